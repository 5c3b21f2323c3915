// expect: bptt: two formulas are compared that have different shapes
// expect: comparison_conforms<net::W, (bptt::)?shape<4, 3>, .*transpose_of<net::W>, (bptt::)?shape<3, 4> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 3> {} W;
// clang-format on
#ifdef VALID_TWIN
inline constexpr bool same = equivalent(W, W);
#else
inline constexpr bool same = equivalent(W, transpose(W));
#endif
}  // namespace net
