// Pieces of vectors and matrices: a segment or a component of a vector, rows of a matrix, parts one after another, a
// part in zeros. The rows of a matrix lie one after another in memory, so that a piece of what has a name is read in
// place.
#pragma once
#include <bptt/operations/operators.hpp>
#include <bptt/simplify/simplify.hpp>

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
inline constexpr bool parts_conform = !std::is_void_v<typename stacked_shape<ShapeA, ShapeB>::type>;

template <class V, int first, int n>
constexpr void check_segment() {
  static_assert(is_vector<V, shape_t<V>>,
                "bptt: the operand of segment is a vector: of a matrix, take rows<first, n>(m)");
  if constexpr (is_vector<V, shape_t<V>>)
    static_assert(piece_lies_within<V, shape_t<V>, first, n>, "bptt: a segment does not lie within its vector");
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
  static_assert(is_vector<V, shape_t<V>>, "bptt: the operand of component is a vector");
  if constexpr (is_vector<V, shape_t<V>>)
    static_assert(piece_lies_within<V, shape_t<V>, i, 1>, "bptt: a component does not lie within its vector");
  return {};
}
/// The n rows of a matrix from `first` on; the first is 0. Rows of a symbol are read in place.
template <int first, int n, operand M>
constexpr segment_of<M, offset<first>, typename with_rows<shape_t<M>, n>::type> rows(M) {
  static_assert(is_matrix<M, shape_t<M>>,
                "bptt: the operand of rows is a matrix: of a vector, take segment<first, n>(v)");
  if constexpr (is_matrix<M, shape_t<M>>)
    static_assert(piece_lies_within<M, shape_t<M>, first, n>, "bptt: rows do not lie within their matrix");
  return {};
}
/// A vector of n components, or a matrix of n rows, which are zero but for `a`, a vector, a scalar or a matrix, from
/// row `first` on.
template <int first, int n, operand A>
constexpr padded_of<A, offset<first>, typename with_rows<shape_t<A>, n>::type> pad(A) {
  static_assert(zeros_reach_around<A, shape_t<A>, first, n>,
                "bptt: what is padded does not lie within the zeros around it");
  return {};
}

/// What can be a part: a formula, or an integer such as 1_c.
template <operand A>
constexpr A as_part(A) {
  return {};
}
template <class I, I n>
constexpr literal<n> as_part(hana::integral_constant<I, n>) {
  return {};
}
template <class First, class... A>
constexpr auto check_parts(First, A...) {
  static_assert((parts_conform<First, shape_t<First>, A, shape_t<A>> && ...),
                "bptt: the parts of concat are vectors and scalars, or matrices of as many columns");
  if constexpr ((naming::both_named<First, A> || ...) && (parts_conform<First, shape_t<First>, A, shape_t<A>> && ...))
    static_assert((part_axes_agree<First, axes_t<First>, A, axes_t<A>> && ...),
                  "bptt: the parts of concat are matrices of which the columns are different axes");
  return std::conditional_t<(parts_conform<First, shape_t<First>, A, shape_t<A>> && ...), concat_of<First, A...>,
                            First>{};
}
/// The parts one after another: vectors, and scalars as vectors of one component, in a longer vector; matrices of as
/// many columns on top of each other.
template <class First, class Second, class... Rest>
  requires requires(First a, Second b, Rest... c) { as_part(a), as_part(b), (..., as_part(c)); }
constexpr auto concat(First first, Second second, Rest... rest) {
  return check_parts(as_part(first), as_part(second), as_part(rest)...);
}

// --- simplification -----------------------------------------------------------------------------

