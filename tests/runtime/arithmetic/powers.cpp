// The functions of powers.hpp and piecewise.hpp. At run time sqrt and pow are the C library's: here is what IEEE 754
// says of zeros, infinities and NaN. As constants they are arithmetic of this library: its errors, against long double;
// static/arithmetic/powers.cpp has them in constant evaluation.
#include <bptt/arithmetic/elementary.hpp>
#include <complex>
#include <tuple>

#include "../units.hpp"

namespace el = bptt::elementary;

namespace {
using namespace units;
using binary_numbers = std::tuple<double, float>;

// a function as a constant, and what it should be
#define CONSTANT_FUNCTION(name)                                      \
  struct name##_constant {                                           \
    static double value(double x) { return el::constant::name(x); }  \
    static long double truth(long double x) { return std::name(x); } \
  }
CONSTANT_FUNCTION(sqrt);

template <int numerator, int denominator>
struct power_constant {
  static constexpr long double exponent = static_cast<long double>(numerator) / denominator;
  static double value(double x) { return el::constant::pow(x, static_cast<double>(exponent)); }
  static long double truth(long double x) { return std::pow(x, exponent); }
};

// a number of somebody's own, found by argument-dependent lookup
struct fixed {
  int hundredths;
  friend constexpr fixed sqrt(fixed a) { return {a.hundredths + 1}; }
  friend constexpr fixed sin(fixed a) { return {a.hundredths + 2}; }
  friend constexpr fixed pow(fixed a, fixed b) { return {a.hundredths * b.hundredths}; }
  friend constexpr fixed abs(fixed a) { return {a.hundredths < 0 ? -a.hundredths : a.hundredths}; }
};
}  // namespace

BOOST_AUTO_TEST_SUITE(powers)

BOOST_AUTO_TEST_CASE(errors_of_constants) {
  within(1, over<sqrt_constant>(0.0, 4.0));
  within(1, over_bits<sqrt_constant>(smallest<double>, limits<double>::max()));
  within(9, over<power_constant<1, 2>>(0.0, 20.0));
  within(9, over<power_constant<-7, 2>>(0.01, 20.0));
  within(9, over<power_constant<31, 4>>(0.0, 20.0));
  within(50, over<power_constant<127, 2>>(0.01, 20.0));
  within(1500, over<power_constant<401, 2>>(0.1, 20.0));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(special_values, N, binary_numbers) {
  N volatile const zero = 0, infinite = infinity<N>, no_number = not_a_number<N>, one = 1, two = 2, tiny = smallest<N>,
                   huge = limits<N>::max();
  SAME(el::sqrt(N(zero)), N(0));
  SAME(el::sqrt(-zero), N(-0.0));
  SAME(el::sqrt(N(infinite)), infinity<N>);
  SAME(el::sqrt(-tiny), not_a_number<N>);
  SAME(el::sqrt(N(no_number)), not_a_number<N>);

  SAME(el::pow(N(zero), N(zero)), N(1));
  SAME(el::pow(N(no_number), N(zero)), N(1));
  SAME(el::pow(N(one), N(no_number)), N(1));
  SAME(el::pow(N(two), N(no_number)), not_a_number<N>);
  SAME(el::pow(-two, N(0.5)), not_a_number<N>);
  SAME(el::pow(-two, N(3)), N(-8));
  SAME(el::pow(-zero, N(-1)), -infinity<N>);
  SAME(el::pow(N(two), -infinite), N(0));
  SAME(el::pow(-one, N(infinite)), N(1));

  SAME(el::integer_power<3>(-infinite), -infinity<N>);
  SAME(el::integer_power<-3>(-zero), -infinity<N>);
  SAME(el::integer_power<-3>(-infinite), N(-0.0));
  SAME(el::integer_power<4>(N(no_number)), not_a_number<N>);

  SAME(el::abs(-zero), N(0));
  SAME(el::abs(-infinite), infinity<N>);
  SAME(el::abs(N(no_number)), not_a_number<N>);
  SAME(el::relu(N(zero)), N(0));
  SAME(el::relu(-tiny), N(0));
  SAME(el::relu(N(infinite)), infinity<N>);
  SAME(el::relu(-infinite), N(0));
  SAME(el::relu(N(no_number)), not_a_number<N>);
  SAME(el::sign(-tiny), N(-1));
  SAME(el::sign(N(infinite)), N(1));
  SAME(el::sign(N(zero)), N(0));
  SAME(el::sign(N(no_number)), not_a_number<N>);
  SAME(el::heaviside(-tiny), N(0));
  SAME(el::heaviside(N(tiny)), N(1));
  SAME(el::heaviside(N(zero)), N(0));
  SAME(el::heaviside(N(no_number)), not_a_number<N>);

  SAME(el::sigmoid_cross_entropy(N(huge), N(one)), N(0));
  SAME(el::sigmoid_cross_entropy(-huge, N(zero)), N(0));
  SAME(el::sigmoid_cross_entropy(-huge, N(one)), limits<N>::max());
  SAME(el::sigmoid_cross_entropy(N(no_number), N(one)), not_a_number<N>);
  SAME(el::sigmoid_cross_entropy(N(no_number), N(zero)), not_a_number<N>);
  SAME(el::sigmoid_cross_entropy(N(one), N(no_number)), not_a_number<N>);
  SAME(el::sigmoid_cross_entropy(-infinity<N>, N(zero)), N(0));
  SAME(el::sigmoid_cross_entropy(N(infinite), N(one)), N(0));
  SAME(el::sigmoid_cross_entropy(N(infinite), N(zero)), infinity<N>);
  SAME(el::sigmoid_cross_entropy(-infinite, N(one)), infinity<N>);
}

BOOST_AUTO_TEST_CASE(other_numbers_bring_their_functions) {
  std::complex<long double> const z{0.3L, 0.8L}, w{-0.7L, 0.2L};
  BOOST_TEST((el::sqrt(z) == std::sqrt(z) && el::sin(z) == std::sin(z) && el::cos(z) == std::cos(z) &&
              el::sinh(z) == std::sinh(z) && el::cosh(z) == std::cosh(z)));
  BOOST_TEST((el::pow(z, w) == std::pow(z, w)));
  BOOST_TEST(std::abs(el::integer_power<-3>(z) * z * z * z - 1.0L) <= 1e-18L);
  BOOST_TEST(std::abs(std::exp(el::softplus(z)) - 1.0L - std::exp(z)) <= 1e-18L);
  BOOST_TEST(std::abs(el::sigmoid_cross_entropy(z, w) - el::softplus(z) + z * w) <= 1e-18L);
  long double const x = 0.7L;
  BOOST_TEST((el::sqrt(x) == std::sqrt(x) && el::log1p(x) == std::log1p(x) && el::abs(-x) == x && el::relu(-x) == 0 &&
              el::sign(-x) == -1 && el::heaviside(x) == 1));
  BOOST_TEST(el::softplus(2000.0L) == 2000.0L);
  BOOST_TEST((el::sqrt(fixed{5}).hundredths == 6 && el::sin(fixed{5}).hundredths == 7 &&
              el::pow(fixed{5}, fixed{3}).hundredths == 15 && el::abs(fixed{-5}).hundredths == 5));
}

BOOST_AUTO_TEST_SUITE_END()
