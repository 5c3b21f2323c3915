// expect: bptt: a forget gate is that of an LSTM, with b_ih for the four gates i, f, g, o: cells::lstm
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
#include <bptt/train.hpp>

namespace blocks {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
#ifdef VALID_TWIN
inline constexpr struct layer : cells::lstm<layer, 3, 2> {} layer;
#else
inline constexpr struct layer : cells::gru<layer, 3, 2> {} layer;
#endif
// clang-format on
}  // namespace blocks

int main() {
  using namespace blocks;
  parameters<decltype(unroll<3>(recurrence(layer(x[t]))))> theta;
  train::open_forget_gate(theta, layer);
}
