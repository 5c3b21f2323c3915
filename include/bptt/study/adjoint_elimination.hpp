// Inlines each adjoint into its only reader, until those left have several readers or refer to themselves: the few that
// a person writes a recursion for.
#pragma once
#include <bptt/derivation/rule_to_read.hpp>
#include <bptt/study/preactivations.hpp>

namespace bptt {

namespace derivation {

/// A formula that stands under the condition of a term of a rule.
template <class Term>
struct conditional : node {
  using shape = shape_t<typename Term::formula>;
};
template <class E>
concept rule_term = requires(position p) {
  typename E::formula;
  E::holds(p);
};

// --- maps of leaves -----------------------------------------------------------------------------

/// A map that goes into the terms and the sums over time of a formula.
template <class E, class Map>
struct inside;
template <rule_term Term, class Map>
struct inside<Term, Map> {
  using type = typename Term::template with<typename rebuilt<typename Term::formula, Map>::type>;
};
template <class Sum, class Map>
  requires is_time_sum<Sum>
struct inside<Sum, Map> {
  using type = with_arguments<Sum, types<typename rebuilt<summand_of<Sum>, Map>::type>>;
};
/// Relative leaves at the step of a reference, of Ref = h[−1] the leaf x[t + 1] as x[0]. A sum over time has its own t.
template <class Ref>
struct at_step_of {
  template <class E>
  static auto of(E leaf) {
    if constexpr (!relative_reference<E>)
      return leaf;
    else if constexpr (relative_reference<Ref>)
      return relative<symbol_of<E>, Ref::lead + E::lead>{};
    else if constexpr (Ref::from == origin::start)
      return at<symbol_of<E>, Ref::lead + E::lead>{};
    else
      return after_last<symbol_of<E>, Ref::lead + E::lead>{};
  }
};
/// A preactivation as the formula that it names.
template <class Equations>
struct by_definition {
  template <class E>
  static auto of(E leaf) {
    if constexpr (rule_term<E> || is_time_sum<E>)
      return typename inside<E, by_definition>::type{};
    else if constexpr (is_reference<E> && is_a_preactivation<symbol_of<E>>)
      return substitute<typename right_hand_side<ago<symbol_of<E>, 0>, Equations>::type, at_step_of<E>>{};
    else
      return leaf;
  }
};

// --- inlining -----------------------------------------------------------------------------------

/// The leaves of a formula, those in conditional terms and in sums over time too.
template <class E>
struct every_leaf : leaves<E> {};
template <class E>
  requires is_time_sum<E>
struct every_leaf<E> : every_leaf<summand_of<E>> {
};
template <class Term>
struct every_leaf<conditional<Term>> : every_leaf<typename Term::formula> {};
template <template <class...> class Node, class... A>
  requires inner_node<Node<A...>>
struct every_leaf<Node<A...>> {
  using type = list::concat<typename every_leaf<A>::type...>;
};
/// Those that are read at every step: not those of a term with a condition that keeps t + lag in the sequence.
template <class E>
struct leaves_at_all_steps : every_leaf<E> {};
template <class E>
  requires is_time_sum<E>
struct leaves_at_all_steps<E> : leaves_at_all_steps<summand_of<E>> {
};
template <class Term>
struct leaves_at_all_steps<conditional<Term>> : every_leaf<conditional<Term>> {};
template <int lag, class E>
struct leaves_at_all_steps<conditional<step_term<lag, E>>> {
  using type = types<>;
};
template <template <class...> class Node, class... A>
  requires inner_node<Node<A...>>
struct leaves_at_all_steps<Node<A...>> {
  using type = list::concat<typename leaves_at_all_steps<A>::type...>;
};
template <class E>
inline constexpr bool has_a_condition = false;
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr bool has_a_condition<Node<A...>> = (has_a_condition<A> || ...);
template <class Term>
inline constexpr bool has_a_condition<conditional<Term>> = true;

/// The adjoint B is Formula, at a general step.
template <class B, class Formula>
struct adjoint_definition {
  using symbol = B;
  using formula = Formula;
  using reads = typename every_leaf<Formula>::type;
};

template <class Loss>
struct adjoints_to_zero {
  template <class E>
  static choose<adjoint_reference<E, Loss>, struct zero, E> of(E);
};
/// A formula in which the last step is named as it is read.
template <class Recurrence, class E>
using with_last_named = substitute<E, last_by_its_step<typename Recurrence::step_equations>>;
/// Does a formula of step t + offset, written for t, read nothing beyond the sequence but adjoints, which are zero
/// there?
template <class Loss, int offset, class... Leaf>
constexpr bool reads_only_adjoints_beyond(types<Leaf...>) {
  return ((is_adjoint_of<Loss, Leaf> || lead_of<Leaf> * offset <= 0) && ...);
}
/// A term of a rule as a formula. From an equation of another step it needs no condition where the adjoint in it is
/// zero beyond the first and the last step, and it reads nothing else there.
template <class Loss, class Recurrence, class Term>
constexpr auto as_formula_of_t(Term) {
  using formula = typename Term::formula;
  if constexpr (std::is_same_v<Term, last_term<formula>>)
    return conditional<last_term<substitute<formula, last_as_t<typename Recurrence::step_equations>>>>{};
  else if constexpr (std::is_same_v<Term, step_term<0, formula>> ||
                     (std::is_same_v<Term, step_term<lag_of_term<Term>, formula>> &&
                      is_zero<typename rebuilt<formula, adjoints_to_zero<Loss>>::type> &&
                      reads_only_adjoints_beyond<Loss, lag_of_term<Term>>(leaves_of<formula>{})))
    return with_last_named<Recurrence, formula>{};
  else
    return conditional<typename Term::template with<with_last_named<Recurrence, formula>>>{};
}
template <class Loss, class Recurrence, bool of_t, class Term>
constexpr auto of_step_t_or_others(Term term) {
  if constexpr ((lag_of_term<Term> == 0) == of_t)
    return as_formula_of_t<Loss, Recurrence>(term);
  else
    return zero;
}
/// A rule as a formula: the terms of step t first, then those of other steps; of a variable of the end, what holds
/// there.
template <class Loss, class Recurrence, class S, class... Term>
constexpr auto sum_of_rule(adjoint_rule<Loss, S, types<Term...>>) {
  if constexpr (is_defined_at_the_end<S, Recurrence>)
    return plus_all(with_last_named<Recurrence, typename Term::formula>{}...);
  else
    return plus(plus_all(of_step_t_or_others<Loss, Recurrence, true>(Term{})...),
                plus_all(of_step_t_or_others<Loss, Recurrence, false>(Term{})...));
}
/// Of a parameter, the sum over the steps.
template <class Loss, class Recurrence, class S, class... Term>
constexpr auto sum_over_steps(adjoint_rule<Loss, S, types<Term...>>) {
  constexpr auto of_steps = [](auto term) {
    return std::bool_constant<std::is_same_v<decltype(term), step_term<0, typename decltype(term)::formula>>>{};
  };
  using summand = with_last_named<Recurrence, decltype(plus_all(formula_where<Term>(of_steps(Term{}))...))>;
  constexpr with_last_named<Recurrence,
                            decltype(plus_all(formula_where<Term>(std::bool_constant<!of_steps(Term{})>{})...))>
      once;
  if constexpr (is_zero<summand>)
    return once;
  else
    return plus(sum_over_time<summand>{}, once);
}

/// Is a leaf a variable of the end, and no step of another one?
template <class Leaf>
inline constexpr bool is_at_the_end = false;
template <class S>
inline constexpr bool is_at_the_end<at_last<S>> = true;
/// The adjoint that D defines, as its formula.
template <class D>
struct inlining {
  template <class E>
  static auto of(E leaf) {
    if constexpr (rule_term<E> || is_time_sum<E>)
      return typename inside<E, inlining>::type{};
    else if constexpr (std::is_same_v<symbol_of<E>, typename D::symbol> && (relative_reference<E> || is_at_the_end<E>))
      return shift<typename D::formula, lead_of<E>>{};
    else
      return leaf;
  }
};

template <class B, class... Leaf>
constexpr int times_read(types<Leaf...>) {
  return (0 + ... + int(std::is_same_v<symbol_of<Leaf>, B>));
}
template <int n, class... Leaf>
constexpr types<shift<Leaf, n>...> shifted_by(types<Leaf...>) {
  return {};
}
/// Is D, an adjoint at step t + offset, 0 with the adjoints that it reads where t + offset is no step? No condition
/// says so: they are taken to be 0 there, and nothing else is read there.
template <class Loss, class D, int offset, class... Leaf>
constexpr bool ends_with_the_steps(types<Leaf...> reads) {
  return !has_a_condition<typename D::formula> && reads_only_adjoints_beyond<Loss, offset>(shifted_by<offset>(reads)) &&
         is_zero<typename rebuilt<typename D::formula, adjoints_to_zero<Loss>>::type> &&
         ((!is_adjoint_of<Loss, Leaf> || (is_reference<Leaf> && lead_of<Leaf> * offset >= 0)) && ...);
}
/// Can D be inlined where it is read as Leaf?
template <class Loss, class D, class Leaf>
constexpr bool can_be_inlined() {
  if constexpr (!std::is_same_v<symbol_of<Leaf>, typename D::symbol> || is_at_the_end<Leaf>)
    return true;
  else
    return relative_reference<Leaf> &&
           (lead_of<Leaf> == 0 || ends_with_the_steps<Loss, D, lead_of<Leaf>>(typename D::reads{}));
}
template <class Loss, class D, class... Leaf>
constexpr bool can_be_inlined_in(types<Leaf...>) {
  return (can_be_inlined<Loss, D, Leaf>() && ...);
}
/// Is it the adjoint of an initial state?
template <class Adjoint>
inline constexpr bool is_of_a_state = is_reference<typename Adjoint::primal>;
/// Should D be inlined into the others? Where one of them reads it, once, or D has no adjoint in it; and not where it
/// reads itself, nor is that of an initial state.
template <class Loss, class D, class... Other>
constexpr bool is_inlined(types<Other...>) {
  constexpr int readers = (0 + ... + int(times_read<typename D::symbol>(typename Other::reads{}) > 0));
  constexpr int reads = (0 + ... + times_read<typename D::symbol>(typename Other::reads{}));
  constexpr bool is_closed = []<class... Leaf>(types<Leaf...>) {
    return (!is_adjoint_of<Loss, Leaf> && ...);
  }(typename D::reads{});
  return !is_of_a_state<typename D::symbol> && times_read<typename D::symbol>(typename D::reads{}) == 0 &&
         readers <= 1 && (reads <= 1 || is_closed) && (can_be_inlined_in<Loss, D>(typename Other::reads{}) && ...);
}

/// The definitions that those of some adjoints read, directly or not.
template <class Needed, class... D>
constexpr auto reachable(types<D...> all) {
  constexpr auto symbols = []<class... Leaf>(types<Leaf...>) { return types<symbol_of<Leaf>...>{}; };
  using next = list::unique<list::concat<
      Needed, choose<list::contains<typename D::symbol, Needed>, decltype(symbols(typename D::reads{})), types<>>...>>;
  if constexpr (next::size > Needed::size)
    return reachable<next>(all);
  else
    return list::concat<list::one_if<list::contains<typename D::symbol, Needed>, D>...>{};
}

template <class D, class Other>
using with_inlined =
    adjoint_definition<typename Other::symbol, typename rebuilt<typename Other::formula, inlining<D>>::type>;

/// The target's definition first, then those that are left, after all others have been inlined.
template <class Loss, int next, class Definitions>
constexpr auto inline_all(Definitions all) {
  if constexpr (next >= Definitions::size)
    return all;
  else {
    using d = list::element<next, Definitions>;
    return []<class... D>(types<D...>) {
      using others = list::concat<choose<std::is_same_v<D, d>, types<>, types<D>>...>;
      if constexpr (is_inlined<Loss, d>(others{}))
        return []<class... O>(types<O...>) { return inline_all<Loss, 1>(types<with_inlined<d, O>...>{}); }(others{});
      else
        return inline_all<Loss, next + 1>(types<D...>{});
    }(all);
  }
}

}  // namespace derivation
}  // namespace bptt
