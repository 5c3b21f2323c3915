// expect: bptt: the operand of segment is a vector: of a matrix, take rows<first, n>\(m\)
// expect: is_vector<net::W, (bptt::)?shape<4, 3> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 3> {} W;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto half = rows<0, 2>(W);
#else
inline constexpr auto half = segment<0, 2>(W);
#endif
}  // namespace net
