// An audio effect is tuned until it sounds like a device. The effect is an overdrive and a filter behind it,
//
//   d_t = tanh(g x_t),    y_t = b₀ d_t + b₁ d_{t−1} + b₂ d_{t−2} − a₁ y_{t−1} − a₂ y_{t−2}
//
// as it was shipped: a gain of 2, and the low-pass filter of the Audio EQ Cookbook (Robert Bristow-Johnson), 3 kHz at
// 48 kHz, Q = 0.7. The parts of the device are not what is printed on them; noise of different loudness was sent
// through it, and what came out was recorded. The six numbers are tuned to the recording, E = mean of (y_t −
// wanted_t)²: the poles make it a recurrence, and the derivative of E with respect to a₁ runs back through all samples.
//
// The recording is a stream: eight places of it are run through side by side, 256 samples at a time, and the state of
// each is carried on. In single precision, as audio is. Time is told per sample, of the gradient and of the effect: at
// 48 kHz there are 21 µs for one.
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <cmath>
#include <complex>
#include <numbers>
#include <random>

#include "training.hpp"

namespace audio_filter {
using namespace bptt;
// clang-format off
inline constexpr int T = 256, B = 8;                       // samples of a segment, segments side by side
inline constexpr struct x : input<x> {} x;                 // what goes in
inline constexpr struct wanted : input<wanted> {} wanted;  // what came out of the device
inline constexpr struct g : parameter<g> {} g;
inline constexpr struct b0 : parameter<b0> {} b0;
inline constexpr struct b1 : parameter<b1> {} b1;
inline constexpr struct b2 : parameter<b2> {} b2;
inline constexpr struct a1 : parameter<a1> {} a1;
inline constexpr struct a2 : parameter<a2> {} a2;
inline constexpr struct d : variable<d> {} d;
inline constexpr struct y : variable<y> {} y;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto effect = equations(
    d[t] = tanh(g * x[t]), y[t] = b0 * d[t] + b1 * d[t - 1_c] + b2 * d[t - 2_c] - a1 * y[t - 1_c] - a2 * y[t - 2_c]);
constexpr auto net = unroll<T>(recurrence(effect, E[last] = mean(square(y[t] - wanted[t]), t)));
using settings = parameters<decltype(net), float>;
constexpr auto tune = gradient(batch<B>(net), E, wrt(settings{}), also(d[t], y[t]));
constexpr auto play = evaluate(unroll<T>(recurrence(effect)));

constexpr double rate = 48000;
using sound = std::vector<float>;

/// A gain, and the low-pass filter of the Audio EQ Cookbook.
settings overdrive(double gain, double frequency, double Q) {
  double const w = 2 * std::numbers::pi * frequency / rate, alpha = std::sin(w) / (2 * Q), a0 = 1 + alpha,
               c = std::cos(w);
  settings s;
  s[g] = static_cast<float>(gain);
  s[b0] = s[b2] = static_cast<float>((1 - c) / 2 / a0), s[b1] = static_cast<float>((1 - c) / a0);
  s[a1] = static_cast<float>(-2 * c / a0), s[a2] = static_cast<float>((1 - alpha) / a0);
  return s;
}
/// The device, written by hand: what is recorded, and what the effect's time is compared with.
sound recorded(settings const& s, sound const& in) {
  sound out(in.size());
  float d1 = 0, d2 = 0, y1 = 0, y2 = 0;
  for (std::size_t i = 0; i < in.size(); ++i) {
    float const d0 = std::tanh(s[g] * in[i]);
    out[i] = s[b0] * d0 + s[b1] * d1 + s[b2] * d2 - s[a1] * y1 - s[a2] * y2;
    d2 = d1, d1 = d0, y2 = y1, y1 = out[i];
  }
  return out;
}
/// The effect, T samples at a time; the state goes on.
sound played(settings const& s, sound const& in) {
  sound out(in.size());
  std::array<float, T> ds{}, ys{};
  for (std::size_t i = 0; i + T <= in.size(); i += T) {
    play.into(to(d[t](ds), y[t](std::span<float, T>(&out[i], T))), s, x(std::span<float const, T>(&in[i], T)),
              d[-1_c](ds[T - 1]), d[-2_c](ds[T - 2]), y[-1_c](ys[T - 1]), y[-2_c](ys[T - 2]));
    std::copy_n(&out[i], T, ys.begin());
  }
  return out;
}
/// What is left of one sound when another is taken away, in decibels of the sound.
double difference(sound const& one, sound const& other) {
  double left = 0, all = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    double const apart = double{one[i]} - double{other[i]};
    left += apart * apart, all += double{one[i]} * double{one[i]};
  }
  return 10 * std::log10(left / all);
}
/// How loud a filter lets a frequency through, in decibels.
double response(settings const& s, double frequency) {
  auto const z = std::polar(1.0, -2 * std::numbers::pi * frequency / rate);  // one sample later
  auto const b = double{s[b0]} + double{s[b1]} * z + double{s[b2]} * z * z,
             a = 1.0 + double{s[a1]} * z + double{s[a2]} * z * z;
  return 20 * std::log10(std::abs(b / a));
}
}  // namespace audio_filter

