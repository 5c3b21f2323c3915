// The plan of a gradient in segments: what a segment keeps, what it computes again, and for which nets there is one.
#include <bptt/plan/segment_plan.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr int H = 4, T = 20;
inline constexpr struct x : input<x, H> {} x;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct p : parameter<p, H> {} p;
inline constexpr struct a : variable<a, H> {} a;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct m : variable<m, H> {} m;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class Loss, class Recurrence, class... Target>
using plan_of = gradient_plan<program<T, Recurrence>, Loss, codegen::segments, Target...>;
template <class Recurrence>
constexpr bool has(Recurrence) {
  return has_segments<plan_of<struct E, Recurrence, struct W>>;
}

// h is carried by one step and by two: three states before a segment; a is computed again and not kept, m is kept for
// the segment, q and the sum are not computed again
constexpr auto net = recurrence(a[t] = W * h[t - 1_c] + x[t], m[t] = tanh(a[t]),
                                h[t] = hadamard(m[t], m[t]) + h[t - 3_c], q[t] = dot(p, h[t]), E[last] = sum(q[t], t));
using plan = segment_plan<plan_of<struct E, std::remove_const_t<decltype(net)>, struct W>, 6>;
static_assert(plan::segments == 4 && has(net));
static_assert(plan::buffer_of<struct h>::slots == 3 + 6 && plan::buffer_of<struct h>::before == 3 &&
              plan::buffer_of<struct m>::slots == 6 && plan::buffer_of<struct a>::slots == 1);
static_assert(list::contains<struct a, plan::again> && list::contains<struct h, plan::again> &&
              !list::contains<struct q, plan::again>);
static_assert(std::is_same_v<plan::carried, types<struct h>> && plan::lag<struct h> == 3);
static_assert(shape_t<plan::checkpoints_of<struct h>>::size == 4 * 3 * H &&
              list::contains<plan::checkpoints_of<struct h>, plan::symbols>);
// the factor ∂E/∂a of dE/dW is kept for a segment; ∂E/∂h, which is passed on by one step and by three, as without
// segments
static_assert(plan::buffer_of<bar<struct E, struct a>>::direct &&
              plan::buffer_of<bar<struct E, struct a>>::slots >= 6 &&
              !plan::buffer_of<bar<struct E, struct h>>::direct);

// A gate of the next step is read on the way back: there is one step of the segment after it.
using gated = segment_plan<plan_of<struct E,
                                   decltype(recurrence(m[t] = tanh(x[t] + W * h[t - 1_c]),
                                                       h[t] = hadamard(m[t], h[t - 1_c]), E[last] = dot(p, h[last]))),
                                   struct W>,
                           6>;
static_assert(gated::steps_after<struct m> == 1 && gated::buffer_of<struct m>::slots == 6 + 1);

// no segments: a second pass, a pass backward, a step that is read by its number, a loss at a step, a state to start
// from that the end reads
static_assert(has(recurrence(h[-1_c] = p, h[t] = tanh(W * h[t - 1_c]), E[last] = dot(h[last], h[last]))));
static_assert(!has(recurrence(m[t] = W * m[t - 1_c], h[t] = tanh(W * h[t - 1_c] + m[last]),
                              E[last] = dot(h[last], h[last]))));
static_assert(!has(recurrence(h[t] = tanh(W * h[t + 1_c]), E[last] = dot(p, h[0_c]))));
static_assert(!has(recurrence(h[t] = tanh(W * h[t - 1_c]), E[last] = dot(h[last], h[2_c]))));
static_assert(!has(recurrence(h[t] = tanh(W * h[t - 1_c]), E[last] = dot(h[last], h[-1_c]))));
static_assert(!has_segments<plan_of<at<struct q, 3>,
                                    decltype(recurrence(h[t] = tanh(W * h[t - 1_c]), q[t] = dot(p, h[t]))), struct W>>);
static_assert(has_segments<plan_of<at<struct q, T - 1>,
                                   decltype(recurrence(h[t] = tanh(W * h[t - 1_c]), q[t] = dot(p, h[t]))), struct W>>);
}  // namespace
