// expect: bptt: a direction is given to a parameter, a constant or an input by name, or to an initial state
// expect: can_have_a_direction<bptt::ago<net::h, 0>|can_have_a_direction<bptt::at<net::h, 0>
// A variable has a tangent that its equation defines, and no direction of its own.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
// clang-format on
inline constexpr auto cell = recurrence(h[t] = tanh(w * h[t - 1_c]));
#ifdef VALID_TWIN
inline constexpr auto linear = linearised(cell, wrt(w, h[-1_c]));
#else
inline constexpr auto linear = linearised(cell, wrt(w, h[0_c]));
#endif
}  // namespace net
