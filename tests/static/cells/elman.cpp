// Elman's layer: its equations, its rules and its errors; and a layer that somebody goes on from.
#include <bptt/cells/elman.hpp>

#include "../same.hpp"

namespace of_elman {
using namespace bptt;
// clang-format off
inline constexpr int D = 3, H = 4;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct layer_1 : cells::elman<layer_1, D, H> {} layer_1;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct m : variable<m> {} m;
// clang-format on

// the symbols: their shapes and names; all of it is in the type
static_assert(shape_of(layer_1.W_ih) == shape<H, D>{} && shape_of(layer_1.W_hh) == shape<H, H>{});
static_assert(shape_of(layer_1.b) == shape<H>{} && shape_of(layer_1.h) == shape<H>{});
static_assert(text(layer_1.W_ih) == "layer_1.W_ih" && text(layer_1.h[-1_c]) == "layer_1.h₋₁");
static_assert(std::is_empty_v<struct layer_1> && std::is_empty_v<decltype(layer_1.W_ih)>);

// the equations
static_assert(same(layer_1(x[t]), equations(layer_1.h[t] = tanh(layer_1.W_ih * x[t] +
                                                                layer_1.W_hh * layer_1.h[t - 1_c] + layer_1.b))));
static_assert(text(layer_1(x[t])) == "layer_1.hₜ = tanh(layer_1.W_ih·xₜ + layer_1.W_hh·layer_1.hₜ₋₁ + layer_1.b)");
// of another function, of another input
static_assert(text(layer_1(x[t - 1_c] + x[t], [](auto a) { return relu(a); })) ==
              "layer_1.hₜ = relu(layer_1.W_ih·(xₜ₋₁ + xₜ) + layer_1.W_hh·layer_1.hₜ₋₁ + layer_1.b)");

// a net of it, with an equation more that reads the state of the layer; its rules and derivatives
constexpr auto net =
    unroll<3>(recurrence(layer_1(x[t]), m[t] = m[t - 1_c] / 2_c + sum(layer_1.h[t]), E[last] = square(m[last])));
static_assert(text(rule(net, E, layer_1.W_hh)) ==
              "∂E/∂layer_1.W_hhₜ = (∂E/∂layer_1.hₜ ∘ (1 − layer_1.hₜ²))·layer_1.hₜ₋₁ᵀ");
static_assert(text(rule(net, E, m)) == "∂E/∂mₜ = ∂E/∂mₜ₊₁/2 [t + 1 < T] + 2·mₜ [t = T−1]");
static_assert(text(derivative(net, layer_1.h[1_c], layer_1.h[-1_c])) ==
              "diag(1 − layer_1.h₁²)·layer_1.W_hh·diag(1 − layer_1.h₀²)·layer_1.W_hh");
constexpr auto g = gradient(net, E, wrt(layer_1.W_ih, layer_1.W_hh, layer_1.b, layer_1.h[-1_c], m[-1_c], x));
static_assert(std::is_empty_v<decltype(g)>);

// the example of the documentation
constexpr auto documented = recurrence(layer_1(x[t]), E[last] = sum(dot(layer_1.h[t], layer_1.h[t]), t));
static_assert(unroll<4>(documented).steps == 4);
}  // namespace of_elman
