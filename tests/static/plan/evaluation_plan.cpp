// The plan of an evaluation: what is bound, what is handed out, and where it is.
#include <bptt/plan/evaluation_plan.hpp>
#include <bptt/recurrence.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct x : input<x, 4> {} x;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<10>(recurrence(h[t] = tanh(W * h[t - 1_c]) + x[t], L[last] = sum(h[last])));
using plan = evaluation_plan<std::remove_const_t<decltype(net)>, codegen::step_loop>;
static_assert(std::is_same_v<plan::keys, types<ago<struct h, 0>, at_last<struct L>>>);
static_assert(plan::bindings::size == 3 && list::contains<struct W, plan::bindings> &&
              list::contains<struct x, plan::bindings> && list::contains<at<struct h, -1>, plan::bindings>);
// all that is handed out is kept: ten steps and the initial state
static_assert(plan::buffer_of<struct h>::slots == 11 && plan::buffer_of<struct h>::direct);
static_assert(plan::buffer_of<struct L>::slots == 1);
static_assert(list::contains<transposed_copy<struct W>, plan::symbols>);
static_assert(!plan::is_straight_line &&
              evaluation_plan<std::remove_const_t<decltype(net)>, codegen::straight_line>::is_straight_line);
}  // namespace
