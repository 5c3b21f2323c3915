// expect: bptt: a variable stands in both nets of a chain
// expect: stands_in_one_net<net::h
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
#ifdef VALID_TWIN
inline constexpr auto both = chain(first, unroll<2>(recurrence(s[t] = w * s[t - 1_c])), s[-1_c] = h[last]);
#else
inline constexpr auto both = chain(first, unroll<2>(recurrence(h[t] = w * h[t - 1_c])), h[-1_c] = h[last]);
#endif
}  // namespace net
