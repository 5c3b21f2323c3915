// Quotients of polynomials with rational coefficients, for proofs at compile time. What an atom of a polynomial stands for is known in equivalent.hpp.
#pragma once
#include <bptt/sequence.hpp>
#include <numeric>

namespace bptt::normal_form {

struct rational {
  long long n = 0, d = 1;
  constexpr bool operator==(rational const&) const = default;
};
constexpr rational reduced(long long n, long long d) {
  long long const g = std::gcd(n, d) * (d < 0 ? -1 : 1);
  return {n / g, d / g};
}
constexpr rational operator+(rational a, rational b) { return reduced(a.n * b.d + b.n * a.d, a.d * b.d); }
constexpr rational operator*(rational a, rational b) { return reduced(a.n * b.n, a.d * b.d); }

/// A coefficient times powers of atoms; `powers[i]` belongs to atom i, without zeros at the end.
struct monomial {
  rational coefficient;
  sequence<int> powers;
};
constexpr bool precedes(sequence<int> const& a, sequence<int> const& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
    if (a[i] != b[i]) return a[i] < b[i];
  return a.size() < b.size();
}
/// Monomials in order, each product of powers once, none with coefficient 0.
using polynomial = sequence<monomial>;

constexpr polynomial constant_of(long long n) {
  polynomial p;
  if (n != 0) p.push_back(monomial{{n, 1}, {}});
  return p;
}
constexpr void add_to(polynomial& sum, monomial const& m) {
  std::size_t i = 0;
  for (std::size_t n = sum.size(); n > 0;) {  // the first monomial that does not precede m is in [i, i + n)
    std::size_t const half = n / 2;
    if (precedes(sum[i + half].powers, m.powers)) {
      i += half + 1;
      n -= half + 1;
    } else
      n = half;
  }
  if (i == sum.size() || !(sum[i].powers == m.powers)) {
    sum.insert(i, m);
  } else {
    sum[i].coefficient = sum[i].coefficient + m.coefficient;
    if (sum[i].coefficient.n == 0) sum.erase(i);
  }
}
constexpr polynomial operator+(polynomial sum, polynomial const& other) {
  for (auto const& m : other) add_to(sum, m);
  return sum;
}
constexpr polynomial operator*(polynomial const& a, polynomial const& b) {
  polynomial result;
  for (auto const& x : a)
    for (auto const& y : b) {
      monomial product{x.coefficient * y.coefficient, x.powers};
      for (std::size_t i = 0; i < y.powers.size(); ++i)
        if (i < product.powers.size())
          product.powers[i] += y.powers[i];
        else
          product.powers.push_back(y.powers[i]);
      add_to(result, product);
    }
  return result;
}
constexpr bool equal(polynomial const& a, polynomial const& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!(a[i].coefficient == b[i].coefficient) || !(a[i].powers == b[i].powers)) return false;
  return true;
}

struct quotient {
  polynomial above, below;
};
constexpr quotient operator+(quotient const& a, quotient const& b) {
  if (equal(a.below, b.below)) return {a.above + b.above, a.below};
  return {a.above * b.below + b.above * a.below, a.below * b.below};
}
constexpr quotient operator*(quotient const& a, quotient const& b) { return {a.above * b.above, a.below * b.below}; }
/// Equal where both are defined. A quotient by 0 is defined nowhere and equals nothing.
constexpr bool equal(quotient const& a, quotient const& b) {
  return !a.below.empty() && !b.below.empty() && equal(a.above * b.below, b.above * a.below);
}

}  // namespace bptt::normal_form
