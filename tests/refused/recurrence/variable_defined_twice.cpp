// expect: bptt: a variable is defined by two equations
// expect: defined_once<net::z,
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct z : variable<z> {} z;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(z[t] = u * x[t], s[t] = tanh(z[t]));
#else
inline constexpr auto r = recurrence(z[t] = u * x[t], s[t] = tanh(z[t]), z[t] = u);
#endif
}  // namespace net
