// Products of factors with indices: powers, sums over indices, their names.
#include <bptt/proof/monomial.hpp>

using namespace bptt::normal_form;  // the stages behind what people write: tested here, used by nobody else

namespace {
constexpr atom leaf(std::string_view name, int rows = 1, int columns = 1) {
  atom a;
  a.name = name;
  a.key = key_of(name);
  a.extents[0] = rows;
  a.extents[1] = columns;
  return a;
}
constexpr atom s = leaf("s"), v = leaf("v", 3), w = leaf("w", 3), M = leaf("M", 3, 3),
               delta{kind::delta, 2, "delta", nullptr, {3, 3}}, p{kind::softmax, 3, "p", nullptr, {3, 0}};

template <class... Factor>
constexpr monomial product(Factor... f) {
  monomial result;
  (result.put(f), ...);
  normalise(result);
  return result;
}
constexpr factor at(atom const& a, index i = no_index, index j = no_index, rational power = {1, 1}) {
  return {&a, power, {i, j}};
}
constexpr bool same(monomial const& a, monomial const& b) {
  bool equal = a.coefficient == b.coefficient && a.factors.size() == b.factors.size();
  for (std::size_t k = 0; equal && k < a.factors.size(); ++k)
    equal = same_variable(a.factors[k], b.factors[k]) && a.factors[k].power == b.factors[k].power;
  return equal;
}
constexpr monomial times(long long n, monomial q) {
  q.coefficient = q.coefficient * rational{n, 1};
  return q;
}
constexpr index i = row, j = column, k = 7, m = 9, n = 12;

// powers, in any order
static_assert(same(product(at(s), at(v, i)), product(at(v, i), at(s))) && !same(product(at(s)), product(at(s), at(s))));
static_assert(same(product(at(s), at(s)), product(at(s, no_index, no_index, {2, 1}))) &&
              same(product(at(s), at(s, no_index, no_index, {-1, 1})), product()));
static_assert(!same(product(at(v, i), at(v, j)), product(at(v, i), at(v, i))) &&
              !same(product(at(v, fixed(0))), product(at(v, fixed(1)))));
// what a sum is called does not matter, what it connects does
static_assert(same(product(at(M, i, k), at(v, k)), product(at(v, m), at(M, i, m))) &&
              !same(product(at(M, i, k), at(v, k)), product(at(M, k, i), at(v, k))));
static_assert(same(product(at(M, i, k), at(M, k, m), at(v, m)), product(at(M, m, k), at(v, k), at(M, i, m))));
static_assert(!same(product(at(M, i, k), at(M, m, k), at(v, m)), product(at(M, i, k), at(M, k, m), at(v, m))));
static_assert(same(product(at(v, k), at(M, k, m), at(w, m), at(v, n), at(M, n, 13), at(w, 13)),
                   product(at(v, 20), at(v, 21), at(M, 21, 23), at(w, 22), at(M, 20, 22), at(w, 23))));
static_assert(!same(product(at(v, k), at(M, k, m), at(w, m), at(v, n), at(M, n, 13), at(w, 13)),
                    product(at(v, k), at(M, k, m), at(v, m), at(w, n), at(M, n, 13), at(w, 13))));
static_assert(!same(product(at(v, k), at(w, k)), product(at(v, k), at(w, m))));
// a sum over ones counts
static_assert(same(product(at(v, k), at(v, k, no_index, {-1, 1})), times(3, product())) &&
              same(product(at(v, i), at(v, i, no_index, {-1, 1})), product()));
// δ
static_assert(same(product(at(delta, i, k), at(v, k)), product(at(v, i))) &&
              same(product(at(delta, k, k)), times(3, product())) &&
              same(product(at(delta, k, m)), times(3, product())) &&
              same(product(at(delta, k, m), at(v, k)), product(at(v, n))) &&
              same(product(at(delta, k, m), at(M, k, m)), product(at(M, n, n))));
static_assert(same(product(at(delta, i, j), at(v, j)), product(at(delta, i, j), at(v, i))) &&
              same(product(at(delta, i, j), at(delta, j, i)), product(at(delta, i, j))));
static_assert(product(at(delta, fixed(0), fixed(1))).coefficient.n == 0 &&
              same(product(at(delta, fixed(1), fixed(1))), product()));
// Σ softmax = 1, and not of its square
static_assert(same(product(at(p, k), at(v, i)), product(at(v, i))) &&
              !same(product(at(p, k, no_index, {2, 1})), product()) &&
              !same(product(at(p, k), at(v, k)), product(at(v, k))));
}  // namespace
