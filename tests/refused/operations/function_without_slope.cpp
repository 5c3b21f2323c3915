// expect: bptt: a function of which only the name is known has no value: give it a static value\(x\) and slope\(x\)
// expect: slope_of<net::f>
// lines: 45
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct f : function<f> {
  static constexpr double value(double z) { return z * z; }
#ifdef VALID_TWIN
  static constexpr double slope(double z) { return 2 * z; }
#endif
} f;
// clang-format on
inline auto const r = gradient(unroll<1>(recurrence(E[last] = f(u))), E, wrt(u))(u(0.5));
}  // namespace net
