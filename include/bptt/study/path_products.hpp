// Chains of factors: an adjoint term with what stands for its adjoint written out, as a person writes the chain rule:
// one path from the loss to a symbol is one product.
#pragma once
#include <bptt/derivation/derivative.hpp>

namespace bptt::derivation {

// --- products as they stand, but for signs and factors of 1 -------------------------------------

template <class A>
constexpr auto signed_of(neg<A>) {
  return A{};
}
template <class A>
constexpr auto with_minus(A) {
  if constexpr (is_negative<A>)
    return signed_of(A{});
  else
    return neg<A>{};
}
/// a·b; a sign goes in front of the whole.
template <class A, class B>
constexpr auto factors(A a, B b) {
  if constexpr (is_negative<A>)
    return with_minus(factors(signed_of(a), b));
  else if constexpr (is_negative<B>)
    return with_minus(factors(a, signed_of(b)));
  else if constexpr (is_one<A>)
    return b;
  else if constexpr (is_one<B>)
    return a;
  else
    return mul<A, B>{};
}

/// A sum as it stands, no like terms put together.
template <class A>
constexpr A sum_as_it_stands(A) {
  return {};
}
template <class A, class B, class... Rest>
constexpr auto sum_as_it_stands(A, B b, Rest... rest) {
  if constexpr (is_negative<B>)
    return sum_as_it_stands(sub<A, decltype(signed_of(b))>{}, rest...);
  else
    return sum_as_it_stands(add<A, B>{}, rest...);
}
/// The formula E, which is linear in the adjoint B, with Chain in the place of B: scalar factors behind the chain,
/// matrices before it, a product of components as a diagonal matrix.
template <class E, class B, class Chain>
struct chained {
  static constexpr auto formula() {
    if constexpr (std::is_same_v<E, B>)
      return Chain{};
    else
      return E{};
  }
};
template <class B, class Chain>
struct adjoint_as {
  template <class E>
  static choose<std::is_same_v<E, B>, Chain, E> of(E);
};
template <class E, class B, class Chain>
constexpr auto chain(E) {
  return chained<E, B, Chain>::formula();
}
template <template <class...> class Node, class... A, class B, class Chain>
  requires(contains<B, A> || ...)
struct chained<Node<A...>, B, Chain> {
  static constexpr auto formula() {
    if constexpr (1 < times_in<B, Node<A...>>)
      return typename rebuilt<Node<A...>, adjoint_as<B, Chain>>::type{};  // no product: simplified
    else
      return Node<decltype(chain<A, B, Chain>(A{}))...>{};
  }
};
template <class A, class B, class Chain>
  requires contains<B, A>
struct chained<neg<A>, B, Chain> {
  static constexpr auto formula() { return with_minus(chain<A, B, Chain>(A{})); }
};
template <class L, class R, class B, class Chain>
  requires(contains<B, L> || contains<B, R>)
struct chained<mul<L, R>, B, Chain> {
  static constexpr auto formula() {
    if constexpr (contains<B, R> && both_scalar<L, R>)
      return factors(chain<R, B, Chain>(R{}), L{});  // w·c → c·w: in the order of the chain
    else
      return factors(chain<L, B, Chain>(L{}), chain<R, B, Chain>(R{}));
  }
};
/// c ∘ v → diag(v)·c
template <class L, class R, class B, class Chain>
  requires(contains<B, L> != contains<B, R> && shape_t<hadamard_of<L, R>>::rank == 1)
struct chained<hadamard_of<L, R>, B, Chain> {
  static constexpr auto formula() {
    using with = choose<contains<B, L>, L, R>;
    using other = choose<contains<B, L>, R, L>;
    return factors(diag_of<other>{}, chain<with, B, Chain>(with{}));
  }
};
/// c·bᵀ
template <class L, class R, class B, class Chain>
  requires contains<B, L>
struct chained<outer_of<L, R>, B, Chain> {
  static constexpr auto formula() { return factors(chain<L, B, Chain>(L{}), transpose_of<R>{}); }
};

}  // namespace bptt::derivation
