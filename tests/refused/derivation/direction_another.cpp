// expect: bptt: a recurrence that has tangents is linearised again in the same directions
// The tangent of h is its derivative along one direction. Along another one, take the gradient of the first.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct h : variable<h> {} h;
// clang-format on
inline constexpr auto cell = recurrence(h[t] = tanh(w * h[t - 1_c] + b));
#ifdef VALID_TWIN
inline constexpr auto linear = linearised(linearised(cell, wrt(w)), wrt(w));
#else
inline constexpr auto linear = linearised(linearised(cell, wrt(w)), wrt(b));
#endif
}  // namespace net
