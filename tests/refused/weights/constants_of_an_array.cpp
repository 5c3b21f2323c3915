// expect: bptt: constants are written of a block of parameters: write_constants\("trained.hpp", "trained", theta\)
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/train/parameters.hpp>
#include <bptt/weights/constants.hpp>

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
  parameters<decltype(net)> theta;
#else
  std::array<double, 1> theta;
#endif
  return !weights::write_constants("trained.hpp", "trained", theta);
}
