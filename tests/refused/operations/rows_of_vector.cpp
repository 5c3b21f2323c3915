// expect: bptt: the operand of rows is a matrix: of a vector, take segment<first, n>\(v\)
// expect: is_matrix<net::b, (bptt::)?shape<4> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct b : parameter<b, 4> {} b;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto half = segment<1, 2>(b);
#else
inline constexpr auto half = rows<1, 2>(b);
#endif
}  // namespace net
