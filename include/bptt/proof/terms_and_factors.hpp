// The terms of a formula, and the factors of a term, as a person reads them: (x + w·s)·y is two terms, while a local
// derivative, 1 − s² or o − y, is one factor.
#pragma once
#include <bptt/derivation/derivative.hpp>

namespace bptt {
namespace study {
using namespace derivation;

// --- which sums are one factor ------------------------------------------------------------------

template <class E>
inline constexpr bool is_sum_of_two = false;
template <class A, class B>
inline constexpr bool is_sum_of_two<add<A, B>> = true;
template <class A, class B>
inline constexpr bool is_sum_of_two<sub<A, B>> = true;

/// A formula without parameters and sums. A difference of two such is a local derivative; a sum with a parameter in it
/// is one over paths.
template <class E>
inline constexpr bool is_local = !has_role<symbol_of<E>>(role::parameter);
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr bool is_local<Node<A...>> = (!is_sum_of_two<Node<A...>> && (is_local<A> && ...));
/// A variable at a step, or its square.
template <class E>
inline constexpr bool is_value = is_reference<E>;
template <class E>
inline constexpr bool is_value<square_of<E>> = is_reference<E>;

/// 1 − s², o − y, 1 + s
template <class E>
inline constexpr bool is_one_factor = false;
template <class A, class B>
inline constexpr bool is_one_factor<sub<A, B>> = (is_local<A> && is_local<B>);
template <class A, class B>
inline constexpr bool is_one_factor<add<A, B>> = ((is_literal<A> && is_value<B>) || (is_value<A> && is_literal<B>));

// --- terms --------------------------------------------------------------------------------------

/// a → −a, −a → a
template <class A>
constexpr auto opposite(A) {
  return neg<A>{};
}
template <class A>
constexpr A opposite(neg<A>) {
  return {};
}
/// (−a)/b → −(a/b), for every node that is linear in its first operand.
template <template <class...> class Node, class... Rest, class A>
constexpr auto with_sign(A) {
  return Node<A, Rest...>{};
}
template <template <class...> class Node, class... Rest, class A>
constexpr auto with_sign(neg<A>) {
  return neg<Node<A, Rest...>>{};
}
/// (−a)·b → −(a·b), a·(−b) → −(a·b), for every kind of product.
template <template <class...> class Node, class A, class B>
constexpr auto signed_product(A, B) {
  if constexpr (is_negative<A>)
    return opposite(signed_product<Node>(opposite(A{}), B{}));
  else if constexpr (is_negative<B>)
    return opposite(signed_product<Node>(A{}, opposite(B{})));
  else if constexpr (std::is_same_v<Node<A, B>, mul<A, B>> && both_scalar<A, B>)
    return times(A{}, B{});
  else
    return Node<A, B>{};
}

/// The addends of a formula after products of sums are multiplied out.
template <class E>
struct terms {
  using type = types<E>;
};
template <class E>
using terms_of = typename terms<E>::type;

template <class... A>
constexpr auto opposites(types<A...>) {
  return types<decltype(opposite(A{}))...>{};
}
template <template <class...> class Node, class A, class... B>
constexpr auto products_with(types<B...>) {
  return types<decltype(signed_product<Node>(A{}, B{}))...>{};
}
template <template <class...> class Node, class... A, class B>
constexpr auto all_products(types<A...>, B) {
  return list::concat<decltype(products_with<Node, A>(B{}))...>{};
}
template <template <class...> class Node, class... Rest, class... A>
constexpr auto each(types<A...>) {
  return types<decltype(with_sign<Node, Rest...>(A{}))...>{};
}

template <class A, class B>
  requires(!is_one_factor<add<A, B>>)
struct terms<add<A, B>> {
  using type = list::concat<terms_of<A>, terms_of<B>>;
};
template <class A, class B>
  requires(!is_one_factor<sub<A, B>>)
struct terms<sub<A, B>> {
  using type = list::concat<terms_of<A>, decltype(opposites(terms_of<B>{}))>;
};
template <class A>
struct terms<neg<A>> {
  using type = decltype(opposites(terms_of<A>{}));
};
template <template <class...> class Node, class A, class B>
  requires(std::is_same_v<Node<A, B>, mul<A, B>> || std::is_same_v<Node<A, B>, hadamard_of<A, B>> ||
           std::is_same_v<Node<A, B>, dot_of<A, B>> || std::is_same_v<Node<A, B>, outer_of<A, B>>)
struct terms<Node<A, B>> {
  using type = decltype(all_products<Node>(terms_of<A>{}, terms_of<B>{}));
};
template <template <class...> class Node, class A, class B>
  requires(std::is_same_v<Node<A, B>, div<A, B>> || std::is_same_v<Node<A, B>, quotient_of<A, B>>)
struct terms<Node<A, B>> {
  using type = decltype(each<Node, B>(terms_of<A>{}));
};
template <template <class...> class Node, class A>
  requires(std::is_same_v<Node<A>, transpose_of<A>> || std::is_same_v<Node<A>, diag_of<A>> ||
           std::is_same_v<Node<A>, diagonal_of<A>>)
struct terms<Node<A>> {
  using type = decltype(each<Node>(terms_of<A>{}));
};

// --- factors ------------------------------------------------------------------------------------

/// The factors of a term from left to right, in one form for every kind of product: vectors as columns, diag(v) as v,
/// numbers not at all.
template <class E, bool transposed = false>
struct factors {
  using type = types<std::conditional_t<transposed && shape_t<E>::rank == 2, transpose_of<E>, E>>;
};
template <class E, bool transposed = false>
using factors_of = typename factors<E, transposed>::type;

/// A factor 1/b.
template <class E>
struct one_over {
  using type = div<struct one, E>;
};
template <class E>
  requires(shape_t<E>::rank > 0)
struct one_over<E> {
  using type = reciprocal_of<E>;
};
template <class... A>
constexpr auto inverses(types<A...>) {
  return types<typename one_over<A>::type...>{};
}

template <class A, bool transposed>
struct factors<neg<A>, transposed> : factors<A, transposed> {};
template <class E, bool transposed>
  requires is_literal<E>
struct factors<E, transposed> {
  using type = types<>;
};
template <class A, class B, bool transposed>
struct factors<mul<A, B>, transposed> {
  using type = std::conditional_t<transposed, list::concat<factors_of<B, true>, factors_of<A, true>>,
                                  list::concat<factors_of<A>, factors_of<B>>>;
};
template <class A, class B, bool transposed>
struct factors<hadamard_of<A, B>, transposed> {
  using type = list::concat<factors_of<A, transposed>, factors_of<B, transposed>>;
};
template <class A, class B, bool transposed>
struct factors<dot_of<A, B>, transposed> {
  using type = list::concat<factors_of<A>, factors_of<B>>;
};
template <class A, class B, bool transposed>
struct factors<outer_of<A, B>, transposed> {
  using type = list::concat<factors_of<A>, factors_of<B>>;
};
template <class A, class B, bool transposed>
struct factors<div<A, B>, transposed> {
  using type = list::concat<factors_of<A, transposed>, decltype(inverses(factors_of<B>{}))>;
};
template <class A, class B, bool transposed>
struct factors<quotient_of<A, B>, transposed> {
  using type = list::concat<factors_of<A, transposed>, decltype(inverses(factors_of<B, transposed>{}))>;
};
template <class A, bool transposed>
struct factors<square_of<A>, transposed> {
  using type = list::concat<factors_of<A, transposed>, factors_of<A, transposed>>;
};
template <class A, bool transposed>
struct factors<transpose_of<A>, transposed> : factors<A, !transposed> {};
template <class A, bool transposed>
struct factors<diag_of<A>, transposed> : factors<A> {};
template <class A, class Shape, bool transposed>
struct factors<broadcast_of<A, Shape>, transposed> : factors<A> {};

}  // namespace study
}  // namespace bptt
