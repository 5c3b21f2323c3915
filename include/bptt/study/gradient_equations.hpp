// The gradient as people write it, for any T: a sum over the steps, and the recursion of the few adjoints δ that it
// needs. Made from the rules of the adjoints at a general step, of which most are inlined (adjoint_elimination.hpp).
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/printing/equation_notation.hpp>
#include <bptt/study/adjoints_of_states.hpp>

namespace bptt {

namespace derivation {

/// δ, the adjoint of S in gradient equations; where there are several, each has the name of its symbol with it.
template <class S, bool alone>
struct delta : symbol_base<delta<S, alone>, role::variable> {
  using shape = shape_t<S>;
};

// --- the equations ------------------------------------------------------------------------------

/// The adjoints by their short names; not that of an initial state, which has an equation of its own.
template <class Loss, bool alone>
struct by_delta {
  template <class E>
  static auto of(E leaf) {
    if constexpr (rule_term<E> || is_time_sum<E>)
      return typename inside<E, by_delta>::type{};
    else if constexpr (adjoint_reference<E, Loss>)
      return with_symbol<E, delta<symbol_of<primal_at<E>>, alone>>{};
    else
      return leaf;
  }
};

/// The line that says what δ is: ∂Loss/∂Of, the adjoint of a variable, or of the formula for which there is no name.
template <class Delta, class Loss, class Of>
struct delta_meaning {};

/// An adjoint is zero beyond the steps.
template <class S, int... i>
constexpr types<equation<after_last<S, i + 1>, struct zero>...> zero_after(std::integer_sequence<int, i...>) {
  return {};
}
template <class S, int... i>
constexpr types<equation<at<S, -i - 1>, struct zero>...> zero_before(std::integer_sequence<int, i...>) {
  return {};
}

template <class Loss, class Recurrence, class Target>
struct gradient_equations_of {
  using split = typename with_preactivations<decltype(list_of(Recurrence{})), Target>::type;
  using active = list::unique<list::concat<types<Target>, dependencies_of<Loss, split>>>;
  static constexpr bool is_a_total = has_role<Target>(role::parameter) || has_role<Target>(role::constant);
  static constexpr bool is_a_variable = has_role<Target>(role::variable);

  template <class S>
  static constexpr auto definition() {
    using found = decltype(rule_of_steps(rule_of<Loss, split, S>{}));
    if constexpr (std::is_same_v<S, Target> && is_a_total)
      return types<adjoint_definition<bar<Loss, S>, decltype(sum_over_steps<Loss, split>(found{}))>>{};
    else if constexpr (std::is_same_v<S, Target> ||
                       (has_role<S>(role::variable) && !std::is_same_v<S, typename loss_reference<Loss>::type>))
      return types<adjoint_definition<bar<Loss, S>, decltype(sum_of_rule<Loss, split>(found{}))>>{};
    else
      return types<>{};
  }
  template <class... State>
  static constexpr auto definitions_of_states(types<State...>) {
    return types<adjoint_definition<bar<Loss, State>, decltype(sum_at_state<split, State>(
                                                          rule_of<Loss, split, symbol_of<State>>{}))>...>{};
  }
  /// That of the target first, then those of initial states, then those of all other variables.
  template <class First, class... S>
  static constexpr auto definitions(types<First, S...>) {
    using states =
        list::unique<list::concat<decltype(states_of(rule_of<Loss, split, First>{})),
                                  decltype(states_in<Loss>(typename rule_reads<rule_of<Loss, split, First>>::type{})),
                                  decltype(states_in<Loss>(typename rule_reads<rule_of<Loss, split, S>>::type{}))...>>;
    return list::concat<decltype(definition<First>()), decltype(definitions_of_states(states{})),
                        decltype(definition<S>())...>{};
  }
  template <class... State>
  static constexpr auto asked_for(types<State...>) {
    return types<bar<Loss, Target>, bar<Loss, State>...>{};
  }
  using left = decltype(inline_all<Loss, 1>(
      reachable<decltype(asked_for(states_of(rule_of<Loss, split, Target>{})))>(definitions(active{}))));
  template <class... D>
  static constexpr int recursions(types<D...>) {
    return (0 + ... + !is_of_a_state<typename D::symbol>);
  }
  static constexpr bool alone = recursions(left{}) - (is_a_variable ? 0 : 1) <= 1;

