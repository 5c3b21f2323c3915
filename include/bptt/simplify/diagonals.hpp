// The builders of diagonals: the matrix with a vector on its diagonal, diag(v), and the diagonal of a matrix.
#pragma once
#include <bptt/simplify/simplify.hpp>

namespace bptt::simplified {

/// diag(v), the square matrix with v on its diagonal.
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
/// The diagonal of a matrix, a vector.
// clang-format off
template <class M>
constexpr auto diagonal_vector(M m) {
  if constexpr (is_zero<M>) return m;                                       // of 0 → 0
  else if constexpr (is_negative<M>) return negative(diagonal_vector(operand_of(m)));  // of −M → − that of M
  else if constexpr (is_scaled<M>) return times(scale_of(m), diagonal_vector(scaled_of(m)));  // of s·M → s· that of M
  else return diagonal_of_product(m);
}
// clang-format on

}  // namespace bptt::simplified
