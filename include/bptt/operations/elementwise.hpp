// Elementwise functions, of operands of any shape. A function has one place: its node, with its name, its value of a
// number and its slope as a formula, and the function that people write; in a namespace of one's own likewise. The
// value of a float or a double is in arithmetic/. A name is a string, or a `spelling` {in the source, in text, in
// LaTeX}. Proofs know of `is_odd` and `is_even` that f(−z) is ∓f(z); other identities are in proof/. The plan knows of
// `is_simple` that a value is one operation.
#pragma once
#include <bptt/arithmetic/elementary.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/operations/operators.hpp>
#include <bptt/simplify/simplify.hpp>

namespace bptt {

// --- powers and roots ---------------------------------------------------------------------------

/// z²;  (z²)′ = 2z
template <class Z>
struct square_of : elementwise<Z> {
  static constexpr auto name = "square";
  static constexpr bool is_simple = true;
  BPTT_INLINE static constexpr auto value(auto x) { return x * x; }
  static constexpr auto slope(auto z, auto) { return simplified::times(literal<2>{}, z); }
};
template <operand Z>
constexpr square_of<Z> square(Z) {
  return {};
}

/// √z;  (√z)′ = 1/(2y). At 0 the slope is ∞; of a negative number value and slope are NaN.
template <class Z>
struct sqrt_of : elementwise<Z> {
  static constexpr auto name = "sqrt";
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::sqrt(x); }
  static constexpr auto slope(auto, auto y) { return simplified::quotient(one, simplified::times(literal<2>{}, y)); }
};
template <operand Z>
constexpr sqrt_of<Z> sqrt(Z) {
  return {};
}

/// 1/z;  (1/z)′ = −y². Of ±0 it is ±∞ and the slope −∞.
template <class Z>
struct reciprocal_of : elementwise<Z> {
  static constexpr auto name = "reciprocal";
  static constexpr bool is_simple = true;
  BPTT_INLINE static constexpr auto value(auto x) { return decltype(x)(1) / x; }
  static constexpr auto slope(auto, auto y) { return simplified::negative(square_of<decltype(y)>{}); }
};
template <operand Z>
constexpr reciprocal_of<Z> reciprocal(Z) {
  return {};
}

// --- exponentials -------------------------------------------------------------------------------

/// eᶻ;  exp′ = y
template <class Z>
struct exp_of : elementwise<Z> {
  static constexpr spelling name{"exp", {}, "\\exp"};
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::exp(x); }
  static constexpr auto slope(auto, auto y) { return y; }
};
template <operand Z>
constexpr exp_of<Z> exp(Z) {
  return {};
}

/// log z, the natural logarithm;  log′ = 1/z. Of 0 it is −∞, of a negative number NaN.
template <class Z>
struct log_of : elementwise<Z> {
  static constexpr spelling name{"log", {}, "\\log"};
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::log(x); }
  static constexpr auto slope(auto z, auto) { return simplified::quotient(one, z); }
};
template <operand Z>
constexpr log_of<Z> log(Z) {
  return {};
}

/// tanh z;  tanh′ = 1 − y²
template <class Z>
struct tanh_of : elementwise<Z> {
  static constexpr spelling name{"tanh", {}, "\\tanh"};
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::tanh(x); }
  static constexpr auto slope(auto, auto y) { return simplified::minus(one, square_of<decltype(y)>{}); }
};
template <operand Z>
constexpr tanh_of<Z> tanh(Z) {
  return {};
}

/// σ(z) = 1 / (1 + e⁻ᶻ);  σ′ = y(1 − y)
template <class Z>
struct sigmoid_of : elementwise<Z> {
  static constexpr spelling name{"sigmoid", "σ", "\\sigma"};
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::sigmoid(x); }
  static constexpr auto slope(auto, auto y) { return simplified::hadamard_product(y, simplified::minus(one, y)); }
};
template <operand Z>
constexpr sigmoid_of<Z> sigmoid(Z) {
  return {};
}

/// log(1 + eᶻ), a smooth relu, without overflow;  softplus′ = σ(z). Every number is in its domain.
template <class Z>
struct softplus_of : elementwise<Z> {
  static constexpr auto name = "softplus";
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::softplus(x); }
  static constexpr auto slope(auto z, auto) { return sigmoid_of<decltype(z)>{}; }
};
template <operand Z>
constexpr softplus_of<Z> softplus(Z) {
  return {};
}

