// Layout: which way a derivative that is a matrix is written. Two conventions are in use, and formulas copied from one
// into the other are transposed. Source of the names: Wikipedia, "Matrix calculus", section "Layout conventions".
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/proof/equivalent.hpp>

namespace bptt {

/// `derivative` is in denominator layout for a scalar loss, and in numerator layout for a loss that is a vector.
enum class layout {
  numerator,    // ∂y/∂x has a row for each component of y: the Jacobian; ∂E/∂x of a scalar E is a row
  denominator,  // ∂E/∂W of a scalar E has the shape of W; ∂y/∂x has a column for each component of y
  both,         // the two are the same, as for scalars
  neither       // a formula could not be proved equal to one of them
};

namespace derivation {

/// The layout of what `derivative` returns.
template <class Loss>
inline constexpr layout derived_layout = is_scalar<shape_t<Loss>> ? layout::denominator : layout::numerator;
template <class Loss>
inline constexpr layout other_layout = is_scalar<shape_t<Loss>> ? layout::numerator : layout::denominator;

/// Aᵀ, with the transpose taken as far into the formula as it goes: sums, products of components, scalings.
template <class A>
struct turned_over {
  using type = decltype(transposed(A{}));
};
template <class A>
using turned = typename turned_over<A>::type;
template <int T, class Formula>
struct turned_over<closed_form<T, Formula>> {
  using type = closed_form<T, turned<Formula>>;
};
template <auto n, auto m>
struct turned_over<zeros<n, m>> {
  using type = zeros<m, n>;
};
template <class A, class B>
struct turned_over<add<A, B>> {
  using type = add<turned<A>, turned<B>>;
};
template <class A, class B>
struct turned_over<sub<A, B>> {
  using type = sub<turned<A>, turned<B>>;
};
template <class A, class B>
struct turned_over<hadamard_of<A, B>> {
  using type = hadamard_of<turned<A>, turned<B>>;
};
template <class A, class S>
struct turned_over<div<A, S>> {
  using type = div<turned<A>, S>;
};
template <class S, class A>
  requires(is_scalar<shape_t<S>>)
struct turned_over<mul<S, A>> {
  using type = mul<S, turned<A>>;
};
template <class A, class S>
  requires(!is_scalar<shape_t<A>> && is_scalar<shape_t<S>>)
struct turned_over<mul<A, S>> {
  using type = mul<turned<A>, S>;
};

}  // namespace derivation

/// Holds when a formula has the shape and the axes of a derivative, or of its transpose.
template <class Formula, class FormulaShape, class Derivative, class DerivativeShape>
inline constexpr bool has_a_layout = can_compare(Formula{}, Derivative{}) ||
                                     can_compare(Formula{}, derivation::turned<Derivative>{});

/// In which layout is `formula` written, which is meant to be ∂loss/∂target? Its shape decides where that is no square,
/// its named axes where they differ; otherwise it is proved equal to the derivative, to its transpose, to both or to
/// neither.
///   layout_of(net, h[1_c], x[1_c], diag(1_c - square(h[1_c])) * U) == layout::numerator
/// Errors, at compile time: a formula that has neither the shape and axes of the derivative nor those of its transpose;
/// those of `derivative`.
template <int T, class Recurrence, operand Loss, operand Target, operand Formula>
constexpr layout layout_of(program<T, Recurrence> net, Loss loss, Target target, Formula formula) {
  using derived = decltype(derivative(net, loss, target));
  using other = derivation::turned<derived>;
  static_assert(BPTT_HOLDS(has_a_layout<Formula, shape_t<Formula>, derived, shape_t<derived>>),
                "bptt: a formula has neither the shape and axes of the derivative nor those of its transpose");
  constexpr bool as_derived = can_compare(Formula{}, derived{}), as_other = can_compare(Formula{}, other{});
  if constexpr (shape_t<derived>::rank == 0)
    return layout::both;
  else if constexpr (as_derived && !as_other)
    return derivation::derived_layout<Loss>;
  else if constexpr (!as_derived)
    return derivation::other_layout<Loss>;
  else {
    bool const is_derived = equivalent(net, formula, derived{}), is_other = equivalent(net, formula, other{});
    return is_derived && is_other ? layout::both
           : is_derived           ? derivation::derived_layout<Loss>
           : is_other             ? derivation::other_layout<Loss>
                                  : layout::neither;
  }
}

/// Holds for a layout that something can be written in.
template <layout which>
inline constexpr bool is_one_layout = which == layout::numerator || which == layout::denominator;

/// ∂loss/∂target in a layout. For a scalar E this is the transpose of what `derivative` returns:
///   derivative_in<layout::numerator>(net, E, W)
/// Errors and cost: those of `derivative`.
template <layout which, int T, class Recurrence, operand Loss, operand Target>
constexpr auto derivative_in(program<T, Recurrence> net, Loss loss, Target target) {
  static_assert(BPTT_HOLDS(is_one_layout<which>),
                "bptt: a derivative is written in layout::numerator or in layout::denominator");
  auto const derived = derivative(net, loss, target);
  if constexpr (which == derivation::derived_layout<Loss>)
    return derived;
  else
    return derivation::turned<std::remove_const_t<decltype(derived)>>{};
}

/// Holds when it is known in which layout a formula is written.
template <class Formula, layout which>
inline constexpr bool layout_is_known = which != layout::neither;

/// A formula for ∂loss/∂target in a layout: as it is, or transposed where it is written in the other one.
///   in_layout<layout::denominator>(net, L, W, mine)
/// Errors, at compile time: those of `layout_of`, and a formula that is not proved equal to the derivative or its
/// transpose.
template <layout which, int T, class Recurrence, operand Loss, operand Target, operand Formula>
constexpr auto in_layout(program<T, Recurrence> net, Loss loss, Target target, Formula formula) {
  static_assert(BPTT_HOLDS(is_one_layout<which>),
                "bptt: a derivative is written in layout::numerator or in layout::denominator");
  constexpr layout written_in = layout_of(decltype(net){}, decltype(loss){}, decltype(target){}, Formula{});
  static_assert(
      BPTT_HOLDS(layout_is_known<Formula, written_in>),
      "bptt: a formula is not known to be the derivative or its transpose, so that it has no layout to convert from");
  if constexpr (written_in == which || written_in == layout::both)
    return formula;
  else
    return derivation::turned<Formula>{};
}

}  // namespace bptt
