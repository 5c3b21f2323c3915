// Numerically stable forms: a rewriting of the equations before they are planned.
#pragma once
#include <bptt/formula/substitute.hpp>
#include <bptt/operations/elementwise.hpp>

namespace bptt::numeric {
using namespace derivation;

// The logarithm of a softmax is never computed through the softmax itself, which underflows: log p and cross_entropy(p,
// y) become formulas of the logits q where p is softmax(q), by itself or by the equation that defines p.

/// t ↦ the last step.
struct at_the_end {
  template <class E>
  static E of(E);
  template <class S>
  static at_last<S> of(ago<S, 0>);
};
template <class... Leaf>
constexpr bool reads_this_step_alone(types<Leaf...>) {
  return ((lead_of<Leaf> == 0) && ...);
}

/// The logits of probabilities P: a list of at most one.
template <class P, class Equation>
struct logits_by {
  using type = types<>;
};
template <class Reference, class Q>
struct logits_by<Reference, equation<Reference, softmax_of<Q>>> {
  using type = types<Q>;
};
template <class S, class Q>
  requires(reads_this_step_alone(leaves_of<Q>{}))
struct logits_by<at_last<S>, equation<ago<S, 0>, softmax_of<Q>>> {
  using type = types<substitute<Q, at_the_end>>;
};
template <class P, class Equations>
struct logits_of;
template <class P, class... Equation>
struct logits_of<P, types<Equation...>> {
  using type = list::concat<typename logits_by<P, Equation>::type...>;
};
template <class Q, class... Equation>
struct logits_of<softmax_of<Q>, types<Equation...>> {
  using type = types<Q>;
};

template <class E, class Equations>
struct stable {
  using type = E;
};
template <template <class...> class Node, class... A, class Equations>
  requires is_node<Node<A...>>
struct stable<Node<A...>, Equations> {
  using type = Node<typename stable<A, Equations>::type...>;
};
template <class P, class Y, class Equations>
struct stable<cross_entropy_of<P, Y>, Equations> {
  template <class... Q>
  static list::element<0, types<softmax_cross_entropy_of<Q, Y>..., cross_entropy_of<P, Y>>> with(types<Q...>);
  using type = decltype(with(typename logits_of<P, Equations>::type{}));
};
template <class P, class Equations>
struct stable<log_of<P>, Equations> {
  template <class... Q>
  static list::element<0, types<log_softmax_of<Q>..., log_of<typename stable<P, Equations>::type>>> with(types<Q...>);
  using type = decltype(with(typename logits_of<P, Equations>::type{}));
};

}  // namespace bptt::numeric
