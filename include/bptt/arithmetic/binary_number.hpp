// What the elementary functions are made of: the constants of a type, polynomials, powers of two, the reduction by
// multiples of ln 2. For float and double, constexpr, without a branch, a table or a call.
#pragma once
#include <array>
#include <bit>
#include <bptt/arithmetic/as_written.hpp>
#include <bptt/meta/inline.hpp>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

BPTT_AS_WRITTEN_BEGIN
namespace bptt::elementary {

/// The types for which the functions are written here.
template <class N>
concept binary_number = std::same_as<N, float> || std::same_as<N, double>;

/// What the functions know of a type. The polynomials are minimax (Remez's exchange algorithm in 60 digits, then
/// rounded), computed for this header; beside each is what the rounded coefficients leave of relative error in the
/// function it stands for.
template <binary_number N>
struct constants;

template <>
struct constants<double> {
  using bits = std::uint64_t;
  static constexpr int fraction = 52;  // bits after the binary point
  static constexpr double ln2_high = 0x1.62e42fefa38p-1,
                          ln2_low = 0x1.ef35793c7673p-45;                      // n·ln2_high is exact for |n| < 2¹¹
  static constexpr double largest = 0x1.62e42fefa39efp+9;                      // the largest x of finite exp(x)
  static constexpr double least_log1p = -1 + 0x1p-53;                          // the number next to −1
  static constexpr double sinh_largest = 710.4758600739439;                    // and of sinh(x)
  static constexpr double exp_above = 710, exp_below = -746, tanh_above = 20;  // from here on it is ∞, 0 and 1
  // (eʳ − 1 − r)/r² in r, |r| ≤ 0.347: 2^-56.6
  static constexpr double exp[] = {0x1.000000000000ap-1,  0x1.55555555554f9p-3,  0x1.55555555507ccp-5,
                                   0x1.1111111127f0ap-7,  0x1.6c16c1845391ep-10, 0x1.a01a012994ba4p-13,
                                   0x1.a01999953c2aap-16, 0x1.71df2650dc0a9p-19, 0x1.28ade6369805bp-22,
                                   0x1.ad7f017369d5dp-26};
  // (r·coth(r/2) − 2)/r² in r², |r| ≤ 0.347: 2^-59.6
  static constexpr double coth[] = {0x1.555555555553ep-3, -0x1.6c16c16beb708p-9, 0x1.1566aaf0f15e3p-14,
                                    -0x1.bbd41871d4c51p-20, 0x1.6374bdb3fb854p-25};
  // (sinh(r)/r − 1)/r² and (cosh r − 1)/r² in r², |r| ≤ 0.347: 2^-61.5, 2^-57.1
  static constexpr double sinh[] = {0x1.5555555555559p-3, 0x1.111111110f633p-7, 0x1.a01a01b01e7f7p-13,
                                    0x1.71ddf7b01acedp-19, 0x1.af5ffaa635fbbp-26};
  static constexpr double cosh[] = {0x1.000000000000cp-1, 0x1.555555554fec8p-5, 0x1.6c16c185f7fc1p-10,
                                    0x1.a01995af7e82ep-16, 0x1.28b125f170158p-22};
  // (2·artanh(s)/s − 2)/s² in s², |s| ≤ 3 − √8: 2^-59.1
  static constexpr double log[] = {0x1.5555555555593p-1, 0x1.999999997f8abp-2, 0x1.249249423e2cep-2,
                                   0x1.c71c51c68187bp-3, 0x1.74664d7457282p-3, 0x1.39a02eee9caedp-3,
                                   0x1.2f15bd0b0a295p-3};
  // the same, |s| ≤ 1/3: 2^-58.6
  static constexpr double log_of_sum[] = {
      0x1.5555555555535p-1, 0x1.99999999a06c3p-2, 0x1.2492492090f44p-2, 0x1.c71c741a198f6p-3, 0x1.745cb456b519ap-3,
      0x1.3b1dd3f1231bcp-3, 0x1.10682b3491046p-3, 0x1.efd1c7e04a177p-4, 0x1.55ce56fca35e4p-4, 0x1.5c5d10bd3c408p-3};
  // (sin(r)/r − 1)/r² in r², |r| ≤ π/2, with the other sign: 2^-54; the first three chosen so that rounding errors
  // cancel at π/2, for cos(0) = 1
  static constexpr double sine[] = {0x1.5555555555554p-3,   -0x1.11111111110b9p-7, 0x1.a01a01a01485dp-13,
                                    -0x1.71de3a52875cep-19, 0x1.ae6454cb258f8p-26, -0x1.6123cb1c59af1p-33,
                                    0x1.ae431a449dcd2p-41,  -0x1.8829487cb41c1p-49};
  // (atan(z)/z − 1)/z² in z², |z| ≤ tan(π/8): 2^-57.5
  static constexpr double atan[] = {-0x1.555555555553dp-2, 0x1.99999999957ccp-3,  -0x1.24924922aa483p-3,
                                    0x1.c71c70e50c1b1p-4,  -0x1.745cf8c335376p-4, 0x1.3b111790a4b6ep-4,
                                    -0x1.10eba893f6e77p-4, 0x1.df0e7d250af3bp-5,  -0x1.9ccf71433d258p-5,
                                    0x1.37cdfd597e0e2p-5,  -0x1.255af3d57f754p-6};
  static constexpr double eighth_high = 0x1.921fb54442d18p-1, eighth_low = 0x1.1a62633145c07p-55;  // of a turn, π/4
  static constexpr double square_above = 0x1p-460, square_below = 0x1p500, scale = 0x1p600;        // see `in_range`
  static constexpr bits root = 0x5fe6eb50c7b537a9;  // less half of the bits of x: 1/√x, at most 3.5% off
};

template <>
struct constants<float> {
  using bits = std::uint32_t;
  static constexpr int fraction = 23;
  static constexpr float ln2_high = 0x1.62e4p-1f, ln2_low = 0x1.7f7d1cp-20f;  // 16 bits and the rest
  static constexpr float largest = 0x1.62e42ep+6f;
  static constexpr float least_log1p = -1 + 0x1p-24f;
  static constexpr float sinh_largest = 89.41598510742188f;
  static constexpr float exp_above = 90, exp_below = -105, tanh_above = 10;
  static constexpr float exp[] = {0x1.fffffcp-2f, 0x1.55549p-3f, 0x1.5558f6p-5f, 0x1.123a8ep-7f,
                                  0x1.6a234ap-10f};                                  // 2^-27.8
  static constexpr float coth[] = {0x1.55551ep-3f, -0x1.6aa404p-9f};                 // 2^-28.7
  static constexpr float sinh[] = {0x1.555556p-3f, 0x1.1110bp-7f, 0x1.a1717ap-13f};  // 2^-31.0
  static constexpr float cosh[] = {0x1p-1f, 0x1.55547ep-5f, 0x1.6d9868p-10f};        // 2^-30.0
  static constexpr float log[] = {0x1.55557ap-1f, 0x1.995e7cp-2f, 0x1.31e9f6p-2f};   // 2^-29.9
  static constexpr float log_of_sum[] = {0x1.555558p-1f, 0x1.9996bp-2f, 0x1.2508bp-2f, 0x1.b6e6dcp-3f,
                                         0x1.f1733ap-3f};                                               // 2^-30.8
  static constexpr float sine[] = {0x1.55554cp-3f, -0x1.110ed4p-7f, 0x1.9f6ff6p-13f, -0x1.5dbd7p-19f};  // 2^-26.7
  static constexpr float atan[] = {-0x1.55554ap-2f, 0x1.999196p-3f, -0x1.23b52p-3f, 0x1.b1ec0cp-4f,
                                   -0x1.f1ececp-5f};  // 2^-28.3
  static constexpr float eighth_high = 0x1.921fbp-1f, eighth_low = 0x1.5110b4p-23f;
  static constexpr float square_above = 0x1p-50f, square_below = 0x1p60f, scale = 0x1p90f;
  static constexpr bits root = 0x5f3759df;
};

/// `a` where the rare case holds, else `b`. g++ would compute what follows once for a constant `a` and once for `b`,
/// and then has a branch around arithmetic that might trap, which it does not vectorise. Where the case is said never
/// to occur, it does not: one minimum, or one blend. For the same end no condition is used twice, and no operation has
/// its only use in `b`.
template <class T>
BPTT_INLINE constexpr T select(bool rare, T a, T b) {
  return __builtin_expect_with_probability(rare, false, 1.0) ? a : b;
}

/// `a` where it holds, else 0.
template <class N>
BPTT_INLINE constexpr N or_zero(bool holds, N a) {
  return select(!holds, N(0), a);
}
/// `a` where it holds, else `b`: b, with the bits in which a differs. Both are computed, and a loop has one blend.
template <class N>
BPTT_INLINE constexpr N blend(bool holds, N a, N b) {
  if constexpr (binary_number<N>) {
    using bits = bits_of<N>;
    N const difference = std::bit_cast<N>(std::bit_cast<bits>(a) ^ std::bit_cast<bits>(b));
    return std::bit_cast<N>(std::bit_cast<bits>(b) ^ std::bit_cast<bits>(or_zero(holds, difference)));
  } else
    return holds ? a : b;
}

/// x to a power of two, by squaring.
template <std::size_t power, class N>
BPTT_INLINE constexpr N to_the(N x) {
  if constexpr (power == 1) {
    return x;
  } else {
    const N root = to_the<power / 2>(x);
    return root * root;
  }
}

/// The polynomial in x of the coefficients [first, last), as a tree (Estrin): a chain of logarithmic length.
template <const auto& c, std::size_t first, std::size_t last, class N>
BPTT_INLINE constexpr N polynomial(N x) {
  if constexpr (last - first == 1) {
    return c[first];
  } else {
    constexpr std::size_t half = std::bit_ceil(last - first) / 2;
    return polynomial<c, first, first + half>(x) + to_the<half>(x) * polynomial<c, first + half, last>(x);
  }
}
template <const auto& c, class N>
BPTT_INLINE constexpr N polynomial(N x) {
  return polynomial<c, 0, std::size(c)>(x);
}

/// 2ⁿ for an exponent in the range of the normal numbers; of n only the low bits count.
template <class N, class bits = typename constants<N>::bits>
BPTT_INLINE constexpr N power_of_2(bits n) {
  return std::bit_cast<N>((n << constants<N>::fraction) + std::bit_cast<bits>(N(1)));
}

/// The integer n, two's complement, as a number: in the fraction of 1.5·2^52 (float: 1.5·2^23), and that taken away
/// again; AVX2 has no conversion.
template <class N>
inline constexpr N integers = static_cast<N>(1.5) *
                              static_cast<N>(typename constants<N>::bits{1} << constants<N>::fraction);
template <class N, class bits = typename constants<N>::bits>
BPTT_INLINE constexpr N number(bits n) {
  return as_written(std::bit_cast<N>(n + std::bit_cast<bits>(integers<N>))) - integers<N>;
}

/// x = n·ln 2 + r − rest, |r| ≤ ln 2 / 2 and a little; n in the low bits only (one more than the exponent has), two's
/// complement. r is there before `rest`.
template <class N>
struct reduced {
  typename constants<N>::bits n;
  N r, rest;
};
template <class N, class bits = typename constants<N>::bits>
BPTT_INLINE constexpr reduced<N> reduce(N x) {
  constexpr N log2_e = static_cast<N>(1.442695040888963407L);
  const bits sum =
      std::bit_cast<bits>(x * log2_e + integers<N>);  // rounded to an integer: one unit in the last place is 1
  const N n = number<N>(sum - std::bit_cast<bits>(integers<N>));
  return {sum, as_written(x - n * constants<N>::ln2_high), n * constants<N>::ln2_low};
}

/// |y| with the sign of x; std::copysign is constexpr from C++23 on only. From bits, g++ would take them through an
/// integer register.
BPTT_INLINE constexpr double with_sign_of(double x, double y) { return __builtin_copysign(y, x); }
BPTT_INLINE constexpr float with_sign_of(float x, float y) { return __builtin_copysignf(y, x); }
template <binary_number N>
BPTT_INLINE constexpr N magnitude(N x) {
  return with_sign_of(N(1), x);
}

}  // namespace bptt::elementary
BPTT_AS_WRITTEN_END
