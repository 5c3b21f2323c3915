// Clipping of gradients that are not finite, as torch.nn.utils has it but for NaN, which scales nothing.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/train/clip.hpp>
#include <cmath>
#include <limits>

using namespace bptt;

BOOST_AUTO_TEST_SUITE(clip)

BOOST_AUTO_TEST_CASE(a_gradient_with_nan) {
  double const nan = std::numeric_limits<double>::quiet_NaN();
  std::array<double, 3> slope{3, nan, -4}, by_value = slope;
  BOOST_TEST(std::isnan(train::clip(slope, 1)));
  BOOST_TEST(slope[0] == 3);
  BOOST_TEST(slope[2] == -4);
  train::clip_values(by_value, 1);
  BOOST_TEST(by_value[0] == 1);
  BOOST_TEST(std::isnan(by_value[1]));
  BOOST_TEST(by_value[2] == -1);
}

BOOST_AUTO_TEST_CASE(a_gradient_that_is_infinite) {
  float const infinite = std::numeric_limits<float>::infinity();
  std::array<float, 3> slope{3, -infinite, 1e30f}, by_value = slope;
  BOOST_TEST(train::clip(slope, 1) == infinite);
  BOOST_TEST(slope[0] == 0);
  BOOST_TEST(std::isnan(slope[1]));
  train::clip_values(by_value, 2);
  BOOST_TEST(by_value[1] == -2);
  BOOST_TEST(by_value[2] == 2);
}

BOOST_AUTO_TEST_SUITE_END()
