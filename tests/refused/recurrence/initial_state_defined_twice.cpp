// expect: bptt: a variable is defined by two equations
// expect: defined_once<(bptt::)?at<net::s, -1>,
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(s[-1_c] = w, s[t] = w * s[t - 1_c]);
#else
inline constexpr auto r = recurrence(s[-1_c] = w, s[-1_c] = w * w, s[t] = w * s[t - 1_c]);
#endif
}  // namespace net
