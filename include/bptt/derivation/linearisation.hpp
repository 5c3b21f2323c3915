// Tangents: the linearisation of a recurrence, as more equations of the same recurrence. Beside each equation v[t] = f
// stands dv[t] = df, so that the result is printed, evaluated and differentiated like any other recurrence. Forward
// mode needs no second table of rules: a pullback is linear in the cotangent of its node, c ↦ M·c, and its transpose
// Mᵀ, which is the pullback of that formula, takes the tangent of the operand to that of the node.
#pragma once
#include <bptt/derivation/jacobian.hpp>
#include <bptt/derivation/stable_logarithms.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {
namespace numeric {
template <class... Target>
struct targets;  // recurrence/targets.hpp
}

namespace derivation {

template <class Self, role what>
struct tangent_base : bindable_symbol<Self, what> {};
template <class Self>
struct tangent_base<Self, role::parameter> : bindable_symbol<Self, role::constant> {
};  // a direction: given, not differentiated unless asked
template <class Self>
struct tangent_base<Self, role::variable> : variable<Self> {};

}  // namespace derivation

/// The tangent of S, its derivative along a direction. That of a variable is a variable; that of a parameter, a
/// constant or an input is a symbol to which the direction is bound. It has the shape of S.
template <class S>
struct tangent_of : derivation::tangent_base<tangent_of<S>, S::symbol_role> {
  using shape = shape_t<S>;
  using primal = S;
};
template <class S>
inline constexpr bool is_tangent = false;
template <class S>
inline constexpr bool is_tangent<tangent_of<S>> = true;

namespace derivation {

/// The tangent of a leaf: tangent_of<S>, at the step of the leaf if it has one.
template <class Leaf>
struct tangent_leaf {
  using type = tangent_of<Leaf>;
};
template <is_reference E>
struct tangent_leaf<E> {
  using type = with_symbol<E, tangent_of<typename E::symbol>>;
};

}  // namespace derivation

/// The tangent of a symbol, or of a symbol at a step. It can be bound, read in a result, and stand in a formula.
///   tangent(W)(direction)     result[tangent(L)]     tangent(h)[t]     tangent(h[-1_c])(zero)
template <operand E>
  requires(is_symbol<E> || is_reference<E>)
constexpr typename derivation::tangent_leaf<E>::type tangent(E) { return {}; }

