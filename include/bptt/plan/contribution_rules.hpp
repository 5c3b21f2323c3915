// What contributes to the gradient of a target, and when: terms of its rule are accumulated step by step in the
// backward pass, or deferred to the epilogue, where one matrix product sums a term over all steps.
#pragma once
#include <bptt/plan/adjoint_aliases.hpp>
#include <bptt/plan/sparse_rule.hpp>

namespace bptt {

namespace numeric {

// --- terms of rules -----------------------------------------------------------------------------

/// The terms of a rule that hold at an initial state: step k, before the first or after the last of T.
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

/// Does a term hold at one of the T steps? Others hold at initial states, or come from the equation of one.
template <class Term, int T>
inline constexpr bool stands_at_a_step = !is_start<Term>;
template <int lag, class E, int T>
inline constexpr bool stands_at_a_step<outer_term<lag, E>, T> = false;
template <int n, class E, int T>
inline constexpr bool stands_at_a_step<after_term<n, E>, T> = false;
template <int k, class E, int T>
inline constexpr bool stands_at_a_step<fixed_term<k, E>, T> = k >= 0 && k < T;

/// The terms of a rule for which Keep<Term>::value holds.
template <template <class> class Keep, class Rule>
struct filtered_rule;
template <template <class> class Keep, class Loss, class S, class... Term>
struct filtered_rule<Keep, adjoint_rule<Loss, S, types<Term...>>> {
  using type = adjoint_rule<Loss, S, list::filter<Keep, types<Term...>>>;
};
template <template <class> class Keep, class Rule>
using filter_rule = typename filtered_rule<Keep, Rule>::type;

// --- accumulated or deferred --------------------------------------------------------------------

/// A term ā·sᵀ of a parameter's gradient that can be deferred: with both factors stored for all steps, its sum over
/// time is one product of two matrices, the stacked factors. That with a token is added to one column at each step.
template <class Term>
inline constexpr bool is_stackable = false;
template <class Loss, class A, class S, int lag>
inline constexpr bool is_stackable<step_term<0, outer_of<ago<bar<Loss, A>, 0>, ago<S, lag>>>> =
    has_role<S>(role::variable) || (lag == 0 && !is_one_hot<S>);
/// Is a deferred term such a stacked product?
template <class Term>
inline constexpr bool is_stacked = false;
template <int lag, class E>
inline constexpr bool is_stacked<step_term<lag, E>> = true;

/// Is the adjoint A a factor of a stacked product: in a term, in a rule, in a phase?
template <class A, class Term>
inline constexpr bool is_factor_of = false;
template <class A, class B>
inline constexpr bool is_factor_of<A, step_term<0, outer_of<ago<A, 0>, B>>> = true;
template <class A, class Rule>
struct factor_in {
  enum : bool { value = false };
};
template <class A, class Loss, class S, class... Term>
struct factor_in<A, adjoint_rule<Loss, S, types<Term...>>> {
  enum : bool { value = (is_factor_of<A, Term> || ...) };
};
template <class A, class Phase>
struct stacked_factor;
template <class A, class... E>
struct stacked_factor<A, once<E...>> {
  enum : bool { is_in = (bool(factor_in<A, typename E::rhs>::value) || ...) };
};
template <class A, class Phase>
concept is_stacked_factor = bool(stacked_factor<A, Phase>::is_in);

/// The least size of a parameter, and the least number of steps, for which stacking pays: measured in the benchmark.
inline constexpr int stacking_size = 16;
inline constexpr int stacking_steps = 4;

/// The rules of the adjoints of a loss in a program of so many steps, and which of their terms are deferred.
template <class Loss, class Recurrence, int steps_, bool is_straight_line>
struct planned_rules {
  using loss = Loss;
  using recurrence = Recurrence;
  static constexpr int steps = steps_;
  template <class S>
  using rule = stored_rule<Loss, Recurrence, steps, S>;
  /// The stored adjoint at step t of which that of S is an alias, or that of S.
  template <class S>
  using adjoint = ago<bar<Loss, typename stored_for<Loss, Recurrence, S>::type>, 0>;

