// GRU, as PyTorch has it and as Cho et al. wrote it: equations, rules, and what is shared.
#include <bptt/cells/gru.hpp>

#include "../same.hpp"

namespace of_gru {
using namespace bptt;
// clang-format off
inline constexpr int D = 3, H = 4;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct l : cells::gru<l, D, H> {} l;
inline constexpr struct cho : cells::gru_cho<cho, D, H> {} cho;
inline constexpr struct E : variable<E> {} E;
// clang-format on

static_assert(shape_of(l.W_ih) == shape<3 * H, D>{} && shape_of(l.W_hh) == shape<3 * H, H>{} &&
              shape_of(l.b_ih) == shape<3 * H>{});
static_assert(text(l(x[t])) ==
              "l.a_ihₜ = l.W_ih·xₜ + l.b_ih\n"
              "l.a_hhₜ = l.W_hh·l.hₜ₋₁ + l.b_hh\n"
              "l.rₜ = σ(segment<0, 4>(l.a_ihₜ) + segment<0, 4>(l.a_hhₜ))\n"
              "l.zₜ = σ(segment<4, 4>(l.a_ihₜ) + segment<4, 4>(l.a_hhₜ))\n"
              "l.nₜ = tanh(segment<8, 4>(l.a_ihₜ) + l.rₜ ∘ segment<8, 4>(l.a_hhₜ))\n"
              "l.hₜ = l.nₜ + l.zₜ ∘ (l.hₜ₋₁ − l.nₜ)");

constexpr auto cell = recurrence(l(x[t]), E[last] = sum(dot(l.h[t], l.h[t]), t));  // the example of the documentation
constexpr auto net = unroll<3>(cell);
static_assert(text(rule(net, E, l.n)) == "∂E/∂l.nₜ = ∂E/∂l.hₜ − l.zₜ ∘ ∂E/∂l.hₜ");
static_assert(text(rule(net, E, l.h)) ==
              "∂E/∂l.hₜ = l.W_hhᵀ·∂E/∂l.a_hhₜ₊₁ [t + 1 < T] + (l.zₜ₊₁ ∘ ∂E/∂l.hₜ₊₁) [t + 1 < T] + l.hₜ + l.hₜ");
// what comes from the state is reset in its last third, what comes from the input is not
static_assert(
    text(rule(net, E, l.a_hh)) ==
    "∂E/∂l.a_hhₜ = concat(∂E/∂l.rₜ ∘ l.rₜ ∘ (1 − l.rₜ), ∂E/∂l.zₜ ∘ l.zₜ ∘ (1 − l.zₜ), l.rₜ ∘ ∂E/∂l.nₜ ∘ (1 − l.nₜ²))");
static_assert(
    text(rule(net, E, l.a_ih)) ==
    "∂E/∂l.a_ihₜ = concat(∂E/∂l.rₜ ∘ l.rₜ ∘ (1 − l.rₜ), ∂E/∂l.zₜ ∘ l.zₜ ∘ (1 − l.zₜ), ∂E/∂l.nₜ ∘ (1 − l.nₜ²))");
static_assert(equivalent(derivative(net, l.h[1_c], l.z[1_c]), diag(l.h[0_c] - l.n[1_c])));

// Cho et al.: the reset gate acts on the state, before the product
static_assert(shape_of(cho.W_hh) == shape<3 * H, H>{} && shape_of(cho.b) == shape<3 * H>{});
static_assert(text(cho(x[t])) ==
              "cho.aₜ = cho.W_ih·xₜ + cho.b\n"
              "cho.rₜ = σ(segment<0, 4>(cho.aₜ) + rows<0, 4>(cho.W_hh)·cho.hₜ₋₁)\n"
              "cho.zₜ = σ(segment<4, 4>(cho.aₜ) + rows<4, 4>(cho.W_hh)·cho.hₜ₋₁)\n"
              "cho.nₜ = tanh(segment<8, 4>(cho.aₜ) + rows<8, 4>(cho.W_hh)·(cho.rₜ ∘ cho.hₜ₋₁))\n"
              "cho.hₜ = cho.nₜ + cho.zₜ ∘ (cho.hₜ₋₁ − cho.nₜ)");
constexpr auto of_cho = unroll<3>(recurrence(cho(x[t]), E[last] = sum(dot(cho.h[t], cho.h[t]), t)));
static_assert(text(rule(of_cho, E, cho.W_hh)) ==
              "∂E/∂cho.W_hhₜ = concat((∂E/∂cho.rₜ ∘ cho.rₜ ∘ (1 − cho.rₜ))·cho.hₜ₋₁ᵀ, (∂E/∂cho.zₜ ∘ cho.zₜ ∘ (1 − "
              "cho.zₜ))·cho.hₜ₋₁ᵀ, "
              "(∂E/∂cho.nₜ ∘ (1 − cho.nₜ²))·(cho.rₜ ∘ cho.hₜ₋₁)ᵀ)");
}  // namespace of_gru
