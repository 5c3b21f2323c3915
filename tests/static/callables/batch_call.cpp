// The call of a batch: its groups, its memory, and the steps that a sequence must have.
#include <bptt/callables/batch_call.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
using net = decltype(unroll<50>(recurrence(h[t] = tanh(W * h[t - 1_c]), E[last] = dot(h[last], h[last]))));
using plan = gradient_plan<net, struct E, codegen::automatic, struct W>;
// eleven sequences: a group of eight, and three that are left, in the memory of the eight; of different lengths one at
// a time
using eleven = batch_workspace<11, plan, double>;
static_assert(eleven::group == 8 && eleven::rest == 3 &&
              eleven::size == workspace_plan<group_plan<plan, 8>, double, true>::size);
static_assert(batch_workspace<11, plan, double, true>::group == 1 &&
              batch_workspace<11, plan, double, true>::size == workspace_plan<plan, double, true>::size);
// the copy of W is shared by the sequences
static_assert(slot_of<group_plan<plan, 8>, struct h, double>::size == 8 * 4 &&
              slot_of<group_plan<plan, 8>, transposed_copy<struct W>, double>::size == 16);
static_assert(least_length_for(types<at<struct h, 2>, ago<struct h, 1>>{}) == 3 &&
              least_length_for(types<ago<struct h, 2>>{}) == 2 && least_length_for(types<struct W>{}) == 1);
}  // namespace
