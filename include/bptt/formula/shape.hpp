// Shapes: the rows and columns of a formula, known by type, and the shapes of products, transposes, parts.
#pragma once
#include <bptt/formula/axis.hpp>
#include <bptt/meta/holds.hpp>
#include <type_traits>

namespace bptt {

/// The shape of a formula: `shape<>` a scalar, `shape<n>` a column vector of n rows, `shape<n, m>` a matrix of n rows,
/// m columns. Two shapes are equal when they are the same type.
template <auto... dims>
struct shape {
  static_assert(BPTT_HOLDS(sizeof...(dims) <= 2), "bptt: a shape has at most two dimensions, rows and columns");
  static_assert(BPTT_HOLDS(((extent_of(dims) >= 1) && ...)), "bptt: each dimension of a shape is at least 1");
  static constexpr int rank = static_cast<int>(sizeof...(dims));
  static constexpr int size = (1 * ... * extent_of(dims));
  static constexpr int rows = [] {
    int first = 1;
    bool seen = false;
    ((seen ? void() : void((first = extent_of(dims), seen = true))), ...);
    return first;
  }();
  static constexpr int cols = size / rows;
};

template <auto... a, auto... b>
constexpr bool operator==(shape<a...>, shape<b...>) {
  return std::is_same_v<shape<a...>, shape<b...>>;
}

template <class S>
inline constexpr bool is_scalar = S::rank == 0;

/// The shape of a formula that is refused: it goes together with every other.
struct unknown_shape {
  static constexpr int rank = 0, size = 1, rows = 1, cols = 1;
};
template <class... Shape>
inline constexpr bool one_is_unknown = (std::is_same_v<Shape, unknown_shape> || ...);

/// The shape of the transpose: a column vector becomes a row.
template <class S>
struct transposed_shape {
  using type = S;
};
template <auto n>
struct transposed_shape<shape<n>> {
  using type = shape<1, n>;
};
template <auto n, auto m>
struct transposed_shape<shape<n, m>> {
  using type = shape<m, n>;
};

/// The shape of a product; `void` where the shapes do not conform.
/// A scalar scales anything; otherwise the columns of the left factor are the rows of the right one.
template <class A, class B>
struct product_shape {
  using type = void;
};
template <auto... b>
struct product_shape<shape<>, shape<b...>> {
  using type = shape<b...>;
};
template <auto a, auto... as>
struct product_shape<shape<a, as...>, shape<>> {
  using type = shape<a, as...>;
};
template <auto n, auto k>
struct product_shape<shape<n, k>, shape<k>> {
  using type = shape<n>;
};
template <auto n, auto k, auto m>
struct product_shape<shape<n, k>, shape<k, m>> {
  using type = shape<n, m>;
};
template <auto n, auto m>
struct product_shape<shape<n>, shape<1, m>> {  // a column by a row: the outer product
  using type = shape<n, m>;
};

/// The shape of `outer(a, b)` = a·bᵀ; `void` where a or b is a matrix.
template <class A, class B>
struct outer_shape {
  using type = void;
};
template <auto n, auto m>
struct outer_shape<shape<n>, shape<m>> {
  using type = shape<n, m>;
};

/// The shape of two parts of a `concat`: vectors, a scalar being one of one component, or matrices on top of each
/// other, of as many columns; `void` otherwise.
template <class A, class B>
struct stacked_shape {
  using type = void;
};
template <>
struct stacked_shape<shape<>, shape<>> {
  using type = shape<2>;
};
template <auto n>
struct stacked_shape<shape<n>, shape<>> {
  using type = shape<n + 1>;
};
template <auto n>
struct stacked_shape<shape<>, shape<n>> {
  using type = shape<1 + n>;
};
template <auto n, auto k>
struct stacked_shape<shape<n>, shape<k>> {
  using type = shape<n + k>;
};
template <auto n, auto k, auto m>
struct stacked_shape<shape<n, m>, shape<k, m>> {
  using type = shape<n + k, m>;
};

/// The shape of a `concat` of several parts.
template <class S, class... Rest>
struct concat_shape {
  using type = S;
};
template <class A, class B, class... Rest>
struct concat_shape<A, B, Rest...> : concat_shape<typename stacked_shape<A, B>::type, Rest...> {};

/// The shape of some rows: of a matrix a matrix, of a vector a vector.
template <class S, int rows>
struct with_rows {
  using type = shape<rows>;
};
template <auto n, auto m, int rows>
struct with_rows<shape<n, m>, rows> {
  using type = shape<rows, m>;
};

/// The shape of a row of a matrix, as a vector; of anything else that of the whole.
template <class S>
struct row_shape {
  using type = S;
};
template <auto n, auto m>
struct row_shape<shape<n, m>> {
  using type = shape<m>;
};
/// How many rows a piece takes from the whole: of a lower rank it is one, a row of a matrix as a vector, or a component
/// of a vector as a scalar.
template <class Piece, class Whole>
inline constexpr int rows_of_piece = Piece::rank < Whole::rank ? 1 : Piece::rows;

/// The shape of the diagonal of a square matrix; `void` of anything else.
template <class S>
struct diagonal_shape {
  using type = void;
};
template <auto n>
struct diagonal_shape<shape<n, n>> {
  using type = shape<n>;
};

}  // namespace bptt
