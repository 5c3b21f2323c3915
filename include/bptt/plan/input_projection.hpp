// Input projections: of a[t] = b + U·x[t] + W·h[t−1] the part b + U·x[t] waits for no step before it. It is computed
// for all steps before the pass, U·x[0], U·x[1], ... as one product of matrices, and the pass adds W·h[t−1]. A
// rewriting of the phases, by type; none of it depends on T.
#pragma once
#include <bptt/plan/slots.hpp>
#include <bptt/simplify/addends.hpp>

namespace bptt {

namespace numeric {

/// The least number of steps, and of multiplications in a step, for which a projection pays.
inline constexpr int projected_steps = 4, projected_size = 16;

/// W·x[t] of a parameter or a constant and an input: of all steps it is one product X·Wᵀ.
template <class E>
inline constexpr bool is_input_product = false;
template <is_symbol W, is_symbol X>
inline constexpr bool is_input_product<mul<W, ago<X, 0>>> =
    ((has_role<W>(role::parameter) || has_role<W>(role::constant)) && has_role<X>(role::input) &&
     is_product<mul<W, ago<X, 0>>> && shape_t<X>::rank == 1 && shape_t<W>::size >= projected_size);
template <class Addend>
struct is_projected_product;
template <bool plus, class E>
struct is_projected_product<addend<plus, E>> {
  static constexpr bool value = is_input_product<E>;
};
template <class Addend>
struct is_not_a_projected_product {
  static constexpr bool value = !is_projected_product<Addend>::value;
};
template <class Addend>
struct is_early;  // what a projection computes: the products, and parameters that are added to them
template <bool plus, class E>
struct is_early<addend<plus, E>> {
  static constexpr bool value =
      is_input_product<E> || (is_symbol<E> && (has_role<E>(role::parameter) || has_role<E>(role::constant)));
};
template <class Addend>
struct is_late {
  static constexpr bool value = !is_early<Addend>::value;
};

/// An equation of a step in two parts.
template <class Equation>
struct split_equation {
  static constexpr bool is_projected = false;
};
template <class S, class Rhs>
struct split_equation<equation<ago<S, 0>, Rhs>> {
  using addends = typename addends_of<true, Rhs>::type;
  using products = list::filter<is_projected_product, addends>;
  using late = list::filter<is_late, addends>;
  static constexpr bool is_projected = products::size > 0 && late::size > 0;
  using early_equation =
      equation<ago<S, 0>, std::remove_const_t<decltype(signed_sum(zero, list::filter<is_early, addends>{}))>>;
  using late_equation = completion<ago<S, 0>, std::remove_const_t<decltype(signed_sum(zero, late{}))>>;
};
template <class Equation, bool is_projected = split_equation<Equation>::is_projected>
struct projected_parts {
  using early = types<>;
  using late = Equation;
};
template <class Equation>
struct projected_parts<Equation, true> {
  using early = types<typename split_equation<Equation>::early_equation>;
  using late = typename split_equation<Equation>::late_equation;
};

template <class Phase>
struct projected_phase {
  using type = types<Phase>;
};
template <class... E>
struct as_projection;
template <>
struct as_projection<types<>> {
  using type = types<>;
};
template <class... E>
struct as_projection<types<E...>> {
  using type = types<projection<E...>>;
};
template <direction way, class... E>
struct projected_phase<sweep<way, E...>> {
  using early = list::concat<typename projected_parts<E>::early...>;
  using type =
      list::concat<typename as_projection<early>::type, types<sweep<way, typename projected_parts<E>::late...>>>;
};
template <bool pays, class Phases>
struct phases_with_projections {
  using type = Phases;
};
template <class... Phase>
struct phases_with_projections<true, types<Phase...>> {
  using type = list::concat<typename projected_phase<Phase>::type...>;
};
/// Phases with the projections before the passes that complete them, where there are steps enough and they are not
/// spelled out.
template <class Phases, int steps, bool is_straight_line>
using with_projections =
    typename phases_with_projections<(steps >= projected_steps && !is_straight_line), Phases>::type;

template <class S, class Phase>
inline constexpr bool is_projected_in = false;
template <class S, class... E>
inline constexpr bool is_projected_in<S, projection<E...>> = (std::is_same_v<typename E::lhs, ago<S, 0>> || ...);
/// Is a variable projected? Then it has a slot for each step.
template <class S, class Phases>
inline constexpr bool is_projected = false;
template <class S, class... Phase>
inline constexpr bool is_projected<S, types<Phase...>> = (is_projected_in<S, Phase> || ...);

template <class Addend>
struct matrix_of_product;
template <bool plus, class W, class X>
struct matrix_of_product<addend<plus, mul<W, X>>> {
  using type = transposed_copy<W>;
};
template <class... Addend>
types<typename matrix_of_product<Addend>::type...> copies_of_products(types<Addend...>);
template <class Phase>
struct copies_in_phase {
  using type = types<>;
};
template <class... E>
struct copies_in_phase<projection<E...>> {
  using type = list::concat<decltype(copies_of_products(typename split_equation<E>::products{}))...>;
};
template <class Phases>
struct copies_in_phases;
template <class... Phase>
struct copies_in_phases<types<Phase...>> {
  using type = list::concat<typename copies_in_phase<Phase>::type...>;
};
/// The transposed copies that projections use.
template <class Phases>
using projected_copies = typename copies_in_phases<Phases>::type;
/// All transposed copies of a forward pass.
template <class Equations, class Phases, int steps>
using copies_for_steps = list::unique<list::concat<transposed_copies<Equations, steps>, projected_copies<Phases>>>;

}  // namespace numeric
}  // namespace bptt
