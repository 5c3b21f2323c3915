// Symbols: the names of a net, and the references to them. A symbol is a struct tag that names itself,
//   inline constexpr struct W : parameter<W, 4, 4> {} W;
// so that every compiler prints a formula over it as `mul<W, ago<h, 1>>`.
#pragma once
#include <bptt/formula/shape.hpp>
#include <bptt/formula/step_index.hpp>
#include <concepts>
#include <type_traits>

namespace bptt {

namespace numeric {
template <class Key, class V>
constexpr auto bind(Key, V&&);  // bind.hpp
}
/// The base of everything that can stand in a formula. Formulas are empty types: what they say is in the type alone.
struct expression {};

/// Something that can stand in a formula: a symbol, a reference to one, a node, a literal.
template <class E>
concept operand = __is_base_of(
    expression,
    E);  // the builtin of g++ and clang++: of std::derived_from nine templates are instantiated for each formula

/// The shape of a formula.
template <class E>
using shape_t = typename E::shape;

/// The shape of a formula as a value: `shape_of(W) == shape<4, 3>{}`.
template <operand E>
constexpr shape_t<E> shape_of(E) {
  return {};
}

/// The base of what a value is bound to by `key(value)`: a number, nested braces, an array, a span, anything
/// contiguous.
template <class Key>
struct bindable {
  template <class V>
  constexpr auto operator()(V&& value) const {
    return numeric::bind(Key{}, static_cast<V&&>(value));
  }
  template <class N, decltype(sizeof(0)) n>
  constexpr auto operator()(N (&&value)[n]) const {
    return numeric::bind(Key{}, static_cast<N(&&)[n]>(value));
  }
  template <class N, decltype(sizeof(0)) n, decltype(sizeof(0)) m>
  constexpr auto operator()(N (&&value)[n][m]) const {
    return numeric::bind(Key{}, static_cast<N(&&)[n][m]>(value));
  }
  template <class N, decltype(sizeof(0)) n, decltype(sizeof(0)) m, decltype(sizeof(0)) k>
  constexpr auto operator()(N (&&value)[n][m][k]) const {
    return numeric::bind(Key{}, static_cast<N(&&)[n][m][k]>(value));
  }
};

// --- equations and references -------------------------------------------------------------------

/// The equation Lhs = Rhs. Lhs is `ago<v, 0>` (at every step), `at_last<v>` (once, after the last step), `at<v, -1>` or
/// `after_last<v, 1>` (a state before the first or after the last step, from which a variable starts).
template <class Lhs, class Rhs>
struct equation {
  using lhs = Lhs;
  using rhs = Rhs;
};

/// Holds when a right-hand side has the shape of the symbol that it defines.
template <class Symbol, class SymbolShape, class Rhs, class RhsShape>
inline constexpr bool definition_conforms = std::is_same_v<SymbolShape, RhsShape>;

/// Holds for what can stand in a formula. A number cannot: it has no name to differentiate or to print.
template <class Rhs>
inline constexpr bool is_formula = operand<Rhs>;

/// The equation Lhs = Rhs, of which the axes have been looked at: axes_agree.hpp.
template <class Lhs, class Rhs>
struct equation_of {
  using type = equation<Lhs, Rhs>;
};

template <class Lhs, class Rhs>
constexpr auto define_equation(Lhs, Rhs) {
  static_assert(
      is_formula<Rhs>,
      "bptt: the right-hand side of an equation is a formula; a number is written 2_c or is a constant<Self>");
  if constexpr (is_formula<Rhs>)
    static_assert(definition_conforms<typename Lhs::symbol, shape_t<Lhs>, Rhs, shape_t<Rhs>>,
                  "bptt: the two sides of an equation have different shapes");
  return typename equation_of<Lhs, Rhs>::type{};
}

/// Symbol S, `lag` steps before the step t of the equation it stands in. Only in the equations of a step.
template <class S, int lag>
struct ago : expression {
  using symbol = S;
  using shape = shape_t<S>;
};

/// `v[t] = rhs` is the equation that defines v at every step.
template <class S>
struct ago<S, 0> : expression {
  using symbol = S;
  using shape = shape_t<S>;
  constexpr ago() = default;
  constexpr ago(ago const&) = default;
  /// A place for the values or gradients of all steps: `to(h[t](buffer))`.
  template <class V>
  constexpr auto operator()(V&& place) const {
    return numeric::bind(ago{}, static_cast<V&&>(place));
  }
  template <class Rhs>
  constexpr auto operator=(Rhs rhs) const {
    return define_equation(ago{}, rhs);
  }
  constexpr auto operator=(ago const& rhs) const { return define_equation(ago{}, rhs); }
};

/// Symbol S, `lead` steps after t: in equations that run backward in time, as those of adjoints do.
template <class S, int lead>
struct ahead : expression {
  using symbol = S;
  using shape = shape_t<S>;
};

/// Holds for a step before the first: `v[-1_c] = formula` defines an initial state.
template <class S, int k>
inline constexpr bool is_before_the_first_step = k < 0;

/// Symbol S at step k of an unrolled program; a negative k is before the first step: an initial state, to which a value
/// is bound by `h[-1_c](h0)`.
template <class S, int k>
struct at : expression, bindable<at<S, k>> {
  using symbol = S;
  using shape = shape_t<S>;
  constexpr at() = default;
  constexpr at(at const&) = default;
  template <class Rhs>
  constexpr auto operator=(Rhs rhs) const {
    static_assert(is_before_the_first_step<S, k>,
                  "bptt: an equation defines v[t] at every step, v[last] once, or a state that a variable starts from: "
                  "v[-1_c], v[last + 1_c]");
    return define_equation(at{}, rhs);
  }
  constexpr auto operator=(at const& rhs) const { return define_equation(at{}, rhs); }
};

/// Symbol S, n steps after the last: a state that a variable which runs backward in time starts from, given by a
/// formula or bound by `g[last + 1_c](g0)`. In a program of T steps it is `at<S, T − 1 + n>`.
template <class S, int n>
struct after_last : expression, bindable<after_last<S, n>> {
  using symbol = S;
  using shape = shape_t<S>;
  constexpr after_last() = default;
  constexpr after_last(after_last const&) = default;
  template <class Rhs>
  constexpr auto operator=(Rhs rhs) const {
    return define_equation(after_last{}, rhs);
  }
  constexpr auto operator=(after_last const& rhs) const { return define_equation(after_last{}, rhs); }
};

/// Symbol S at the last step; a variable that is defined once, after the last step, is always written so.
template <class S>
struct at_last : expression {
  using symbol = S;
  using shape = shape_t<S>;
  constexpr at_last() = default;
  constexpr at_last(at_last const&) = default;
  /// A place for the value or gradient at the last step: `to(h[last](buffer))`.
  template <class V>
  constexpr auto operator()(V&& place) const {
    return numeric::bind(at_last{}, static_cast<V&&>(place));
  }
  template <class Rhs>
  constexpr auto operator=(Rhs rhs) const {
    return define_equation(at_last{}, rhs);
  }
  constexpr auto operator=(at_last const& rhs) const { return define_equation(at_last{}, rhs); }
};

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
};

// --- what kind of leaf a formula ends in --------------------------------------------------------

template <class E>
inline constexpr bool is_reference = false;
template <class S, int k>
inline constexpr bool is_reference<ago<S, k>> = true;
template <class S, int k>
inline constexpr bool is_reference<ahead<S, k>> = true;
template <class S, int k>
inline constexpr bool is_reference<at<S, k>> = true;
template <class S>
inline constexpr bool is_reference<at_last<S>> = true;
template <class S, int n>
inline constexpr bool is_reference<after_last<S, n>> = true;

/// The symbol that a leaf names: of `h[t - 1_c]` it is h, of W it is W.
template <class E>
struct named_symbol {
  using type = E;
};
template <class E>
  requires is_reference<E>
struct named_symbol<E> {
  using type = typename E::symbol;
};
template <class E>
using symbol_of = typename named_symbol<E>::type;

template <class E>
inline constexpr bool has_role(role what) {
  if constexpr (is_symbol<E>)
    return E::symbol_role == what;
  else
    return false;
}
template <class E>
concept reference_to_a_variable = is_reference<E> && has_role<symbol_of<E>>(role::variable);

}  // namespace bptt
