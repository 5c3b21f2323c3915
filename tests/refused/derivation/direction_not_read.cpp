// expect: bptt: a direction is given to a symbol that no equation reads
// expect: an_equation_reads<net::b
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct h : variable<h> {} h;
// clang-format on
inline constexpr auto cell = recurrence(h[t] = tanh(w * h[t - 1_c]));
#ifdef VALID_TWIN
inline constexpr auto linear = linearised(cell, wrt(w));
#else
inline constexpr auto linear = linearised(cell, wrt(b));
#endif
}  // namespace net
