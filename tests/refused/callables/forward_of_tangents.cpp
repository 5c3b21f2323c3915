// expect: bptt: a net that has tangents is differentiated backward, by gradient or derivative
// expect: has_no_tangents<bptt::recurrence_of<
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
// clang-format on
inline constexpr auto cell = recurrence(h[t] = tanh(w * h[t - 1_c]));
inline constexpr auto steps = unroll<2>(linearised(cell, wrt(w)));
#ifdef VALID_TWIN
inline constexpr auto d = gradient(steps, tangent(h)[last], wrt(w));
#else
inline constexpr auto d = forward_gradient(steps, tangent(h)[last], wrt(w));
#endif
}  // namespace net
