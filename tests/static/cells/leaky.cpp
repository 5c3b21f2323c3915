// Leaky integrators: their equation, that α is a parameter, and that α = 1 is Elman's net.
#include <bptt/cells/leaky.hpp>

#include "../same.hpp"

namespace of_leaky {
using namespace bptt;
// clang-format off
inline constexpr int D = 3, H = 4;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct slow : cells::leaky<slow, D, H> {} slow;
inline constexpr struct E : variable<E> {} E;
// clang-format on

static_assert(shape_of(slow.alpha) == shape<>{} && shape_of(slow.W_ih) == shape<H, D>{} &&
              shape_of(slow.W_hh) == shape<H, H>{});
static_assert(text(slow(x[t])) ==
              "slow.hₜ = (1 − slow.alpha)·slow.hₜ₋₁ + slow.alpha·tanh(slow.W_ih·xₜ + slow.W_hh·slow.hₜ₋₁ + slow.b)");

constexpr auto net = unroll<3>(recurrence(slow(x[t]), E[last] = sum(dot(slow.h[t], slow.h[t]), t)));
static_assert(
    text(rule(net, E, slow.alpha)) ==
    "∂E/∂slow.alphaₜ = −∂E/∂slow.hₜᵀ·slow.hₜ₋₁ + ∂E/∂slow.hₜᵀ·tanh(slow.W_ih·xₜ + slow.W_hh·slow.hₜ₋₁ + slow.b)");
constexpr auto g = gradient(net, E, wrt(slow.alpha, slow.h[-1_c]));
static_assert(std::is_empty_v<decltype(g)>);
}  // namespace of_leaky
