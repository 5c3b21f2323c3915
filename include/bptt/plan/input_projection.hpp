// Input projections: in a[t] = b + U·x[t] + W·h[t−1] the part b + U·x[t] does not depend on other steps. It is computed
// before the pass, for all steps at once, as one product of two matrices; the pass adds W·h[t−1]. The phases are
// rewritten so, whatever T is.
#pragma once
#include <bptt/plan/ring_buffers.hpp>
#include <bptt/simplify/addends.hpp>

namespace bptt {

namespace numeric {

/// The least number of steps, and of multiplications in a step, for which a projection is faster.
inline constexpr int projected_steps = 4, projected_size = 16;

/// Is E a product W·x[t] of a parameter or constant and an input? For all steps it is one product X·Wᵀ.
template <class E>
inline constexpr bool is_input_product = false;
template <is_symbol W, is_symbol X>
inline constexpr bool is_input_product<mul<W, ago<X, 0>>> = (is_shared<W> && has_role<X>(role::input) &&
                                                             !is_one_hot<X> && is_product<mul<W, ago<X, 0>>> &&
                                                             shape_t<X>::rank == 1 &&
                                                             shape_t<W>::size >= projected_size);
template <class Addend>
struct is_projected_product;
template <bool plus, class E>
struct is_projected_product<addend<plus, E>> {
  static constexpr bool value = is_input_product<E>;
};
/// Does a projection compute an addend? It does so with input products, and parameters that are added to them.
template <class Addend>
struct is_projected_addend;
template <bool plus, class E>
struct is_projected_addend<addend<plus, E>> {
  static constexpr bool value = is_input_product<E> || is_shared<E>;
};

/// An equation of a step, split into its projection and the rest, which the pass adds.
template <class Equation>
struct split_equation {
  static constexpr bool is_projected = false;
};
template <class S, class Rhs>
struct split_equation<equation<ago<S, 0>, Rhs>> {
  using addends = typename addends_of<true, Rhs>::type;
  using products = list::filter<is_projected_product, addends>;
  using parts = list::partition<is_projected_addend, addends>;
  static constexpr bool is_projected = products::size > 0 && parts::others::size > 0;
  using projection = equation<ago<S, 0>, std::remove_const_t<decltype(signed_sum(zero, typename parts::those{}))>>;
  using rest = completion<ago<S, 0>, std::remove_const_t<decltype(signed_sum(zero, typename parts::others{}))>>;
};
template <class Equation, bool is_projected = split_equation<Equation>::is_projected>
struct projected_parts {
  using projection = types<>;
  using in_the_pass = Equation;
};
template <class Equation>
struct projected_parts<Equation, true> {
  using projection = types<typename split_equation<Equation>::projection>;
  using in_the_pass = typename split_equation<Equation>::rest;
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
  using projections = list::concat<typename projected_parts<E>::projection...>;
  using type = list::concat<typename as_projection<projections>::type,
                            types<sweep<way, typename projected_parts<E>::in_the_pass...>>>;
};
template <bool pays, class Phases>
struct phases_with_projections {
  using type = Phases;
};
template <class... Phase>
struct phases_with_projections<true, types<Phase...>> {
  using type = list::concat<typename projected_phase<Phase>::type...>;
};
/// The phases, with a projection before each pass that completes it; the same phases if steps are few or spelled out.
template <class Phases, int steps, bool is_straight_line>
using with_projections =
    typename phases_with_projections<(steps >= projected_steps && !is_straight_line), Phases>::type;

template <class S, class Phase>
struct is_projected_in {
  enum : bool { value = false };
};
template <class S, class... E>
struct is_projected_in<S, projection<E...>> {
  enum : bool { value = (__is_same(typename E::lhs, ago<S, 0>) || ...) };
};
/// Does a projection compute a part of a variable? Then that has a slot for each step.
template <class S, class Phases>
struct is_projected;
template <class S, class... Phase>
struct is_projected<S, types<Phase...>> {
  enum : bool { value = (is_projected_in<S, Phase>::value || ...) };
};

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
