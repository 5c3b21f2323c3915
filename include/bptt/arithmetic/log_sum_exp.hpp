// exp(vᵢ − max v), and their sum: the numbers behind softmax and log-sum-exp.
#pragma once
#include <bptt/arithmetic/exp_log.hpp>
#include <bptt/arithmetic/reductions.hpp>
#include <limits>

namespace bptt::kernel {

/// The greatest of some numbers, and the sum of the exponentials of what they are below it. NaN goes through. Where
/// some vᵢ are ∞ their exponentials are 1, and the others 0; where all of them are −∞ all are 0, and so is their sum.
template <class N>
struct log_sum_exp {
  using limits = std::numeric_limits<N>;
  N top, total;

  /// log eᵢ of vᵢ; 0 of the greatest of them, which may be ∞.
  BPTT_INLINE static constexpr N below(N top, N v) {
    N const distance = v - top;
    return elementary::select(v == top, N(0), distance);
  }
  /// The sum, which is 1 or more; but where it is 0 the least normal number.
  BPTT_INLINE constexpr N divisor() const {
    if constexpr (limits::has_infinity)
      return total + limits::min();
    else
      return total;
  }
  /// log Σ exp(vᵢ)
  BPTT_INLINE constexpr N log_of_sum() const { return top + elementary::log(total); }
};

/// to[i] ← exp(vᵢ − max v) of v(0) … v(n − 1).
template <int n, class N, class V>
BPTT_INLINE constexpr log_sum_exp<N> write_exponentials(N* to, V const& v) {
  using limits = std::numeric_limits<N>;
  N const most = reduce<greater_of_two, n>(v);
  N top = most;
  if constexpr (limits::has_infinity) top = elementary::select(most < limits::lowest(), limits::lowest(), most);
  if constexpr (chains<n> == 1) {  // few: one loop, then the sum
    for (int i = 0; i < n; ++i) to[i] = elementary::exp(log_sum_exp<N>::below(top, v(i)));
    return {top, reduce<sum_of_two, n>([to](int i) BPTT_INLINE { return to[i]; })};
  }
  N const total = reduce<sum_of_two, n>(
      [&](int i) BPTT_INLINE { return to[i] = elementary::exp(log_sum_exp<N>::below(top, v(i))); });
  return {top, total};
}

}  // namespace bptt::kernel