int main(int arguments, char** argument) {
  using namespace audio_filter;
  settings const device = overdrive(2.6, 3350, 1.2), shipped = overdrive(2, 3000, 0.7);
  std::mt19937 random(1);
  sound noise(1 << 17);  // 2.7 seconds
  for (std::size_t i = 0; i < noise.size(); ++i)
    noise[i] = static_cast<float>((0.1 + static_cast<double>(i % 9600) / 9600) * train::normally_distributed(random));
  sound const wanted_of_all = recorded(device, noise);

  settings tuned = shipped, slope;
  train::adam<settings> adam;
  train::segments<B, T> at{noise.size()};
  std::array<std::array<float, T>, B> xs, ys, heard, driven;
  std::array<float, B> d1{}, d2{}, y1{}, y2{};
  training::progress line;
  training::curve losses("mean squared error, by steps of 2048 samples");
  constexpr int steps = 1500;
  auto const slower = train::cosine(0.01f, 0.0f, steps);
  for (int n = 0; n < steps; ++n, at.next()) {
    at.copy(xs, noise), at.copy(ys, wanted_of_all);
    if (at.begins()) d1 = d2 = y1 = y2 = {};
    float const error = tune.into(to(slope, also(d[t](driven), y[t](heard))), tuned, x(xs), wanted(ys), d[-1_c](d1),
                                  d[-2_c](d2), y[-1_c](y1), y[-2_c](y2));
    for (std::size_t b = 0; b < B; ++b)
      d1[b] = driven[b][T - 1], d2[b] = driven[b][T - 2], y1[b] = heard[b][T - 1], y2[b] = heard[b][T - 2];
    train::clip(slope, 1.0f);
    adam.options.rate = slower(n);
    adam.step(tuned, slope);
    losses.add(double{error});
    line.show((n + 1.0) / steps, "mean squared error %.1e", double{error});
  }
  line.end();
  double const of_gradient = line.seconds() / (1.0 * steps * B * T);

  training::progress playing;
  sound const tuned_sound = played(tuned, noise);
  double const of_effect = playing.seconds() / static_cast<double>(noise.size());
  training::progress by_hand;
  sound const shipped_sound = recorded(shipped, noise);
  double const of_hand = by_hand.seconds() / static_cast<double>(noise.size());
  double const before = difference(wanted_of_all, shipped_sound), after = difference(wanted_of_all, tuned_sound);
  std::printf("a sample takes %.1f ns with its gradient; played %.1f ns, by hand with std::tanh %.1f ns\n",
              1e9 * of_gradient, 1e9 * of_effect, 1e9 * of_hand);

  std::puts("\n             shipped     tuned    device");
  bool alike = true;
  for (auto const& p : settings::entries())
    std::printf("%10.*s  %9.5f %9.5f %9.5f\n", static_cast<int>(p.name.size()), p.name.data(),
                double{shipped[p.offset]}, double{tuned[p.offset]}, double{device[p.offset]});
  for (double frequency : {100.0, 1000.0, 3000.0, 6000.0, 12000.0}) {
    double const here = response(tuned, frequency), there = response(device, frequency);
    std::printf("%7.0f Hz  %6.2f dB %6.2f dB %6.2f dB\n", frequency, response(shipped, frequency), here, there);
    alike = alike && std::abs(here - there) < 0.1;
  }
  std::printf("what is left when the device is taken away: %.1f dB as shipped, %.1f dB tuned\n", before, after);
  if (arguments == 3 && std::string_view(argument[1]) == "--curve" && !losses.write(argument[2])) return 2;
  return alike && after < -60 ? 0 : 1;
}
