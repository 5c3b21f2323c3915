// expect: bptt: the numbers of a file are float, double, bool or integers of at most 64 bits
#include <bptt/bptt.hpp>
#include <bptt/weights.hpp>

namespace blocks {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = w * h[t - 1_c] + x[t]));
}  // namespace blocks

int main() {
  using namespace blocks;
#ifdef VALID_TWIN
  parameters<decltype(net), double> theta;
#else
  parameters<decltype(net), long double> theta;
#endif
  return !weights::save("net.safetensors", theta);
}
