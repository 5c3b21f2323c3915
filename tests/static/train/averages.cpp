// Averages agree with PyTorch's AveragedModel; early stopping keeps the best and counts what is not better.
#include <bptt/train/averages.hpp>
#include <limits>

#include "../near.hpp"
#include "pytorch_values.hpp"

namespace averages {
using namespace bptt;
using pytorch::block;
template <class Average>
constexpr bool ends_at(Average average, block const& wanted) {
  block theta = pytorch::start;
  for (block const& slope : pytorch::slopes) {
    for (std::size_t i = 0; i < theta.size(); ++i) theta[i] -= 0.5 * slope[i];
    average.add(theta);
  }
  for (std::size_t i = 0; i < theta.size(); ++i)
    if (!near(average.value[i], wanted[i], 4e-16)) return false;
  return average.count == 6;
}
static_assert(ends_at(train::moving_average<block>{{.fade = 0.9}}, pytorch::moving));
static_assert(ends_at(train::mean_of_all<block>{}, pytorch::mean));

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
/// How many losses are looked at, and what the best was.
constexpr std::array<double, 2> stops(int patience, double least, std::initializer_list<double> losses) {
  train::early_stopping<std::array<double, 1>> stop{{.patience = patience, .least = least}};
  double count = 0;
  for (double loss : losses) {
    ++count;
    if (stop(loss, {loss})) break;
  }
  return {count, stop.best[0]};
}
static_assert(stops(2, 0, {5, 4, 6, 3, 3, 3.5, 1}) == std::array{6.0, 3.0});
static_assert(stops(2, 0.5, {5, 4.6, 4.4, 4, 4, 1}) == std::array{5.0, 4.4});
static_assert(stops(3, 0, {nan, 7, nan, nan, nan, 1}) == std::array{5.0, 7.0} &&
              stops(1, 0, {nan, 7}) == std::array{1.0, 0.0});
}  // namespace averages
