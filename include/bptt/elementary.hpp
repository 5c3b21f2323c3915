// exp, log, tanh and sigmoid of a number. For float and double they are written here, once, constexpr, without a branch, a table or a call: the
// same definition is a constant in a static_assert, straight code on one value, and four or eight values at once in a loop.
//
//   largest error    double   float     in units in the last place, found among 10⁶ to 10⁷ numbers of each range, against long double;
//   exp              2.0      1.8       of float each 37th number there is, against double; with and without fused multiply-adds
//   log              1.6      1.6
//   tanh             2.2      2.0
//   sigmoid          2.9      2.9
//
// Cost.    In a loop, AVX2 at 3 GHz, 1.4-1.9 ns a value in double, 0.5-0.8 in float (libm 5-10, tanh 15-25). One value after the other: tanh half
//          of libm's time; exp, log and sigmoid 1-4 ns more than libm's, whose tables and branches no loop could have.
// Range.   Every number: what overflows is ∞, what lies below the normal numbers is denormal and as good, NaN gives NaN.
// Loops.   `for (…) y[i] = tanh(x[i]);` is vectorised by g++ 12 (-O3; -O2 if the length is a constant) and clang 19 (-O2), with and without AVX2,
//          under the language's rules: no -ffast-math, no -fno-trapping-math. How that is reached is said at `select`.
// Needs.   IEEE 754 binary32 and binary64, rounding to nearest, no excess precision (SSE2, not x87); two builtins of g++ and clang++. The
//          compiler may contract to fused multiply-adds: that changes the last place, so a constant and a run-time value can differ there. No
//          errno; no promise about exception flags. With -ffast-math only normal numbers, a little away from overflow, keep their digits.
// Others.  Any other number type, long double or one's own, brings its functions: exp(x) is found in std or beside the type.
#pragma once
#include <bptt/c_library.hpp>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace bptt::elementary {

/// The types for which the functions are written here.
template <class N>
concept binary_number = std::same_as<N, float> || std::same_as<N, double>;

/// What the functions know of a type. The polynomials are minimax (Remez's exchange algorithm in 60 digits, then rounded), computed for this
/// header; beside each is what the rounded coefficients leave of relative error in the function it stands for.
template <binary_number N>
struct constants;

template <>
struct constants<double> {
  using bits = std::uint64_t;
  static constexpr int fraction = 52;                                                     // bits after the binary point
  static constexpr double ln2_high = 0x1.62e42fefa38p-1, ln2_low = 0x1.ef35793c7673p-45;  // n·ln2_high is exact for |n| < 2¹¹
  static constexpr double largest = 0x1.62e42fefa39efp+9;                                 // the largest x of finite exp(x)
  static constexpr double exp_above = 710, exp_below = -746, tanh_above = 20;             // from here on it is ∞, 0 and 1
  // (eʳ − 1 − r)/r² in r, |r| ≤ 0.347: 2^-56.6
  static constexpr double exp[] = {0x1.000000000000ap-1,  0x1.55555555554f9p-3,  0x1.55555555507ccp-5,  0x1.1111111127f0ap-7,
                                   0x1.6c16c1845391ep-10, 0x1.a01a012994ba4p-13, 0x1.a01999953c2aap-16, 0x1.71df2650dc0a9p-19,
                                   0x1.28ade6369805bp-22, 0x1.ad7f017369d5dp-26};
  // (r·coth(r/2) − 2)/r² in r², |r| ≤ 0.347: 2^-59.6
  static constexpr double coth[] = {0x1.555555555553ep-3, -0x1.6c16c16beb708p-9, 0x1.1566aaf0f15e3p-14, -0x1.bbd41871d4c51p-20,
                                    0x1.6374bdb3fb854p-25};
  // (2·artanh(s)/s − 2)/s² in s², |s| ≤ 3 − √8: 2^-59.1
  static constexpr double log[] = {0x1.5555555555593p-1, 0x1.999999997f8abp-2, 0x1.249249423e2cep-2, 0x1.c71c51c68187bp-3,
                                   0x1.74664d7457282p-3, 0x1.39a02eee9caedp-3, 0x1.2f15bd0b0a295p-3};
};

