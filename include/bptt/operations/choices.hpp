// What chooses: the nodes that pass back 0 to what they have not chosen, and the factors by which a product is 0
// whatever its other factors are.
#pragma once
#include <bptt/formula/leaves.hpp>
#include <bptt/operations/where.hpp>

namespace bptt {

/// What a net chooses: nothing; components of what has a value, by max, min, relu, heaviside; or with `where` and
/// conditions among things that may have none.
enum class choices { none, of_components, of_anything };

/// What a node chooses. What it passes back to an operand may be 0 for that reason.
template <class E>
inline constexpr choices choice_of = is_zero_or_one<E> ? choices::of_components : choices::none;
template <condition_node E>
inline constexpr choices choice_of<E> = choices::of_anything;
template <class A>
inline constexpr choices choice_of<not_of<A>> = choices::of_anything;
template <class C, class A, class B>
inline constexpr choices choice_of<where_of<C, A, B>> = choices::of_anything;
template <class A, class B>
inline constexpr choices choice_of<max_of<A, B>> = choices::of_components;
template <class A, class B>
inline constexpr choices choice_of<min_of<A, B>> = choices::of_components;
template <class A>
inline constexpr choices choice_of<relu_of<A>> = choices::of_components;

namespace derivation {

template <class... Choice>
constexpr choices most_of(Choice... each) {
  choices most = choices::none;
  ((most = each > most ? each : most), ...);
  return most;
}
/// What is chosen in a formula.
template <class E>
inline constexpr choices choices_in = choice_of<E>;
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr choices choices_in<Node<A...>> = most_of(choice_of<Node<A...>>, choices_in<A>...);
/// What is chosen in a net. Adjoints of what is not chosen are 0, and so are the products with them.
template <class Equations>
inline constexpr choices choices_of = choices::none;
template <class... E>
inline constexpr choices choices_of<types<E...>> = most_of(choices_in<typename E::rhs>...);

/// Does a formula read an adjoint? Formulas of the backward pass are linear in adjoints: one factor of each product
/// does.
template <class E>
inline constexpr bool reads_an_adjoint = is_adjoint<E>;
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr bool reads_an_adjoint<Node<A...>> = (reads_an_adjoint<A> || ...);

/// Is E a product or quotient that is taken component by component?
template <class E>
inline constexpr bool is_product_of_components = false;
template <class A, class B>
inline constexpr bool is_product_of_components<mul<A, B>> = (is_scalar<shape_t<A>> || is_scalar<shape_t<B>>);
template <class A, class B>
inline constexpr bool is_product_of_components<hadamard_of<A, B>> = true;
template <class A, class B>
inline constexpr bool is_product_of_components<div<A, B>> = true;
template <class A, class B>
inline constexpr bool is_product_of_components<quotient_of<A, B>> = true;

/// The factors of a product by which it is 0, whatever its other factors are: those that are 0 or 1, and in the
/// backward pass that which reads an adjoint. Below the line there are none.
template <class E>
struct deciding_factors {
  using type = list::one_if<is_zero_or_one<E> || reads_an_adjoint<E>, E>;
  static constexpr int count = is_rational<E> ? 0 : 1;  // of all factors but numbers that are known by type
};
template <template <class, class> class Product, class A, class B>
  requires is_product_of_components<Product<A, B>>
struct deciding_factors<Product<A, B>> {
  using type = list::concat<typename deciding_factors<A>::type, typename deciding_factors<B>::type>;
  static constexpr int count = deciding_factors<A>::count + deciding_factors<B>::count;
};
template <class A, class B>
  requires is_product_of_components<div<A, B>>
struct deciding_factors<div<A, B>> {
  using type = typename deciding_factors<A>::type;
  static constexpr int count = deciding_factors<A>::count + (is_rational<B> ? 0 : 1);
};
template <class A, class B>
  requires is_product_of_components<quotient_of<A, B>>
struct deciding_factors<quotient_of<A, B>> : deciding_factors<div<A, B>> {
};
template <class A>
struct deciding_factors<neg<A>> : deciding_factors<A> {};

/// Has a product a factor that is 0 or 1? It stays in place as a factor of another, and in its rule its value has no
/// name, so that the factor decides there, too.
template <class E>
inline constexpr bool has_a_deciding_factor = false;
template <class E>
  requires is_product_of_components<E>
inline constexpr bool has_a_deciding_factor<E> = deciding_factors<E>::type::size > 0;

}  // namespace derivation
}  // namespace bptt
