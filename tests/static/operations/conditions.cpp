// Which operands go together.
#include <bptt/operations/operators.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<3> {} hidden;
inline constexpr struct feature : axis<3> {} feature;
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct v : parameter<v, 3> {} v;
inline constexpr struct w : parameter<w, 2> {} w;
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct h : parameter<h, hidden> {} h;
inline constexpr struct f : parameter<f, feature> {} f;
// clang-format on
// of one shape, or a number known by type; nothing is broadcast
static_assert(can_add(v, v) && can_add(v, 1_c) && can_add(0.5_c, v) && can_add(a, 0.5_c));
static_assert(!can_add(v, w) && !can_add(v, a) && !can_add(M, transpose(M)));
static_assert(can_multiply(M, v) && can_multiply(a, M) && can_multiply(v, a) && can_multiply(transpose(M), w));
static_assert(!can_multiply(M, w) && !can_multiply(v, M) && !can_multiply(v, w));
// with axes, where both have them
static_assert(can_add(h, h) && !can_add(h, f) && can_add(h, v) && conforms(M * v));
// what is refused goes with everything, and what is made of it is refused
static_assert(can_add(refused{}, v) && can_multiply(M, refused{}));
static_assert(is_refused<decltype(refused{} + v)> && is_refused<decltype(M * refused{})>);
}  // namespace
