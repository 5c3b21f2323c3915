// Diagonals: the matrix with a vector on its diagonal, and the diagonal of a matrix.
#pragma once
#include <bptt/operations/operators.hpp>
#include <bptt/simplify/simplify.hpp>

namespace bptt {

/// Holds when an operand is a matrix of as many rows as columns.
template <class M, class ShapeM>
inline constexpr bool is_square_matrix = !std::is_void_v<typename diagonal_shape<ShapeM>::type>;

/// The square matrix with a vector on its diagonal. In a product it costs what a scaling costs.
template <operand V>
constexpr auto diag(V) {
  static_assert(is_vector<V, shape_t<V>>,
                "bptt: the operand of diag is a vector: the diagonal of a matrix is diagonal(m)");
  return std::conditional_t<is_vector<V, shape_t<V>>, diag_of<V>, V>{};
}
/// The diagonal of a square matrix; a vector.
template <operand M>
constexpr auto diagonal(M) {
  static_assert(is_square_matrix<M, shape_t<M>>,
                "bptt: the operand of diagonal is a square matrix: the matrix with a diagonal is diag(v)");
  return std::conditional_t<is_square_matrix<M, shape_t<M>>, diagonal_of<M>, M>{};
}

namespace simplified {

/// v on the diagonal of a matrix.
// clang-format off
template <class V>
constexpr auto diagonal_matrix(V v) {
  if constexpr (is_zero<V>) return v;                                       // diag(0) → 0
  else if constexpr (is_negative<V>) return negative(diagonal_matrix(operand_of(v)));  // diag(−v) → −diag(v)
  else if constexpr (is_scaled<V>) return times(scale_of(v), diagonal_matrix(scaled_of(v)));  // diag(s·v) → s·diag(v)
  else return diag_of<V>{};
}
// clang-format on

template <class M>
constexpr auto diagonal_of_product(M) {
  return diagonal_of<M>{};
}
template <class A, class B>
constexpr auto diagonal_of_product(outer_of<A, B>) {  // the diagonal of abᵀ → a ∘ b
  return hadamard_product(A{}, B{});
}
template <class A, class B>
constexpr auto diagonal_of_product(mul<A, transpose_of<B>> m) {  // of A·Bᵀ → (A ∘ B)·1
  if constexpr (is_scalar<shape_t<A>> || shape_t<B>::rank != 2)
    return diagonal_of<decltype(m)>{};
  else
    return times(hadamard_product(A{}, B{}), spread<shape<shape_t<B>::cols>>(one));
}
/// The diagonal of a matrix.
// clang-format off
template <class M>
constexpr auto diagonal_vector(M m) {
  if constexpr (is_zero<M>) return m;                                       // of 0 → 0
  else if constexpr (is_negative<M>) return negative(diagonal_vector(operand_of(m)));  // of −M → − that of M
  else if constexpr (is_scaled<M>) return times(scale_of(m), diagonal_vector(scaled_of(m)));  // of s·M → s· that of M
  else return diagonal_of_product(m);
}
// clang-format on

}  // namespace simplified

// building a formula again with other leaves, see derivative.hpp
namespace derivation {
using namespace simplified;

template <class V>
constexpr auto build(diag_of<V>) {
  return diagonal_matrix(V{});
}
template <class M>
constexpr auto build(diagonal_of<M>) {
  return diagonal_vector(M{});
}

}  // namespace derivation
}  // namespace bptt
