// expect: bptt: the operands of outer are two vectors
// expect: outer_conforms<net::v, (bptt::)?shape<4>, net::W, (bptt::)?shape<3, 3> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct v : parameter<v, 4> {} v;
#ifdef VALID_TWIN
inline constexpr struct W : parameter<W, 3> {} W;
#else
inline constexpr struct W : parameter<W, 3, 3> {} W;
#endif
// clang-format on
inline constexpr auto a = outer(v, W);
}  // namespace net
