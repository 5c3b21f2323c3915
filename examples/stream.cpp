// Learning from a stream that never ends. A net hears a random bit per step and has to say which bit it heard two steps
// ago:
//
//   h_t = tanh(b + W h_{t−1} + x_t U),    o_t = vᵀ h_t,    L = Σ (o_t − y_t)² / 2,    y_t = x_{t−2}
//
// It is trained window after window of k steps: `also(h[last])` hands out the state from which the next window goes on,
// and no gradient crosses from one window to the next. With windows of one step the net never learns what to keep.
//
// What is lost by that, on one stretch of 6 steps: the gradient of `truncated(L, chunks<k>)` is the sum of those of
// windows of k steps; that of `truncated(L, window<k>)` goes back k steps from each summand. The compiler's rules show
// which terms are gone.
#include <algorithm>
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <random>
#include <span>
#include <vector>

namespace stream {
using namespace bptt;
// clang-format off
inline constexpr int H = 6;
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : input<y> {} y;
inline constexpr struct U : parameter<U, H> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct v : parameter<v, H> {} v;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct L : variable<L> {} L;
constexpr auto echo = recurrence(
    h[t] = tanh(b + W * h[t - 1_c] + x[t] * U),
    o[t] = dot(v, h[t]),
    L[last] = sum(square(o[t] - y[t]), t) / 2_c);
// clang-format on
using block = parameters<decltype(unroll<1>(echo))>;  // as of any number of steps
template <std::size_t k>
constexpr auto windows = gradient(unroll<k>(echo), L, wrt(block{}), also(h[last], o[t]));

block new_net() {
  std::mt19937 random(1);
  block theta;
  train::normal{0.3}(theta, random);
  return theta;
}
using state = std::array<double, H>;
using matrix = std::array<double, H * H>;

/// The bits of a stream, as +1 and −1; two of them are from before its first step.
std::vector<double> bits(std::size_t count) {
  std::mt19937 random(2);
  std::vector<double> all(count + 2);
  for (double& bit : all) bit = random() % 2 == 0 ? 1 : -1;
  return all;
}
/// k bits, from the one at `first` on, read where they are.
template <std::size_t k>
std::span<double const, k> some(std::vector<double> const& all, std::size_t first) {
  return std::span<double const, k>(&all[first], k);
}

/// Trains a net on windows of k steps; returns how much of the last tenth of the stream it gets wrong.
template <std::size_t k>
double error_of_windows(std::vector<double> const& stream) {
  block theta = new_net(), slope;
  train::adam<block> adam;
  auto const rate = train::cosine(0.005, 0.0, static_cast<long long>(stream.size()));
  state carried{}, next;
  std::array<double, k> answers;
  std::size_t wrong = 0, asked = 0;
  for (std::size_t first = 2; first + k <= stream.size(); first += k) {
    windows<k>.into(to(slope, also(h[last](next), o[t](answers))), theta, x(some<k>(stream, first)),
                    y(some<k>(stream, first - 2)), h[-1_c](carried));
    carried = next;  // no gradient goes back to the window before
    adam.options.rate = rate(static_cast<long long>(first));
    adam.step(theta, slope);
    for (std::size_t i = 0; 10 * first > 9 * stream.size() && i < k; ++i, ++asked)
      wrong += answers[i] * stream[first + i - 2] < 0;
  }
  return static_cast<double>(wrong) / static_cast<double>(asked);
}

/// The derivative with respect to W of a loss on one stretch of T steps.
constexpr int T = 6;
template <class Loss>
matrix derivative_by_W(Loss loss) {
  auto const stretch = bits(T);
  auto const r =
      gradient(unroll<T>(echo), loss, wrt(W))(new_net(), x(some<T>(stretch, 2)), y(some<T>(stretch, 0)), h[-1_c](zero));
  matrix result;
  std::copy_n(r[W].begin(), H * H, result.begin());
  return result;
}
/// The same, by windows of 3 steps that go on from one another.
matrix derivative_by_windows() {
  auto const stretch = bits(T);
  state carried{};
  matrix sum{};
  for (std::size_t first = 0; first < T; first += 3) {
    auto const r = windows<3>(new_net(), x(some<3>(stretch, first + 2)), y(some<3>(stretch, first)), h[-1_c](carried));
    std::copy_n(r.value(h[last]).begin(), H, carried.begin());
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += r[W][i];
  }
  return sum;
}
double distance(matrix const& one, matrix const& other) {
  double sum = 0;
  for (std::size_t i = 0; i < one.size(); ++i) sum += (one[i] - other[i]) * (one[i] - other[i]);
  return std::sqrt(sum);
}
}  // namespace stream

int main() {
  using namespace stream;
  auto const stream = bits(120000);
  double const single = error_of_windows<1>(stream), three = error_of_windows<3>(stream);
  std::printf("echoes that are wrong, when trained on windows of 1 step: %.1f %%, of 3 steps: %.1f %%\n\n",
              100 * single, 100 * three);

  constexpr auto program = unroll<T>(echo);
  constexpr auto two = truncated(L, window<2>);
  std::cout
      << "The rule of h, whole:\n  " << text(rule(program, L, h)) << "\nby chunks of 3:\n  "
      << text(rule(program, truncated(L, chunks<3>), h))
      << "\nby a window of 2, in parts that have come back 0 steps and 1 step, of which the latter goes no further:\n  "
      << text(rule(program, two, h)) << "\n  " << text(rule(program, two, aged<struct h, 0>{})) << "\n  "
      << text(rule(program, two, aged<struct h, 1>{})) << "\n\n";
  auto const whole = derivative_by_W(L), by_chunks = derivative_by_W(truncated(L, chunks<3>)),
             by_window = derivative_by_W(two);
  double const far_chunks = distance(whole, by_chunks), far_window = distance(whole, by_window),
               same = distance(by_chunks, derivative_by_windows());
  std::printf("|dL/dW| = %.4f; by chunks of 3 it is off by %.4f, by a window of 2 by %.4f\n", distance(whole, {}),
              far_chunks, far_window);
  std::printf("by chunks of 3, and by windows of 3 one after another: they differ by %.0e\n", same);
  return far_chunks > 1e-3 && far_window > 1e-3 && same < 1e-12 && single > 0.1 && three < 0.01 ? 0 : 1;
}
