// Numbers that are known by type: what _c reads, and what an integer is for Boost.Hana.
#include <boost/hana/at.hpp>
#include <boost/hana/tuple.hpp>
#include <bptt/operations/operators.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
using namespace boost::hana::literals;  // both are visible: the library's _c is taken

// integers
static_assert(same(0_c, zero) && same(1_c, one) && same(2_c, literal<2>{}) && same(00_c, zero));
static_assert(same(9223372036854775807_c, literal<9223372036854775807>{}));
static_assert(same(0x10_c, literal<16>{}) && same(0xfE_c, literal<254>{}) && same(0X1F_c, literal<31>{}));
static_assert(same(0b101_c, literal<5>{}) && same(0B11_c, literal<3>{}) && same(017_c, literal<15>{}));
static_assert(same(10'000_c, literal<10000>{}) && same(0x7fff'ffff'ffff'ffff_c, 9223372036854775807_c));

// decimals and exponents are exact
static_assert(same(0.5_c, ratio<1, 2>) && same(1.5_c, ratio<3, 2>) && same(.25_c, ratio<1, 4>));
static_assert(same(9.81_c, ratio<981, 100>) && same(3.14159_c, ratio<314159, 100000>));
static_assert(same(1e3_c, 1000_c) && same(1.25E+2_c, 125_c) && same(1e-3_c, ratio<1, 1000>));
static_assert(same(1.0_c, one) && same(5._c, 5_c) && same(0.000_c, zero) && same(0e9_c, zero));
static_assert(same(010.5_c, ratio<21, 2>) && same(09.5_c, ratio<19, 2>) && same(010e1_c, 100_c));
static_assert(same(1'0.2'5_c, ratio<41, 4>) && same(1e1'8_c, 1000000000000000000_c));
static_assert(same(0x1.8p1_c, 3_c) && same(0xffp-4_c, ratio<255, 16>) && same(0x.1p0_c, ratio<1, 16>));
// what fits, fits: zeros at the end and factors that cancel cost nothing
static_assert(same(1.50000000000000000000000000_c, ratio<3, 2>));
static_assert(same(5e-19_c, ratio<1, 2000000000000000000>));
static_assert(same(1000000000000000000000e-21_c, one));
static_assert(!fits_into_a_fraction<'1', 'e', '1', '9'> && !fits_into_a_fraction<'1', 'e', '-', '1', '9'>);
static_assert(!fits_into_a_fraction<'9', '2', '2', '3', '3', '7', '2', '0', '3', '6', '8', '5', '4', '7', '7', '5', '8',
                                    '0', '8'>);
static_assert(!fits_into_a_fraction<'1', 'e', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9'>);

// integers of Boost.Hana and of the standard library are taken where an integer is meant
static_assert(integer_by_type<decltype(2_c)> && integer_by_type<decltype(hana::int_c<2>)> &&
              integer_by_type<std::integral_constant<int, 2>> && !integer_by_type<decltype(0.5_c)> &&
              !integer_by_type<int>);
constexpr hana::tuple<int, double> two{7, 0.5};
static_assert(two[0_c] == 7 && hana::at(two, 1_c) == 0.5);
static_assert(2_c == 2 && std::is_empty_v<decltype(0.5_c)>);
}  // namespace
