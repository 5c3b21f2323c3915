// Jordan's net: its equations and its rules.
#include <bptt/cells/jordan.hpp>

#include "../same.hpp"

namespace of_jordan {
using namespace bptt;
// clang-format off
inline constexpr int D = 3, H = 4, C = 2;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct target : input<target, C> {} target;
inline constexpr struct arm : cells::jordan<arm, D, H, C> {} arm;
inline constexpr struct E : variable<E> {} E;
// clang-format on

static_assert(shape_of(arm.W_ih) == shape<H, D>{} && shape_of(arm.W_yh) == shape<H, C>{} &&
              shape_of(arm.W_hy) == shape<C, H>{});
static_assert(shape_of(arm.b) == shape<H>{} && shape_of(arm.b_y) == shape<C>{} && shape_of(arm.y) == shape<C>{});
static_assert(text(arm(x[t])) ==
              "arm.hₜ = tanh(arm.W_ih·xₜ + arm.W_yh·arm.yₜ₋₁ + arm.b)\narm.yₜ = arm.W_hy·arm.hₜ + arm.b_y");
static_assert(text(arm(x[t], [](auto a) { return sigmoid(a); })).ends_with("arm.yₜ = σ(arm.W_hy·arm.hₜ + arm.b_y)"));

// the output alone carries the past: the hidden layer reads no step but its own
constexpr auto net = unroll<3>(recurrence(arm(x[t]), E[last] = sum(dot(arm.y[t], target[t]), t)));
static_assert(text(rule(net, E, arm.h)) == "∂E/∂arm.hₜ = arm.W_hyᵀ·∂E/∂arm.yₜ");
static_assert(text(rule(net, E, arm.y)) ==
              "∂E/∂arm.yₜ = arm.W_yhᵀ·(∂E/∂arm.hₜ₊₁ ∘ (1 − arm.hₜ₊₁²)) [t + 1 < T] + targetₜ");
static_assert(text(derivative(net, arm.y[1_c], arm.y[0_c])) == "arm.W_hy·diag(1 − arm.h₁²)·arm.W_yh");
}  // namespace of_jordan
