// Expressions: the catalogue of nodes. People write them with the operators and functions of operators.hpp.
// A node is an empty struct named for its mathematics; its template arguments are its operands and nothing else.
// Elementwise functions (tanh, exp, ...) are in elementwise.hpp, one place each.
#pragma once
#include <bptt/formula/symbol.hpp>
#include <bptt/meta/choose.hpp>

namespace bptt {

/// The base of all nodes that have operands. An operation of one's own is a class template of its operands with this
/// base, in any namespace, and has
///   shape                    its shape,
///   value(to, a, b...)       a static function that writes its numbers to `to`; a, b... point to those of each
///   operand; all row by row, name                     how it is written, where it is printed,
/// and beside it the rule `pullback(node, c, y)`: the `cotangents(...)` of its operands as formulas, c being that of
/// the node and y the name of its value.
struct node : expression {};

template <class E>
inline constexpr bool is_node = false;
template <template <class...> class Node, class... A>
  requires(__is_base_of(node, Node<A...>))
inline constexpr bool is_node<Node<A...>> = true;

// --- literals -----------------------------------------------------------------------------------

/// An integer that is known by type; `2_c` in a formula. In a generated formula a literal is as large as its neighbour:
/// the 1 in 1 − s² is a vector of ones where s is a vector.
template <long long n>
struct integer : expression {
  using shape = bptt::shape<>;
  static constexpr long long value = n;
};
/// The literal 0. As a value to bind, `h[-1_c](zero)`, it has any shape.
inline constexpr struct zero : integer<0> {
} zero;
/// The literal 1. As a value to bind it is one in every component.
inline constexpr struct one : integer<1> {
} one;
/// A derivative that is zero, of a shape that is no scalar.
template <auto... dims>
struct zeros : expression {
  using shape = bptt::shape<dims...>;
};
/// The identity matrix.
template <auto n>
struct identity : expression {
  using shape = bptt::shape<n, n>;
};
/// The number of steps T, before T is known.
struct step_count : expression {
  using shape = bptt::shape<>;
};

template <class E>
inline constexpr bool is_literal = false;
template <long long n>
inline constexpr bool is_literal<integer<n>> = true;
template <>
inline constexpr bool is_literal<struct zero> = true;
template <>
inline constexpr bool is_literal<struct one> = true;

template <long long n>
struct literal_of {
  using type = integer<n>;
};
template <>
struct literal_of<0> {
  using type = struct zero;
};
template <>
struct literal_of<1> {
  using type = struct one;
};
/// The type of the literal n: `zero`, `one`, `integer<n>`.
template <long long n>
using literal = typename literal_of<n>::type;

/// The shape of two operands of one shape, where a literal has that of its neighbour.
template <class A, class B>
using joint_shape = shape_t<choose<is_literal<A>, B, A>>;

// --- nodes --------------------------------------------------------------------------------------

/// A + B, of one shape.
template <class A, class B>
struct add : node {
  using shape = joint_shape<A, B>;
};
/// A − B, of one shape.
template <class A, class B>
struct sub : node {
  using shape = joint_shape<A, B>;
};
/// −A.
template <class A>
struct neg : node {
  using shape = shape_t<A>;
};
/// A·B: the matrix product, or a scaling where one factor is a scalar.
template <class A, class B>
struct mul : node {
  using shape = typename product_shape<shape_t<A>, shape_t<B>>::type;
};
/// A / B, where B is a scalar.
template <class A, class B>
struct div : node {
  using shape = shape_t<A>;
};
/// A ∘ B: the products of the components.
template <class A, class B>
struct hadamard_of : node {
  using shape = joint_shape<A, B>;
};
/// A ⊘ B: the quotients of the components.
template <class A, class B>
struct quotient_of : node {
  using shape = joint_shape<A, B>;
};
/// aᵀb of two vectors (or Σᵢⱼ aᵢⱼbᵢⱼ of two matrices).
template <class A, class B>
struct dot_of : node {
  using shape = bptt::shape<>;
};
/// a·bᵀ of two vectors.
template <class A, class B>
struct outer_of : node {
  using shape = typename outer_shape<shape_t<A>, shape_t<B>>::type;
};
/// Aᵀ.
template <class A>
struct transpose_of : node {
  using shape = typename transposed_shape<shape_t<A>>::type;
};
/// The square matrix with a vector on its diagonal.
template <class V>
struct diag_of : node {
  using shape = typename outer_shape<shape_t<V>, shape_t<V>>::type;
};
/// The diagonal of a square matrix, a vector.
template <class M>
struct diagonal_of : node {
  using shape = typename diagonal_shape<shape_t<M>>::type;
};
/// The sum of the components.
template <class A>
struct sum_of : node {
  using shape = bptt::shape<>;
};
/// A scalar in every component of a shape.
template <class A, class Shape>
struct broadcast_of : node {
  using shape = Shape;
};
/// softmax(v)ᵢ = exp(vᵢ) / Σⱼ exp(vⱼ).
template <class V>
struct softmax_of : node {
  using shape = shape_t<V>;
};
/// log softmax(v)ᵢ = vᵢ − log Σⱼ exp(vⱼ).
template <class V>
struct log_softmax_of : node {
  using shape = shape_t<V>;
};
/// −Σ yᵢ log pᵢ.
template <class P, class Y>
struct cross_entropy_of : node {
  using shape = bptt::shape<>;
};
/// −Σ yᵢ log softmax(q)ᵢ, through log-sum-exp.
template <class Q, class Y>
struct softmax_cross_entropy_of : node {
  using shape = bptt::shape<>;
};
/// Aᴮ, componentwise, of one shape. Powers of an integer that is known by type are `power_of`.
template <class A, class B>
struct pow_of : node {
  using shape = joint_shape<A, B>;
};
/// −Σ yᵢ log σ(qᵢ) + (1 − yᵢ) log(1 − σ(qᵢ)), through softplus.
template <class Q, class Y>
struct sigmoid_cross_entropy_of : node {
  using shape = bptt::shape<>;
};
/// log Σᵢ exp(vᵢ).
template <class V>
struct logsumexp_of : node {
  using shape = bptt::shape<>;
};
/// E, whose derivative is taken to be zero.
template <class E>
struct stop_gradient_of : node {
  using shape = shape_t<E>;
};
/// The row at which a piece begins, as a type.
template <int n>
struct offset {
  static constexpr int row = n;
};
/// The rows of A from `Offset` on, as many as Shape has: a segment of a vector, rows of a matrix; of shape<> one
/// component of a vector, a scalar.
template <class A, class Offset, class Shape>
struct segment_of : node {
  using shape = Shape;
};
/// Zeros of a shape, and in the rows from `Offset` on A; a scalar is a vector of one component.
template <class A, class Offset, class Shape>
struct padded_of : node {
  using shape = Shape;
};
/// Parts one after another: vectors and scalars, or the rows of matrices.
template <class... Part>
struct concat_of : node {
  using shape = typename concat_shape<shape_t<Part>...>::type;
};
/// Σₜ of an expression of the step t, over all steps.
template <class E>
struct sum_over_time : node {
  using shape = shape_t<E>;
};
/// (1/T) Σₜ of an expression of the step t, over all steps.
template <class E>
struct mean_over_time : node {
  using shape = shape_t<E>;
};

// --- rational numbers ---------------------------------------------------------------------------

/// Is E a rational number that is known by type: a literal, a product of literals that does not fit into one, a
/// quotient of two such numbers, or the negative of one?
template <class E>
inline constexpr bool is_rational = is_literal<E>;
template <class A, class B>
inline constexpr bool is_rational<div<A, B>> = (is_rational<A> && is_rational<B>);
template <class A, long long n>
inline constexpr bool is_rational<mul<A, integer<n>>> = is_rational<A>;
template <class A>
inline constexpr bool is_rational<neg<A>> = is_rational<A>;

}  // namespace bptt
