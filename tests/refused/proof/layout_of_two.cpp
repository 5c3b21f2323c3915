// expect: bptt: a derivative is written in layout::numerator or in layout::denominator
// expect: is_one_layout<
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 3, 2> {} W;
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto program = unroll<1>(recurrence(E[last] = sum(W * x[last])));
#ifdef VALID_TWIN
inline constexpr auto dE_dW = derivative_in<layout::numerator>(program, E, W);
#else
inline constexpr auto dE_dW = derivative_in<layout::both>(program, E, W);
#endif
}  // namespace net
