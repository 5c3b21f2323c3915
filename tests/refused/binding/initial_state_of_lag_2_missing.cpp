// expect: bptt: a symbol of the net is not bound to a value
// expect: is_bound<(bptt::)?at<net::s, -2>, (bptt::)?shape<>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
// clang-format on
inline constexpr auto net = unroll<3>(recurrence(s[t] = w * s[t - 2_c]));
#ifdef VALID_TWIN
inline constexpr auto r = evaluate(net)(w(0.5), s[-1_c](1.0), s[-2_c](1.0));
#else
inline constexpr auto r = evaluate(net)(w(0.5), s[-1_c](1.0));
#endif
}  // namespace net
