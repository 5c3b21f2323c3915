// Expressions: the catalogue of nodes. People write them with the operators and functions of operators.hpp.
// A node is an empty struct named for its mathematics; its template arguments are its operands and nothing else.
// Functions that are taken component by component (tanh, max, ...) are in operations/, one place each.
#pragma once
#include <bptt/formula/symbol.hpp>
#include <bptt/meta/choose.hpp>
#include <bptt/meta/spelling.hpp>

namespace bptt {

/// The base of all nodes that have operands. An operation of one's own is a class template of its operands with this
/// base, in any namespace, and has
///   shape                its shape,
///   value(to, a, b...)   a static function that writes its numbers to `to`; a, b... point to those of each operand;
///                        all row by row,
///   name                 how it is written, a string or a `spelling`; f<m, n>(a) where it has `parameters` {m, n};
///                        or `written_as()`, a formula that it is in print and in proofs,
/// and beside it the rule `pullback(node, c, y)`: the `cotangents(...)` of its operands as formulas, c being that of
/// the node and y the name of its value. Functions that are taken component by component have bases that know the rule.
struct node : expression, formula_in_brackets {};

template <class E>
inline constexpr bool is_node = false;
template <template <class...> class Node, class... A>
  requires(__is_base_of(node, Node<A...>))
inline constexpr bool is_node<Node<A...>> = true;

// --- constants of a shape ------------------------------------------------------------------------

/// A zero with a shape: a derivative that is 0 and no scalar.
template <auto... dims>
struct zeros : expression {
  using shape = bptt::shape<dims...>;
};
/// The identity matrix.
template <auto n>
struct identity : expression {
  using shape = bptt::shape<n, n>;
};
/// The number of steps, T, before it is known.
struct step_count : expression {
  using shape = bptt::shape<>;
};

/// The common shape of two operands, where a literal has that of its neighbour.
template <class A, class B>
using joint_shape = shape_t<choose<is_literal<A>, B, A>>;

// --- functions of components ---------------------------------------------------------------------

/// The base of the node f(z), component by component. The node has
///   name         how it is written, a string or a `spelling`,
///   value(x)     f of a number,
///   slope(z, y)  f′(z) as a formula; y is f(z) itself, whose value is there already when the slope is needed.
template <class Z>
struct elementwise : node {
  using shape = shape_t<Z>;
  using argument = Z;
};
template <class E>
concept elementwise_node = is_node<E> && requires {
  typename E::argument;
};

/// The base of the node f(a, b), component by component, of two formulas of one shape. The node has
///   name                                 how it is written,
///   value(x, y)                          f of two numbers,
///   slope_a(a, b, y), slope_b(a, b, y)   ∂f/∂a and ∂f/∂b as formulas; y is f(a, b) itself.
/// People write it with `component_by_component<node>(a, b)`, which looks at the shapes: see
/// operations/componentwise.hpp.
template <class A, class B>
struct componentwise : node {
  using shape = joint_shape<A, B>;
  using first = A;
  using second = B;
};
template <class E>
concept componentwise_node = is_node<E> && requires {
  typename E::second;
};

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
struct hadamard_of : componentwise<A, B> {};
/// A ⊘ B: the quotients of the components.
template <class A, class B>
struct quotient_of : componentwise<A, B> {};
/// A where the condition C holds (is not 0), else B: of one shape. C is a scalar, or has this shape too.
template <class C, class A, class B>
struct where_of : node {
  using shape = choose<is_literal<A> && is_literal<B>, shape_t<C>, joint_shape<A, B>>;
  static constexpr auto name = "where";
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
  static constexpr auto name = "diag";
};
/// The diagonal of a square matrix, a vector.
template <class M>
struct diagonal_of : node {
  using shape = typename diagonal_shape<shape_t<M>>::type;
  static constexpr auto name = "diagonal";
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
  static constexpr auto name = "broadcast";
};
/// softmax(v)ᵢ = exp(vᵢ) / Σⱼ exp(vⱼ).
template <class V>
struct softmax_of : node {
  using shape = shape_t<V>;
  static constexpr auto name = "softmax";
};
/// log softmax(v)ᵢ = vᵢ − log Σⱼ exp(vⱼ).
template <class V>
struct log_softmax_of : node {
  using shape = shape_t<V>;
  static constexpr auto name = "log_softmax";
};
/// −Σ yᵢ log pᵢ.
template <class P, class Y>
struct cross_entropy_of : node {
  using shape = bptt::shape<>;
  static constexpr auto name = "cross_entropy";
};
/// −Σ yᵢ log softmax(q)ᵢ, through log-sum-exp.
template <class Q, class Y>
struct softmax_cross_entropy_of : node {
  using shape = bptt::shape<>;
  static constexpr auto name = "softmax_cross_entropy";
};
/// −Σ yᵢ log σ(qᵢ) + (1 − yᵢ) log(1 − σ(qᵢ)), through softplus.
template <class Q, class Y>
struct sigmoid_cross_entropy_of : node {
  using shape = bptt::shape<>;
  static constexpr auto name = "sigmoid_cross_entropy";
};
/// log Σᵢ exp(vᵢ).
template <class V>
struct logsumexp_of : node {
  using shape = bptt::shape<>;
  static constexpr auto name = "logsumexp";
};
/// E, whose derivative is taken to be zero.
template <class E>
struct stop_gradient_of : node {
  using shape = shape_t<E>;
  static constexpr auto name = "stop_gradient";
};
/// The row at which a piece begins, as a type.
template <int n>
struct offset {
  static constexpr int row = n;
};
/// The rows of A from `Offset` on, as many as Shape has: a segment of a vector or rows of a matrix. With a shape of a
/// lower rank it is one row: a component of a vector, a scalar, or a row of a matrix, a vector.
template <class A, class Offset, class Shape>
struct segment_of : node {
  using shape = Shape;
  static constexpr bool is_row = Shape::rank < shape_t<A>::rank;
  static constexpr auto name = Shape::rank == 2 ? "rows" : Shape::rank == 0 ? "component" : is_row ? "row" : "segment";
  static constexpr int parameters[2]{Offset::row, is_row ? 0 : Shape::rows};
};
/// Zeros of a shape, with A in the rows from `Offset` on. As A a scalar is a vector of one component.
template <class A, class Offset, class Shape>
struct padded_of : node {
  using shape = Shape;
  static constexpr auto name = "pad";
  static constexpr int parameters[2]{Offset::row, Shape::rows};
};
/// Parts one after another, `concat`: vectors and scalars, or matrices on top of each other.
template <class... Part>
struct concat_of : node {
  using shape = typename concat_shape<shape_t<Part>...>::type;
  static constexpr auto name = "concat";
};
/// Σₜ of a formula of step t, over all steps.
template <class E>
struct sum_over_time : node {
  using shape = shape_t<E>;
};
/// (1/T) Σₜ of a formula of step t, over all steps.
template <class E>
struct mean_over_time : node {
  using shape = shape_t<E>;
};

}  // namespace bptt
