// Loops over elementary functions; vectorised.sh looks for what the compiler makes of them.
#include <bptt/arithmetic/powers.hpp>

#define LOOP(name)                                                                         \
  extern "C" void loop_##name##_double(double const* __restrict x, double* __restrict y) { \
    for (int i = 0; i < 4096; ++i) y[i] = bptt::elementary::name(x[i]);                    \
  }                                                                                        \
  extern "C" void loop_##name##_float(float const* __restrict x, float* __restrict y) {    \
    for (int i = 0; i < 4096; ++i) y[i] = bptt::elementary::name(x[i]);                    \
  }
LOOP(exp)
LOOP(log)
LOOP(log1p)
LOOP(tanh)
LOOP(sigmoid)
LOOP(softplus)
LOOP(sin_within)
LOOP(cos_within)
LOOP(sinh)
LOOP(cosh)
LOOP(sin)  // has a branch: not among the vectorised, which the script must find
