// expect: bptt: a row does not lie within its matrix
// expect: piece_lies_within<net::W, (bptt::)?shape<4, 3>, 4, 1>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 3> {} W;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto one_row = row<3>(W);
#else
inline constexpr auto one_row = row<4>(W);
#endif
}  // namespace net
