// expect: bptt: named\(theta, ...\) takes as\("fc.weight", V\) and pytorch\("lstm", layer\)
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

int main() {
  using namespace blocks;
  parameters<decltype(net)> theta;
  int step = 3;
#ifdef VALID_TWIN
  return &weights::named(theta, weights::as("weight", w)).block != &theta || weights::as("step", step).thing != 3;
#else
  return &weights::named(theta, weights::as("step", step)).block != &theta;
#endif
}
