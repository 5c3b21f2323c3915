// Adjoint aliases (copy propagation): an adjoint that equals another is not stored. Where z = a + b, ∂E/∂a is ∂E/∂z.
#pragma once
#include <bptt/plan/intermediate_names.hpp>

namespace bptt::numeric {

/// Is an adjoint, by its rule, nothing but the adjoint of another variable at the same step?
template <class Rule>
struct is_alias {
  static constexpr bool value = false;
};
template <class Loss, class S, class Other>
struct is_alias<adjoint_rule<Loss, S, types<step_term<0, ago<bar<Loss, Other>, 0>>>>> {
  static constexpr bool value = true;
  using other = Other;
};
/// The variable whose adjoint is stored in place of that of S: aliases are followed to their end.
template <class Loss, class Recurrence, class S, class Rule = rule_of<Loss, Recurrence, S>,
          bool alias = is_alias<Rule>::value>
struct stored_for {
  using type = S;
};
template <class Loss, class Recurrence, class S, class Rule>
struct stored_for<Loss, Recurrence, S, Rule, true> : stored_for<Loss, Recurrence, typename is_alias<Rule>::other> {};

/// Replaces adjoints by those that are stored, inside sums over time too, and S[last + 1] by the number of its step.
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

/// The rule of ∂Loss/∂S in terms of the adjoints that are stored.
template <class Loss, class Recurrence, int steps, class S>
using stored_rule =
    typename mapped_rule<rule_of<Loss, Recurrence, S>, by_stored_adjoints<Loss, Recurrence, steps>>::type;

}  // namespace bptt::numeric