namespace simplified {

/// The row in which a part of parts one after another begins.
template <class... A>
constexpr int first_row(concat_of<A...>, int part) {
  int rows = 0, i = 0;
  ((rows += i++ < part ? shape_t<A>::rows : 0), ...);
  return rows;
}

template <int first, class Shape, class A>
constexpr auto piece(A);

/// A piece of a part, where a scalar is a vector of one component.
template <int first, class Shape, class A>
constexpr auto piece_of_part(A a) {
  if constexpr (is_scalar<shape_t<A>>)
    return spread<Shape>(a);
  else
    return piece<first, Shape>(a);
}
template <int first, class Shape, class A>
constexpr auto piece_of_node(A) {
  return segment_of<A, offset<first>, Shape>{};
}
template <int first, class Shape, class A, int k, class S>
constexpr auto piece_of_node(segment_of<A, offset<k>, S>) {  // a piece of a piece → a piece
  return piece<k + first, Shape>(A{});
}
// clang-format off
template <int first, class Shape, class A, int k, class S>
constexpr auto piece_of_node(padded_of<A, offset<k>, S> whole) {
  constexpr int end = k + shape_t<A>::rows;
  if constexpr (first >= k && first + Shape::rows <= end) return piece_of_part<first - k, Shape>(A{});  // inside a → a piece of a
  else if constexpr (first + Shape::rows <= k || first >= end) return zero;  // beside a → 0
  else return segment_of<decltype(whole), offset<first>, Shape>{};
}
// clang-format on
template <int first, class Shape, class... A>
constexpr auto piece_of_node(concat_of<A...> whole) {
  constexpr int part = [] {  // the part in which it begins
    int i = 0;
    while (i + 1 < static_cast<int>(sizeof...(A)) && first_row(concat_of<A...>{}, i + 1) <= first) ++i;
    return i;
  }();
  if constexpr (first + Shape::rows <= first_row(concat_of<A...>{}, part + 1))
    return piece_of_part<first - first_row(concat_of<A...>{}, part), Shape>(
        list::element<part, types<A...>>{});  // inside a part → a piece of it
  else
    return segment_of<decltype(whole), offset<first>, Shape>{};
}

/// The rows of a from `first` on, as many as Shape has; of shape<> one component.
// clang-format off
template <int first, class Shape, class A>
constexpr auto piece(A a) {
  if constexpr (is_zero<A> || std::is_same_v<Shape, shape_t<A>>) return a;  // of 0 → 0, all of a → a
  else if constexpr (Shape::size == shape_t<A>::size) return total(a);      // the component of a vector of one → its sum
  else if constexpr (is_negative<A>) return negative(piece<first, Shape>(operand_of(a)));  // of −a → − that of a
  else if constexpr (is_scaled<A>) return times(scale_of(a), piece<first, Shape>(scaled_of(a)));  // of s·a → s· that of a
  else if constexpr (is_broadcast<A>) return spread<Shape>(broadcast_scalar(a));  // of s·1 → s·1
  else return piece_of_node<first, Shape>(a);
}

/// Zeros of a shape, and a in the rows from `first` on.
template <int first, class Shape, class A>
constexpr auto placed(A a) {
  if constexpr (is_zero<A> || std::is_same_v<Shape, shape_t<A>>) return a;  // 0 in zeros → 0, a with nothing around it → a
  else if constexpr (Shape::size == shape_t<A>::size) return spread<Shape>(a);  // a scalar as a vector of one component
  else return padded_of<A, offset<first>, Shape>{};
}
// clang-format on
/// f of a in zeros, where f of 0 is 0: f(a) in zeros.
template <class A, class Offset, class Shape, class F>
constexpr auto inside(padded_of<A, Offset, Shape>, F f) {
  return placed<Offset::row, Shape>(f(A{}));
}

template <class A, class B>
constexpr concat_of<A, B> concatenated(A, B) {
  return {};
}
template <class... A, class B>
constexpr concat_of<A..., B> concatenated(concat_of<A...>, B) {  // ((a, b), c) → (a, b, c)
  return {};
}
template <class A, class... B>
constexpr concat_of<A, B...> concatenated(A, concat_of<B...>) {  // (a, (b, c)) → (a, b, c)
  return {};
}
template <class... A, class... B>
constexpr concat_of<A..., B...> concatenated(concat_of<A...>, concat_of<B...>) {
  return {};
}

// Padded addends of a sum that lie side by side become one; the sum is read addend by addend, and a sum without padded
// addends is not read at all.
template <class A, int k, class B, int l, class Shape>
inline constexpr bool has_neighbour<padded_of<A, offset<k>, Shape>, padded_of<B, offset<l>, Shape>> =
    k + shape_t<A>::rows == l || l + shape_t<B>::rows == k || (k == l && std::is_same_v<shape_t<A>, shape_t<B>>);
template <class A, class B, class P, class Offset, class Shape>
inline constexpr bool has_neighbour<add<A, B>, padded_of<P, Offset, Shape>> =
    has_neighbour<A, padded_of<P, Offset, Shape>> || has_neighbour<B, padded_of<P, Offset, Shape>>;
template <class A, class B, class P, class Offset, class Shape>
inline constexpr bool has_neighbour<sub<A, B>, padded_of<P, Offset, Shape>> =
    has_neighbour<A, padded_of<P, Offset, Shape>>;

// clang-format off
template <class A, int k, class B, int l, class Shape>
constexpr auto with_addend(padded_of<A, offset<k>, Shape>, padded_of<B, offset<l>, Shape>) {
  if constexpr (k == l) return placed<k, Shape>(plus(A{}, B{}));            // (0, a) + (0, b) → (0, a + b)
  else if constexpr (k < l) return placed<k, Shape>(concatenated(A{}, B{}));  // (a, 0) + (0, b) → (a, b)
  else return placed<l, Shape>(concatenated(B{}, A{}));
}
// clang-format on
template <class A, class B, class P, class Offset, class Shape>
constexpr auto with_addend(add<A, B>, padded_of<P, Offset, Shape> p) {
  if constexpr (has_neighbour<B, decltype(p)>)
    return plus(A{}, with_neighbour(B{}, p));
  else
    return plus(with_neighbour(A{}, p), B{});
}
template <class A, class B, class P, class Offset, class Shape>
constexpr auto with_addend(sub<A, B>, padded_of<P, Offset, Shape> p) {
  return minus(with_neighbour(A{}, p), B{});
}
template <class Sum, class Padded>
constexpr auto with_neighbour(Sum sum, Padded p) {
  return with_addend(sum, p);
}

}  // namespace simplified

// --- building a formula again with other leaves, see derivative.hpp -----------------------------

namespace derivation {
using namespace simplified;

template <class A, int first, class Shape>
constexpr auto build(segment_of<A, offset<first>, Shape>) {
  return piece<first, Shape>(A{});
}
template <class A, int first, class Shape>
constexpr auto build(padded_of<A, offset<first>, Shape>) {
  return placed<first, Shape>(A{});
}

template <class... E>
constexpr auto plus_all(E...);
template <class E, class Map>
struct rebuilt;
/// A part that has become 0 has lost its shape: each part is placed in zeros, and their sum is put together again.
template <class... A, class Map>
struct rebuilt<concat_of<A...>, Map> {
  using whole = concat_of<A...>;
  template <int... i>
  static constexpr auto sum(std::integer_sequence<int, i...>) {
    return plus_all(placed<first_row(whole{}, i), shape_t<whole>>(typename rebuilt<A, Map>::type{})...);
  }
  using type = decltype(sum(std::make_integer_sequence<int, static_cast<int>(sizeof...(A))>{}));
};

}  // namespace derivation
}  // namespace bptt
