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
#include <cmath>
#include <cstdio>
#include <iostream>
#include <random>
#include <tuple>

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

/// The values of a parameter, and Adam's averages of its derivatives.
template <class Parameter>
struct learnt {
  std::array<double, Parameter::shape::size> value, mean{}, square{};
  learnt(Parameter, std::mt19937& random) {
    for (double& one : value) one = std::normal_distribution(0.0, 0.5)(random);
  }
  auto bound() const { return Parameter{}(value); }  // read in place
  template <class Result>
  void step(Result const& result, double rate) {
    double const* slope = result[Parameter{}].data();
    for (std::size_t i = 0; i < value.size(); ++i, ++slope) {
      mean[i] += 0.1 * (*slope - mean[i]);
      square[i] += 0.001 * (*slope * *slope - square[i]);
      value[i] -= rate * mean[i] / (std::sqrt(square[i]) + 1e-8);
    }
  }
};

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

/// The worst difference between the derivative with respect to a parameter and central differences of `loss()`.
double error_of_derivative(auto& parameter, double const* derivative, auto const& loss) {
  double worst = 0;
  for (double& component : parameter.value) {
    double const value = component;
    component = value + 1e-5;
    double const above = loss();
    component = value - 1e-5;
    double const below = loss();
    component = value;
    worst = std::max(worst, std::abs(*derivative++ - (above - below) / 2e-5));
  }
  return worst;
}

struct outcome {
  double error = 0;  // the worst difference between the gradient and central differences
  int mistakes = 0;  // places, of all in all sequences, that the net takes for the other kind when it has been trained
};
/// Trains a net on random sequences.
template <class Recurrence, class... State, class... Parameter>
outcome train(Recurrence, std::tuple<State...> start, Parameter... parameter) {
  constexpr auto net = unroll<T>(Recurrence{});
  constexpr auto gradients = gradient(net, L, wrt(Parameter{}...));
  std::mt19937 random(1);
  std::tuple<learnt<Parameter>...> learning{learnt<Parameter>(parameter, random)...};
  auto const call = [&](auto f, sequence const& s) {
    return std::apply(
        [&](auto const&... p) {
          return std::apply([&](auto const&... given) { return f(p.bound()..., given..., x(s.x), y(s.y)); }, start);
        },
        learning);
  };
  outcome found;
  sequence const one_of_them(0b01101001);
  auto const r = call(gradients, one_of_them);
  auto const loss = [&] { return call(gradients, one_of_them)[L]; };
  std::apply([&](auto&... p) { found.error = std::max({error_of_derivative(p, r[Parameter{}].data(), loss)...}); },
             learning);
  constexpr int steps = 60000;
  for (int n = 0; n < steps; ++n) {
    auto const slope = call(gradients, sequence(static_cast<unsigned>(random() % (1u << T))));
    std::apply([&](auto&... p) { (p.step(slope, 0.004 * (steps - n) / steps), ...); }, learning);
  }
  for (unsigned bits = 0; bits < 1u << T; ++bits) {
    sequence const s(bits);
    auto const judged = call(evaluate(net), s);
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
  outcome const both = train(both_ways, std::tuple(h[-1_c](zero), g[last + 1_c](zero)), A, W, b, B, Q, c, P, R, d, v);
  outcome const single = train(one_way, std::tuple(h[-1_c](zero)), A, W, b, P, d, v);
  std::printf("gradients and central differences: they differ by %.0e and %.0e\n", both.error, single.error);
  std::printf("places judged wrongly, of the %d in all %d sequences of %d weights:\n", places, 1 << T, T);
  std::printf("  a net that reads both ways        %5d\n  one that reads from left to right %5d\n", both.mistakes,
              single.mistakes);
  bool const right = both.error < 1e-8 && single.error < 1e-8;
  return right && 100 * both.mistakes < places && 10 * single.mistakes > places ? 0 : 1;
}
