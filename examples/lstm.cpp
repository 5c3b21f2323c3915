// An LSTM that remembers: the first symbol of a sequence of 24 has to be named at its end, with noise in between. The
// layer is bptt/cells/lstm.hpp, exactly torch.nn.LSTM; what is around it, a readout and a loss, are equations like any
// others:
//
//   (layer's equations),    q = V h_{T−1} + d,    L = cross-entropy(softmax(q), y)
#include <algorithm>
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/cells/lstm.hpp>
#include <bptt/train.hpp>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <random>

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
using block = parameters<decltype(net)>;
constexpr auto g = gradient(net, L, wrt(block{}), also(q[last]));
}  // namespace memory

int main() {
  using namespace memory;
  std::mt19937 random(3);
  block theta, slope;
  train::uniform{-0.35, 0.35}(theta, random);  // about ±1/√H, as torch.nn.LSTM begins
  train::open_forget_gate(theta, layer, 3);    // it does not forget at first
  train::adam<block> adam{{.rate = 0.005, .beta2 = 0.99}};

  std::cout << text(layer(x[t])) << "\n\n" << text(rule(net, L, layer.c)) << "\n\n";
  int right = 0;
  for (int i = 1; i <= 12000; ++i) {
    std::array<std::array<double, symbols>, T> xs{};
    std::array<double, symbols> target{};
    auto const first = random() % symbols;
    xs[0][first] = target[first] = 1;
    for (std::size_t k = 1; k < T; ++k) xs[k][random() % symbols] = 0.5;
    std::array<double, symbols> logits;
    g.into(to(slope, also(q[last](logits))), theta, layer.h[-1_c](zero), layer.c[-1_c](zero), x(xs), y(target));
    adam.step(theta, slope);
    right += std::max_element(logits.begin(), logits.end()) - logits.begin() == static_cast<std::ptrdiff_t>(first);
    if (i % 2000 == 0) {
      std::printf("after %5d sequences: %4d of the last 2000 named rightly\n", i, right);
      if (i == 12000) return right >= 1990 ? 0 : 1;
      right = 0;
    }
  }
}
