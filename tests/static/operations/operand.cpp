// What people write as operands: integers of Boost.Hana beside formulas, and numbers that make one number.
#include <boost/hana/div.hpp>
#include <boost/hana/minus.hpp>
#include <boost/hana/mult.hpp>
#include <boost/hana/plus.hpp>
#include <bptt/operations/operators.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct v : parameter<v, 3> {} v;
// clang-format on

// a fraction is a fraction, in lowest terms, wherever the integers come from
static_assert(same(1_c / 2_c, ratio<1, 2>) && same(4_c / 2_c, 2_c) && same(2_c / 4_c, 0.5_c));
static_assert(same(1_c / hana::int_c<2>, ratio<1, 2>) && same(hana::int_c<1> / 2_c, ratio<1, 2>));
static_assert(same(1_c / 2_c / 3_c, ratio<1, 6>) && same(1_c / (2_c / 3_c), 1.5_c) && same(-1_c / 2_c, -0.5_c));
static_assert(same(1_c / 2_c * square_of<struct a>{}, ratio<1, 2> * square_of<struct a>{}));
static_assert(same(2_c * 3_c * s[t], 6_c * s[t]) && same(0.5_c * 4_c, 2_c) && same(0.1_c * 0.1_c, 0.01_c));
static_assert(same(0.1_c + 0.2_c, 0.3_c) && same(1_c - 0.75_c, 0.25_c) && same(2_c + 3_c, 5_c) && same(0_c + 0_c, 0_c));
static_assert(same(-(-0.5_c), 0.5_c) && same(-0_c, zero) && same(1_c - 3_c, -2_c) && same(-0.5_c * 2_c, -1_c));
static_assert(same(-hana::int_c<1> * a, -1_c * a) && same(hana::size_c<2> * a, 2_c * a) &&
              same(hana::int_c<3> * 2_c, 6_c));

// and still a step
static_assert(same(s[2_c - 3_c], s[-1_c]) && same(s[t - (3_c - 1_c)], s[t - 2_c]) && same(s[2_c * 2_c], s[4_c]));
static_assert(same(s[hana::int_c<-1>], s[-1_c]) && same(s[t - hana::int_c<1>], s[t - 1_c]));
static_assert(same(s[std::integral_constant<int, 2>{}], s[2_c]) && same(s[last + hana::int_c<1>], s[last + 1_c]));

// numbers that do not fit stay apart
constexpr auto most = 9223372036854775807_c;
static_assert(same(most + one, add<literal<9223372036854775807>, struct one>{}) &&
              same(-most - 2_c, sub<literal<-9223372036854775807>, literal<2>>{}));
static_assert(is_rational<decltype(most * most)> && is_rational<decltype(1_c / most / most)>);

// beside formulas, as they are written
static_assert(same(v / 2_c, bptt::div<struct v, literal<2>>{}) &&
              same(0.5_c * v, mul<bptt::div<struct one, literal<2>>, struct v>{}));
static_assert(same(2_c * (3_c * a), mul<literal<2>, mul<literal<3>, struct a>>{}));
}  // namespace
