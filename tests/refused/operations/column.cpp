// expect: bptt: a column does not lie within its matrix
// expect: piece_lies_within<net::W, (bptt::)?shape<3, 4>, 3, 1>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 3> {} W;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto one_column = column<2>(W);
#else
inline constexpr auto one_column = column<3>(W);
#endif
}  // namespace net
