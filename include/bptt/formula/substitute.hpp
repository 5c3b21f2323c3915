// Substitution: a formula with other leaves, and a formula shifted to another step.
#pragma once
#include <bptt/formula/leaves.hpp>

namespace bptt::derivation {

/// The image of a leaf. A map of leaves is a type with overloads of a static function `of(leaf)` that return images.
template <class Leaf, class Map>
using image_of = decltype(Map::of(Leaf{}));

/// A formula with the image of each leaf in its place. Nodes are not simplified; a sum over time is one leaf.
template <class E, class Map>
struct substituted {
  using type = image_of<E, Map>;
};
template <template <class...> class Node, class... A, class Map>
  requires inner_node<Node<A...>>
struct substituted<Node<A...>, Map> {
  using type = Node<typename substituted<A, Map>::type...>;
};
template <class E, class Map>
using substitute = typename substituted<E, Map>::type;

/// The template arguments of a node: its operands, and shapes where it has any.
template <class E>
struct arguments;
template <template <class...> class Node, class... A>
struct arguments<Node<A...>> {
  using type = types<A...>;
  template <class... B>
  static Node<B...> with(types<B...>);
};
template <class E>
using arguments_of = typename arguments<E>::type;
/// The same node with other arguments.
template <class E, class Arguments>
using with_arguments = decltype(arguments<E>::with(Arguments{}));

/// The map t ↦ t + n; and a formula shifted by it.
template <int n>
struct shift_by {
  template <class E>
  static E of(E);
  template <relative_reference E>
  static relative<symbol_of<E>, E::lead + n> of(E);
};
template <class E, int n>
using shift = substitute<E, shift_by<n>>;

}  // namespace bptt::derivation
