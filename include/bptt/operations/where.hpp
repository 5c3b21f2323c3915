// Choices: `where(c, a, b)` takes one of two formulas, `clamp(a, low, high)` keeps one within bounds.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/operations/comparisons.hpp>

namespace bptt {

/// Holds when the two formulas of a choice have one shape.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool branches_conform = (std::is_same_v<ShapeA, ShapeB> || has_a_literal<A, B> ||
                                          one_is_unknown<ShapeA, ShapeB>);
/// Holds when a condition says of the whole which branch it is, or of each component.
template <class Condition, class ShapeC, class Shape>
inline constexpr bool condition_conforms = (is_scalar<ShapeC> || std::is_same_v<ShapeC, Shape> ||
                                            one_is_unknown<ShapeC, Shape>);

/// a where the condition c holds (is not 0), else b. What is not chosen contributes nothing, neither value nor
/// gradient, whatever it is: NaN, ∞, an overflow. c is a comparison, a > 0_c, what && || ! make of comparisons, or an
/// input that is 0 or 1; nothing is passed back through it. `h[t] = where(m[t], tanh(...), h[t - 1_c])` is a state that
/// stands still where m[t] is 0, so that h[last] is that of the last step that counts; `L[last] = sum(where(m[t],
/// loss[t], 0_c), t)` is the loss of the steps that count.
/// Shapes: a and b are of one shape, or one is a number known by type; c is a scalar, or has their shape and chooses
/// component by component.
template <operand C, operand A, operand B>
constexpr auto where(C, A, B) {
  constexpr bool same_shape = branches_conform<A, shape_t<A>, B, shape_t<B>>;
  static_assert(
      BPTT_HOLDS(branches_conform<A, shape_t<A>, B, shape_t<B>>),
      "bptt: the two formulas of where have different shapes: a scalar in every component is broadcast<n>(a)");
  if constexpr (same_shape) {
    static_assert(BPTT_HOLDS(condition_conforms<C, shape_t<C>, shape_t<where_of<C, A, B>>>),
                  "bptt: the condition of where is a scalar, or has the shape of what is chosen");
    check_component_axes<A, B>();
    check_component_axes<C, A>();
    check_component_axes<C, B>();
    return node_if<condition_conforms<C, shape_t<C>, shape_t<where_of<C, A, B>>>, where_of<C, A, B>, C, A, B>{};
  } else
    return refused{};
}
// A fraction is as large as the other branch, two numbers as the condition: where(z > 0_c, 1_c, 0.01_c).
template <operand C, operand A, operand B>
  requires fraction_beside<A, B>
constexpr auto where(C c, A, B b) { return where(c, broadcast_of<A, shape_t<B>>{}, b); }
template <operand C, operand A, operand B>
  requires fraction_beside<B, A>
constexpr auto where(C c, A a, B) { return where(c, a, broadcast_of<B, shape_t<A>>{}); }
template <operand C, operand A, operand B>
  requires(are_numbers<A, B> && (fraction_beside<A, C> || fraction_beside<B, C>))
constexpr auto where(C c, A, B) { return where(c, broadcast_of<A, shape_t<C>>{}, broadcast_of<B, shape_t<C>>{}); }
template <class C, class A, class B>
  requires(operands<C, A> || operands<C, B>)
&&(with_a_number<C, A> || with_a_number<C, B>)constexpr auto where(C c, A a, B b) {
  return where(as_operand(c), as_operand(a), as_operand(b));
}

/// min(max(a, low), high), component by component: of one shape, or integers. At a bound a gets the slope, beyond it
/// the bound does.
template <class A, class Low, class High>
  requires operands<A, Low>
constexpr auto clamp(A a, Low low, High high) { return min(max(a, low), high); }

}  // namespace bptt
