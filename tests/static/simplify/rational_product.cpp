// Products of scalars as a coefficient and factors; rational numbers in a formula.
#include <bptt/simplify/rational_product.hpp>

#include "../same.hpp"

using namespace bptt::simplified;  // the builders: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct v : parameter<v, 3> {} v;
inline constexpr struct M : parameter<M, 2, 3> {} M;
// clang-format on
constexpr literal<2> two;
constexpr literal<3> three;

static_assert(
    std::is_same_v<decltype(as_product(two * a / (three * b))), product<2, 3, types<struct a>, types<struct b>>>);
static_assert(std::is_same_v<decltype(as_product(-a / two * (two / a))), product<-1, 1, types<>, types<>>>);
static_assert(same(as_formula(product<-2, 3, types<struct a>, types<struct b>>{}), -(two * a / (three * b))));

// in lowest terms
static_assert(same(ratio<1, 3>, one / three));
static_assert(same(ratio<2, 6>, one / three));
static_assert(same(ratio<-2, 3>, -(two / three)));
static_assert(same(ratio<2, -3>, -(two / three)));
static_assert(same(ratio<-4, -6>, two / three));
static_assert(same(ratio<6, 3>, two));
static_assert(same(ratio<6, -3>, neg<literal<2>>{}));
static_assert(same(ratio<5, 5>, one));
static_assert(same(ratio<0, -7>, zero));
static_assert(std::is_empty_v<decltype(ratio<1, 3>)>);
static_assert(is_rational<decltype(literal<3>{} / two)> && is_rational<decltype(-(two / three))> &&
              !is_rational<decltype(a / two)>);

// in a formula
static_assert(same(ratio<1, 3> * v, bptt::div<struct one, literal<3>>{} * v) &&
              shape_of(M * v * ratio<1, 3>) == shape<2>{});
static_assert(shape_of(v / ratio<2, 3>) == shape<3>{} && shape_of(a + ratio<1, 2>) == shape<>{} &&
              shape_of(ratio<1, 2> - a) == shape<>{});
// and in the algebra of products
static_assert(same(times(ratio<2, 3>, three * a), two * a));
static_assert(same(times(ratio<1, 2>, ratio<-2, 3>), ratio<-1, 3>));
static_assert(same(times(ratio<1, 2>, ratio<2, 3> * v), ratio<1, 3> * v));
static_assert(same(over(a, ratio<1, 2>), two * a));
static_assert(same(plus(ratio<1, 2> * a, ratio<1, 3> * a), literal<5>{} * a / literal<6>{}));

// integers whose product does not fit are kept apart, and cancel
constexpr literal<1'000'000'000'000'000'000> quintillion;
constexpr literal<1'000'000> million;
constexpr auto large = times(quintillion, million * a);
static_assert(same(large, million * quintillion * a) && same(times(large, -b), -(million * quintillion * a * b)));
static_assert(same(over(a, times(quintillion, million)), a / (million * quintillion)));
static_assert(same(times(neg<std::remove_const_t<decltype(quintillion)>>{}, million * a),
                   -(million * quintillion * a)));
static_assert(same(times(large, over(b, large)), b) &&
              same(times(large, over(one, literal<-3'000'000>{})), -(quintillion * a / three)));
static_assert(same(over(large, million * a), quintillion) && same(times(over(large, two), over(two, b)), large / b));
static_assert(same(plus(large, large), literal<2'000'000>{} * quintillion * a));
static_assert(is_rational<decltype(million * quintillion)> && is_rational<decltype(million * quintillion * two)> &&
              is_rational<decltype(-(one / (million * quintillion)))> && !is_rational<decltype(million * a)> &&
              !is_rational<decltype(a * million * two / b)>);
static_assert(same(times(v, times(quintillion, million)), million * quintillion * v));
// sums of fractions whose denominators do not fit stay sums
constexpr literal<1'000'000'007> p;
constexpr literal<1'000'000'009> q;
constexpr literal<998'244'353> r;
static_assert(same(plus(over(a, p), over(a, q)), literal<2'000'000'016>{} * a / literal<1'000'000'016'000'000'063>{}));
static_assert(same(plus(plus(over(a, p), over(a, q)), over(a, r)), plus(over(a, p), over(a, q)) + a / r));
static_assert(same(minus(times(quintillion, million), one), million * quintillion - one));
static_assert(same(minus(quintillion, literal<-9'223'372'036'854'775'807>{}),
                   quintillion - literal<-9'223'372'036'854'775'807>{}));
static_assert(same(ratio<9'223'372'036'854'775'807, -7>, neg<literal<1'317'624'576'693'539'401>>{}));
}  // namespace