template <class Z>
struct cosh_of;
/// sinh z;  sinh′ = cosh z. Every number is in its domain; it overflows to ±∞.
template <class Z>
struct sinh_of : elementwise<Z> {
  static constexpr spelling name{"sinh", {}, "\\sinh"};
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::sinh(x); }
  static constexpr auto slope(auto z, auto) { return cosh_of<decltype(z)>{}; }
};
template <operand Z>
constexpr sinh_of<Z> sinh(Z) {
  return {};
}

/// cosh z;  cosh′ = sinh z. Every number is in its domain; it overflows to ∞.
template <class Z>
struct cosh_of : elementwise<Z> {
  static constexpr spelling name{"cosh", {}, "\\cosh"};
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::cosh(x); }
  static constexpr auto slope(auto z, auto) { return sinh_of<decltype(z)>{}; }
};
template <operand Z>
constexpr cosh_of<Z> cosh(Z) {
  return {};
}

// --- angles -------------------------------------------------------------------------------------

template <class Z>
struct cos_of;
/// sin z, of radians;  sin′ = cos z. Of ±∞ value and slope are NaN.
template <class Z>
struct sin_of : elementwise<Z> {
  static constexpr spelling name{"sin", {}, "\\sin"};
  static constexpr bool is_odd = true;
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::sin(x); }
  BPTT_INLINE static constexpr auto value_within(auto x) { return elementary::sin_within(x); }  // see angles.hpp
  static constexpr auto slope(auto z, auto) { return cos_of<decltype(z)>{}; }
};
template <operand Z>
constexpr sin_of<Z> sin(Z) {
  return {};
}

/// cos z, of radians;  cos′ = −sin z. Of ±∞ value and slope are NaN.
template <class Z>
struct cos_of : elementwise<Z> {
  static constexpr spelling name{"cos", {}, "\\cos"};
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::cos(x); }
  BPTT_INLINE static constexpr auto value_within(auto x) { return elementary::cos_within(x); }  // see angles.hpp
  static constexpr auto slope(auto z, auto) { return simplified::negative(sin_of<decltype(z)>{}); }
};
template <operand Z>
constexpr cos_of<Z> cos(Z) {
  return {};
}

/// The angle whose tangent is z, from −π/2 to π/2;  atan′ = 1/(1 + z²).
template <class Z>
struct atan_of : elementwise<Z> {
  static constexpr spelling name{"atan", {}, "\\arctan"};
  static constexpr bool is_odd = true;
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::atan(x); }
  static constexpr auto slope(auto z, auto) {
    return simplified::quotient(one, simplified::plus(one, square_of<decltype(z)>{}));
  }
};
template <operand Z>
constexpr atan_of<Z> atan(Z) {
  return {};
}

// --- functions with a kink ----------------------------------------------------------------------

/// The sign of z, −1, 0 or 1; 0 at 0. Its slope is the literal 0: that is the derivative everywhere but at 0, where
/// there is none. A term with the factor 0 is taken out of the formula: nothing is passed back through a sign.
template <class Z>
struct sign_of : elementwise<Z> {
  static constexpr auto name = "sign";
  static constexpr bool is_simple = true;
  static constexpr bool is_odd = true;
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::sign(x); }
  static constexpr auto slope(auto, auto) { return zero; }
};
template <operand Z>
constexpr sign_of<Z> sign(Z) {
  return {};
}

/// Heaviside's step function, the slope of relu: 1 where z is above 0, else 0; 0 at 0. Its slope is the literal 0, as
/// that of `sign_of`.
template <class Z>
struct heaviside_of : elementwise<Z> {
  static constexpr auto name = "heaviside";
  static constexpr bool is_simple = true;
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::heaviside(x); }
  static constexpr auto slope(auto, auto) { return zero; }
};
template <operand Z>
constexpr heaviside_of<Z> heaviside(Z) {
  return {};
}

/// |z|;  |z|′ = sign z. At the kink, 0, the slope is taken to be 0.
template <class Z>
struct abs_of : elementwise<Z> {
  static constexpr auto name = "abs";
  static constexpr bool is_simple = true;
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::abs(x); }
  static constexpr auto slope(auto z, auto) { return sign_of<decltype(z)>{}; }
};
template <operand Z>
constexpr abs_of<Z> abs(Z) {
  return {};
}

/// max(z, 0);  relu′ = heaviside z. At the kink, 0, the slope is taken to be 0.
template <class Z>
struct relu_of : elementwise<Z> {
  static constexpr auto name = "relu";
  static constexpr bool is_simple = true;
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::relu(x); }
  static constexpr auto slope(auto z, auto) { return heaviside_of<decltype(z)>{}; }
};
template <operand Z>
constexpr relu_of<Z> relu(Z) {
  return {};
}

}  // namespace bptt
