// What one formula has and another has not.
#include <bptt/printing/text.hpp>
#include <bptt/proof/difference.hpp>

#include "../same.hpp"

namespace net2 {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct func : function<func> {} func;
// clang-format on
constexpr auto net =
    unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c], s[t] = func(z[t]), E[last] = square(s[last]) / 2_c));
constexpr auto d = derivative(net, E, u);
constexpr auto outside = s[last] * prime(func)(z[1_c]);
static_assert(text(difference(d, outside * x[1_c])) == "s₁·func′(z₁)·w·func′(z₀)·x₀");
static_assert(text(difference(outside * x[1_c], d)) == "−s₁·func′(z₁)·w·func′(z₀)·x₀");
static_assert(text(difference(d, outside *(x[1_c] + w * x[0_c]))) == "s₁·func′(z₁)·w·func′(z₀)·x₀ − s₁·func′(z₁)·w·x₀");
static_assert(same(difference(d, outside *(x[1_c] + w * prime(func)(z[0_c]) * x[0_c])), zero));
static_assert(text(difference(net, d, outside *(x[1_c] + w * prime(func)(z[0_c]) * x[0_c]) + u)) == "−u");
// a name for its definition, given the net
static_assert(same(difference(net, func(z[1_c]), s[1_c]), zero) &&
              text(difference(func(z[1_c]), s[1_c])) == "func(z₁) − s₁");
// like terms are joined; a term that is the sum of others goes with them
static_assert(text(difference(3_c * u * w, w * u)) == "2·u·w" && text(difference(u * w, w * u / 2_c)) == "u·w/2");
static_assert(text(difference((s[1_c] - x[0_c]) * u + w, u * s[1_c] - u * x[0_c])) == "w");
}  // namespace net2

namespace vectors {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
// clang-format on
static_assert(same(difference(outer(p, q), transpose(q * transpose(p))), zeros<3, 3>{}) &&
              same(difference(diag(p) * q, hadamard(q, p)), zeros<3>{}));
static_assert(text(difference(W * p + q, transpose(W) * p + q)) == "W·p − Wᵀ·p");
static_assert(text(difference(hadamard(p, W * q + q), hadamard(q, p))) == "p ∘ W·q" &&
              text(difference(outer(p, q), outer(q, p))) == "p·qᵀ − q·pᵀ");
static_assert(text(difference(2_c * p + q, p - q)) == "p + 2·q" && text(difference(p, p / 3_c)) == "2/3·p");
// given a net
// clang-format off
inline constexpr struct b : parameter<b, 3> {} b;
inline constexpr struct y : input<y, 3> {} y;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = tanh(W * h[t - 1_c] + b), L[last] = sum(dot(h[t], y[t]), t)));
constexpr auto d1 = hadamard(y[1_c], 1_c - square(h[1_c]));
constexpr auto d0 = hadamard(1_c - square(h[0_c]), y[0_c] + transpose(W) * d1);
static_assert(same(difference(net, derivative(net, L, b), d1 + d0), zeros<3>{}));
static_assert(text(difference(net, derivative(net, L, b), d1 + hadamard(1_c - square(h[0_c]), transpose(W) * d1))) ==
              "y₀ ∘ (1 − h₀²)");
static_assert(text(difference(net, d1 + d0 + b, derivative(net, L, b))) == "b");
}  // namespace vectors
