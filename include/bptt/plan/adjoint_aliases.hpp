// The adjoint equations that a gradient computes, found by following what they read; those that are nothing but other
// names are none.
#pragma once
#include <bptt/plan/slots.hpp>

namespace bptt::numeric {

/// An adjoint that is nothing but the adjoint of another variable is another name for it, and no storage: ∂E/∂a = ∂E/∂z
/// where z = a + b.
template <class Rule>
struct is_alias {
  static constexpr bool value = false;
};
template <class Loss, class S, class Other>
struct is_alias<adjoint_rule<Loss, S, types<step_term<0, ago<bar<Loss, Other>, 0>>>>> {
  static constexpr bool value = true;
  using other = Other;
};
/// The variable whose adjoint is stored for that of S.
template <class Loss, class Recurrence, class S, class Rule = rule_of<Loss, Recurrence, S>,
          bool alias = is_alias<Rule>::value>
struct stored_for {
  using type = S;
};
template <class Loss, class Recurrence, class S, class Rule>
struct stored_for<Loss, Recurrence, S, Rule, true> : stored_for<Loss, Recurrence, typename is_alias<Rule>::other> {};

/// Adjoints as those that are stored, also in sums over time; what is after the last step by its number.
template <class Loss, class Recurrence, int steps>
struct by_stored_adjoints {
  template <class E>
  static auto of(E leaf) {
    if constexpr (is_time_sum<E>)
      return with_arguments<E, types<substitute<summand_of<E>, by_stored_adjoints>>>{};
    else if constexpr (reference_after_the_last<E>)
      return at<symbol_of<E>, step_in<E>(steps, 0)>{};
    else if constexpr (adjoint_reference<E, Loss> && relative_reference<E>)
      return with_symbol<E, bar<Loss, typename stored_for<Loss, Recurrence, typename E::symbol::primal>::type>>{};
    else
      return leaf;
  }
};

/// The left-hand side of the adjoint equation that a leaf reads: a list of one, or of none.
template <class Leaf>
struct adjoint_read {
  using type = types<>;
};
template <is_reference Leaf>
  requires is_adjoint<Leaf>
struct adjoint_read<Leaf> {
  using type = types<choose<relative_reference<Leaf>, ago<symbol_of<Leaf>, 0>, Leaf>>;
};
template <class Leaves>
struct all_adjoints_read;
template <class... Leaf>
struct all_adjoints_read<types<Leaf...>> {
  using type = list::unique<list::concat<typename adjoint_read<Leaf>::type...>>;
};
/// The left-hand sides of the adjoint equations that some leaves read.
template <class Leaves>
using adjoints_in = typename all_adjoints_read<typename with_summands<Leaves>::type>::type;

/// Is a leaf an adjoint, or a sum over time of a rule? What else is read has been there since the forward passes.
template <class Leaf>
struct is_of_the_adjoint {
  static constexpr bool value = is_time_sum<Leaf> || is_adjoint<Leaf>;
};

/// The terms of a rule that hold at step k, before the first step or after the last one of T.
template <int k, int T, class Rule>
struct rule_outside;
template <int k, int T, class Loss, class S, class... Term>
struct rule_outside<k, T, adjoint_rule<Loss, S, types<Term...>>> {
  static constexpr position here = position_of<Loss, T>(k);
  using type =
      adjoint_rule<Loss, S, list::concat<list::one_if<Term::holds(here), last_term<typename Term::formula>>...>>;
};
template <int k, int T, class Rule>
using rule_at_start = typename rule_outside<k, T, Rule>::type;

/// Does a term stand at one of T steps? Others stand at initial states, or belong to a parameter and no step.
template <class Term, int T>
inline constexpr bool stands_at_a_step = !is_start<Term>;
template <int lag, class E, int T>
inline constexpr bool stands_at_a_step<outer_term<lag, E>, T> = false;
template <int k, class E, int T>
inline constexpr bool stands_at_a_step<fixed_term<k, E>, T> = k >= 0 && k < T;

/// The sums over time in a rule.
template <class Rule>
struct rule_sums;
template <class Loss, class S, class... Term>
struct rule_sums<adjoint_rule<Loss, S, types<Term...>>> {
  template <class... Sum>
  static types<sum_over_time<summand_of<Sum>>...> accumulated(types<Sum...>);
  using type = decltype(accumulated(list::concat<time_sums_of<typename Term::formula>...>{}));
};
template <class Rule>
using sums_of_rule = typename rule_sums<Rule>::type;

/// The terms of a rule for which Keep<Term>::value holds.
template <template <class> class Keep, class Rule>
struct filtered_rule;
template <template <class> class Keep, class Loss, class S, class... Term>
struct filtered_rule<Keep, adjoint_rule<Loss, S, types<Term...>>> {
  using type = adjoint_rule<Loss, S, list::filter<Keep, types<Term...>>>;
};
template <template <class> class Keep, class Rule>
using filter_rule = typename filtered_rule<Keep, Rule>::type;

}  // namespace bptt::numeric
