// Operators that people write who know another language: each gets a sentence that says what to write instead.
#pragma once
#include <bptt/operations/operators.hpp>

namespace bptt {

/// `a ^ 2_c`.
template <class A, class B>
  requires operands<A, B>
constexpr refused operator^(A const&, B const&) {
  static_assert(BPTT_HOLDS(is_written_so<A, B>), "bptt: a power is pow(a, 2_c) or square(a)");
  return {};
}
/// `a ** 2_c`, which C++ reads as a product of a and *2_c.
template <operand A>
constexpr refused operator*(A) {
  static_assert(BPTT_HOLDS(is_written_so<A>), "bptt: a power is pow(a, 2_c) or square(a)");
  return {};
}
/// `a % b`.
template <class A, class B>
  requires operands<A, B>
constexpr refused operator%(A const&, B const&) {
  static_assert(BPTT_HOLDS(is_written_so<A, B>), "bptt: the product component by component is hadamard(a, b)");
  return {};
}
/// `sum(t, e)`, `mean(t, e)`.
template <operand E>
constexpr refused sum(step_index, E) {
  static_assert(BPTT_HOLDS(is_written_so<E>), "bptt: a sum over time names the formula first: sum(e, t)");
  return {};
}
template <operand E>
constexpr refused mean(step_index, E) {
  static_assert(BPTT_HOLDS(is_written_so<E>), "bptt: a mean over time names the formula first: mean(e, t)");
  return {};
}

}  // namespace bptt
