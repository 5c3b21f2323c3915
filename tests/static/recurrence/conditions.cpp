// What the checks of a recurrence ask of its equations.
#include <bptt/recurrence/recurrence.hpp>

namespace {
using namespace bptt;
// clang-format off
struct W : parameter<W> {};
struct x : input<x> {};
struct h : variable<h> {};
struct L : variable<L> {};
struct other : parameter<struct W> {};
// clang-format on
// leaves of a step, and of the end
static_assert(leaf_of_a_step<struct W> && leaf_of_a_step<ago<struct x, 0>> && leaf_of_a_step<at_last<struct h>>);
static_assert(!leaf_of_a_step<struct x> && !leaf_of_a_step<after_last<struct h, 1>> &&
              !leaf_of_a_step<ago<struct W, 0>>);
static_assert(leaf_of_the_end<at_last<struct h>> && leaf_of_the_end<sum_over_time<ago<struct h, 0>>>);
static_assert(!leaf_of_the_end<ago<struct h, 0>> && !leaf_of_the_end<struct h>);
// a symbol names itself
static_assert(names_itself<struct W> && names_itself<ago<struct h, 1>> && !names_itself<other>);
// a variable is defined where it is read
static_assert(is_defined_by<ago<struct h, 1>, types<ago<struct h, 0>>> &&
              !is_defined_by<ago<struct h, 1>, types<ago<struct L, 0>>>);
static_assert(is_defined_by<at_last<struct L>, types<at_last<struct L>>> &&
              !is_defined_by<ago<struct L, 0>, types<at_last<struct L>>> && is_defined_by<struct W, types<>>);
// a lag of 2 reads h[-1] and h[-2], a lead of 1 h[last + 1]
static_assert(initial_state_is_read<at<struct h, -2>, types<ago<struct h, 2>>> &&
              initial_state_is_read<at<struct h, -1>, types<struct W, ago<struct h, 2>>> &&
              !initial_state_is_read<at<struct h, -2>, types<ago<struct h, 1>, ago<struct x, 2>>> &&
              !initial_state_is_read<at<struct h, -1>, types<>>);
static_assert(initial_state_is_read<after_last<struct h, 1>, types<ahead<struct h, 1>>> &&
              !initial_state_is_read<after_last<struct h, 2>, types<ahead<struct h, 1>>>);
static_assert(defines_a_variable<struct h> && !defines_a_variable<struct x> && defined_once<struct h, 1> &&
              !defined_once<struct h, 2> && !defined_once<struct h, 0>);
static_assert(order_of_evaluation_exists<types<>> && !order_of_evaluation_exists<types<struct h>>);
}  // namespace
