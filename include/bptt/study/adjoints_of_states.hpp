// The adjoints of initial states in gradient equations. A rule holds at a general step; before the first and after the
// last one other terms of it stand, so that each initial state that is read has an equation of its own.
#pragma once
#include <bptt/study/adjoint_elimination.hpp>

namespace bptt::derivation {

/// The term of the adjoint of an initial state that comes from an equation n steps after the first, or before the last.
/// Guard: n < T.
template <int n, class E>
struct distant_term {
  using formula = E;
  template <class F>
  using with = distant_term<n, F>;
  static constexpr bool holds(position p) { return n <= p.from_start + p.from_end; }
};

/// The adjoint of an initial state as a symbol of its own, and no step of the adjoints of its variable.
template <class Loss>
struct states_as_symbols {
  template <class E>
  static auto of(E leaf) {
    if constexpr (is_time_sum<E>)
      return with_arguments<E, types<substitute<summand_of<E>, states_as_symbols>>>{};
    else if constexpr (adjoint_reference<E, Loss> && is_initial_state<E>)
      return bar<Loss, primal_at<E>>{};
    else
      return leaf;
  }
};

/// The initial states whose adjoints a rule reads.
template <class Loss, class... Leaf>
constexpr auto states_in(types<Leaf...>) {
  return list::concat<decltype([] {
    if constexpr (adjoint_reference<Leaf, Loss> && is_initial_state<Leaf>)
      return types<primal_at<Leaf>>{};
    else
      return types<>{};
  }())...>{};
}
/// The initial states of its own symbol at which terms of a rule stand.
template <class Loss, class S, class... Term>
constexpr auto states_of(adjoint_rule<Loss, S, types<Term...>>) {
  return list::concat<list::one_if<(speaks_before<Term> > 0), at<S, -speaks_before<Term>>>...>{};
}
/// The rule for the steps alone.
template <class Loss, class S, class... Term>
constexpr auto rule_of_steps(adjoint_rule<Loss, S, types<Term...>>) {
  using of_steps = adjoint_rule<Loss, S, list::concat<list::one_if<speaks_before<Term> == 0, Term>...>>;
  return typename mapped_rule<of_steps, states_as_symbols<Loss>>::type{};
}

/// The term of a rule at an initial state, as a formula.
template <class State, class Term>
struct term_at_state {
  using type = struct zero;
};
template <class State, class E>
  requires(State::from == origin::start)
struct term_at_state<State, fixed_term<State::lead, E>> {
  using type = E;
};
template <class State, int lag, class E>
struct term_at_state<State, step_term<lag, E>> {
  static constexpr int distance = (State::from == origin::start ? 1 : -1) * (State::lead + lag);
  using formula = substitute<E, at_step_of<State>>;
  using type =
      choose<(distance < 0), struct zero,
             choose<distance == 0, formula, conditional<distant_term<(distance > 0 ? distance : 0), formula>>>>;
};
/// Initial states belong to the first or to the last chunk. The first has its steps 0 … n − 1; of the last only the
/// last step is known whatever T is.
template <class State, int n, int lag, class E>
struct term_at_state<State, chunk_term<n, lag, E>>
    : choose<((State::from == origin::start ? State::lead + lag < n : State::lead + lag == 0)),
             term_at_state<State, step_term<lag, E>>, term_at_state<State, start_term<E>>> {};

/// The adjoint of an initial state, as the sum of those terms of the rule that stand there.
template <class Recurrence, class State, class Loss, class S, class... Term>
constexpr auto sum_at_state(adjoint_rule<Loss, S, types<Term...>>) {
  return plus_all(
      with_last_named<Recurrence, substitute<typename term_at_state<State, Term>::type, states_as_symbols<Loss>>>{}...);
}

}  // namespace bptt::derivation
