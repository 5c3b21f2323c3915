// What is not chosen contributes nothing, whatever it is: in a net that makes choices a product with an adjoint is 0
// where the adjoint is, even if the other factor, a slope or a value of the branch that was not taken, is ∞ or NaN. All
// formulas of the backward pass are linear in adjoints: so one factor of each product has them. In every pass a factor
// that is 0 or 1, a condition, decides in the same way.
#pragma once
#include <bptt/arithmetic/zero_factors.hpp>
#include <bptt/plan/choices.hpp>

namespace bptt::numeric {

/// Does a formula read an adjoint?
template <class E>
inline constexpr bool reads_an_adjoint = is_adjoint<E>;
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr bool reads_an_adjoint<Node<A...>> = (reads_an_adjoint<A> || ...);

/// Are products with an adjoint that is 0 to be 0 in a pass?
template <class Pass>
inline constexpr bool zero_adjoints_decide = false;
template <class Pass>
  requires requires { Pass::plan::has_choices; }
inline constexpr bool zero_adjoints_decide<Pass> = Pass::plan::has_choices;

/// Is a product with the factor A to be 0 where A is, whatever the other factor, `Other`, is?
template <class Pass, class A, class Other>
constexpr bool decides() {
  if constexpr (is_rational<Other>)
    return false;
  else if constexpr (zero_adjoints_decide<Pass>)
    return is_zero_or_one<A> || reads_an_adjoint<A>;
  else
    return is_zero_or_one<A>;
}

/// The product of two numbers, of which one or both decide.
template <bool a_decides, bool b_decides>
struct product_of_numbers {
  BPTT_INLINE static constexpr auto of(auto a, auto b) {
    if constexpr (a_decides || b_decides) {
      using N = decltype(a * b);
      return elementary::deciding_product<a_decides, b_decides>(N(a), N(b));
    } else
      return a * b;
  }
};
template <class Pass, class A, class B>
using product_in = product_of_numbers<decides<Pass, A, B>(), decides<Pass, B, A>()>;
/// The quotient of two numbers, of which the first may decide.
template <bool a_decides>
struct quotient_of_numbers {
  BPTT_INLINE static constexpr auto of(auto a, auto b) {
    if constexpr (a_decides) {
      using N = decltype(a / b);
      return elementary::deciding_quotient(N(a), N(b));
    } else
      return a / b;
  }
};
template <class Pass, class A, class B>
using quotient_in = quotient_of_numbers<decides<Pass, A, B>()>;

/// Does a factor of a product of arrays decide, that with the adjoint?
template <class Pass, class A, class B>
inline constexpr bool a_factor_decides = zero_adjoints_decide<Pass> && (reads_an_adjoint<A> || reads_an_adjoint<B>);
template <class A>
inline constexpr kernel::factor deciding_factor = reads_an_adjoint<A> ? kernel::factor::left : kernel::factor::right;
/// to ← Σ aₜ·bₜᵀ over n vectors of `rows` and `cols` numbers, which are a_row and b_row apart, if a factor that does not
/// decide is not finite. Otherwise it is a product like all others: false, and nothing is written.
template <kernel::into how, class N>
BPTT_INLINE constexpr bool write_deciding_outer_products(kernel::factor decides, int rows, int n, int cols, N* to,
                                                         N const* a, std::ptrdiff_t a_row, N const* b,
                                                         std::ptrdiff_t b_row) {
  bool const left = decides == kernel::factor::left;
  bool is_needed = std::is_constant_evaluated();
  for (int t = 0; t < n; ++t)
    is_needed = is_needed || elementary::any_is_not_finite(left ? b + t * b_row : a + t * a_row, left ? cols : rows);
  if (is_needed) kernel::deciding_product<how, N>(decides, rows, n, cols, to, cols, {a, 1, a_row}, {b, b_row, 1});
  return is_needed;
}

}  // namespace bptt::numeric
