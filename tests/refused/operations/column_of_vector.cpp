// expect: bptt: the operand of column is a matrix: of a vector, take component<i>\(v\)
// expect: is_matrix<net::b, (bptt::)?shape<4> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct b : parameter<b, 4> {} b;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto one_of_them = component<1>(b);
#else
inline constexpr auto one_of_them = column<1>(b);
#endif
}  // namespace net
