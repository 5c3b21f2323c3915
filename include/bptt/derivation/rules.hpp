// Rules of differentiation: for each node its vector-Jacobian product, `pullback(node, c, y)`. Given the cotangent
// c = ∂L/∂Y of the node Y = f(A, B, ...), a rule returns the cotangents of its operands, in their order. `y` names the
// value of the node, which a rule may use instead of computing it again. In the comments C is the cotangent of the
// node, and a bar marks that of an operand.
// Source of the matrix rules: Giles, "Collected matrix derivative results for forward and reverse mode algorithmic
// differentiation" (2008), section 2.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/operations/choices.hpp>
#include <bptt/operations/componentwise.hpp>
#include <bptt/operations/diagonal.hpp>
#include <bptt/operations/named_function.hpp>
#include <bptt/operations/pieces.hpp>
#include <bptt/operations/power.hpp>
#include <bptt/simplify/choices.hpp>
#include <bptt/simplify/diagonals.hpp>
#include <bptt/simplify/pieces.hpp>

namespace bptt {

/// The cotangents of a node's operands, in their order: what a rule of differentiation returns. A rule of one's own:
///   template <class A> constexpr auto pullback(twice_of<A>, auto c, auto) { return cotangents(2_c * c); }
template <class... C>
constexpr types<C...> cotangents(C...) {
  return {};
}

/// Holds for a row that is a transposed vector. A column times a row that was declared as a 1 × n matrix has no rule:
/// write outer(a, b) of two vectors.
template <class Row, class RowShape>
inline constexpr bool row_is_a_transposed_vector = false;
template <class V, class RowShape>
inline constexpr bool row_is_a_transposed_vector<transpose_of<V>, RowShape> = shape_t<V>::rank == 1;

namespace rules {
using namespace simplified;

/// A + B:  Ā = C, B̄ = C
template <class A, class B>
constexpr auto pullback(add<A, B>, auto c, auto) {
  return cotangents(c, c);
}
/// A − B:  Ā = C, B̄ = −C
template <class A, class B>
constexpr auto pullback(sub<A, B>, auto c, auto) {
  return cotangents(c, negative(c));
}
/// −A:  Ā = −C
template <class A>
constexpr auto pullback(neg<A>, auto c, auto) {
  return cotangents(negative(c));
}
/// A·B:  Ā = C·Bᵀ, B̄ = Aᵀ·C;  of a scaling s·B:  s̄ = Σ C∘B, B̄ = s·C
template <class A, class B>
constexpr auto pullback(mul<A, B>, auto c, auto) {
  if constexpr (both_scalar<A, B>)
    return cotangents(times(c, B{}), times(A{}, c));
  else if constexpr (is_scalar<shape_t<A>>)
    return cotangents(dot_product(c, B{}), times(A{}, c));
  else if constexpr (is_scalar<shape_t<B>>)
    return cotangents(times(B{}, c), dot_product(A{}, c));
  else if constexpr (shape_t<B>::rank == 1)
    return cotangents(outer_product(c, B{}), times(transposed(A{}), c));
  else {
    if constexpr (shape_t<A>::rank == 1)
      static_assert(
          BPTT_HOLDS(row_is_a_transposed_vector<B, shape_t<B>>),
          "bptt: a column times a row is differentiated where the row is transpose(v) of a vector: write outer(a, v)");
    return cotangents(times(c, transposed(B{})), times(transposed(A{}), c));
  }
}
/// The value of a product or quotient, in its own rule: y, or the formula, of which a factor decides.
template <class E>
constexpr auto named_value(E e, auto y) {
  if constexpr (derivation::has_a_deciding_factor<E>)
    return e;
  else
    return y;
}
/// Y = A/s:  Ā = C/s, s̄ = −(Σ C∘Y)/s
template <class A, class B>
constexpr auto pullback(div<A, B> e, auto c, auto y) {
  return cotangents(over(c, B{}), negative(over(dot_product(c, named_value(e, y)), B{})));
}
/// A∘B:  Ā = C∘B, B̄ = A∘C
template <class A, class B>
constexpr auto pullback(hadamard_of<A, B>, auto c, auto) {
  return cotangents(hadamard_product(c, B{}), hadamard_product(A{}, c));
}
/// Y = A⊘B:  Ā = C⊘B, B̄ = −(C∘Y)⊘B
template <class A, class B>
constexpr auto pullback(quotient_of<A, B> e, auto c, auto y) {
  return cotangents(quotient(c, B{}), negative(quotient(hadamard_product(c, named_value(e, y)), B{})));
}
/// A where C holds, else B:  Ā = c where C holds, else 0; B̄ = 0 where C holds, else c
template <class C, class A, class B>
constexpr auto pullback(where_of<C, A, B> e, auto c, auto) {
  if constexpr (is_literal<decltype(c)> && !is_scalar<shape_t<decltype(e)>>)
    return pullback(e, spread<shape_t<decltype(e)>>(c), e);  // a literal has no shape of its own
  else
    return cotangents(zero, chosen(C{}, c, zero), chosen(C{}, zero, c));
}
/// aᵀb:  ā = c·b, b̄ = c·a
template <class A, class B>
constexpr auto pullback(dot_of<A, B>, auto c, auto) {
  return cotangents(times(c, B{}), times(c, A{}));
}
/// abᵀ:  ā = C·b, b̄ = Cᵀ·a
template <class A, class B>
constexpr auto pullback(outer_of<A, B>, auto c, auto) {
  return cotangents(times(c, B{}), times(transposed(c), A{}));
}
/// Aᵀ:  Ā = Cᵀ; of a vector the row of C
template <class A>
constexpr auto pullback(transpose_of<A>, auto c, auto) {
  if constexpr (shape_t<A>::rank == 1)
    return cotangents(piece<0, shape_t<A>>(c));
  else
    return cotangents(transposed(c));
}
/// Σ of the components:  every component of Ā is c
template <class A>
constexpr auto pullback(sum_of<A>, auto c, auto) {
  return cotangents(spread<shape_t<A>>(c));
}
/// s in every component:  s̄ = ΣC
template <class A, class Shape>
constexpr auto pullback(broadcast_of<A, Shape>, auto c, auto) {
  return cotangents(total(c));
}
/// f(z), elementwise:  z̄ = C∘f′(z); f′ stands with f, operations/elementwise.hpp
template <elementwise_node E>
constexpr auto pullback(E, auto c, auto y) {
  return cotangents(hadamard_product(c, E::slope(typename E::argument{}, y)));
}
/// f(a, b), component by component:  ā = C∘∂f/∂a, b̄ = C∘∂f/∂b; operations/componentwise.hpp
template <componentwise_node E>
constexpr auto pullback(E, auto c, auto y) {
  typename E::first const a;
  typename E::second const b;
  return cotangents(hadamard_product(c, E::slope_a(a, b, y)), hadamard_product(c, E::slope_b(a, b, y)));
}
/// y = softmax(v):  v̄ = y∘C − y·(yᵀC)
template <class V>
constexpr auto pullback(softmax_of<V>, auto c, auto y) {
  return cotangents(minus(hadamard_product(y, c), times(dot_product(y, c), y)));
}
/// log softmax(v):  v̄ = C − softmax(v)·ΣC
template <class V>
constexpr auto pullback(log_softmax_of<V>, auto c, auto) {
  return cotangents(minus(c, times(total(c), softmax_of<V>{})));
}
/// −Σ yᵢ log pᵢ:  p̄ = −c·(y⊘p), ȳ = −c·log p
template <class P, class Y>
constexpr auto pullback(cross_entropy_of<P, Y>, auto c, auto) {
  return cotangents(negative(times(c, quotient(Y{}, P{}))), negative(times(c, log_of<P>{})));
}
/// −Σ yᵢ log softmax(q)ᵢ:  q̄ = c·(softmax(q)·Σy − y), ȳ = −c·log softmax(q)
template <class Q, class Y>
constexpr auto pullback(softmax_cross_entropy_of<Q, Y>, auto c, auto) {
  return cotangents(times(c, minus(times(total(Y{}), softmax_of<Q>{}), Y{})), negative(times(c, log_softmax_of<Q>{})));
}
/// −Σ yᵢ log σ(qᵢ) + (1 − yᵢ) log(1 − σ(qᵢ)):  q̄ = c·(σ(q) − y), ȳ = −c·q
template <class Q, class Y>
constexpr auto pullback(sigmoid_cross_entropy_of<Q, Y>, auto c, auto) {
  return cotangents(times(c, minus(sigmoid_of<Q>{}, Y{})), negative(times(c, Q{})));
}
/// Aⁿ:  Ā = C∘n·Aⁿ⁻¹; the integer n is a constant
template <class A, class N>
constexpr auto pullback(power_of<A, N>, auto c, auto y) {
  return cotangents(hadamard_product(c, power_of<A, N>::slope(A{}, y)), zero);
}

/// diag(v):  v̄ = the diagonal of C
template <class V>
constexpr auto pullback(diag_of<V>, auto c, auto) {
  return cotangents(diagonal_vector(c));
}
/// The diagonal of M:  M̄ = diag(C)
template <class M>
constexpr auto pullback(diagonal_of<M>, auto c, auto) {
  return cotangents(diagonal_matrix(c));
}
/// A piece of A:  Ā = C in zeros; of a row of a matrix Cᵀ
template <class A, int first, class Shape>
constexpr auto pullback(segment_of<A, offset<first>, Shape>, auto c, auto) {
  if constexpr (Shape::rank == 1 && shape_t<A>::rank == 2)
    return cotangents(padded<first, shape_t<A>>(transposed(c)));
  else
    return cotangents(padded<first, shape_t<A>>(c));
}
/// A in zeros:  Ā = its piece of C
template <class A, int first, class Shape>
constexpr auto pullback(padded_of<A, offset<first>, Shape>, auto c, auto) {
  return cotangents(piece<first, shape_t<A>>(c));
}
/// Parts one after another:  that of each part is its piece of C
template <class... A>
constexpr auto pullback(concat_of<A...> whole, auto c, auto) {
  return [&]<int... i>(std::integer_sequence<int, i...>) {
    return cotangents(piece<first_row(decltype(whole){}, i), shape_t<A>>(c)...);
  }
  (std::make_integer_sequence<int, static_cast<int>(sizeof...(A))>{});
}
/// log Σ exp(vᵢ):  v̄ = c·softmax(v)
template <class V>
constexpr auto pullback(logsumexp_of<V>, auto c, auto) {
  return cotangents(times(c, softmax_of<V>{}));
}
/// y = log Σ wᵢ exp(vᵢ):  v̄ = c·(w ∘ exp(v − y)), w̄ = c·exp(v − y)
template <class V, class W>
constexpr auto pullback(weighted_logsumexp_of<V, W>, auto c, auto y) {
  using share = exp_of<decltype(minus(V{}, spread<shape_t<V>>(y)))>;
  return cotangents(times(c, product_or_zero_of<W, share>{}), times(c, share{}));
}
/// stop_gradient(A), a constant by definition:  Ā = 0
template <class A>
constexpr auto pullback(stop_gradient_of<A>, auto, auto) {
  return cotangents(zero);
}

/// Holds for a node that has a rule, of the library or of one's own.
template <class Node, class C>
concept differentiable = requires(Node n, C c) {
  pullback(n, c, n);
};

}  // namespace rules

/// Holds for a node that has a rule. Where it fails there is a message: nothing is silently differentiated to zero.
template <class Node>
inline constexpr bool has_derivative_rule = rules::differentiable<Node, ago<bar<struct zero, Node>, 0>>;

}  // namespace bptt
