// expect: bptt: the columns of the left factor of a product are another axis than the rows of the right factor
// expect: product_axes_agree<(bptt::)?outer_of<.*, (bptt::)?axes<(bptt::)?at_step<net::hidden, 2>, (bptt::)?at_step<net::hidden, 1> ?>, (bptt::)?at<net::h, 2>, (bptt::)?axes<(bptt::)?at_step<net::hidden, 2> ?> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct h : variable<h, hidden> {} h;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = outer(h[2_c], h[1_c]) * h[1_c];
#else
inline constexpr auto a = outer(h[2_c], h[1_c]) * h[2_c];
#endif
}  // namespace net
