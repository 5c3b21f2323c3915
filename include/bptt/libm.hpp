// sqrt, sin, cos, sinh, cosh, log1p and pow of a number: at run time the C library's, which are no constants of a program before C++26; in constant
// evaluation plain arithmetic. And what is made of them: softplus and the cross-entropy of a sigmoid.
//
// Range.   Every number: zeros, infinities and NaN give what IEEE 754 says, at run time and in constant evaluation. One exception: the sine and cosine of a
//          number beyond 10⁶ are constants with g++ alone.
// Error.   At run time the C library's. Of constants of double, in units in the last place: sqrt 1, sin and cos 2, log1p 3, sinh and cosh 5, pow 9 for
//          exponents up to 10, 50 up to 64, beyond that about 3|y·log x|. float is computed in double and rounded.
// Others.  Any other number type, long double, std::complex or one's own, brings its functions, found in std or beside the type.
#pragma once
#include <bptt/elementary.hpp>

namespace bptt::elementary {

/// The functions in constant evaluation. They neither overflow (g++) nor compute with NaN (clang++) on the way.
namespace constant {
inline constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();

constexpr double magnitude(double x) { return with_sign_of(1, x); }

/// Newton's iteration; the first guess has half the exponent, and is 6% off at most.
constexpr double sqrt(double x) {
  if (x < 0) return nan;
  if (!(x > 0 && x < infinity)) return x;
  if (x < 0x1p-1000) return sqrt(x * 0x1p108) * 0x1p-54;  // a denormal number has its exponent elsewhere
  double y = std::bit_cast<double>((std::bit_cast<std::uint64_t>(x) >> 1) + (std::uint64_t{0x3ff} << 51));
  for (int i = 0; i < 4; ++i) y = (y + x / y) / 2;
  return y;
}

/// x = n·π/2 + r + rest, |r| ≤ π/4 and a little.
struct angle {
  long long n;
  double r, rest;
};
inline constexpr double largest_angle = 1e6;
constexpr angle reduce_angle(double x) {
  // π/2 in parts of 33 bits, so that the products with n are exact
  constexpr double first = 0x1.921fb544p+0, second = 0x1.0b4611a6p-34, third = 0x1.3198a2e037073p-69;
  long long const n = static_cast<long long>(x * 0.636619772367581343 + (x < 0 ? -0.5 : 0.5));
  double const k = static_cast<double>(n), a = x - k * first, b = k * second, high = a - b, low = ((a - high) - b) - k * third;
  double const r = high + low;
  return {n, r, (high - r) + low};
}
/// The series of the sine from the power `first` = 1 on, or of the cosine, `first` = 0, divided by its first term; `sign` −1, or 1 for sinh and cosh.
constexpr double series(double square, int first, double sign) {
  double sum = 1;
  for (int n = 20 + first; n > first; n -= 2) sum = 1 + sign * square / (n * (n - 1)) * sum;
  return sum;
}
/// sin(x + n·π/2).
constexpr double sin_of_sum(double x, int n) {
  auto const [turns, r, rest] = reduce_angle(x);
  long long const quadrant = turns + n;
  double const sine = r + (r * (series(r * r, 1, -1) - 1) + rest), cosine = series(r * r, 0, -1) - r * rest;
  double const value = quadrant % 2 == 0 ? sine : cosine;
  return (quadrant % 4 + 4) % 4 < 2 ? value : -value;
}
constexpr double sin(double x) {
  if (x == 0 || x != x) return x;
  if (magnitude(x) == infinity) return nan;
  if (magnitude(x) > largest_angle) return c_library::sin(x);
  return sin_of_sum(x, 0);
}
constexpr double cos(double x) {
  if (x != x) return x;
  if (magnitude(x) == infinity) return nan;
  if (magnitude(x) > largest_angle) return c_library::cos(x);
  return sin_of_sum(x, 1);
}

/// eˣ/2, finite a little beyond the range of eˣ.
constexpr double half_exp(double x) {
  if (x < constants<double>::largest) return exp(x) / 2;
  if (x > 710.4758600739439) return infinity;
  double const root = exp(x / 2);
  return root / 2 * root;
}
constexpr double sinh(double x) {
  double const y = magnitude(x);
  if (x == 0 || x != x) return x;
  if (y < 1) return x + x * (series(x * x, 1, 1) - 1);
  double const half = half_exp(y);
  return with_sign_of(x, half - 0.25 / half);
}
constexpr double cosh(double x) {
  if (x != x) return x;
  double const half = half_exp(magnitude(x));
  return half + 0.25 / half;
}

/// log(1 + x) through the rounded u = 1 + x: what rounding has done to log u it has done to u − 1 as well.
constexpr double log1p(double x) {
  if (x == infinity || x != x) return x;
  double const u = 1 + x;
  if (u == 1) return x;
  return x <= -1 ? log(u) : log(u) * (x / (u - 1));
}

/// xⁿ by squaring, without a square that is not needed.
constexpr double to_the_integer(double x, long long n) {
  double result = 1;
  for (; n > 1; n /= 2) {
    if (n % 2 == 1) result *= x;
    x *= x;
  }
  return n == 1 ? result * x : result;
}
constexpr double pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return nan;
  double const size = magnitude(x), exponent = magnitude(y);
  bool const whole = exponent >= 0x1p53 || static_cast<double>(static_cast<long long>(exponent)) == exponent;
  bool const odd = exponent < 0x1p53 && whole && static_cast<long long>(exponent) % 2 == 1;
  if (x < 0 && size < infinity && !whole) return nan;
  double const sign = odd ? with_sign_of(x, 1) : 1;
  if (size == 1) return sign;
  double const limit = (size > 1) == (y > 0) ? infinity : 0;
  if (size == 0 || size == infinity || exponent > 0x1p64) return sign * limit;
  double const logarithm = y * log(size);
  if (magnitude(logarithm) > 746 || logarithm > constants<double>::largest) return sign * limit;
  if (exponent > 64 || magnitude(logarithm) > 600) return sign * exp(logarithm);
  long long const n = static_cast<long long>(exponent);  // the rest of the exponent is below 1
  double const power = to_the_integer(size, n), root = exp((exponent - static_cast<double>(n)) * log(size));
  return y > 0 ? sign * (power * root) : sign / power / root;
}

template <binary_number N>
constexpr N rounded(double x) {
  if (magnitude(x) > std::numeric_limits<N>::max() && magnitude(x) < infinity) return static_cast<N>(with_sign_of(x, infinity));
  return static_cast<N>(x);
}
}  // namespace constant

