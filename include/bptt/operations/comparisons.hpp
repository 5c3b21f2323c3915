// Conditions: comparisons of formulas, component by component, and what follows of them with && || !. A condition is 1
// where it holds and 0 where it does not, and has no derivative: nothing is passed back through it. It is what `where`
// chooses by; as a factor it chooses too: (a > b) * c is 0 where a is not above b, whatever c is there.
#pragma once
#include <bptt/meta/inline.hpp>
#include <bptt/operations/componentwise.hpp>

namespace bptt {

/// How a condition is written between its operands.
enum class relation_sign { less, at_most, greater, at_least, equal, unequal, both, either };

/// The base of conditions on two operands. The slopes are the literal 0.
template <class A, class B>
struct condition : componentwise<A, B> {
  static constexpr auto slope_a(auto, auto, auto) { return zero; }
  static constexpr auto slope_b(auto, auto, auto) { return zero; }
};
template <class E>
concept condition_node = is_node<E> && requires {
  E::relation;
};

// --- comparisons: of NaN only a ≠ b holds -------------------------------------------------------

/// a < b
template <class A, class B>
struct less_of : condition<A, B> {
  static constexpr auto relation = relation_sign::less;
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::one_if<decltype(x)>(x < y); }
};
/// a ≤ b
template <class A, class B>
struct at_most_of : condition<A, B> {
  static constexpr auto relation = relation_sign::at_most;
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::one_if<decltype(x)>(x <= y); }
};
/// a > b
template <class A, class B>
struct greater_of : condition<A, B> {
  static constexpr auto relation = relation_sign::greater;
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::one_if<decltype(x)>(x > y); }
};
/// a ≥ b
template <class A, class B>
struct at_least_of : condition<A, B> {
  static constexpr auto relation = relation_sign::at_least;
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::one_if<decltype(x)>(x >= y); }
};
/// a = b
template <class A, class B>
struct equal_of : condition<A, B> {
  static constexpr auto relation = relation_sign::equal;
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::one_if<decltype(x)>(x == y); }
};
/// a ≠ b
template <class A, class B>
struct unequal_of : condition<A, B> {
  static constexpr auto relation = relation_sign::unequal;
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::one_if<decltype(x)>(x != y); }
};

// --- of conditions, or of inputs that are 0 or 1: what is not 0 holds ---------------------------

/// Both hold.
template <class A, class B>
struct both_of : condition<A, B> {
  static constexpr auto relation = relation_sign::both;
  BPTT_INLINE static constexpr auto value(auto x, auto y) {
    return elementary::one_if<decltype(x)>((x != decltype(x)(0)) & (y != decltype(x)(0)));
  }
};
/// One of them holds, or both.
template <class A, class B>
struct either_of : condition<A, B> {
  static constexpr auto relation = relation_sign::either;
  BPTT_INLINE static constexpr auto value(auto x, auto y) {
    return elementary::one_if<decltype(x)>((x != decltype(x)(0)) | (y != decltype(x)(0)));
  }
};
/// It does not hold.
template <class A>
struct not_of : elementwise<A> {
  static constexpr bool is_simple = true;
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::one_if<decltype(x)>(x == decltype(x)(0)); }
  static constexpr auto slope(auto, auto) { return zero; }
};

/// a ≠ 0, for proofs: what any formula is as a condition.
template <class A>
struct unequal_to_zero_of : elementwise<A> {
  static constexpr bool is_simple = true;
  static constexpr bool is_even = true;
  static constexpr auto written_as() { return unequal_of<A, struct zero>{}; }
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::one_if<decltype(x)>(x != decltype(x)(0)); }
};

// --- what people write --------------------------------------------------------------------------

/// Is one of two operands a formula, and no number that is known by type? Of two numbers 1_c < 2_c is a bool.
template <class... A>
concept with_a_formula = ((operand<std::remove_cvref_t<A>> && !is_rational<std::remove_cvref_t<A>>) || ...) &&
                         !one_is_refused<A...>;

