// expect: bptt: the two operands of a sum have different shapes
// expect: sum_conforms<.*mul<net::W, (bptt::)?ago<net::x, 0> ?>, (bptt::)?shape<4>, net::b, (bptt::)?shape<3> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct W : parameter<W, 4, 3> {} W;
#ifdef VALID_TWIN
inline constexpr struct b : parameter<b, 4> {} b;
#else
inline constexpr struct b : parameter<b, 3> {} b;
#endif
// clang-format on
inline constexpr auto a = W * x[t] + b;
}  // namespace net
