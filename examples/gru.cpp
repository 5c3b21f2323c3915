// One recurrence, two lengths. A GRU learns to add numbers of 8 bits, lowest bit first, one bit of each number at a step: what it has to keep is the carry.
// Then the same equations are unrolled for 64 steps, and it adds numbers of 64 bits, of which it has never seen any.
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/cells/gru.hpp>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <random>

namespace adder {
using namespace bptt;
// clang-format off
inline constexpr int H = 6;
inline constexpr struct x : input<x, 2> {} x;  // a bit of each number
inline constexpr struct y : input<y> {} y;     // that of the sum
inline constexpr struct layer : cells::gru<layer, 2, H> {} layer;
inline constexpr struct v : parameter<v, H> {} v;
inline constexpr struct d : parameter<d> {} d;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto cell = recurrence(
    layer(x[t]),
    q[t] = dot(v, layer.h[t]) + d,
    L[last] = mean(sigmoid_cross_entropy(q[t], y[t]), t));
constexpr int short_length = 8, long_length = 64;
constexpr auto learn = gradient(unroll<short_length>(cell), L, wrt(layer.W_ih, layer.W_hh, layer.b_ih, layer.b_hh, v, d));
constexpr auto apply = evaluate(unroll<long_length>(cell));

/// The bits of two random numbers and those of their sum.
template <std::size_t T>
struct sum_of_numbers {
  std::array<std::array<double, 2>, T> terms;
  std::array<double, T> sum;
  explicit sum_of_numbers(std::mt19937_64& random) {
    std::uint64_t const a = random(), b = random(), c = a + b;
    for (std::size_t k = 0; k < T; ++k) {
      terms[k] = {static_cast<double>(a >> k & 1), static_cast<double>(b >> k & 1)};
      sum[k] = static_cast<double>(c >> k & 1);
    }
  }
};

struct weights {
  std::array<double, 3 * H * 2> W_ih;
  std::array<double, 3 * H * H> W_hh;
  std::array<double, 3 * H> b_ih{}, b_hh{};
  std::array<double, H> v;
  std::array<double, 1> d{};
};
template <std::size_t T>
auto call(auto f, weights const& w, sum_of_numbers<T> const& s) {
  return f(layer.W_ih(w.W_ih), layer.W_hh(w.W_hh), layer.b_ih(w.b_ih), layer.b_hh(w.b_hh), v(w.v), d(w.d[0]), layer.h[-1_c](zero), x(s.terms), y(s.sum));
}
}  // namespace adder

int main() {
  using namespace adder;
  std::mt19937_64 random(3);
  weights w;
  auto const randomise = [&](auto& values) {
    for (double& value : values) value = std::normal_distribution<>(0, 0.5)(random);
  };
  randomise(w.W_ih), randomise(w.W_hh), randomise(w.v);

  // descent along the gradient, no more
  constexpr int sums = 20000, per_line = 4000;
  double const rate = 0.5;
  double mean_loss = 0, first_loss = 0;
  for (int n = 1; n <= sums; ++n) {
    auto const r = call(learn, w, sum_of_numbers<short_length>(random));
    auto const descend = [&](auto& values, double const* gradient) {
      for (double& value : values) value -= rate * *gradient++;
    };
    descend(w.W_ih, r[layer.W_ih].data()), descend(w.W_hh, r[layer.W_hh].data());
    descend(w.b_ih, r[layer.b_ih].data()), descend(w.b_hh, r[layer.b_hh].data());
    descend(w.v, r[v].data()), w.d[0] -= rate * r[d];
    mean_loss += r[L] / per_line;
    if (n % per_line == 0) {
      std::printf("sums %5d to %5d of %d bits: mean loss %.6f\n", n - per_line + 1, n, short_length, mean_loss);
      if (n == per_line) first_loss = mean_loss;
      if (n < sums) mean_loss = 0;
    }
  }

  constexpr int tries = 100;
  int right = 0;
  for (int n = 0; n < tries; ++n) {
    sum_of_numbers<long_length> const s(random);
    auto const r = call(apply, w, s);
    auto const bits = r[q[t]];
    bool all = true;
    for (std::size_t k = 0; k < long_length; ++k) all = all && (bits[k] > 0) == (s.sum[k] == 1);
    right += all;
  }
  std::printf("sums of %d bits: %d of %d right in every bit\n", long_length, right, tries);
  return first_loss > 5 * mean_loss && mean_loss < 0.01 && right == tries ? 0 : 1;
}
