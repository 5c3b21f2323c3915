// The builders of pieces: some rows of a vector or matrix, a part padded by zeros, parts one after another (concat).
#pragma once
#include <bptt/simplify/simplify.hpp>

namespace bptt::simplified {

/// The row in which a part of a concat begins.
template <class... A>
constexpr int first_row(concat_of<A...>, int part) {
  int rows = 0, i = 0;
  ((rows += i++ < part ? shape_t<A>::rows : 0), ...);
  return rows;
}

template <int first, class Shape, class A>
constexpr auto piece(A);

/// A piece of a part of a concat, where a scalar is a vector of one component.
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
  requires(S::rank == shape_t<A>::rank)
constexpr auto piece_of_node(segment_of<A, offset<k>, S>) {  // a piece of a piece → a piece
  return piece<k + first, Shape>(A{});
}
template <int first, class Shape, class V>
  requires std::is_same_v<Shape, shape_t<V>>
constexpr V piece_of_node(transpose_of<V>) {  // the row of vᵀ → v
  return {};
}
template <int first, class Shape, class A, class B>
  requires(Shape::rank == 1 && shape_t<A>::rank == 2 && shape_t<B>::rank == 2)
constexpr auto piece_of_node(mul<A, B>) {  // a row of A·B → Bᵀ times that of A
  return times(transposed(B{}), piece<first, typename row_shape<shape_t<A>>::type>(A{}));
}
// clang-format off
template <int first, class Shape, class A, int k, class S>
constexpr auto piece_of_node(padded_of<A, offset<k>, S> whole) {
  constexpr int end = k + shape_t<A>::rows, after = first + rows_of_piece<Shape, S>;
  if constexpr (first >= k && after <= end) return piece_of_part<first - k, Shape>(A{});  // inside a → a piece of a
  else if constexpr (after <= k || first >= end) return zero;  // beside a → 0
  else return segment_of<decltype(whole), offset<first>, Shape>{};
}
// clang-format on
template <int first, class Shape, class... A>
constexpr auto piece_of_node(concat_of<A...> whole) {
  constexpr int after = first + rows_of_piece<Shape, shape_t<concat_of<A...>>>;
  constexpr int part = [] {  // the part in which the piece begins
    int i = 0;
    while (i + 1 < static_cast<int>(sizeof...(A)) && first_row(concat_of<A...>{}, i + 1) <= first) ++i;
    return i;
  }();
  if constexpr (after <= first_row(concat_of<A...>{}, part + 1))
    return piece_of_part<first - first_row(concat_of<A...>{}, part), Shape>(
        list::element<part, types<A...>>{});  // inside a part → a piece of it
  else
    return segment_of<decltype(whole), offset<first>, Shape>{};
}

/// The rows of a from `first` on, as many as Shape has; with a shape of a lower rank one component, or one row.
// clang-format off
template <int first, class Shape, class A>
constexpr auto piece(A a) {
  if constexpr (is_zero<A> || std::is_same_v<Shape, shape_t<A>>) return a;  // of 0 → 0, all of a → a
  else if constexpr (is_scalar<Shape> && shape_t<A>::size == 1) return total(a);  // the component of a vector of one → its sum
  else if constexpr (is_negative<A>) return negative(piece<first, Shape>(operand_of(a)));  // of −a → − that of a
  else if constexpr (is_scaled<A>) return times(scale_of(a), piece<first, Shape>(scaled_of(a)));  // of s·a → s· that of a
  else if constexpr (is_broadcast<A>) return spread<Shape>(broadcast_scalar(a));  // of s·1 → s·1
  else return piece_of_node<first, Shape>(a);
}

/// Zeros of a shape, with a in the rows from `first` on.
template <int first, class Shape, class A>
constexpr auto padded(A a) {
  if constexpr (is_zero<A> || std::is_same_v<Shape, shape_t<A>>) return a;  // 0 in zeros → 0, a with nothing around it → a
  else if constexpr (Shape::size == shape_t<A>::size) return spread<Shape>(a);  // a scalar as a vector of one component
  else return padded_of<A, offset<first>, Shape>{};
}
// clang-format on
/// f of a padded formula, where f(0) is 0: f(a), padded.
template <class A, class Offset, class Shape, class F>
constexpr auto inside(padded_of<A, Offset, Shape>, F f) {
  return padded<Offset::row, Shape>(f(A{}));
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

// Adjacent padded addends of a sum are merged into one, (a, 0) + (0, b) → (a, b). Other sums are not searched.
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
  if constexpr (k == l) return padded<k, Shape>(plus(A{}, B{}));            // (0, a) + (0, b) → (0, a + b)
  else if constexpr (k < l) return padded<k, Shape>(concatenated(A{}, B{}));  // (a, 0) + (0, b) → (a, b)
  else return padded<l, Shape>(concatenated(B{}, A{}));
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

}  // namespace bptt::simplified
