// Compares the functions of functions.cpp with their values: long double's, in units in the last place.
//   values WITHOUT    `denormals`: a denormal value may be 0; `infinities`: what overflows may be any number
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>

#include "functions.hpp"

namespace {
// What a function may be off with flags: its bound without, and a unit for other orders of sums and for reciprocals.
constexpr long double allowed = 4;
int faults = 0;
bool has_denormals = true, has_infinities = true;

template <class N>
long double units_off(N value, long double truth) {
  if (!(std::abs(value) <= std::numeric_limits<N>::max()))
    return std::abs(truth) <= std::numeric_limits<N>::max() ? std::numeric_limits<long double>::infinity() : 0;
  int exponent = std::numeric_limits<N>::min_exponent;
  if (truth != 0) exponent = std::max(exponent, std::ilogb(truth) + 1);
  long double const off =
      std::abs(static_cast<long double>(value) - truth) / std::ldexp(1.0L, exponent - std::numeric_limits<N>::digits);
  bool const denormal = std::abs(truth) < std::numeric_limits<N>::min();
  return denormal && !has_denormals && value == 0 ? 0 : off;
}
template <class N>
void check(char const* name, N x, N value, long double truth) {
  long double const off = units_off(value, truth);
  if (off <= allowed) return;
  if (++faults <= 20)
    std::printf("%s(%.17g) in %s is %.17g, not %.17Lg: %.3Lg units off\n", name, static_cast<double>(x),
                sizeof(N) == 8 ? "double" : "float", static_cast<double>(value), truth, off);
}
/// The same number, the same infinity.
template <class N>
void check_bits(char const* what, N value, N expected) {
  using bits = std::conditional_t<sizeof(N) == 8, std::uint64_t, std::uint32_t>;
  if (std::bit_cast<bits>(value) == std::bit_cast<bits>(expected)) return;
  if (!has_infinities && std::abs(expected) > 1) return;
  ++faults;
  std::printf("%s in %s is %.17g\n", what, sizeof(N) == 8 ? "double" : "float", static_cast<double>(value));
}

template <class N, class Loop, class One, class Truth>
void over(char const* name, Loop loop, One one, Truth truth, N from, N to) {
  constexpr int n = 3000;
  static N x[n], y[n];
  for (int i = 0; i < n; ++i) {
    N const part = static_cast<N>(i) / (n - 1);
    x[i] = from > 0 && to / from > 1e6
               ? std::min(to, static_cast<N>(
                                  from * std::pow(static_cast<long double>(to) / from, static_cast<long double>(part))))
               : from * (1 - part) + to * part;
  }
  loop(x, y, n);
  for (int i = 0; i < n; ++i) check(name, x[i], y[i], truth(static_cast<long double>(x[i])));
  for (int i = 0; i < n; i += 3) check(name, x[i], one(x[i]), truth(static_cast<long double>(x[i])));
}
/// At points (r·cos φ, r·sin φ).
template <class N, class Loop, class Truth>
void over_points(char const* name, Loop loop, Truth truth) {
  constexpr int n = 3000;
  constexpr long double powers = sizeof(N) == 8 ? 280 : 30;  // of ten
  static N x[n], y[n], z[n];
  for (int i = 0; i < n; ++i) {
    long double const r = i % 2 == 0 ? 1 : std::pow(10.0L, powers * (2.0L * i / n - 1)), angle = 0.37L * i + 0.01L;
    x[i] = static_cast<N>(r * std::cos(angle));
    y[i] = static_cast<N>(r * std::sin(angle));
  }
  loop(x, y, z, n);
  for (int i = 0; i < n; ++i)
    check(name, x[i], z[i], truth(static_cast<long double>(x[i]), static_cast<long double>(y[i])));
}
}  // namespace

