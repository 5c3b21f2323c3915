// An Elman net that reads a sequence of vectors and classifies every step: vectors, matrices, and a loss summed over
// time. Goodfellow, Bengio, Courville, "Deep Learning", section 10.2.2, derives its gradients by hand, as
//
//   ∇o(t) = softmax(o(t)) − y(t)                                            (10.18)
//   ∇h(t) = Wᵀ diag(1 − h(t+1)²) ∇h(t+1) + Vᵀ ∇o(t)                         (10.19 to 10.21; at the last step Vᵀ ∇o)
//   ∇c = Σ ∇o(t)             ∇b = Σ diag(1 − h(t)²) ∇h(t)                   (10.22, 10.23)
//   ∇V = Σ ∇o(t) h(t)ᵀ       ∇W = Σ diag(1 − h(t)²) ∇h(t) h(t−1)ᵀ           (10.24 to 10.26)
//                            ∇U = Σ diag(1 − h(t)²) ∇h(t) x(t)ᵀ             (10.27, 10.28)
//
// Here the compiler derives them, and those that the book leaves out: of the inputs and of the initial state,
//
//   ∇x(t) = Uᵀ diag(1 − h(t)²) ∇h(t)         ∇h(−1) = Wᵀ diag(1 − h(0)²) ∇h(0)
//
// The program prints the compiler's rules and compares every component with central differences.
#include <algorithm>
#include <array>
#include <bptt/bptt.hpp>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <random>
#include <span>

namespace elman {
using namespace bptt;
// clang-format off
inline constexpr int D = 3, H = 6, C = 4;  // features, hidden units, classes
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : input<y, C> {} y;  // the class of a step, one-hot
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct c : parameter<c, C> {} c;
inline constexpr struct a : variable<a, H> {} a;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct o : variable<o, C> {} o;
inline constexpr struct L : variable<L> {} L;

constexpr auto rnn = recurrence(
    a[t] = b + W * h[t - 1_c] + U * x[t],
    h[t] = tanh(a[t]),
    o[t] = c + V * h[t],
    L[last] = sum(softmax_cross_entropy(o[t], y[t]), t));
// clang-format on
}  // namespace elman

int main() {
  using namespace elman;
  constexpr int T = 7;
  constexpr auto net = unroll<T>(rnn);
  auto g = gradient(net, L, wrt(U, W, b, V, c, h[-1_c], x));

  std::cout << text(rnn) << "\n\n"
            << text(rule(net, L, o)) << '\n'
            << text(rule(net, L, h)) << '\n'
            << text(rule(net, L, a)) << '\n'
            << text(rule(net, L, W)) << '\n'
            << text(rule(net, L, x)) << "\n\n";

  std::array<double, H * D> Uv;  // row by row; nested arrays, vectors and spans will do as well
  std::array<double, H * H> Wv;
  std::array<double, H> bv, h0;
  std::array<double, C * H> Vv;
  std::array<double, C> cv;
  std::array<double, T * D> xs;  // step by step
  std::array<double, T * C> ys{};
  std::mt19937 random(1);
  for (std::span<double> values : {std::span<double>(Uv), {Wv}, {bv}, {h0}, {Vv}, {cv}, {xs}})
    for (double& value : values) value = std::uniform_real_distribution(-0.8, 0.8)(random);
  for (std::size_t k = 0; k < T; ++k) ys[k * C + random() % C] = 1;

  auto const call = [&](auto f) { return f(U(Uv), W(Wv), b(bv), V(Vv), c(cv), h[-1_c](h0), x(xs), y(ys)); };
  auto const r = call(g);
  std::cout << "L = " << r[L] << "\n∂L/∂W =\n" << r[W] << "\n\n";

  bool agree = true;
  std::cout << "           components   largest  differs from central differences by\n";
  auto const check = [&](char const* name, std::span<double> values, auto derivative) {
    double largest = 0, worst = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      double const value = values[i], step = 1e-5;
      values[i] = value + step;
      double const above = call(evaluate(net))[L];
      values[i] = value - step;
      double const below = call(evaluate(net))[L];
      values[i] = value;
      double const difference = std::abs(derivative.data()[i] - (above - below) / (2 * step));
      largest = std::max(largest, std::abs(derivative.data()[i]));
      worst = std::max(worst, difference);
      agree = agree && difference < 1e-8;
    }
    std::printf("%-10s %10zu  %8.4f  %.0e\n", name, values.size(), largest, worst);
  };
  check("dL/dU", Uv, r[U]);
  check("dL/dW", Wv, r[W]);
  check("dL/db", bv, r[b]);
  check("dL/dV", Vv, r[V]);
  check("dL/dc", cv, r[c]);
  check("dL/dh(-1)", h0, r[h[-1_c]]);
  check("dL/dx", xs, r[x]);
  std::cout << (agree ? "They agree" : "They do not agree") << "; "
            << workspace_bytes<decltype(g)> << " bytes were kept between forward and backward pass.\n";
  return agree ? 0 : 1;
}
