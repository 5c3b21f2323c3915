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

/// The numbers of a parameter, the gradient of a few sequences, and Adam's averages of it and of its square (Kingma and Ba 2015, algorithm 1).
template <class Symbol>
struct weights {
  std::array<double, shape_t<Symbol>::size> value, gradient{}, mean{}, square{};
  weights(Symbol, double deviation, std::mt19937& random) {
    for (double& w : value) w = std::normal_distribution<>(0, deviation)(random);
  }
  void add(auto const& of_a_sequence) {
    for (std::size_t i = 0; i < value.size(); ++i) gradient[i] += of_a_sequence.data()[i];
  }
  void learn(int step) {
    double const rate = 0.01 * std::sqrt(1 - std::pow(0.999, step)) / (1 - std::pow(0.9, step));
    for (std::size_t i = 0; i < value.size(); ++i) {
      mean[i] += 0.1 * (gradient[i] - mean[i]);
      square[i] += 0.001 * (gradient[i] * gradient[i] - square[i]);
      value[i] -= rate * mean[i] / (std::sqrt(square[i]) + 1e-8);
      gradient[i] = 0;
    }
  }
};
}  // namespace remember

int main() {
  using namespace remember;
  std::cout << text(layer(x[t])) << "\n\n" << text(rule(net, L, layer.c)) << "\n" << text(rule(net, L, layer.W_hh)) << "\n\n";

  std::mt19937 random(2);
  weights W_ih(layer.W_ih, 0.3, random);
  weights W_hh(layer.W_hh, 0.3, random);
  weights b(layer.b_ih, 0.1, random);
  weights Vv(V, 0.3, random);
  for (std::size_t i = H; i < 2 * H; ++i) b.value[i] = 4;  // the forget gates begin open

  constexpr int updates = 500, sequences = 32, updates_per_line = 50;
  double loss = 0, first_loss = 0;
  int right = 0;
  for (int n = 1; n <= updates; ++n) {
    for (int k = 0; k < sequences; ++k) {
      std::array<std::array<double, D>, T> xs{};
      for (auto& symbol : xs) symbol[random() % D] = 1;
      auto const r = learn(layer.W_ih(W_ih.value), layer.W_hh(W_hh.value), layer.b_ih(b.value), layer.b_hh(zero), V(Vv.value),
                           layer.h[-1_c](zero), layer.c[-1_c](zero), x(xs), first(xs[0]));
      W_ih.add(r[layer.W_ih]), W_hh.add(r[layer.W_hh]), b.add(r[layer.b_ih]), Vv.add(r[V]);
      loss += r[L] / (sequences * updates_per_line);
      auto const answer = r.value(q[last]);
      right += xs[0][static_cast<std::size_t>(std::max_element(answer.begin(), answer.end()) - answer.begin())] == 1;
    }
    W_ih.learn(n), W_hh.learn(n), b.learn(n), Vv.learn(n);
    if (n % updates_per_line == 0) {
      std::printf("sequence %5d: mean loss %.4f, %4d of %d right\n", n * sequences, loss, right, sequences * updates_per_line);
      if (n == updates_per_line) first_loss = loss;
      if (n < updates) loss = 0, right = 0;
    }
  }
  // it begins near log 4, the loss of a guess, and ends with few mistakes or none
  return first_loss > 0.5 && loss < 0.2 && right > 1500 ? 0 : 1;
}
