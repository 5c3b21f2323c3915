// The elementary functions, each with what it should be.
#pragma once
#include <algorithm>
#include <bptt/arithmetic/powers.hpp>
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
}  // namespace elementary_functions
