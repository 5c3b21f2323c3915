// Literals: numbers that are known by type, `2_c`, `0.5_c`, in formulas and as steps.
#pragma once
#include <boost/hana/fwd/integral_constant.hpp>
#include <bptt/formula/expression.hpp>
#include <bptt/meta/holds.hpp>
#include <type_traits>

namespace bptt {

namespace hana = boost::hana;

// --- integers -----------------------------------------------------------------------------------

/// An integer that is known by type: `2_c`. In a generated formula a literal has the shape of its neighbour: the 1 in
/// 1 − s² is a vector of ones where s is a vector. For Boost.Hana it is an integral constant: `tuple[2_c]`.
template <long long n>
struct integer : expression {
  using shape = bptt::shape<>;
  using hana_tag = hana::integral_constant_tag<long long>;
  static constexpr long long value = n;
  constexpr operator long long() const { return n; }
  constexpr explicit operator bool() const { return n != 0; }
};
/// The literal 0. As a value it has any shape: `h[-1_c](zero)`.
inline constexpr struct zero : integer<0> {
} zero;
/// The literal 1. As a value it is 1 in every component: `m(one)`.
inline constexpr struct one : integer<1> {
} one;

template <class E>
inline constexpr bool is_literal = false;
template <long long n>
inline constexpr bool is_literal<integer<n>> = true;
template <>
inline constexpr bool is_literal<struct zero> = true;
template <>
inline constexpr bool is_literal<struct one> = true;

template <long long n>
struct literal_of {
  using type = integer<n>;
};
template <>
struct literal_of<0> {
  using type = struct zero;
};
template <>
struct literal_of<1> {
  using type = struct one;
};
/// The type of the literal n: `zero`, `one`, `integer<n>`.
template <long long n>
using literal = typename literal_of<n>::type;

/// `h[-1_c]`; other arithmetic of numbers is in operations/operand.hpp.
template <long long n>
constexpr literal<-n> operator-(integer<n>) {
  return {};
}

template <class I, I n>
constexpr literal<n> integer_of(std::integral_constant<I, n>) {
  return {};
}
/// An integer that is known by type: a literal, or an integral constant of Boost.Hana or of the standard library.
template <class N>
concept integer_by_type = is_literal<N> || requires(N n) {
  integer_of(n);
};

// --- rational numbers ---------------------------------------------------------------------------

template <class A, class B>
struct mul;  // nodes.hpp
template <class A, class B>
struct div;
template <class A>
struct neg;
/// Is E a rational number that is known by type: a literal, a product of literals that does not fit into one, a
/// quotient of two such numbers, or the negative of one?
template <class E>
inline constexpr bool is_rational = is_literal<E>;
template <class A, class B>
inline constexpr bool is_rational<div<A, B>> = (is_rational<A> && is_rational<B>);
template <class A, long long n>
inline constexpr bool is_rational<mul<A, integer<n>>> = is_rational<A>;
template <class A>
inline constexpr bool is_rational<neg<A>> = is_rational<A>;

// --- how they are written -----------------------------------------------------------------------

/// n/d in lowest terms, d > 0, if both fit.
struct fraction {
  long long n, d;
  bool fits = true;

  /// Multiplied by base^exponent, where the base is the product of the primes.
  template <int... prime>
  constexpr fraction times_power(int exponent) const {
    fraction power = *this;
    for (; power.fits && n != 0 && exponent > 0; --exponent) (power.multiply(power.n, power.d, prime), ...);
    for (; power.fits && n != 0 && exponent < 0; ++exponent) (power.multiply(power.d, power.n, prime), ...);
    return power;
  }

 private:
  constexpr void multiply(long long& above, long long& below, int factor) {
    if (below % factor == 0)
      below /= factor;
    else
      fits = fits && !__builtin_mul_overflow(above, factor, &above);
  }
};

/// The number that a literal of C++ stands for, exactly: decimal or, with a prefix, hexadecimal, binary or octal; with
/// digit separators, a point and an exponent.
template <decltype(sizeof(0)) length>
constexpr fraction fraction_of(char const (&written)[length]) {
  constexpr auto digit_of = [](char c) {
    return '0' <= c && c <= '9'   ? c - '0'
           : 'a' <= c && c <= 'f' ? c - 'a' + 10
           : 'A' <= c && c <= 'F' ? c - 'A' + 10
                                  : 16;
  };
  auto const lower = [](char c) { return 'A' <= c && c <= 'Z' ? c - 'A' + 'a' : c; };
  bool const has_prefix = written[0] == '0' && (lower(written[1]) == 'x' || lower(written[1]) == 'b');
  int base = !has_prefix ? 10 : lower(written[1]) == 'x' ? 16 : 2;
  bool point_or_exponent = false;
  for (char c : written) point_or_exponent = point_or_exponent || c == '.' || (base == 10 && lower(c) == 'e');
  if (written[0] == '0' && !has_prefix && !point_or_exponent) base = 8;

  fraction digits{0, 1};
  int zeros = 0, places = 0, exponent = 0;  // zeros at the end of the digits; digits after the point
  bool after_point = false;
  char const* at = written + (has_prefix ? 2 : 0);
  for (; *at == '\'' || *at == '.' || digit_of(*at) < base; ++at)
    if (*at == '.')
      after_point = true;
    else if (*at != '\'') {
      places += after_point;
      ++zeros;
      if (*at == '0') continue;
      for (; digits.n != 0 && zeros > 0; --zeros)
        digits.fits = digits.fits && !__builtin_mul_overflow(digits.n, base, &digits.n);
      digits.fits = digits.fits && !__builtin_add_overflow(digits.n, digit_of(*at), &digits.n);
      zeros = 0;
    }
  if (*at != 0) {
    bool const negative = *++at == '-';
    if (negative || *at == '+') ++at;
    for (; *at != 0; ++at)
      if (*at != '\'' && exponent < 100000) exponent = 10 * exponent + (*at - '0');
    if (negative) exponent = -exponent;
  }
  int const shift = zeros - places;
  return base == 10  ? digits.times_power<2, 5>(shift + exponent)
         : base == 8 ? digits.times_power<2>(3 * shift)
         : base == 2 ? digits.times_power<2>(shift)
                     : digits.times_power<2>(4 * shift + exponent);
}

/// Holds for a number that is a fraction of two integers.
template <char... written>
inline constexpr bool fits_into_a_fraction = fraction_of({written..., '\0'}).fits;

/// A number in a formula: `2_c`, `0.5_c`, `9.81_c`, `1e-3_c`, `0x10_c`, `10'000_c`. It is exact: an integer, or the
/// quotient of two, `ratio<981, 100>`. Preferred to Boost.Hana's, which reads digits only, where both are visible.
/// Errors, at compile time: a numerator or denominator beyond 9223372036854775807.
template <char... written>
  requires(sizeof...(written) > 0)
constexpr auto operator""_c() {
  constexpr fraction number = fraction_of({written..., '\0'});
  static_assert(BPTT_HOLDS(fits_into_a_fraction<written...>),
                "bptt: a number before _c is a fraction of integers up to 9223372036854775807: write a product of "
                "such numbers, or a constant<Self>");
  if constexpr (!number.fits)
    return one;
  else if constexpr (number.d == 1)
    return literal<number.n>{};
  else
    return div<literal<number.n>, literal<number.d>>{};
}

}  // namespace bptt
