// The simple recurrent net of Elman, "Finding structure in time" (Cognitive Science 14, 1990): the state of the step
// before is fed back.
#pragma once
#include <bptt/cells/symbols.hpp>
#include <bptt/operations/elementwise.hpp>
#include <bptt/recurrence/recurrence.hpp>

namespace bptt::cells {

/// A layer of H units over an input of D components, as torch.nn.RNN, with one bias where that has two:
///
///   hₜ = tanh(W_ih·xₜ + W_hh·hₜ₋₁ + b)        W_ih: H × D, W_hh: H × H, b: H
///
/// A layer is a struct that names itself; its symbols are members, and its call gives its equations for an input, which
/// is any formula of the step:
///
///   inline constexpr struct layer_1 : cells::elman<layer_1, 8, 24> {} layer_1;
///   constexpr auto net = recurrence(layer_1(x[t]), E[last] = sum(dot(layer_1.h[t], layer_1.h[t]), t));
///
/// To bind: W_ih, W_hh, b and the initial state h[-1_c]. Another function than tanh is a second argument,
/// `layer_1(x[t], [](auto a) { return relu(a); })`.
/// Errors, at compile time: an input of another size than D. Cost: H·(D + H) multiplications in a step, twice as many
/// in its adjoint.
template <class Self, int D, int H>
struct elman {
  static constexpr cells::W_ih<Self, H, D> W_ih{};
  static constexpr cells::W_hh<Self, H, H> W_hh{};
  static constexpr cells::b<Self, H> b{};
  static constexpr cells::h<Self, H> h{};

  template <operand X, class Activation>
  constexpr auto operator()(X input, Activation activation) const {
    return equations(h[t] = activation(W_ih * input + W_hh * h[t - 1_c] + b));
  }
  template <operand X>
  constexpr auto operator()(X input) const {
    return (*this)(input, [](auto a) { return tanh(a); });
  }
};

}  // namespace bptt::cells
