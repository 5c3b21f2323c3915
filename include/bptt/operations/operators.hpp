// The operators and functions that people write formulas with. Each checks the shapes of its operands, and their axes
// where they have names, and returns a node.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/operations/conditions.hpp>

namespace bptt {

// --- operators ----------------------------------------------------------------------------------

template <operand A, operand B>
constexpr auto operator+(A a, B b) {
  if constexpr (!has_a_literal<A, B>)
    static_assert(BPTT_HOLDS(sum_conforms<A, shape_t<A>, B, shape_t<B>>),
                  "bptt: the two operands of a sum have different shapes");
  if constexpr (naming::both_named<A, B> && sum_conforms<A, shape_t<A>, B, shape_t<B>>)
    static_assert(BPTT_HOLDS(sum_axes_agree<A, axes_t<A>, B, axes_t<B>>),
                  "bptt: the two operands of a sum have different axes");
  if constexpr (are_numbers<A, B>)
    return numbers_by_type::sum(a, b);
  else
    return node_if<sums_up<A, B>, add<A, B>, A, B>{};
}
template <operand A, operand B>
constexpr auto operator-(A a, B b) {
  if constexpr (!has_a_literal<A, B>)
    static_assert(BPTT_HOLDS(sum_conforms<A, shape_t<A>, B, shape_t<B>>),
                  "bptt: the two operands of a difference have different shapes");
  if constexpr (naming::both_named<A, B> && sum_conforms<A, shape_t<A>, B, shape_t<B>>)
    static_assert(BPTT_HOLDS(sum_axes_agree<A, axes_t<A>, B, axes_t<B>>),
                  "bptt: the two operands of a difference have different axes");
  if constexpr (are_numbers<A, B>)
    return numbers_by_type::difference(a, b);
  else
    return node_if<sums_up<A, B>, sub<A, B>, A, B>{};
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
  static_assert(BPTT_HOLDS(product_conforms<A, shape_t<A>, B, shape_t<B>>),
                "bptt: the columns of the left factor of a product are not the rows of the right factor");
  if constexpr (naming::both_named<A, B> && product_conforms<A, shape_t<A>, B, shape_t<B>> && shape_t<A>::rank == 2 &&
                shape_t<B>::rank >= 1)
    static_assert(
        BPTT_HOLDS(product_axes_agree<A, axes_t<A>, B, axes_t<B>>),
        "bptt: the columns of the left factor of a product are another axis than the rows of the right factor");
  if constexpr (are_numbers<A, B>)
    return numbers_by_type::product(a, b);
  else
    return node_if<product_conforms<A, shape_t<A>, B, shape_t<B>>, mul<A, B>, A, B>{};
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
  static_assert(BPTT_HOLDS(!std::is_same_v<B, struct zero>), "bptt: division by the literal 0");
  if constexpr (are_numbers<A, B> && !std::is_same_v<B, struct zero>)
    return numbers_by_type::quotient(a, b);
  else if constexpr (is_rational<A> && !is_scalar<shape_t<B>>)
    return components_of_quotient(a, b);
  else {
    static_assert(BPTT_HOLDS(divisor_is_scalar<A, shape_t<A>, B, shape_t<B>>),
                  "bptt: a divisor is a scalar; the quotients of components are hadamard(a, reciprocal(b))");
    return node_if<divisor_is_scalar<A, shape_t<A>, B, shape_t<B>>, div<A, B>, A, B>{};
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

// A fraction is as large as its neighbour.
template <operand A, operand B>
  requires fraction_beside<A, B>
constexpr auto operator+(A, B b) { return broadcast_of<A, shape_t<B>>{} + b; }
template <operand A, operand B>
  requires fraction_beside<B, A>
constexpr auto operator+(A a, B) { return a + broadcast_of<B, shape_t<A>>{}; }
template <operand A, operand B>
  requires fraction_beside<A, B>
constexpr auto operator-(A, B b) { return broadcast_of<A, shape_t<B>>{} - b; }
template <operand A, operand B>
  requires fraction_beside<B, A>
constexpr auto operator-(A a, B) { return a - broadcast_of<B, shape_t<A>>{}; }

// --- axes of what is taken component by component -----------------------------------------------

/// Holds when the operands of a function of components have one shape.
template <template <class, class> class Function, class A, class ShapeA, class B, class ShapeB>
inline constexpr bool components_conform = (sum_conforms<A, ShapeA, B, ShapeB> || has_a_literal<A, B>);
template <class A, class B>
inline constexpr bool components_are_named = naming::both_named<A, B>&& sum_conforms<A, shape_t<A>, B, shape_t<B>>;
template <class A, class B>
constexpr void check_component_axes() {
  if constexpr (components_are_named<A, B>)
    static_assert(BPTT_HOLDS(component_axes_agree<A, axes_t<A>, B, axes_t<B>>),
                  "bptt: two operands that go together component by component have different axes");
}

/// Node<A, B> as people write it, of a `componentwise` node: `max(a, b)` is component_by_component<max_of>(a, b). The
/// operands are of one shape, or one is a number known by type.
template <template <class, class> class Node, operand A, operand B>
constexpr auto component_by_component(A, B) {
  static_assert(BPTT_HOLDS(components_conform<Node, A, shape_t<A>, B, shape_t<B>>),
                "bptt: the two operands of a function of components have different shapes: a scalar in every component "
                "is broadcast<n>(a)");
  if constexpr (components_are_named<A, B>)
    static_assert(BPTT_HOLDS(component_axes_agree<A, axes_t<A>, B, axes_t<B>>),
                  "bptt: two operands that go together component by component have different axes");
  return node_if<components_conform<Node, A, shape_t<A>, B, shape_t<B>>, Node<A, B>, A, B>{};
}
template <template <class, class> class Node, operand A, operand B>
  requires fraction_beside<A, B>
constexpr auto component_by_component(A, B b) { return component_by_component<Node>(broadcast_of<A, shape_t<B>>{}, b); }
template <template <class, class> class Node, operand A, operand B>
  requires fraction_beside<B, A>
constexpr auto component_by_component(A a, B) { return component_by_component<Node>(a, broadcast_of<B, shape_t<A>>{}); }
template <template <class, class> class Node, class A, class B>
  requires with_a_number<A, B>
constexpr auto component_by_component(A a, B b) {
  using other = choose<operand<A>, B, A>;
  if constexpr (plain_number<other>) {
    static_assert(BPTT_HOLDS(can_stand_in_a_formula<other>),
                  "bptt: a number in a formula is written 2_c, 0.5_c or is a constant<Self>");
    return refused{};
  } else {
    return component_by_component<Node>(as_operand(a), as_operand(b));
  }
}

// --- functions of vectors and matrices ----------------------------------------------------------

/// a ∘ b, of one shape.
template <operand A, operand B>
constexpr auto hadamard(A, B) {
  static_assert(BPTT_HOLDS(sum_conforms<A, shape_t<A>, B, shape_t<B>>),
                "bptt: the two operands of hadamard have different shapes");
  check_component_axes<A, B>();
  return node_if<sum_conforms<A, shape_t<A>, B, shape_t<B>>, hadamard_of<A, B>, A, B>{};
}
/// aᵀb, of one shape; a scalar.
template <operand A, operand B>
constexpr auto dot(A, B) {
  static_assert(BPTT_HOLDS(sum_conforms<A, shape_t<A>, B, shape_t<B>>),
                "bptt: the two operands of dot have different shapes");
  check_component_axes<A, B>();
  return node_if<sum_conforms<A, shape_t<A>, B, shape_t<B>>, dot_of<A, B>, A, B>{};
}
/// a·bᵀ of two vectors; a matrix.
template <operand A, operand B>
constexpr auto outer(A, B) {
  static_assert(BPTT_HOLDS(outer_conforms<A, shape_t<A>, B, shape_t<B>>),
                "bptt: the operands of outer are two vectors");
  return node_if<outer_conforms<A, shape_t<A>, B, shape_t<B>>, outer_of<A, B>, A, B>{};
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
  static_assert(BPTT_HOLDS(is_vector<V, shape_t<V>>), "bptt: the operand of softmax is a vector");
  return {};
}
/// log softmax of a vector.
template <operand V>
constexpr log_softmax_of<V> log_softmax(V) {
  static_assert(BPTT_HOLDS(is_vector<V, shape_t<V>>), "bptt: the operand of log_softmax is a vector");
  return {};
}
/// −Σ yᵢ log pᵢ of probabilities p and targets y.
template <operand P, operand Y>
constexpr cross_entropy_of<P, Y> cross_entropy(P, Y) {
  static_assert(BPTT_HOLDS(sum_conforms<P, shape_t<P>, Y, shape_t<Y>>),
                "bptt: the two operands of cross_entropy have different shapes");
  check_component_axes<P, Y>();
  return {};
}
/// −Σ yᵢ log softmax(q)ᵢ of logits q and targets y, computed through log-sum-exp: finite where softmax(q) underflows.
template <operand Q, operand Y>
constexpr softmax_cross_entropy_of<Q, Y> softmax_cross_entropy(Q, Y) {
  static_assert(BPTT_HOLDS(sum_conforms<Q, shape_t<Q>, Y, shape_t<Y>>),
                "bptt: the two operands of softmax_cross_entropy have different shapes");
  check_component_axes<Q, Y>();
  static_assert(BPTT_HOLDS(is_vector<Q, shape_t<Q>>), "bptt: the operands of softmax_cross_entropy are vectors");
  return {};
}
/// −Σ yᵢ log σ(qᵢ) + (1 − yᵢ) log(1 − σ(qᵢ)) of logits q and targets y, scalars or of one shape, computed through log(1
/// + e^−|q|): finite where σ(q) is 0 or 1.
template <operand Q, operand Y>
constexpr sigmoid_cross_entropy_of<Q, Y> sigmoid_cross_entropy(Q, Y) {
  static_assert(BPTT_HOLDS(sum_conforms<Q, shape_t<Q>, Y, shape_t<Y>>),
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
  static_assert(BPTT_HOLDS(operand_is_scalar<A, shape_t<A>>), "bptt: the operand of broadcast is a scalar");
  return {};
}
/// log Σ exp(vᵢ) of a vector, computed with the greatest component taken out; a scalar.
template <operand V>
constexpr logsumexp_of<V> logsumexp(V) {
  static_assert(BPTT_HOLDS(is_vector<V, shape_t<V>>), "bptt: the operand of logsumexp is a vector");
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