namespace derivation {

// --- the tangent of a formula -------------------------------------------------------------------

/// A column times a row. Its rule of differentiation is for a row vᵀ of a vector; the cotangent of the row alone can be
/// had for any row: passed_to_row.
template <class E>
inline constexpr bool is_column_times_row = false;
template <class A, class B>
inline constexpr bool is_column_times_row<mul<A, B>> = shape_t<A>::rank == 1 && shape_t<B>::rank == 2;

template <class Node, class E, class D>
constexpr auto passed_to_cotangent(E e, D d);
/// a·B with c in B:  the cotangent of B is aᵀ·d
template <class Node, class A, class B, class D>
constexpr auto passed_to_row(mul<A, B>, D d) {
  return passed_to_cotangent<Node>(B{}, times(transposed(A{}), d));
}
template <class Node, class... A, class... D>
constexpr auto all_passed_to_cotangent(types<A...>, types<D...>) {
  return plus_all(passed_to_cotangent<Node>(A{}, D{})...);
}
/// Mᵀ·d of a formula E = M·c, where c is the cotangent of Node and the rest of E constant: what d, as the cotangent of
/// E, gives for c.
template <class Node, class E, class D>
constexpr auto passed_to_cotangent(E e, D d) {
  if constexpr (is_zero<D> || !has_cotangent<Node, E>)
    return zero;
  else if constexpr (std::is_same_v<E, cotangent_of<Node>>)
    return d;
  else if constexpr (is_column_times_row<E>)
    return passed_to_row<Node>(e, d);
  else
    return all_passed_to_cotangent<Node>(list::filter<is_operand, arguments_of<E>>{}, pullback(e, d, e));
}

/// dE, the tangent of a formula E whose value Y names. `Active` are the symbols that have a tangent; dE is zero where E
/// reads none of them.
template <class E, class Y, class Active>
struct differential {
  using type = choose<list::contains<symbol_of<E>, Active>, typename tangent_leaf<E>::type, struct zero>;
};
/// Y = f(A, B, ...):  dY = Σ over the operands of Mᵀ·dA, where Ā = M·c
template <template <class...> class Node, class... A, class Y, class Active>
  requires inner_node<Node<A...>>
struct differential<Node<A...>, Y, Active> {
  template <class... Operand>
  static constexpr auto sum_over_operands(types<Operand...>) {
    using tangents = types<typename differential<Operand, Operand, Active>::type...>;
    if constexpr ((is_zero<typename differential<Operand, Operand, Active>::type> && ...))
      return zero;
    else {
      static_assert(BPTT_HOLDS(has_derivative_rule<Node<A...>>),
                    "bptt: an operation has no derivative rule: give it a function pullback(node, c, y)");
      return all_passed_to_cotangent<Node<A...>>(pullback(Node<A...>{}, cotangent_of<Node<A...>>{}, Y{}), tangents{});
    }
  }
  using type = decltype(sum_over_operands(list::filter<is_operand, types<A...>>{}));
};
/// Y = A where C holds, else B:  dY = dA where C holds, else dB
template <class C, class A, class B, class Y, class Active>
struct differential<where_of<C, A, B>, Y, Active> {
  using type =
      decltype(chosen(C{}, typename differential<A, A, Active>::type{}, typename differential<B, B, Active>::type{}));
};
/// d Σₜ eₜ = Σₜ deₜ, and of the mean likewise
template <template <class> class Sum, class E, class Y, class Active>
  requires is_time_sum<Sum<E>>
struct differential<Sum<E>, Y, Active> {
  using inner = typename differential<E, E, Active>::type;
  using type = choose<is_zero<inner>, struct zero, Sum<inner>>;
};

// --- the tangent equations ----------------------------------------------------------------------

/// A right-hand side: itself, or a zero in the shape of the left-hand side.
template <class E, class Shape>
using as_right_hand_side = choose<is_zero<E> && !is_scalar<Shape>, broadcast_of<struct zero, Shape>, E>;

/// What names the value of a right-hand side in its tangent equation: the left-hand side, but for an initial state the
/// right-hand side itself.
template <class Lhs, class Rhs>
using value_name = choose<is_start_equation<equation<Lhs, Rhs>>, Rhs, Lhs>;

/// The equation of the tangent of v as a list of one, or of none where v has no tangent.
template <class Equation, class Active>
struct tangent_equation {
  using type = types<>;
};
template <class Lhs, class Rhs, class Active>
  requires(list::contains<symbol_of<Lhs>, Active>)
struct tangent_equation<equation<Lhs, Rhs>, Active> {
  using formula = typename differential<Rhs, value_name<Lhs, Rhs>, Active>::type;
  using type = types<equation<typename tangent_leaf<Lhs>::type, as_right_hand_side<formula, shape_t<Lhs>>>>;
};

template <class Equation>
using symbols_read = typename symbols_of<leaves_of<typename Equation::rhs>>::type;
template <class Symbols, class Active>
inline constexpr bool share_a_symbol = false;
template <class... S, class Active>
inline constexpr bool share_a_symbol<types<S...>, Active> = (list::contains<S, Active> || ...);

/// The symbols that have a tangent: those with a direction, and the variables that depend on them.
template <class Equations, class Symbols, bool grown = true>
struct active_symbols {
  using type = Symbols;
};
template <class... E, class Symbols>
struct active_symbols<types<E...>, Symbols, true> {
  using next = list::unique<
      list::concat<Symbols, list::one_if<share_a_symbol<symbols_read<E>, Symbols>, symbol_of<typename E::lhs>>...>>;
  using type = typename active_symbols<types<E...>, next, (next::size > Symbols::size)>::type;
};

/// The initial states that a reference to the tangent of a variable reads.
template <class Leaf>
struct initial_tangents {
  using type = types<>;
};
template <relative_reference Leaf>
  requires(is_tangent<symbol_of<Leaf>>&& has_role<symbol_of<Leaf>>(role::variable))
struct initial_tangents<Leaf> : initial_states_read<Leaf> {};
/// An initial tangent that is neither given nor defined is zero.
template <class Given, class... State>
constexpr auto zero_states(types<State...>) {
  return list::concat<choose<list::contains<State, Given>, types<>,
                             types<equation<State, as_right_hand_side<struct zero, shape_t<State>>>>>...>{};
}
template <class Leaves>
struct all_initial_tangents;
template <class... Leaf>
struct all_initial_tangents<types<Leaf...>> {
  using type = list::unique<list::concat<typename initial_tangents<Leaf>::type...>>;
};

/// Are some leaves initial states that are not among those that may have a tangent?
template <class Moving, class... Leaf>
constexpr bool are_given_states(types<Leaf...>) {
  return ((is_initial_state<Leaf> && !list::contains<Leaf, Moving>)&&...);
}
/// The equation of an initial state of a logarithm, log(v[-1_c]), as it is differentiated: a constant where v[-1_c] is
/// given and no target, whatever it is.
template <class Equation, class Moving>
struct as_differentiated;
template <class Lhs, class Rhs, class Moving>
struct as_differentiated<equation<Lhs, Rhs>, Moving> {
  using type = equation<Lhs, choose<are_given_states<Moving>(leaves_of<Rhs>{}), stop_gradient_of<Rhs>, Rhs>>;
};

/// Equations, and beside each that of its tangent. `Stable` are the same equations with stable logarithms: what is
/// differentiated.
template <class Equations, class Stable, class Targets>
struct linearised_equations;
template <class... E, class... Stable, class... Target>
struct linearised_equations<types<E...>, types<Stable...>, types<Target...>> {
  using active = typename active_symbols<types<E...>, list::unique<types<symbol_of<Target>...>>>::type;
  template <class Equation>
  using tangent_of_equation = typename tangent_equation<Equation, active>::type;
  // each equation, and that of its tangent after it
  using equations = list::unique<list::concat<list::concat<types<E>, tangent_of_equation<Stable>>...>>;
  using given = types<typename tangent_leaf<Target>::type..., typename E::lhs...,
                      typename tangent_leaf<typename E::lhs>::type...>;
  using initial = decltype(zero_states<given>(
      typename all_initial_tangents<read_by<list::concat<tangent_of_equation<Stable>...>>>::type{}));
  using type = list::concat<equations, initial>;
};
template <class Recurrence, class Targets>
struct linearisation;
template <class... E, class... Target>
struct linearisation<recurrence_of<E...>, types<Target...>> {
  using stable = numeric::stable_equations<types<E...>>;
  using states = typename stable::initial_logarithms;
  template <class... State>
  static types<typename as_differentiated<State, types<Target..., typename E::lhs...>>::type...> differentiated(
      types<State...>);
  using type = typename linearised_equations<
      list::concat<types<E...>, typename stable::logarithms, states>,
      list::concat<typename stable::rewritten, typename stable::logarithms, decltype(differentiated(states{}))>,
      types<Target...>>::type;
};

template <class Lhs>
struct with_left_hand_sides;
template <class... E>
struct with_left_hand_sides<types<E...>> {
  static constexpr bool are_different = list::unique<types<typename E::lhs...>>::size == static_cast<int>(sizeof...(E));
  using recurrence = recurrence_of<E...>;
};

}  // namespace derivation

