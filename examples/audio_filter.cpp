// A filter that sounds like another one. Noise was sent through an unknown device, and what came out was recorded; the
// five coefficients of a biquad are fitted so that it does the same:
//
//   y_t = b₀ x_t + b₁ x_{t−1} + b₂ x_{t−2} − a₁ y_{t−1} − a₂ y_{t−2},      E = mean of (y_t − wanted_t)²
//
// The device is a low-pass filter of the Audio EQ Cookbook (Robert Bristow-Johnson), 3 kHz at 48 kHz, Q = 1.2. The
// poles make it a recurrence: the derivative of E with respect to a₁ runs back through all samples. In single
// precision, as audio is.
#include <array>
#include <bptt/bptt.hpp>
#include <cmath>
#include <complex>
#include <cstdio>
#include <numbers>
#include <random>

namespace audio_filter {
using namespace bptt;
// clang-format off
inline constexpr int T = 512;                              // samples
inline constexpr struct x : input<x> {} x;                 // what goes in
inline constexpr struct wanted : input<wanted> {} wanted;  // what came out of the device
inline constexpr struct b0 : parameter<b0> {} b0;
inline constexpr struct b1 : parameter<b1> {} b1;
inline constexpr struct b2 : parameter<b2> {} b2;
inline constexpr struct a1 : parameter<a1> {} a1;
inline constexpr struct a2 : parameter<a2> {} a2;
inline constexpr struct y : variable<y> {} y;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net =
    unroll<T>(recurrence(y[t] = b0 * x[t] + b1 * x[t - 1_c] + b2 * x[t - 2_c] - a1 * y[t - 1_c] - a2 * y[t - 2_c],
                         E[last] = mean(square(y[t] - wanted[t]), t)));
constexpr auto gradients = gradient(net, E, wrt(b0, b1, b2, a1, a2));

using coefficients = std::array<float, 5>;  // b0, b1, b2, a1, a2
using samples = std::array<float, T>;

/// The low-pass filter of the Audio EQ Cookbook.
coefficients low_pass(double frequency, double rate, double Q) {
  double const w = 2 * std::numbers::pi * frequency / rate, alpha = std::sin(w) / (2 * Q), a0 = 1 + alpha,
               c = std::cos(w);
  return {static_cast<float>((1 - c) / 2 / a0), static_cast<float>((1 - c) / a0), static_cast<float>((1 - c) / 2 / a0),
          static_cast<float>(-2 * c / a0), static_cast<float>((1 - alpha) / a0)};
}
samples filtered(coefficients const& c, samples const& in) {
  samples out{};
  float x1 = 0, x2 = 0, y1 = 0, y2 = 0;
  for (std::size_t i = 0; i < T; ++i) {
    out[i] = c[0] * in[i] + c[1] * x1 + c[2] * x2 - c[3] * y1 - c[4] * y2;
    x2 = x1, x1 = in[i], y2 = y1, y1 = out[i];
  }
  return out;
}
/// How loud a filter lets a frequency through, in decibels.
double response(coefficients const& c, double frequency, double rate) {
  auto const z = std::polar(1.0, -2 * std::numbers::pi * frequency / rate);  // one sample later
  auto const b = double{c[0]} + double{c[1]} * z + double{c[2]} * z * z,
             a = 1.0 + double{c[3]} * z + double{c[4]} * z * z;
  return 20 * std::log10(std::abs(b / a));
}
}  // namespace audio_filter

int main() {
  using namespace audio_filter;
  constexpr double rate = 48000;
  coefficients const device = low_pass(3000, rate, 1.2);
  std::mt19937 random(1);
  samples noise;
  for (float& sample : noise) sample = std::normal_distribution<float>(0, 1)(random);
  samples const recorded = filtered(device, noise);

  coefficients c{0.5f, 0, 0, -0.5f, 0}, mean{}, square{};  // Adam, its rate falling to nothing
  float before = 0, after = 0;
  constexpr int steps = 4000;
  for (int n = 1; n <= steps; ++n) {
    auto const r = gradients(b0(c[0]), b1(c[1]), b2(c[2]), a1(c[3]), a2(c[4]), x(noise), wanted(recorded),  //
                             x[-1_c](zero), x[-2_c](zero), y[-1_c](zero), y[-2_c](zero));
    coefficients const slope{r[b0], r[b1], r[b2], r[a1], r[a2]};
    for (std::size_t i = 0; i < 5; ++i) {
      mean[i] += 0.1f * (slope[i] - mean[i]);
      square[i] += 0.01f * (slope[i] * slope[i] - square[i]);
      c[i] -= 0.01f * static_cast<float>(steps - n) / steps * mean[i] / (std::sqrt(square[i]) + 1e-8f);
    }
    (n == 1 ? before : after) = r[E];
  }

  char const* const names[] = {"b0", "b1", "b2", "a1", "a2"};
  std::puts("        found    device               found    device");
  constexpr double frequencies[] = {100, 1000, 3000, 6000, 12000};
  bool alike = true;
  for (std::size_t i = 0; i < 5; ++i) {
    double const here = response(c, frequencies[i], rate), there = response(device, frequencies[i], rate);
    std::printf("%s  %9.5f %9.5f   %5.0f Hz  %6.2f dB %6.2f dB\n", names[i], c[i], device[i], frequencies[i], here,
                there);
    alike = alike && std::abs(here - there) < 0.1;
  }
  std::printf("mean squared error: %.1e at first, %.1e after %d gradients through %d samples\n", before, after, steps,
              T);
  return alike ? 0 : 1;
}
