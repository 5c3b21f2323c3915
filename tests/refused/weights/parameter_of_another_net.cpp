// expect: bptt: the net of a block has no such parameter
#include <bptt/bptt.hpp>
#include <bptt/train/parameters.hpp>
#include <bptt/weights/names.hpp>

namespace blocks {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = w * h[t - 1_c] + x[t]));
}  // namespace blocks

inline constexpr struct v : bptt::parameter<v> {
} v;

int main() {
  using namespace blocks;
  parameters<decltype(net)> theta;
#ifdef VALID_TWIN
  return &weights::named(theta, weights::as("weight", w)).block != &theta;
#else
  return &weights::named(theta, weights::as("weight", v)).block != &theta;
#endif
}
