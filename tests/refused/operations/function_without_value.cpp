// expect: bptt: a function of which only the name is known has no value: give it a static value\(x\) and slope\(x\)
// expect: net::f
// lines: 45
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
#ifdef VALID_TWIN
inline constexpr struct f : function<f> {
  static constexpr double value(double z) { return z / (1 + z); }
} f;
#else
inline constexpr struct f : function<f> {} f;
#endif
// clang-format on
inline auto const r = evaluate(unroll<2>(recurrence(s[t] = f(x[t]))))(x({0.5, 1.0}));
}  // namespace net
