// Views of what belongs to each sequence of a batch.
#include <algorithm>
#include <bptt/callables/batch_result.hpp>

namespace {
using namespace bptt;
constexpr double n[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

constexpr batch_view<double const, tensor_view<double const, shape<>>, 3, 1> of_scalars(n);
static_assert(of_scalars.size() == 3 && of_scalars.sequences() == 3 && of_scalars[2] == 2);
constexpr batch_view<double const, tensor_view<double const, shape<2>>, 3, 2> of_vectors(n);
static_assert(of_vectors.size() == 6 && of_vectors[2](1) == 5 && std::equal(of_vectors.begin(), of_vectors.end(), n) &&
              of_vectors.data() == n);
constexpr batch_view<double const, series_view<double const, shape<2>, 3>, 2, 6> of_series(n);
static_assert(of_series.size() == 12 && of_series[1][2](0) == 10 && of_series[1].steps() == 3 &&
              of_series.end() - of_series.begin() == 12);
// one step of a series: not one after another, so no range
constexpr batch_view<double const, tensor_view<double const, shape<2>>, 2, 6> of_one_step(n + 2);
static_assert(of_one_step.size() == 4 && of_one_step[0](0) == 2 && of_one_step[1](1) == 9);
template <class View>
concept is_a_range = requires(View v) {
  v.begin(), v.end(), v.data();
};
static_assert(is_a_range<decltype(of_vectors)> && is_a_range<decltype(of_series)> &&
              !is_a_range<decltype(of_one_step)>);
// what is kept of a temporary result has its own numbers, one after another
constexpr auto kept_step = numeric::kept([] { return of_one_step; });
static_assert(is_a_range<decltype(kept_step)> && kept_step.size() == 4 && kept_step[0](1) == 3 &&
              kept_step[1](0) == 8 && kept_step.data()[3] == 9);
using kept_batch = decltype(numeric::kept([] { return of_series; }));
static_assert(std::is_same_v<decltype(std::declval<kept_batch>()[1][2]), tensor<double, shape<2>>> &&
              std::is_same_v<decltype(of_series[1][2]), tensor_view<double const, shape<2>>>);
static_assert(numeric::kept([] { return of_series; })[1][2](0) == 10);
static_assert(of_series[1u][std::size_t(2)](0) == 10);

constexpr bool writes_through() {
  double numbers[] = {1, 2, 3, 4};
  batch_view<double, tensor_view<double, shape<>>, 4, 1> scalars(numbers);
  scalars[1] = 20;
  batch_view<double, tensor_view<double, shape<2>>, 2, 2> vectors(numbers);
  vectors[1](0) = 30;
  return numbers[1] == 20 && numbers[2] == 30;
}
static_assert(writes_through());
}  // namespace
