// Which operands go together: what the checks of operators and functions ask. Each condition stands in the note below
// the sentence that the compiler prints, with the operands and their shapes.
#pragma once
#include <bptt/formula/axes_agree.hpp>
#include <bptt/operations/operand.hpp>

namespace bptt {

/// Holds when two operands have one shape. Nothing is broadcast.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool sum_conforms = std::is_same_v<ShapeA, ShapeB> || one_is_unknown<ShapeA, ShapeB>;
/// An integer is as large as its neighbour: in 1_c - square(h) it is a vector of ones where h is a vector.
template <class A, class B>
inline constexpr bool has_a_literal = (is_literal<A> || is_literal<B>);
/// A fraction is so too: 0.5_c + v.
template <class A, class B>
concept fraction_beside = is_rational<A> && !is_literal<A> && shape_t<B>::rank > 0;
/// Holds when the columns of A are the rows of B, or one of them is a scalar.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool product_conforms =
    !std::is_void_v<typename product_shape<ShapeA, ShapeB>::type> || one_is_unknown<ShapeA, ShapeB>;
/// Holds when a divisor is a scalar.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool divisor_is_scalar = is_scalar<ShapeB>;
/// Holds when both are vectors.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool outer_conforms =
    !std::is_void_v<typename outer_shape<ShapeA, ShapeB>::type> || one_is_unknown<ShapeA, ShapeB>;
/// Holds when an operand is a vector.
template <class V, class ShapeV>
inline constexpr bool is_vector = ShapeV::rank == 1 || one_is_unknown<ShapeV>;
/// Holds when an operand is a scalar.
template <class A, class ShapeA>
inline constexpr bool operand_is_scalar = is_scalar<ShapeA>;

/// The node of some operands; `refused` where they do not conform, or one of them is refused.
template <bool conforms, class Node, class... Operand>
using node_if = choose<conforms && !one_is_unknown<shape_t<Operand>...>, Node, refused>;

/// Do A and B have one shape, or as many components as the other has where one is a literal?
template <class A, class B>
inline constexpr bool sums_up = has_a_literal<A, B> || sum_conforms<A, shape_t<A>, B, shape_t<B>>;

/// Can `a + b` be written?
template <operand A, operand B>
constexpr bool can_add(A, B) {
  if constexpr (has_a_literal<A, B> || fraction_beside<A, B> || fraction_beside<B, A>)
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

}  // namespace bptt
