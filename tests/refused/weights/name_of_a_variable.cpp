// expect: bptt: as\("name", W\) names a parameter, or its transpose\(W\)
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
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
  parameters<decltype(net)> theta;
#ifdef VALID_TWIN
  return !weights::save("net.safetensors", weights::named(theta, weights::as("weight", w)));
#else
  return !weights::save("net.safetensors", weights::named(theta, weights::as("weight", h)));
#endif
}
