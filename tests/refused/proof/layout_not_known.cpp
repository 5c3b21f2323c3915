// expect: bptt: a formula is not known to be the derivative or its transpose, so that it has no layout to convert from
// expect: layout_is_known<
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct h : variable<h, 3> {} h;
// clang-format on
inline constexpr auto program = unroll<1>(recurrence(h[t] = M * x[t]));
#ifdef VALID_TWIN
inline constexpr auto jacobian = in_layout<layout::numerator>(program, h[0_c], x[0_c], transpose(M));
#else
inline constexpr auto jacobian = in_layout<layout::numerator>(program, h[0_c], x[0_c], transpose(M) * M);
#endif
}  // namespace net
