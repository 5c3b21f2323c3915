// expect: bptt: variables of one step need each other in a cycle
// expect: order_of_evaluation_exists<.*ago<net::s, 0>
// Neither forward nor backward: each step needs both of its neighbours.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(s[t] = x[t] + s[t - 1_c]);
#else
inline constexpr auto r = recurrence(s[t] = s[t - 1_c] + s[t + 1_c]);
#endif
}  // namespace net
