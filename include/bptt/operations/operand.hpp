// What people write as operands: formulas, and numbers that are known by type.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/simplify/sums.hpp>

namespace bptt {

// --- what can be an operand ---------------------------------------------------------------------

/// Holds for what can be an operand.
template <class Operand>
inline constexpr bool can_stand_in_a_formula = operand<Operand>;
template <class N>
concept plain_number = std::is_arithmetic_v<N>;

/// What people write as an operand: a formula; an integral constant of Boost.Hana, which becomes a literal; a number of
/// the program's, which is refused with a word on what to write.
template <operand A>
constexpr A as_operand(A) {
  return {};
}
template <class I, I n>
constexpr literal<n> as_operand(std::integral_constant<I, n>) {
  return {};
}
template <plain_number N>
constexpr refused as_operand(N) {
  static_assert(BPTT_HOLDS(can_stand_in_a_formula<N>),
                "bptt: a number in a formula is written 2_c, 0.5_c or is a constant<Self>");
  return {};
}
/// A step is no number, and what is bound no formula: `a * t`, `h[t](0) + b`.
template <class Step>
  requires(std::is_same_v<Step, step_index> || std::is_same_v<Step, last_step>)
constexpr refused as_operand(Step) {
  static_assert(BPTT_HOLDS(can_stand_in_a_formula<Step>),
                "bptt: t is a step and no number: an input that is bound to 0, 1, 2, ... counts the steps");
  return {};
}
template <class Binding>
  requires requires {
    typename Binding::key;
    typename Binding::traits;
  }
constexpr refused as_operand(Binding const&) {
  static_assert(BPTT_HOLDS(can_stand_in_a_formula<Binding>),
                "bptt: a value is bound in a call and not in a formula; component i of a vector is component<i>(v)");
  return {};
}
/// Operands, of which one at least is a formula.
template <class A, class B>
concept operands = (operand<std::remove_cvref_t<A>> || operand<std::remove_cvref_t<B>>)&&requires(A a, B b) {
  as_operand(a);
  as_operand(b);
};
/// Operands, of which one is a formula and one is not.
template <class A, class B>
concept with_a_number = (operand<std::remove_cvref_t<A>> != operand<std::remove_cvref_t<B>>)&&operands<A, B>;

// --- numbers that are known by type -------------------------------------------------------------

/// Two numbers make one: 1_c / 2_c is a fraction, 2_c - 3_c a step. Where it does not fit into a fraction of two
/// integers, they stay apart.
template <class A, class B>
inline constexpr bool are_numbers = (is_rational<A> && is_rational<B>);

namespace numbers_by_type {
using simplified::as_number, simplified::as_product;
constexpr auto sum(auto a, auto b) { return as_number(as_product(simplified::plus(a, b))); }
constexpr auto difference(auto a, auto b) { return as_number(as_product(simplified::minus(a, b))); }
constexpr auto product(auto a, auto b) { return as_number(as_product(a) * as_product(b)); }
constexpr auto quotient(auto a, auto b) { return as_number(as_product(a) * inverse(as_product(b))); }
}  // namespace numbers_by_type

}  // namespace bptt
