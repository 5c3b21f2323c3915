// Paths as products: a term of an adjoint equation with the rest of the path in the place of its adjoint, its factors
// in the order of the chain rule from the loss on. Nothing is simplified but signs, which go in front, and factors
// of 1.
#pragma once
#include <bptt/proof/terms_and_factors.hpp>

namespace bptt::study {

/// a·b as it stands.
template <class A, class B>
constexpr auto plain_product(A a, B b) {
  if constexpr (is_negative<A>)
    return opposite(plain_product(opposite(a), b));
  else if constexpr (is_negative<B>)
    return opposite(plain_product(a, opposite(b)));
  else if constexpr (is_one<A>)
    return b;
  else if constexpr (is_one<B>)
    return a;
  else
    return mul<A, B>{};
}
/// a + b − … as it stands.
template <class A>
constexpr A plain_sum(A) {
  return {};
}
template <class A, class B, class... Rest>
constexpr auto plain_sum(A, B b, Rest... rest) {
  if constexpr (is_negative<B>)
    return plain_sum(sub<A, decltype(opposite(b))>{}, rest...);
  else
    return plain_sum(add<A, B>{}, rest...);
}

/// The formula E, which is linear in the adjoint B, with Path in the place of B: scalar factors behind the path,
/// matrices before it, products of components as diagonal matrices.
template <class E, class B, class Path>
struct continued {
  using type = choose<std::is_same_v<E, B>, Path, E>;
};
template <class E, class B, class Path>
using continue_path = typename continued<E, B, Path>::type;

template <class B, class Path>
struct adjoint_as {
  template <class E>
  static choose<std::is_same_v<E, B>, Path, E> of(E);
};
/// Where B stands twice there is no product: the formula is simplified.
template <template <class...> class Node, class... A, class B, class Path>
  requires(derivation::contains<B, A> || ...)
struct continued<Node<A...>, B, Path> : choose<(times_in<B, Node<A...>> > 1), rebuilt<Node<A...>, adjoint_as<B, Path>>,
                                               std::type_identity<Node<continue_path<A, B, Path>...>>> {};
/// −c
template <class A, class B, class Path>
  requires derivation::contains<B, A>
struct continued<neg<A>, B, Path> {
  using type = decltype(opposite(continue_path<A, B, Path>{}));
};
/// l·r; of scalars w·c → c·w
template <class L, class R, class B, class Path>
  requires(derivation::contains<B, L> || derivation::contains<B, R>)
struct continued<mul<L, R>, B, Path> {
  static constexpr bool turned = derivation::contains<B, R> && both_scalar<L, R>;
  using first = choose<turned, R, L>;
  using second = choose<turned, L, R>;
  using type = decltype(plain_product(continue_path<first, B, Path>{}, continue_path<second, B, Path>{}));
};
/// c ∘ v → diag(v)·c
template <class L, class R, class B, class Path>
  requires(derivation::contains<B, L> != derivation::contains<B, R> && shape_t<hadamard_of<L, R>>::rank == 1)
struct continued<hadamard_of<L, R>, B, Path> {
  using with = choose<derivation::contains<B, L>, L, R>;
  using other = choose<derivation::contains<B, L>, R, L>;
  using type = decltype(plain_product(diag_of<other>{}, continue_path<with, B, Path>{}));
};
/// c·bᵀ
template <class L, class R, class B, class Path>
  requires derivation::contains<B, L>
struct continued<outer_of<L, R>, B, Path> {
  using type = decltype(plain_product(continue_path<L, B, Path>{}, transpose_of<R>{}));
};

}  // namespace bptt::study
