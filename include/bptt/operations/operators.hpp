// The operators and functions that people write formulas with. Each checks the shapes of its operands, and their axes
// where they have names, and returns a node.
#pragma once
#include <bptt/formula/axes_agree.hpp>
#include <bptt/operations/operand.hpp>

namespace bptt {

// --- which operands go together -----------------------------------------------------------------

/// Holds when two operands have one shape. Nothing is broadcast.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool sum_conforms = std::is_same_v<ShapeA, ShapeB>;
/// A literal is as large as its neighbour: in 1_c - square(h) it is a vector of ones where h is a vector.
template <class A, class B>
inline constexpr bool has_a_literal = (is_literal<A> || is_literal<B>);
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
/// Holds when an operand is a scalar.
template <class A, class ShapeA>
inline constexpr bool operand_is_scalar = is_scalar<ShapeA>;

/// Can `a + b` be written?
template <operand A, operand B>
constexpr bool can_add(A, B) {
  if constexpr (has_a_literal<A, B>)
    return true;
  else if constexpr (sum_conforms<A, shape_t<A>, B, shape_t<B>>)
    return axes_add_up<A, B>();
  else
    return false;
}
/// Can `a * b` be written?
template <operand A, operand B>
constexpr bool can_multiply(A, B) {
  if constexpr (product_conforms<A, shape_t<A>, B, shape_t<B>>)
    return axes_multiply<A, B>();
  else
    return false;
}
/// A formula that could be written conforms: its operators have checked every operand. Always true where it compiles.
template <operand E>
constexpr bool conforms(E) {
  return !std::is_void_v<shape_t<E>>;
}

// --- operators ----------------------------------------------------------------------------------

template <operand A, operand B>
constexpr auto operator+(A a, B b) {
  if constexpr (!has_a_literal<A, B>)
    static_assert(sum_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: the two operands of a sum have different shapes");
  if constexpr (naming::both_named<A, B> && sum_conforms<A, shape_t<A>, B, shape_t<B>>)
    static_assert(sum_axes_agree<A, axes_t<A>, B, axes_t<B>>, "bptt: the two operands of a sum have different axes");
  if constexpr (are_numbers<A, B>)
    return numbers_by_type::sum(a, b);
  else
    return add<A, B>{};
}
template <operand A, operand B>
constexpr auto operator-(A a, B b) {
  if constexpr (!has_a_literal<A, B>)
    static_assert(sum_conforms<A, shape_t<A>, B, shape_t<B>>,
                  "bptt: the two operands of a difference have different shapes");
  if constexpr (naming::both_named<A, B> && sum_conforms<A, shape_t<A>, B, shape_t<B>>)
    static_assert(sum_axes_agree<A, axes_t<A>, B, axes_t<B>>,
                  "bptt: the two operands of a difference have different axes");
  if constexpr (are_numbers<A, B>)
    return numbers_by_type::difference(a, b);
  else
    return sub<A, B>{};
}
template <operand A>
constexpr auto operator-(A a) {
  if constexpr (is_rational<A>)
    return numbers_by_type::difference(zero, a);
  else
    return neg<A>{};
}
template <operand A, operand B>
constexpr auto operator*(A a, B b) {
  static_assert(product_conforms<A, shape_t<A>, B, shape_t<B>>,
                "bptt: the columns of the left factor of a product are not the rows of the right factor");
  if constexpr (naming::both_named<A, B> && product_conforms<A, shape_t<A>, B, shape_t<B>> && shape_t<A>::rank == 2 &&
                shape_t<B>::rank >= 1)
    static_assert(
        product_axes_agree<A, axes_t<A>, B, axes_t<B>>,
        "bptt: the columns of the left factor of a product are another axis than the rows of the right factor");
  if constexpr (are_numbers<A, B>)
    return numbers_by_type::product(a, b);
  else
    return std::conditional_t<product_conforms<A, shape_t<A>, B, shape_t<B>>, mul<A, B>, B>{};
}
// A number that is known by type is as large as its divisor: 1_c / v is 1/vᵢ.
template <operand A, operand B>
constexpr auto components_of_quotient(A, B) {
  return quotient_of<A, B>{};
}
template <operand A, operand B>
constexpr auto components_of_quotient(neg<A>, B b) {
  return neg<decltype(components_of_quotient(A{}, b))>{};
}
template <operand A, operand D, operand B>
constexpr auto components_of_quotient(div<A, D>, B) {
  return quotient_of<A, mul<D, B>>{};
}
template <operand A, operand B>
constexpr auto operator/(A a, B b) {
  static_assert(!std::is_same_v<B, struct zero>, "bptt: division by the literal 0");
  if constexpr (are_numbers<A, B> && !std::is_same_v<B, struct zero>)
    return numbers_by_type::quotient(a, b);
  else if constexpr (is_rational<A> && !is_scalar<shape_t<B>>)
    return components_of_quotient(a, b);
  else {
    static_assert(divisor_is_scalar<A, shape_t<A>, B, shape_t<B>>,
                  "bptt: a divisor is a scalar; the quotients of components are hadamard(a, reciprocal(b))");
    return div<A, B>{};
  }
}

// An integer or a number as one operand. The third parameter is there because Hana's operators, which an integer brings
// along, have three: of two templates that are alike the more constrained one is chosen.
template <class A, class B, class = void>
  requires with_a_number<A, B>
constexpr auto operator+(A&& a, B&& b) { return as_operand(a) + as_operand(b); }
template <class A, class B, class = void>
  requires with_a_number<A, B>
constexpr auto operator-(A&& a, B&& b) { return as_operand(a) - as_operand(b); }
template <class A, class B, class = void>
  requires with_a_number<A, B>
constexpr auto operator*(A&& a, B&& b) { return as_operand(a) * as_operand(b); }
template <class A, class B, class = void>
  requires with_a_number<A, B>
constexpr auto operator/(A&& a, B&& b) { return as_operand(a) / as_operand(b); }

// --- axes of what is taken component by component -----------------------------------------------

/// Holds when the operands of a function of components have one shape.
template <template <class, class> class Function, class A, class ShapeA, class B, class ShapeB>
inline constexpr bool components_conform = (std::is_same_v<ShapeA, ShapeB> || has_a_literal<A, B>);
template <class A, class B>
constexpr void check_component_axes() {
  if constexpr (naming::both_named<A, B> && sum_conforms<A, shape_t<A>, B, shape_t<B>>)
    static_assert(component_axes_agree<A, axes_t<A>, B, axes_t<B>>,
                  "bptt: two operands that go together component by component have different axes");
}

/// Node<A, B> as people write it, of a `componentwise` node: `max(a, b)` is component_by_component<max_of>(a, b). The
/// operands are of one shape, or one is an integer.
template <template <class, class> class Node, operand A, operand B>
constexpr Node<A, B> component_by_component(A, B) {
  static_assert(components_conform<Node, A, shape_t<A>, B, shape_t<B>>,
                "bptt: the two operands of a function of components have different shapes: a scalar in every component "
                "is broadcast<n>(a)");
  check_component_axes<A, B>();
  return {};
}
template <template <class, class> class Node, class A, class B>
  requires with_a_number<A, B>
constexpr auto component_by_component(A a, B b) { return component_by_component<Node>(as_operand(a), as_operand(b)); }

// --- functions of vectors and matrices ----------------------------------------------------------

/// a ∘ b, of one shape.
template <operand A, operand B>
constexpr auto hadamard(A, B) {
  static_assert(sum_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: the two operands of hadamard have different shapes");
  check_component_axes<A, B>();
  return hadamard_of<A, B>{};
}
/// aᵀb, of one shape; a scalar.
template <operand A, operand B>
constexpr auto dot(A, B) {
  static_assert(sum_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: the two operands of dot have different shapes");
  check_component_axes<A, B>();
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
  static_assert(sum_conforms<P, shape_t<P>, Y, shape_t<Y>>,
                "bptt: the two operands of cross_entropy have different shapes");
  check_component_axes<P, Y>();
  return {};
}
/// −Σ yᵢ log softmax(q)ᵢ of logits q and targets y, computed through log-sum-exp: finite where softmax(q) underflows.
template <operand Q, operand Y>
constexpr softmax_cross_entropy_of<Q, Y> softmax_cross_entropy(Q, Y) {
  static_assert(sum_conforms<Q, shape_t<Q>, Y, shape_t<Y>>,
                "bptt: the two operands of softmax_cross_entropy have different shapes");
  check_component_axes<Q, Y>();
  static_assert(is_vector<Q, shape_t<Q>>, "bptt: the operands of softmax_cross_entropy are vectors");
  return {};
}
/// −Σ yᵢ log σ(qᵢ) + (1 − yᵢ) log(1 − σ(qᵢ)) of logits q and targets y, scalars or of one shape, computed through log(1
/// + e^−|q|): finite where σ(q) is 0 or 1.
template <operand Q, operand Y>
constexpr sigmoid_cross_entropy_of<Q, Y> sigmoid_cross_entropy(Q, Y) {
  static_assert(sum_conforms<Q, shape_t<Q>, Y, shape_t<Y>>,
                "bptt: the two operands of sigmoid_cross_entropy have different shapes");
  check_component_axes<Q, Y>();
  return {};
}

/// The mean of the components, their sum divided by their number; a scalar.
template <operand A>
constexpr auto mean(A a) {
  return sum(a) / literal<shape_t<A>::size>{};
}
/// A scalar in every component of a vector, `broadcast<n>(a)`, or of a matrix, `broadcast<n, m>(a)`.
template <int... dims, operand A>
constexpr broadcast_of<A, shape<dims...>> broadcast(A) {
  static_assert(operand_is_scalar<A, shape_t<A>>, "bptt: the operand of broadcast is a scalar");
  return {};
}
/// log Σ exp(vᵢ) of a vector, computed with the greatest component taken out; a scalar.
template <operand V>
constexpr logsumexp_of<V> logsumexp(V) {
  static_assert(is_vector<V, shape_t<V>>, "bptt: the operand of logsumexp is a vector");
  return {};
}
/// e, taken for a constant: nothing is differentiated through it.
template <operand E>
constexpr stop_gradient_of<E> stop_gradient(E) {
  return {};
}

// --- sums over time -----------------------------------------------------------------------------

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
