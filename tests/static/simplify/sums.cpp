// The builders of sums, differences and negatives: each rule with its operands in both orders.
#include "../same.hpp"

using namespace bptt::simplified;
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct v : parameter<v, 3> {} v;
// clang-format on
static_assert(same(plus(zero, a), a) && same(plus(a, zero), a) && same(plus(a, -b), a - b) && same(plus(-a, b), b - a));
static_assert(same(plus(-a, -b), -(a + b)) && same(plus(2_c * a, 3_c * a), 5_c * a) && same(plus(v, v), 2_c * v));
static_assert(same(negative(zero), zero) && same(negative(-a), a));
static_assert(same(minus(a, zero), a) && same(minus(zero, b), -b) && same(minus(a, -b), a + b) &&
              same(minus(-a, b), -(a + b)));
}  // namespace
