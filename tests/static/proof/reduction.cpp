// Inverses of polynomials, and functions that depend on each other.
#include <bptt/proof/reduction.hpp>
#include <bptt/proof/stored.hpp>

using namespace bptt::normal_form;  // the stages behind what people write: tested here, used by nobody else

namespace {
constexpr atom a_{kind::leaf, 101, "a"}, b_{kind::leaf, 202, "b"}, v_{kind::leaf, 303, "v", nullptr, {3, 0}},
    sine{kind::sine, 404, "sin"}, tangent{kind::sigmoidal, 505, "tanh"};
constexpr atom with_base(kind what, key_type key, atom const& base) {
  atom a = base;
  a.what = what;
  a.key = key;
  a.related = &base;
  return a;
}
constexpr atom cosine = with_base(kind::cosine, 606, sine), hyperbolic = with_base(kind::hyperbolic, 707, tangent);
constexpr polynomial of(atom const& a, long long power = 1, index i = no_index) {
  return single(factor{&a, {power, 1}, {i, no_index}});
}

// 1/(1 + v), component by component
struct denominator {
  static constexpr polynomial make() { return sum(number(1), of(v_, 1, row)); }
};
constexpr atom inverse_ = [] {
  atom a{kind::inverse, 808, "1/"};
  a.arguments = &stored<denominator>::view;
  a.arity = 1;
  a.extents[0] = 3;
  return a;
}();
constexpr bool inverses() {
  polynomial const v = of(v_, 1, row), I = of(inverse_, 1, row), one = number(1);
  polynomial const together = product(I, {summed, column}, v, {summed, column}, 3),
                   apart = product(reindexed(I, {summed, column}), reindexed(v, {summed, column}));
  return vanishes(sum(product(I, sum(one, v)), one, {-1, 1})) && !vanishes(sum(product(I, v), one, {-1, 1})) &&
         vanishes(sum(product(product(I, I), product(v, v)), power(sum(one, I, {-1, 1}), 2), {-1, 1})) &&
         // inside of a sum: Σ vᵢ/(1 + vᵢ) = 3 − Σ 1/(1 + vᵢ)
         vanishes(sum(sum(together, number(3), {-1, 1}), reindexed(I, {summed, column}))) &&
         !vanishes(sum(together, number(3), {-1, 1})) && !vanishes(sum(together, apart, {-1, 1}));
}
static_assert(inverses());

// of a leading coefficient of 2: Σ vᵢ/(1 + 2vᵢ) = 3/2 − 1/2·Σ 1/(1 + 2vᵢ)
struct doubled_denominator {
  static constexpr polynomial make() { return sum(number(1), of(v_, 1, row), {2, 1}); }
};
constexpr atom doubled_inverse = [] {
  atom a = inverse_;
  a.key = 809;
  a.arguments = &stored<doubled_denominator>::view;
  return a;
}();
constexpr bool leading_coefficient() {
  polynomial const v = of(v_, 1, row), I = of(doubled_inverse, 1, row);
  polynomial const together = product(I, {summed, column}, v, {summed, column}, 3),
                   total = sum(number(3), reindexed(I, {summed, column}), {-1, 1});
  return vanishes(sum(together, total, {-1, 2})) && !vanishes(sum(together, total, {-1, 1}));
}
static_assert(leading_coefficient());

constexpr bool parts() {  // 1/(2ab) = (1/2)·a⁻¹b⁻¹, 1/(2a² + 4ab) = (1/2)·a⁻¹/(a + 2b), or as much with b in front
  polynomial const a = of(a_), b = of(b_), ab = scaled(product(a, b), {2, 1}),
                   more = sum(scaled(product(a, a), {2, 1}), scaled(product(a, b), {4, 1}));
  inverse_parts const single_term = inverted(ab), several = inverted(more);
  polynomial const p = product(several.factors, more);
  return equal(product(single_term.factors, ab), number(1)) && equal(single_term.rest, number(1)) &&
         several.rest.terms.size() == 2 && equal(p, several.rest) && !uses(p, row) && !inverted(number(0)).is_defined;
}
static_assert(parts());

constexpr bool functions() {
  polynomial const c = of(cosine), s = of(sine), C = of(hyperbolic), T = of(tangent), one = number(1),
                   S = product(C, T);
  return vanishes(sum(sum(product(c, c), product(s, s)), one, {-1, 1})) &&
         !vanishes(sum(product(c, c), product(s, s))) &&
         vanishes(sum(sum(product(C, C), product(S, S), {-1, 1}), one, {-1, 1})) &&
         vanishes(sum(of(hyperbolic, -2), sum(one, product(T, T), {-1, 1}), {-1, 1})) &&
         vanishes(sum(power(c, 4), power(sum(one, product(s, s), {-1, 1}), 2), {-1, 1})) && !vanishes(sum(c, s)) &&
         vanishes(sum(product(S, T), sum(C, of(hyperbolic, -1), {-1, 1}), {-1, 1})) && !vanishes(sum(product(S, T), C));
}
static_assert(functions());
}  // namespace
