// Products of scalars, for simplification: a formula read as a rational coefficient, factors above and factors below
// the line, and written back as a formula.
#pragma once
#include <bptt/formula/nodes.hpp>
#include <bptt/meta/gcd.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/type_list.hpp>

namespace bptt::simplified {

/// (num/den) · Π Above / Π Below, with gcd(num, den) = 1 and den > 0. Integers whose product does not fit are kept
/// apart: 10¹⁸·1000·a has the coefficient 1000 and the factors 10¹⁸ and a.
template <long long num, long long den, class Above, class Below>
struct product {};

inline constexpr long long greatest_integer = ~0ULL >> 1;

/// n/d in lowest terms, d > 0, if it fits.
struct coefficient {
  long long n, d;
  bool fits = true;
};
constexpr coefficient in_lowest_terms(long long n, long long d) {
  long long const g = greatest_common_divisor(n, d) * (d < 0 ? -1 : 1);
  return {n / g, d / g};
}
/// a·b; the least integer, which has no negative, does not fit.
constexpr bool product_fits(long long a, long long b) {
  return !__builtin_mul_overflow(a, b, &a) && a >= -greatest_integer;
}
constexpr coefficient sum(coefficient a, coefficient b) {
  long long const g = greatest_common_divisor(a.d, b.d), to_a = b.d / g, to_b = a.d / g;
  if (!product_fits(a.n, to_a) || !product_fits(b.n, to_b) || !product_fits(to_b, b.d)) return {0, 1, false};
  long long n = 0;
  if (__builtin_add_overflow(a.n * to_a, b.n * to_b, &n) || n < -greatest_integer) return {0, 1, false};
  return in_lowest_terms(n, to_b * b.d);
}

template <class List, class X>
struct removed;  // the list without the first X in it
template <class X>
struct removed<types<>, X> {
  using type = types<>;
};
template <class First, class... Rest, class X>
struct removed<types<First, Rest...>, X> {
  using type = list::concat<types<First>, typename removed<types<Rest...>, X>::type>;
};
template <class X, class... Rest>
struct removed<types<X, Rest...>, X> {
  using type = types<Rest...>;
};

/// Splits two lists of commuting factors into what both have and what is left of each.
template <class Common, class Left, class A, class B>
struct split_common;
template <class Common, class Left, class B>
struct split_common<Common, Left, types<>, B> {
  using common = Common;
  using left = Left;
  using right = B;
};
template <class... Common, class... Left, class F, class... A, class B>
struct split_common<types<Common...>, types<Left...>, types<F, A...>, B>
    : choose<list::contains<F, B>,
             split_common<types<Common..., F>, types<Left...>, types<A...>, typename removed<B, F>::type>,
             split_common<types<Common...>, types<Left..., F>, types<A...>, B>> {};
template <class A, class B>
using common_factors = split_common<types<>, types<>, A, B>;

/// x·(y/x) → y
template <long long n, long long d, class Above, class Below>
constexpr auto reduced() {
  using cancelled = common_factors<Above, Below>;
  return product<n, d, typename cancelled::left, typename cancelled::right>{};
}

/// The lesser of two integers, with the sign of their product, and the greater one as a factor.
template <long long a, long long b>
struct kept_apart {
  static constexpr long long x = a < 0 ? -a : a, y = b < 0 ? -b : b, lesser = x < y ? x : y;
  static constexpr long long number = (a < 0) != (b < 0) ? -lesser : lesser;
  using factors = types<literal<(x < y ? y : x)>>;
};
template <long long a, long long b>
  requires(product_fits(a, b))
struct kept_apart<a, b> {
  static constexpr long long number = a * b;
  using factors = types<>;
};

template <long long n1, long long d1, class... A1, class... B1, long long n2, long long d2, class... A2, class... B2>
constexpr auto operator*(product<n1, d1, types<A1...>, types<B1...>>, product<n2, d2, types<A2...>, types<B2...>>) {
  constexpr coefficient one = in_lowest_terms(n1, d2), other = in_lowest_terms(n2, d1);  // 2·(y/2) → y
  if constexpr (product_fits(one.n, other.n) && product_fits(one.d, other.d))
    return reduced<one.n * other.n, one.d * other.d, types<A1..., A2...>, types<B1..., B2...>>();
  else {
    using above = kept_apart<one.n, other.n>;
    using below = kept_apart<one.d, other.d>;
    return reduced<above::number, below::number, list::concat<typename above::factors, types<A1..., A2...>>,
                   list::concat<typename below::factors, types<B1..., B2...>>>();
  }
}
template <long long n, long long d, class A, class B>
constexpr auto inverse(product<n, d, A, B>) {
  return product<(n < 0 ? -d : d), (n < 0 ? -n : n), B, A>{};
}

template <class A>
constexpr auto as_product(neg<A>);
template <class A, class B>
constexpr auto as_product(mul<A, B>);
template <class A, class B>
constexpr auto as_product(div<A, B>);

/// Reads a scalar formula as a product; what is no product is its only factor.
template <class E>
constexpr auto as_product(E) {
  return product<1, 1, types<E>, types<>>{};
}
template <long long n>
  requires(n >= -greatest_integer)
constexpr product<n, 1, types<>, types<>> as_product(integer<n>) { return {}; }
constexpr product<0, 1, types<>, types<>> as_product(struct zero) { return {}; }
constexpr product<1, 1, types<>, types<>> as_product(struct one) { return {}; }
template <class A>
constexpr auto as_product(neg<A>) {
  return product<-1, 1, types<>, types<>>{} * as_product(A{});
}
template <class A, class B>
constexpr auto as_product(mul<A, B>) {
  return as_product(A{}) * as_product(B{});
}
template <class A, class B>
constexpr auto as_product(div<A, B>) {
  return as_product(A{}) * inverse(as_product(B{}));
}

template <class F>
constexpr F multiplied(types<F>) {
  return {};
}
template <class F, class G, class... Rest>
constexpr auto multiplied(types<F, G, Rest...>) {
  return multiplied(types<mul<F, G>, Rest...>{});
}
constexpr struct one multiplied(types<>) { return {}; }

template <long long n, class... F>
constexpr auto with_coefficient(types<F...>) {
  if constexpr (n == 1)
    return multiplied(types<F...>{});
  else
    return multiplied(types<literal<n>, F...>{});
}

/// Writes a product as a formula: −(3·a·b / (2·c)).
template <long long n, long long d, class... A, class... B>
constexpr auto as_formula(product<n, d, types<A...>, types<B...>>) {
  if constexpr (n == 0)
    return zero;
  else if constexpr (n < 0)
    return neg<decltype(as_formula(product<-n, d, types<A...>, types<B...>>{}))>{};
  else if constexpr (d == 1 && sizeof...(B) == 0)
    return with_coefficient<n>(types<A...>{});
  else
    return div<decltype(with_coefficient<n>(types<A...>{})), decltype(with_coefficient<d>(types<B...>{}))>{};
}

/// Writes a number as people do: an integer has its sign in it, as a step has, `h[-1_c]`.
template <class Product>
constexpr auto as_number(Product product) {
  return as_formula(product);
}
template <long long n>
constexpr literal<n> as_number(product<n, 1, types<>, types<>>) {
  return {};
}

}  // namespace bptt::simplified

namespace bptt {

/// Holds for a denominator that is not 0.
template <long long n, long long d>
inline constexpr bool ratio_is_defined = d != 0;
/// Holds for numbers that have a negative.
template <long long n, long long d>
inline constexpr bool ratio_fits = n >= -simplified::greatest_integer&& d >= -simplified::greatest_integer;

template <long long n, long long d>
constexpr auto rational_literal() {
  static_assert(BPTT_HOLDS(ratio_is_defined<n, d>), "bptt: the denominator of a ratio is the literal 0");
  static_assert(BPTT_HOLDS(ratio_fits<n, d>),
                "bptt: a number in a ratio is beyond -9223372036854775807 to 9223372036854775807");
  if constexpr (ratio_is_defined<n, d> && ratio_fits<n, d>) {
    constexpr simplified::coefficient c = simplified::in_lowest_terms(n, d);
    return simplified::as_formula(simplified::product<c.n, c.d, types<>, types<>>{});
  } else
    return zero;
}
/// The rational number n/d in a formula, `ratio<1, 3> * a`, in lowest terms: an integer literal where d divides n, a
/// quotient of two otherwise.
template <long long n, long long d>
inline constexpr auto ratio = rational_literal<n, d>();

}  // namespace bptt