/// √x. Of −0 it is −0, of a number below 0 NaN.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N sqrt(N x) {
  if (std::is_constant_evaluated()) return constant::rounded<N>(constant::sqrt(x));
  return c_library::sqrt(x);
}
/// The sine of x radians. sin(±0) = ±0, sin(±∞) is NaN.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N sin(N x) {
  if (std::is_constant_evaluated()) return constant::rounded<N>(constant::sin(x));
  return c_library::sin(x);
}
/// The cosine of x radians. cos(±∞) is NaN.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N cos(N x) {
  if (std::is_constant_evaluated()) return constant::rounded<N>(constant::cos(x));
  return c_library::cos(x);
}
/// (eˣ − e⁻ˣ)/2. sinh(±0) = ±0, sinh(±∞) = ±∞.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N sinh(N x) {
  if (std::is_constant_evaluated()) return constant::rounded<N>(constant::sinh(x));
  return c_library::sinh(x);
}
/// (eˣ + e⁻ˣ)/2. cosh(±∞) = ∞.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N cosh(N x) {
  if (std::is_constant_evaluated()) return constant::rounded<N>(constant::cosh(x));
  return c_library::cosh(x);
}
/// log(1 + x), with its full relative precision around 0. log1p(±0) = ±0, log1p(−1) = −∞, below −1 it is NaN.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N log1p(N x) {
  if (std::is_constant_evaluated()) return constant::rounded<N>(constant::log1p(x));
  return c_library::log1p(x);
}
/// xʸ. pow(x, ±0) = 1 and pow(1, y) = 1, of NaN too; of a number below 0 and a y that is no integer it is NaN.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N pow(N x, N y) {
  if (std::is_constant_evaluated()) return constant::rounded<N>(constant::pow(x, y));
  return c_library::pow(x, y);
}

// Any other type.
template <class N>
constexpr auto sqrt(N x) {
  using c_library::sqrt;
  return sqrt(x);
}
template <class N>
constexpr auto sin(N x) {
  using c_library::sin;
  return sin(x);
}
template <class N>
constexpr auto cos(N x) {
  using c_library::cos;
  return cos(x);
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
template <class N>
constexpr auto log1p(N x) {
  using c_library::log1p;
  return log1p(x);
}
template <class N>
constexpr auto pow(N x, N y) {
  using c_library::pow;
  return pow(x, y);
}

// --- without a name in the C library ------------------------------------------------------------------------------------------

/// xⁿ of an integer n, by multiplications.
template <long long n, class N>
[[gnu::always_inline]] inline constexpr N integer_power(N x) {
  if constexpr (n < 0)
    return N(1) / integer_power<-n>(x);
  else if constexpr (n == 0)
    return N(1);
  else if constexpr (n == 1)
    return x;
  else {
    N const root = integer_power<n / 2>(x), square = root * root;
    if constexpr (n % 2 == 0)
      return square;
    else
      return square * x;
  }
}

/// |x|; of −0 it is 0.
template <class N>
[[gnu::always_inline]] inline constexpr auto abs(N x) {
  if constexpr (binary_number<N>)
    return with_sign_of(N(1), x);
  else {
    using c_library::abs;
    return abs(x);
  }
}
/// x where it is above 0, else 0.
template <class N>
[[gnu::always_inline]] inline constexpr N relu(N x) {
  return x < N(0) ? N(0) : x;  // NaN goes through
}
/// −1, 0 or 1: the sign of x.
template <class N>
[[gnu::always_inline]] inline constexpr N sign(N x) {
  return x > N(0) ? N(1) : x < N(0) ? N(-1) : x;
}
/// 1 where x is above 0, else 0 (Heaviside's function).
template <class N>
[[gnu::always_inline]] inline constexpr N heaviside(N x) {
  return x > N(0) ? N(1) : x < N(0) ? N(0) : x;
}

/// log(1 + eˣ). Where numbers are ordered it is max(x, 0) + log(1 + e^−|x|), which does not overflow.
template <class N>
[[gnu::always_inline]] inline constexpr N softplus(N x) {
  if constexpr (requires { x < x; }) {
    if (std::is_constant_evaluated() && x != x) return x;
    return relu(x) + log1p(exp(-abs(x)));
  } else
    return log(N(1) + exp(x));
}
/// −y·log σ(x) − (1 − y)·log(1 − σ(x)) = log(1 + eˣ) − x·y, finite where σ(x) is 0 or 1.
template <class N>
[[gnu::always_inline]] inline constexpr N sigmoid_cross_entropy(N x, N y) {
  if constexpr (requires { x < x; })
    return (relu(x) - x * y) + log1p(exp(-abs(x)));
  else
    return softplus(x) - x * y;
}

}  // namespace bptt::elementary
