// expect: bptt: rows do not lie within their matrix
// expect: piece_lies_within<net::W, (bptt::)?shape<4, 3>, 2, 3>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 3> {} W;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto half = rows<1, 3>(W);
#else
inline constexpr auto half = rows<2, 3>(W);
#endif
}  // namespace net
