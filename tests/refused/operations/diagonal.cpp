// expect: bptt: the operand of diagonal is a square matrix: the matrix with a diagonal is diag\(v\)
// expect: is_square_matrix<net::b, (bptt::)?shape<3> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct b : parameter<b, 3> {} b;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto d = diag(b);
#else
inline constexpr auto d = diagonal(b);
#endif
}  // namespace net
