// Powers, componentwise: of an integer that is known by type, and of an exponent that is a formula.
#pragma once
#include <bptt/meta/inline.hpp>
#include <bptt/operations/componentwise.hpp>

namespace bptt {

/// Aⁿ of a literal n other than 0, 1 and 2, by multiplications;  (Aⁿ)′ = n·Aⁿ⁻¹. Where n is negative it is a quotient:
/// of 0 it is ∞ or −∞, and so is the slope.
template <class A, class N>
struct power_of;
template <class A, long long n>
struct power_of<A, integer<n>> : elementwise<A> {
  BPTT_INLINE static constexpr auto value(auto x) { return elementary::integer_power<n>(x); }
  static constexpr auto slope(auto a, auto);
};

/// Aᴮ of an exponent that is a formula;  ∂/∂A = B·Aᴮ⁻¹, 0 where B is 0; ∂/∂B = Aᴮ·log A, 0 where Aᴮ is 0.
template <class A, class B>
struct pow_of : componentwise<A, B> {
  static constexpr auto name = "pow";
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::pow(x, y); }
  static constexpr auto slope_a(auto a, auto b, auto);
  static constexpr auto slope_b(auto a, auto, auto y) { return xlogy_of<decltype(y), decltype(a)>{}; }
};

namespace simplified {

/// aⁿ.
// clang-format off
template <long long n, class A>
constexpr auto power(A a) {
  if constexpr (n == 0) return spread<shape_t<A>>(one);                     // a⁰ → 1
  else if constexpr (n == 1) return a;                                      // a¹ → a
  else if constexpr (is_negative<A>) {                                      // (−a)ⁿ → aⁿ, −aⁿ
    if constexpr (n % 2 == 0) return power<n>(operand_of(a));
    else return negative(power<n>(operand_of(a)));
  }
  else if constexpr (n == 2) return square_of<A>{};
  else return power_of<A, integer<n>>{};
}

/// aᵇ of an exponent that is a formula.
template <class A, class B>
constexpr auto to_the_power(A a, B) {
  if constexpr (is_zero<B>) return spread<shape_t<A>>(one);                 // a⁰ → 1
  else if constexpr (is_one<B>) return a;                                   // a¹ → a
  else return pow_of<A, B>{};
}
// clang-format on

}  // namespace simplified

template <class A, long long n>
constexpr auto power_of<A, integer<n>>::slope(auto a, auto) {
  if constexpr (n < 0)
    return simplified::negative(simplified::times(literal<-n>{}, simplified::power<n - 1>(a)));
  else
    return simplified::times(literal<n>{}, simplified::power<n - 1>(a));
}

template <class A, class B>
constexpr auto pow_of<A, B>::slope_a(auto a, auto b, auto) {
  auto const power = simplified::to_the_power(a, simplified::minus(b, one));
  if constexpr (is_rational<B>)
    return simplified::hadamard_product(b, power);
  else
    return product_or_zero_of<B, std::remove_const_t<decltype(power)>>{};
}

/// aᵇ, component by component, of one shape. Of an integer, `pow(a, 3_c)`, `pow(a, -1_c)`, by multiplications: pow(a,
/// 0_c) is 1 in every component, pow(a, 1_c) is a and pow(a, 2_c) is square(a). Otherwise, where a is negative and b is
/// no integer, value and slopes are NaN; where a is 0 the slope in b is 0 for b > 0 and −∞ otherwise, and the slope in
/// a is ∞ for 0 < b < 1 and 0 for b = 0.
template <operand A, operand B>
constexpr auto pow(A a, B b) {
  if constexpr (!is_literal<B>)
    return component_by_component<pow_of>(a, b);
  else if constexpr (B::value == 0)
    return simplified::spread<shape_t<A>>(one);
  else if constexpr (B::value == 1)
    return a;
  else if constexpr (B::value == 2)
    return square(a);
  else
    return power_of<A, integer<B::value>>{};
}
template <class A, class B>
  requires with_a_number<A, B>
constexpr auto pow(A a, B b) { return pow(as_operand(a), as_operand(b)); }

}  // namespace bptt
