// expect: bptt: the columns of the left factor of a product are another axis than the rows of the right factor
// expect: product_axes_agree<net::W, (bptt::)?axes<net::hidden, (bptt::)?earlier<net::hidden, 1> ?>, (bptt::)?ago<net::h, 0>, (bptt::)?axes<net::hidden> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct W : parameter<W, hidden, before(hidden)> {} W;
inline constexpr struct h : variable<h, hidden> {} h;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = W * h[t - 1_c];
#else
inline constexpr auto a = W * h[t];
#endif
}  // namespace net
