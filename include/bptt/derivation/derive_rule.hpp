// How the rule of an adjoint is derived. The recurrence is differentiated, not its unrolling: ∂L/∂v at a symbolic step
// t is a sum over the equations that read v. One that reads it with lag k contributes from step t + k, under the guard
// that t + k is a step. So a rule is derived once, whatever T is.
#pragma once
#include <bptt/derivation/adjoint_rule.hpp>
#include <bptt/derivation/rules.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/recurrence/recurrence.hpp>

namespace bptt {

/// Is a variable an intermediate formula in the equation of an initial state? plan/intermediate_names.hpp makes those.
template <class S>
inline constexpr bool is_of_the_start = false;

namespace derivation {

using rules::pullback;  // the rules of the library; those of users are found by argument-dependent lookup

// --- what each equation passes back -------------------------------------------------------------

/// A leaf of an equation, and the cotangent that the equation passes back to it. This one is of an equation that is
/// computed once, after the last step.
template <class Leaf, class Cotangent>
struct contribution {
  using symbol = symbol_of<Leaf>;
};
/// The same of the equation of an initial state, which is computed before the first step.
template <class Leaf, class Cotangent>
struct contribution_before {
  using symbol = symbol_of<Leaf>;
};
/// The same of an equation of a step, or of the summand of a sum over time: it is passed back at every step t.
template <class Leaf, class Cotangent>
struct contribution_each_step {
  using symbol = symbol_of<Leaf>;
};

template <class E, class C, class Y>
struct pulled_back;

template <class Operands, class Cotangents>
struct pulled_back_operands;
template <class... A, class... C>
  requires(sizeof...(A) == sizeof...(C))
struct pulled_back_operands<types<A...>, types<C...>> {
  using type = list::concat<typename pulled_back<A, C, A>::type...>;
};

/// The cotangents of the operands of a node; void where it has no rule.
template <class Node, class C, class Y>
constexpr auto pulled_through(Node node, C c, Y y) {
  static_assert(BPTT_HOLDS(has_derivative_rule<Node>),
                "bptt: an operation has no derivative rule: give it a function pullback(node, c, y)");
  if constexpr (has_derivative_rule<Node>) return pullback(node, c, y);
}
template <class Operands>
struct pulled_back_operands<Operands, void> {
  using type = types<>;
};

/// The contributions of a formula E to all its leaves. C is its cotangent, and Y names its value.
template <class E, class C, class Y>
struct pulled_back {
  using type = list::one_if<(is_symbol<E> || is_reference<E>)&&!is_zero<C>, contribution<E, C>>;
};
template <class E, class Y>
  requires(is_symbol<E> || is_reference<E>)
struct pulled_back<E, struct zero, Y> {
  using type = types<>;
};
template <template <class...> class Node, class... A, class C, class Y>
  requires inner_node<Node<A...>>
struct pulled_back<Node<A...>, C, Y> {
  using type = typename pulled_back_operands<list::filter<is_operand, types<A...>>,
                                             decltype(pulled_through(Node<A...>{}, C{}, Y{}))>::type;
};
template <template <class...> class Node, class... A, class Y>
  requires inner_node<Node<A...>>
struct pulled_back<Node<A...>, struct zero, Y> {
  using type = types<>;
};

template <class Contributions>
struct at_each_step;
template <class... Leaf, class... C>
struct at_each_step<types<contribution<Leaf, C>...>> {
  using type = types<contribution_each_step<Leaf, C>...>;
};
template <class Contribution>
struct before_the_steps {
  using type = Contribution;  // of a summand, at every step
};
template <class Leaf, class C>
struct before_the_steps<contribution<Leaf, C>> {
  using type = contribution_before<Leaf, C>;
};
/// Σₜ eₜ:  ēₜ = C
template <class E, class C, class Y>
struct pulled_back<sum_over_time<E>, C, Y> : at_each_step<typename pulled_back<E, C, E>::type> {};
/// (1/T) Σₜ eₜ:  ēₜ = C/T
template <class E, class C, class Y>
struct pulled_back<mean_over_time<E>, C, Y>
    : at_each_step<typename pulled_back<E, decltype(over(C{}, step_count{})), E>::type> {};
}  // namespace derivation

/// The cotangent of a vector loss, as a symbol c. Adjoints of the loss are linear in it, M·c, and Mᵀ is the Jacobian.
template <class Loss>
struct cotangent_of : expression {
  using shape = shape_t<Loss>;
};

namespace derivation {

/// The reference of a loss: itself, or where it is truncated the loss that is differentiated.
template <class Loss>
struct loss_reference {
  using type = Loss;
};

/// The seed of the backward pass, the adjoint of the loss itself: 1 for a scalar.
template <class Loss>
using loss_seed = choose<is_scalar<shape_t<Loss>>, struct one, cotangent_of<Loss>>;

/// The name of the adjoint of an equation's left-hand side, or the seed where that is the loss.
template <class Loss, class Lhs>
struct adjoint_name {
  using type = adjoint_at<Loss, Lhs>;
};
template <class Loss, class S>
  requires std::is_same_v<S, typename loss_reference<Loss>::type>
struct adjoint_name<Loss, at_last<S>> {
  using type = loss_seed<Loss>;
};

template <class Equation, class Loss>
using contributions_of =
    typename pulled_back<typename Equation::rhs, typename adjoint_name<Loss, typename Equation::lhs>::type,
                         typename Equation::lhs>::type;

// --- the rule -----------------------------------------------------------------------------------

/// The term of ∂L/∂S that a contribution becomes, as a list of one; of none if it is a contribution to another symbol.
struct no_term {
  using type = types<>;
};
template <class S, class Contribution>
struct term_for : no_term {};
template <class S, names_symbol<S> Leaf, class C>
struct term_for<S, contribution<Leaf, C>> {
  using type = types<last_term<C>>;
};
template <class S, names_symbol<S> Leaf, class C>
  requires numbered_reference<Leaf>
struct term_for<S, contribution<Leaf, C>> {
  using type = types<fixed_term<Leaf::lead, C>>;
};
template <class S, names_symbol<S> Leaf, class C>
  requires reference_after_the_last<Leaf>
struct term_for<S, contribution<Leaf, C>> {
  using type = types<after_term<Leaf::lead, C>>;
};
template <class S, class C>  // a parameter or constant, read by its name
struct term_for<S, contribution_before<S, C>> {
  using type = types<start_term<C>>;
};
template <class S, class Leaf, class C>
struct term_for<S, contribution_before<Leaf, C>> : term_for<S, contribution<Leaf, C>> {};
template <class S, class C>
struct term_for<S, contribution_each_step<S, C>> {
  using type = types<step_term<0, C>>;
};
template <class S, names_symbol<S> Leaf, class C>  // one value that all steps read
struct term_for<S, contribution_each_step<Leaf, C>> : term_for<S, contribution<Leaf, sum_over_time<C>>> {};
template <class S, names_symbol<S> Leaf, class C>
  requires relative_reference<Leaf>
struct term_for<S, contribution_each_step<Leaf, C>> {
  using type = types<step_term<-Leaf::lead, shift<C, -Leaf::lead>>>;
};

template <class S, class Contributions>
struct terms_from;
template <class S, class... C>
struct terms_from<S, types<C...>> {
  using type = list::concat<typename choose<__is_same(typename C::symbol, S), term_for<S, C>, no_term>::type...>;
};

/// The symbols on which some symbols depend: those that their equations read, directly or not, themselves included.
template <class Equations, class Symbols>
struct dependencies;
template <class Equation, class Symbols>
struct read_symbols {
  using type = types<>;
};
template <class Leaves>
struct symbols_of;
template <class... Leaf>
struct symbols_of<types<Leaf...>> {
  template <class L>
  struct one_or_summand {
    using type = types<symbol_of<L>>;
  };
  template <class L>
    requires is_time_sum<L>
  struct one_or_summand<L> : symbols_of<leaves_of<summand_of<L>>> {
  };
  using type = list::concat<typename one_or_summand<Leaf>::type...>;
};
template <class Lhs, class Rhs, class Symbols>
  requires list::contains<symbol_of<Lhs>, Symbols>
struct read_symbols<equation<Lhs, Rhs>, Symbols> : symbols_of<leaves_of<Rhs>> {
};

template <class... E, class Symbols>
struct dependencies<types<E...>, Symbols> {
  using next = list::unique<list::concat<Symbols, typename read_symbols<E, Symbols>::type...>>;
  template <class Next, bool grown>
  struct closure : dependencies<types<E...>, Next> {};
  template <class Next>
  struct closure<Next, false> {
    using type = Next;
  };
  using type = typename closure<next, (next::size > Symbols::size)>::type;
};

template <class Loss, class Recurrence>
struct loss_dependencies : dependencies<typename Recurrence::all_equations, types<symbol_of<Loss>>> {};
/// The symbols on which a loss depends, itself included. The adjoints of all others are zero.
template <class Loss, class Recurrence>
using dependencies_of = typename loss_dependencies<Loss, Recurrence>::type;

template <class Loss, class S>
struct seed {
  using type = types<>;
};
template <class Loss, class S>
  requires is_reference<typename loss_reference<Loss>::type> &&
      std::is_same_v<symbol_of<typename loss_reference<Loss>::type>, S>
struct seed<Loss, S> {
  template <int k>
  static types<fixed_term<k, loss_seed<Loss>>> at_step(at<S, k>);
  using type = decltype(at_step(typename loss_reference<Loss>::type{}));
};

template <class Contributions>
struct before_steps;
template <class... C>
struct before_steps<types<C...>> {
  using type = types<typename before_the_steps<C>::type...>;
};
template <class Contributions>
struct as_they_are {
  using type = Contributions;
};
/// What an equation contributes to the adjoints of a loss that depends on the symbols `Active`.
template <class Equation, class Loss, class Active>
struct active_contributions {
  using type = types<>;
};
template <class Lhs, class Rhs, class Loss, class Active>
  requires list::contains<symbol_of<Lhs>, Active>
struct active_contributions<equation<Lhs, Rhs>, Loss, Active> {
  enum : bool {
    is_of_a_step = is_step_equation<equation<Lhs, Rhs>>,
    is_of_a_start = is_start_equation<equation<Lhs, Rhs>> || is_of_the_start<symbol_of<Lhs>>
  };
  using passed_back = contributions_of<equation<Lhs, Rhs>, Loss>;
  using type = typename choose<bool(is_of_a_step), at_each_step<passed_back>,
                               choose<bool(is_of_a_start), before_steps<passed_back>, as_they_are<passed_back>>>::type;
};

/// The contributions of all equations on which a loss depends. Derived once for a recurrence and a loss.
template <class Loss, class Recurrence, class Equations = typename Recurrence::all_equations>
struct all_contributions;
template <class Loss, class Recurrence, class... E>
struct all_contributions<Loss, Recurrence, types<E...>> {
  using active = dependencies_of<Loss, Recurrence>;
  using type = list::concat<typename active_contributions<E, Loss, active>::type...>;
};

template <class Loss, class Recurrence, class S>
struct derived_rule {
  using passed_back =
      decltype(with_pieces_merged(typename terms_from<S, typename all_contributions<Loss, Recurrence>::type>::type{}));
  using type = adjoint_rule<Loss, S, list::concat<passed_back, typename seed<Loss, S>::type>>;
};
/// The rule as it is used: truncation.hpp removes terms from it.
template <class Loss, class Recurrence, class S>
struct rule_in_use : derived_rule<Loss, Recurrence, S> {};
/// The rule of ∂Loss/∂S: of a variable or an input its adjoint at step t; of a parameter what step t contributes to its
/// gradient.
/// Cost: one pass over the contributions of all equations; independent of T.
template <class Loss, class Recurrence, class S>
using rule_of = typename rule_in_use<Loss, Recurrence, S>::type;

}  // namespace derivation

}  // namespace bptt
