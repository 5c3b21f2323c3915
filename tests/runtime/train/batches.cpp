// Shuffles are as probable as each other, and data that are too few are refused.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/train/batches.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace bptt;

BOOST_AUTO_TEST_SUITE(batches)

// 24 orders of four, 24,000 times: each 1000 times, within four standard deviations
BOOST_AUTO_TEST_CASE(all_orders_are_equally_probable) {
  std::mt19937 random(3);
  std::map<std::vector<int>, int> count;
  for (int i = 0; i < 24000; ++i) {
    std::vector<int> order{0, 1, 2, 3};
    train::shuffle(order, random);
    ++count[order];
  }
  BOOST_TEST(count.size() == 24u);
  for (auto const& [order, times] : count) BOOST_TEST(std::abs(times - 1000) < 125);
}

BOOST_AUTO_TEST_CASE(too_few) {
  std::mt19937 random(1);
  auto const says = [](std::string const& words) { return [words](auto const& e) { return e.what() == words; }; };
  std::vector<int> order(3);
  train::shuffled_batches<4> draw;
  BOOST_CHECK_EXCEPTION(draw(order, random), std::invalid_argument, says("bptt: a batch of 4 out of 3 examples"));
  std::vector<int> const stream(20);
  std::array<std::array<int, 5>, 4> read;
  train::segments<4, 5>{20}.copy(read, stream);
  BOOST_CHECK_EXCEPTION((train::segments<4, 5>{20}.copy(read, stream, 1)), std::invalid_argument,
                        says("bptt: 4 segments of 5 steps, of 21 steps of a stream of 20"));
  BOOST_CHECK_EXCEPTION((train::segments<4, 5>{19}.copy(read, stream)), std::invalid_argument,
                        says("bptt: 4 segments of 5 steps, of 19 steps of a stream of 20"));
}

BOOST_AUTO_TEST_SUITE_END()
