// expect: bptt: the parts of concat are matrices of which the columns are different axes
// expect: part_axes_agree<net::W, (bptt::)?axes<net::hidden, (bptt::)?earlier<net::hidden, 1> ?>, net::U, (bptt::)?axes<net::hidden, net::feature> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct feature : axis<4> {} feature;
inline constexpr struct W : parameter<W, hidden, before(hidden)> {} W;
#ifdef VALID_TWIN
inline constexpr struct U : parameter<U, hidden, before(hidden)> {} U;
#else
inline constexpr struct U : parameter<U, hidden, feature> {} U;
#endif
// clang-format on
inline constexpr auto a = concat(W, U);
}  // namespace net
