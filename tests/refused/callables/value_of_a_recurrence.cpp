// expect: bptt: this is asked of a program of T steps: unroll the recurrence, unroll<T>\(net\)
// expect: is_unrolled<.*recurrence_of
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto cell = recurrence(h[t] = tanh(w * h[t - 1_c]), E[last] = square(h[last]));
#ifdef VALID_TWIN
inline constexpr auto loss = value(unroll<3>(cell), E);
#else
inline constexpr auto loss = value(cell, E);
#endif
}  // namespace net
