// expect: bptt: the two operands of hadamard have different shapes
// expect: sum_conforms<(bptt::)?ago<net::x, 0>, (bptt::)?shape<3>, net::V, (bptt::)?shape<1, 3> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
#ifdef VALID_TWIN
inline constexpr struct V : parameter<V, 3> {} V;
#else
inline constexpr struct V : parameter<V, 1, 3> {} V;  // a row
#endif
// clang-format on
inline constexpr auto a = hadamard(x[t], V);
}  // namespace net
