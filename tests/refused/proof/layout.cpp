// expect: bptt: a formula has neither the shape and axes of the derivative nor those of its transpose
// expect: has_a_layout<(bptt::)?outer_of<.*, (bptt::)?shape<2, 2>, .*, (bptt::)?shape<3, 2> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 3, 2> {} W;
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto program = unroll<1>(recurrence(h[t] = W * x[t], E[last] = dot(h[last], h[last])));
#ifdef VALID_TWIN
inline constexpr layout written_in = layout_of(program, E, W, 2_c * outer(h[0_c], x[0_c]));
#else
inline constexpr layout written_in = layout_of(program, E, W, outer(x[0_c], x[0_c]));
#endif
}  // namespace net
