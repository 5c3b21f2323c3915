// expect: bptt: the two operands of a difference have different axes
// expect: sum_axes_agree<(bptt::)?at<net::h, 1>, (bptt::)?axes<(bptt::)?at_step<net::hidden, 1> ?>, (bptt::)?at_last<net::o>, (bptt::)?axes<(bptt::)?after_the_last<net::out, 0> ?> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct out : axis<4> {} out;
inline constexpr struct h : variable<h, hidden> {} h;
inline constexpr struct o : variable<o, out> {} o;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = h[1_c] - h[last];
#else
inline constexpr auto a = h[1_c] - o[last];
#endif
}  // namespace net
