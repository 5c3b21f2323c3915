// Weights and biases: which parameters of a net are factors in its formulas, and which are only added. Weights that
// begin as zero have no gradient, biases may.
#pragma once
#include <bptt/callables/batch.hpp>
#include <bptt/callables/chain.hpp>

namespace bptt::train {

/// The equations of a net, of both nets of a chain, and the keys that are bound for it.
template <class Net>
struct parts_of_net;
template <int T, class Recurrence>
struct parts_of_net<program<T, Recurrence>> {
  using equations = typename Recurrence::all_equations;
  using given = derivation::given_to<program<T, Recurrence>>;
};
template <int B, class Net>
struct parts_of_net<batch_of<B, Net>> : parts_of_net<Net> {};
template <class First, class Second, class... Link>
struct parts_of_net<chain_of<First, Second, Link...>> {
  using first = parts_of_net<typename numeric::first_of_chain<First, Link...>::evaluated>;
  using equations = list::concat<typename first::equations, typename parts_of_net<Second>::equations>;
  using given = list::unique<list::concat<typename first::given, typename parts_of_net<Second>::given>>;
};

template <class Key>
struct is_parameter {
  static constexpr bool value = has_role<Key>(role::parameter);
};
/// The parameters of a net, in the order in which its equations read them.
template <class Net>
using parameters_of = list::filter<is_parameter, typename parts_of_net<Net>::given>;

/// How many operands a node has; nodes whose operands are added or put side by side.
template <class... A>
inline constexpr int operands_among = (0 + ... + int(operand<A>));
template <class E>
inline constexpr bool puts_together = false;
template <class A, class B>
inline constexpr bool puts_together<add<A, B>> = true;
template <class A, class B>
inline constexpr bool puts_together<sub<A, B>> = true;
template <class C, class A, class B>
inline constexpr bool puts_together<where_of<C, A, B>> = true;
template <class... A>
inline constexpr bool puts_together<concat_of<A...>> = true;

/// Is W an operand E of a node, or a transpose, a piece, a copy of it?
template <class W, class E>
inline constexpr bool stands_for = std::is_same_v<W, E>;
template <class W, template <class...> class Node, class... A>
  requires(is_node<Node<A...>> && !elementwise_node<Node<A...>> && operands_among<A...> == 1)
inline constexpr bool stands_for<W, Node<A...>> = (stands_for<W, A> || ...);

/// Is W a factor anywhere in a formula: an operand of a product, or of another node of several operands that does not
/// just add them?
template <class W, class E>
inline constexpr bool is_factor = false;
template <class W, template <class...> class Node, class... A>
  requires(is_node<Node<A...>>)
inline constexpr bool is_factor<W, Node<A...>> =
    (is_factor<W, A> || ...) || (operands_among<A...> > 1 && !puts_together<Node<A...>> && (stands_for<W, A> || ...));

template <class Equations>
struct in_equations;
template <class... E>
struct in_equations<types<E...>> {
  /// Weights: matrices, and vectors and scalars that are a factor anywhere. All other parameters are biases.
  template <class W>
  struct is_weight {
    static constexpr bool value = shape_t<W>::rank == 2 || (is_factor<W, typename E::rhs> || ...);
  };
};
template <class Net>
using weights_of =
    list::filter<in_equations<typename parts_of_net<Net>::equations>::template is_weight, parameters_of<Net>>;

}  // namespace bptt::train
