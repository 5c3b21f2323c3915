// Products in which a factor that is 0 decides: 0·∞ and 0·NaN are 0. Sums of such products are computed as all others,
// and again, term by term, where a number turns out not to be finite.
#pragma once
#include <bptt/arithmetic/matrix_products.hpp>
#include <bptt/arithmetic/piecewise.hpp>

BPTT_AS_WRITTEN_BEGIN
namespace bptt::elementary {

/// a·b, where each factor may decide: then it is 0 where that is 0, whatever the other one is.
template <bool a_decides, bool b_decides, class N>
BPTT_INLINE constexpr N deciding_product(N a, N b) {
  if (std::is_constant_evaluated()) {
    if ((a_decides && a == N(0)) || (b_decides && b == N(0))) return N(0);
  }
  N product = a * b;
  if constexpr (a_decides) product = blend(a != N(0), product, N(0));
  if constexpr (b_decides) product = blend(b != N(0), product, N(0));
  return product;
}
/// a/b, and 0 where a is 0.
template <class N>
BPTT_INLINE constexpr N deciding_quotient(N a, N b) {
  if (std::is_constant_evaluated()) {
    if (a == N(0)) return N(0);
  }
  N const quotient = a / b;
  return blend(a != N(0), quotient, N(0));
}

/// Is one of n numbers ∞ or NaN? Asked by their bits, which -ffinite-math-only does not take for granted.
template <class N>
BPTT_INLINE constexpr bool any_is_not_finite(N const* x, int n) {
  if constexpr (binary_number<N>) {
    using bits = bits_of<N>;
    constexpr bits exponent = std::bit_cast<bits>(std::numeric_limits<N>::infinity());
    bits found = 0;
    for (int i = 0; i < n; ++i) found |= (std::bit_cast<bits>(x[i]) & exponent) == exponent ? bits(1) : bits(0);
    return found != 0;
  } else {
    for (int i = 0; i < n; ++i)
      if (!(x[i] - x[i] == N(0))) return true;
    return false;
  }
}

}  // namespace bptt::elementary

namespace bptt::kernel {

/// Which factor of a product decides.
enum class factor { left, right };

/// C ← A·B of rows × inner and inner × cols numbers, the rows of C `apart` from one another, or added to it, without
/// the terms of which the deciding factor is 0.
template <into how, class N>
[[gnu::noinline, gnu::cold]] constexpr void deciding_product(factor decides, int rows, int inner, int cols, N* c,
                                                             std::ptrdiff_t apart, matrix_view<N> a,
                                                             matrix_view<N> b) {
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < cols; ++j) {
      N sum = N(0);
      for (int k = 0; k < inner; ++k) {
        N const x = a.first[i * a.row + k * a.column], y = b.first[k * b.row + j * b.column];
        if ((decides == factor::left ? x : y) != N(0)) sum += x * y;
      }
      store<how>(c[i * apart + j], sum);
    }
}

}  // namespace bptt::kernel
BPTT_AS_WRITTEN_END
