// expect: bptt: two operands that go together component by component have different axes
// expect: component_axes_agree<(bptt::)?at<net::h, 2>, (bptt::)?axes<(bptt::)?at_step<net::hidden, 2> ?>, (bptt::)?at<net::h, 1>, (bptt::)?axes<(bptt::)?at_step<net::hidden, 1> ?> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct h : variable<h, hidden> {} h;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = hadamard(h[2_c], h[2_c]);
#else
inline constexpr auto a = hadamard(h[2_c], h[1_c]);
#endif
}  // namespace net
