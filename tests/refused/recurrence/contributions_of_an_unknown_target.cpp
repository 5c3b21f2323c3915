// expect: bptt: a derivative is taken with respect to a parameter, or a variable or input of the net at one of its steps
// expect: has_a_value<net::v
#include <bptt/study/contributions.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto steps = unroll<3>(recurrence(s[t] = w * s[t - 1_c], E[last] = s[last]));
#ifdef VALID_TWIN
inline constexpr auto found = contributions(steps, E, w);
#else
inline constexpr auto found = contributions(steps, E, v);
#endif
}  // namespace net
