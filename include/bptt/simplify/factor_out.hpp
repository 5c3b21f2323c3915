// Factoring out, for closed forms only: a sum with its common factors in front, a·x + a·y → a·(x + y).
#pragma once
#include <bptt/simplify/simplify.hpp>

namespace bptt::simplified {

template <long long n1, long long d1, class A1, class B1, long long n2, long long d2, class A2, class B2>
constexpr auto factored(product<n1, d1, A1, B1>, product<n2, d2, A2, B2>) {
  using above = common_factors<A1, A2>;
  using below = common_factors<B1, B2>;
  using common = product<1, 1, typename above::common, typename below::common>;
  using left = product<n1, d1, typename above::left, typename below::left>;
  using right = product<n2, d2, typename above::right, typename below::right>;
  return times(as_formula(common{}), plus(as_formula(left{}), as_formula(right{})));
}

/// a + b with their common factors in front. Applied to a sum over time, step by step, it gives the nested (Horner)
/// form, whose length is linear in T where that of the expanded form is quadratic.
template <class A, class B>
constexpr auto factored_plus(A a, B b) {
  if constexpr (is_zero<A> || is_zero<B> || !both_scalar<A, B>)
    return plus(a, b);
  else
    return factored(as_product(a), as_product(b));
}

}  // namespace bptt::simplified