int main(int, char** argument) {
  has_denormals = std::strcmp(argument[1], "denormals") != 0;
  has_infinities = std::strcmp(argument[1], "infinities") != 0;
#define CHECKED(name, truth, a, b, from, to, from_float, to_float)                                              \
  {                                                                                                             \
    auto const value = [](long double x) -> long double { return truth; };                                      \
    over<double>(#name, loop_##name##_double, name##_double, value, a, b);                                      \
    over<double>(#name, loop_##name##_double, name##_double, value, from, to);                                  \
    over<float>(#name, loop_##name##_float, name##_float, value, static_cast<float>(a), static_cast<float>(b)); \
    over<float>(#name, loop_##name##_float, name##_float, value, from_float, to_float);                         \
  }
  FUNCTIONS(CHECKED)
#define CHECKED_OF_TWO(name, truth)                                                       \
  {                                                                                       \
    auto const value = [](long double x, long double y) -> long double { return truth; }; \
    over_points<double>(#name, loop_##name##_double, value);                              \
    over_points<float>(#name, loop_##name##_float, value);                                \
  }
  FUNCTIONS_OF_TWO(CHECKED_OF_TWO)

  auto const one = [](char const* name, auto f, auto x, long double truth) { check(name, x, f(x), truth); };
  // around 0 all of these are x
  for (double x : {1e-3, -1e-5, 1e-9, -1e-12, 1e-17, -1e-100}) {
    auto const wide = static_cast<long double>(x);
    one("tanh", tanh_double, x, std::tanh(wide));
    one("sinh", sinh_double, x, std::sinh(wide));
    one("sin", sin_double, x, std::sin(wide));
    one("log1p", log1p_double, x, std::log1p(wide));
  }
  for (float x : {1e-3f, -1e-5f, 1e-9f, -1e-30f}) {
    auto const wide = static_cast<long double>(x);
    one("tanh", tanh_float, x, std::tanh(wide));
    one("sinh", sinh_float, x, std::sinh(wide));
    one("sin", sin_float, x, std::sin(wide));
    one("log1p", log1p_float, x, std::log1p(wide));
  }
  // large angles, and one that is next to a multiple of π/2
  one("cos", cos_double, 0x1.6ac5b262ca1ffp+849, -4.6871659242546276e-19L);
  for (double x : {1e7, -3e15, 1e22, 1.7e308}) {
    one("sin", sin_double, x, std::sin(static_cast<long double>(x)));
    one("cos", cos_double, x, std::cos(static_cast<long double>(x)));
  }
  for (int i = 1; i < 4000; i += 7) {
    double const x = i * 1.57079632679489661923;
    one("sin", sin_double, x, std::sin(static_cast<long double>(x)));
    one("cos", cos_double, x, std::cos(static_cast<long double>(x)));
    one("cos", cos_float, static_cast<float>(x), std::cos(static_cast<long double>(static_cast<float>(x))));
  }
  // denormal results, what underflows, what overflows, the ends of the range
  for (double x : {-709.0, -720.5, -744.0, -760.0, -1e300}) {
    one("exp", exp_double, x, std::exp(static_cast<long double>(x)));
    one("sigmoid", sigmoid_double, x, std::exp(static_cast<long double>(x)));
    one("softplus", softplus_double, x, std::exp(static_cast<long double>(x)));
  }
  one("log", log_double, 2.3e-308, std::log(2.3e-308L));
  double const infinity = std::numeric_limits<double>::infinity();
  check_bits("exp(1000)", exp_double(1000), infinity);
  check_bits("exp(1000)", exp_float(1000), static_cast<float>(infinity));
  check_bits("sinh(-1000)", sinh_double(-1000), -infinity);
  check_bits("log(0)", log_double(0), -infinity);
  check_bits("log(-0)", log_double(-0.0), -infinity);
  check_bits("log(-0)", log_float(-0.0f), -static_cast<float>(infinity));
  check_bits("log1p(-1)", log1p_double(-1), -infinity);
  check_bits("tanh(1e300)", tanh_double(1e300), 1.0);
  check_bits("tanh(-1e30)", tanh_float(-1e30f), -1.0f);
  check_bits("sigmoid(1e300)", sigmoid_double(1e300), 1.0);
  // the cross-entropy of a logit does not cancel
  for (double x : {30.0, -30.0, 700.0, 3.0})
    for (double y : {0.0, 1.0}) {
      long double const wide = x, truth = std::fmax(wide, 0.0L) - wide * y + std::log1p(std::exp(-std::abs(wide)));
      check("sigmoid_cross_entropy", x, sigmoid_cross_entropy_double(x, y), truth);
      check("sigmoid_cross_entropy", static_cast<float>(x),
            sigmoid_cross_entropy_float(static_cast<float>(x), static_cast<float>(y)), truth);
    }
  if (faults > 20) std::printf("and %d more\n", faults - 20);
  return faults == 0 ? 0 : 1;
}
