// expect: bptt: an equation reads this step and steps before it: t - 1_c, and not t \+ 1_c
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto e = (s[t] = x[t - 1_c]);
#else
inline constexpr auto e = (s[t] = x[t + 1_c]);
#endif
}  // namespace net
