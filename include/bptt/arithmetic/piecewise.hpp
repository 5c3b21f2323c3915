// Functions that are made of pieces: abs, relu, sign and heaviside of a number; max, min and exceeds of two; and the
// cross-entropy of a logit, whose two pieces do not overflow.
#pragma once
#include <bptt/arithmetic/exp_log.hpp>

BPTT_AS_WRITTEN_BEGIN
namespace bptt::elementary {

/// |x|; of −0 it is 0.
template <class N>
BPTT_INLINE constexpr auto abs(N x) {
  if constexpr (binary_number<N>)
    return with_sign_of(N(1), x);
  else {
    using c_library::abs;
    return abs(x);
  }
}
/// x where it is above 0, else 0.
template <class N>
BPTT_INLINE constexpr N relu(N x) {
  return x < N(0) ? N(0) : x;  // NaN goes through
}
/// 1 where it holds, else 0.
template <class N>
BPTT_INLINE constexpr N one_if(bool holds) {
  return holds ? N(1) : N(0);
}
/// −1, 0 or 1: the sign of x.
template <class N>
BPTT_INLINE constexpr N sign(N x) {
  return x > N(0) ? N(1) : x < N(0) ? N(-1) : x;
}
/// 1 where x is above 0, else 0 (Heaviside's function).
template <class N>
BPTT_INLINE constexpr N heaviside(N x) {
  if constexpr (binary_number<N>) {  // in two parts: so a loop is vectorised that asks whether the result is 0, too
    using bits = bits_of<N>;
    N const above = one_if<N>(x > N(0)), no_number = or_zero(x != x, x);
    return std::bit_cast<N>(std::bit_cast<bits>(above) | std::bit_cast<bits>(no_number));
  } else
    return x > N(0) ? N(1) : x < N(0) ? N(0) : x;
}

/// The greater of two numbers, as `maximum` of IEEE 754-2019: of 0 and −0 it is 0, and NaN goes through.
template <class N>
BPTT_INLINE constexpr N max(N a, N b) {
  if constexpr (binary_number<N>) {
    using bits = typename constants<N>::bits;
    N const greater = a > b ? a : b;  // b where one is NaN
    N const of_equals = std::bit_cast<N>(std::bit_cast<bits>(a) & std::bit_cast<bits>(b));
    N const of_numbers = a == b ? of_equals : greater;
    return a != a ? a : of_numbers;
  } else
    return a > b ? a : a <= b ? b : a + b;
}
/// The lesser of two numbers, as `minimum` of IEEE 754-2019: of 0 and −0 it is −0, and NaN goes through.
template <class N>
BPTT_INLINE constexpr N min(N a, N b) {
  if constexpr (binary_number<N>) {
    using bits = typename constants<N>::bits;
    N const lesser = a < b ? a : b;
    N const of_equals = std::bit_cast<N>(std::bit_cast<bits>(a) | std::bit_cast<bits>(b));
    N const of_numbers = a == b ? of_equals : lesser;
    return a != a ? a : of_numbers;
  } else
    return a < b ? a : a >= b ? b : a + b;
}
/// 1 where a is above b, else 0; NaN where one of them is NaN.
template <class N>
BPTT_INLINE constexpr N exceeds(N a, N b) {
  if constexpr (binary_number<N>) {
    N const above = a > b ? N(1) : N(0);
    return select(a != a, a, select(b != b, b, above));
  } else
    return a > b ? N(1) : a <= b ? N(0) : a + b;
}

// Where a is 0, 0 whatever b is, ∞ or NaN.

/// a·b
template <class N>
BPTT_INLINE constexpr N product_or_zero(N a, N b) {
  if (std::is_constant_evaluated()) {
    if (a == N(0)) return N(0);
  }
  const N product = a * b;
  return select(a == N(0), N(0), product);
}
/// a/b
template <class N>
BPTT_INLINE constexpr N quotient_or_zero(N a, N b) {
  if (std::is_constant_evaluated()) {
    if (a == N(0)) return N(0);
  }
  const N quotient = a / b;
  return select(a == N(0), N(0), quotient);
}
/// a·log b
template <class N>
BPTT_INLINE constexpr N xlogy(N a, N b) {
  return product_or_zero(a, log(b));
}

/// −y·log σ(x) − (1 − y)·log(1 − σ(x)) = log(1 + eˣ) − x·y, finite where σ(x) is 0 or 1, and 0 where it is y: as
/// log(1 + e^−|x|) + x·(1 − y) of an x above 0, or −x·y, no two of which cancel.
template <class N>
BPTT_INLINE constexpr N sigmoid_cross_entropy(N x, N y) {
  if constexpr (requires { x < x; }) {
    N weight = (x > N(0) ? N(1) : N(0)) - y;
    if constexpr (binary_number<N>) weight = (N(0.5) + with_sign_of(x, N(0.5))) - y;  // a loop is vectorised with it
    return product_or_zero(weight, x) + log1p(exp(-abs(x)));
  } else
    return softplus(x) - x * y;
}

}  // namespace bptt::elementary
BPTT_AS_WRITTEN_END
