// Diagonals: the matrix with a vector on its diagonal, and the diagonal of a matrix.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/operations/operators.hpp>

namespace bptt {

/// Holds when an operand is a matrix of as many rows as columns.
template <class M, class ShapeM>
inline constexpr bool is_square_matrix = !std::is_void_v<typename diagonal_shape<ShapeM>::type>;

/// The square matrix with a vector on its diagonal. In a product it costs what a scaling costs.
template <operand V>
constexpr auto diag(V) {
  static_assert(BPTT_HOLDS(is_vector<V, shape_t<V>>),
                "bptt: the operand of diag is a vector: the diagonal of a matrix is diagonal(m)");
  return std::conditional_t<is_vector<V, shape_t<V>>, diag_of<V>, V>{};
}
/// The diagonal of a square matrix; a vector.
template <operand M>
constexpr auto diagonal(M) {
  static_assert(BPTT_HOLDS(is_square_matrix<M, shape_t<M>>),
                "bptt: the operand of diagonal is a square matrix: the matrix with a diagonal is diag(v)");
  return std::conditional_t<is_square_matrix<M, shape_t<M>>, diagonal_of<M>, M>{};
}

}  // namespace bptt
