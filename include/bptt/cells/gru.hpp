// Gated recurrent units: Cho et al., "Learning phrase representations using RNN encoder-decoder for statistical machine
// translation" (EMNLP 2014), and the variant of torch.nn.GRU. In both the update gate z is the part of the old state
// that stays, as in equation (7) of Cho et al.; Chung et al. (2014) swap z and 1 − z.
#pragma once
#include <bptt/cells/symbols.hpp>
#include <bptt/operations/elementwise.hpp>
#include <bptt/operations/pieces.hpp>
#include <bptt/recurrence/recurrence.hpp>

namespace bptt::cells {

/// A layer of H units over an input of D components, exactly torch.nn.GRU: the reset gate acts after the product with
/// the state. The rows of the gates are stacked in the order r, z, n; a[i:j] are the rows of a from i up to j:
///
///   a_ihₜ = W_ih·xₜ + b_ih                         W_ih: 3H × D, b_ih: 3H
///   a_hhₜ = W_hh·hₜ₋₁ + b_hh                       W_hh: 3H × H, b_hh: 3H
///   rₜ = σ((a_ihₜ + a_hhₜ)[0:H])                   reset gate
///   zₜ = σ((a_ihₜ + a_hhₜ)[H:2H])                  update gate
///   nₜ = tanh(a_ihₜ[2H:3H] + rₜ ∘ a_hhₜ[2H:3H])    candidate
///   hₜ = (1 − zₜ) ∘ nₜ + zₜ ∘ hₜ₋₁                 (written nₜ + zₜ ∘ (hₜ₋₁ − nₜ), a product less)
///
///   inline constexpr struct layer_1 : cells::gru<layer_1, 8, 24> {} layer_1;
///   constexpr auto net = recurrence(layer_1(x[t]), E[last] = sum(dot(layer_1.h[t], layer_1.h[t]), t));
///
/// To bind: W_ih, W_hh, b_ih, b_hh and the initial state h[-1_c].
/// Errors, at compile time: an input of another size than D. Cost: 3H·(D + H) multiplications in a step, twice as many
/// in its adjoint.
template <class Self, int D, int H>
struct gru {
  static constexpr cells::W_ih<Self, 3 * H, D> W_ih{};
  static constexpr cells::W_hh<Self, 3 * H, H> W_hh{};
  static constexpr cells::b_ih<Self, 3 * H> b_ih{};
  static constexpr cells::b_hh<Self, 3 * H> b_hh{};
  static constexpr cells::a_ih<Self, 3 * H> a_ih{};
  static constexpr cells::a_hh<Self, 3 * H> a_hh{};
  static constexpr cells::r<Self, H> r{};
  static constexpr cells::z<Self, H> z{};
  static constexpr cells::n<Self, H> n{};
  static constexpr cells::h<Self, H> h{};

  template <operand X>
  constexpr auto operator()(X input) const {
    return equations(a_ih[t] = W_ih * input + b_ih, a_hh[t] = W_hh * h[t - 1_c] + b_hh,
                     r[t] = sigmoid(segment<0, H>(a_ih[t]) + segment<0, H>(a_hh[t])),
                     z[t] = sigmoid(segment<H, H>(a_ih[t]) + segment<H, H>(a_hh[t])),
                     n[t] = tanh(segment<2 * H, H>(a_ih[t]) + hadamard(r[t], segment<2 * H, H>(a_hh[t]))),
                     h[t] = n[t] + hadamard(z[t], h[t - 1_c] - n[t]));
  }
};

/// The unit of Cho et al., equations (5) to (8), with a bias: the reset gate acts on the state before the product.
///
///   aₜ = W_ih·xₜ + b                               W_ih: 3H × D, b: 3H
///   rₜ = σ((aₜ + W_hh·hₜ₋₁)[0:H])                  W_hh: 3H × H
///   zₜ = σ((aₜ + W_hh·hₜ₋₁)[H:2H])
///   nₜ = tanh((aₜ + W_hh·(rₜ ∘ hₜ₋₁))[2H:3H])
///   hₜ = (1 − zₜ) ∘ nₜ + zₜ ∘ hₜ₋₁
///
/// To bind: W_ih, W_hh, b and the initial state h[-1_c]. Errors, cost and use: as of `gru`.
template <class Self, int D, int H>
struct gru_cho {
  static constexpr cells::W_ih<Self, 3 * H, D> W_ih{};
  static constexpr cells::W_hh<Self, 3 * H, H> W_hh{};
  static constexpr cells::b<Self, 3 * H> b{};
  static constexpr cells::a<Self, 3 * H> a{};
  static constexpr cells::r<Self, H> r{};
  static constexpr cells::z<Self, H> z{};
  static constexpr cells::n<Self, H> n{};
  static constexpr cells::h<Self, H> h{};

  template <operand X>
  constexpr auto operator()(X input) const {
    return equations(a[t] = W_ih * input + b, r[t] = sigmoid(segment<0, H>(a[t]) + rows<0, H>(W_hh) * h[t - 1_c]),
                     z[t] = sigmoid(segment<H, H>(a[t]) + rows<H, H>(W_hh) * h[t - 1_c]),
                     n[t] = tanh(segment<2 * H, H>(a[t]) + rows<2 * H, H>(W_hh) * hadamard(r[t], h[t - 1_c])),
                     h[t] = n[t] + hadamard(z[t], h[t - 1_c] - n[t]));
  }
};

}  // namespace bptt::cells
