// expect: bptt: the two operands of a difference have different shapes
// expect: sum_conforms<(bptt::)?ago<net::x, 0>, (bptt::)?shape<3>, (bptt::)?ago<net::y, 1>, (bptt::)?shape<2> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
#ifdef VALID_TWIN
inline constexpr struct y : input<y, 3> {} y;
#else
inline constexpr struct y : input<y, 2> {} y;
#endif
// clang-format on
inline constexpr auto a = x[t] - y[t - 1_c];
}  // namespace net
