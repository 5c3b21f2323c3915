// expect: bptt: each dimension of a shape is at least 1
// expect: shape<4, 0>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
#ifdef VALID_TWIN
inline constexpr struct W : parameter<W, 4, 1> {} W;
#else
inline constexpr struct W : parameter<W, 4, 0> {} W;
#endif
// clang-format on
inline constexpr int rows = decltype(shape_of(W))::rows;
}  // namespace net
