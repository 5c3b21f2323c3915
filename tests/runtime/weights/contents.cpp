// Runs that are stopped, saved, and gone on with in other objects, are those that were not stopped, bit for bit: for
// every optimiser, with options that are not the usual ones, averages, early stopping, and the random generator.
#include <boost/test/unit_test.hpp>
#include <bptt/weights/safetensors.hpp>
#include <random>
#include <vector>

#include "small_net.hpp"

namespace {
using namespace bptt;
using block = small::block<float>;

/// Everything that a run is made of.
template <class Optimiser>
struct run {
  block theta{};
  Optimiser optimiser{};
  train::moving_average<block> average{};
  train::mean_of_all<block> mean{};
  train::early_stopping<block> stop{};
  std::mt19937 random{9};
  std::array<std::array<float, 3>, 2> carried{};
  long long step = 0;

  void go(int steps) {
    for (int i = 0; i < steps; ++i, ++step) {
      block slope;
      train::uniform{}(slope, random);
      optimiser.step(theta, slope);
      average.add(theta), mean.add(theta);
      (void)stop(theta[std::size_t(0)], theta);
      carried[1][2] += slope[std::size_t(3)];
    }
  }
  template <class Self, class F>
  static weights::status with_parts(Self& self, F const& f) {
    using weights::as;
    return f(self.theta, self.optimiser, self.average, as("mean", self.mean), self.stop, as("random", self.random),
             as("carried", self.carried), as("step", self.step));
  }
};

template <class Optimiser>
void check(Optimiser const& with_options) {
  run<Optimiser> first{.optimiser = with_options};
  first.average.options.fade = 0.5f, first.stop.options.patience = 3;
  train::uniform{}(first.theta, first.random);
  first.go(7);
  std::string file, other;
  BOOST_TEST(run<Optimiser>::with_parts(first, [&](auto const&... part) {
               return weights::write(file, part...);
             }).message == "");
  run<Optimiser> second;
  BOOST_TEST(run<Optimiser>::with_parts(second, [&](auto&&... part) { return weights::read(file, part...); }).message ==
             "");
  first.go(5), second.go(5);
  for (std::size_t i = 0; i < block::size(); ++i) {
    BOOST_TEST(first.theta[i] == second.theta[i]);
    BOOST_TEST(first.average.value[i] == second.average.value[i]);
    BOOST_TEST(first.mean.value[i] == second.mean.value[i]);
    BOOST_TEST(first.stop.best[i] == second.stop.best[i]);
  }
  BOOST_TEST((first.random == second.random));
  // and all that is kept of one is kept of the other
  BOOST_TEST(run<Optimiser>::with_parts(first, [&](auto const&... part) {
               return weights::write(file, part...);
             }).message == "");
  BOOST_TEST(run<Optimiser>::with_parts(second, [&](auto const&... part) {
               return weights::write(other, part...);
             }).message == "");
  BOOST_TEST((file == other));
}
}  // namespace

BOOST_AUTO_TEST_SUITE(contents)

BOOST_AUTO_TEST_CASE(runs_that_are_gone_on_with) {
  check(train::sgd<block>{{.rate = 0.1f, .decay = 0.01f}});
  check(train::momentum<block>{{.rate = 0.1f, .momentum = 0.8f, .dampening = 0.1f, .decay = 0.01f, .nesterov = false}});
  check(train::momentum<block>{{.rate = 0.1f, .momentum = 0.8f, .decay = 0.01f, .nesterov = true}});
  check(train::adagrad<block>{{.rate = 0.1f, .rate_decay = 0.1f, .decay = 0.01f, .epsilon = 1e-6f}});
  check(train::rmsprop<block>{{.rate = 0.1f, .smoothing = 0.9f, .epsilon = 1e-6f, .decay = 0.01f}});
  check(train::adam<block>{{.rate = 0.1f, .beta1 = 0.8f, .beta2 = 0.9f, .epsilon = 1e-6f, .decay = 0.01f}});
  check(train::adamw<block>{{.rate = 0.1f, .beta1 = 0.8f, .beta2 = 0.9f, .epsilon = 1e-6f, .decay = 0.02f}});
}

BOOST_AUTO_TEST_CASE(names_of_what_is_kept) {
  block theta;
  train::adam<block> adam;
  train::adam<std::array<double, 3>> of_array;
  std::string file;
  BOOST_TEST(weights::write(file, theta, adam, weights::as("other", of_array)).message == "");
  weights::file_header header;
  std::string_view data;
  BOOST_TEST(weights::read_header(file, header, data).message == "");
  for (char const* name : {"W", "b", "c", "optimiser.rate", "optimiser.mean.W", "optimiser.square.c", "optimiser.fade2",
                           "other.mean", "other.fade1"})
    BOOST_TEST(header.tensors.contains(name), name);
  BOOST_TEST(header.tensors["other.mean"].shape == std::vector<std::uint64_t>{3});
  BOOST_TEST(header.tensors["optimiser.fade2"].type.name == "F64");
  // another optimiser is not read, and nothing of it
  train::momentum<block> momentum;
  BOOST_TEST(weights::read(file, {.surplus = true}, momentum).message == "it lacks optimiser.momentum");
}

BOOST_AUTO_TEST_CASE(arrays_whose_size_is_known_at_run_time) {
  std::vector<double> numbers{1, 2, 3}, read(3), longer(4);
  std::vector<std::array<int, 2>> pairs{{1, 2}, {3, 4}};
  std::string file;
  using weights::as;
  BOOST_TEST(weights::write(file, as("numbers", numbers), as("pairs", pairs)).message == "");
  BOOST_TEST(weights::read(file, {.surplus = true}, as("numbers", read)).message == "");
  BOOST_TEST(read == numbers);
  BOOST_TEST(weights::read(file, {.surplus = true}, as("numbers", longer)).message ==
             "numbers has the shape [3], expected is [4]");
  std::vector<std::array<int, 2>> none;
  BOOST_TEST(weights::write(file, as("pairs", none)).message == "");
  BOOST_TEST(weights::read(file, as("pairs", none)).message == "");
}

BOOST_AUTO_TEST_SUITE_END()
