// expect: bptt: variables of the last step need each other in a cycle
// expect: order_of_evaluation_exists<.*net::q
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q> {} q;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(s[t] = tanh(x[t]), q[last] = s[last]);
#else
inline constexpr auto r = recurrence(s[t] = tanh(x[t]), q[last] = s[last] * q[last]);
#endif
}  // namespace net
