// expect: bptt: a gradient is not taken with respect to the loss itself: it is 1
// expect: is_another_than_the_loss<(bptt::)?at_last<net::E>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto three_steps = unroll<3>(recurrence(s[t] = w * s[t - 1_c] + x[t], E[last] = square(s[last])));
#ifdef VALID_TWIN
inline constexpr auto g = gradient(three_steps, E, wrt(w, w, s[last], s[2_c]));
#else
inline constexpr auto g = gradient(three_steps, E, wrt(w, E));
#endif
}  // namespace net
