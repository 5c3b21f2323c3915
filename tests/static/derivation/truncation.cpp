// Truncation in the types: the terms that would carry a gradient further are gone.
#include <bptt/bptt.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<4>(recurrence(s[t] = w * s[t - 1_c] + x[t], E[last] = sum(square(s[t]), t)));

// chunks of two steps: 0 1, 2 3
constexpr auto by_chunks = truncated(E, chunks<2>);
static_assert(std::is_empty_v<decltype(by_chunks)>);
static_assert(text(rule(net, by_chunks, s)) == "∂E/∂sₜ = w·∂E/∂sₜ₊₁ [t + 1 in the chunk of 2 of t] + 2·sₜ");
static_assert(same(adjoint(net, by_chunks, s[1_c]), literal<2>{} * s[1_c]));
static_assert(equivalent(derivative(net, by_chunks, s[1_c]), 2_c * s[1_c]));
static_assert(equivalent(derivative(net, by_chunks, s[0_c]), 2_c * s[0_c] + 2_c * w * s[1_c]));
static_assert(equivalent(derivative(net, by_chunks, w), 2_c * (s[0_c] * s[-1_c] + s[1_c] * (s[0_c] + w * s[-1_c]) +
                                                               s[2_c] * s[1_c] + s[3_c] * (s[2_c] + w * s[1_c]))));
static_assert(equivalent(derivative(net, by_chunks, s[-1_c]), 2_c * w * (s[0_c] + w * s[1_c])));
// one chunk is the whole gradient
static_assert(equivalent(derivative(net, truncated(E, chunks<4>), w), derivative(net, E, w)));
static_assert(!equivalent(derivative(net, by_chunks, w), derivative(net, E, w)));

// a window of two steps: what is read at step t reaches the equations of t and t − 1
constexpr auto by_window = truncated(E, window<2>);
static_assert(equivalent(derivative(net, by_window, w),
                         2_c * (s[0_c] * s[-1_c] + s[1_c] * (s[0_c] + w * s[-1_c]) + s[2_c] * (s[1_c] + w * s[0_c]) +
                                s[3_c] * (s[2_c] + w * s[1_c]))));
static_assert(equivalent(derivative(net, by_window, s[-1_c]), 2_c * w * (s[0_c] + w * s[1_c])));
static_assert(equivalent(derivative(net, by_window, s[1_c]), 2_c * s[1_c] + 2_c * w * s[2_c]));
static_assert(equivalent(derivative(net, truncated(E, window<4>), w), derivative(net, E, w)));
static_assert(equivalent(derivative(net, truncated(E, window<1>), x[2_c]), 2_c * s[2_c]));
static_assert(text(rule(net, by_window, s)) ==
              "∂E/∂sₜ = ∂E/∂s⁽⁰⁾ₜ [t ≥ 0] + ∂E/∂s⁽¹⁾ₜ [t ≥ 0] + w·∂E/∂s⁽⁰⁾ₜ₊₁ [t = −1] + w·∂E/∂s⁽¹⁾ₜ₊₁ [t = −1]");

// of a parameter that is read at the end alone nothing is lost
constexpr auto at_the_end = unroll<3>(recurrence(s[t] = tanh(s[t - 1_c] + x[t]), E[last] = w * s[last]));
static_assert(equivalent(derivative(at_the_end, truncated(E, chunks<2>), w), s[2_c]));
static_assert(equivalent(derivative(at_the_end, truncated(E, window<2>), s[0_c]), 0_c * w));
// an initial state that another one is made of, and that the end reads, is not cut off: no step lies between them
constexpr auto from_another =
    unroll<3>(recurrence(s[-1_c] = sin(s[-2_c]), s[t] = w * s[t - 1_c] + x[t], E[last] = s[0_c] + w * s[-1_c]));
static_assert(equivalent(derivative(from_another, truncated(E, window<1>), s[-2_c]), 2_c * w * cos(s[-2_c])));
static_assert(equivalent(derivative(from_another, truncated(E, chunks<1>), s[-2_c]), 2_c * w * cos(s[-2_c])));
}  // namespace
