// Polynomials over atoms with indices: the arithmetic of proofs.
#include <bptt/proof/polynomial.hpp>
#include <bptt/proof/stored.hpp>

using namespace bptt::normal_form;  // the stages behind what people write: tested here, used by nobody else

namespace {
template <int i>
constexpr atom scalar{kind::leaf, static_cast<key_type>(1000 + 77 * i), "scalar"};
constexpr atom matrix{kind::leaf, 5, "M", nullptr, {2, 3}}, vector{kind::leaf, 6, "v", nullptr, {3, 0}};
template <int i>
constexpr polynomial variable() {
  return single(factor{&scalar<i>});
}
constexpr bool arithmetic() {
  polynomial const a = variable<0>(), b = variable<1>(), c = variable<2>(), nothing;
  return equal(sum(a, b), sum(b, a)) && equal(product(a, b), product(b, a)) && !equal(a, b) &&
         !equal(product(a, a), a) &&
         equal(power(sum(a, b), 2), sum(sum(product(a, a), scaled(product(a, b), {2, 1})), product(b, b))) &&
         equal(product(sum(a, b), c), sum(product(a, c), product(b, c))) && equal(product(a, number(0)), nothing) &&
         number(0).terms.empty() && equal(sum(a, number(0)), a) && equal(sum(c, c, {-1, 1}), nothing) &&
         !equal(sum(a, number(1)), sum(a, number(2))) && sum(product(a, b), product(b, a)).terms.size() == 1 &&
         equal(scaled(a, {0, 1}), nothing) && equal(power(a, 0), number(1));
}
static_assert(arithmetic());

constexpr bool order() {  // terms are kept in the order of their keys, each product of factors once
  polynomial all;
  for (int round = 0; round < 3; ++round) {
    multiply(all, variable<4>(), variable<3>());
    multiply(all, variable<3>(), number(2));
    multiply(all, variable<1>(), number(1));
    multiply(all, variable<2>(), number(round - 1));
  }
  polynomial const p = collected(all);
  for (std::size_t i = 1; i < p.terms.size(); ++i)
    if (!(p.terms[i - 1].key < p.terms[i].key)) return false;
  return p.terms.size() == 3 &&
         equal(p, sum(sum(scaled(product(variable<3>(), variable<4>()), {3, 1}), variable<1>(), {3, 1}), variable<3>(),
                      {6, 1}));
}
static_assert(order());

constexpr bool indices() {
  polynomial const M = single(factor{&matrix, {1, 1}, {row, column}}),
                   v = single(factor{&vector, {1, 1}, {row, no_index}});
  polynomial const Mv = product(M, {row, summed}, v, {summed, column}, 3),
                   vM = product(v, {no_index, summed}, reindexed(M, {column, row}), {row, column}, 0);
  polynomial const ones = product(number(1), {row, summed}, number(1), {summed, column}, 3);
  return Mv.terms.size() == 1 && Mv.factors.size() == 2 && uses(Mv, row) && !uses(Mv, column) &&
         extent_of(Mv, row) == 2 && extent_of(reindexed(Mv, {column, row}), column) == 2 && !equal(Mv, vM) &&
         equal(reindexed(reindexed(M, {column, row}), {column, row}), M) && !equal(reindexed(M, {column, row}), M) &&
         equal(ones, number(3)) && !equal(reindexed(v, {fixed(0), column}), reindexed(v, {fixed(1), column}));
}
static_assert(indices());

struct long_sum {  // longer than what is stored at the first try
  static constexpr polynomial make() {
    polynomial p = sum(variable<0>(), variable<1>());
    return power(p, 30);
  }
};
static_assert(stored<long_sum>::terms == 31 && stored<long_sum>::view.size == 31 &&
              equal(stored<long_sum>::view, long_sum::make()));
}  // namespace
