// expect: bptt: the operand of diag is a vector: the diagonal of a matrix is diagonal\(m\)
// expect: is_vector<net::W, (bptt::)?shape<3, 3> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 3, 3> {} W;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto d = diagonal(W);
#else
inline constexpr auto d = diag(W);
#endif
}  // namespace net
