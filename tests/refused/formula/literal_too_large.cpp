// expect: bptt: a number before _c is a fraction of integers up to 9223372036854775807
// expect: fits_into_a_fraction<'6', '\.', '0', '2', 'e', '2', '3'>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = 602e15_c * (1e6_c * x[t]);
#else
inline constexpr auto a = 6.02e23_c * x[t];
#endif
}  // namespace net
