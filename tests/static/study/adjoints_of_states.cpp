// The adjoint of an initial state: the terms of a rule that stand there, at its step.
#include <bptt/study/adjoints_of_states.hpp>

#include "../same.hpp"

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
struct E : variable<E> {};
// clang-format on
using loss = struct E;
using ds = bar<loss, struct s>;
using net = recurrence_of<decltype(s[t] = w * s[t - 1_c])>;

template <class State, class... Term>
constexpr auto sum_of(Term...) {
  return sum_at_state<net, State>(adjoint_rule<loss, struct s, types<Term...>>{});
}
// of the steps, those that come from a step of the sequence
using next = step_term<1, mul<ahead<ds, 1>, ahead<struct x, 1>>>;
using third = step_term<3, ahead<ds, 3>>;
static_assert(same(sum_of<at<struct s, -1>>(next{}, step_term<0, struct w>{}), at<ds, 0>{} * x[0_c]));
static_assert(same(sum_of<at<struct s, -2>>(next{}, third{}), conditional<distant_term<1, at<ds, 1>>>{}));
static_assert(same(sum_of<after_last<struct s, 1>>(step_term<-1, ago<ds, 1>>{}, next{}), after_last<ds, 0>{}));
static_assert(same(sum_of<after_last<struct s, 1>>(step_term<-2, ago<ds, 2>>{}),
                   conditional<distant_term<1, after_last<ds, -1>>>{}));
// those of the state itself; the last step by its name, and the adjoints of other states as symbols
static_assert(same(sum_of<at<struct s, -1>>(fixed_term<-1, at_last<struct s>>{}, fixed_term<-2, struct w>{},
                                            last_term<struct w>{}),
                   after_last<struct s, 0>{}));
static_assert(same(sum_of<at<struct s, -1>>(fixed_term<-1, at<ds, -2>>{}), bar<loss, at<struct s, -2>>{}));
// a state belongs to the first chunk, or to the last
static_assert(same(sum_of<at<struct s, -1>>(chunk_term<2, 1, ahead<ds, 1>>{}, chunk_term<2, 3, ahead<ds, 3>>{}),
                   at<ds, 0>{}));
static_assert(same(sum_of<after_last<struct s, 1>>(chunk_term<2, -1, ago<ds, 1>>{}, chunk_term<2, -2, ago<ds, 2>>{}),
                   after_last<ds, 0>{}));

// which states are read, and which the rule speaks of
static_assert(std::is_same_v<decltype(states_in<loss>(types<at<ds, -1>, at<ds, 0>, after_last<ds, 1>, struct w>{})),
                             types<at<struct s, -1>, after_last<struct s, 1>>>);
using of_both = adjoint_rule<loss, struct s, types<next, fixed_term<-1, struct w>, fixed_term<1, at<ds, -2>>>>;
static_assert(std::is_same_v<decltype(states_of(of_both{})), types<at<struct s, -1>>>);
static_assert(same(rule_of_steps(of_both{}),
                   adjoint_rule<loss, struct s, types<next, fixed_term<1, bar<loss, at<struct s, -2>>>>>{}));
static_assert(distant_term<1, struct w>::holds({0, 1, 0, 1}) && !distant_term<2, struct w>::holds({0, 1, 0, 1}));
}  // namespace
