// The elementary functions, each with what it should be, of a double or a long double. A new one is one line here: then
// its constants, its loops and every float of it are tested; its errors and special values are in elementary.cpp.
#pragma once
#include <algorithm>
#include <bptt/arithmetic/elementary.hpp>
#include <cmath>
#include <tuple>

namespace elementary_functions {
#define ELEMENTARY_FUNCTION(name, expected)                                   \
  struct name##_function {                                                    \
    static constexpr auto called = #name;                                     \
    static constexpr auto value(auto x) { return bptt::elementary::name(x); } \
    static auto truth(auto x) { return expected; }                            \
  }
ELEMENTARY_FUNCTION(exp, std::exp(x));
ELEMENTARY_FUNCTION(log, std::log(x));
ELEMENTARY_FUNCTION(log1p, std::log1p(x));
ELEMENTARY_FUNCTION(tanh, std::tanh(x));
ELEMENTARY_FUNCTION(sigmoid, (x < 0 ? std::exp(x) : 1) / (1 + std::exp(-std::abs(x))));
ELEMENTARY_FUNCTION(softplus, std::max(x, decltype(x)(0)) + std::log1p(std::exp(-std::abs(x))));
ELEMENTARY_FUNCTION(sin, std::sin(x));
ELEMENTARY_FUNCTION(cos, std::cos(x));
ELEMENTARY_FUNCTION(atan, std::atan(x));
ELEMENTARY_FUNCTION(sinh, std::sinh(x));
ELEMENTARY_FUNCTION(cosh, std::cosh(x));
#undef ELEMENTARY_FUNCTION
using all = std::tuple<exp_function, log_function, log1p_function, tanh_function, sigmoid_function, softplus_function,
                       sin_function, cos_function, atan_function, sinh_function, cosh_function>;

#define ELEMENTARY_FUNCTION_OF_TWO(name, expected)                                       \
  struct name##_function {                                                               \
    static constexpr auto value(auto a, auto b) { return bptt::elementary::name(a, b); } \
    static long double truth(long double a, long double b) { return expected; }          \
  }
ELEMENTARY_FUNCTION_OF_TWO(hypot, std::hypot(a, b));
ELEMENTARY_FUNCTION_OF_TWO(atan2, std::atan2(a, b));
ELEMENTARY_FUNCTION_OF_TWO(direction_cosine, a == 0 ? a : a / std::hypot(a, b));
ELEMENTARY_FUNCTION_OF_TWO(inversion, a == 0 ? a : a / std::hypot(a, b) / std::hypot(a, b));
ELEMENTARY_FUNCTION_OF_TWO(max, std::fmax(a, b));
ELEMENTARY_FUNCTION_OF_TWO(min, std::fmin(a, b));
ELEMENTARY_FUNCTION_OF_TWO(exceeds, a > b ? 1 : 0);
#undef ELEMENTARY_FUNCTION_OF_TWO
using all_of_two = std::tuple<hypot_function, atan2_function, direction_cosine_function, inversion_function,
                              max_function, min_function, exceeds_function>;

/// f(Function{}) for each of a tuple.
template <class... Function, class F>
void for_each(std::tuple<Function...>, F f) {
  (f(Function{}), ...);
}
}  // namespace elementary_functions
