// exp, log, log1p, sigmoid and softplus of a number; tanh, sinh and cosh are in hyperbolic.hpp, sin, cos and angles in
// trigonometric.hpp, hypot in powers.hpp. For float and double they are written here, once, constexpr, without a
// branch, a table or a call: the same definition is a constant in a static_assert, straight code on one value, and four
// or eight values at once in a loop.
//
// Errors, speed and range are in README.md. How loops over them are vectorised is said at `select`; how they stay right
// with -ffast-math, in as_written.hpp.
#pragma once
#include <bptt/arithmetic/binary_number.hpp>
#include <bptt/arithmetic/c_library.hpp>
#include <bptt/meta/inline.hpp>

BPTT_AS_WRITTEN_BEGIN
namespace bptt::elementary {

/// eʳ − 1, |r| ≤ ln 2 / 2.
template <binary_number N>
BPTT_INLINE constexpr N exp_less_1(N r) {
  using c = constants<N>;
  constexpr std::size_t first = sizeof(N) / 2,
                        all = std::size(c::exp);  // in two parts, of which neither waits for the other
  const N square = r * r;
  return (r + square * polynomial<c::exp, 0, first>(r)) +
         (square * to_the<first>(r)) * polynomial<c::exp, first, all>(r);
}

/// eˣ. exp(−∞) = 0, exp(∞) = ∞, exp(±0) = 1.
template <binary_number N>
BPTT_INLINE constexpr N exp(N x) {
  using c = constants<N>;
  if (std::is_constant_evaluated()) {  // where arithmetic may neither meet NaN (clang++) nor overflow (g++)
    if (x != x) return x;
    if (x > c::largest) return infinity<N>();
    if (x < c::exp_below) return 0;
  }
  const auto [n, r, rest] = reduce(x);
  // 2ⁿ in two factors, as it may lie outside the normal numbers; the rest of the argument is taken off one of them, as
  // the polynomial need not wait for it
  const N s = power_of_2<N>(n >> 1), t = power_of_2<N>(n - (n >> 1)), u = s - s * rest;
  const N y = as_written(u + u * exp_less_1(r)) * t;
  const N beyond = x > 0 ? infinity<N>() : N(0);
  return select(magnitude(x) > -c::exp_below, beyond, y);
}

/// eˣ of an x that is not above 0.
template <binary_number N>
BPTT_INLINE constexpr N exp_of_negative(N x) {
  using c = constants<N>;
  if (std::is_constant_evaluated()) {
    if (x != x) return x;
    if (x < c::exp_below) return 0;
  }
  const auto [n, r, rest] = reduce(x);
  const N s = power_of_2<N>(n >> 1), t = power_of_2<N>(n - (n >> 1)), u = s - s * rest;
  const N y = as_written(u + u * exp_less_1(r)) * t;
  return select(x < c::exp_below, N(0), y);
}

/// 1/(1 + e⁻ˣ), with its full relative precision in both tails. sigmoid(±0) = 1/2, sigmoid(−∞) = 0, sigmoid(∞) = 1.
template <binary_number N>
BPTT_INLINE constexpr N sigmoid(N x) {
  if (std::is_constant_evaluated()) {
    if (x != x) return x;
  }
  const N t = exp_of_negative(-magnitude(x));
  return (x < 0 ? t : N(1)) / (1 + t);
}

/// log(2ᵏ(1 + f)), f from √½ − 1 to √2 − 1; and where k is not finite, k.
template <binary_number N>
BPTT_INLINE constexpr N log_of_parts(N k, N f) {
  using c = constants<N>;
  // log(1 + f) = 2·artanh(s) with s = f/(f + 2), and 2s = f − s·f, of which f is exact
  const N s = f / (f + 2), z = s * s;
  return as_written(k * c::ln2_high + f) - ((s * f - k * c::ln2_low) - (s * z) * polynomial<c::log>(z));
}

/// The natural logarithm. log(±0) = −∞, log(∞) = ∞, log(1) = 0; of a number below 0 it is NaN.
template <binary_number N>
BPTT_INLINE constexpr N log(N x) {
  using c = constants<N>;
  using bits = typename c::bits;
  using limits = std::numeric_limits<N>;
  if (std::is_constant_evaluated()) {
    if (x != x || x < 0) return limits::quiet_NaN();
  }
  constexpr bits unit = bits{1} << c::fraction, one = std::bit_cast<bits>(N(1));
  constexpr bits root = std::bit_cast<bits>(static_cast<N>(0.7071067811865475244L));
  // x·scale is a normal number, and x = m·2ᵏ with m in [√½, √2).
  const N scale = select(x < 2 * limits::min(), N(unit), N(0.5));
  const bits b = std::bit_cast<bits>(x * scale) + (one - root);
  const N m = std::bit_cast<N>((b & (unit - 1)) + root);
  // What the logarithms of 0, ∞, NaN and of negative numbers are, k says already.
  N k = number<N>((b >> c::fraction) - (std::bit_cast<bits>(scale) >> c::fraction));
  k = select(!(x <= limits::max()), x, k);
  k = std::bit_cast<N>(std::bit_cast<bits>(k) | (0 - (std::bit_cast<bits>(x) >> (8 * sizeof(N) - 1))));  // x < 0: NaN
  k = select(x == 0, -infinity<N>(), k);
  return log_of_parts(k, m - 1);
}

/// log(1 + x), with its full relative precision around 0. log1p(±0) = ±0, log1p(−1) = −∞, log1p(∞) = ∞; below −1 it is
/// NaN.
template <binary_number N>
BPTT_INLINE constexpr N log1p(N x) {
  using c = constants<N>;
  using bits = typename c::bits;
  using limits = std::numeric_limits<N>;
  if (std::is_constant_evaluated()) {
    if (x != x || x < -1) return limits::quiet_NaN();
    if (x > limits::max()) return x;
  }
  constexpr bits unit = bits{1} << c::fraction, one = std::bit_cast<bits>(N(1));
  constexpr bits root = std::bit_cast<bits>(static_cast<N>(0.7071067811865475244L));
  // 1 + x = u + c, u = m·2ᵏ with m in [√½, √2). The rounding error c is exact where it counts.
  const N above = select(c::least_log1p > x, c::least_log1p, x),
          size = select(limits::max() < above, limits::max(), above), u = as_written(1 + size),
          error = size - as_written(u - 1);
  const bits b = std::bit_cast<bits>(u) + (one - root), exponent = b & ~(unit - 1);
  const N m = std::bit_cast<N>((b & (unit - 1)) + root), scale = std::bit_cast<N>(2 * one + unit - exponent);  // 2¹⁻ᵏ
  // What the logarithms of 0, ∞, NaN and of negative numbers are, k says already.
  N k = number<N>((exponent >> c::fraction) - (one >> c::fraction));
  k = select(!(x <= limits::max()), x, k);
  k = select(x <= -1, -infinity<N>(), k);
  k = select(x < -1, limits::quiet_NaN(), k);
  return with_sign_of(x, log_of_parts(k, as_written(m - 1) + (error * scale) * N(0.5)));
}

/// log(1 + t), 0 ≤ t ≤ 1.
template <binary_number N>
BPTT_INLINE constexpr N log_of_1_and(N t) {
  const N s = t / (2 + t), z = s * s;
  return t - (s * t - (s * z) * polynomial<constants<N>::log_of_sum>(z));
}

/// log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|), which does not overflow, with its full relative precision. softplus(−∞) =
/// 0, softplus(∞) = ∞.
template <binary_number N>
BPTT_INLINE constexpr N softplus(N x) {
  if (std::is_constant_evaluated()) {
    if (x != x) return x;
  }
  const N positive = x < 0 ? N(0) : x;
  return positive + log_of_1_and(exp_of_negative(-magnitude(x)));
}

/// log(eᵃ + eᵇ), of numbers of any size: of two that are −∞ it is −∞, of one that is ∞ it is ∞.
template <binary_number N>
BPTT_INLINE constexpr N logaddexp(N a, N b) {
  if (std::is_constant_evaluated()) {
    if (a != a || b != b) return std::numeric_limits<N>::quiet_NaN();
    if (a == b) return a + static_cast<N>(0.693147180559945309417L);
  }
  const N away = magnitude(a - b), distance = select(a == b, N(0), away), greater = a > b ? a : b;
  return greater + log_of_1_and(exp_of_negative(-distance));
}
/// eᵃ/(eᵃ + eᵇ) = σ(a − b), the slope of logaddexp in a: of two that are −∞ it is 0, of two that are ∞ it is 1/2.
template <binary_number N>
BPTT_INLINE constexpr N exp_share(N a, N b) {
  if (std::is_constant_evaluated()) {
    if (a != a || b != b) return std::numeric_limits<N>::quiet_NaN();
    if (a == b) return a < std::numeric_limits<N>::lowest() ? N(0) : N(0.5);
  }
  const N share = sigmoid(a - b), of_equals = a < std::numeric_limits<N>::lowest() ? N(0) : N(0.5);
  return select(a == b, of_equals, share);
}

// Any other type.
template <class N>
constexpr auto exp(N x) {
  using c_library::exp;
  return exp(x);
}
template <class N>
constexpr auto log(N x) {
  using c_library::log;
  return log(x);
}
template <class N>
constexpr auto log1p(N x) {
  using c_library::log1p;
  return log1p(x);
}
template <class N>
constexpr auto sigmoid(N x) {
  using c_library::exp;
  return N(1) / (N(1) + exp(-x));
}
template <class N>
constexpr auto softplus(N x) {
  if constexpr (requires { x < x; }) {
    using c_library::abs, c_library::exp, c_library::log1p;
    return (x < N(0) ? N(0) : x) + log1p(exp(-abs(x)));
  } else {
    using c_library::exp, c_library::log;
    return log(N(1) + exp(x));
  }
}

template <class N>
constexpr N exp_share(N a, N b) {
  return sigmoid(a - b);
}
template <class N>
constexpr N logaddexp(N a, N b) {
  if constexpr (requires { a < b; })
    return a < b ? b + softplus(a - b) : a + softplus(b - a);
  else
    return a + softplus(b - a);
}

}  // namespace bptt::elementary
BPTT_AS_WRITTEN_END
