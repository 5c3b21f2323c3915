// Functions of which the name is known: enough to derive and to prove.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/operations/elementwise.hpp>

namespace bptt {

/// f′(z) of a named function.
template <class F, class Z>
struct primed;

/// Holds for a function that has a value of its own.
template <class F>
inline constexpr bool function_has_a_value = requires {
  F::value(1.0);
};

/// f(z) of a named function.
template <class F, class Z>
struct applied : elementwise<Z> {
  static constexpr auto value(auto x) {
    static_assert(
        BPTT_HOLDS(function_has_a_value<F>),
        "bptt: a function of which only the name is known has no value: give it a static value(x) and slope(x)");
    if constexpr (function_has_a_value<F>)
      return F::value(x);
    else
      return x;
  }
  static constexpr auto slope(auto z, auto) { return primed<F, decltype(z)>{}; }
};

/// A differentiable function of which the name is known, `inline constexpr struct f : function<f> {} f;`: enough to
/// derive and to prove. With static members `value(x)` and `slope(x)` of a number x it can be evaluated as well.
template <class Self>
struct function {
  template <operand Z>
  constexpr applied<Self, Z> operator()(Z) const {
    return {};
  }
};

/// The slope f′ of a named function f, a function itself; `prime(f)`.
template <class F>
struct slope_of : function<slope_of<F>> {
  static constexpr auto value(auto x) requires requires { F::slope(x); }
  { return F::slope(x); }
  template <operand Z>
  constexpr primed<F, Z> operator()(Z) const {
    return {};
  }
};

template <class F, class Z>
struct primed : elementwise<Z> {
  static constexpr auto value(auto x) { return applied<slope_of<F>, Z>::value(x); }
  static constexpr auto slope(auto z, auto) { return primed<slope_of<F>, decltype(z)>{}; }
};

/// f′, the derivative of a named function: `prime(f)(z)` is a formula.
template <class F>
  requires std::derived_from<F, function<F>>
constexpr slope_of<F> prime(F) { return {}; }

}  // namespace bptt
