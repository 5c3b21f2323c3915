// What one formula has and another has not.
#include <bptt/difference.hpp>
#include <bptt/text.hpp>

#include "same.hpp"

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
constexpr auto net = unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c], s[t] = func(z[t]), E[last] = square(s[last]) / 2_c));
constexpr auto d = derivative(net, E, u);
constexpr auto outside = s[last] * prime(func)(z[1_c]);
static_assert(text(difference(d, outside * x[1_c])) == "s₁·func′(z₁)·w·func′(z₀)·x₀");
static_assert(text(difference(outside * x[1_c], d)) == "−s₁·func′(z₁)·w·func′(z₀)·x₀");
static_assert(text(difference(d, outside * (x[1_c] + w * x[0_c]))) == "s₁·func′(z₁)·w·func′(z₀)·x₀ − s₁·func′(z₁)·w·x₀");
static_assert(same(difference(d, outside * (x[1_c] + w * prime(func)(z[0_c]) * x[0_c])), zero));
static_assert(text(difference(net, d, outside * (x[1_c] + w * prime(func)(z[0_c]) * x[0_c]) + u)) == "−u");
// a name for its definition, given the net
static_assert(same(difference(net, func(z[1_c]), s[1_c]), zero) && text(difference(func(z[1_c]), s[1_c])) == "func(z₁) − s₁");
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
static_assert(same(difference(outer(p, q), transpose(q * transpose(p))), zeros<3, 3>{}) && same(difference(diag(p) * q, hadamard(q, p)), zeros<3>{}));
static_assert(text(difference(W * p + q, transpose(W) * p + q)) == "W·p − Wᵀ·p");
}  // namespace vectors
