// Expressions: the catalogue of nodes, and the operators and functions that people write them with.
// A node is an empty struct named for its mathematics; its template arguments are its operands and nothing else.
// Elementwise functions (tanh, exp, ...) are in elementwise.hpp, one place each.
#pragma once
#include <bptt/symbol.hpp>

namespace bptt {

/// The base of all nodes that have operands.
struct node : expression {};

template <class E>
inline constexpr bool is_node = false;
template <template <class...> class Node, class... A>
  requires std::derived_from<Node<A...>, node>
inline constexpr bool is_node<Node<A...>> = true;

// --- literals ------------------------------------------------------------------------------------------------------

/// An integer that is known by type; `2_c` in a formula. In a generated formula a literal is as large as its neighbour: the 1 in
/// 1 − s² is a vector of ones where s is a vector.
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
using joint_shape = shape_t<std::conditional_t<is_literal<A>, B, A>>;

// --- nodes ---------------------------------------------------------------------------------------------------------

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
struct diag_of;
template <class V>
  requires(shape_t<V>::rank == 1)
struct diag_of<V> : node {
  using shape = typename outer_shape<shape_t<V>, shape_t<V>>::type;
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

// --- which operands go together ------------------------------------------------------------------------------------

/// Holds when two operands can be added: they have one shape. Nothing is broadcast.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool sum_conforms = std::is_same_v<ShapeA, ShapeB>;
/// Holds when the columns of A are the rows of B, or one of them is a scalar.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool product_conforms = !std::is_void_v<typename product_shape<ShapeA, ShapeB>::type>;
/// Holds when a divisor is a scalar.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool divisor_is_scalar = is_scalar<ShapeB>;
/// Holds when both are vectors.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool outer_conforms = !std::is_void_v<typename outer_shape<ShapeA, ShapeB>::type>;
/// Holds when an operand is a vector.
template <class V, class ShapeV>
inline constexpr bool is_vector = ShapeV::rank == 1;

/// Can `a + b` be written?
template <operand A, operand B>
constexpr bool can_add(A, B) {
  return sum_conforms<A, shape_t<A>, B, shape_t<B>>;
}
/// Can `a * b` be written?
template <operand A, operand B>
constexpr bool can_multiply(A, B) {
  return product_conforms<A, shape_t<A>, B, shape_t<B>>;
}
/// A formula that could be written conforms: its operators have checked every operand. Always true where it compiles.
template <operand E>
constexpr bool conforms(E) {
  return !std::is_void_v<shape_t<E>>;
}

// --- operators -----------------------------------------------------------------------------------------------------

template <operand A, operand B>
constexpr auto operator+(A, B) {
  static_assert(sum_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: the two operands of a sum have different shapes");
  return add<A, B>{};
}
template <operand A, operand B>
constexpr auto operator-(A, B) {
  static_assert(sum_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: the two operands of a difference have different shapes");
  return sub<A, B>{};
}
template <operand A>
constexpr auto operator-(A) {
  return neg<A>{};
}
template <operand A, operand B>
constexpr auto operator*(A, B) {
  static_assert(product_conforms<A, shape_t<A>, B, shape_t<B>>,
                "bptt: the columns of the left factor of a product are not the rows of the right factor");
  return std::conditional_t<product_conforms<A, shape_t<A>, B, shape_t<B>>, mul<A, B>, B>{};
}
template <operand A, operand B>
constexpr auto operator/(A, B) {
  static_assert(divisor_is_scalar<A, shape_t<A>, B, shape_t<B>>, "bptt: a divisor is a scalar");
  return div<A, B>{};
}

// An integer in a formula, `2_c * a`, is a constant of Boost.Hana; here it becomes a literal.
template <operand A, class I, I n>
constexpr auto operator+(A a, hana::integral_constant<I, n>) {
  return a + literal<n>{};
}
template <class I, I n, operand B>
constexpr auto operator+(hana::integral_constant<I, n>, B b) {
  return literal<n>{} + b;
}
template <operand A, class I, I n>
constexpr auto operator-(A a, hana::integral_constant<I, n>) {
  return a - literal<n>{};
}
template <class I, I n, operand B>
constexpr auto operator-(hana::integral_constant<I, n>, B b) {
  return literal<n>{} - b;
}
template <operand A, class I, I n>
constexpr auto operator*(A a, hana::integral_constant<I, n>) {
  return a * literal<n>{};
}
template <class I, I n, operand B>
constexpr auto operator*(hana::integral_constant<I, n>, B b) {
  return literal<n>{} * b;
}
template <operand A, class I, I n>
constexpr auto operator/(A a, hana::integral_constant<I, n>) {
  static_assert(n != 0, "bptt: division by the literal 0");
  return a / literal<n>{};
}
template <class I, I n, operand B>
constexpr auto operator/(hana::integral_constant<I, n>, B b) {
  return literal<n>{} / b;
}

// --- functions of vectors and matrices -----------------------------------------------------------------------------

/// a ∘ b, of one shape.
template <operand A, operand B>
constexpr auto hadamard(A, B) {
  static_assert(sum_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: the two operands of hadamard have different shapes");
  return hadamard_of<A, B>{};
}
/// aᵀb, of one shape; a scalar.
template <operand A, operand B>
constexpr auto dot(A, B) {
  static_assert(sum_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: the two operands of dot have different shapes");
  return dot_of<A, B>{};
}
/// a·bᵀ of two vectors; a matrix.
template <operand A, operand B>
constexpr auto outer(A, B) {
  static_assert(outer_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: the operands of outer are two vectors");
  return outer_of<A, B>{};
}
/// Aᵀ; of a column vector, the row.
template <operand A>
constexpr transpose_of<A> transpose(A) {
  return {};
}
/// The sum of the components; a scalar.
template <operand A>
constexpr sum_of<A> sum(A) {
  return {};
}
/// softmax of a vector.
template <operand V>
constexpr softmax_of<V> softmax(V) {
  static_assert(is_vector<V, shape_t<V>>, "bptt: the operand of softmax is a vector");
  return {};
}
/// log softmax of a vector.
template <operand V>
constexpr log_softmax_of<V> log_softmax(V) {
  static_assert(is_vector<V, shape_t<V>>, "bptt: the operand of log_softmax is a vector");
  return {};
}
/// −Σ yᵢ log pᵢ of probabilities p and targets y.
template <operand P, operand Y>
constexpr cross_entropy_of<P, Y> cross_entropy(P, Y) {
  static_assert(sum_conforms<P, shape_t<P>, Y, shape_t<Y>>, "bptt: the two operands of cross_entropy have different shapes");
  return {};
}
/// −Σ yᵢ log softmax(q)ᵢ of logits q and targets y, computed through log-sum-exp: finite where softmax(q) underflows.
template <operand Q, operand Y>
constexpr softmax_cross_entropy_of<Q, Y> softmax_cross_entropy(Q, Y) {
  static_assert(sum_conforms<Q, shape_t<Q>, Y, shape_t<Y>>,
                "bptt: the two operands of softmax_cross_entropy have different shapes");
  static_assert(is_vector<Q, shape_t<Q>>, "bptt: the operands of softmax_cross_entropy are vectors");
  return {};
}

// --- sums over time ------------------------------------------------------------------------------------------------

/// Σₜ e over all steps t = 0 … T−1. Stands in an equation of the last step.
template <operand E>
constexpr sum_over_time<E> sum(E, step_index) {
  return {};
}
/// (1/T) Σₜ e over all steps.
template <operand E>
constexpr mean_over_time<E> mean(E, step_index) {
  return {};
}

}  // namespace bptt
