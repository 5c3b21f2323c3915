// Symbols: the names in a net. A symbol is an empty struct that names itself,
//   inline constexpr struct W : parameter<W, 4, 4> {} W;
// so that compilers print a formula over it as `mul<W, ago<h, 1>>`. The numbers are its shape: none for a scalar, one
// for a column vector, two for the rows and columns of a matrix. An axis may stand in the place of a number (axis.hpp).
#pragma once
#include <bptt/formula/reference.hpp>

namespace bptt {

// --- symbols ------------------------------------------------------------------------------------

/// What a symbol stands for: a parameter, an input, a variable, a constant; see there.
enum class role { parameter, input, variable, constant };

/// The base of all symbols: its shape, and references to it at a step, `h[t - 1_c]`.
template <class Self, role what, auto... dims>
struct symbol_base : expression, habits {
  using self = Self;
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
  template <integer_by_type K>
  constexpr at<Self, static_cast<int>(K::value)> operator[](K) const {
    return {};
  }
  /// `h[-1]`, `h[k]`: not known by type. `h[0.5_c]`: no integer.
  template <not_a_step N>
  constexpr refused operator[](N) const {
    static_assert(
        BPTT_HOLDS(is_known_by_type<N>),
        "bptt: a number in a step is an integer that is known by type: h[2_c], h[-1_c]; component i of a vector is "
        "component<i>(v)");
    return {};
  }
  constexpr refused operator[](refused) const { return {}; }
};

/// A symbol to which a value can be bound.
template <class Self, role what, auto... dims>
struct bindable_symbol : symbol_base<Self, what, dims...>, bindable<Self> {};

/// A parameter: one value, shared by all steps; its gradient is the sum over the steps. As targets only there are
/// `W[2_c]`, the copy of it that step 2 reads, and `W[t]`, the copies of all steps.
///   inline constexpr struct W : parameter<W, 4, 3> {} W;     in equations W, bound by W(values)
template <class Self, auto... dims>
struct parameter : bindable_symbol<Self, role::parameter, dims...> {};

/// An input: one value per step; T of them are bound, step 0 first.
///   inline constexpr struct x : input<x, 3> {} x;     in equations x[t], bound by x(values)
template <class Self, auto... dims>
struct input : bindable_symbol<Self, role::input, dims...> {};

/// A token: an input that is one of V symbols at each step, bound by its integer ids, 0 to V − 1. In formulas it is the
/// one-hot vector e_k, whose sum is 1: E·e_k is column k of E, and a cross-entropy with it picks one logarithm.
///   inline constexpr struct k : token<k, 50> {} k;     in equations k[t], bound by k(ids)
template <class Self, auto vocabulary>
struct token : bindable_symbol<Self, role::input, vocabulary> {
  static constexpr bool is_token = true;
};

/// A variable: its value is defined by an equation, `h[t] = ...` or `L[last] = ...`. `h[-1_c]` is the initial state
/// that a lag of 1 reads at step 0.
///   inline constexpr struct h : variable<h, 4> {} h;     h[-1_c](values) binds an initial state
template <class Self, auto... dims>
struct variable : symbol_base<Self, role::variable, dims...> {
  /// A place to which its value is written: `to(L(number))`.
  template <class V>
  constexpr auto operator()(V&& place) const {
    return numeric::bind(Self{}, static_cast<V&&>(place));
  }
};

/// A constant: one value, given in each call and not differentiated unless it is a target.
///   inline constexpr struct mu : constant<mu> {} mu;     in equations mu, bound by mu(0.1)
template <class Self, auto... dims>
struct constant : bindable_symbol<Self, role::constant, dims...> {};

template <class E>
concept is_symbol = operand<E> && requires {
  E::symbol_role;
};

/// Is E a one-hot vector, known by type: a token, or one at a step?
template <class E>
inline constexpr bool is_one_hot = false;
template <is_symbol S>
  requires requires { S::is_token; }
inline constexpr bool is_one_hot<S> = true;
template <is_reference E>
inline constexpr bool is_one_hot<E> = is_one_hot<typename E::symbol>;

/// The adjoint ∂Loss/∂S, as the symbol that an adjoint equation defines. It has the shape of S.
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
/// Is E an adjoint of Loss, or one at a step?
template <class Loss, class E>
inline constexpr bool is_adjoint_of = false;
template <class Loss, class S>
inline constexpr bool is_adjoint_of<Loss, bar<Loss, S>> = true;
template <class Loss, is_reference E>
inline constexpr bool is_adjoint_of<Loss, E> = is_adjoint_of<Loss, typename E::symbol>;
/// A reference to an adjoint of Loss.
template <class E, class Loss>
concept adjoint_reference = is_reference<E> && is_adjoint_of<Loss, E>;
/// The adjoint of a symbol at a step; and back, the primal of an adjoint at a step.
template <class Loss, class Reference>
using adjoint_at = with_symbol<Reference, bar<Loss, typename Reference::symbol>>;
template <class Adjoint>
using primal_at = with_symbol<Adjoint, typename Adjoint::symbol::primal>;

// --- roles of leaves ----------------------------------------------------------------------------

template <class E>
inline constexpr bool has_role(role what) {
  if constexpr (is_symbol<E>)
    return E::symbol_role == what;
  else
    return false;
}
/// Is a symbol a parameter or a constant, with one value for all steps?
template <class E>
inline constexpr bool is_shared = has_role<E>(role::parameter) || has_role<E>(role::constant);
template <class E>
concept reference_to_a_variable = is_reference<E> && has_role<symbol_of<E>>(role::variable);

}  // namespace bptt
