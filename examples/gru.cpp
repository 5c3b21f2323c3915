// A GRU that predicts a signal: two sines of different periods, one step ahead, from the last value alone; what phase
// they are in it has to keep in its state. The layer is bptt/cells/gru.hpp, exactly torch.nn.GRU. It is trained on
// batches of 8 stretches of 20 steps, which start anywhere, by one call each: batch<8>.
//
//   (layer's equations),    o_t = vᵀ h_t,    L = mean over the steps of (o_t − x_{t+1})²
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/cells/gru.hpp>
#include <cmath>
#include <cstdio>
#include <random>

namespace signal {
using namespace bptt;
// clang-format off
inline constexpr int H = 8, T = 20, B = 8;
inline constexpr struct x : input<x, 1> {} x;
inline constexpr struct v : parameter<v, H> {} v;
inline constexpr struct e : variable<e> {} e;
inline constexpr struct L : variable<L> {} L;
inline constexpr struct layer : cells::gru<layer, 1, H> {} layer;
// clang-format on
// x[t + 1_c] is the value to come; that after the last step is given, x[last + 1_c]
constexpr auto net =
    unroll<T>(recurrence(layer(x[t]), e[t] = dot(v, layer.h[t]) - sum(x[t + 1_c]), L[last] = mean(square(e[t]), t)));
constexpr auto g = gradient(batch<B>(net), L, wrt(layer.W_ih, layer.W_hh, layer.b_ih, layer.b_hh, v), also(e[last]));

/// A block of numbers, and Adam's averages of their derivatives.
template <std::size_t n>
struct learnt {
  std::array<double, n> value{}, mean{}, square{};
  explicit learnt(std::mt19937& random) {
    for (double& one : value) one = std::uniform_real_distribution(-0.35, 0.35)(random);
  }
  template <class Slope>
  void step(Slope const& slope) {
    for (std::size_t i = 0; i < n; ++i) {
      mean[i] += 0.1 * (slope[i] - mean[i]);
      square[i] += 0.01 * (slope[i] * slope[i] - square[i]);
      value[i] -= 0.01 * mean[i] / (std::sqrt(square[i]) + 1e-8);
    }
  }
};
}  // namespace signal

int main() {
  using namespace signal;
  std::mt19937 random(5);
  learnt<3 * H> W_ih(random), b_ih(random), b_hh(random);
  learnt<3 * H * H> W_hh(random);
  learnt<H> readout(random);
  double mean = 0;
  for (int i = 1; i <= 2000; ++i) {
    std::array<std::array<std::array<double, 1>, T>, B> xs{};
    std::array<std::array<double, 1>, B> to_come{};
    for (std::size_t b = 0; b < B; ++b) {
      double const start = std::uniform_real_distribution(0.0, 100.0)(random);
      auto const at = [start](std::size_t k) {
        return 0.6 * std::sin(0.9 * (start + static_cast<double>(k))) +
               0.4 * std::sin(0.37 * (start + static_cast<double>(k)));
      };
      for (std::size_t k = 0; k < T; ++k) xs[b][k][0] = at(k);
      to_come[b][0] = at(T);
    }
    auto const r = g(layer.W_ih(W_ih.value), layer.W_hh(W_hh.value), layer.b_ih(b_ih.value), layer.b_hh(b_hh.value),
                     v(readout.value), layer.h[-1_c](zero), x(xs), x[last + 1_c](to_come));
    W_ih.step(r[layer.W_ih]);
    W_hh.step(r[layer.W_hh]);
    b_ih.step(r[layer.b_ih]);
    b_hh.step(r[layer.b_hh]);
    readout.step(r[v]);
    for (std::size_t b = 0; b < B; ++b) mean += r.value(e[last])[b] * r.value(e[last])[b] / (200 * B);
    if (i % 200 == 0) {
      std::printf("after %4d batches: the error at the last step is %.4f (root mean square)\n", i, std::sqrt(mean));
      if (i == 2000) return std::sqrt(mean) < 0.02 ? 0 : 1;
      mean = 0;
    }
  }
}
