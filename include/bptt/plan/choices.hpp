// Does a net choose? Then adjoints of what is not chosen are 0, and the products with them are to be 0, too.
#pragma once
#include <bptt/plan/intermediate_names.hpp>

namespace bptt {

/// Does a node choose, so that what it passes back to an operand may be 0 for that reason?
template <class E>
inline constexpr bool is_choice = is_zero_or_one<E>;
template <class C, class A, class B>
inline constexpr bool is_choice<where_of<C, A, B>> = true;
template <class A, class B>
inline constexpr bool is_choice<max_of<A, B>> = true;
template <class A, class B>
inline constexpr bool is_choice<min_of<A, B>> = true;
template <class A>
inline constexpr bool is_choice<relu_of<A>> = true;

namespace numeric {

/// Is there a choice in a formula?
template <class E>
inline constexpr bool has_a_choice = is_choice<E>;
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr bool has_a_choice<Node<A...>> = (is_choice<Node<A...>> || ... || has_a_choice<A>);
/// Is there one in a net?
template <class Equations>
inline constexpr bool makes_choices = false;
template <class... E>
inline constexpr bool makes_choices<types<E...>> = (has_a_choice<typename E::rhs> || ...);

}  // namespace numeric
}  // namespace bptt
