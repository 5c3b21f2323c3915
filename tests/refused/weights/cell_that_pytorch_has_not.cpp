// expect: bptt: PyTorch has the cells elman, lstm and gru, and cells::bidirectional of them
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
#include <bptt/weights/pytorch.hpp>

namespace blocks {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
#ifdef VALID_TWIN
inline constexpr struct layer : cells::lstm<layer, 3, 2> {} layer;
#else
inline constexpr struct layer : cells::lstm_with_peepholes<layer, 3, 2> {} layer;
#endif
// clang-format on
}  // namespace blocks

int main() {
  using namespace blocks;
  return weights::pytorch("lstm", layer).names.empty();
}
