// expect: bptt: a formula is wrong: this is the first term that is
// expect: "term 2 of step 0: the factor 1 -"}, .*"s\[0\]\^2 is missing:
// The slope of the first step is forgotten.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(s[t] = tanh(u * x[t] + w * s[t - 1_c]), E[last] = square(s[last]) / 2_c));
constexpr auto slope_0 = 1_c - square(s[0_c]);
constexpr auto slope_1 = 1_c - square(s[1_c]);
#ifdef VALID_TWIN
constexpr auto by_hand = s[1_c] * slope_1 * (x[1_c] + w * slope_0 * x[0_c]);
#else
constexpr auto by_hand = s[1_c] * slope_1 * (x[1_c] + w * x[0_c]);
#endif
static_assert(matches(net, E, u, by_hand));
}  // namespace net
