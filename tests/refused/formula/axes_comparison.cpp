// expect: bptt: two formulas are compared that have different axes
// expect: comparison_axes_agree<(bptt::)?at<net::h, 1>, (bptt::)?axes<(bptt::)?at_step<net::hidden, 1> ?>, (bptt::)?at<net::o, 1>, (bptt::)?axes<(bptt::)?at_step<net::out, 1> ?> ?>
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
inline constexpr bool same = equivalent(unnamed(h[1_c]), o[1_c]);
#else
inline constexpr bool same = equivalent(h[1_c], o[1_c]);
#endif
}  // namespace net
