// Products of scalars, for simplification: a formula read as a rational coefficient, factors above and factors below
// the line, and written back as a formula.
#pragma once
#include <bptt/formula/nodes.hpp>
#include <bptt/meta/gcd.hpp>
#include <bptt/meta/type_list.hpp>

namespace bptt::simplified {

/// (num/den) · Π Above / Π Below, with gcd(num, den) = 1 and den > 0.
template <long long num, long long den, class Above, class Below>
struct product {};

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

/// x·(y/x) → y, 2·(y/2) → y
template <long long n, long long d, class Above, class Below>
constexpr auto reduced() {
  using cancelled = common_factors<Above, Below>;
  constexpr long long g = n == 0 ? d : greatest_common_divisor(n, d);
  constexpr long long sign = d < 0 ? -1 : 1;
  return product<sign * n / g, sign * d / g, typename cancelled::left, typename cancelled::right>{};
}

template <long long n1, long long d1, class... A1, class... B1, long long n2, long long d2, class... A2, class... B2>
constexpr auto operator*(product<n1, d1, types<A1...>, types<B1...>>, product<n2, d2, types<A2...>, types<B2...>>) {
  return reduced<n1 * n2, d1 * d2, types<A1..., A2...>, types<B1..., B2...>>();
}
template <long long n, long long d, class A, class B>
constexpr auto inverse(product<n, d, A, B>) {
  return reduced<d, n, B, A>();
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
constexpr product<n, 1, types<>, types<>> as_product(integer<n>) {
  return {};
}
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

}  // namespace bptt::simplified

namespace bptt {

/// Holds for a denominator that is not 0.
template <long long n, long long d>
inline constexpr bool ratio_is_defined = d != 0;

template <long long n, long long d>
constexpr auto rational_literal() {
  static_assert(ratio_is_defined<n, d>, "bptt: the denominator of a ratio is the literal 0");
  if constexpr (ratio_is_defined<n, d>)
    return simplified::as_formula(simplified::reduced<n, d, types<>, types<>>());
  else
    return zero;
}
/// The rational number n/d in a formula, `ratio<1, 3> * a`, in lowest terms: an integer literal where d divides n, a
/// quotient of two otherwise.
template <long long n, long long d>
inline constexpr auto ratio = rational_literal<n, d>();

}  // namespace bptt
