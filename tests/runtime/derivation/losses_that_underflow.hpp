// Nets whose probabilities underflow: with logits (1000, 0) and the second class, or σ(−1000), each step adds 1000 to
// the loss, and as much to its slope in w.
#pragma once
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <limits>

namespace losses_that_underflow {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct x : input<x, 2> {} x;     // logits
inline constexpr struct y : input<y, 2> {} y;     // class 1
inline constexpr struct q : variable<q, 2> {} q;
inline constexpr struct p : variable<p, 2> {} p;  // its probabilities
inline constexpr struct r : variable<r, 2> {} r;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct e : variable<e> {} e;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct a : parameter<a, 3> {} a;
inline constexpr struct b : constant<b, 3> {} b;
// clang-format on
constexpr int T = 3;
constexpr double inf = std::numeric_limits<double>::infinity();

constexpr double logits[T][2] = {{1000, 0}, {1000, 0}, {1000, 0}}, targets[T][2] = {{0, 1}, {0, 1}, {0, 1}};
constexpr auto bound_to = [](auto f, auto... more) { return f(w(1.0), x(logits), more...); };
constexpr auto classes = y(targets);

/// The loss and its slope in w, which are alike at w = 1: by gradient, in a loop and in a line, in forward mode, in
/// segments, in a batch; and the loss by evaluate.
template <class Recurrence, class... Binding>
void is(double loss, Recurrence, Binding... more) {
  constexpr auto net = unroll<T>(Recurrence{});
  auto const compare = [=](auto f, char const* by) {
    auto const result = bound_to(f, more...);
    BOOST_TEST(result[E] == loss, by << ": the loss is " << result[E] << " and not " << loss);
    BOOST_TEST(result[w] == loss, by << ": the slope is " << result[w] << " and not " << loss);
  };
  compare(gradient<codegen::step_loop>(net, E, wrt(w)), "a loop");
  compare(gradient<codegen::straight_line>(net, E, wrt(w)), "a line");
  compare(forward_gradient(net, E, wrt(w)), "forward mode");
  BOOST_TEST(bound_to(evaluate(net), more...)[E] == loss);
}
template <class Recurrence, class... Binding>
void is_by_all_ways(double loss, Recurrence cell, Binding... more) {
  is(loss, cell, more...);
  constexpr auto net = unroll<T>(Recurrence{});
  auto const segments = bound_to(gradient(net, E, wrt(w), recompute<2>), more...);
  BOOST_TEST((segments[E] == loss && segments[w] == loss));
}

template <class Formula>
constexpr auto one_step(Formula formula) {
  return unroll<1>(recurrence(E[last] = formula));
}
constexpr auto probabilities = p[t] = softmax(w * x[t]);
constexpr auto state = p[-1_c](std::array{0.0, 1.0});  // whose logarithm is 0
}  // namespace losses_that_underflow