/// Holds for a target of `linearised`: a parameter, a constant, an input, an initial state.
template <class Target>
inline constexpr bool can_have_a_direction = is_shared<Target> || has_role<Target>(role::input);
template <is_reference Target>
inline constexpr bool can_have_a_direction<Target> = is_initial_state<Target>;
/// Holds for a symbol that an equation reads.
template <class Symbol, class Read>
inline constexpr bool an_equation_reads = list::contains<Symbol, Read>;
/// Holds when no tangent is defined by two equations.
template <class Equations>
inline constexpr bool tangents_are_defined_once = derivation::with_left_hand_sides<Equations>::are_different;

/// The recurrence with its linearisation: beside each equation `v[t] = f` that depends on the targets stands
/// `tangent(v)[t] = df`, the derivative of f along the directions `tangent(W)` of the targets. Targets are parameters,
/// constants and inputs by name, and initial states `h[-1_c]`. Directions are bound like other values,
/// `tangent(W)(v)`, `tangent(h)[-1_c](v)`. All other tangents are zero and have no equation.
/// Shapes: a tangent has the shape of its symbol.
/// Errors, at compile time: a target that is no such symbol, or that no equation reads; a second linearisation in other
/// directions than the first.
/// Cost: evaluation takes two to three times as long; compile time does not depend on T.
/// Source: forward mode, Griewank and Walther, "Evaluating Derivatives" (2008), section 3.1; the transposition of rules
/// is the converse of Radul et al., "You Only Linearize Once" (2023).
///   auto const r = evaluate(linearised(net, wrt(w)))(u(0.8), w(0.4), x(xs), s[-1_c](0.1), tangent(w)(1.0));
template <class... Equation, class... Target>
constexpr auto linearised(recurrence_of<Equation...>, numeric::targets<Target...>) {
  static_assert(BPTT_HOLDS((can_have_a_direction<Target> && ...)),
                "bptt: a direction is given to a parameter, a constant or an input by name, or to an initial state, "
                "h[-1_c]");
  using read = list::concat<derivation::symbols_read<Equation>...>;
  static_assert(
      BPTT_HOLDS(!(can_have_a_direction<Target> && ...) || (an_equation_reads<symbol_of<Target>, read> && ...)),
      "bptt: a direction is given to a symbol that no equation reads");
  if constexpr (!((can_have_a_direction<Target> && an_equation_reads<symbol_of<Target>, read>)&&...)) {
    return refused{};
  } else {
    using equations = typename derivation::linearisation<recurrence_of<Equation...>, types<Target...>>::type;
    static_assert(BPTT_HOLDS(tangents_are_defined_once<equations>),
                  "bptt: a recurrence that has tangents is linearised again in the same directions");
    using recurrence = typename derivation::with_left_hand_sides<equations>::recurrence;
    return choose<tangents_are_defined_once<equations>, recurrence, refused>{};
  }
}
/// The same of a program.
template <int T, class Recurrence, class... Target>
constexpr auto linearised(program<T, Recurrence>, numeric::targets<Target...> targets) {
  return unroll<T>(linearised(Recurrence{}, targets));
}

}  // namespace bptt
