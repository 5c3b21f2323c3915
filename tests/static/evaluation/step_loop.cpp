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
  pass<way, head, tail, straight>(whole_sequence<steps>{}, [&]<class D>(int k, D) {
    same = same && want[n++] == k * 100 + D::start * 10 + D::end;
  });
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
  pass<way, head, tail, false>(sequence_of_length{{steps}}, [&]<class D>(int k, D) {
    same = same && want[n++] == k * 100 + D::start * 10 + D::end;
  });
  return same && n == n_want && n_want == static_cast<std::size_t>(steps);
}
static_assert(visits_of<direction::forward, 1, 2>(5, {2, 112, 212, 311, 410}));
static_assert(visits_of<direction::backward, 1, 2>(5, {410, 311, 212, 112, 2}));
static_assert(visits_of<direction::backward, 0, 1>(3, {200, 101, 1}));
static_assert(visits_of<direction::backward, 2, 3>(2, {110, 1}));
static_assert(visits_of<direction::forward, 0, 0>(1, {0}));

// a segment: those of its steps alone, wherever it lies; and how many they are. The length is known by type, or not
template <direction way, int head, int tail, bool straight, std::size_t n_want>
constexpr bool visits_segment(auto const& segment, int const (&want)[n_want]) {
  std::size_t n = 0;
  bool same = true;
  pass<way, head, tail, straight>(
      segment, [&]<class D>(int k, D) { same = same && want[n++] == k * 100 + D::start * 10 + D::end; });
  segment.counted([&](auto count) { same = same && count == static_cast<int>(n_want); });
  return same && n == n_want;
}
template <direction way, int steps, int head, int tail, bool straight, std::size_t n_want>
constexpr bool visits_in(int first, int end, int const (&want)[n_want]) {
  return visits_segment<way, head, tail, straight>(segment_of_sequence<known_length<steps>, 3>{{}, first, end}, want) &&
         visits_segment<way, head, tail, straight>(segment_of_sequence<length_at_run_time, 3>{{steps}, first, end},
                                                   want);
}
static_assert(visits_in<direction::forward, 8, 1, 2, false>(0, 3, {2, 112, 212}));
static_assert(visits_in<direction::forward, 8, 1, 2, false>(3, 6, {312, 412, 512}));
static_assert(visits_in<direction::forward, 8, 1, 2, false>(6, 8, {611, 710}));
static_assert(visits_in<direction::backward, 8, 1, 2, false>(6, 8, {710, 611}));
static_assert(visits_in<direction::backward, 8, 1, 4, false>(3, 6, {512, 413, 314}));
static_assert(visits_in<direction::backward, 8, 1, 2, false>(0, 3, {212, 112, 2}));
static_assert(visits_in<direction::backward, 8, 0, 1, true>(3, 6, {501, 401, 301}));
static_assert(visits_in<direction::backward, 4, 2, 3, false>(3, 4, {320}));
static_assert(visits_in<direction::backward, 4, 2, 3, false>(0, 3, {221, 112, 3}));
static_assert(visits_in<direction::forward, 6, 0, 0, false>(3, 6, {300, 400, 500}));
}  // namespace
