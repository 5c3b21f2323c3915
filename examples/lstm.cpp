// What an LSTM is for: to remember. The first symbol of a sequence says what has to be answered after the last one; between them come 29 symbols that say
// nothing. The gradient reaches the first step through the state c alone, whose adjoint is scaled by the forget gate and by nothing else:
//
//   ∂L/∂cₜ = fₜ₊₁ ∘ ∂L/∂cₜ₊₁ + ...
//
// The layer comes from bptt/cells/lstm.hpp; its gradients are derived here, by the compiler, as those of any recurrence.
#include <algorithm>
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/cells/lstm.hpp>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <random>

namespace remember {
using namespace bptt;
// clang-format off
inline constexpr int D = 4, H = 12, T = 30;  // symbols, units, steps
inline constexpr struct x : input<x, D> {} x;  // the symbol of a step, one-hot
inline constexpr struct first : constant<first, D> {} first;
inline constexpr struct layer : cells::lstm<layer, D, H> {} layer;
inline constexpr struct V : parameter<V, D, H> {} V;
inline constexpr struct q : variable<q, D> {} q;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<T>(recurrence(
    layer(x[t]),
    q[last] = V * layer.h[last],
    L[last] = softmax_cross_entropy(q[last], first)));
constexpr auto learn = gradient(net, L, wrt(layer.W_ih, layer.W_hh, layer.b_ih, V), also(q[last]));

/// The numbers of a parameter, and Adam's averages of its gradient and of the square of it (Kingma and Ba 2015, algorithm 1).
template <class Symbol>
struct weights {
  std::array<double, shape_t<Symbol>::size> value, mean{}, square{};
  weights(Symbol, double deviation, std::mt19937& random) {
    for (double& w : value) w = std::normal_distribution<>(0, deviation)(random);
  }
  void learn(auto const& gradient, int step) {
    double const rate = 0.01 * std::sqrt(1 - std::pow(0.999, step)) / (1 - std::pow(0.9, step));
    for (std::size_t i = 0; i < value.size(); ++i) {
      double const g = gradient.data()[i];
      mean[i] += 0.1 * (g - mean[i]);
      square[i] += 0.001 * (g * g - square[i]);
      value[i] -= rate * mean[i] / (std::sqrt(square[i]) + 1e-8);
    }
  }
};
}  // namespace remember

int main() {
  using namespace remember;
  std::cout << text(layer(x[t])) << "\n\n" << text(rule(net, L, layer.c)) << "\n" << text(rule(net, L, layer.W_hh)) << "\n\n";

  std::mt19937 random(1);
  weights W_ih(layer.W_ih, 0.3, random), W_hh(layer.W_hh, 0.3, random), b(layer.b_ih, 0, random), Vv(V, 0.3, random);
  for (std::size_t i = H; i < 2 * H; ++i) b.value[i] = 2;  // the forget gates begin open

  constexpr int sequences = 2000, per_line = 200;
  double sum = 0, mean_loss[sequences / per_line];
  int right = 0;
  for (int n = 1; n <= sequences; ++n) {
    std::array<double, T * D> xs{};
    std::array<double, D> answer{};
    for (std::size_t k = 0; k < T; ++k) {
      std::size_t const symbol = random() % D;
      xs[k * D + symbol] = 1;
      if (k == 0) answer[symbol] = 1;
    }
    auto const r = learn(layer.W_ih(W_ih.value), layer.W_hh(W_hh.value), layer.b_ih(b.value), layer.b_hh(zero), V(Vv.value),
                         layer.h[-1_c](zero), layer.c[-1_c](zero), x(xs), first(answer));
    sum += r[L];
    auto const said = r.value(q[last]);
    right += answer[static_cast<std::size_t>(std::max_element(said.begin(), said.end()) - said.begin())] == 1;
    W_ih.learn(r[layer.W_ih], n), W_hh.learn(r[layer.W_hh], n), b.learn(r[layer.b_ih], n), Vv.learn(r[V], n);
    if (n % per_line == 0) {
      mean_loss[n / per_line - 1] = sum / per_line;
      std::printf("sequences %4d to %4d: mean loss %.4f, %3d of %d right\n", n - per_line + 1, n, sum / per_line, right, per_line);
      if (n < sequences) sum = 0, right = 0;
    }
  }
  // at the start the loss is that of a guess, log 4; at the end nearly all answers are right
  return mean_loss[0] > 0.5 && sum / per_line < 0.1 && right > 195 ? 0 : 1;
}
