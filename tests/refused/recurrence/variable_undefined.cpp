// expect: bptt: a variable is read that no equation defines
// expect: an_equation_defines<(bptt::)?ago<net::h, 1>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct h : variable<h> {} h;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(s[t] = x[t] + s[t - 1_c]);
#else
inline constexpr auto r = recurrence(s[t] = x[t] + h[t - 1_c]);
#endif
}  // namespace net
