// Quotients of polynomials with rational coefficients: the arithmetic of proofs.
#include <bptt/polynomial.hpp>

using namespace bptt::normal_form;  // the stages behind what people write: tested here, used by nobody else

namespace {
static_assert(rational{1, 2} + rational{1, 3} == rational{5, 6} && rational{1, 2} + rational{-1, 2} == rational{0, 1});
static_assert(rational{2, 3} * rational{3, 4} == rational{1, 2} && reduced(4, -6) == rational{-2, 3});

/// The polynomial that is atom i.
constexpr polynomial atom(int i) {
  monomial m{{1, 1}, {}};
  for (int k = 0; k < i; ++k) m.powers.push_back(0);
  m.powers.push_back(1);
  polynomial p;
  p.push_back(m);
  return p;
}
constexpr bool arithmetic() {
  auto const a = atom(0), b = atom(1), c = atom(2);
  return equal(a + b, b + a) && equal(a * b, b * a) && !equal(a, b) && !equal(a * a, a) && equal((a + b) * (a + b), a * a + constant_of(2) * a * b + b * b) &&
         equal((a + b) * c, a * c + b * c) && equal(a * constant_of(0), constant_of(0)) && constant_of(0).empty() && equal(a + constant_of(0), a) &&
         equal(c + constant_of(-1) * c, constant_of(0)) && !equal(a + constant_of(1), a + constant_of(2)) && (a * b + b * a).size() == 1;
}
static_assert(arithmetic());

constexpr bool order() {  // monomials are kept in order, each product of powers once
  polynomial sum;
  for (int round = 0; round < 3; ++round)
    for (int i = 0; i < 20; ++i) add_to(sum, atom((7 * i) % 20)[0]);
  for (std::size_t i = 1; i < sum.size(); ++i)
    if (!precedes(sum[i - 1].powers, sum[i].powers)) return false;
  return sum.size() == 20 && sum[3].coefficient == rational{3, 1};
}
static_assert(order());

constexpr bool quotients() {
  auto const a = atom(0), b = atom(1), unit = constant_of(1);
  quotient const half{unit, constant_of(2)}, third{unit, constant_of(3)}, ab{a, b}, ba{b, a};
  return equal(half + third, quotient{constant_of(5), constant_of(6)}) && equal(ab * ba, quotient{unit, unit}) && !equal(ab, ba) &&
         equal(ab + ba, quotient{a * a + b * b, a * b}) && equal(ab + ab, quotient{constant_of(2) * a, b}) &&
         !equal(quotient{a, {}}, quotient{a, {}});  // by 0
}
static_assert(quotients());
}  // namespace