  template <class... E>
  static constexpr auto read(types<E...>) {
    return types<equation<typename E::lhs, with_last_named<split, typename E::rhs>>...>{};
  }
  using step_equations = decltype(read(typename split::step_equations{}));
  template <class Formula>
  using written_out =
      typename rebuilt<typename substituted<Formula, by_delta<Loss, alone>>::type, by_definition<step_equations>>::type;
  template <class S>
  static constexpr auto meaning() {
    if constexpr (is_a_preactivation<S>)
      return typename right_hand_side<ago<S, 0>, step_equations>::type{};
    else
      return choose<is_defined_at_the_end<S, split>, at_last<S>, ago<S, 0>>{};
  }
  template <class All, class S, class Formula>
  static constexpr auto recursion(adjoint_definition<bar<Loss, S>, Formula>) {
    using name = delta<S, alone>;
    using reference = choose<is_defined_at_the_end<S, split>, at_last<name>, ago<name, 0>>;
    if constexpr (is_reference<S>)
      return types<equation<bar<Loss, S>, written_out<Formula>>>{};
    else
      return list::concat<
          types<equation<reference, written_out<Formula>>>,
          decltype(zero_after<name>(std::make_integer_sequence<int, greatest_lead<1, name, All>::value>{})),
          decltype(zero_before<name>(std::make_integer_sequence<int, greatest_lag<name, All>::value>{})),
          types<delta_meaning<reference, Loss, decltype(meaning<S>())>>>{};
  }
  template <class First, class... D>
  static constexpr auto all(types<First, D...>) {
    using leaves = list::concat<typename leaves_at_all_steps<written_out<typename First::formula>>::type,
                                typename leaves_at_all_steps<written_out<typename D::formula>>::type...>;
    using others = list::concat<decltype(recursion<leaves>(D{}))...>;
    if constexpr (is_a_variable)
      return list::concat<decltype(recursion<leaves>(First{})), others>{};
    else {
      using name = choose<is_a_total, bar<Loss, Target>, ago<bar<Loss, Target>, 0>>;
      return list::concat<types<equation<name, written_out<typename First::formula>>>, others>{};
    }
  }
  using equations = decltype(all(left{}));
};

}  // namespace derivation

namespace printing {

template <class S, bool alone>
struct name_text<delta<S, alone>> {
  friend constexpr sink& operator<<(sink& out, name_text) {
    constexpr spelling letter{"delta", "δ", "\\delta"};
    if constexpr (alone) {
      out.f.name(out, letter);
      return out;
    } else {
      out << out.f.name_above.before;
      out.f.name(out, letter);
      return out << out.f.name_above.between << name_text<S>{} << out.f.name_above.after;
    }
  }
};
template <class S>
struct name_text<preactivation<S>> : name_text<S> {};
template <class Term>
struct printer<conditional<Term>> {
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) { printer<Term>::to(out); }
};
template <int n, class E>
struct printer<distant_term<n, E>> {
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<E, strength::product>{} << out.f.condition.before;
    out.number(n) << out.f.less << out.f.T << out.f.condition.after << out.f.row.after;
  }
};
template <class Delta, class Loss, class Of>
struct printer<delta_meaning<Delta, Loss, Of>> {
  static constexpr void to(sink& out) {
    layout const parts = equation_layout(out);
    out << parts.before << operand_text<Delta>{} << parts.between << out.f.derivative.before << operand_text<Loss>{}
        << out.f.derivative.between << operand_text<Of, strength::atom>{} << out.f.derivative.after << parts.after;
  }
};
template <class Delta, class Loss, class Of>
inline constexpr bool has_its_own_line<delta_meaning<Delta, Loss, Of>> = true;
template <class Loss, class Recurrence, class Target>
struct printer<gradient_equations_of<Loss, Recurrence, Target>>
    : printer<typename gradient_equations_of<Loss, Recurrence, Target>::equations> {};

}  // namespace printing

/// Holds for a loss whose adjoints are one recursion: with a window there is one for each age.
template <class Loss>
inline constexpr bool has_one_recursion = true;
template <class Loss, int n>
inline constexpr bool has_one_recursion<truncated_loss<Loss, window_of<n>>> = false;

/// The gradient of a loss as people write it, to print: the gradient as a sum over the steps, the recursion of δ, where
/// it begins, and what δ is the adjoint of. Adjoints are inlined until as few are left as possible; where a variable is
/// an elementwise function of a formula with parameters, δ is the adjoint of that formula, whether the recurrence has a
/// name for it or not. `target` is a parameter, a constant, an input or a variable; `equations` of the result is the
/// list of equations.
///   text(gradient_equations(net, L, W))    ∂L/∂W = Σₜ δₜ·hₜ₋₁ᵀ,  δₜ = (Vᵀ·(ŷₜ − yₜ) + Wᵀ·δₜ₊₁) ∘ (1 − hₜ²), …
/// Errors, at compile time: a target that the net does not have, a loss that is truncated by a window.
/// Cost: independent of T.
template <int T, class Recurrence, operand Loss, is_symbol Target>
constexpr auto gradient_equations(program<T, Recurrence>, Loss, Target) {
  using net = program<T, Recurrence>;
  static_assert(BPTT_HOLDS(has_one_recursion<Loss>),
                "bptt: gradient equations are those of the whole gradient, or of one that is truncated by chunks");
  using target = choose<has_role<Target>(role::variable) && !derivation::is_defined_at_the_end<Target, Recurrence>,
                        ago<Target, 0>, Target>;
  if constexpr (!has_one_recursion<Loss>)
    return refused{};
  else if constexpr (!derivation::check_scalar_loss<net, Loss>())
    return refused{};
  else if constexpr (!derivation::check_targets<net, target>())
    return refused{};
  else
    return derivation::gradient_equations_of<derivation::loss_of<net, Loss>, Recurrence, Target>{};
}

}  // namespace bptt