// clang-format off
template <operand A, operand B>
  requires with_a_formula<A, B>
constexpr auto operator<(A a, B b) { return component_by_component<less_of>(a, b); }
template <operand A, operand B>
  requires with_a_formula<A, B>
constexpr auto operator<=(A a, B b) { return component_by_component<at_most_of>(a, b); }
template <operand A, operand B>
  requires with_a_formula<A, B>
constexpr auto operator>(A a, B b) { return component_by_component<greater_of>(a, b); }
template <operand A, operand B>
  requires with_a_formula<A, B>
constexpr auto operator>=(A a, B b) { return component_by_component<at_least_of>(a, b); }
template <operand A, operand B>
  requires with_a_formula<A, B>
constexpr auto operator==(A a, B b) { return component_by_component<equal_of>(a, b); }
template <operand A, operand B>
  requires with_a_formula<A, B>
constexpr auto operator!=(A a, B b) { return component_by_component<unequal_of>(a, b); }
template <operand A, operand B>
  requires with_a_formula<A, B>
constexpr auto operator&&(A a, B b) { return component_by_component<both_of>(a, b); }
template <operand A, operand B>
  requires with_a_formula<A, B>
constexpr auto operator||(A a, B b) { return component_by_component<either_of>(a, b); }
template <operand A>
  requires with_a_formula<A>
constexpr not_of<A> operator!(A) { return {}; }

// Beside an integral constant; the third parameter is as in operators.hpp.
template <class A, class B, class = void>
  requires with_a_number<A, B> && with_a_formula<A, B>
constexpr auto operator<(A&& a, B&& b) { return as_operand(a) < as_operand(b); }
template <class A, class B, class = void>
  requires with_a_number<A, B> && with_a_formula<A, B>
constexpr auto operator<=(A&& a, B&& b) { return as_operand(a) <= as_operand(b); }
template <class A, class B, class = void>
  requires with_a_number<A, B> && with_a_formula<A, B>
constexpr auto operator>(A&& a, B&& b) { return as_operand(a) > as_operand(b); }
template <class A, class B, class = void>
  requires with_a_number<A, B> && with_a_formula<A, B>
constexpr auto operator>=(A&& a, B&& b) { return as_operand(a) >= as_operand(b); }
template <class A, class B, class = void>
  requires with_a_number<A, B> && with_a_formula<A, B>
constexpr auto operator==(A&& a, B&& b) { return as_operand(a) == as_operand(b); }
template <class A, class B, class = void>
  requires with_a_number<A, B> && with_a_formula<A, B>
constexpr auto operator!=(A&& a, B&& b) { return as_operand(a) != as_operand(b); }
template <class A, class B, class = void>
  requires with_a_number<A, B> && with_a_formula<A, B>
constexpr auto operator&&(A&& a, B&& b) { return as_operand(a) && as_operand(b); }
template <class A, class B, class = void>
  requires with_a_number<A, B> && with_a_formula<A, B>
constexpr auto operator||(A&& a, B&& b) { return as_operand(a) || as_operand(b); }
// clang-format on

// --- numbers that choose ------------------------------------------------------------------------

/// Is E 0 or 1 in each component? Then it chooses as a factor: a product with it is 0 where it is.
template <class E>
inline constexpr bool is_zero_or_one = false;
template <condition_node E>
inline constexpr bool is_zero_or_one<E> = true;
template <class A>
inline constexpr bool is_zero_or_one<not_of<A>> = true;
template <class A>
inline constexpr bool is_zero_or_one<heaviside_of<A>> = true;
template <class A, class B>
inline constexpr bool is_zero_or_one<exceeds_of<A, B>> = true;
template <class A>
inline constexpr bool is_zero_or_one<sub<struct one, A>> = is_zero_or_one<A>;

}  // namespace bptt
