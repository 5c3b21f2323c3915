// Which adjoints are inlined into others, and what needs a condition.
#include <bptt/study/adjoint_elimination.hpp>

#include "../printing/printed_symbols.hpp"
#include "../same.hpp"

namespace printed {
using namespace bptt::simplified;
using namespace bptt::derivation;

using L = struct E;
using ds = bar<L, struct s>;
using dz = bar<L, struct z>;
using dw = bar<L, struct net2::w>;
template <class B, class F>
constexpr adjoint_definition<B, F> define(F) {
  return {};
}
constexpr ago<ds, 0> s_bar{};
constexpr ago<dz, 0> z_bar{};
constexpr ahead<ds, 1> s_bar_next{};
constexpr ahead<dz, 1> z_bar_next{};
template <class... D>
constexpr auto together(D...) {
  return inline_all<L, 1>(types<D...>{});
}
constexpr auto slope = prime(func)(z[t]);

// read once, at the step for which it is written: put in, and what is then read by itself is left
static_assert(same(together(define<dw>(times(z_bar, s[t - 1_c])), define<ds>(plus(s[t], times(a, z_bar_next))),
                            define<dz>(times(s_bar, slope))),
                   types<decltype(define<dw>(times(z_bar, s[t - 1_c]))),
                         decltype(define<dz>(times(plus(s[t], times(a, z_bar_next)), slope)))>{}));
// not where a formula without an adjoint in it would be read beyond the last step
using unchanged = types<decltype(define<dw>(times(s_bar_next, a))), decltype(define<ds>(times(literal<2>{}, s[t])))>;
static_assert(same(together(define<dw>(times(s_bar_next, a)), define<ds>(times(literal<2>{}, s[t]))), unchanged{}));
static_assert(same(together(define<dw>(times(s_bar, a)), define<ds>(times(literal<2>{}, s[t]))),
                   types<decltype(define<dw>(times(times(literal<2>{}, s[t]), a)))>{}));
// nor one that goes back where it is read ahead
using adjoint_back = ago<dz, 1>;
static_assert(together(define<dw>(times(s_bar_next, a)), define<ds>(times(adjoint_back{}, s[t])),
                       define<dz>(times(adjoint_back{}, b)))
                  .size == 3);
static_assert(together(define<dw>(times(s_bar_next, a)), define<ds>(times(z_bar_next, b)),
                       define<dz>(times(z_bar_next, b)))
                  .size == 2);
// nor one that would read more than adjoints beyond the last step, s[T]
static_assert(together(define<dw>(times(s_bar_next, a)), define<ds>(times(z_bar_next, s[t])),
                       define<dz>(times(z_bar_next, b)))
                  .size == 3);
// read twice: left, unless one definition reads it and it has no adjoint in it
static_assert(
    together(define<dw>(times(z_bar, s_bar)), define<ds>(times(s_bar_next, a)), define<dz>(times(s_bar, a))).size == 2);
static_assert(together(define<dw>(plus(times(z_bar, a), times(z_bar, s[t]))), define<dz>(slope)).size == 1);
static_assert(together(define<dw>(times(z_bar, a)), define<ds>(plus(times(s_bar_next, b), z_bar)), define<dz>(slope))
                  .size == 3);  // two read it
// what is not reached
static_assert(same(reachable<types<dw>>(
                       types<decltype(define<dw>(z_bar)), decltype(define<dz>(slope)), decltype(define<ds>(z_bar))>{}),
                   types<decltype(define<dw>(z_bar)), decltype(define<dz>(slope))>{}));

// rules as formulas: from another step no condition where an adjoint says so, the last step as step t, step t first
template <class Term>
constexpr auto as_formula(Term term) {
  return as_formula_of_t<L, typename decltype(net2::net)::recurrence>(term);
}
static_assert(same(as_formula(step_term<1, mul<struct a, ahead<dz, 1>>>{}), mul<struct a, ahead<dz, 1>>{}));
static_assert(same(as_formula(step_term<1, mul<ahead<struct s, 1>, ahead<dz, 1>>>{}),
                   conditional<step_term<1, mul<ahead<struct s, 1>, ahead<dz, 1>>>>{}));  // there is no s[T]
static_assert(same(as_formula(step_term<0, struct a>{}), a));
static_assert(same(as_formula(chunk_term<2, 1, ahead<dz, 1>>{}), conditional<chunk_term<2, 1, ahead<dz, 1>>>{}));
static_assert(same(as_formula(last_term<at_last<struct s>>{}), conditional<last_term<ago<struct s, 0>>>{}));
static_assert(same(as_formula(last_term<at_last<L>>{}), conditional<last_term<at_last<L>>>{}));
static_assert(same(sum_of_rule<L, typename decltype(net2::net)::recurrence>(
                       adjoint_rule<L, struct s, types<step_term<1, ahead<dz, 1>>, step_term<0, struct a>>>{}),
                   add<struct a, ahead<dz, 1>>{}));
static_assert(
    same(sum_over_steps<L, typename decltype(net2::net)::recurrence>(
             adjoint_rule<L, struct a, types<last_term<struct b>, step_term<0, struct c>, start_term<struct a>>>{}),
         add<sum_over_time<struct c>, add<struct b, struct a>>{}));
}  // namespace printed
