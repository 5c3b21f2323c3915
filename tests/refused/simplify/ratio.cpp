// expect: bptt: the denominator of a ratio is the literal 0
// expect: ratio_is_defined<1(LL)?, 0(LL)?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = ratio<1, 3> * x[t];
#else
inline constexpr auto a = ratio<1, 0> * x[t];
#endif
}  // namespace net
