// Substitution: the same formula with other leaves, and the same formula at another step.
#pragma once
#include <bptt/formula/leaves.hpp>

namespace bptt::derivation {

/// Puts the image Map::leaf<X> in the place of each leaf X, and leaves the nodes as they are. A sum over time counts as
/// one leaf.
template <class E, class Map>
struct substituted {
  using type = typename Map::template leaf<E>;
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

/// The reference to S at t + offset.
template <class S, int offset>
struct relative_reference {
  using type = ahead<S, offset>;
};
template <class S, int offset>
  requires(offset <= 0)
struct relative_reference<S, offset> {
  using type = ago<S, -offset>;
};
template <class S, int offset>
using relative = typename relative_reference<S, offset>::type;

template <class E, int offset>
struct shifted_leaf {
  using type = E;
};
template <class S, int lag, int offset>
struct shifted_leaf<ago<S, lag>, offset> {
  using type = relative<S, offset - lag>;
};
template <class S, int lead, int offset>
struct shifted_leaf<ahead<S, lead>, offset> {
  using type = relative<S, offset + lead>;
};
/// t ↦ t + offset.
template <int offset>
struct shift_by {
  template <class E>
  using leaf = typename shifted_leaf<E, offset>::type;
};
template <class E, int offset>
using shift = substitute<E, shift_by<offset>>;

}  // namespace bptt::derivation
