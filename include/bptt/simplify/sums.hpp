// Builders of sums.
#pragma once
#include <bptt/simplify/rational_product.hpp>

namespace bptt::simplified {

template <class E>
inline constexpr bool is_zero = std::is_same_v<E, struct zero>;
template <class E>
inline constexpr bool is_one = std::is_same_v<E, struct one>;
template <class E>
inline constexpr bool is_negative = false;
template <class A>
inline constexpr bool is_negative<neg<A>> = true;

template <class A>
constexpr A operand_of(neg<A>) {
  return {};
}

template <class A, class B>
inline constexpr bool both_scalar = (is_scalar<shape_t<A>> && is_scalar<shape_t<B>>);

// Pieces and diagonals: their builders are in pieces.hpp.

template <class E>
inline constexpr bool is_padded = false;
template <class A, class Offset, class Shape>
inline constexpr bool is_padded<padded_of<A, Offset, Shape>> = true;
/// Does a sum have an addend that lies beside a padded one, so that the two are one?
template <class Sum, class Padded>
inline constexpr bool has_neighbour = false;
template <class Sum, class Padded>
constexpr auto with_neighbour(Sum, Padded);
template <class A, class Offset, class Shape, class F>
constexpr auto inside(padded_of<A, Offset, Shape>, F);
template <class E>
inline constexpr bool is_diagonal = false;
template <class V>
inline constexpr bool is_diagonal<diag_of<V>> = true;
template <class V>
constexpr V diagonal_vector(diag_of<V>) {  // the diagonal of diag(v) → v
  return {};
}

// --- sums ---------------------------------------------------------------------------------------

template <class A, class B>
constexpr auto minus(A, B);
template <class A, class B>
constexpr auto times(A, B);

/// Are two products like terms, which differ in their number only: 2ab and 3ab?
template <class P, class Q>
inline constexpr bool like_terms = false;
template <long long n1, long long d1, class A1, class B1, long long n2, long long d2, class A2, class B2>
inline constexpr bool like_terms<product<n1, d1, A1, B1>, product<n2, d2, A2, B2>> =
    (A1::size == A2::size && B1::size == B2::size && common_factors<A1, A2>::left::size == 0 &&
     common_factors<B1, B2>::left::size == 0 && sum(coefficient{n1, d1}, coefficient{n2, d2}).fits);

template <long long n1, long long d1, class A, class B, long long n2, long long d2, class A2, class B2>
constexpr auto sum_of_like(product<n1, d1, A, B>, product<n2, d2, A2, B2>) {
  constexpr coefficient both = sum(coefficient{n1, d1}, coefficient{n2, d2});
  return as_formula(product<both.n, both.d, A, B>{});
}

/// a + b, of one shape.
// clang-format off
template <class A, class B>
constexpr auto plus(A a, B b) {
  if constexpr (is_zero<A>) return b;                                       // 0 + b → b
  else if constexpr (is_zero<B>) return a;                                  // a + 0 → a
  else if constexpr (is_negative<A> && is_negative<B>) return neg<decltype(plus(operand_of(a), operand_of(b)))>{};  // −a + −b → −(a + b)
  else if constexpr (is_negative<B>) return minus(a, operand_of(b));        // a + −b → a − b
  else if constexpr (is_negative<A>) return minus(b, operand_of(a));        // −a + b → b − a
  else if constexpr (both_scalar<A, B>) {
    if constexpr (like_terms<decltype(as_product(a)), decltype(as_product(b))>)
      return sum_of_like(as_product(a), as_product(b));                     // 2a + 3a → 5a
    else return add<A, B>{};
  }
  else if constexpr (std::is_same_v<A, B>) return times(literal<2>{}, a);   // A + A → 2·A
  else if constexpr (has_neighbour<A, B>) return with_neighbour(a, b);      // (a, 0) + (0, b) → (a, b)
  else if constexpr (has_neighbour<B, A>) return with_neighbour(b, a);
  else return add<A, B>{};
}

/// −a.
template <class A>
constexpr auto negative(A a) {
  if constexpr (is_zero<A>) return a;                                       // −0 → 0
  else if constexpr (is_negative<A>) return operand_of(a);                  // −(−a) → a
  else if constexpr (is_padded<A>) return inside(a, [](auto part) { return negative(part); });  // −(a, 0) → (−a, 0)
  else return neg<A>{};
}

/// a − b, of one shape.
template <class A, class B>
constexpr auto minus(A a, B b) {
  if constexpr (is_zero<B>) return a;                                       // a − 0 → a
  else if constexpr (is_zero<A>) return negative(b);                        // 0 − b → −b
  else if constexpr (is_negative<B>) return plus(a, operand_of(b));         // a − (−b) → a + b
  else if constexpr (is_negative<A>) return negative(plus(operand_of(a), b));  // −a − b → −(a + b)
  else if constexpr (is_rational<A> && is_rational<B>) {
    if constexpr (like_terms<decltype(as_product(a)), decltype(as_product(neg<B>{}))>)
      return sum_of_like(as_product(a), as_product(neg<B>{}));              // 1 − 3 → −2
    else return sub<A, B>{};
  }
  else if constexpr (has_neighbour<A, B>) return plus(a, negative(b));      // (a, 0) − (0, b) → (a, −b)
  else return sub<A, B>{};
}
// clang-format on

}  // namespace bptt::simplified
