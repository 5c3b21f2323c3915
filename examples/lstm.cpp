// An LSTM that remembers: the first symbol of a sequence of 24 has to be named at its end, with noise in between. The
// layer is bptt/cells/lstm.hpp, exactly torch.nn.LSTM; what is around it, a readout and a loss, are equations like any
// others:
//
//   (layer's equations),    q = V h_{T−1} + d,    L = cross-entropy(softmax(q), y)
#include <algorithm>
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/cells/lstm.hpp>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <random>
#include <span>

namespace memory {
using namespace bptt;
// clang-format off
inline constexpr int symbols = 3, H = 8, T = 24;
inline constexpr struct x : input<x, symbols> {} x;
inline constexpr struct y : constant<y, symbols> {} y;
inline constexpr struct V : parameter<V, symbols, H> {} V;
inline constexpr struct d : parameter<d, symbols> {} d;
inline constexpr struct q : variable<q, symbols> {} q;
inline constexpr struct L : variable<L> {} L;
inline constexpr struct layer : cells::lstm<layer, symbols, H> {} layer;
// clang-format on
constexpr auto net =
    unroll<T>(recurrence(layer(x[t]), q[last] = V * layer.h[last] + d, L[last] = softmax_cross_entropy(q[last], y)));
constexpr auto g = gradient(net, L, wrt(layer.W_ih, layer.W_hh, layer.b_ih, V, d), also(q[last]));

/// A block of numbers, and Adam's averages of their derivatives.
template <std::size_t n>
struct learnt {
  std::array<double, n> value{}, mean{}, square{};
  explicit learnt(std::mt19937& random) {
    for (double& v : value) v = std::uniform_real_distribution(-0.35, 0.35)(random);
  }
  template <class Slope>
  void step(Slope const& slope, double rate) {
    for (std::size_t i = 0; i < n; ++i) {
      mean[i] += 0.1 * (slope[i] - mean[i]);
      square[i] += 0.01 * (slope[i] * slope[i] - square[i]);
      value[i] -= rate * mean[i] / (std::sqrt(square[i]) + 1e-8);
    }
  }
};
}  // namespace memory

int main() {
  using namespace memory;
  std::mt19937 random(3);
  learnt<4 * H * symbols> W_ih(random);
  learnt<4 * H * H> W_hh(random);
  learnt<4 * H> b(random);
  learnt<symbols * H> readout(random);
  learnt<symbols> bias(random);
  std::fill_n(b.value.begin() + H, H, 3.0);  // forget gates that are open at first

  std::cout << text(layer(x[t])) << "\n\n" << text(rule(net, L, layer.c)) << "\n\n";
  int right = 0;
  for (int i = 1; i <= 12000; ++i) {
    std::array<std::array<double, symbols>, T> xs{};
    std::array<double, symbols> target{};
    auto const first = random() % symbols;
    xs[0][first] = target[first] = 1;
    for (std::size_t k = 1; k < T; ++k) xs[k][random() % symbols] = 0.5;
    auto const r = g(layer.W_ih(W_ih.value), layer.W_hh(W_hh.value), layer.b_ih(b.value), layer.b_hh(zero),
                     V(readout.value), d(bias.value), layer.h[-1_c](zero), layer.c[-1_c](zero), x(xs), y(target));
    W_ih.step(r[layer.W_ih], 0.005);
    W_hh.step(r[layer.W_hh], 0.005);
    b.step(r[layer.b_ih], 0.005);
    readout.step(r[V], 0.005);
    bias.step(r[d], 0.005);
    auto const logits = r.value(q[last]);
    right += std::max_element(logits.begin(), logits.end()) - logits.begin() == static_cast<std::ptrdiff_t>(first);
    if (i % 2000 == 0) {
      std::printf("after %5d sequences: %4d of the last 2000 named rightly\n", i, right);
      if (i == 12000) return right >= 1990 ? 0 : 1;
      right = 0;
    }
  }
}
