// expect: bptt: derivatives of programs of different lengths are compared
// expect: closed_form<2,.*closed_form<3,
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto r = recurrence(s[t] = tanh(w * s[t - 1_c]), E[last] = s[last]);
#ifdef VALID_TWIN
inline constexpr bool same = equivalent(derivative(unroll<2>(r), E, w), derivative(unroll<2>(r), E, w));
#else
inline constexpr bool same = equivalent(derivative(unroll<2>(r), E, w), derivative(unroll<3>(r), E, w));
#endif
}  // namespace net
