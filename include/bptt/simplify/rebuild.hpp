// Substitution with simplification: a formula built again with other leaves, every node by its builder.
#pragma once
#include <bptt/formula/substitute.hpp>
#include <bptt/simplify/addends.hpp>
#include <bptt/simplify/choices.hpp>
#include <bptt/simplify/diagonals.hpp>
#include <bptt/simplify/pieces.hpp>

namespace bptt::simplified {

/// A node, made by its builder; one that has no builder stays as it is.
template <class E>
constexpr auto build(E e) {
  return e;
}
template <class A, class B>
constexpr auto build(add<A, B>) {
  return plus(A{}, B{});
}
template <class A, class B>
constexpr auto build(sub<A, B>) {
  return minus(A{}, B{});
}
template <class A>
constexpr auto build(neg<A>) {
  return negative(A{});
}
template <class A, class B>
constexpr auto build(mul<A, B>) {
  return times(A{}, B{});
}
template <class A, class B>
constexpr auto build(div<A, B>) {
  return over(A{}, B{});
}
template <class A, class B>
constexpr auto build(hadamard_of<A, B>) {
  return hadamard_product(A{}, B{});
}
template <class A, class B>
constexpr auto build(quotient_of<A, B>) {
  return quotient(A{}, B{});
}
template <class C, class A, class B>
constexpr auto build(where_of<C, A, B>) {
  return chosen(C{}, A{}, B{});
}
template <class A, class B>
constexpr auto build(dot_of<A, B>) {
  return dot_product(A{}, B{});
}
template <class A, class B>
constexpr auto build(outer_of<A, B>) {
  return outer_product(A{}, B{});
}
template <class A>
constexpr auto build(transpose_of<A>) {
  return transposed(A{});
}
template <class A>
constexpr auto build(sum_of<A>) {
  return total(A{});
}
template <class A, class Shape>
constexpr auto build(broadcast_of<A, Shape>) {
  return spread<Shape>(A{});
}
template <class A, int first, class Shape>
constexpr auto build(segment_of<A, offset<first>, Shape>) {
  return piece<first, Shape>(A{});
}
template <class A, int first, class Shape>
constexpr auto build(padded_of<A, offset<first>, Shape>) {
  return padded<first, Shape>(A{});
}

template <class V>
constexpr auto build(diag_of<V>) {
  return diagonal_matrix(V{});
}
template <class M>
constexpr auto build(diagonal_of<M>) {
  return diagonal_vector(M{});
}

/// As `substituted` in formula/substitute.hpp, but the result is simplified.
template <class E, class Map>
struct rebuilt {
  using type = derivation::image_of<E, Map>;
};
template <template <class...> class Node, class... A, class Map>
  requires inner_node<Node<A...>>
struct rebuilt<Node<A...>, Map> {
  using type = decltype(build(Node<typename rebuilt<A, Map>::type...>{}));
};
/// A part that has become 0 has lost its shape: so each part is padded by zeros, and the sum of them is a concat again.
template <class... A, class Map>
struct rebuilt<concat_of<A...>, Map> {
  using whole = concat_of<A...>;
  template <int... i>
  static constexpr auto sum(std::integer_sequence<int, i...>) {
    return plus_all(padded<first_row(whole{}, i), shape_t<whole>>(typename rebuilt<A, Map>::type{})...);
  }
  using type = decltype(sum(std::make_integer_sequence<int, static_cast<int>(sizeof...(A))>{}));
};

}  // namespace bptt::simplified