  template <class Term>
  struct is_of_a_step {
    enum : bool { value = stands_at_a_step<Term, steps> };
  };
  /// A term of a parameter's rule that is computed in the epilogue.
  template <class Term>
  struct is_deferred {
    enum : bool {
      value = is_start<Term> || is_of_the_end<Term> ||
              (is_stackable<Term> && !is_straight_line && steps >= stacking_steps &&
               shape_t<typename Term::formula>::size >= stacking_size)
    };
  };
  template <class Term>
  struct is_accumulated {
    enum : bool { value = stands_at_a_step<Term, steps> && !is_deferred<Term>::value };
  };
};

/// Is a target a symbol at each step, or at one of T steps?
template <class Target, int T>
inline constexpr bool is_at_steps = has_role<Target>(role::input) || relative_reference<Target>;
template <numbered_reference Target, int T>
inline constexpr bool is_at_steps<Target, T> = Target::lead >= 0 && Target::lead < T;

/// What comes to a target v by way of its logarithm, which the net computes by itself and not from v: of log v the term
/// ∂L/∂(log v) ⊘ v, of log(1 − v) likewise; 0 where the adjoint is 0. A list of one for each such equation Lhs = ...
template <class Rules, class S, class Lhs>
struct terms_by_logarithm {
  using type = types<>;
};
template <class Rules, class S, is_reference Lhs>
  requires(is_logarithm<symbol_of<Lhs>> && !is_initial_state<Lhs>)
struct terms_by_logarithm<Rules, S, Lhs> {
  using logarithm = symbol_of<Lhs>;
  using P = typename argument_of_logarithm<logarithm>::type;
  template <class C>
  using passed_back = typename pulled_back<P, quotient_or_zero_of<C, P>, P>::type;
  template <class Leaf, class C>
  static types<step_term<0, C>> at_steps(types<contribution<Leaf, C>>);
  template <class Leaf, class C>
  static types<last_term<C>> at_the_last(types<contribution<Leaf, C>>);
  static auto terms() {
    if constexpr (!std::is_same_v<symbol_of<typename argument_of_logarithm<logarithm>::variable>, S>)
      return types<>{};
    else if constexpr (reference_to_the_last<Lhs>)
      return decltype(at_the_last(passed_back<adjoint_at<typename Rules::loss, Lhs>>{})){};
    else
      return decltype(at_steps(passed_back<typename Rules::template adjoint<logarithm>>{})){};
  }
  using type = decltype(terms());
};
template <class Rules, class S, class... E>
constexpr auto all_terms_by_logarithms(types<E...>) {
  return list::concat<typename terms_by_logarithm<Rules, S, typename E::lhs>::type...>{};
}
/// The rule of a target of which the adjoint is stored.
template <class Rules, class Target, class Term>
constexpr auto rule_of_variable() {
  using S = symbol_of<Target>;
  using others = decltype(all_terms_by_logarithms<Rules, S>(list_of(typename Rules::recurrence{})));
  return adjoint_rule<typename Rules::loss, S, list::concat<types<Term>, others>>{};
}

/// The rule of what is accumulated for a target, step by step.
template <class Rules, class Target>
struct accumulated_rule {
  using type = adjoint_rule<typename Rules::loss, Target, types<>>;
};
template <class Rules, class Target>
  requires is_sparse<Target>
struct accumulated_rule<Rules, Target> : sparse_rule<Target, typename Rules::template rule<typename Target::table>> {
};
template <class Rules, class Target>
  requires is_shared<Target>
struct accumulated_rule<Rules, Target> {
  using type = filter_rule<Rules::template is_accumulated, typename Rules::template rule<Target>>;
};
template <class Rules, class Target>
  requires(is_at_steps<Target, Rules::steps> && !has_role<symbol_of<Target>>(role::variable) && !is_sparse<Target>)
struct accumulated_rule<Rules, Target> {
  using type = filter_rule<Rules::template is_of_a_step, typename Rules::template rule<symbol_of<Target>>>;
};
template <class Rules, class Target>
  requires(is_at_steps<Target, Rules::steps>&& has_role<symbol_of<Target>>(role::variable))
struct accumulated_rule<Rules, Target> {
  using type =
      decltype(rule_of_variable<Rules, Target, step_term<0, typename Rules::template adjoint<symbol_of<Target>>>>());
};
/// The rule of what is added to a target in the epilogue.
template <class Rules, class Target>
struct deferred_rule {
  using type = adjoint_rule<typename Rules::loss, Target, types<>>;
};
template <class Rules, class Target>
  requires is_shared<Target>
struct deferred_rule<Rules, Target> {
  using type = filter_rule<Rules::template is_deferred, typename Rules::template rule<Target>>;
};
template <class Rules, reference_to_the_last Target>
struct deferred_rule<Rules, Target> {
  using type = decltype(rule_of_variable<Rules, Target, last_term<adjoint_at<typename Rules::loss, Target>>>());
};
template <class Rules, numbered_reference Target>
  requires(!is_at_steps<Target, Rules::steps>)
struct deferred_rule<Rules, Target> {
  using type = rule_at_start<Target::lead, Rules::steps, typename Rules::template rule<symbol_of<Target>>>;
};

/// The left-hand side of a contribution to a target.
template <class Target>
struct accumulated {};

}  // namespace numeric

namespace derivation {
template <class Target>
inline constexpr bool is_of_each_step<numeric::accumulated<Target>> = true;
}

}  // namespace bptt
