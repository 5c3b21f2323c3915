// The schedule of equations: passes forward and backward in time, and what is computed once before, between and after
// them.
#include <bptt/operations.hpp>
#include <bptt/recurrence/recurrence.hpp>

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct g : variable<g> {} g;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct m : variable<m> {} m;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class... Equation>
constexpr sweep<direction::forward, Equation...> forward(Equation...) {
  return {};
}
template <class... Equation>
constexpr sweep<direction::backward, Equation...> backward(Equation...) {
  return {};
}
template <class... Equation>
constexpr once<Equation...> one_time(Equation...) {
  return {};
}
template <class Sum>
constexpr equation<Sum, summand_of<Sum>> accumulated(Sum) {
  return {};
}
template <class Recurrence, class... Phase>
constexpr bool has_phases(Recurrence, Phase...) {
  return std::is_same_v<typename Recurrence::schedule::phases, types<Phase...>>;
}

// a plain net: one pass and the end
constexpr auto state = (h[t] = tanh(w * h[t - 1_c] + x[t]));
constexpr auto loss = (E[last] = square(h[last]));
static_assert(has_phases(recurrence(loss, state), forward(state), one_time(loss)));

// a sum over time is accumulated in the pass
constexpr auto total = (E[last] = w * sum(h[t], t) + mean(h[t], t));
static_assert(has_phases(recurrence(total, state), forward(state, accumulated(sum(h[t], t))), one_time(total)));

// both ways; what reads both is computed in the second pass
constexpr auto back = (g[t] = tanh(w * g[t + 1_c] + x[t]));
constexpr auto out = (q[t] = g[t] * h[t]);
constexpr auto read = (E[last] = sum(q[t], t));
static_assert(has_phases(recurrence(read, out, back, state), forward(state),
                         backward(back, out, accumulated(sum(q[t], t))), one_time(read)));
// a pass backward alone
constexpr auto first = (E[last] = g[0_c]);
static_assert(has_phases(recurrence(back, first), backward(back), one_time(first)));
// one that starts from the end of the other
constexpr auto turn = (g[last + 1_c] = tanh(h[last]));
static_assert(has_phases(recurrence(back, turn, first, state), forward(state), one_time(turn), backward(back),
                         one_time(first)));

// initial states come first, in an order of their own
constexpr auto before = (h[-1_c] = tanh(h[-2_c]));
constexpr auto before_that = (h[-2_c] = w);
constexpr auto lagged = (h[t] = h[t - 2_c] + h[t - 1_c]);
static_assert(has_phases(recurrence(lagged, before, before_that), one_time(before_that, before), forward(lagged)));
// but for one that needs the end of other steps: the pass that reads it, at its lag of two, is a second one
constexpr auto handed_on = (q[-1_c] = h[last]);
constexpr auto delayed = (q[t] = w * q[t - 2_c]);
static_assert(has_phases(recurrence(delayed, handed_on, state), forward(state), one_time(handed_on), forward(delayed)));

// steps that read the end of other steps: a second pass after it
constexpr auto centre = (m[last] = mean(h[t], t));
constexpr auto centred = (q[t] = h[t] - m[last]);
static_assert(has_phases(recurrence(centred, centre, state, read), forward(state, accumulated(sum(h[t], t))),
                         one_time(centre), forward(centred, accumulated(sum(q[t], t))), one_time(read)));
// a sum whose summand reads the last state
constexpr auto attention = (E[last] = sum(h[t] * h[last], t));
static_assert(has_phases(recurrence(state, attention), forward(state), forward(accumulated(sum(h[t] * h[last], t))),
                         one_time(attention)));

// a state after the last step that has an equation, as adjoints have, is no step of the pass that reads it
using after = schedule_of<types<decltype(E[last] = x[last]), equation<at<struct g, 7>, at_last<struct E>>,
                                equation<ago<struct g, 0>, add<ahead<struct g, 1>, at<struct g, 7>>>>>;
static_assert(after::cycle::size == 0 && after::equations::size == 3);

// what cannot be ordered, and what needs it
using stuck = schedule_of<types<decltype(h[t] = x[t]), decltype(g[t] = q[t + 1_c]), decltype(q[t] = g[t - 1_c]),
                                decltype(E[last] = g[last])>>;
static_assert(std::is_same_v<stuck::cycle, types<ago<struct g, 0>, ago<struct q, 0>, at_last<struct E>>> &&
              stuck::equations::size == 1);
static_assert(schedule_of<types<>>::phases::size == 0);
}  // namespace
