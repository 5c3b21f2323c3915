// expect: bptt: an initial state is given that no equation reads
// expect: initial_state_is_read<(bptt::)?at<net::s, -2>
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
inline constexpr auto r = recurrence(s[-2_c] = w, s[t] = w * s[t - 1_c]);
#endif
}  // namespace net
