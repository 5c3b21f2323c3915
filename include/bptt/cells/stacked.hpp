// Layers on top of each other.
#pragma once
#include <bptt/recurrence/recurrence.hpp>

namespace bptt::cells {

/// The equations of layers on top of each other: the first reads the input, each of the others the state h of the one
/// below it at the same step.
///
///   stacked(x[t], layer_1, layer_2)        is        equations(layer_1(x[t]), layer_2(layer_1.h[t]))
template <operand X, class Layer, class... Above>
constexpr auto stacked(X input, Layer layer, Above... above) {
  if constexpr (sizeof...(Above) == 0)
    return layer(input);
  else
    return equations(layer(input), stacked(layer.h[t], above...));
}

}  // namespace bptt::cells
