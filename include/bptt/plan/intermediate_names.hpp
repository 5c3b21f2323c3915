// Intermediate names: which intermediate formulas become variables, so that they are computed once and have an adjoint.
// Every plan begins with this rewriting of the recurrence. It does not depend on T.
#pragma once
#include <bptt/derivation/adjoint_terms.hpp>
#include <bptt/derivation/stable_logarithms.hpp>
#include <bptt/operations/choices.hpp>
#include <bptt/plan/kept_exponentials.hpp>

namespace bptt {
namespace numeric {
using namespace derivation;
using namespace simplified;

// --- naming of intermediate formulas ------------------------------------------------------------
//
// An operand becomes a variable if a rule of differentiation would compute it again, or if several operands share its
// adjoint. Afterwards each equation is a sum of products of leaves, or one function of leaves:
//
//   h[t] = tanh(b + W·h[t−1])     →     a′[t] = b + W·h[t−1],  h[t] = tanh(a′[t])

/// The variable that holds an intermediate formula of a step.
template <class E>
struct value_of : symbol_base<value_of<E>, role::variable> {
  using shape = shape_t<E>;
};
/// The variable that holds an intermediate formula of an equation of the end.
template <class E>
struct value_once_of : symbol_base<value_once_of<E>, role::variable> {
  using shape = shape_t<E>;
};
/// The variable that holds an intermediate formula of the equation of an initial state.
template <class E>
struct value_of_start : symbol_base<value_of_start<E>, role::variable> {
  using shape = shape_t<E>;
};

}  // namespace numeric

template <class E>
inline constexpr bool is_of_the_start<numeric::value_of_start<E>> = true;

/// A name is 0 or 1 if its formula is.
template <class E>
inline constexpr bool is_zero_or_one<numeric::value_of<E>> = is_zero_or_one<E>;
template <class E>
inline constexpr bool is_zero_or_one<numeric::value_once_of<E>> = is_zero_or_one<E>;
template <class E>
inline constexpr bool is_zero_or_one<numeric::value_of_start<E>> = is_zero_or_one<E>;
template <is_reference E>
inline constexpr bool is_zero_or_one<E> = is_zero_or_one<symbol_of<E>>;

namespace numeric {

/// The kind of equation in which a formula stands: of a step, of the end, of an initial state.
enum class moment { step, end, start };
template <class Equation>
inline constexpr moment moment_of = is_step_equation<Equation>    ? moment::step
                                    : is_start_equation<Equation> ? moment::start
                                                                  : moment::end;

template <moment when, class S>
using reference_of = choose<when == moment::step, ago<S, 0>, at_last<S>>;
template <moment when, class E>
using new_name_for = choose<when == moment::step, ago<value_of<E>, 0>,
                            at_last<choose<when == moment::end, value_once_of<E>, value_of_start<E>>>>;

/// Is a node linear in its operands? Its rule reads none of them, so that they can stay in place.
template <class E>
inline constexpr bool is_linear = false;
template <class A, class B>
inline constexpr bool is_linear<add<A, B>> = true;
template <class A, class B>
inline constexpr bool is_linear<sub<A, B>> = true;
template <class A>
inline constexpr bool is_linear<neg<A>> = true;
template <class A, class B>
inline constexpr bool is_linear<mul<A, B>> = is_rational<A> || is_rational<B>;
template <class A, class B>
inline constexpr bool is_linear<div<A, B>> = is_rational<B>;
template <class A, class Offset, class Shape>
inline constexpr bool is_linear<padded_of<A, Offset, Shape>> = true;
template <class... A>
inline constexpr bool is_linear<concat_of<A...>> = true;

/// Is a node a product, or treated as one? Its rule reads the operands and not the value, so that it needs no name.
template <class E>
inline constexpr bool is_bilinear = false;
template <class A, class B>
inline constexpr bool is_bilinear<mul<A, B>> = !is_linear<mul<A, B>>;
template <class A, class B>
inline constexpr bool is_bilinear<hadamard_of<A, B>> = true;
template <class C, class A, class B>
inline constexpr bool is_bilinear<where_of<C, A, B>> = true;  // in A and B; of the condition it reads the value
template <class A, class B>
inline constexpr bool is_bilinear<dot_of<A, B>> = true;
template <class A, class B>
inline constexpr bool is_bilinear<outer_of<A, B>> = true;
template <class A>
inline constexpr bool is_bilinear<transpose_of<A>> = true;
template <class A>
inline constexpr bool is_bilinear<sum_of<A>> = true;
template <class A, class Shape>
inline constexpr bool is_bilinear<broadcast_of<A, Shape>> = true;
template <class V>
inline constexpr bool is_bilinear<diag_of<V>> = true;
template <class M>
inline constexpr bool is_bilinear<diagonal_of<M>> = true;
template <class A, class Offset, class Shape>
inline constexpr bool is_bilinear<segment_of<A, Offset, Shape>> = true;  // so that all pieces of W·h read one W·h

template <class E>
inline constexpr bool is_atom = !is_node<E> || is_time_sum<E>;
template <class E>
inline constexpr bool is_operand_as_it_stands = is_atom<E> || is_rational<E>;
template <class A>
inline constexpr bool is_operand_as_it_stands<transpose_of<A>> = is_operand_as_it_stands<A>;
template <class V>
inline constexpr bool is_operand_as_it_stands<diag_of<V>> = true;  // the matrix is never made
template <class A, class Offset, class Shape>
inline constexpr bool is_operand_as_it_stands<segment_of<A, Offset, Shape>> = true;  // read in place
template <class A>
inline constexpr bool is_operand_as_it_stands<stop_gradient_of<A>> = is_operand_as_it_stands<A>;
/// Does an operand stay, while its own operands get names? The transpose of a vector does, since the rule of a·bᵀ reads
/// b; and a condition, which is computed as fast as it is read.
template <class E>
inline constexpr bool stays_in_place = false;
template <class V>
inline constexpr bool stays_in_place<transpose_of<V>> = shape_t<V>::rank == 1;
template <condition_node E>
inline constexpr bool stays_in_place<E> = true;
template <class A>
inline constexpr bool stays_in_place<not_of<A>> = true;
/// Is E a stop_gradient? Nothing inside it gets a name, since no rule reads it.
template <class E>
inline constexpr bool is_stopped = false;
template <class A>
inline constexpr bool is_stopped<stop_gradient_of<A>> = true;

/// The name of a formula: the variable that an equation of the same kind defines as just this formula, or a new one.
template <moment when, class E, class Equations>
struct name_for;
template <moment when, class E, class... Equation>
struct name_for<when, E, types<Equation...>> {
  using type = list::element<
      0, list::concat<
             list::one_if<when != moment::start&& __is_same(
                                      equation<reference_of<when, symbol_of<typename Equation::lhs>>, E>, Equation),
                          typename Equation::lhs>...,
             types<new_name_for<when, E>>>>;
};

/// Names the operands in a formula that stays in place: a whole right-hand side (`is_root`), or an addend of one. What
/// it does with a formula is one of the classes below.
template <moment when, class Equations, class E, bool is_root>
struct named_formula;
template <moment when, class Equations, class E>
struct named_operand;
template <moment when, class Equations, class E>
struct named_factor;

enum class naming { of_operands, of_addends, of_factors };
template <naming how, moment when, class Equations, class E>
using named_argument = typename choose<how == naming::of_operands, named_operand<when, Equations, E>,
                                       choose<how == naming::of_addends, named_formula<when, Equations, E, false>,
                                              named_factor<when, Equations, E>>>::type;
/// A node that stays, with its arguments named.
template <naming how, moment when, class Equations, class E, class Arguments = arguments_of<E>>
struct named_arguments;
template <naming how, moment when, class Equations, class E, class... A>
struct named_arguments<how, when, Equations, E, types<A...>> {
  template <class F>
  using new_name = new_name_for<when, F>;
  using type = typename with_exponentials_named<
      new_name, named<with_arguments<E, types<typename named_argument<how, when, Equations, A>::formula...>>,
                      list::concat<typename named_argument<how, when, Equations, A>::equations...>>>::type;
};
struct stays {
  template <moment when, class Equations, class E>
  struct of {
    using type = named<E, types<>>;
  };
};
struct sum_over_steps {
  template <moment when, class Equations, class E>
  struct of {
    using inner = typename named_formula<moment::step, Equations, summand_of<E>, true>::type;
    using type = named<with_arguments<E, types<typename inner::formula>>, typename inner::equations>;
  };
};
template <naming how>
struct node_stays {
  template <moment when, class Equations, class E>
  struct of : named_arguments<how, when, Equations, E> {};
};
struct as_operand_of_node {
  template <moment when, class Equations, class E>
  struct of : named_operand<when, Equations, E> {};
};
struct as_addend {
  template <moment when, class Equations, class E>
  struct of : named_formula<when, Equations, E, false> {};
};
struct gets_a_name {
  template <moment when, class Equations, class E>
  struct of {
    using name = typename name_for<when, E, Equations>::type;
    using inner = typename named_formula<when, Equations, E, true>::type;
    using type = named<name, list::concat<typename inner::equations, types<equation<name, typename inner::formula>>>>;
  };
};

template <class E, bool is_root>
using way_of_formula = choose<
    is_time_sum<E>, sum_over_steps,
    choose<!is_node<E> || (is_stopped<E> && (is_root || is_operand_as_it_stands<E>)), stays,
           choose<is_linear<E>, node_stays<naming::of_addends>,
                  choose<is_product_of_components<E> && (is_root || is_bilinear<E>), node_stays<naming::of_factors>,
                         choose<is_root || is_bilinear<E>, node_stays<naming::of_operands>, as_operand_of_node>>>>>;
/// An operand gets a name, unless it is a leaf or can be read as it stands.
template <class E>
using way_of_operand = choose<!operand<E>, stays,
                              choose<is_operand_as_it_stands<E>, as_addend,
                                     choose<stays_in_place<E>, node_stays<naming::of_operands>, gets_a_name>>>;

template <moment when, class Equations, class E, bool is_root>
struct named_formula : way_of_formula<E, is_root>::template of<when, Equations, E> {};
template <moment when, class Equations, class E>
struct named_operand : way_of_operand<E>::template of<when, Equations, E> {};
template <moment when, class Equations, class E>
struct named_factor : choose<has_a_deciding_factor<E>, node_stays<naming::of_factors>,
                             as_operand_of_node>::template of<when, Equations, E> {};

template <class Equations>
struct recurrence_from;
template <class... E>
struct recurrence_from<types<E...>> {
  using type = recurrence_of<E...>;
};

template <class Equations>
struct named_equations;
template <class... E>
struct named_equations<types<E...>> {
  template <class Equation>
  struct equations_for {
    using with_names = typename named_formula<moment_of<Equation>, types<E...>, typename Equation::rhs, true>::type;
    using type = list::concat<typename with_names::equations,
                              types<equation<typename Equation::lhs, typename with_names::formula>>>;
  };
  using type = list::unique<list::concat<typename equations_for<E>::type...>>;
};

template <class Recurrence, class Targets>
struct named_recurrence;
template <class... E, class Targets>
struct named_recurrence<recurrence_of<E...>, Targets> {
  using equations = typename stable_equations<types<E...>, Targets>::type;
  using type = typename recurrence_from<typename named_equations<equations>::type>::type;
};
/// The recurrence with its intermediate formulas named. `Targets` are variables that stay in the formulas.
template <class Recurrence, class Targets = types<>>
using with_intermediate_names = typename named_recurrence<Recurrence, Targets>::type;

}  // namespace numeric
}  // namespace bptt
