// expect: bptt: .*a number.* is written 2_c, 0.5_c or is a constant<Self>
// expect: double
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct s : variable<s> {} s;
inline constexpr struct k : constant<k> {} k;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto e = (s[t] = k * s[t - 1_c]);
#else
inline constexpr auto e = (s[t] = 0.5 * s[t - 1_c]);
#endif
}  // namespace net
