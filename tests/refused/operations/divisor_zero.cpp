// expect: bptt: division by the literal 0
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = x[t] / 2_c;
#else
inline constexpr auto a = x[t] / 0_c;
#endif
}  // namespace net
