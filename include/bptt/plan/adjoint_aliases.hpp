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

template <class Loss, class Recurrence, int steps, class Leaf>
struct stored_leaf {
  using type = Leaf;
};
/// Replaces adjoints by those that are stored, inside sums over time too, and S[last + 1] by the number of its step.
template <class Loss, class Recurrence, int steps>
struct by_stored_adjoints {
  template <class E>
  static typename stored_leaf<Loss, Recurrence, steps, E>::type of(E);
};
template <class Loss, class Recurrence, int steps, class Sum>
  requires is_time_sum<Sum>
struct stored_leaf<Loss, Recurrence, steps, Sum> {
  using type = with_arguments<Sum, types<substitute<summand_of<Sum>, by_stored_adjoints<Loss, Recurrence, steps>>>>;
};
template <class Loss, class Recurrence, int steps, reference_after_the_last Leaf>
struct stored_leaf<Loss, Recurrence, steps, Leaf> {
  using type = at<symbol_of<Leaf>, step_in<Leaf>(steps, 0)>;
};
template <class Loss, class Recurrence, int steps, adjoint_reference<Loss> Leaf>
  requires relative_reference<Leaf>
struct stored_leaf<Loss, Recurrence, steps, Leaf> {
  using type = with_symbol<Leaf, bar<Loss, typename stored_for<Loss, Recurrence, typename Leaf::symbol::primal>::type>>;
};

/// The rule of ∂Loss/∂S in terms of the adjoints that are stored.
template <class Loss, class Recurrence, int steps, class S>
using stored_rule =
    typename mapped_rule<rule_of<Loss, Recurrence, S>, by_stored_adjoints<Loss, Recurrence, steps>>::type;

}  // namespace bptt::numeric
