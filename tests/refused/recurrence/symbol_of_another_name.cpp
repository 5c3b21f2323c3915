// expect: bptt: a symbol names itself: struct W : parameter<W, 3, 2>
// expect: names_itself<net::c>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct b : parameter<b> {} b;
#ifdef VALID_TWIN
inline constexpr struct c : parameter<c> {} c;
#else
inline constexpr struct c : parameter<struct b> {} c;
#endif
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto cell = unroll<3>(recurrence(s[t] = b * s[t - 1_c] + c, E[last] = square(s[last])));
constexpr auto g = gradient(cell, E, wrt(b));
}  // namespace net
