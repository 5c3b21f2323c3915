// Substitution: the same formula with other leaves, and the same formula at another step.
#pragma once
#include <bptt/formula/leaves.hpp>

namespace bptt::derivation {

/// A map of leaves is a type with functions `of`, one of which takes every leaf. The image of a leaf is what they
/// return.
template <class Leaf, class Map>
using image_of = decltype(Map::of(Leaf{}));

/// Puts its image in the place of each leaf, and leaves the nodes as they are. A sum over time counts as one leaf.
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

/// The arguments of a node: its operands, and shapes where it has any.
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

/// t ↦ t + n.
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
