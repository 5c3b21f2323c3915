// expect: bptt: a formula has neither the shape and axes of the derivative nor those of its transpose
// expect: has_a_layout<(bptt::)?outer_of<(bptt::)?at<net::h, 1>, (bptt::)?at<net::h, 1> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<3> {} hidden;
inline constexpr struct W : parameter<W, hidden, before(hidden)> {} W;
inline constexpr struct h : variable<h, hidden> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto program = unroll<2>(recurrence(h[t] = W * h[t - 1_c], E[last] = dot(h[last], h[last])));
#ifdef VALID_TWIN
inline constexpr layout written_in = layout_of(program, E, W, outer(h[0_c], h[1_c]));
#else
inline constexpr layout written_in = layout_of(program, E, W, outer(h[1_c], h[1_c]));
#endif
}  // namespace net
