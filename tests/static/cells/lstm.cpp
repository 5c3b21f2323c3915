// LSTM: its equations, the rules of Gers, Schmidhuber and Cummins as the compiler derives them, peepholes, and proofs.
#include <bptt/cells/lstm.hpp>

#include "../same.hpp"

namespace of_lstm {
using namespace bptt;
// clang-format off
inline constexpr int D = 3, H = 4;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct net_1 : cells::lstm<net_1, D, H> {} net_1;
inline constexpr struct E : variable<E> {} E;
// clang-format on

static_assert(shape_of(net_1.W_ih) == shape<4 * H, D>{} && shape_of(net_1.W_hh) == shape<4 * H, H>{});
static_assert(shape_of(net_1.b_ih) == shape<4 * H>{} && shape_of(net_1.b_hh) == shape<4 * H>{} &&
              shape_of(net_1.c) == shape<H>{});
static_assert(text(net_1(x[t])) ==
              "net_1.aₜ = net_1.W_ih·xₜ + net_1.b_ih + net_1.W_hh·net_1.hₜ₋₁ + net_1.b_hh\n"
              "net_1.iₜ = σ(segment<0, 4>(net_1.aₜ))\n"
              "net_1.fₜ = σ(segment<4, 4>(net_1.aₜ))\n"
              "net_1.gₜ = tanh(segment<8, 4>(net_1.aₜ))\n"
              "net_1.oₜ = σ(segment<12, 4>(net_1.aₜ))\n"
              "net_1.cₜ = net_1.fₜ ∘ net_1.cₜ₋₁ + net_1.iₜ ∘ net_1.gₜ\n"
              "net_1.hₜ = net_1.oₜ ∘ tanh(net_1.cₜ)");

constexpr auto cell =
    recurrence(net_1(x[t]), E[last] = sum(dot(net_1.h[t], net_1.h[t]), t));  // the example of the documentation
constexpr auto net = unroll<3>(cell);
// the error carousel: what reaches the state c of the step before is scaled by the forget gate and by nothing else
static_assert(
    text(rule(net, E, net_1.c)) ==
    "∂E/∂net_1.cₜ = (net_1.fₜ₊₁ ∘ ∂E/∂net_1.cₜ₊₁) [t + 1 < T] + net_1.oₜ ∘ ∂E/∂net_1.hₜ ∘ (1 − tanh(net_1.cₜ)²)");
static_assert(text(rule(net, E, net_1.h)) ==
              "∂E/∂net_1.hₜ = net_1.W_hhᵀ·∂E/∂net_1.aₜ₊₁ [t + 1 < T] + net_1.hₜ + net_1.hₜ");
// the adjoint of what the gates read is one vector of four pieces, and that of the weights one outer product of it
static_assert(
    text(rule(net, E, net_1.a)) ==
    "∂E/∂net_1.aₜ = concat(∂E/∂net_1.iₜ ∘ net_1.iₜ ∘ (1 − net_1.iₜ), ∂E/∂net_1.fₜ ∘ net_1.fₜ ∘ (1 − net_1.fₜ), "
    "∂E/∂net_1.gₜ ∘ (1 − net_1.gₜ²), ∂E/∂net_1.oₜ ∘ net_1.oₜ ∘ (1 − net_1.oₜ))");
static_assert(text(rule(net, E, net_1.W_ih)) == "∂E/∂net_1.W_ihₜ = ∂E/∂net_1.aₜ·xₜᵀ");
static_assert(text(rule(net, E, net_1.W_hh)) == "∂E/∂net_1.W_hhₜ = ∂E/∂net_1.aₜ·net_1.hₜ₋₁ᵀ");
static_assert(text(rule(net, E, net_1.b_hh)) == "∂E/∂net_1.b_hhₜ = ∂E/∂net_1.aₜ");
// proofs: of the first state c with respect to the initial one, and of the state h with respect to c at the same step
static_assert(equivalent(derivative(net, net_1.c[0_c], net_1.c[-1_c]), diag(net_1.f[0_c])));
static_assert(!equivalent(derivative(net, net_1.c[0_c], net_1.c[-1_c]), diag(net_1.i[0_c])));
static_assert(equivalent(derivative(net, net_1.h[1_c], net_1.o[1_c]), diag(tanh(net_1.c[1_c]))));

// what a gradient computes: every gate has a name, so that no activation is computed twice
using in_use = numeric::with_intermediate_names<std::remove_const_t<decltype(cell)>>;
template <class... Equation>
constexpr int activations(types<Equation...>) {
  return (0 + ... + elementwise_node<typename Equation::rhs>);
}
static_assert(in_use::step_equations::size == 8 &&
              activations(in_use::step_equations{}) == 5);  // i, f, g, o and tanh(c)
// and all biases, and what the gates read, share one adjoint
using plan =
    numeric::gradient_plan<decltype(unroll<64>(cell)), struct E, codegen::automatic,
                           std::remove_cvref_t<decltype(net_1.W_ih)>, std::remove_cvref_t<decltype(net_1.W_hh)>,
                           std::remove_cvref_t<decltype(net_1.b_ih)>, std::remove_cvref_t<decltype(net_1.b_hh)>>;
static_assert(plan::adjoint_equations::size == 8);  // of a, i, f, g, o, c, tanh(c), h

// peepholes: the gates see the state of their own unit
inline constexpr struct timer : cells::lstm_with_peepholes<timer, D, H> {
} timer;
static_assert(shape_of(timer.p_o) == shape<H>{} && shape_of(timer.W_hh) == shape<4 * H, H>{});
static_assert(text(timer(x[t])) ==
              "timer.aₜ = timer.W_ih·xₜ + timer.b_ih + timer.W_hh·timer.hₜ₋₁ + timer.b_hh\n"
              "timer.iₜ = σ(segment<0, 4>(timer.aₜ) + timer.p_i ∘ timer.cₜ₋₁)\n"
              "timer.fₜ = σ(segment<4, 4>(timer.aₜ) + timer.p_f ∘ timer.cₜ₋₁)\n"
              "timer.gₜ = tanh(segment<8, 4>(timer.aₜ))\n"
              "timer.oₜ = σ(segment<12, 4>(timer.aₜ) + timer.p_o ∘ timer.cₜ)\n"
              "timer.cₜ = timer.fₜ ∘ timer.cₜ₋₁ + timer.iₜ ∘ timer.gₜ\n"
              "timer.hₜ = timer.oₜ ∘ tanh(timer.cₜ)");
constexpr auto timed = unroll<3>(recurrence(timer(x[t]), E[last] = sum(dot(timer.h[t], timer.h[t]), t)));
static_assert(text(rule(timed, E, timer.p_o)) ==
              "∂E/∂timer.p_oₜ = ∂E/∂timer.oₜ ∘ timer.oₜ ∘ (1 − timer.oₜ) ∘ timer.cₜ");
static_assert(text(rule(timed, E, timer.p_f)) ==
              "∂E/∂timer.p_fₜ = ∂E/∂timer.fₜ ∘ timer.fₜ ∘ (1 − timer.fₜ) ∘ timer.cₜ₋₁");
}  // namespace of_lstm
