// bptt/operations.hpp is enough to write formulas.
#include <bptt/operations.hpp>

namespace bptt {  // names of the wings that are not included: they are free
struct unroll {};
struct derivative {};
}  // namespace bptt

namespace by_operations {
using namespace bptt;
// clang-format off
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct v : parameter<v, 3> {} v;
// clang-format on
static_assert(std::is_same_v<decltype(tanh(M * v))::shape, shape<2>>);
static_assert(std::is_same_v<decltype(concat(segment<0, 2>(v), pow(dot(v, v), 3_c)))::shape, shape<3>>);
static_assert(std::is_same_v<decltype(diag(v))::shape, shape<3, 3>>);
}  // namespace by_operations
