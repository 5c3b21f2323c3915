// Powers: what the builders make of an exponent, the values, the slopes.
#include <bptt/operations/power.hpp>

#include "../same.hpp"

using namespace bptt::simplified;  // the builders: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 2, 3> {} M;
// clang-format on
static_assert(same(pow(a, 0_c), one) && same(pow(M, 0_c), broadcast_of<struct one, shape<2, 3>>{}));
static_assert(same(pow(a, 1_c), a) && same(pow(p, 1_c), p));
static_assert(same(pow(a, 2_c), square(a)) && same(pow(-M, 2_c), square(-M)));
static_assert(same(pow(a, 3_c), power_of<struct a, integer<3>>{}) &&
              same(pow(p, -1_c), power_of<struct p, integer<-1>>{}));
static_assert(shape_of(pow(M, -2_c)) == shape<2, 3>{} && elementwise_node<decltype(pow(M, 3_c))>);
static_assert(same(pow(p, q), pow_of<struct p, struct q>{}) &&
              same(pow(a, ratio<1, 2>), pow_of<struct a, bptt::div<struct one, literal<2>>>{}));
static_assert(same(pow(2_c, b), pow_of<literal<2>, struct b>{}));
static_assert(shape_of(pow(p, q)) == shape<3>{} && shape_of(pow(2_c, b)) == shape<>{} &&
              !elementwise_node<decltype(pow(p, q))>);

static_assert(decltype(pow(a, 3_c))::value(-2.0) == -8.0 && decltype(pow(a, 10_c))::value(2.0f) == 1024.0f &&
              decltype(pow(a, 7_c))::value(3) == 2187);
static_assert(decltype(pow(a, -1_c))::value(4.0) == 0.25 && decltype(pow(a, -3_c))::value(-2.0) == -0.125);

static_assert(same(power<0>(a), one) && same(power<0>(p), broadcast_of<struct one, shape<3>>{}));  // a⁰ → 1
static_assert(same(power<1>(-p), -p));                                                             // a¹ → a
static_assert(same(power<2>(-p), square(p)) && same(power<3>(-a), -pow(a, 3_c)) && same(power<-2>(-a), pow(a, -2_c)) &&
              same(power<-3>(-a), -pow(a, -3_c)));  // (−a)ⁿ
static_assert(same(power<2>(p), square(p)) && same(power<4>(p), pow(p, 4_c)));
static_assert(same(to_the_power(a, zero), one) && same(to_the_power(p, one), p) && same(to_the_power(a, b), pow(a, b)));

static_assert(same(decltype(pow(a, 3_c))::slope(a, b), literal<3>{} * square(a)));
static_assert(same(decltype(pow(p, 4_c))::slope(p, q), literal<4>{} * pow(p, 3_c)));
static_assert(same(decltype(pow(p, -1_c))::slope(p, q), -pow(p, -2_c)));
static_assert(same(decltype(pow(p, -2_c))::slope(p, q), -(literal<2>{} * pow(p, -3_c))));
static_assert(same(decltype(pow(-p, 3_c))::slope(-p, q), literal<3>{} * square(p)));
}  // namespace
