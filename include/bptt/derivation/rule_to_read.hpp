// Rules as they are read: how the last step is named, and which terms stand where a rule speaks of initial states too.
#pragma once
#include <bptt/derivation/adjoint_rule.hpp>
#include <bptt/recurrence/program.hpp>

namespace bptt::derivation {

// --- the last step ------------------------------------------------------------------------------

/// Has S a value at each step: is it an input, or does one of some equations define S[t]?
template <class S, class Equations>
inline constexpr bool is_of_the_steps = has_role<S>(role::input);
template <class S, class... E>
inline constexpr bool is_of_the_steps<S, types<E...>> = has_role<S>(role::input) ||
                                                        (std::is_same_v<typename E::lhs, ago<S, 0>> || ...);

/// h[last] → h[T − 1], of what has a value at each step. A variable of the end has no step, and is left as it is.
template <class Equations>
struct last_by_its_step {
  template <class E>
  static auto of(E leaf) {
    if constexpr (is_time_sum<E>)
      return with_arguments<E, types<substitute<summand_of<E>, last_by_its_step>>>{};
    else if constexpr (reference_to_the_last<E> && is_of_the_steps<symbol_of<E>, Equations>)
      return after_last<symbol_of<E>, 0>{};
    else
      return leaf;
  }
};
/// h[last] → h[t], in a term that stands at the last step alone. In a sum over time t is another step.
template <class Equations>
struct last_as_t {
  template <class E>
  static auto of(E leaf) {
    if constexpr (!is_time_sum<E> && reference_to_the_last<E> && is_of_the_steps<symbol_of<E>, Equations>)
      return ago<symbol_of<E>, 0>{};
    else
      return last_by_its_step<Equations>::of(leaf);
  }
};

// --- initial states -----------------------------------------------------------------------------

/// How many steps before the first, or after the last, a term alone makes a rule speak of.
template <class Term>
inline constexpr int speaks_before = 0;
template <int step, class E>
  requires(step < 0)
inline constexpr int speaks_before<fixed_term<step, E>> = -step;
template <int lag, class E>
  requires(lag > 0)
inline constexpr int speaks_before<outer_term<lag, E>> = lag;
template <class Term>
inline constexpr int speaks_after = 0;
template <int lag, class E>
  requires(lag < 0)
inline constexpr int speaks_after<outer_term<lag, E>> = -lag;

/// A rule as it is read. It speaks of the steps 0 … T − 1; and where a term of it stands at an initial state, or the
/// recurrence gives one by a formula, of all initial states to which its lags and leads reach.
template <class Recurrence, class Rule>
struct rule_to_read;
template <class Recurrence, class Loss, class S, class... Term>
struct rule_to_read<Recurrence, adjoint_rule<Loss, S, types<Term...>>> {
  template <class... E>
  static constexpr int given_before(types<E...>) {
    return greatest_lag<S, types<typename E::lhs...>>::value;
  }
  template <class... E>
  static constexpr int given_after(types<E...>) {
    return greatest_lead<1, S, types<typename E::lhs...>>::value;
  }
  static constexpr int named_before =
                           greatest({given_before(typename Recurrence::start_equations{}), speaks_before<Term>...}),
                       named_after =
                           greatest({given_after(typename Recurrence::start_equations{}), speaks_after<Term>...});
  static constexpr int before = named_before == 0 ? 0 : greatest({named_before, lag_of_term<Term>...}),
                       after = named_after == 0 ? 0 : greatest({named_after, -lag_of_term<Term>...});

  template <class E>
  static constexpr auto read(last_term<E>) {
    return last_term<substitute<E, last_as_t<typename Recurrence::step_equations>>>{};
  }
  template <int lag, class E>
  static constexpr auto read(step_term<lag, E>) {
    using formula = substitute<E, last_by_its_step<typename Recurrence::step_equations>>;
    constexpr bool is_usual = before == 0 && after == 0;
    return choose<is_usual, step_term<lag, formula>, bounded_term<lag, (lag < before), (-lag < after), formula>>{};
  }
  template <class Other>
  static constexpr auto read(Other) {
    return typename Other::template with<
        substitute<typename Other::formula, last_by_its_step<typename Recurrence::step_equations>>>{};
  }
  using type = adjoint_rule<Loss, S, types<decltype(read(Term{}))...>>;
};

}  // namespace bptt::derivation
