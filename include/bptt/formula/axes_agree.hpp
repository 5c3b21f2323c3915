// Conditions on named axes: which operands agree. The operators check them beside the sizes (operations/operators.hpp);
// a condition that fails shows the operands and their axes in the message.
#pragma once
#include <bptt/formula/axes_of.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {

namespace naming {

template <use as, class A, class B>
inline constexpr bool agree = aligned<as>(axes_in<A>{}, axes_in<B>{}).agree;
/// Do both operands name axes? Where one does not, they agree.
template <class A, class B>
inline constexpr bool both_named = (names_axes<A> && names_axes<B>);

}  // namespace naming

/// Holds when the addends of a sum have the same axes, at the same step.
template <class A, class AxesA, class B, class AxesB>
inline constexpr bool sum_axes_agree = naming::agree<naming::use::sum, A, B>;
/// Holds when the operands of a componentwise operation have the same axes, at the same step.
template <class A, class AxesA, class B, class AxesB>
inline constexpr bool component_axes_agree = naming::agree<naming::use::components, A, B>;
/// Holds when the columns of A and the rows of B are the same axis, at the same step.
template <class A, class AxesA, class B, class AxesB>
inline constexpr bool product_axes_agree = naming::aligned_at<1, 0>(naming::axes_in<A>{}, naming::axes_in<B>{}).agree;
template <class Lhs, class AxesLhs, class Rhs, class AxesRhs>
  requires names_axes<Rhs>
inline constexpr bool definition_axes_agree<Lhs, AxesLhs, Rhs, AxesRhs> = naming::agree<naming::use::sum, Lhs, Rhs>;
/// Holds when two formulas that are compared have the same axes.
template <class A, class AxesA, class B, class AxesB>
inline constexpr bool comparison_axes_agree = naming::agree<naming::use::sum, A, B>;

/// Holds when the columns of two matrices that stand on top of each other are the same axis.
template <class A, class AxesA, class B, class AxesB>
inline constexpr bool part_axes_agree = [] {
  if constexpr (shape_t<A>::rank == 2 && shape_t<B>::rank == 2)
    return naming::aligned<naming::use::components>(naming::others_of(naming::axes_in<A>{}),
                                                    naming::others_of(naming::axes_in<B>{}))
        .agree;
  else
    return true;
}();

/// Do A and B agree as addends?
template <class A, class B>
constexpr bool axes_add_up() {
  if constexpr (naming::both_named<A, B>)
    return sum_axes_agree<A, axes_t<A>, B, axes_t<B>>;
  else
    return true;
}
/// Do A and B agree as factors of a product?
template <class A, class B>
constexpr bool axes_multiply() {
  if constexpr (naming::both_named<A, B>) {
    if constexpr (shape_t<A>::rank == 2 && shape_t<B>::rank >= 1)
      return product_axes_agree<A, axes_t<A>, B, axes_t<B>>;
    else
      return true;
  } else
    return true;
}

/// The axes of two formulas that are compared; void where their names say nothing about it.
template <class A, class B>
struct compared_axes {
  using of_a = void;
  using of_b = void;
};
template <class A, class B>
  requires(naming::both_named<A, B>&& std::is_same_v<shape_t<A>, shape_t<B>>)
struct compared_axes<A, B> {
  using of_a = axes_t<A>;
  using of_b = axes_t<B>;
};
template <class A, class B>
inline constexpr bool comparison_axes_agree<A, void, B, void> = true;

/// Can `equivalent(a, b)` be asked? It can for formulas of one shape and with the same axes.
template <operand A, operand B>
constexpr bool can_compare(A, B) {
  if constexpr (!std::is_same_v<shape_t<A>, shape_t<B>>)
    return false;
  else
    return axes_add_up<A, B>();
}

/// E without the nodes `unnamed`, which are for the checks of a formula where it is written and not for evaluation.
template <class E>
struct without_unnamed {
  using type = E;
};
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>> && names_axes<Node<A...>>
struct without_unnamed<Node<A...>> {
  using type = Node<typename without_unnamed<A>::type...>;
};
template <class E>
struct without_unnamed<unnamed_of<E>> : without_unnamed<E> {};

template <class Lhs, class Rhs>
  requires names_axes<Rhs>
struct equation_of<Lhs, Rhs> {
  using type = equation<Lhs, typename without_unnamed<Rhs>::type>;
  using axes_lhs = axes_t<Lhs>;
  using axes_rhs = axes_t<Rhs>;
};

}  // namespace bptt
