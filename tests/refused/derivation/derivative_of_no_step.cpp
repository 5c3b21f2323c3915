// expect: bptt: a derivative with respect to v\[t\] has a closed form at one step only
// expect: target_is_at_a_step<(bptt::)?ago<net::s, 0> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<3>(recurrence(s[t] = tanh(u * s[t - 1_c]), E[last] = square(s[last])));
#ifdef VALID_TWIN
inline constexpr auto slope = derivative(net, E, s[1_c]);
#else
inline constexpr auto slope = derivative(net, E, s[t]);
#endif
}  // namespace net
