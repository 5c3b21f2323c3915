// The net of Jordan, "Attractor dynamics and parallelism in a connectionist sequential machine" (Proc. 8th Conf. of the
// Cognitive Science Society, 1986): the output of the step before is fed back, and not the hidden layer.
#pragma once
#include <bptt/cells/symbols.hpp>
#include <bptt/operations/elementwise.hpp>
#include <bptt/recurrence/recurrence.hpp>

namespace bptt::cells {

/// H hidden units over an input of D components, and an output of C components that is read back:
///
///   hₜ = tanh(W_ih·xₜ + W_yh·yₜ₋₁ + b)        W_ih: H × D, W_yh: H × C, b: H
///   yₜ = W_hy·hₜ + b_y                         W_hy: C × H, b_y: C
///
///   inline constexpr struct arm : cells::jordan<arm, 8, 24, 4> {} arm;
///   constexpr auto net = recurrence(arm(x[t]), E[last] = sum(dot(arm.y[t], target[t]), t));
///
/// To bind: the five parameters and the initial state y[-1_c], the output before the first step. A function of the
/// output is a second argument, `arm(x[t], [](auto a) { return sigmoid(a); })`. Jordan's state units also keep a part μ
/// of themselves; here μ is 0. Errors, at compile time: an input of another size than D. Cost: H·(D + 2C)
/// multiplications in a step, twice as many in its adjoint.
template <class Self, int D, int H, int C>
struct jordan {
  static constexpr cells::W_ih<Self, H, D> W_ih{};
  static constexpr cells::W_yh<Self, H, C> W_yh{};
  static constexpr cells::b<Self, H> b{};
  static constexpr cells::W_hy<Self, C, H> W_hy{};
  static constexpr cells::b_y<Self, C> b_y{};
  static constexpr cells::h<Self, H> h{};
  static constexpr cells::y<Self, C> y{};

  template <operand X, class Output>
  constexpr auto operator()(X input, Output output) const {
    return equations(h[t] = tanh(W_ih * input + W_yh * y[t - 1_c] + b), y[t] = output(W_hy * h[t] + b_y));
  }
  template <operand X>
  constexpr auto operator()(X input) const {
    return (*this)(input, [](auto a) { return a; });
  }
};

}  // namespace bptt::cells
