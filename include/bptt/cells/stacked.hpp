// Stacked layers: the equations of several layers, each of which reads the one below it.
#pragma once
#include <bptt/recurrence/recurrence.hpp>

namespace bptt::cells {

/// The equations of layers on top of each other: the first reads the input, each other one the state h of the layer
/// below it at the same step.
/// Errors, at compile time: a layer whose input has another size than what it reads. Cost: that of the layers.
///   stacked(x[t], layer_1, layer_2)        is        equations(layer_1(x[t]), layer_2(layer_1.h[t]))
template <operand X, class Layer, class... Above>
constexpr auto stacked(X input, Layer layer, Above... above) {
  if constexpr (sizeof...(Above) == 0)
    return layer(input);
  else
    return equations(layer(input), stacked(layer.h[t], above...));
}

}  // namespace bptt::cells