template <>
struct constants<float> {
  using bits = std::uint32_t;
  static constexpr int fraction = 23;
  static constexpr float ln2_high = 0x1.62e4p-1f, ln2_low = 0x1.7f7d1cp-20f;  // 16 bits and the rest
  static constexpr float largest = 0x1.62e42ep+6f;
  static constexpr float exp_above = 90, exp_below = -105, tanh_above = 10;
  static constexpr float exp[] = {0x1.fffffcp-2f, 0x1.55549p-3f, 0x1.5558f6p-5f, 0x1.123a8ep-7f, 0x1.6a234ap-10f};  // 2^-27.8
  static constexpr float coth[] = {0x1.55551ep-3f, -0x1.6aa404p-9f};                                                // 2^-28.7
  static constexpr float log[] = {0x1.55557ap-1f, 0x1.995e7cp-2f, 0x1.31e9f6p-2f};                                  // 2^-29.9
};

/// `a` where the rare case holds, else `b`. g++ would compute what follows once for a constant `a` and once for `b`, and then has a branch around
/// arithmetic that might trap, which it does not vectorise. Where the case is said never to occur, it does not: one minimum, or one blend.
/// For the same end no condition is used twice, and no operation has its only use in `b`.
template <class T>
[[gnu::always_inline]] inline constexpr T select(bool rare, T a, T b) {
  return __builtin_expect_with_probability(rare, false, 1.0) ? a : b;
}

/// x to a power of two, by squaring.
template <std::size_t power, class N>
[[gnu::always_inline]] inline constexpr N to_the(N x) {
  if constexpr (power == 1) {
    return x;
  } else {
    const N root = to_the<power / 2>(x);
    return root * root;
  }
}

/// The polynomial in x of the coefficients [first, last), as a tree (Estrin): a chain of logarithmic length.
template <const auto& c, std::size_t first, std::size_t last, class N>
[[gnu::always_inline]] inline constexpr N polynomial(N x) {
  if constexpr (last - first == 1) {
    return c[first];
  } else {
    constexpr std::size_t half = std::bit_ceil(last - first) / 2;
    return polynomial<c, first, first + half>(x) + to_the<half>(x) * polynomial<c, first + half, last>(x);
  }
}
template <const auto& c, class N>
[[gnu::always_inline]] inline constexpr N polynomial(N x) {
  return polynomial<c, 0, std::size(c)>(x);
}

/// 2ⁿ for an exponent in the range of the normal numbers; of n only the low bits count.
template <class N, class bits = typename constants<N>::bits>
[[gnu::always_inline]] inline constexpr N power_of_2(bits n) {
  return std::bit_cast<N>((n << constants<N>::fraction) + std::bit_cast<bits>(N(1)));
}

/// The integer n, two's complement, as a number: in the fraction of 1.5·2^52 (float: 1.5·2^23), and that taken away again; AVX2 has no conversion.
/// -ffast-math would move the subtraction to where it cancels; there the slower conversion is taken.
template <class N>
inline constexpr N integers = static_cast<N>(1.5) * static_cast<N>(typename constants<N>::bits{1} << constants<N>::fraction);
template <class N, class bits = typename constants<N>::bits>
[[gnu::always_inline]] inline constexpr N number(bits n) {
#ifdef __FAST_MATH__
  return static_cast<N>(static_cast<std::int32_t>(n));
#else
  return std::bit_cast<N>(n + std::bit_cast<bits>(integers<N>)) - integers<N>;
#endif
}

/// x = n·ln 2 + r, |r| ≤ ln 2 / 2 and a little; n in the low bits only (one more than the exponent has), two's complement.
template <class N>
struct reduced {
  typename constants<N>::bits n;
  N r;
};
template <class N, class bits = typename constants<N>::bits>
[[gnu::always_inline]] inline constexpr reduced<N> reduce(N x) {
  constexpr N log2_e = static_cast<N>(1.442695040888963407L);
  const bits sum = std::bit_cast<bits>(x * log2_e + integers<N>);  // rounded to an integer: one unit in the last place is 1
  const N n = number<N>(sum - std::bit_cast<bits>(integers<N>));
  return {sum, (x - n * constants<N>::ln2_high) - n * constants<N>::ln2_low};
}

/// |y| with the sign of x; std::copysign is constexpr from C++23 on only. From bits, g++ would take them through an integer register.
[[gnu::always_inline]] inline constexpr double with_sign_of(double x, double y) { return __builtin_copysign(y, x); }
[[gnu::always_inline]] inline constexpr float with_sign_of(float x, float y) { return __builtin_copysignf(y, x); }

