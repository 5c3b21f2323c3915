// A net that reads in both directions. In a sequence of weights on a beam, a place is balanced when what lies before it
// weighs as much as what lies after it. No net that reads from left to right can tell; one that reads both ways can:
//
//   h_t = tanh(A x_t + W h_{t−1} + b)                  what lies before, and here
//   g_t = tanh(B x_t + Q g_{t+1} + c)                  what lies here, and after
//   q_t = tanh(P h_{t−1} + R g_{t+1} + d)
//   L   = mean of sigmoid_cross_entropy(vᵀ q_t, y_t)   y_t = 1 where place t is balanced, else 0
//
// The schedule is found by the compiler: h forward, g backward, q in either; the gradient runs through each the other
// way. The same net without g is trained on the same sequences, to see what it misses.
#include <algorithm>
#include <array>
#include <bit>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <random>

namespace bidirectional {
using namespace bptt;
// clang-format off
inline constexpr int T = 8, H = 4, K = 8;      // places, states of each direction, units that compare them
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : input<y> {} y;
inline constexpr struct A : parameter<A, H> {} A;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct B : parameter<B, H> {} B;
inline constexpr struct Q : parameter<Q, H, H> {} Q;
inline constexpr struct c : parameter<c, H> {} c;
inline constexpr struct P : parameter<P, K, H> {} P;
inline constexpr struct R : parameter<R, K, H> {} R;
inline constexpr struct d : parameter<d, K> {} d;
inline constexpr struct v : parameter<v, K> {} v;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct g : variable<g, H> {} g;
inline constexpr struct q : variable<q, K> {} q;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct L : variable<L> {} L;

constexpr auto forward = h[t] = tanh(x[t] * A + W * h[t - 1_c] + b);
constexpr auto backward = g[t] = tanh(x[t] * B + Q * g[t + 1_c] + c);
constexpr auto decision = equations(
    o[t] = dot(v, q[t]),
    L[last] = mean(sigmoid_cross_entropy(o[t], y[t]), t));
constexpr auto both_ways = recurrence(forward, backward, q[t] = tanh(P * h[t - 1_c] + R * g[t + 1_c] + d), decision);
constexpr auto one_way = recurrence(forward, q[t] = tanh(P * h[t - 1_c] + d), decision);
// clang-format on

struct sequence {
  std::array<double, T> x, y;
  /// Weight 1 where a bit is set.
  explicit sequence(unsigned bits) {
    for (unsigned i = 0; i < T; ++i) {
      x[i] = bits >> i & 1;
      unsigned const before = bits & ((1u << i) - 1), after = bits >> (i + 1);
      y[i] = std::popcount(before) == std::popcount(after);
    }
  }
};

struct outcome {
  double error = 0;  // the worst difference between the gradient and central differences
  int mistakes = 0;  // places, of all in all sequences, that the net takes for the other kind when it has been trained
};
/// Trains a net on random sequences; `start` is what is bound for the steps outside.
template <class Recurrence, class... Start>
outcome train_on_sequences(Recurrence, Start const&... start) {
  constexpr auto net = unroll<T>(Recurrence{});
  using block = parameters<decltype(net)>;
  constexpr auto gradients = gradient(net, L, wrt(block{}));
  std::mt19937 random(1);
  block theta, slope;
  train::normal{0.5}(theta, random);
  auto const lesson = [&](sequence const& s) { return gradients.into(slope, theta, start..., x(s.x), y(s.y)); };

  outcome found;
  sequence const one_of_them(0b01101001);
  lesson(one_of_them);
  block const derivatives = slope;
  for (std::size_t i = 0; i < theta.size(); ++i) {
    double& component = theta[i];
    double const value = component;
    component = value + 1e-5;
    double const above = lesson(one_of_them);
    component = value - 1e-5;
    double const below = lesson(one_of_them);
    component = value;
    found.error = std::max(found.error, std::abs(derivatives[i] - (above - below) / 2e-5));
  }

  constexpr int steps = 60000;
  train::adam<block> adam;
  auto const rate = train::cosine(0.004, 0.0, steps);
  for (int n = 0; n < steps; ++n) {
    lesson(sequence(static_cast<unsigned>(random() % (1u << T))));
    adam.options.rate = rate(n);
    adam.step(theta, slope);
  }
  for (unsigned bits = 0; bits < 1u << T; ++bits) {
    sequence const s(bits);
    auto const judged = evaluate(net)(theta, start..., x(s.x), y(s.y));
    for (std::size_t i = 0; i < T; ++i) found.mistakes += (judged[o[t]][i] > 0) != (s.y[i] > 0);
  }
  return found;
}
}  // namespace bidirectional

int main() {
  using namespace bidirectional;
  std::cout << text(unroll<3>(both_ways)) << "\n\n"
            << text(rule(unroll<T>(both_ways), L, h)) << '\n'
            << text(rule(unroll<T>(both_ways), L, g)) << "\n\n";

  constexpr int places = T << T;
  outcome const both = train_on_sequences(both_ways, h[-1_c](zero), g[last + 1_c](zero));
  outcome const single = train_on_sequences(one_way, h[-1_c](zero));
  std::printf("gradients and central differences: they differ by %.0e and %.0e\n", both.error, single.error);
  std::printf("places judged wrongly, of the %d in all %d sequences of %d weights:\n", places, 1 << T, T);
  std::printf("  a net that reads both ways        %5d\n  one that reads from left to right %5d\n", both.mistakes,
              single.mistakes);
  bool const right = both.error < 1e-8 && single.error < 1e-8;
  return right && 100 * both.mistakes < places && 10 * single.mistakes > places ? 0 : 1;
}
