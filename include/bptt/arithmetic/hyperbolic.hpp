// tanh, sinh and cosh of a number, as exp in exp_log.hpp.
#pragma once
#include <bptt/arithmetic/binary_number.hpp>
#include <bptt/arithmetic/c_library.hpp>
#include <bptt/meta/inline.hpp>

BPTT_AS_WRITTEN_BEGIN
namespace bptt::elementary {

/// tanh x, odd to the last bit, |tanh x| ≤ 1. tanh(±0) = ±0, tanh(±∞) = ±1; tanh x = x for |x| small and denormal.
template <binary_number N>
BPTT_INLINE constexpr N tanh(N x) {
  using c = constants<N>;
  if (std::is_constant_evaluated()) {
    if (x != x) return x;
  }
  N y = with_sign_of(N(1), x);
  y = select(c::tanh_above < y, c::tanh_above, y);
  // With 2|x| = n·ln 2 + r, i = 2⁻ⁿ and R = r·coth(r/2) = 2 + z·p(z), the addition theorem says
  //   tanh|x| = ((1 + i)r + (1 − i)R) / ((1 − i)r + (1 + i)R).
  // Of that (1 − i)² is taken out, which is near tanh(n·ln 2 / 2), 0 for n = 0, and known to half a unit: the error of
  // the quotient then counts little.
  const auto [n, high, rest] = reduce(y + y);
  const N r = high - rest;
  const N i = power_of_2<N>(0 - n), j = 1 - i, k = 1 + i, z = r * r, p = polynomial<c::coth>(z);
  const N a = i * (4 - 3 * i) + i * (i * i), b = (i * i) * j;
  y = j * j + ((a * r + 2 * b) + (b * z) * p) / ((j * r + 2 * k) + (k * z) * p);
  return with_sign_of(x, y);
}

/// The hyperbolic sine (odd) or cosine of y = |x|: with y = n·ln 2 + r, a = (2ⁿ − 2⁻ⁿ)/2 and b = (2ⁿ + 2⁻ⁿ)/2 the
/// addition theorem says
///   sinh y = a·cosh r + b·sinh r,   cosh y = b·cosh r + a·sinh r.
template <bool odd, binary_number N>
BPTT_INLINE constexpr N hyperbolic(N y) {
  using c = constants<N>;
  using bits = typename c::bits;
  if (std::is_constant_evaluated()) {
    if (y != y) return y;
    if (y > c::sinh_largest) return infinity<N>();
  }
  constexpr bits one = std::bit_cast<bits>(N(1)), unit = bits{1} << c::fraction;
  const auto [n, high, rest] = reduce(y);
  const N r = high - rest, z = r * r;
  // near the end of the range half of 2ⁿ is too large a number yet: a factor of 4 is kept for the end
  const N last = select(y > c::exp_above - 9, N(4), N(1));
  const N p = std::bit_cast<N>((n << c::fraction) + (2 * one - unit - std::bit_cast<bits>(last)));
  const N q = power_of_2<N>(0 - (n >> 1)) * power_of_2<N>((n >> 1) - n - 1);
  const N a = odd ? p - q : p + q, b = odd ? p + q : p - q;
  const N value = ((a + b * r) + z * (a * polynomial<c::cosh>(z) + (b * r) * polynomial<c::sinh>(z))) * last;
  return select(y > c::sinh_largest, infinity<N>(), value);
}
/// (eˣ − e⁻ˣ)/2. sinh(±0) = ±0, sinh(±∞) = ±∞.
template <binary_number N>
BPTT_INLINE constexpr N sinh(N x) {
  return with_sign_of(x, hyperbolic<true>(magnitude(x)));
}
/// (eˣ + e⁻ˣ)/2. cosh(±∞) = ∞.
template <binary_number N>
BPTT_INLINE constexpr N cosh(N x) {
  return hyperbolic<false>(magnitude(x));
}

// Any other type.
template <class N>
constexpr auto tanh(N x) {
  using c_library::tanh;
  return tanh(x);
}
template <class N>
constexpr auto sinh(N x) {
  using c_library::sinh;
  return sinh(x);
}
template <class N>
constexpr auto cosh(N x) {
  using c_library::cosh;
  return cosh(x);
}

}  // namespace bptt::elementary
BPTT_AS_WRITTEN_END
