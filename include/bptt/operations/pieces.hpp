// Pieces of vectors and matrices: a segment or a component of a vector, rows of a matrix, parts one after another, a
// part in zeros. The rows of a matrix lie one after another in memory, so that a piece of what has a name is read in
// place.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/operations/operators.hpp>

namespace bptt {

// --- what people write --------------------------------------------------------------------------

/// Holds when `rows` rows from `first` on are rows of A.
template <class A, class ShapeA, int first, int rows>
inline constexpr bool piece_lies_within = (first >= 0 && rows >= 1 && rows <= ShapeA::rows &&
                                           first <= ShapeA::rows - rows);
/// Holds when A, from row `first` on, lies within n rows.
template <class A, class ShapeA, int first, int n>
inline constexpr bool zeros_reach_around = (first >= 0 && ShapeA::rows <= n && first <= n - ShapeA::rows);
/// Holds when an operand is a matrix.
template <class M, class ShapeM>
inline constexpr bool is_matrix = ShapeM::rank == 2;
/// Holds when parts can stand one after another.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool parts_conform =
    !std::is_void_v<typename stacked_shape<ShapeA, ShapeB>::type> || one_is_unknown<ShapeA, ShapeB>;

template <class V, int first, int n>
constexpr void check_segment() {
  static_assert(BPTT_HOLDS(is_vector<V, shape_t<V>>),
                "bptt: the operand of segment is a vector: of a matrix, take rows<first, n>(m)");
  if constexpr (is_vector<V, shape_t<V>>)
    static_assert(BPTT_HOLDS(piece_lies_within<V, shape_t<V>, first, n>),
                  "bptt: a segment does not lie within its vector");
}

/// The n components of a vector from `first` on; the first is 0. A segment of a symbol is read in place.
template <int first, int n, operand V>
constexpr segment_of<V, offset<first>, shape<n>> segment(V) {
  check_segment<V, first, n>();
  return {};
}
/// Component i of a vector; a scalar.
template <int i, operand V>
constexpr segment_of<V, offset<i>, shape<>> component(V) {
  static_assert(BPTT_HOLDS(is_vector<V, shape_t<V>>), "bptt: the operand of component is a vector");
  if constexpr (is_vector<V, shape_t<V>>)
    static_assert(BPTT_HOLDS(piece_lies_within<V, shape_t<V>, i, 1>),
                  "bptt: a component does not lie within its vector");
  return {};
}
/// The n rows of a matrix from `first` on; the first is 0. Rows of a symbol are read in place.
template <int first, int n, operand M>
constexpr segment_of<M, offset<first>, typename with_rows<shape_t<M>, n>::type> rows(M) {
  static_assert(BPTT_HOLDS(is_matrix<M, shape_t<M>>),
                "bptt: the operand of rows is a matrix: of a vector, take segment<first, n>(v)");
  if constexpr (is_matrix<M, shape_t<M>>)
    static_assert(BPTT_HOLDS(piece_lies_within<M, shape_t<M>, first, n>), "bptt: rows do not lie within their matrix");
  return {};
}
/// Row i of a matrix, as a vector; the first is 0. A row of a symbol is read in place. Its gradient is written to the
/// row alone.
template <int i, operand M>
constexpr segment_of<M, offset<i>, typename row_shape<shape_t<M>>::type> row(M) {
  static_assert(BPTT_HOLDS(is_matrix<M, shape_t<M>>),
                "bptt: the operand of row is a matrix: of a vector, take component<i>(v)");
  if constexpr (is_matrix<M, shape_t<M>>)
    static_assert(BPTT_HOLDS(piece_lies_within<M, shape_t<M>, i, 1>), "bptt: a row does not lie within its matrix");
  return {};
}
/// Column j of a matrix, as a vector; the first is 0: a row of the transpose.
template <int j, operand M>
constexpr auto column(M m) {
  static_assert(BPTT_HOLDS(is_matrix<M, shape_t<M>>),
                "bptt: the operand of column is a matrix: of a vector, take component<i>(v)");
  if constexpr (is_matrix<M, shape_t<M>>)
    static_assert(BPTT_HOLDS(piece_lies_within<M, typename transposed_shape<shape_t<M>>::type, j, 1>),
                  "bptt: a column does not lie within its matrix");
  using transposed = decltype(transpose(m));
  return segment_of<transposed, offset<j>, typename row_shape<shape_t<transposed>>::type>{};
}
/// A vector of n components, or a matrix of n rows, which are zero but for `a`, a vector, a scalar or a matrix, from
/// row `first` on.
template <int first, int n, operand A>
constexpr padded_of<A, offset<first>, typename with_rows<shape_t<A>, n>::type> pad(A) {
  static_assert(BPTT_HOLDS(zeros_reach_around<A, shape_t<A>, first, n>),
                "bptt: what is padded does not lie within the zeros around it");
  return {};
}

template <class First, class... A>
constexpr auto check_parts(First, A...) {
  static_assert(BPTT_HOLDS((parts_conform<First, shape_t<First>, A, shape_t<A>> && ...)),
                "bptt: the parts of concat are vectors and scalars, or matrices of as many columns");
  if constexpr ((naming::both_named<First, A> || ...) && (parts_conform<First, shape_t<First>, A, shape_t<A>> && ...))
    static_assert(BPTT_HOLDS((part_axes_agree<First, axes_t<First>, A, axes_t<A>> && ...)),
                  "bptt: the parts of concat are matrices of which the columns are different axes");
  return node_if<(parts_conform<First, shape_t<First>, A, shape_t<A>> && ...), concat_of<First, A...>, First, A...>{};
}
/// The parts one after another: vectors, and scalars as vectors of one component, in a longer vector; matrices of as
/// many columns on top of each other.
template <class First, class Second, class... Rest>
  requires requires(First a, Second b, Rest... c) { as_operand(a), as_operand(b), (..., as_operand(c)); }
constexpr auto concat(First first, Second second, Rest... rest) {
  return check_parts(as_operand(first), as_operand(second), as_operand(rest)...);
}

}  // namespace bptt
