// expect: bptt: a shape has at most two dimensions, rows and columns
// expect: shape<4, 3, 2>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
#ifdef VALID_TWIN
inline constexpr struct W : parameter<W, 4, 3> {} W;
#else
inline constexpr struct W : parameter<W, 4, 3, 2> {} W;
#endif
// clang-format on
inline constexpr int rows = decltype(shape_of(W))::rows;
}  // namespace net
