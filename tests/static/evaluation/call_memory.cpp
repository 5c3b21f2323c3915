// Places: where the numbers of a leaf are in the memory of a call, made of numbers alone.
#include <bptt/callables/gradient.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;

// a workspace of 12 numbers, three bindings, a program of 4 steps
struct memory_of_four {
  double work[12]{}, first[3]{}, series_of_two[8]{}, before[2]{}, gradients[20]{};
  using memory = call_memory<double, 4, 1, 3, whole_sequence<4>>;
  constexpr memory of_call() { return {work, {{first, series_of_two, before, nullptr}}, {}}; }
};
template <class Place>
constexpr std::ptrdiff_t offset_at(int step, int sequence = 0) {
  memory_of_four all;
  auto const m = all.of_call();
  return Place::at(m, nullptr, step, sequence) - all.work;
}
// one slot; a slot for each step after two initial states; a ring of two
static_assert(offset_at<in_workspace<3, 2, 1, 0, false, origin::step, 0>>(2) == 3);
static_assert(offset_at<in_workspace<0, 2, 6, 2, true, origin::step, -1>>(0) == 2 &&
              offset_at<in_workspace<0, 2, 6, 2, true, origin::end, 0>>(0) == 10 &&
              offset_at<in_workspace<0, 2, 6, 2, true, origin::start, -2>>(3) == 0);
static_assert(offset_at<in_workspace<4, 3, 2, 1, false, origin::step, 0>>(0) == 7 &&
              offset_at<in_workspace<4, 3, 2, 1, false, origin::step, -1>>(0) == 4);
// an input at a step, and before the first, where it is bound by itself
constexpr bool reads_what_is_bound() {
  memory_of_four all;
  auto const m = all.of_call();
  using plain = series<1, 2, origin::step, 0>;
  using lagged = series<1, 2, origin::step, -1, bound_at<-1, 2>>;
  return bound<0>::at(m, nullptr, 3, 0) == all.first && plain::at(m, nullptr, 3, 0) == all.series_of_two + 6 &&
         lagged::at(m, nullptr, 0, 0) == all.before && lagged::at(m, nullptr, 1, 0) == all.series_of_two;
}
static_assert(reads_what_is_bound());
// a target with two numbers for each step, ten numbers from one sequence to the next
constexpr bool writes_what_is_asked_for() {
  memory_of_four all;
  auto const m = all.of_call();
  double * const to[]{all.first, all.gradients};
  return asked_for<1, 2, 10, false>::at(m, to, 3, 1) == all.gradients + 16 &&
         asked_for<0, 0, 0, true>::at(m, to, 3, 1) == all.first;
}
static_assert(writes_what_is_asked_for());
// the last step of a shorter sequence, and what comes after it, count from its end
constexpr call_memory<double, 9, 1, 0, sequence_of_length> shorter{nullptr, {}, {{5}}};
static_assert(shorter.step_of_call(3) == 3 && shorter.step_of_call(8) == 4 && shorter.step_of_call(9) == 5);
static_assert(shorter.step_read<origin::end, 1>(0) == 5 && shorter.step_read<origin::step, -2>(4) == 2 &&
              shorter.step_read<origin::start, 8>(0) == 4);
}  // namespace
