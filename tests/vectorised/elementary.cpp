// Loops over elementary functions; vectorised.sh looks for what the compiler makes of them.
#include <bptt/arithmetic/elementary.hpp>
#include <bptt/arithmetic/zero_factors.hpp>

namespace bptt::elementary {
template <class N>
BPTT_INLINE constexpr N choice(N x, N z) {  // each of the two is computed
  return blend(x < z, x * x / z, x * z + x);
}
template <class N>
BPTT_INLINE constexpr N product_by_both(N x, N z) {
  return deciding_product<true, true>(x, heaviside(z));
}
}  // namespace bptt::elementary

#define LOOP(name)                                                                         \
  extern "C" void loop_##name##_double(double const* __restrict x, double* __restrict y) { \
    for (int i = 0; i < 4096; ++i) y[i] = bptt::elementary::name(x[i]);                    \
  }                                                                                        \
  extern "C" void loop_##name##_float(float const* __restrict x, float* __restrict y) {    \
    for (int i = 0; i < 4096; ++i) y[i] = bptt::elementary::name(x[i]);                    \
  }
#define LOOP_OF_TWO(name)                                                                                              \
  extern "C" void loop_##name##_double(double const* __restrict x, double const* __restrict z, double* __restrict y) { \
    for (int i = 0; i < 4096; ++i) y[i] = bptt::elementary::name(x[i], z[i]);                                          \
  }                                                                                                                    \
  extern "C" void loop_##name##_float(float const* __restrict x, float const* __restrict z, float* __restrict y) {     \
    for (int i = 0; i < 4096; ++i) y[i] = bptt::elementary::name(x[i], z[i]);                                          \
  }
LOOP(exp)
LOOP(log)
LOOP(log1p)
LOOP(tanh)
LOOP(sigmoid)
LOOP(softplus)
LOOP(sin_within)
LOOP(cos_within)
LOOP(atan)
LOOP(sinh)
LOOP(cosh)
LOOP_OF_TWO(max)
LOOP_OF_TWO(min)
LOOP_OF_TWO(exceeds)
LOOP_OF_TWO(hypot)
LOOP_OF_TWO(direction_cosine)
LOOP_OF_TWO(inversion)
LOOP_OF_TWO(atan2)
LOOP_OF_TWO(logaddexp)
LOOP_OF_TWO(exp_share)
LOOP_OF_TWO(xlogy)
LOOP_OF_TWO(sigmoid_cross_entropy)
LOOP_OF_TWO(choice)
LOOP_OF_TWO(product_by_both)
LOOP(sin)  // has a branch: not among the vectorised, which the script must find
