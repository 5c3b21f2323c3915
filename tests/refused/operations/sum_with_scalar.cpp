// expect: bptt: the two operands of a sum have different shapes
// expect: sum_conforms<(bptt::)?ago<net::x, 0>, (bptt::)?shape<3>, net::k, (bptt::)?shape<> ?>
// A scalar is not silently added to a vector.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
#ifdef VALID_TWIN
inline constexpr struct k : parameter<k, 3> {} k;
#else
inline constexpr struct k : parameter<k> {} k;
#endif
// clang-format on
inline constexpr auto a = x[t] + k;
}  // namespace net
