// expect: bptt: a number in a ratio is beyond
// expect: ratio_fits<-9223372036854775808(LL)?, 3(LL)?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = ratio<-9223372036854775807, 3> * x[t];
#else
inline constexpr auto a = ratio<-9223372036854775807 - 1, 3> * x[t];
#endif
}  // namespace net
