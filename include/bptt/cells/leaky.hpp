// Leaky integrators: units that keep a part of their state at each step, as in Jaeger, Lukoševičius, Popovici, Siewert,
// "Optimization and applications of echo state networks with leaky-integrator neurons" (Neural Networks 20, 2007).
#pragma once
#include <bptt/cells/symbols.hpp>
#include <bptt/operations/elementwise.hpp>
#include <bptt/recurrence/recurrence.hpp>

namespace bptt::cells {

/// A layer of H leaky integrators over an input of D components; α = 1 is Elman's net, a small α a slow one:
///
///   hₜ = (1 − α)·hₜ₋₁ + α·tanh(W_ih·xₜ + W_hh·hₜ₋₁ + b)        α: a scalar, W_ih: H × D, W_hh: H × H, b: H
///
///   inline constexpr struct slow : cells::leaky<slow, 8, 24> {} slow;
///   constexpr auto net = recurrence(slow(x[t]), E[last] = sum(dot(slow.h[t], slow.h[t]), t));
///
/// To bind: alpha, W_ih, W_hh, b and the initial state h[-1_c]. alpha is learned if it is among the targets, otherwise
/// constant. Euler's method for τ·dh/dt = −h + tanh(...) with a step of Δ is α = Δ/τ, in any unit of time.
/// Errors, at compile time: an input of another size than D. Cost: H·(D + H) multiplications in a step.
template <class Self, int D, int H>
struct leaky {
  static constexpr cells::alpha<Self> alpha{};
  static constexpr cells::W_ih<Self, H, D> W_ih{};
  static constexpr cells::W_hh<Self, H, H> W_hh{};
  static constexpr cells::b<Self, H> b{};
  static constexpr cells::h<Self, H> h{};

  template <operand X>
  constexpr auto operator()(X input) const {
    return equations(h[t] = (1_c - alpha) * h[t - 1_c] + alpha * tanh(W_ih * input + W_hh * h[t - 1_c] + b));
  }
};

}  // namespace bptt::cells
