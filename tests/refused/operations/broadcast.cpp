// expect: bptt: the operand of broadcast is a scalar
// expect: operand_is_scalar<net::b, (bptt::)?shape<3> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
#ifdef VALID_TWIN
// clang-format off
inline constexpr struct b : parameter<b> {} b;
// clang-format on
#else
// clang-format off
inline constexpr struct b : parameter<b, 3> {} b;
// clang-format on
#endif
inline constexpr auto everywhere = broadcast<3>(b);
}  // namespace net
