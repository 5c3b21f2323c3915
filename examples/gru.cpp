// A GRU that predicts a signal: two sines of different periods, one step ahead, from the last value alone; what phase
// they are in it has to keep in its state. The layer is bptt/cells/gru.hpp, exactly torch.nn.GRU. It is trained on
// batches of 8 stretches of 20 steps, which start anywhere, by one call each: batch<8>.
//
//   (layer's equations),    o_t = vᵀ h_t,    L = mean over the steps of (o_t − x_{t+1})²
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/cells/gru.hpp>
#include <bptt/train.hpp>
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
using block = parameters<decltype(net)>;
constexpr auto g = gradient(batch<B>(net), L, wrt(block{}), also(e[last]));
}  // namespace signal

int main() {
  using namespace signal;
  std::mt19937 random(5);
  block theta, slope;
  train::uniform{-0.35, 0.35}(theta, random);  // about ±1/√H, as torch.nn.GRU begins
  train::adam<block> adam{{.rate = 0.01, .beta2 = 0.99}};
  double mean = 0;
  for (int i = 1; i <= 2000; ++i) {
    std::array<std::array<std::array<double, 1>, T>, B> xs{};
    std::array<std::array<double, 1>, B> to_come{};
    for (std::size_t b = 0; b < B; ++b) {
      double const start = 100 * train::canonical(random);
      auto const at = [start](std::size_t k) {
        return 0.6 * std::sin(0.9 * (start + static_cast<double>(k))) +
               0.4 * std::sin(0.37 * (start + static_cast<double>(k)));
      };
      for (std::size_t k = 0; k < T; ++k) xs[b][k][0] = at(k);
      to_come[b][0] = at(T);
    }
    std::array<double, B> errors;
    g.into(to(slope, also(e[last](errors))), theta, layer.h[-1_c](zero), x(xs), x[last + 1_c](to_come));
    adam.step(theta, slope);
    for (double error : errors) mean += error * error / (200 * B);
    if (i % 200 == 0) {
      std::printf("after %4d batches: the error at the last step is %.4f (root mean square)\n", i, std::sqrt(mean));
      if (i == 2000) return std::sqrt(mean) < 0.02 ? 0 : 1;
      mean = 0;
    }
  }
}