/// eˣ. exp(−∞) = 0, exp(∞) = ∞, exp(±0) = 1.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N exp(N x) {
  using c = constants<N>;
  if (std::is_constant_evaluated()) {  // where arithmetic may neither meet NaN (clang++) nor overflow (g++)
    if (x != x) return x;
    if (x > c::largest) return std::numeric_limits<N>::infinity();
  }
  x = select(c::exp_above < x, c::exp_above, x);  // in this order of operands NaN goes through
  x = select(c::exp_below > x, c::exp_below, x);
  const auto [n, r] = reduce(x);
  // 2ⁿ in two factors, as it may lie outside the normal numbers; and put in before the polynomial is known, for a shorter chain.
  const N s = power_of_2<N>(n >> 1), t = power_of_2<N>(n - (n >> 1)), a = (s * (r * r)) * t;
  return ((s + s * r) * t + a * polynomial<c::exp, 0, 4>(r)) + (a * to_the<4>(r)) * polynomial<c::exp, 4, std::size(c::exp)>(r);
}

/// tanh x, odd to the last bit, |tanh x| ≤ 1. tanh(±0) = ±0, tanh(±∞) = ±1; tanh x = x for |x| small and denormal.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N tanh(N x) {
  using c = constants<N>;
  if (std::is_constant_evaluated()) {
    if (x != x) return x;
  }
  N y = with_sign_of(N(1), x);
  y = select(c::tanh_above < y, c::tanh_above, y);
  // With 2|x| = n·ln 2 + r, i = 2⁻ⁿ and R = r·coth(r/2) = 2 + z·p(z), the addition theorem says
  //   tanh|x| = ((1 + i)r + (1 − i)R) / ((1 − i)r + (1 + i)R).
  // Of that (1 − i)² is taken out, which is near tanh(n·ln 2 / 2), 0 for n = 0, and known to half a unit: the error of the quotient then
  // counts little.
  const auto [n, r] = reduce(y + y);
  const N i = power_of_2<N>(0 - n), j = 1 - i, k = 1 + i, z = r * r, p = polynomial<c::coth>(z);
  const N a = i * (4 - 3 * i) + i * (i * i), b = (i * i) * j;
  y = j * j + ((a * r + 2 * b) + (b * z) * p) / ((j * r + 2 * k) + (k * z) * p);
  return with_sign_of(x, y);
}

/// 1/(1 + e⁻ˣ), with its full relative precision in both tails. sigmoid(±0) = 1/2, sigmoid(−∞) = 0, sigmoid(∞) = 1.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N sigmoid(N x) {
  using c = constants<N>;
  if (std::is_constant_evaluated()) {
    if (x != x) return x;
  }
  x = select(-c::exp_below < x, -c::exp_below, x);
  x = select(c::exp_below > x, c::exp_below, x);
  // With R as in tanh, e⁻ˣ = 2⁻ⁿ(R − r)/(R + r), and with 2ⁿ = s/t the sigmoid is u/(u + w), u = s(R + r), w = t(R − r).
  // Neither s nor t overflows; and as u + w is not below u, nothing is above 1.
  const auto [n, r] = reduce(x);
  const N s = power_of_2<N>(n >> 1), t = power_of_2<N>((n >> 1) - n), z = r * r, p = polynomial<c::coth>(z);
  const N u = 2 * s + (s * r + (s * z) * p), w = 2 * t + ((t * z) * p - t * r);
  return u / (u + w);
}

/// The natural logarithm. log(±0) = −∞, log(∞) = ∞, log(1) = 0; of a number below 0 it is NaN.
template <binary_number N>
[[gnu::always_inline]] inline constexpr N log(N x) {
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
  k = select(x <= 0, -limits::infinity(), k);
  k = std::bit_cast<N>(std::bit_cast<bits>(k) | (0 - (std::bit_cast<bits>(x + 0) >> (8 * sizeof(N) - 1))));  // x < 0: NaN; −0 + 0 is +0
  // log m = 2·artanh(s) with s = f/(m + 1), and 2s = f − s·f, of which f is exact.
  const N f = m - 1, s = f / (m + 1), z = s * s;
  return (k * c::ln2_high + f) - ((s * f - k * c::ln2_low) - (s * z) * polynomial<c::log>(z));
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
constexpr auto tanh(N x) {
  using c_library::tanh;
  return tanh(x);
}
template <class N>
constexpr auto sigmoid(N x) {
  using c_library::exp;
  return N(1) / (N(1) + exp(-x));
}

}  // namespace bptt::elementary
