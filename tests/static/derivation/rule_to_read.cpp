// Rules as they are read: bounds where a rule speaks of initial states, and the last step by its name.
#include <bptt/derivation/rule_to_read.hpp>

#include "../same.hpp"

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
struct x : input<x> {};
inline constexpr struct s : variable<s> {} s;
inline constexpr struct g : variable<g> {} g;
inline constexpr struct E : variable<E> {} E;
// clang-format on
using plain = recurrence_of<decltype(s[t] = w * s[t - 1_c]), decltype(E[last] = s[last])>;
using started = recurrence_of<decltype(s[-2_c] = w), decltype(g[last + 1_c] = w), decltype(s[t] = w * s[t - 2_c])>;

template <class Recurrence, class S, class... Term>
using read = typename rule_to_read<Recurrence, adjoint_rule<struct E, S, types<Term...>>>::type;
template <class S, class... Term>
using rule = adjoint_rule<struct E, S, types<Term...>>;

// a rule of the steps alone is as it was
static_assert(same(read<plain, struct s, step_term<1, struct w>, step_term<0, struct w>>{},
                   rule<struct s, step_term<1, struct w>, step_term<0, struct w>>{}));
// one with a term at an initial state, or whose initial states are formulas, says where the others stand
static_assert(same(read<plain, struct s, step_term<1, struct w>, step_term<0, struct w>, fixed_term<-1, struct w>>{},
                   rule<struct s, bounded_term<1, false, true, struct w>, bounded_term<0, true, false, struct w>,
                        fixed_term<-1, struct w>>{}));
static_assert(same(read<started, struct s, step_term<1, struct w>, step_term<2, struct w>>{},
                   rule<struct s, bounded_term<1, true, true, struct w>, bounded_term<2, false, true, struct w>>{}));
static_assert(same(read<started, struct g, step_term<0, struct w>, step_term<-1, struct w>>{},
                   rule<struct g, bounded_term<0, false, true, struct w>, bounded_term<-1, true, false, struct w>>{}));
static_assert(same(read<plain, struct s, step_term<0, struct w>, outer_term<2, struct w>>{},
                   rule<struct s, bounded_term<0, true, false, struct w>, outer_term<2, struct w>>{}));
// a term at a step within the sequence says nothing of initial states
static_assert(same(read<plain, struct s, step_term<0, struct w>, fixed_term<2, struct w>>{},
                   rule<struct s, step_term<0, struct w>, fixed_term<2, struct w>>{}));

// the last step: t in a term that stands there, and T − 1 elsewhere, and in a sum; not of a variable of the end
static_assert(same(read<plain, struct s, last_term<mul<at_last<struct s>, at_last<struct E>>>>{},
                   rule<struct s, last_term<mul<ago<struct s, 0>, at_last<struct E>>>>{}));
static_assert(same(read<plain, struct s, fixed_term<0, mul<at_last<struct x>, at_last<struct g>>>>{},
                   rule<struct s, fixed_term<0, mul<after_last<struct x, 0>, at_last<struct g>>>>{}));
static_assert(same(read<plain, struct s, last_term<sum_over_time<mul<ago<struct s, 0>, at_last<struct s>>>>>{},
                   rule<struct s, last_term<sum_over_time<mul<ago<struct s, 0>, after_last<struct s, 0>>>>>{}));

// what holds where
static_assert(bounded_term<1, true, true, struct w>::holds({0, 1, 0, 1}) &&
              !bounded_term<1, true, true, struct w>::holds({-2, 3, -2, 3}) &&
              !bounded_term<1, true, true, struct w>::holds({1, 0, 1, 0}) &&
              bounded_term<1, false, false, struct w>::holds({1, 0, 1, 0}));
}  // namespace
