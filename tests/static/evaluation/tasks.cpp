// Tasks: formulas computed at places, and when they run. All numbers exact.
#include <bptt/callables/gradient.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
template <int n>
using number_at = in_workspace<n, 1, 1, 0, false, origin::step, 0>;
template <int n>
using scalar = numbered_operand<n, shape<>, operand_kind{false, false, false, role::variable, 0, -1}>;
using sum_of_two = add<scalar<0>, scalar<1>>;
template <kernel::into how>
using sum_task = write_task<how, choices::none, false, sum_of_two, number_at<2>, number_at<0>, number_at<1>>;

/// The third of three numbers after a task has run at a step of four.
template <class Task>
constexpr double third_after(int step = 0) {
  double numbers[]{5, 7, 100};
  call_memory<double, 4, 1, 0, whole_sequence<4>> const m{numbers, {}, {}};
  run_tasks(types<Task>{}, m, nullptr, step);
  return numbers[2];
}
static_assert(third_after<sum_task<kernel::into::set>>() == 12 && third_after<sum_task<kernel::into::plus>>() == 112 &&
              third_after<sum_task<kernel::into::minus>>() == 88);
static_assert(third_after<only_at<2, sum_task<kernel::into::set>>>(2) == 12 &&
              third_after<only_at<2, sum_task<kernel::into::set>>>(1) == 100);
static_assert(third_after<as_if_at<origin::end, 0, only_at<3, sum_task<kernel::into::set>>>>(1) == 12);
static_assert(third_after<for_each_step<sum_task<kernel::into::plus>>>() == 148);
static_assert(third_after<if_among<2, 4, sum_task<kernel::into::set>>>() == 12);
static_assert(third_after<clear_task<number_at<2>, 1>>() == 0 &&
              third_after<copy_task<number_at<2>, number_at<1>, 1>>() == 7);
}  // namespace
