// Builders of products, quotients, sums over components, transposes.
#pragma once
#include <bptt/simplify/sums.hpp>

namespace bptt::simplified {

/// Is E a scalar times something larger?
template <class E>
inline constexpr bool is_scaled = false;
template <class S, class X>
inline constexpr bool is_scaled<mul<S, X>> = (is_scalar<shape_t<S>> && !is_scalar<shape_t<X>>);
template <class S, class X>
constexpr S scale_of(mul<S, X>) {
  return {};
}
template <class S, class X>
constexpr X scaled_of(mul<S, X>) {
  return {};
}

template <class A>
constexpr auto total(A);

// A choice of which one branch is 0 takes the factors inside: where(c, a, 0)·b is 0 where c does not hold, whatever b
// is.

/// Is E where(c, a, 0), or where(c, 0, a)?
template <class E>
inline constexpr bool has_a_zero_branch = false;
template <class C, class A>
inline constexpr bool has_a_zero_branch<where_of<C, A, struct zero>> = !is_literal<A>;
template <class C, class B>
inline constexpr bool has_a_zero_branch<where_of<C, struct zero, B>> = !is_literal<B>;
/// Is it one of the whole, and not of each component?
template <class E>
inline constexpr bool has_a_zero_whole = false;
template <class C, class A, class B>
inline constexpr bool has_a_zero_whole<where_of<C, A, B>> = (has_a_zero_branch<where_of<C, A, B>> &&
                                                             is_scalar<shape_t<C>>);
template <class C, class A, class B, class F>
constexpr auto in_branches(where_of<C, A, B>, F f) {
  if constexpr (std::is_same_v<A, struct zero>)
    return where_of<C, struct zero, decltype(f(B{}))>{};
  else
    return where_of<C, decltype(f(A{})), struct zero>{};
}

template <class E>
inline constexpr bool is_identity = false;
template <auto n>
inline constexpr bool is_identity<identity<n>> = true;

template <class E>
inline constexpr bool is_broadcast = false;
template <class A, class Shape>
inline constexpr bool is_broadcast<broadcast_of<A, Shape>> = true;
template <class A, class Shape>
constexpr A broadcast_scalar(broadcast_of<A, Shape>) {
  return {};
}

template <class Shape, class A>
constexpr auto spread(A);
template <class A, class B>
constexpr auto hadamard_product(A, B);

/// a·b: the product of scalars, a scaling, or a matrix product.
// clang-format off
template <class A, class B>
constexpr auto times(A a, B b) {
  if constexpr (is_zero<A> || is_zero<B>) return zero;                      // 0·b → 0, a·0 → 0
  else if constexpr (is_one<A>) return b;                                   // 1·b → b
  else if constexpr (is_one<B>) return a;                                   // a·1 → a
  else if constexpr (has_a_zero_whole<A>) return in_branches(a, [](auto branch) { return times(branch, B{}); });  // (a | 0)·b → (a·b | 0)
  else if constexpr (has_a_zero_whole<B>) return in_branches(b, [](auto branch) { return times(A{}, branch); });
  else if constexpr (both_scalar<A, B>) return as_formula(as_product(a) * as_product(b));
  else if constexpr (is_identity<A> && !is_scalar<shape_t<B>>) return b;    // I·b → b
  else if constexpr (is_identity<B> && !is_scalar<shape_t<A>>) return a;    // a·I → a
  else if constexpr (is_negative<A>) return negative(times(operand_of(a), b));  // (−a)·b → −(a·b)
  else if constexpr (is_negative<B>) return negative(times(a, operand_of(b)));  // a·(−b) → −(a·b)
  else if constexpr (is_scalar<shape_t<B>>) return times(b, a);             // A·s → s·A
  else if constexpr (is_broadcast<B> && is_scalar<shape_t<A>>) return spread<shape_t<B>>(times(a, broadcast_scalar(b)));  // r·(s·1) → (r·s)·1
  else if constexpr (is_scaled<B>) {
    if constexpr (is_scalar<shape_t<A>>) return times(times(a, scale_of(b)), scaled_of(b));  // r·(s·A) → (r·s)·A
    else return times(scale_of(b), times(a, scaled_of(b)));                 // A·(s·B) → s·(A·B)
  }
  else if constexpr (is_scaled<A>) return times(scale_of(a), times(scaled_of(a), b));        // (s·A)·B → s·(A·B)
  else if constexpr (is_padded<B> && is_scalar<shape_t<A>>) return inside(b, [](auto part) { return times(A{}, part); });  // s·(a, 0) → (s·a, 0)
  else if constexpr (is_diagonal<A> && shape_t<B>::rank == 1) return hadamard_product(diagonal_vector(a), b);  // diag(v)·b → v ∘ b
  else if constexpr (shape_t<A>::rank == 1 && std::is_same_v<shape_t<B>, shape<1>>) return times(total(b), a);  // v·(c) → c·v
  else return mul<A, B>{};
}

/// a / s, s a scalar.
template <class A, class S>
constexpr auto over(A a, S s) {
  if constexpr (is_zero<A>) return a;                                       // 0/s → 0
  else if constexpr (is_one<S>) return a;                                   // a/1 → a
  else if constexpr (has_a_zero_branch<A>) return in_branches(a, [](auto branch) { return over(branch, S{}); });  // (a | 0)/s → (a/s | 0)
  else if constexpr (both_scalar<A, S>) return as_formula(as_product(a) * inverse(as_product(s)));
  else if constexpr (is_negative<A>) return negative(over(operand_of(a), s));  // (−a)/s → −(a/s)
  else if constexpr (is_scaled<A>) return times(over(scale_of(a), s), scaled_of(a));  // (r·A)/s → (r/s)·A
  else if constexpr (is_broadcast<A>) return spread<shape_t<A>>(over(broadcast_scalar(a), s));  // (r·1)/s → (r/s)·1
  else return div<A, S>{};
}
// clang-format on

/// Is E the componentwise quotient of something by D?
template <class E, class D>
inline constexpr bool divides = false;
template <class A, class D>
inline constexpr bool divides<quotient_of<A, D>, D> = true;
template <class A, class B>
constexpr A dividend_of(quotient_of<A, B>) {
  return {};
}
template <class E>
inline constexpr bool is_reciprocal = false;
template <class B>
inline constexpr bool is_reciprocal<quotient_of<struct one, B>> = true;
template <class A, class B>
constexpr B divisor_of(quotient_of<A, B>) {
  return {};
}

/// a ⊘ b, componentwise.
// clang-format off
template <class A, class B>
constexpr auto quotient(A a, B b) {
  if constexpr (both_scalar<A, B>) return over(a, b);
  else if constexpr (is_zero<A>) return a;                                  // 0 ⊘ b → 0
  else if constexpr (has_a_zero_branch<A>) return in_branches(a, [](auto branch) { return quotient(branch, B{}); });  // (a | 0) ⊘ b → (a ⊘ b | 0)
  else if constexpr (is_negative<A>) return negative(quotient(operand_of(a), b));  // (−a) ⊘ b → −(a ⊘ b)
  else return quotient_of<A, B>{};
}

/// a ∘ b, componentwise.
template <class A, class B>
constexpr auto hadamard_product(A a, B b) {
  if constexpr (both_scalar<A, B>) return times(a, b);
  else if constexpr (is_zero<A> || is_zero<B>) return zero;                 // 0 ∘ b → 0
  else if constexpr (is_one<A>) return b;                                   // 1 ∘ b → b
  else if constexpr (is_one<B>) return a;                                   // a ∘ 1 → a
  else if constexpr (has_a_zero_branch<A>) return in_branches(a, [](auto branch) { return hadamard_product(branch, B{}); });  // (a | 0) ∘ b → (a ∘ b | 0)
  else if constexpr (has_a_zero_branch<B>) return in_branches(b, [](auto branch) { return hadamard_product(A{}, branch); });
  else if constexpr (is_literal<A> || is_literal<B>) return times(a, b);    // 2 ∘ b → 2·b
  else if constexpr (is_negative<A>) return negative(hadamard_product(operand_of(a), b));  // (−a) ∘ b → −(a ∘ b)
  else if constexpr (is_negative<B>) return negative(hadamard_product(a, operand_of(b)));  // a ∘ (−b) → −(a ∘ b)
  else if constexpr (is_scaled<A>) return times(scale_of(a), hadamard_product(scaled_of(a), b));  // (s·a) ∘ b → s·(a ∘ b)
  else if constexpr (is_scaled<B>) return times(scale_of(b), hadamard_product(a, scaled_of(b)));  // a ∘ (s·b) → s·(a ∘ b)
  else if constexpr (is_broadcast<A>) return times(broadcast_scalar(a), b); // (s·1) ∘ b → s·b
  else if constexpr (is_broadcast<B>) return times(broadcast_scalar(b), a); // a ∘ (s·1) → s·a
  else if constexpr (divides<B, A>) return dividend_of(b);                  // a ∘ (b ⊘ a) → b
  else if constexpr (divides<A, B>) return dividend_of(a);                  // (a ⊘ b) ∘ b → a
  else if constexpr (is_reciprocal<B>) return quotient(a, divisor_of(b));   // a ∘ (1 ⊘ b) → a ⊘ b
  else return hadamard_of<A, B>{};
}

/// Σ of the components.
template <class A>
constexpr auto total(A a) {
  if constexpr (is_scalar<shape_t<A>>) return a;                            // Σ of a scalar → the scalar
  else if constexpr (is_negative<A>) return negative(total(operand_of(a))); // Σ(−a) → −Σa
  else if constexpr (is_scaled<A>) return times(scale_of(a), total(scaled_of(a)));  // Σ(s·a) → s·Σa
  else if constexpr (is_one_hot<A>) return one;                             // Σ of a token → 1
  else return sum_of<A>{};
}

/// aᵀb of two operands of one shape.
template <class A, class B>
constexpr auto dot_product(A a, B b) {
  if constexpr (both_scalar<A, B>) return times(a, b);
  else if constexpr (is_zero<A> || is_zero<B>) return zero;                 // 0ᵀb → 0
  else if constexpr (has_a_zero_whole<A>) return in_branches(a, [](auto branch) { return dot_product(branch, B{}); });  // (a | 0)ᵀb → (aᵀb | 0)
  else if constexpr (has_a_zero_whole<B>) return in_branches(b, [](auto branch) { return dot_product(A{}, branch); });
  else if constexpr (is_negative<A>) return negative(dot_product(operand_of(a), b));  // (−a)ᵀb → −aᵀb
  else if constexpr (is_negative<B>) return negative(dot_product(a, operand_of(b)));  // aᵀ(−b) → −aᵀb
  else if constexpr (is_scaled<A>) return times(scale_of(a), dot_product(scaled_of(a), b));  // (s·a)ᵀb → s·aᵀb
  else if constexpr (is_scaled<B>) return times(scale_of(b), dot_product(a, scaled_of(b)));  // aᵀ(s·b) → s·aᵀb
  else if constexpr (is_broadcast<A>) return times(broadcast_scalar(a), total(b));  // (s·1)ᵀb → s·Σb
  else if constexpr (is_broadcast<B>) return times(broadcast_scalar(b), total(a));  // aᵀ(s·1) → s·Σa
  else if constexpr (divides<B, A>) return total(dividend_of(b));           // aᵀ(b ⊘ a) → Σb
  else return dot_of<A, B>{};
}

/// a·bᵀ of two vectors.
template <class A, class B>
constexpr auto outer_product(A a, B b) {
  if constexpr (is_zero<A> || is_zero<B>) return zero;                      // 0·bᵀ → 0
  else if constexpr (is_negative<A>) return negative(outer_product(operand_of(a), b));  // (−a)bᵀ → −abᵀ
  else if constexpr (is_one_hot<A> || is_one_hot<B>) return outer_of<A, B>{};  // one column or row, and a factor of it stays with it
  else if constexpr (has_a_zero_whole<A>) return in_branches(a, [](auto branch) { return outer_product(branch, B{}); });  // (a | 0)bᵀ → (abᵀ | 0)
  else if constexpr (is_scaled<A>) return times(scale_of(a), outer_product(scaled_of(a), b));  // (s·a)bᵀ → s·abᵀ
  else return outer_of<A, B>{};
}
// clang-format on

template <class A>
constexpr auto transposed(neg<A>);
template <class A, class B>
constexpr auto transposed(outer_of<A, B>);
template <class A, class B>
constexpr auto transposed(mul<A, B>);

/// Aᵀ.
// clang-format off
template <class A>
constexpr auto transposed(A a) {
  if constexpr (is_scalar<shape_t<A>>) return a;                            // sᵀ → s
  else if constexpr (is_diagonal<A> || is_identity<A>) return a;            // diag(v)ᵀ → diag(v), Iᵀ → I
  else return transpose_of<A>{};
}
// clang-format on
template <class A>
constexpr A transposed(transpose_of<A>) {  // (Aᵀ)ᵀ → A
  return {};
}
template <class A>
constexpr auto transposed(neg<A>) {  // (−A)ᵀ → −Aᵀ
  return negative(transposed(A{}));
}
template <class A, class B>
constexpr auto transposed(outer_of<A, B>) {  // (abᵀ)ᵀ → baᵀ
  return outer_of<B, A>{};
}
template <class A, class B>
constexpr auto transposed(mul<A, B>) {  // (AB)ᵀ → BᵀAᵀ
  return times(transposed(B{}), transposed(A{}));
}

/// A scalar in every component of a shape.
// clang-format off
template <class Shape, class A>
constexpr auto spread(A a) {
  if constexpr (is_scalar<Shape>) return a;                                 // of a scalar shape → the scalar
  else if constexpr (is_zero<A>) return a;                                  // 0 is as large as its neighbour
  else return broadcast_of<A, Shape>{};
}
// clang-format on

}  // namespace bptt::simplified
