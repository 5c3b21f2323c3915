// expect: bptt: variables of one step need each other in a cycle
// expect: order_of_evaluation_exists<.*ago<net::a, 0>, (bptt::)?ago<net::b, 0> ?> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct a : variable<a> {} a;
inline constexpr struct b : variable<b> {} b;
inline constexpr struct c : variable<c> {} c;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(c[t] = x[t], a[t] = b[t - 1_c], b[t] = a[t]);
#else
inline constexpr auto r = recurrence(c[t] = x[t], a[t] = b[t], b[t] = a[t]);
#endif
}  // namespace net
