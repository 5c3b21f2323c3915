// expect: bptt: an equation defines v\[t\] at every step, v\[last\] once, or an initial state:
// v\[-1_c\], v\[last \+ 1_c\] expect: is_before_the_first_step<net::s, 2>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto e = (s[-1_c] = w);
#else
inline constexpr auto e = (s[2_c] = w);
#endif
}  // namespace net
