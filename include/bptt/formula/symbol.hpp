// Symbols: the names of a net. A symbol is a struct tag that names itself,
//   inline constexpr struct W : parameter<W, 4, 4> {} W;
// so that every compiler prints a formula over it as `mul<W, ago<h, 1>>`.
#pragma once
#include <bptt/formula/reference.hpp>

namespace bptt {

// --- symbols ------------------------------------------------------------------------------------

/// What a symbol is: shared by all steps, given at each step, defined by an equation, or one given value.
enum class role { parameter, input, variable, constant };

/// The base of all symbols: indexing by step.
template <class Self, role what, auto... dims>
struct symbol_base : expression {
  using shape = bptt::shape<extent_of(dims)...>;
  static constexpr role symbol_role = what;
  static constexpr bool has_named_axis = (has_a_name(dims) || ...);

  constexpr ago<Self, 0> operator[](step_index) const { return {}; }
  template <int lag>
  constexpr ago<Self, lag> operator[](step_before<lag>) const {
    return {};
  }
  template <int lead>
  constexpr ahead<Self, lead> operator[](step_after<lead>) const {
    return {};
  }
  constexpr at_last<Self> operator[](last_step) const { return {}; }
  template <int n>
  constexpr after_last<Self, n> operator[](step_after_last<n>) const {
    return {};
  }
  template <class I, I k>
  constexpr at<Self, static_cast<int>(k)> operator[](hana::integral_constant<I, k>) const {
    return {};
  }
};

/// A symbol to which a value can be bound.
template <class Self, role what, auto... dims>
struct bindable_symbol : symbol_base<Self, what, dims...>, bindable<Self> {};

/// A parameter: one value, shared by all steps. `W[2_c]` is the copy of it that step 2 reads, `W[t]` the copies of all
/// steps; both only as something to differentiate with respect to.
template <class Self, auto... dims>
struct parameter : bindable_symbol<Self, role::parameter, dims...> {};

/// An input: one value per step. T of them are bound, step 0 first.
template <class Self, auto... dims>
struct input : bindable_symbol<Self, role::input, dims...> {};

/// A variable: what an equation defines. `h[-1_c]` is the initial state that a lag of 1 reads at step 0.
template <class Self, auto... dims>
struct variable : symbol_base<Self, role::variable, dims...> {
  /// A place for its value: `to(L(number))`.
  template <class V>
  constexpr auto operator()(V&& place) const {
    return numeric::bind(Self{}, static_cast<V&&>(place));
  }
};

/// A constant: one given value, not differentiated unless asked.
template <class Self, auto... dims>
struct constant : bindable_symbol<Self, role::constant, dims...> {};

template <class E>
concept is_symbol = operand<E> && requires {
  E::symbol_role;
};

/// The adjoint ∂Loss/∂S: the name of what an adjoint equation defines. It has the shape of S. Loss is a scalar
/// variable.
template <class Loss, class S>
struct bar : symbol_base<bar<Loss, S>, role::variable> {
  using shape = shape_t<S>;
  using primal = S;
};
/// Is E an adjoint, or one at a step?
template <class E>
inline constexpr bool is_adjoint = false;
template <class Loss, class S>
inline constexpr bool is_adjoint<bar<Loss, S>> = true;
template <is_reference E>
inline constexpr bool is_adjoint<E> = is_adjoint<typename E::symbol>;
/// Is it one of Loss?
template <class Loss, class E>
inline constexpr bool is_adjoint_of = false;
template <class Loss, class S>
inline constexpr bool is_adjoint_of<Loss, bar<Loss, S>> = true;
template <class Loss, is_reference E>
inline constexpr bool is_adjoint_of<Loss, E> = is_adjoint_of<Loss, typename E::symbol>;
/// A reference to an adjoint of Loss.
template <class E, class Loss>
concept adjoint_reference = is_reference<E> && is_adjoint_of<Loss, E>;
/// The adjoint of a symbol at a step, and what such an adjoint is the adjoint of.
template <class Loss, class Reference>
using adjoint_at = with_symbol<Reference, bar<Loss, typename Reference::symbol>>;
template <class Adjoint>
using primal_at = with_symbol<Adjoint, typename Adjoint::symbol::primal>;

// --- what kind of leaf a formula ends in --------------------------------------------------------

template <class E>
inline constexpr bool has_role(role what) {
  if constexpr (is_symbol<E>)
    return E::symbol_role == what;
  else
    return false;
}
/// Has a symbol one value for all steps: is it a parameter or a constant?
template <class E>
inline constexpr bool is_shared = has_role<E>(role::parameter) || has_role<E>(role::constant);
template <class E>
concept reference_to_a_variable = is_reference<E> && has_role<symbol_of<E>>(role::variable);

}  // namespace bptt
