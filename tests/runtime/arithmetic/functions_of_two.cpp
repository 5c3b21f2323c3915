// Functions of two numbers: their errors against long double, what IEEE 754 says of zeros, infinities and NaN, and
// loops over them.
#include <array>
#include <random>
#include <tuple>

#include "../units.hpp"
#include "elementary_functions.hpp"

namespace el = bptt::elementary;

namespace {
using namespace units;
using namespace elementary_functions;
using binary_numbers = std::tuple<double, float>;

template <class N>
struct pair {
  N a, b;
};

/// The largest error over many pairs.
template <class Function, class N, class Pairs>
worst over_pairs(Pairs pairs, int n = 100'000) {
  worst result;
  std::mt19937_64 random(3);
  for (int i = 0; i < n; ++i) {
    pair<N> const p = pairs(random);
    long double const units = units_off(Function::value(p.a, p.b), Function::truth(p.a, p.b));
    if (!(units <= result.off)) result = {units, p.a / static_cast<long double>(p.b)};
  }
  return result;
}
template <class N>
N between(double low, double high, std::mt19937_64& random) {
  return static_cast<N>(std::uniform_real_distribution<double>(low, high)(random));
}
/// Any finite number.
template <class N>
N of_any_bits(std::mt19937_64& random) {
  for (;;) {
    N const x = std::bit_cast<N>(static_cast<typename el::constants<N>::bits>(random()));
    if (std::isfinite(x)) return x;
  }
}
/// Numbers around 1; of any size, and a quotient of the same size; of any size both; a few of the least there are.
template <class Function, class N>
void error(long double bound) {
  within(bound, over_pairs<Function, N>([](auto& r) { return pair<N>{between<N>(-1, 1, r), between<N>(-1, 1, r)}; }));
  within(bound, over_pairs<Function, N>([](auto& r) {
           N const a = of_any_bits<N>(r), b = a * between<N>(-4, 4, r);
           return std::isinf(b) ? pair<N>{a, a} : r() % 2 == 0 ? pair<N>{a, b} : pair<N>{b, a};
         }));
  within(bound, over_pairs<Function, N>([](auto& r) {
           N const a = of_any_bits<N>(r), b = of_any_bits<N>(r);
           return pair<N>{a, b};
         }));
  within(bound, over_pairs<Function, N>(
                    [](auto& r) {
                      auto const few = [&] { return smallest<N> * static_cast<N>(static_cast<int>(r() % 9) - 4); };
                      N const a = few(), b = few();
                      return pair<N>{a, b};
                    },
                    1000));
}
}  // namespace

BOOST_AUTO_TEST_SUITE(functions_of_two)

BOOST_AUTO_TEST_CASE_TEMPLATE(errors, N, binary_numbers) {
  error<hypot_function, N>(1.6L);
  error<atan2_function, N>(2.1L);
  error<inversion_function, N>(2.5L);
  error<max_function, N>(0);
  error<min_function, N>(0);
  error<exceeds_function, N>(0);
  // beside a number that is 270 powers of ten as large (float: 28) it loses digits
  within(2.8L, over_pairs<direction_cosine_function, N>([](auto& r) {
           return pair<N>{between<N>(-1, 1, r), between<N>(-1, 1, r)};
         }));
  within(2.8L, over_pairs<direction_cosine_function, N>([](auto& r) {
           N const a = of_any_bits<N>(r), b = a * between<N>(-1e15, 1e15, r);
           return std::isinf(b) ? pair<N>{a, a} : r() % 2 == 0 ? pair<N>{a, b} : pair<N>{b, a};
         }));
}

