// Long short-term memory: Hochreiter and Schmidhuber (Neural Computation 9, 1997), with the forget gate of Gers,
// Schmidhuber and Cummins, "Learning to forget" (Neural Computation 12, 2000), in the form of torch.nn.LSTM; and with
// the peepholes of Gers and Schmidhuber, "Recurrent nets that time and count" (IJCNN 2000).
#pragma once
#include <bptt/cells/symbols.hpp>
#include <bptt/operations/elementwise.hpp>
#include <bptt/operations/pieces.hpp>
#include <bptt/recurrence/recurrence.hpp>

namespace bptt::cells {

/// A layer of H units over an input of D components, exactly torch.nn.LSTM. The rows of the four gates are stacked in
/// the order i, f, g, o; a[i:j] are the rows of a from i up to j:
///
///   aₜ = W_ih·xₜ + b_ih + W_hh·hₜ₋₁ + b_hh        W_ih: 4H × D, W_hh: 4H × H, b_ih, b_hh: 4H
///   iₜ = σ(aₜ[0:H])                               input gate
///   fₜ = σ(aₜ[H:2H])                              forget gate
///   gₜ = tanh(aₜ[2H:3H])                          candidate
///   oₜ = σ(aₜ[3H:4H])                             output gate
///   cₜ = fₜ ∘ cₜ₋₁ + iₜ ∘ gₜ
///   hₜ = oₜ ∘ tanh(cₜ)
///
///   inline constexpr struct layer_1 : cells::lstm<layer_1, 8, 24> {} layer_1;
///   constexpr auto net = recurrence(layer_1(x[t]), E[last] = sum(dot(layer_1.h[t], layer_1.h[t]), t));
///
/// To bind: W_ih, W_hh, b_ih, b_hh, and the initial states h[-1_c] and c[-1_c]. A bias may be bound to `zero`.
/// Errors, at compile time: an input of another size than D. Cost: 4H·(D + H) multiplications in a step, twice as many
/// in its adjoint.
template <class Self, int D, int H>
struct lstm {
  static constexpr cells::W_ih<Self, 4 * H, D> W_ih{};
  static constexpr cells::W_hh<Self, 4 * H, H> W_hh{};
  static constexpr cells::b_ih<Self, 4 * H> b_ih{};
  static constexpr cells::b_hh<Self, 4 * H> b_hh{};
  static constexpr cells::a<Self, 4 * H> a{};
  static constexpr cells::i<Self, H> i{};
  static constexpr cells::f<Self, H> f{};
  static constexpr cells::g<Self, H> g{};
  static constexpr cells::o<Self, H> o{};
  static constexpr cells::c<Self, H> c{};
  static constexpr cells::h<Self, H> h{};

  template <operand X>
  constexpr auto operator()(X input) const {
    return with_gates(W_ih * input, sigmoid(segment<0, H>(a[t])), sigmoid(segment<H, H>(a[t])),
                      sigmoid(segment<3 * H, H>(a[t])));
  }

 protected:
  /// The equations, given W_ih·x and the formulas of the three gates.
  template <operand X, operand I, operand F, operand O>
  constexpr auto with_gates(X weighted_input, I input_gate, F forget_gate, O output_gate) const {
    return equations(a[t] = weighted_input + b_ih + W_hh * h[t - 1_c] + b_hh, i[t] = input_gate, f[t] = forget_gate,
                     g[t] = tanh(segment<2 * H, H>(a[t])), o[t] = output_gate,
                     c[t] = hadamard(f[t], c[t - 1_c]) + hadamard(i[t], g[t]), h[t] = hadamard(o[t], tanh(c[t])));
  }
};

/// The same with peepholes, by which each gate sees the cell state of its own unit. The weights p_i, p_f, p_o have H
/// components each:
///
///   iₜ = σ(aₜ[0:H] + p_i ∘ cₜ₋₁)
///   fₜ = σ(aₜ[H:2H] + p_f ∘ cₜ₋₁)
///   oₜ = σ(aₜ[3H:4H] + p_o ∘ cₜ)
///
/// To bind: p_i, p_f, p_o besides what `lstm` takes. Errors and use: as of `lstm`. Cost: 3H multiplications more.
template <class Self, int D, int H>
struct lstm_with_peepholes : lstm<Self, D, H> {
  using lstm<Self, D, H>::a, lstm<Self, D, H>::c;
  static constexpr cells::p_i<Self, H> p_i{};
  static constexpr cells::p_f<Self, H> p_f{};
  static constexpr cells::p_o<Self, H> p_o{};

  template <operand X>
  constexpr auto operator()(X input) const {
    return this->with_gates(this->W_ih * input, sigmoid(segment<0, H>(a[t]) + hadamard(p_i, c[t - 1_c])),
                            sigmoid(segment<H, H>(a[t]) + hadamard(p_f, c[t - 1_c])),
                            sigmoid(segment<3 * H, H>(a[t]) + hadamard(p_o, c[t])));
  }
};

}  // namespace bptt::cells
