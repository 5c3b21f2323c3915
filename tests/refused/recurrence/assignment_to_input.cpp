// expect: bptt: the left-hand side of an equation is a variable
// expect: defines_a_variable<net::x>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : input<y> {} y;
inline constexpr struct s : variable<s> {} s;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(s[t] = y[t]);
#else
inline constexpr auto r = recurrence(s[t] = y[t], x[t] = y[t]);
#endif
}  // namespace net
