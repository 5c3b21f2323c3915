// expect: bptt: an initial state is given to a variable that no equation defines
// expect: an_equation_defines<(bptt::)?at<net::g, -1>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct g : variable<g> {} g;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(s[-1_c] = w, s[t] = w * s[t - 1_c]);
#else
inline constexpr auto r = recurrence(g[-1_c] = w, s[t] = w * s[t - 1_c]);
#endif
}  // namespace net
