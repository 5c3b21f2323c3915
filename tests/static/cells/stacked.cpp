// Layers on top of each other, layers beside each other, and a layer among equations of one's own.
#include <bptt/cells.hpp>

#include "../same.hpp"

namespace of_layers {
using namespace bptt;
// clang-format off
inline constexpr int D = 3, H = 4, K = 5;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct V : parameter<V, 2, H + K> {} V;
inline constexpr struct q : variable<q, 2> {} q;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct below : cells::lstm<below, D, H> {} below;
inline constexpr struct above : cells::lstm<above, H, K> {} above;
inline constexpr struct top : cells::gru<top, K, K> {} top;
inline constexpr struct slow : cells::leaky<slow, H + K, H> {} slow;
// clang-format on

// the helper says no more than composition; one layer is a stack of one
static_assert(same(cells::stacked(x[t], below, above), equations(below(x[t]), above(below.h[t]))));
static_assert(same(cells::stacked(x[t], below, above, top),
                   equations(below(x[t]), above(below.h[t]), top(above.h[t]))));
static_assert(same(cells::stacked(x[t], below), below(x[t])));

// the symbols of two layers are two, and their names too
static_assert(!std::is_same_v<decltype(below.h), decltype(above.h)> && text(below.h) == "below.h" &&
              text(above.h) == "above.h");

// two layers, a third that reads both, and an equation that reads what it likes
constexpr auto net =
    unroll<4>(recurrence(cells::stacked(x[t], below, above), slow(concat(below.h[t], above.h[t - 1_c])),
                         q[t] = V * concat(slow.h[t], above.h[t]), E[last] = sum(square(sum(q[t])), t)));
static_assert(text(rule(net, E, below.h)) ==
              "∂E/∂below.hₜ = below.W_hhᵀ·∂E/∂below.aₜ₊₁ [t + 1 < T] + above.W_ihᵀ·∂E/∂above.aₜ"
              " + slow.alpha·segment<0, 4>(slow.W_ihᵀ·(∂E/∂slow.hₜ ∘ (1 − tanh(slow.W_ih·concat(below.hₜ, above.hₜ₋₁) "
              "+ slow.W_hh·slow.hₜ₋₁ + slow.b)²)))");
static_assert(text(rule(net, E, above.W_ih)) == "∂E/∂above.W_ihₜ = ∂E/∂above.aₜ·below.hₜᵀ");
constexpr auto g = gradient(net, E, wrt(below.W_ih, above.W_hh, slow.alpha, V, below.c[-1_c]), also(above.h[last]));
static_assert(std::is_empty_v<decltype(g)>);
}  // namespace of_layers
