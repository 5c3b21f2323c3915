// The rule of each adjoint at a symbolic step t. The recurrence is differentiated, and not its unrolling: ∂L/∂v at step t is one sum over the
// equations that read v, and a read at lag k is an equation of step t + k, guarded by "t + k is a step". A rule is derived once and does not know T.
#pragma once
#include <bptt/substitute.hpp>

namespace bptt {
namespace derivation {
using rules::pullback;  // the rules of the library; those of other people are found by their arguments

// --- what each equation passes back ------------------------------------------------------------------------------------

/// One leaf of an equation that holds once, and the cotangent that the equation passes back to it.
template <class Leaf, class Cotangent>
struct contribution {};
/// The same where it is passed back at every step t: a leaf of an equation of a step, or inside a sum over time.
template <class Leaf, class Cotangent>
struct contribution_each_step {};

template <class E, class C, class Y>
struct pulled_back;

template <class A>
struct is_operand {
  static constexpr bool value = operand<A>;
};

template <class Operands, class Cotangents>
struct pulled_back_operands;
template <class... A, class... C>
  requires(sizeof...(A) == sizeof...(C))
struct pulled_back_operands<types<A...>, types<C...>> {
  using type = list::concat<typename pulled_back<A, C, A>::type...>;
};

/// The contributions of a formula E with value Y and cotangent C to all its leaves.
template <class E, class C, class Y>
struct pulled_back {
  using type = std::conditional_t<(is_symbol<E> || is_reference<E>) && !is_zero<C>, types<contribution<E, C>>, types<>>;
};
template <template <class...> class Node, class... A, class C, class Y>
  requires is_node<Node<A...>> && (!is_time_sum<Node<A...>>)
struct pulled_back<Node<A...>, C, Y> {
  static_assert(has_derivative_rule<Node<A...>>, "bptt: an operation has no derivative rule: give it a function pullback(node, c, y)");
  using type = typename pulled_back_operands<list::filter<is_operand, types<A...>>, decltype(pullback(Node<A...>{}, C{}, Y{}))>::type;
};
template <template <class...> class Node, class... A, class Y>
  requires is_node<Node<A...>> && (!is_time_sum<Node<A...>>)
struct pulled_back<Node<A...>, struct zero, Y> {
  using type = types<>;
};

template <class Contributions>
struct at_each_step;
template <class... Leaf, class... C>
struct at_each_step<types<contribution<Leaf, C>...>> {
  using type = types<contribution_each_step<Leaf, C>...>;
};
/// Σₜ eₜ:  ēₜ = C
template <class E, class C, class Y>
struct pulled_back<sum_over_time<E>, C, Y> : at_each_step<typename pulled_back<E, C, E>::type> {};
/// (1/T) Σₜ eₜ:  ēₜ = C/T
template <class E, class C, class Y>
struct pulled_back<mean_over_time<E>, C, Y> : at_each_step<typename pulled_back<E, decltype(over(C{}, step_count{})), E>::type> {};

}  // namespace derivation

/// The cotangent of a loss that is a vector: its adjoints are linear in it, and the Jacobian is the matrix of that map.
template <class Loss>
struct cotangent_of : expression {
  using shape = shape_t<Loss>;
};

namespace derivation {

/// The adjoint of the loss itself: 1 for a scalar.
template <class Loss>
using loss_seed = std::conditional_t<is_scalar<shape_t<Loss>>, struct one, cotangent_of<Loss>>;

/// The adjoint of an equation's left-hand side, as its rule knows it.
template <class Loss, class Lhs>
struct adjoint_name;
template <class Loss, class S>
struct adjoint_name<Loss, ago<S, 0>> {
  using type = ago<bar<Loss, S>, 0>;
};
template <class Loss, class S>
struct adjoint_name<Loss, at_last<S>> {
  using type = at_last<bar<Loss, S>>;
};
template <class Loss>
struct adjoint_name<Loss, at_last<Loss>> {
  using type = loss_seed<Loss>;
};

template <class Equation, class Loss>
using contributions_of =
    typename pulled_back<typename Equation::rhs, typename adjoint_name<Loss, typename Equation::lhs>::type, typename Equation::lhs>::type;

// --- the rule ------------------------------------------------------------------------------------------------------------

}  // namespace derivation

/// A summand of ∂L/∂v at step t: E, which comes from an equation at step t + lag, as long as 0 ≤ t + lag < T.
template <int lag, class E>
struct step_term {};
/// A summand that stands at the last step alone.
template <class E>
struct last_term {};
/// A summand that stands at one step alone.
template <int step, class E>
struct fixed_term {};

/// ∂Loss/∂S at a symbolic step t is the sum of the terms.
template <class Loss, class S, class Terms>
struct adjoint_rule {
  using symbol = S;
  using terms = Terms;
};

namespace derivation {

template <class S, class Contribution>
struct term_for {
  using type = types<>;
};
template <class S, int lag, class C>
struct term_for<S, contribution_each_step<ago<S, lag>, C>> {
  using type = types<step_term<lag, shift<C, lag>>>;
};
template <class S, class C>  // a parameter or constant, read by its name at every step
struct term_for<S, contribution_each_step<S, C>> {
  using type = types<step_term<0, C>>;
};
template <class S, class C>
struct term_for<S, contribution<at_last<S>, C>> {
  using type = types<last_term<C>>;
};
template <class S, int step, class C>
struct term_for<S, contribution<at<S, step>, C>> {
  using type = types<fixed_term<step, C>>;
};

template <class S, class C>  // a parameter or constant, read by its name in an equation of the end
struct term_for<S, contribution<S, C>> {
  using type = types<last_term<C>>;
};

template <class S, class Contributions>
struct terms_from;
template <class S, class... C>
struct terms_from<S, types<C...>> {
  using type = list::concat<typename term_for<S, C>::type...>;
};

/// The symbols that are read, directly or not, on the way to the symbols given: what a loss depends on.
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
  struct one_or_summand<L> : symbols_of<leaves_of<summand_of<L>>> {};
  using type = list::concat<typename one_or_summand<Leaf>::type...>;
};
template <class Lhs, class Rhs, class... S>
  requires(std::is_same_v<symbol_of<Lhs>, S> || ...)
struct read_symbols<equation<Lhs, Rhs>, types<S...>> : symbols_of<leaves_of<Rhs>> {};

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
struct loss_dependencies
    : dependencies<list::concat<typename Recurrence::step_equations, typename Recurrence::last_equations>, types<symbol_of<Loss>>> {};
/// The symbols that a loss depends on, itself included. All others have no adjoint: it is zero.
template <class Loss, class Recurrence>
using dependencies_of = typename loss_dependencies<Loss, Recurrence>::type;

template <class Loss, class S>
struct seed {
  using type = types<>;
};
template <class S, int k>
struct seed<at<S, k>, S> {
  using type = types<fixed_term<k, loss_seed<at<S, k>>>>;
};

template <class Equation, class Loss, class Active>
struct active_contributions {
  using type = types<>;
};
template <class Lhs, class Rhs, class Loss, class... S>
  requires(std::is_same_v<symbol_of<Lhs>, S> || ...)
struct active_contributions<equation<Lhs, Rhs>, Loss, types<S...>> {
  using type = contributions_of<equation<Lhs, Rhs>, Loss>;
};

/// The contributions of all equations that a loss depends on. Derived once for a recurrence and a loss.
template <class Loss, class Recurrence, class Steps = typename Recurrence::step_equations, class Ends = typename Recurrence::last_equations>
struct all_contributions;
template <class Loss, class Recurrence, class... Step, class... End>
struct all_contributions<Loss, Recurrence, types<Step...>, types<End...>> {
  using active = dependencies_of<Loss, Recurrence>;
  using type = list::concat<typename at_each_step<typename active_contributions<Step, Loss, active>::type>::type...,
                            typename active_contributions<End, Loss, active>::type...>;
};

template <class Loss, class Recurrence, class S>
struct derived_rule {
  using passed_back = typename terms_from<S, typename all_contributions<Loss, Recurrence>::type>::type;
  using type = adjoint_rule<Loss, S, list::concat<passed_back, typename seed<Loss, S>::type>>;
};
/// The rule of ∂Loss/∂S: of a variable or an input, its adjoint at step t; of a parameter, the part of its gradient that step t contributes.
/// Cost: one pass over the contributions of all equations; independent of T.
template <class Loss, class Recurrence, class S>
using rule_of = typename derived_rule<Loss, Recurrence, S>::type;

}  // namespace derivation
}  // namespace bptt
