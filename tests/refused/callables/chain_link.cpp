// expect: bptt: a link of a chain gives an initial state of the second net: s\[-1_c\] = h\[last\]
// expect: is_link<.*at<net::s, -2>
#include <bptt/callables/chain.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct s : variable<s> {} s;
// clang-format on
inline constexpr auto first = unroll<3>(recurrence(h[t] = w * h[t - 1_c] + x[t]));
inline constexpr auto second = unroll<2>(recurrence(s[t] = w * s[t - 1_c]));
#ifdef VALID_TWIN
inline constexpr auto both = chain(first, second, s[-1_c] = h[last]);
#else
inline constexpr auto both = chain(first, second, s[-2_c] = h[last]);
#endif
}  // namespace net
