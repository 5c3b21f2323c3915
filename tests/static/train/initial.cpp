// First values: the same numbers from a generator in a constant as at run time; ranges, orthonormal rows or columns,
// and the bias of a forget gate. Their distributions are in tests/runtime/train/initial.cpp.
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
#include <bptt/train.hpp>

#include "../near.hpp"
#include "minimal_standard.hpp"

namespace first_values {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 5> {} x;
inline constexpr struct U : parameter<U, 3, 5> {} U;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct V : parameter<V, 7, 3> {} V;
inline constexpr struct b : parameter<b, 3> {} b;
inline constexpr struct v : parameter<v, 7> {} v;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net =
    unroll<4>(recurrence(h[t] = tanh(U * x[t] + W * h[t - 1_c] + b), E[last] = w * dot(v, V * h[last])));
using all = parameters<decltype(net)>;

template <class Scheme>
constexpr all begun(Scheme scheme) {
  all theta;
  minimal_standard random;
  theta.initialise(random, scheme);
  return theta;
}
constexpr bool within(auto const& part, double bound) {
  double most = 0;
  for (double each : part) most = each > most ? each : -each > most ? -each : most;
  return most <= bound && most > 0.7 * bound;
}
constexpr double root(double square) { return elementary::constant::sqrt(square); }

// Glorot's bound, √(6 / (inputs + outputs)), is that of a scheme that is not said; a vector counts as a row
constexpr auto glorot = [] {
  all theta;
  minimal_standard random;
  theta.initialise(random);
  return theta;
}();
static_assert(within(glorot[U], root(6. / 8)) && within(glorot[W], 1) && within(glorot[V], root(6. / 10)) &&
              within(glorot[v], root(6. / 8)) && glorot[w] != 0);
static_assert(glorot[b](0) == 0 && glorot[b](1) == 0 && glorot[b](2) == 0);
static_assert(within(begun(train::glorot_uniform{2})[V], 2 * root(6. / 10)));
// He's bound with the gain √2 of relu, √(6 / inputs)
constexpr auto he = begun(train::he_uniform{});
static_assert(within(he[U], root(6. / 5)) && within(he[V], root(6. / 3)) && within(he[v], root(6. / 7)));
static_assert(within(begun(train::uniform{-0.3, 0.3})[V], 0.3));
// normal numbers differ from deviation to deviation by a factor
static_assert([] {
  auto const unit = begun(train::normal{1}), by_glorot = begun(train::glorot_normal{}),
             by_he = begun(train::he_normal{});
  for (int i = 0; i < 15; ++i)
    if (!near(by_glorot[U](i), unit[U](i) * root(2. / 8)) || !near(by_he[U](i), unit[U](i) * root(2. / 5)))
      return false;
  return true;
}());

// orthonormal rows, or columns, times a gain
constexpr bool is_orthogonal(auto const& part, bool by_rows, double gain) {
  int const count = by_rows ? part.rows() : part.cols(), length = by_rows ? part.cols() : part.rows();
  for (int i = 0; i < count; ++i)
    for (int j = 0; j < count; ++j) {
      double sum = 0;
      for (int k = 0; k < length; ++k) sum += by_rows ? part(i, k) * part(j, k) : part(k, i) * part(k, j);
      if (!near(sum, i == j ? gain * gain : 0.0)) return false;
    }
  return true;
}
constexpr auto turned = begun(train::orthogonal{1.5});
static_assert(is_orthogonal(turned[U], true, 1.5) && is_orthogonal(turned[W], true, 1.5) &&
              is_orthogonal(turned[W], false, 1.5) && is_orthogonal(turned[V], false, 1.5) &&
              is_orthogonal(turned[v], false, 1.5) && (turned[w] == 1.5 || turned[w] == -1.5));

// a part, or a whole block, by itself
static_assert([] {
  all theta;
  minimal_standard random;
  train::uniform{2, 3}(theta, random);
  for (double each : theta)
    if (each < 2 || each >= 3) return false;
  train::normal{}(theta[w], random);
  train::orthogonal{}(theta[W], random);
  return theta[w] < 2 && is_orthogonal(theta[W], true, 1) && theta[U](0) >= 2;
}());
// numbers of a generator with few bits are put together: 53 bits are the ends of the interval
struct two_bits {
  bool high;
  static constexpr unsigned min() { return 4; }
  static constexpr unsigned max() { return 7; }
  constexpr unsigned operator()() { return high ? 7u : 4u; }
};
constexpr double lowest = [] {
  two_bits random{false};
  return train::canonical(random);
}();
constexpr double highest = [] {
  two_bits random{true};
  return train::canonical(random);
}();
static_assert(lowest == 0 && highest < 1 && highest > 1 - 1e-15);

// the forget gate of an LSTM: rows H to 2H of its four gates
inline constexpr struct layer : cells::lstm<layer, 5, 2> {
} layer;
constexpr auto gated = [] {
  parameters<decltype(unroll<2>(recurrence(layer(x[t])))), float> theta;
  minimal_standard random;
  theta.initialise(random), train::open_forget_gate(theta, layer);
  return theta;
}();
static_assert(gated[layer.b_ih](1) == 0 && gated[layer.b_ih](2) == 1 && gated[layer.b_ih](3) == 1 &&
              gated[layer.b_ih](4) == 0 && gated[layer.b_hh](2) == 0);
}  // namespace first_values
