// sin and cos of a number, as exp in exp_log.hpp, up to an angle of 10⁶ (float: 10⁸); beyond that by exact arithmetic
// with as many digits of π as it takes, in a branch. atan and atan2, without a branch.
//
// Loops.   A branch is what no loop is vectorised with. `sin_within` and `cos_within` are without: the same
//          numbers up to `largest_angle`, and no sensible ones beyond. A loop whose angles are known to be
//          within, or have been looked at before, takes these.
#pragma once
#include <array>
#include <bptt/arithmetic/binary_number.hpp>
#include <bptt/arithmetic/c_library.hpp>
#include <bptt/meta/inline.hpp>

BPTT_AS_WRITTEN_BEGIN
namespace bptt::elementary {

/// Up to this angle, in radians, `sin_within` and `cos_within` are the sine and the cosine.
template <binary_number N>
inline constexpr N largest_angle = sizeof(N) == 8 ? N(1e6) : N(1e8);

/// x = n·π + r − rest, |r| ≤ π/2 and a little; of n the last bit counts.
template <class N>
struct angle {
  typename constants<N>::bits n;
  N r, rest;
};

/// The angle x, or, `turned`, a quarter of a turn more: sin(x + π/2) is the cosine. As far as `largest_angle`.
template <bool turned>
BPTT_INLINE constexpr angle<double> reduce_angle(double x) {
  constexpr double inverse = 0.318309886183790672, magic = integers<double>;
  // π in parts of 33 bits, so that the products with n are exact, and the rest
  constexpr double first = 0x1.921fb544p+1, second = 0x1.0b4611a6p-33, third = 0x1.3198a2ep-68,
                   fourth = 0x1.b839a252049c1p-103;
  std::uint64_t const sum =
      std::bit_cast<std::uint64_t>((turned ? as_written(x * inverse + 0.5) : x * inverse) + magic);
  double const whole = as_written(number<double>(sum - std::bit_cast<std::uint64_t>(magic))),
               n = turned ? whole - 0.5 : whole;
  double const a = as_written(x - n * first), b = n * second, high = as_written(a - b),
               low = n * third - as_written(as_written(a - high) - b), r = as_written(high - low);
  return {sum, r, n * fourth - as_written(as_written(high - r) - low)};
}
/// For float this is done in double: then r is all there is.
template <bool turned>
BPTT_INLINE constexpr angle<float> reduce_angle(float x) {
  constexpr double inverse = 0.318309886183790672, magic = integers<double>;
  constexpr double first = 0x1.921fb54p+1, second = 0x1.10b4611a62633p-29;  // 27 bits, and the rest
  double const angle = x;
  std::uint64_t const sum =
      std::bit_cast<std::uint64_t>((turned ? as_written(angle * inverse + 0.5) : angle * inverse) + magic);
  double const whole = as_written(number<double>(sum - std::bit_cast<std::uint64_t>(magic))),
               n = turned ? whole - 0.5 : whole;
  return {static_cast<std::uint32_t>(sum), static_cast<float>(as_written(angle - n * first) - n * second), 0};
}

/// sin(n·π + r − rest) = (−1)ⁿ·sin(r − rest)
template <binary_number N>
BPTT_INLINE constexpr N sine(angle<N> a) {
  using c = constants<N>;
  N const sign = std::bit_cast<N>((a.n << (8 * sizeof(N) - 1)) | std::bit_cast<typename c::bits>(N(1)));
  N const r = sign * a.r, z = a.r * a.r;
  N rest = 0;
  if constexpr (sizeof(N) == 8)
    rest = (sign * a.rest) * (1 - z * 0.405);            // the slope, cos r, is 1 at 0 and 0 at the ends
  return r - ((r * z) * polynomial<c::sine>(z) + rest);  // for −0 it is −0 − (−0 + 0)
}

/// The angle x beyond `largest_angle`, by multiplication of the integer x·2^−e with those 192 bits of 1/π·2^e that
/// matter (M. H. Payne, R. N. Hanek, Radian reduction for trigonometric functions, SIGNUM Newsletter 18, 1983).
template <bool turned>
constexpr angle<double> reduce_large_angle(double x) {
  constexpr std::uint32_t inverse[] = {
      // 1/π after the binary point
      0x517cc1b7, 0x27220a94, 0xfe13abe8, 0xfa9a6ee0, 0x6db14acc, 0x9e21c820, 0xff28b1d5, 0xef5de2b0,
      0xdb92371d, 0x2126e970, 0x03249775, 0x04e8c90e, 0x7f0ef58e, 0x5894d39f, 0x74411afa, 0x975da242,
      0x74ce3813, 0x5a2fbf20, 0x9cc8eb1c, 0xc1a99cfa, 0x4e422fc5, 0xdefc941d, 0x8ffc4bff, 0xef02cc07,
      0xf79788c5, 0xad05368f, 0xb69b3f67, 0x93e584db, 0xa7a31fb3, 0x4f2ff516, 0xba93dd63, 0xf5f2f8bd,
      0x9e839cfb, 0xc5294975, 0x35fdafd8, 0x8fc6ae84, 0x2b019823, 0x7e3db5d5};
  std::uint64_t const b = std::bit_cast<std::uint64_t>(magnitude(x));
  int const e = static_cast<int>(b >> 52) - 1075;
  std::uint64_t const fraction = (b & ((std::uint64_t{1} << 52) - 1)) | (std::uint64_t{1} << 52);
  // the bits of 1/π from the weight 2^−e on: what is before gives a multiple of 2
  std::array<std::uint64_t, 7> product{};  // of 32 bits each, the most significant first
  int const place = e + 63, word = place / 32 - 2, shift = place % 32;
  for (int part = 0; part < 2; ++part) {
    std::uint64_t const factor = part == 0 ? fraction & 0xffffffff : fraction >> 32;
    std::uint64_t carry = 0;
    for (int i = 5; i >= part; --i) {
      auto const at = [&](int k) { return k < 0 ? std::uint64_t{0} : std::uint64_t{inverse[k]}; };
      std::uint64_t const window = (((at(word + i) << 32) | at(word + i + 1)) >> (32 - shift)) & 0xffffffff;
      std::uint64_t& to = product[static_cast<std::size_t>(i - part)];
      carry += factor * window + to;
      to = carry & 0xffffffff;
      carry >>= 32;
    }
  }
  if (turned) product[0] += 0x40000000;
  std::uint64_t n = product[0] >> 31;
  bool const below = ((product[0] >> 30) & 1) != 0;  // nearer to the next multiple
  if (below) {
    ++n;
    for (auto& p : product) p = ~p & 0xffffffff;
  }
  product[0] &= 0x7fffffff;
  double h = 0, l = 0, unit = 0x1p-31;
  for (std::size_t i = 0; i < 6; ++i, unit *= 0x1p-32) {
    double const p = static_cast<double>(product[i]) * unit, sum = as_written(h + p);
    l += p - as_written(sum - h);
    h = sum;
  }
  // (h + l)·π to twice the digits: the factors are cut into halves, of which the products are exact
  constexpr double pi = 0x1.921fb54442d18p+1, pi_first = 0x1.921fb5p+1, pi_second = pi - pi_first,
                   pi_rest = 0x1.1a62633145c07p-53;
  constexpr std::uint64_t half = ~((std::uint64_t{1} << 27) - 1);
  double const turns = as_written(h + l), turns_rest = l - as_written(turns - h),
               head = std::bit_cast<double>(std::bit_cast<std::uint64_t>(turns) & half), tail = turns - head;
  double const greatest = as_written(head * pi_first),
               others = as_written((head * pi_second + tail * pi_first) +
                                   ((tail * pi_second + turns_rest * pi) + turns * pi_rest));
  double const r = as_written(greatest + others), rest = as_written(r - greatest) - others,
               sign = with_sign_of(turned ? 1.0 : x, 1.0) * (below ? -1 : 1);
  return {n, sign * r, sign * rest};
}

/// The sine, or, `turned`, the cosine, of an angle that is NaN or beyond `largest_angle`.
template <bool turned, binary_number N>
[[gnu::noinline]] constexpr N sine_beyond(N x) {
  using limits = std::numeric_limits<N>;
  if (!(magnitude(x) <= limits::max())) return limits::quiet_NaN();
  return static_cast<N>(sine(reduce_large_angle<turned>(x)));
}

/// sin x up to `largest_angle`, without a branch.
template <binary_number N>
BPTT_INLINE constexpr N sin_within(N x) {
  return sine(reduce_angle<false>(x));
}
/// cos x up to `largest_angle`, without a branch.
template <binary_number N>
BPTT_INLINE constexpr N cos_within(N x) {
  return sine(reduce_angle<true>(x));
}
/// The sine of x radians. sin(±0) = ±0, sin(±∞) is NaN.
template <binary_number N>
BPTT_INLINE constexpr N sin(N x) {
  if (!(magnitude(x) <= largest_angle<N>)) [[unlikely]]
    return sine_beyond<false>(x);
  return sin_within(x);
}
/// The cosine of x radians. cos(±∞) is NaN.
template <binary_number N>
BPTT_INLINE constexpr N cos(N x) {
  if (!(magnitude(x) <= largest_angle<N>)) [[unlikely]]
    return sine_beyond<true>(x);
  return cos_within(x);
}

// --- the angle of a tangent ---------------------------------------------------------------------

/// turns·π/4 + sign·atan(least/most), 0 ≤ least ≤ most. Beyond π/8 it is one turn more, of the angle whose tangent is
/// (z − 1)/(z + 1).
template <binary_number N>
BPTT_INLINE constexpr N angle_of_quotient(N least, N most, N turns, N sign) {
  using c = constants<N>;
  const N beyond = N(0.5) - with_sign_of(N(0.41421356237309504880L) * most - least, N(0.5));  // 1 or 0
  const N z = sign * ((least - beyond * most) / (most + beyond * least)), square = z * z;
  const N eighths = turns + beyond * sign;
  return eighths * c::eighth_high +
         as_written((z * square) * polynomial<c::atan>(square) + eighths * c::eighth_low + z);
}

/// The angle whose tangent is x, in radians, from −π/2 to π/2. atan(±0) = ±0, atan(±∞) = ±π/2.
template <binary_number N>
BPTT_INLINE constexpr N atan(N x) {
  constexpr N far = N(0x1p60);  // as good as ∞
  if (std::is_constant_evaluated()) {
    if (x != x) return x;
  }
  const N size = select(magnitude(x) > far, far, magnitude(x));
  const N least = select(size > 1, N(1), size), most = select(1 > size, N(1), size);
  const N steep = with_sign_of(1 - size, N(1));
  return with_sign_of(x, angle_of_quotient(least, most, 1 - steep, steep));
}
/// The angle of the point (x, y), in radians from −π to π, the sign that of y. atan2(±0, x) is ±0 for x above 0 and for
/// 0, and ±π for x below 0 and for −0; infinite coordinates count as equal: atan2(∞, −∞) is 3π/4.
template <binary_number N>
BPTT_INLINE constexpr N atan2(N y, N x) {
  using limits = std::numeric_limits<N>;
  constexpr N large = limits::max() / N(0x1p20), small = 1 / large;
  N a = magnitude(y), b = magnitude(x);
  if (std::is_constant_evaluated()) {
    if (a != a || b != b) return limits::quiet_NaN();
    if (const bool y_is = a > limits::max(), x_is = b > limits::max(); y_is || x_is) a = y_is, b = x_is;
  }
  const N smaller = a > b ? b : a, greater = a > b ? a : b;  // NaN stays one
  const N steep = with_sign_of(b - a, N(1)), way = with_sign_of(x, N(1));
  const N inside = select(greater > large, N(0x1p-20), select(greater < small, N(0x1p20), N(1)));
  const N by = select(greater > limits::max(), N(0), inside);
  const N least = select(smaller > limits::max(), N(1), smaller * by);
  const N most = select(greater > limits::max(), N(1), select(greater == 0, N(1), greater * by));
  return with_sign_of(y, angle_of_quotient(least, most, (1 - steep) + (1 + steep) * (1 - way), steep * way));
}

// Any other type.
template <class N>
constexpr auto atan(N x) {
  using c_library::atan;
  return atan(x);
}
template <class N>
constexpr auto atan2(N y, N x) {
  using c_library::atan2;
  return atan2(y, x);
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

}  // namespace bptt::elementary
BPTT_AS_WRITTEN_END
