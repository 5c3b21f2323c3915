// sqrt and pow of a number: at run time the C library's, which are no constants of a program before C++26; in constant
// evaluation plain arithmetic. Functions with a kink, powers by multiplication, the cross-entropy of a sigmoid. And
// with it all elementary functions.
//
// Range.   Every number: zeros, infinities and NaN give what IEEE 754 says, at run time and in constant evaluation.
// Error.   At run time the C library's. Of constants of double, in units in the last place: sqrt 1, pow 9 for exponents
// up to 10, 50 up to 64, beyond that
//          about 3|y·log x|. float is computed in double and rounded.
// Others.  Any other number type, long double, std::complex or one's own, brings its functions, found in std or beside
// the type.
#pragma once
#include <bptt/arithmetic/exp_log.hpp>
#include <bptt/arithmetic/hyperbolic.hpp>
#include <bptt/arithmetic/trigonometric.hpp>
#include <bptt/meta/inline.hpp>

BPTT_AS_WRITTEN_BEGIN
namespace bptt::elementary {

/// The functions in constant evaluation. They neither overflow (g++) nor compute with NaN (clang++) on the way.

namespace constant {

inline constexpr double infinity = std::numeric_limits<double>::infinity(),
                        nan = std::numeric_limits<double>::quiet_NaN();

/// Newton's iteration; the first guess has half the exponent, and is 6% off at most.
constexpr double sqrt(double x) {
  if (x < 0) return nan;
  if (!(x > 0 && x < infinity)) return x;
  if (x < std::numeric_limits<double>::min() * 4) return sqrt(x * 0x1p108) * 0x1p-54;  // denormal: no exponent
  double y = std::bit_cast<double>((std::bit_cast<std::uint64_t>(x) >> 1) + (std::uint64_t{0x3ff} << 51));
  for (int i = 0; i < 4; ++i) y = (y + x / y) / 2;
  return y;
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
  if (magnitude(x) > std::numeric_limits<N>::max() && magnitude(x) < infinity)
    return static_cast<N>(with_sign_of(x, infinity));
  return static_cast<N>(x);
}
}  // namespace constant

/// √x. Of −0 it is −0, of a number below 0 NaN.
template <binary_number N>
BPTT_INLINE constexpr N sqrt(N x) {
  if (std::is_constant_evaluated()) return constant::rounded<N>(constant::sqrt(x));
  return c_library::sqrt(x);
}
/// xʸ. pow(x, ±0) = 1 and pow(1, y) = 1, of NaN too; of a number below 0 and a y that is no integer it is NaN.
template <binary_number N>
BPTT_INLINE constexpr N pow(N x, N y) {
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
constexpr auto pow(N x, N y) {
  using c_library::pow;
  return pow(x, y);
}

// --- without a name in the C library ------------------------------------------------------------

/// xⁿ of an integer n, by multiplications.
template <long long n, class N>
BPTT_INLINE constexpr N integer_power(N x) {
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

}  // namespace bptt::elementary
BPTT_AS_WRITTEN_END
