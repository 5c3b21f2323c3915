// expect: bptt: parameters<decltype\(net\), float> are those of a net: of unroll<T>\(recurrence\(...\)\), of a batch or a chain
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>

namespace blocks {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
// clang-format on
constexpr auto net = recurrence(h[t] = w * h[t - 1_c] + x[t]);
}  // namespace blocks

#ifdef VALID_TWIN
bptt::parameters<decltype(bptt::unroll<3>(blocks::net)), float> theta;
#else
bptt::parameters<decltype(blocks::net), float> theta;
#endif
