// A choice takes one of two formulas: its node, its shapes, its rule, and numbers as constants, where what is not
// chosen has no value at all.
#include <bptt/bptt.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct m : input<m> {} m;
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct v : variable<v, 3> {} v;
inline constexpr struct p : parameter<p, 3> {} p;
// clang-format on
static_assert(same(where(m[t], v[t], v[t - 1_c]), where_of<ago<struct m, 0>, ago<struct v, 0>, ago<struct v, 1>>{}));
static_assert(same(where(m[t], w, 0_c), where_of<ago<struct m, 0>, struct w, struct zero>{}));
static_assert(same(clamp(v[t], 0_c, p), min(max(v[t], 0_c), p)));
static_assert(shape_of(where(m[t], v[t], v[t - 1_c])) == shape<3>{} &&
              shape_of(where(p > 0_c, 1_c, v[t])) == shape<3>{} && shape_of(where(p > 0_c, 1_c, 0_c)) == shape<3>{} &&
              shape_of(where(w > 0_c, 1_c, 0_c)) == shape<>{});
static_assert(std::is_empty_v<decltype(where(m[t], w, x[t]))>);
// a fraction is as large as the other branch, two numbers as the condition
static_assert(same(where(m[t], v[t], 2_c / 3_c), where(m[t], v[t], broadcast<3>(2_c / 3_c))) &&
              same(where(m[t], 0.5_c, v[t]), where(m[t], broadcast<3>(0.5_c), v[t])) &&
              same(where(m[t], 0.5_c, w), where_of<ago<struct m, 0>, decltype(as_operand(0.5_c)), struct w>{}));
static_assert(same(where(p > 0_c, 1_c, 0.01_c), where(p > 0_c, broadcast<3>(one), broadcast<3>(0.01_c))) &&
              shape_of(where(w > 0_c, 1_c, 0.01_c)) == shape<>{});

// the builder, and what is built again
namespace builder {
using namespace simplified;
static_assert(same(chosen(w > x[t], s[t], s[t]), s[t]) && same(chosen(one, s[t], w), s[t]) &&
              same(chosen(zero, s[t], w), w) && same(chosen(w > x[t], zero, zero), zero) &&
              same(chosen(w, s[t], zero), where_of<struct w, ago<struct s, 0>, struct zero>{}));
static_assert(same(build(where(m[t], w, w)), w));
}  // namespace builder

// the rule: to the condition nothing, to each branch the cotangent where it is chosen
static_assert(same(rules::pullback(where(m[t], w, s[t]), x[t], s[t]),
                   types<struct zero, decltype(where(m[t], x[t], zero)), decltype(where(m[t], zero, x[t]))>{}));
constexpr auto net =
    unroll<3>(recurrence(s[t] = where(m[t], w * s[t - 1_c] + x[t], s[t - 1_c]), E[last] = sum(m[t] * square(s[t]), t)));
static_assert(text(rule(net, E, s)) ==
              "∂E/∂sₜ = where(mₜ₊₁, w·∂E/∂sₜ₊₁, 0) [t + 1 < T] + where(mₜ₊₁, 0, ∂E/∂sₜ₊₁) [t + 1 < T] + 2·mₜ·sₜ");
static_assert(text(rule(net, E, m)) == "∂E/∂mₜ = sₜ²");  // nothing through the condition
// what is not chosen stands in no product: not inverted, not multiplied
constexpr auto roots =
    unroll<2>(recurrence(s[t] = where(m[t], sqrt(w * x[t]), s[t - 1_c]), E[last] = square(s[last]) / 2_c));
static_assert(text(derivative(roots, E, w)) ==
              "where(m₁, s₁·x₁/(2·sqrt(w·x₁)), 0) + where(m₀, where(m₁, 0, s₁·x₀/(2·sqrt(w·x₀))), 0)");
// forward mode chooses the tangent as it chooses the value
constexpr auto linear = linearised(roots, wrt(w));
static_assert(text(rule(linear, tangent(E), tangent(s))) ==
              "∂dE/∂dsₜ = where(mₜ₊₁, 0, ∂dE/∂dsₜ₊₁) [t + 1 < T] + sₜ [t = T−1]");

// a Jacobian: rows and columns of what is chosen
inline constexpr struct W : parameter<W, 3, 3> {
} W;
inline constexpr struct h : variable<h, 3> {
} h;
constexpr auto vectors = unroll<2>(recurrence(h[t] = where(p > h[t - 1_c], W * h[t - 1_c], p), E[last] = sum(h[last])));
constexpr auto whole = unroll<2>(recurrence(h[t] = where(m[t], W * h[t - 1_c], p), E[last] = sum(h[last])));
static_assert(text(derivative(vectors, h[1_c], h[0_c])) == "diag(where(p > h₀, 1, 0))·W" &&
              text(derivative(whole, h[1_c], h[0_c])) == "where(m₁, W, 0)");
static_assert(shape_of(derivative(whole, h[1_c], p)) == shape<3, 3>{});

// the third step does not count: s₀ = 2·1 + 3, s₁ = 2·5 − 4
constexpr auto r = gradient(net, E, wrt(w, x, s[-1_c]), also(s[last]))(w(2), x({3, -4, 7}), s[-1_c](1), m({1, 1, 0}));
static_assert(r.value(s[last]) == 6 && r[E] == 25 + 36);
static_assert(r[x][2] == 0 && r[x][1] == 12 && r[x][0] == 10 + 12 * 2 && r[w] == 12 * 5 + 34 * 1 &&
              r[s[-1_c]] == 34 * 2);
}  // namespace
