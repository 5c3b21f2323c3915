// expect: bptt: the two sides of an equation have different axes
// expect: definition_axes_agree<(bptt::)?ago<net::h, 0>, (bptt::)?axes<net::hidden>, (bptt::)?mul<net::V, (bptt::)?ago<net::h, 1> ?>, (bptt::)?axes<net::out> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct out : axis<4> {} out;
#ifdef VALID_TWIN
inline constexpr struct V : parameter<V, hidden, before(hidden)> {} V;
#else
inline constexpr struct V : parameter<V, out, before(hidden)> {} V;
#endif
inline constexpr struct h : variable<h, hidden> {} h;
// clang-format on
inline constexpr auto a = (h[t] = V * h[t - 1_c]);
}  // namespace net
