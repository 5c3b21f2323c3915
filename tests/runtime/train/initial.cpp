// The distributions of first values: moments, and how often a number falls into each part of the range. The bounds are
// four standard deviations of what is counted, of a fixed generator.
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <cmath>
#include <random>
#include <vector>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 300> {} x;
inline constexpr struct W : parameter<W, 200, 300> {} W;
inline constexpr struct h : variable<h, 200> {} h;
// clang-format on
using all = parameters<decltype(unroll<1>(recurrence(h[t] = W * x[t])))>;
constexpr double count = 200 * 300;

struct moments {
  double mean = 0, deviation = 0, kurtosis = 0;
  template <class Scheme>
  explicit moments(Scheme const& scheme) {
    static all theta;
    std::mt19937 random(5);
    theta.initialise(random, scheme);
    double square = 0, fourth = 0;
    for (double each : theta) mean += each / count, square += each * each / count;
    for (double each : theta) fourth += std::pow(each - mean, 4) / count;
    deviation = std::sqrt(square - mean * mean);
    kurtosis = fourth / std::pow(deviation, 4);
  }
};
void check(moments const& found, double deviation, double kurtosis, double deviation_of_kurtosis) {
  BOOST_TEST(std::abs(found.mean) < 4 * deviation / std::sqrt(count));
  BOOST_TEST(std::abs(found.deviation / deviation - 1) < 4 * std::sqrt((kurtosis - 1) / 4 / count));
  BOOST_TEST(std::abs(found.kurtosis - kurtosis) < 4 * deviation_of_kurtosis);
}
}  // namespace

BOOST_AUTO_TEST_SUITE(initial)

BOOST_AUTO_TEST_CASE(moments_of_each_scheme) {
  double const of_normal = std::sqrt(24 / count), of_uniform = std::sqrt(24 / count);
  check(moments(train::normal{0.5}), 0.5, 3, of_normal);
  check(moments(train::glorot_normal{}), std::sqrt(2. / 500), 3, of_normal);
  check(moments(train::he_normal{}), std::sqrt(2. / 300), 3, of_normal);
  check(moments(train::uniform{-2, 2}), 2 / std::sqrt(3.), 1.8, of_uniform);
  check(moments(train::glorot_uniform{}), std::sqrt(2. / 500), 1.8, of_uniform);
  check(moments(train::he_uniform{}), std::sqrt(2. / 300), 1.8, of_uniform);
}

BOOST_AUTO_TEST_CASE(equally_probable_intervals) {
  std::mt19937 random(11);
  std::array<double, 64> counted{};
  int constexpr numbers = 1 << 18;
  for (int i = 0; i < numbers; ++i) counted[static_cast<std::size_t>(64 * train::canonical(random))] += 1;
  double chi_square = 0;
  for (double each : counted) chi_square += std::pow(each - numbers / 64., 2) / (numbers / 64.);
  BOOST_TEST(chi_square < 63 + 4 * std::sqrt(2 * 63.));
}

BOOST_AUTO_TEST_CASE(normal_distribution_function) {
  std::mt19937 random(13);
  int constexpr numbers = 100000;
  std::vector<double> drawn(numbers);
  for (double& each : drawn) each = train::normally_distributed(random);
  std::sort(drawn.begin(), drawn.end());
  double apart = 0;  // Kolmogorov and Smirnov's
  for (std::size_t i = 0; i < drawn.size(); ++i)
    apart =
        std::max(apart, std::abs(std::erfc(-drawn[i] / std::sqrt(2.)) / 2 - (static_cast<double>(i) + 0.5) / numbers));
  BOOST_TEST(apart < 1.95 / std::sqrt(numbers));
}

// Of an orthogonal matrix, uniformly distributed, an entry has the mean square 1/n, and its sign is as often + as −.
BOOST_AUTO_TEST_CASE(orthogonal_matrices) {
  std::mt19937 random(17);
  double diagonal = 0, square = 0;
  int constexpr tries = 4000;
  for (int i = 0; i < tries; ++i) {
    std::array<float, 16> numbers{};
    tensor_view<float, shape<4, 4>> const q(numbers.data());
    train::orthogonal{}(q, random);
    for (int r = 0; r < 4; ++r)
      for (int s = 0; s < 4; ++s) {
        float sum = 0;
        for (int k = 0; k < 4; ++k) sum += q(r, k) * q(s, k);
        BOOST_REQUIRE(std::abs(sum - (r == s ? 1.f : 0.f)) < 1e-6f);
      }
    diagonal += static_cast<double>(q(0, 0)), square += static_cast<double>(q(0, 0) * q(0, 0));
  }
  BOOST_TEST(std::abs(diagonal / tries) < 4 * 0.5 / std::sqrt(tries));
  BOOST_TEST(std::abs(square / tries - 0.25) < 4 * 0.25 / std::sqrt(tries));
}

// A generator of the standard library gives the same numbers in every constant and at run time; so do 32 and 64 bits.
BOOST_AUTO_TEST_CASE(numbers_of_generators) {
  std::minstd_rand one(3);
  std::uint_fast64_t const first = std::minstd_rand(3)();
  BOOST_TEST(first == 3 * 48271u);
  double const range = 2147483646;
  std::minstd_rand again(3);
  double const low = static_cast<double>(again() - 1), high = static_cast<double>(again() - 1);
  BOOST_TEST(train::canonical(one) == (low + high * range) / (range * range));
  std::mt19937_64 wide(3), same(3);
  BOOST_TEST(train::canonical(wide) == static_cast<double>(same()) / 0x1p64);
}

BOOST_AUTO_TEST_SUITE_END()
