// expect: bptt: a symbol is bound that the net does not read
// expect: net_reads<(bptt::)?at<net::s, -1>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr auto net = unroll<3>(recurrence(s[-1_c] = tanh(w), s[t] = w * s[t - 1_c]));
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = evaluate(net)(w(0.5));
#else
inline constexpr auto r = evaluate(net)(w(0.5), s[-1_c](1.0));
#endif
}  // namespace net
