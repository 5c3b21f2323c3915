// The functions of c_library.hpp are those of <cmath>, to the last bit, for each of the three types; and what long
// double gets of the elementary functions.
#include <boost/test/unit_test.hpp>
#include <bptt/arithmetic/elementary.hpp>
#include <cmath>
#include <concepts>
#include <tuple>

namespace el = bptt::elementary;
namespace c = bptt::elementary::c_library;

BOOST_AUTO_TEST_SUITE(c_library)

using numbers = std::tuple<float, double, long double>;

/// The same number, and the same type.
template <class N>
bool same(N a, std::same_as<N> auto b) {
  return a == b;
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_the_standard, N, numbers) {
  for (N const x : {N(0.37L), N(1.9L), N(11.3L), N(1e-6L)}) {
    BOOST_TEST(same(c::exp(x), std::exp(x)));
    BOOST_TEST(same(c::exp(-x), std::exp(-x)));
    BOOST_TEST(same(c::log(x), std::log(x)));
    BOOST_TEST(same(c::log1p(x), std::log1p(x)));
    BOOST_TEST(same(c::tanh(-x), std::tanh(-x)));
    BOOST_TEST(same(c::sqrt(x), std::sqrt(x)));
    BOOST_TEST(same(c::sin(x), std::sin(x)));
    BOOST_TEST(same(c::cos(x), std::cos(x)));
    BOOST_TEST(same(c::atan(-x), std::atan(-x)));
    BOOST_TEST(same(c::sinh(-x), std::sinh(-x)));
    BOOST_TEST(same(c::cosh(-x), std::cosh(-x)));
    BOOST_TEST(same(c::abs(-x), x));
    BOOST_TEST(same(c::abs(x), x));
    BOOST_TEST(same(c::pow(x, N(1.7L)), std::pow(x, N(1.7L))));
    BOOST_TEST(same(c::pow(x, N(-3)), std::pow(x, N(-3))));
    BOOST_TEST(same(c::hypot(-x, N(1.7L)), std::hypot(-x, N(1.7L))));
    BOOST_TEST(same(c::atan2(x, N(-1.7L)), std::atan2(x, N(-1.7L))));
  }
}

BOOST_AUTO_TEST_CASE(long_numbers) {
  long double const x = 0.37L;
  BOOST_TEST(same(el::exp(x), std::exp(x)));
  BOOST_TEST(same(el::log(x), std::log(x)));
  BOOST_TEST(same(el::tanh(x), std::tanh(x)));
  BOOST_TEST(same(el::sigmoid(x), 1 / (1 + std::exp(-x))));
  BOOST_TEST(same(el::sqrt(x), std::sqrt(x)));
  BOOST_TEST(same(el::sin(x), std::sin(x)));
  BOOST_TEST(same(el::cos(x), std::cos(x)));
  BOOST_TEST(same(el::atan(x), std::atan(x)));
  BOOST_TEST(same(el::sinh(x), std::sinh(x)));
  BOOST_TEST(same(el::cosh(x), std::cosh(x)));
  BOOST_TEST(same(el::log1p(x), std::log1p(x)));
  BOOST_TEST(same(el::pow(x, 1.7L), std::pow(x, 1.7L)));
  BOOST_TEST(same(el::abs(-x), x));
}

BOOST_AUTO_TEST_SUITE_END()
