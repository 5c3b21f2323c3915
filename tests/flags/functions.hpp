// What flags.sh compiles with each flag (functions.cpp) and what it compares with, compiled without (values.cpp): each
// function, its truth, and where it is tried, in double and in float: at numbers evenly spaced between two; of two
// numbers, at points of all directions and distances.
#pragma once

// clang-format off
#define FUNCTIONS(F)                                                                                      \
  F(exp,        std::exp(x),                                            -20, 20.1,     -700, 709.7,  -87, 88.7f) \
  F(log,        std::log(x),                                            0.5, 2.01,     1e-300, 1e300, 1e-37f, 1e38f) \
  F(log1p,      std::log1p(x),                                          -0.5, 1.01,    -0.99, 1e5,   -0.99f, 1e5f) \
  F(tanh,       std::tanh(x),                                           -0.2, 0.201,   -20, 20.1,    -20, 20.1f) \
  F(sigmoid,    (x < 0 ? std::exp(x) : 1) / (1 + std::exp(-std::abs(x))), -4, 4.1,     -700, 50,     -87, 50) \
  F(softplus,   std::fmax(x, 0.0L) + std::log1p(std::exp(-std::abs(x))),  -4, 4.1,     -700, 800,    -87, 800) \
  F(sin,        std::sin(x),                                            -3.2, 3.21,    -9e5, 9e5,    -9e5f, 9e5f) \
  F(cos,        std::cos(x),                                            -3.2, 3.21,    -9e5, 9e5,    -9e5f, 9e5f) \
  F(sin_within, std::sin(x),                                            -3.2, 3.21,    -9e5, 9e5,    -9e5f, 9e5f) \
  F(cos_within, std::cos(x),                                            -3.2, 3.21,    -9e5, 9e5,    -9e5f, 9e5f) \
  F(sinh,       std::sinh(x),                                           -0.2, 0.201,   -700, 710.4,  -87, 89.4f) \
  F(cosh,       std::cosh(x),                                           -0.2, 0.201,   -700, 710.4,  -87, 89.4f) \
  F(atan,       std::atan(x),                                           -0.5, 0.51,    -1e5, 1e5,    -1e5f, 1e5f) \
  F(sqrt,       std::sqrt(x),                                           0.1, 9.1,      1e-300, 1e300, 1e-37f, 1e38f)
#define FUNCTIONS_OF_TWO(F)                                   \
  F(hypot,            std::hypot(x, y))                       \
  F(atan2,            std::atan2(x, y))                       \
  F(direction_cosine, x / std::hypot(x, y))                   \
  F(inversion,        x / std::hypot(x, y) / std::hypot(x, y))
// clang-format on

/// y[i] = f(x[i]), in a loop; f of one number, by itself.
#define DECLARED(name, ...)                                          \
  extern "C" void loop_##name##_double(double const*, double*, int); \
  extern "C" void loop_##name##_float(float const*, float*, int);    \
  extern "C" double name##_double(double);                           \
  extern "C" float name##_float(float);
FUNCTIONS(DECLARED)
#define DECLARED_OF_TWO(name, ...)                                                  \
  extern "C" void loop_##name##_double(double const*, double const*, double*, int); \
  extern "C" void loop_##name##_float(float const*, float const*, float*, int);
FUNCTIONS_OF_TWO(DECLARED_OF_TWO)
extern "C" double sigmoid_cross_entropy_double(double, double);
extern "C" float sigmoid_cross_entropy_float(float, float);
