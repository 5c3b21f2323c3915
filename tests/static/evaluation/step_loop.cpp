// Passes over the steps: all of them, in order, whatever is peeled off at the ends; with distances to the ends that are
// told as far as they are asked for.
#include <bptt/evaluation/step_loop.hpp>

using namespace bptt;
using namespace bptt::numeric;  // tested here, used by nobody else

namespace {
template <int first, int count>
constexpr int sum_of_steps() {
  int sum = 0;
  spell_out<first, count>([&](auto step) { sum += decltype(step)::value; });
  return sum;
}
static_assert(sum_of_steps<0, 1>() == 0 && sum_of_steps<3, 4>() == 18 && sum_of_steps<0, 300>() == 44850);

// a visit of step k is the digits k, start, end
template <direction way, int steps, int head, int tail, bool straight, std::size_t n_want>
constexpr bool visits(int const (&want)[n_want]) {
  std::size_t n = 0;
  bool same = true;
  pass<way, steps, head, tail, straight>(
      [&]<class D>(int k, D) { same = same && want[n++] == k * 100 + D::start * 10 + D::end; });
  return same && n == n_want && n_want == steps;
}
static_assert(visits<direction::forward, 5, 1, 2, false>({2, 112, 212, 311, 410}));
static_assert(visits<direction::forward, 5, 1, 2, true>({2, 112, 212, 311, 410}));
static_assert(visits<direction::backward, 5, 1, 2, false>({410, 311, 212, 112, 2}));
static_assert(visits<direction::backward, 5, 0, 1, false>({400, 301, 201, 101, 1}));
static_assert(visits<direction::forward, 3, 0, 0, false>({0, 100, 200}));
// fewer steps than are peeled off
static_assert(visits<direction::backward, 2, 2, 3, false>({110, 1}));
static_assert(visits<direction::forward, 1, 2, 3, false>({0}));

// a number of steps that is known at run time only
template <direction way, int head, int tail, std::size_t n_want>
constexpr bool visits_of(int steps, int const (&want)[n_want]) {
  std::size_t n = 0;
  bool same = true;
  pass<way, head, tail>(steps,
                        [&]<class D>(int k, D) { same = same && want[n++] == k * 100 + D::start * 10 + D::end; });
  return same && n == n_want && n_want == static_cast<std::size_t>(steps);
}
static_assert(visits_of<direction::forward, 1, 2>(5, {2, 112, 212, 311, 410}));
static_assert(visits_of<direction::backward, 1, 2>(5, {410, 311, 212, 112, 2}));
static_assert(visits_of<direction::backward, 0, 1>(3, {200, 101, 1}));
static_assert(visits_of<direction::backward, 2, 3>(2, {110, 1}));
static_assert(visits_of<direction::forward, 0, 0>(1, {0}));
}  // namespace