// Where the angle is next to π/8, π/4, 3π/8: there the reduction switches.
BOOST_AUTO_TEST_CASE_TEMPLATE(angles_where_the_reduction_switches, N, binary_numbers) {
  for (double const tangent : {0.41421356237309503, 1.0, 2.41421356237309503})
    within(2.1L, over_pairs<atan2_function, N>([=](auto& r) {
             N const a = between<N>(0.1, 1, r);
             return pair<N>{a * static_cast<N>(tangent) * (1 + between<N>(-1e-6, 1e-6, r)), r() % 2 == 0 ? a : -a};
           }));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(special_values, N, binary_numbers) {
  N volatile const numbers[] = {0,
                                N(-0.0),
                                1,
                                -1,
                                smallest<N>,
                                -smallest<N>,
                                limits<N>::max(),
                                limits<N>::lowest(),
                                infinity<N>,
                                -infinity<N>,
                                not_a_number<N>};
  for (N const a : numbers)
    for (N const b : numbers) {
      bool const none = std::isnan(a) || std::isnan(b);
      N const angle = el::atan2(a, b), distance = el::hypot(a, b);  // as the C library has them
      BOOST_TEST((same(angle, std::atan2(a, b)) ||
                  units_off(angle, std::atan2(static_cast<long double>(a), static_cast<long double>(b))) <= 2),
                 "atan2 of " << a << " and " << b << " is " << angle);
      BOOST_TEST((same(distance, std::hypot(a, b)) ||
                  units_off(distance, std::hypot(static_cast<long double>(a), static_cast<long double>(b))) <= 1),
                 "hypot of " << a << " and " << b << " is " << distance);
      N const lesser = std::signbit(a) && a == b              ? a
                       : b < a || (a == b && std::signbit(b)) ? b
                                                              : a,
              greater = !std::signbit(a) && a == b              ? a
                        : b > a || (a == b && !std::signbit(b)) ? b
                                                                : a;
      SAME(el::max(a, b), none ? not_a_number<N> : greater);
      SAME(el::min(a, b), none ? not_a_number<N> : lesser);
      SAME(el::exceeds(a, b), none ? not_a_number<N> : a > b ? N(1) : N(0));
      if (none) {
        SAME(el::direction_cosine(a, b), not_a_number<N>);
        SAME(el::inversion(a, b), not_a_number<N>);
      }
    }
  N volatile const zero = 0, infinite = infinity<N>, one = 1, huge = limits<N>::max(), tiny = smallest<N>;
  SAME(el::direction_cosine(N(zero), N(zero)), N(0));
  SAME(el::direction_cosine(-zero, N(zero)), N(-0.0));
  SAME(el::direction_cosine(-infinite, N(one)), N(-1));
  SAME(el::direction_cosine(N(one), -infinite), N(0));
  BOOST_TEST(units_off(el::direction_cosine(N(infinite), -infinite), std::sqrt(0.5L)) <= 1);
  SAME(el::direction_cosine(N(tiny), N(zero)), N(1));
  SAME(el::direction_cosine(-huge, N(one)), N(-1));
  SAME(el::inversion(N(zero), N(zero)), N(0));
  SAME(el::inversion(N(infinite), N(one)), N(0));
  SAME(el::inversion(-one, N(infinite)), N(-0.0));
  SAME(el::inversion(N(infinite), N(infinite)), N(0));
  SAME(el::inversion(-tiny, N(zero)), -infinity<N>);
  SAME(el::inversion(N(2), N(zero)), N(0.5));
}

// The sum of two probabilities in log space, and the share of the first: as exact as the difference of the two is.
BOOST_AUTO_TEST_CASE_TEMPLATE(logarithms_of_sums, N, binary_numbers) {
  std::mt19937_64 random(5);
  for (double const size : {1.0, 30.0, 700.0})
    for (int i = 0; i < 20'000; ++i) {
      N const a = between<N>(-size, size, random), b = between<N>(-size, size, random);
      long double const wide_a = a, wide_b = b, difference = wide_a - wide_b, away = std::abs(difference),
                        sum = std::max(wide_a, wide_b) + std::log1p(std::exp(-away)),
                        share = (difference < 0 ? std::exp(difference) : 1) / (1 + std::exp(-away)),
                        unit = limits<N>::epsilon();
      BOOST_TEST(std::abs(el::logaddexp(a, b) - sum) <= unit * (2 + std::max(std::abs(wide_a), std::abs(wide_b))),
                 a << ", " << b);
      BOOST_TEST(std::abs(el::exp_share(a, b) - share) <= unit * (3 + away) * share + smallest<N>, a << ", " << b);
    }
  N const numbers[] = {-infinity<N>, limits<N>::lowest(), N(-3), N(0), limits<N>::max(), infinity<N>};
  for (N const a : numbers)
    for (N const b : numbers) {
      N volatile const first = a, second = b;
      N const sum = el::logaddexp(N(first), N(second)), share = el::exp_share(N(first), N(second));
      BOOST_TEST(!(sum < std::max(a, b)));
      if (std::isinf(a) || std::isinf(b)) SAME(sum, std::max(a, b));
      if (a == b) SAME(share, a == -infinity<N> ? N(0) : N(0.5));
      if (std::isinf(a) != std::isinf(b) || a * b == -infinity<N>) SAME(share, a > b ? N(1) : N(0));
      SAME(el::logaddexp(N(first), not_a_number<N>), not_a_number<N>);
      SAME(el::logaddexp(not_a_number<N>, N(first)), not_a_number<N>);
      SAME(el::exp_share(N(first), not_a_number<N>), not_a_number<N>);
      SAME(el::exp_share(not_a_number<N>, N(first)), not_a_number<N>);
    }
  static_assert(el::logaddexp(-infinity<N>, -infinity<N>) == -infinity<N> &&
                el::logaddexp(N(2), infinity<N>) == infinity<N> && el::exp_share(-infinity<N>, -infinity<N>) == 0 &&
                el::exp_share(infinity<N>, infinity<N>) == N(0.5));
  static_assert(el::product_or_zero(N(0), infinity<N>) == 0 && el::quotient_or_zero(N(0), N(0)) == 0 &&
                el::xlogy(N(0), N(0)) == 0 && el::xlogy(N(2), N(0)) == -infinity<N>);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(zero_times_what_is_infinite, N, binary_numbers) {
  N volatile const zero = 0, infinite = infinity<N>, no_number = not_a_number<N>, two = 2;
  for (N const other : {infinity<N>, -infinity<N>, not_a_number<N>, N(0), N(2)}) {
    N volatile const b = other;
    SAME(el::product_or_zero(N(zero), N(b)), N(0));
    SAME(el::quotient_or_zero(-zero, N(b)), N(0));
    SAME(el::xlogy(N(zero), N(b)), N(0));
  }
  SAME(el::product_or_zero(N(two), -infinite), -infinity<N>);
  SAME(el::product_or_zero(N(no_number), N(zero)), not_a_number<N>);
  SAME(el::quotient_or_zero(-two, N(zero)), -infinity<N>);
  SAME(el::quotient_or_zero(N(two), N(two)), N(1));
  SAME(el::xlogy(N(two), N(zero)), -infinity<N>);
  SAME(el::xlogy(N(infinite), N(zero)), -infinity<N>);
  SAME(el::xlogy(N(two), N(two)), 2 * el::log(N(2)));
}

// A loop is what the compiler vectorises: it gives what single values give, but for the places a contraction changes.
BOOST_AUTO_TEST_CASE_TEMPLATE(loops, N, binary_numbers) {
  std::array<N, 83> a{}, b{}, y{};
  for (std::size_t i = 0; i < a.size(); ++i) {
    a[i] = (static_cast<N>(i) - 40) / 3;
    b[i] = (static_cast<N>(i * 7 % 83) - 40) / 5;
  }
  a[3] = not_a_number<N>, a[10] = infinity<N>, a[11] = -infinity<N>, a[12] = N(-0.0), a[14] = limits<N>::max();
  b[4] = not_a_number<N>, b[10] = infinity<N>, b[12] = N(0), b[40] = N(-0.0), b[81] = smallest<N>;
  for_each(all_of_two{}, [&]<class Function>(Function) {
    for (std::size_t i = 0; i < a.size(); ++i) y[i] = Function::value(a[i], b[i]);
    for (std::size_t i = 0; i < a.size(); ++i) {
      N volatile const first = a[i], second = b[i];
      N const value = Function::value(N(first), N(second));
      BOOST_TEST((same(y[i], value) || units_off(y[i], static_cast<long double>(value)) <= 3),
                 y[i] << " and " << value << " at " << a[i] << ", " << b[i]);
    }
  });
}

// a number of somebody's own, found by argument-dependent lookup
struct fixed {
  int hundredths;
  constexpr explicit fixed(int h) : hundredths(h) {}
  friend constexpr fixed operator+(fixed a, fixed b) { return fixed(a.hundredths + b.hundredths); }
  friend constexpr auto operator<=>(fixed, fixed) = default;
  friend constexpr fixed hypot(fixed a, fixed b) { return fixed(a.hundredths + b.hundredths); }
  friend constexpr fixed atan2(fixed a, fixed b) { return fixed(a.hundredths - b.hundredths); }
};

BOOST_AUTO_TEST_CASE(other_numbers_bring_their_functions) {
  long double const x = 0.7L, y = -1.1L, none = not_a_number<long double>;
  BOOST_TEST((el::hypot(x, y) == std::hypot(x, y) && el::atan2(x, y) == std::atan2(x, y)));
  BOOST_TEST((el::direction_cosine(y, x) == y / std::hypot(x, y) && el::direction_cosine(0.0L, 0.0L) == 0.0L));
  BOOST_TEST((std::abs(el::inversion(x, y) - x / (x * x + y * y)) <= 1e-18L && el::inversion(0.0L, 0.0L) == 0.0L));
  BOOST_TEST((el::max(x, y) == x && el::max(y, x) == x && el::min(x, y) == y && el::min(y, x) == y));
  BOOST_TEST((std::isnan(el::max(x, none)) && std::isnan(el::max(none, x)) && std::isnan(el::min(x, none)) &&
              std::isnan(el::min(none, x)) && std::isnan(el::exceeds(none, x)) && std::isnan(el::exceeds(x, none))));
  BOOST_TEST((el::exceeds(x, y) == 1 && el::exceeds(y, x) == 0 && el::exceeds(x, x) == 0));
  BOOST_TEST((std::abs(el::logaddexp(x, y) - std::log(std::exp(x) + std::exp(y))) <= 1e-18L &&
              el::exp_share(y, y) == 0.5L && el::xlogy(0.0L, 0.0L) == 0 && el::quotient_or_zero(x, x) == 1));
  BOOST_TEST((el::max(fixed(3), fixed(5)).hundredths == 5 && el::min(fixed(3), fixed(5)).hundredths == 3));
  BOOST_TEST((el::hypot(fixed(3), fixed(5)).hundredths == 8 && el::atan2(fixed(3), fixed(5)).hundredths == -2));
}

BOOST_AUTO_TEST_SUITE_END()
