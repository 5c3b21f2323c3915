// expect: bptt: a recurrence is made of equations, v\[t\] = formula
// expect: is_part_of_a_recurrence<.*net::s
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct y : input<y> {} y;
inline constexpr struct s : variable<s> {} s;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(s[t] = y[t]);
#else
inline constexpr auto r = recurrence(s[t] - y[t]);
#endif
}  // namespace net
