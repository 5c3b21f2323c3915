// Gradients that are too large: clipping by norm and by value, as torch.nn.utils has it.
#pragma once
#include <bptt/train/optimisers.hpp>

namespace bptt::train {

/// The Euclidean norm of a block: sixteen sums side by side, in an order that depends on no compiler or processor.
template <class Block>
constexpr number_in<Block> norm(Block const& block) {
  using N = number_in<Block>;
  constexpr std::size_t chains = 16;
  N sums[chains]{};
  N const* const g = block.data();
  std::size_t const n = block.size(), together = n - n % chains;
  for (std::size_t i = 0; i < together; i += chains)
    for (std::size_t k = 0; k < chains; ++k) sums[k] += g[i + k] * g[i + k];
  for (std::size_t i = together; i < n; ++i) sums[i - together] += g[i] * g[i];
  for (std::size_t half = chains / 2; half > 0; half /= 2)
    for (std::size_t k = 0; k < half; ++k) sums[k] += sums[k + half];
  return elementary::sqrt(sums[0]);
}

/// Scales a gradient to a norm of at most `bound`, and returns the norm that it had: clip_grad_norm_, which scales by
/// bound / (norm + 10⁻⁶) where that is less than 1. Of a gradient with a NaN the norm is NaN, and nothing is scaled.
/// Source: Pascanu, Mikolov and Bengio (ICML 2013).
///   train::clip(slope, 1.0f);
template <class Block>
constexpr number_in<Block> clip(Block& slope, std::type_identity_t<number_in<Block>> bound) {
  using N = number_in<Block>;
  N const was = norm(slope), by = bound / (was + N(1e-6));
  if (by < N(1))
    for (N& each : slope) each *= by;
  return was;
}

/// Sets each number of a gradient that is beyond ±bound to ±bound: clip_grad_value_. NaN stays.
template <class Block>
constexpr void clip_values(Block& slope, std::type_identity_t<number_in<Block>> bound) {
  using N = number_in<Block>;
  for (N& each : slope) each = each < -bound ? -bound : each > bound ? bound : each;
}

}  // namespace bptt::train
