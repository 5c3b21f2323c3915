// Elementwise functions, of operands of any shape. A function has one place: its node, with what it is called, its value of a number and its slope
// as a formula, and the builder that people write. A new function is five lines here (or in anybody's own namespace).
#pragma once
#include <bptt/elementary.hpp>
#include <bptt/operators.hpp>
#include <bptt/simplify.hpp>

namespace bptt {

/// The base of the node f(z), for each component. The node has
///   name        how it is written,
///   value(x)    f of a number,
///   slope(z, y) f′(z) as a formula; y is f(z) itself, whose value is there already when the slope is needed.
template <class Z>
struct elementwise : node {
  using shape = shape_t<Z>;
  using argument = Z;
};

template <class E>
concept elementwise_node = is_node<E> && requires { typename E::argument; };

/// tanh z;  tanh′ = 1 − y²
template <class Z>
struct tanh_of : elementwise<Z> {
  static constexpr auto name = "tanh";
  static constexpr auto value(auto x) { return elementary::tanh(x); }
  static constexpr auto slope(auto, auto y);
};

/// σ(z) = 1 / (1 + e⁻ᶻ);  σ′ = y(1 − y)
template <class Z>
struct sigmoid_of : elementwise<Z> {
  static constexpr auto name = "σ";
  static constexpr auto value(auto x) { return elementary::sigmoid(x); }
  static constexpr auto slope(auto, auto y) { return simplified::hadamard_product(y, simplified::minus(one, y)); }
};

/// eᶻ;  exp′ = y
template <class Z>
struct exp_of : elementwise<Z> {
  static constexpr auto name = "exp";
  static constexpr auto value(auto x) { return elementary::exp(x); }
  static constexpr auto slope(auto, auto y) { return y; }
};

/// log z, the natural logarithm;  log′ = 1/z. Of 0 it is −∞, of a negative number NaN.
template <class Z>
struct log_of : elementwise<Z> {
  static constexpr auto name = "log";
  static constexpr auto value(auto x) { return elementary::log(x); }
  static constexpr auto slope(auto z, auto) { return simplified::quotient(one, z); }
};

/// z²;  (z²)′ = 2z
template <class Z>
struct square_of : elementwise<Z> {
  static constexpr auto name = "square";
  static constexpr auto value(auto x) { return x * x; }
  static constexpr auto slope(auto z, auto) { return simplified::times(literal<2>{}, z); }
};

template <class Z>
constexpr auto tanh_of<Z>::slope(auto, auto y) {
  return simplified::minus(one, square_of<decltype(y)>{});
}

template <operand Z>
constexpr tanh_of<Z> tanh(Z) {
  return {};
}
template <operand Z>
constexpr sigmoid_of<Z> sigmoid(Z) {
  return {};
}
template <operand Z>
constexpr exp_of<Z> exp(Z) {
  return {};
}
template <operand Z>
constexpr log_of<Z> log(Z) {
  return {};
}
template <operand Z>
constexpr square_of<Z> square(Z) {
  return {};
}

// --- functions of which the name is known ----------------------------------------------------------------------------

/// The slope f′ of a named function f; `prime(f)`.
template <class F>
struct slope_of;

/// f(z) of a named function.
template <class F, class Z>
struct applied : elementwise<Z> {
  static constexpr auto value(auto x) {
    static_assert(requires { F::value(x); }, "bptt: a function of which only the name is known has no value: give it a static value(x) and slope(x)");
    return F::value(x);
  }
  static constexpr auto slope(auto z, auto) { return applied<slope_of<F>, decltype(z)>{}; }
};

/// A differentiable function of which the name is known, `inline constexpr struct f : function<f> {} f;`: enough to derive and to prove.
/// With static members `value(x)` and `slope(x)` of a number x it can be evaluated as well.
template <class Self>
struct function {
  template <operand Z>
  constexpr applied<Self, Z> operator()(Z) const {
    return {};
  }
};

template <class F>
struct slope_of : function<slope_of<F>> {
  static constexpr auto value(auto x)
    requires requires { F::slope(x); }
  {
    return F::slope(x);
  }
};

/// f′, the derivative of a named function: `prime(f)(z)` is a formula.
template <class F>
  requires std::derived_from<F, function<F>>
constexpr slope_of<F> prime(F) {
  return {};
}

}  // namespace bptt
