// Bidirectional layers: Schuster and Paliwal, "Bidirectional recurrent neural networks" (IEEE Transactions on Signal
// Processing 45, 1997), in the form of PyTorch's bidirectional=True.
#pragma once
#include <bptt/formula/substitute.hpp>
#include <bptt/operations/pieces.hpp>
#include <bptt/recurrence/recurrence.hpp>

namespace bptt::cells {

/// The map of leaves v[t + n] ↦ v[t − n] of the variables that some equations define.
template <class... Defined>
struct reverse_time {
  template <class E>
  static E of(E);
  template <relative_reference E>
    requires(std::is_same_v<symbol_of<E>, Defined> || ...)
  static relative<symbol_of<E>, -E::lead> of(E);
};

/// Equations that run from the last step to the first: each lag of what they define is a lead. Initial states are then
/// h[last + 1_c]. What they read of others stays at its step.
///   reversed(layer(x[t]))       hₜ = tanh(W_ih·xₜ + W_hh·hₜ₊₁ + b)
template <class... Lhs, class... Rhs>
constexpr auto reversed(equation_group<equation<Lhs, Rhs>...>) {
  using map = reverse_time<symbol_of<Lhs>...>;
  return equation_group<equation<Lhs, derivation::substitute<Rhs, map>>...>{};
}

/// The states of both directions, one above the other.
template <class Forward, class Backward>
struct states_of_both {
  template <class Step>
  constexpr auto operator[](Step step) const {
    return concat(Forward{}.h[step], Backward{}.h[step]);
  }
};
template <class Forward, class Backward>
struct bidirectional_of {
  static constexpr Forward forward{};
  static constexpr Backward backward{};
  static constexpr states_of_both<Forward, Backward> h{};

  template <operand X>
  constexpr auto operator()(X input) const {
    return equations(forward(input), reversed(backward(input)));
  }
};

/// A layer of two cells of the same input, of which the second runs from the last step to the first, as PyTorch's have
/// it. Its state h[t] is that of the first and below it that of the second; layers above, in `stacked`, read both.
///
///   inline constexpr struct there : cells::lstm<there, 8, 24> {} there;
///   inline constexpr struct back : cells::lstm<back, 8, 24> {} back;
///   constexpr auto both = cells::bidirectional(there, back);
///   constexpr auto net = recurrence(both(x[t]), y[t] = V * both.h[t]);             // V: C × 48
///
/// To bind: what the cells take, and the initial states there.h[-1_c], there.c[-1_c], back.h[last + 1_c],
/// back.c[last + 1_c]. Errors and cost: those of the cells.
template <class Forward, class Backward>
constexpr bidirectional_of<Forward, Backward> bidirectional(Forward, Backward) {
  return {};
}

}  // namespace bptt::cells
