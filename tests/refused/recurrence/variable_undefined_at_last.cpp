// expect: bptt: a variable is read that no equation defines
// expect: an_equation_defines<(bptt::)?at_last<net::o>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(s[t] = x[t] + s[t - 1_c], E[last] = square(s[last]));
#else
inline constexpr auto r = recurrence(s[t] = x[t] + s[t - 1_c], E[last] = square(o[last]));
#endif
}  // namespace net
