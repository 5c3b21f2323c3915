// What is not chosen contributes nothing, whatever it is: in a net that makes choices a product with an adjoint is 0
// where the adjoint is, even if the other factor, a slope or a value of the branch that was not taken, is ∞ or NaN. All
// formulas of the backward pass are linear in adjoints: so one factor of each product has them. In every pass a factor
// that is 0 or 1, a condition, decides in the same way.
#pragma once
#include <bptt/arithmetic/zero_factors.hpp>
#include <bptt/evaluation/lazy_value.hpp>
#include <bptt/operations/choices.hpp>

namespace bptt::numeric {
using namespace derivation;

/// Does the net of a pass make choices?
template <class Pass>
inline constexpr bool has_choices = false;
template <class Pass>
  requires requires { Pass::plan::has_choices; }
inline constexpr bool has_choices<Pass> = Pass::plan::has_choices;

/// The factors by which a product of components is 0; none where all others are numbers that are known by type.
template <bool choices, class E>
struct factors_that_decide {
  using type = types<>;
};
template <class E>
struct factors_that_decide<true, E> {
  using type = choose<(deciding_factors<E>::count > 1), typename deciding_factors<E>::type, types<>>;
};

/// The product of two numbers, one of which may decide: of the components of an outer product, of a diagonal matrix.
template <bool a_decides, bool b_decides>
struct product_of_deciding {
  BPTT_INLINE static constexpr auto of(auto a, auto b) {
    using N = decltype(a * b);
    return elementary::deciding_product<a_decides, b_decides>(N(a), N(b));
  }
};
template <class Pass, class A, class B>
using product_in =
    choose<has_choices<Pass>, product_of_deciding<reads_an_adjoint<A>, reads_an_adjoint<B>>, product_of_numbers>;

/// Does a factor of a product of arrays decide, that with the adjoint?
template <class Pass, class A, class B>
inline constexpr bool a_factor_decides = has_choices<Pass> && (reads_an_adjoint<A> || reads_an_adjoint<B>);
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
