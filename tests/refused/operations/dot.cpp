// expect: bptt: the two operands of dot have different shapes
// expect: sum_conforms<(bptt::)?ago<net::x, 0>, (bptt::)?shape<3>, net::v, (bptt::)?shape<4> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
#ifdef VALID_TWIN
inline constexpr struct v : parameter<v, 3> {} v;
#else
inline constexpr struct v : parameter<v, 4> {} v;
#endif
// clang-format on
inline constexpr auto a = dot(x[t], v);
}  // namespace net
