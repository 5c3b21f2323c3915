// Functions of a number that are made of pieces: abs, relu, sign, heaviside; and the cross-entropy of a logit, whose
// two pieces do not overflow.
#pragma once
#include <bptt/arithmetic/exp_log.hpp>
#include <bptt/arithmetic/powers.hpp>

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
/// −1, 0 or 1: the sign of x.
template <class N>
BPTT_INLINE constexpr N sign(N x) {
  return x > N(0) ? N(1) : x < N(0) ? N(-1) : x;
}
/// 1 where x is above 0, else 0 (Heaviside's function).
template <class N>
BPTT_INLINE constexpr N heaviside(N x) {
  return x > N(0) ? N(1) : x < N(0) ? N(0) : x;
}

/// −y·log σ(x) − (1 − y)·log(1 − σ(x)) = log(1 + eˣ) − x·y, finite where σ(x) is 0 or 1, and 0 where it is y: as
/// log(1 + e^−|x|) + |x|·(1 − y) of an x above 0, or |x|·y, no two of which cancel.
template <class N>
BPTT_INLINE constexpr N sigmoid_cross_entropy(N x, N y) {
  if constexpr (requires { x < x; }) {
    N const size = abs(x), weight = select(x > N(0), N(1) - y, y), product = size * weight;
    return select(weight == N(0), N(0), product) + log1p(exp(-size));
  } else
    return softplus(x) - x * y;
}

}  // namespace bptt::elementary
BPTT_AS_WRITTEN_END
