// Roots and powers. sqrt and pow are at run time the C library's, which are no constants of a program before C++26;
// in constant evaluation they are plain arithmetic. hypot is written here, as exp in exp_log.hpp, and so are its
// slope, `direction_cosine`, and that of atan2, `inversion`.
//
// Range.   Every number: zeros, infinities and NaN give what IEEE 754 says, at run time and in constant
//          evaluation.
// Error.   Of sqrt and pow at run time that of the C library. Of constants of double, in units in the last
//          place, of sqrt 1, of pow 9 for exponents up to 10, 50 up to 64, beyond that about 3|y·log x|; float
//          is computed in double and rounded. The others: see exp_log.hpp. `direction_cosine` loses digits where a/b
//          is below 10⁻²⁷⁰ (float: 10⁻²⁸).
// Others.  Any other number type, long double, std::complex or one's own, brings its functions, found in std or
//          beside the type.
#pragma once
#include <bptt/arithmetic/exp_log.hpp>
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

// --- the distance from (0, 0) to a point in the plane ---------------------------------------------

/// The point (|a|, |b|), times a power of two with which its squares neither overflow nor vanish. An infinite
/// coordinate is 1 and one beside it 0: then `by` is 0.
template <class N>
struct point_in_range {
  N a, b, by;
};
template <binary_number N>
BPTT_INLINE constexpr point_in_range<N> in_range(N a, N b) {
  using c = constants<N>;
  constexpr N largest = std::numeric_limits<N>::max();
  const N x = magnitude(a), y = magnitude(b), greater = x > y ? x : y;
  if (std::is_constant_evaluated()) {
    if (x > largest || y > largest) return {x > largest ? N(1) : N(0), y > largest ? N(1) : N(0), 0};
  }
  const N inside = select(greater > c::square_below, 1 / c::scale, select(greater < c::square_above, c::scale, N(1)));
  const N by = select(greater > largest, N(0), inside);
  return {select(x > largest, N(1), x * by), select(y > largest, N(1), y * by), by};
}
/// 2⁻ⁿ of 2ⁿ.
template <binary_number N>
BPTT_INLINE constexpr N inverse_of_power(N power) {
  using bits = typename constants<N>::bits;
  return std::bit_cast<N>(2 * std::bit_cast<bits>(N(1)) - std::bit_cast<bits>(power));
}
/// √x of a number in the middle of the range, or 0, without a branch: 1/√x by Newton's iteration, and a correction.
template <binary_number N>
BPTT_INLINE constexpr N root_in_range(N x) {
  using c = constants<N>;
  N y = std::bit_cast<N>(c::root - (std::bit_cast<typename c::bits>(x) >> 1));
  const N half = x * N(0.5);
  for (int i = 0; i < (sizeof(N) == 8 ? 3 : 2); ++i) y = y * (N(1.5) - (half * y) * y);
  const N root = as_written(x * y);
  return root + (y * N(0.5)) * (x - root * root);
}

/// √(a² + b²), where a² + b² may overflow or vanish. hypot(±∞, b) and hypot(a, ±∞) are ∞, of NaN too.
template <binary_number N>
BPTT_INLINE constexpr N hypot(N a, N b) {
  using limits = std::numeric_limits<N>;
  if (std::is_constant_evaluated()) {
    if (magnitude(a) > limits::max() || magnitude(b) > limits::max()) return infinity<N>();
    if (a != a || b != b) return limits::quiet_NaN();
  }
  const auto [x, y, by] = in_range(a, b);
  const N root = root_in_range(x * x + y * y);
  if (std::is_constant_evaluated()) {
    if (by < 1 && root > limits::max() * by) return infinity<N>();
  }
  const N value = root * inverse_of_power(by);
  return select(magnitude(a) > limits::max(), infinity<N>(),
                select(magnitude(b) > limits::max(), infinity<N>(), value));
}
/// a/√(a² + b²), the direction cosine of a point (a, b), which is the slope of hypot in a; 0 of (0, 0). Where
/// one coordinate is infinite the direction is that of its axis, where both are, that of the diagonal.
template <binary_number N>
BPTT_INLINE constexpr N direction_cosine(N a, N b) {
  if (std::is_constant_evaluated()) {
    if (a != a || b != b) return std::numeric_limits<N>::quiet_NaN();
  }
  const auto [x, y, by] = in_range(a, b);
  const N square = x * x + y * y, root = root_in_range(square);
  return with_sign_of(a, x / select(square == 0, infinity<N>(), root));
}
/// a/(a² + b²), the first coordinate of the point (a, b) inverted in the unit circle, which is the slope of atan2(b, a)
/// in b; 0 of (0, 0) and of points that are infinite.
template <binary_number N>
BPTT_INLINE constexpr N inversion(N a, N b) {
  using limits = std::numeric_limits<N>;
  if (std::is_constant_evaluated()) {
    if (a != a || b != b) return limits::quiet_NaN();
  }
  const auto [x, y, by] = in_range(a, b);
  const N square = select(by == 0, infinity<N>(), x * x + y * y);
  const N quotient = x / select(square == 0, infinity<N>(), square);
  if (std::is_constant_evaluated()) {
    if (by > 1 && quotient > limits::max() / by) return with_sign_of(a, infinity<N>());
  }
  return with_sign_of(a, as_written(quotient) * by);
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
template <class N>
constexpr auto hypot(N a, N b) {
  using c_library::hypot;
  return hypot(a, b);
}
template <class N>
constexpr N direction_cosine(N a, N b) {
  N const r = hypot(a, b);
  return r == N(0) ? N(0) : a / r;
}
template <class N>
constexpr N inversion(N a, N b) {
  N const r = hypot(a, b);
  return r == N(0) ? N(0) : a / r / r;
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
