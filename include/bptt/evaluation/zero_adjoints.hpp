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

/// What the net of a pass chooses.
template <class Pass>
inline constexpr choices choices_made = choices::none;
template <class Pass>
  requires requires { Pass::made; }
inline constexpr choices choices_made<Pass> = Pass::made;
template <class Pass>
inline constexpr bool has_choices = choices_made<Pass> != choices::none;

/// The factors by which a product of components is 0; none where all others are numbers that are known by type.
template <bool net_chooses, class E>
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

/// Does a factor of a product of arrays decide, that with the adjoint? It does where a whole branch may have no value.
template <class Pass, class A, class B>
inline constexpr bool a_factor_decides = choices_made<Pass> == choices::of_anything &&
                                         (reads_an_adjoint<A> || reads_an_adjoint<B>);
template <class A>
inline constexpr kernel::factor deciding_factor = reads_an_adjoint<A> ? kernel::factor::left : kernel::factor::right;

/// to ← a product of `rows` × `cols` numbers, or added to what is there, or taken from it: by `write`, and again by
/// `write_deciding`, which sets its result, if a number turns out not to be finite. Only 0·∞ and 0·NaN make a
/// difference between the two.
template <kernel::into how, int rows, int cols, class N, class Write, class WriteDeciding>
BPTT_INLINE constexpr void write_product_or_again(N* to, std::ptrdiff_t apart, Write const& write,
                                                  WriteDeciding const& write_deciding) {
  [[maybe_unused]] N before[how == kernel::into::set ? 1 : static_cast<std::size_t>(rows * cols)];
  if constexpr (how != kernel::into::set)
    for (int i = 0; i < rows; ++i)
      for (int j = 0; j < cols; ++j) before[i * cols + j] = to[i * apart + j];
  if (!std::is_constant_evaluated()) {
    write(to);
    if (kernel::are_finite<cols>(to, rows, apart)) return;
  }
  if constexpr (how != kernel::into::set) {
    N product[static_cast<std::size_t>(rows * cols)];
    write_deciding(product, cols);
    for (int i = 0; i < rows; ++i)
      for (int j = 0; j < cols; ++j) {
        to[i * apart + j] = before[i * cols + j];
        kernel::store<how>(to[i * apart + j], product[i * cols + j]);
      }
  } else
    write_deciding(to, apart);
}

/// to ← Σ aₜ·bₜᵀ over n vectors of `rows` and `cols` numbers, which are a_row and b_row apart, if those of the factor
/// that does not decide are not finite. Otherwise it is a product like all others: false, and nothing is written.
template <kernel::into how, kernel::factor decides, int rows, int cols, class N>
BPTT_INLINE constexpr bool write_deciding_outer_products(int n, N* to, N const* a, std::ptrdiff_t a_row, N const* b,
                                                         std::ptrdiff_t b_row) {
  bool const is_finite =
      decides == kernel::factor::left ? kernel::are_finite<cols>(b, n, b_row) : kernel::are_finite<rows>(a, n, a_row);
  if (is_finite && !std::is_constant_evaluated()) return false;
  kernel::deciding_product<how, N>(decides, rows, n, cols, to, cols, {a, 1, a_row}, {b, b_row, 1});
  return true;
}

}  // namespace bptt::numeric
