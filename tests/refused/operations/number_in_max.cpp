// expect: bptt: .*a number.* is written 2_c, 0.5_c or is a constant<Self>
// expect: double
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct s : variable<s> {} s;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto e = (s[t] = max(s[t - 1_c], 1_c));
#else
inline constexpr auto e = (s[t] = max(s[t - 1_c], 0.5));
#endif
}  // namespace net
