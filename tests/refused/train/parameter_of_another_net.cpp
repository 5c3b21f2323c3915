// expect: bptt: the net of a block has no such parameter
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>

namespace blocks {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct h : variable<h> {} h;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = w * h[t - 1_c] + x[t]));
}  // namespace blocks

int main() {
  using namespace blocks;
  parameters<decltype(net)> theta;
#ifdef VALID_TWIN
  (void)theta[w];
#else
  (void)theta[v];
#endif
}
