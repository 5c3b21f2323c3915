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
  if constexpr (a_decides) product = or_zero(a != N(0), product);
  if constexpr (b_decides) product = or_zero(b != N(0), product);
  return product;
}

}  // namespace bptt::elementary

namespace bptt::kernel {

/// Σ 0·x over rows of `cols` numbers: 0 if all of them are finite, else NaN.
template <int cols, int width, class N>
BPTT_INLINE inline N zero_times_sum(N zero, N const* x, int rows, std::ptrdiff_t apart) {
  if constexpr (cols == 0)
    return N(0);
  else if constexpr (cols < width)
    return zero_times_sum<cols, width / 2>(zero, x, rows, apart);
  else {
    using P = pack<N, width>;
    constexpr int packs = cols / width;
    P sum[4]{};
    int t = 0;
    for (; t + 4 <= rows; t += 4)
      for (int k = 0; k < packs; ++k)
        for (int i = 0; i < 4; ++i) sum[i] += load<P>(x + (t + i) * apart + k * width) * zero;
    for (; t < rows; ++t)
      for (int k = 0; k < packs; ++k) sum[k % 4] += load<P>(x + t * apart + k * width) * zero;
    sum[0] += sum[1] + (sum[2] + sum[3]);
    return total<N>(sum[0]) + zero_times_sum<cols % width, width>(zero, x + packs * width, rows, apart);
  }
}
/// Are all numbers finite in some rows of `cols` numbers, which are `apart` from one another? Asked so that no flag
/// takes it for granted.
template <int cols, class N>
BPTT_INLINE constexpr bool are_finite(N const* x, int rows = 1, std::ptrdiff_t apart = 0) {
  if constexpr (has_packs<N>)
    if (!std::is_constant_evaluated()) {
#ifdef BPTT_ZERO_IS_UNKNOWN  // with -fno-signed-zeros alone g++ makes 0 of 0·x
      N const zero = elementary::of_unknown_origin<N>(0);
#else
      N const zero = 0;
#endif
      using bits = elementary::bits_of<N>;
      constexpr bits exponent = std::bit_cast<bits>(std::numeric_limits<N>::infinity());
      return (std::bit_cast<bits>(zero_times_sum<cols, lanes<N>>(zero, x, rows, apart)) & exponent) != exponent;
    }
  using limits = std::numeric_limits<N>;
  for (int t = 0; t < rows; ++t)
    for (int i = 0; i < cols; ++i)
      if constexpr (limits::has_infinity)
        if (!(x[t * apart + i] >= limits::lowest() && x[t * apart + i] <= limits::max())) return false;
  return true;
}

/// Which factor of a product decides.
enum class factor { left, right };

/// C ← A·B of rows × inner and inner × cols numbers, the rows of C `apart` from one another, or added to it, without
/// the terms of which the deciding factor is 0.
template <into how, class N>
[[gnu::noinline, gnu::cold]] constexpr void deciding_product(factor decides, int rows, int inner, int cols, N* c,
                                                             std::ptrdiff_t apart, matrix_view<N> a, matrix_view<N> b) {
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
