#include "functions.hpp"

#include <bptt/arithmetic/elementary.hpp>

namespace el = bptt::elementary;
#define DEFINED(name, ...)                                                             \
  void loop_##name##_double(double const* __restrict x, double* __restrict y, int n) { \
    for (int i = 0; i < n; ++i) y[i] = el::name(x[i]);                                 \
  }                                                                                    \
  void loop_##name##_float(float const* __restrict x, float* __restrict y, int n) {    \
    for (int i = 0; i < n; ++i) y[i] = el::name(x[i]);                                 \
  }                                                                                    \
  double name##_double(double x) { return el::name(x); }                               \
  float name##_float(float x) { return el::name(x); }
FUNCTIONS(DEFINED)
#define DEFINED_OF_TWO(name, ...)                                                                                  \
  void loop_##name##_double(double const* __restrict x, double const* __restrict y, double* __restrict z, int n) { \
    for (int i = 0; i < n; ++i) z[i] = el::name(x[i], y[i]);                                                       \
  }                                                                                                                \
  void loop_##name##_float(float const* __restrict x, float const* __restrict y, float* __restrict z, int n) {     \
    for (int i = 0; i < n; ++i) z[i] = el::name(x[i], y[i]);                                                       \
  }
FUNCTIONS_OF_TWO(DEFINED_OF_TWO)
double sigmoid_cross_entropy_double(double x, double y) { return el::sigmoid_cross_entropy(x, y); }
float sigmoid_cross_entropy_float(float x, float y) { return el::sigmoid_cross_entropy(x, y); }

// constants are computed by the compiler, which knows the flags too
static_assert(el::exp(1.0) > 2.718281828459044 && el::exp(1.0) < 2.718281828459046 && el::exp(-800.0) == 0);
static_assert(el::tanh(0.5) > 0.46211715726000967 && el::tanh(0.5) < 0.46211715726000985);
static_assert(el::cos(3.0f) > -0.9899926f && el::cos(3.0f) < -0.9899923f && el::log(1.0f) == 0);
