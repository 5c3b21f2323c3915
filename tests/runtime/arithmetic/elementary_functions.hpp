// The elementary functions, each with what it should be.
#pragma once
#include <algorithm>
#include <bptt/arithmetic/elementary.hpp>
#include <cmath>

namespace elementary_functions {
#define ELEMENTARY_FUNCTION(name, expected)                                   \
  struct name##_function {                                                    \
    static constexpr auto value(auto x) { return bptt::elementary::name(x); } \
    static long double truth(long double x) { return expected; }              \
  }
ELEMENTARY_FUNCTION(exp, std::exp(x));
ELEMENTARY_FUNCTION(log, std::log(x));
ELEMENTARY_FUNCTION(log1p, std::log1p(x));
ELEMENTARY_FUNCTION(tanh, std::tanh(x));
ELEMENTARY_FUNCTION(sigmoid, (x < 0 ? std::exp(x) : 1) / (1 + std::exp(-std::abs(x))));
ELEMENTARY_FUNCTION(softplus, std::max(x, 0.0L) + std::log1p(std::exp(-std::abs(x))));
ELEMENTARY_FUNCTION(sin, std::sin(x));
ELEMENTARY_FUNCTION(cos, std::cos(x));
ELEMENTARY_FUNCTION(sinh, std::sinh(x));
ELEMENTARY_FUNCTION(cosh, std::cosh(x));
#undef ELEMENTARY_FUNCTION

#define ELEMENTARY_FUNCTION_OF_TWO(name, expected)                                       \
  struct name##_function {                                                               \
    static constexpr auto value(auto a, auto b) { return bptt::elementary::name(a, b); } \
    static long double truth(long double a, long double b) { return expected; }          \
  }
ELEMENTARY_FUNCTION_OF_TWO(hypot, std::hypot(a, b));
ELEMENTARY_FUNCTION_OF_TWO(atan2, std::atan2(a, b));
ELEMENTARY_FUNCTION_OF_TWO(direction, a == 0 ? a : a / std::hypot(a, b));
ELEMENTARY_FUNCTION_OF_TWO(inversion, a == 0 ? a : a / std::hypot(a, b) / std::hypot(a, b));
ELEMENTARY_FUNCTION_OF_TWO(max, std::fmax(a, b));
ELEMENTARY_FUNCTION_OF_TWO(min, std::fmin(a, b));
ELEMENTARY_FUNCTION_OF_TWO(exceeds, a > b ? 1 : 0);
#undef ELEMENTARY_FUNCTION_OF_TWO
}  // namespace elementary_functions
