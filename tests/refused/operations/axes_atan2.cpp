// expect: bptt: two operands that go together component by component have different axes
// expect: component_axes_agree<net::v, (bptt::)?axes<net::rows>, net::w, (bptt::)?axes<net::columns> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct rows : axis<3> {} rows;
inline constexpr struct columns : axis<3> {} columns;
inline constexpr struct v : parameter<v, rows> {} v;
#ifdef VALID_TWIN
inline constexpr struct w : parameter<w, rows> {} w;
#else
inline constexpr struct w : parameter<w, columns> {} w;
#endif
// clang-format on
inline constexpr auto a = atan2(v, w);
}  // namespace net
