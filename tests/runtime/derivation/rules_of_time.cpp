// What time adds to the rules: lags, inputs of earlier steps, states that read each other, losses at a step.
#include "../complex_step.hpp"

namespace rules_of_time_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::matrix;

// lags of 1, 2 and 3 of a state, all at once, also in fewer steps than the lag reaches back
template <by kind, int T, int n>
void several_lags() {
  constexpr par<'W', n, n> W;
  constexpr par<'A', n, n> A;
  constexpr par<'b', n> b;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  constexpr auto net = unroll<T>(
      recurrence(s[t] = tanh(W * s[t - 1_c] + hadamard(A * s[t - 2_c], s[t - 3_c]) + hadamard(b, s[t - 1_c]) + x[t]),
                 E[last] = sum(dot(s[t], b), t)));
  auto const loss = [=](auto const& p, matrix s1, matrix s2, matrix s3) {
    matrix sum;
    for (int k = 0; k < T; ++k) {
      matrix const now =
          by_hand::tanh_of(p(W) * s1 + by_hand::times_each(p(A) * s2, s3) + by_hand::times_each(p(b), s1) + p(x, k));
      sum = sum + by_hand::dot(now, p(b));
      s3 = s2, s2 = s1, s1 = now;
    }
    return sum;
  };
  check<kind>(
      net, E, [=](auto const& p) { return loss(p, p(s[-1_c]), p(s[-2_c]), p(s[-3_c])); }, W, A, b, x, s[-1_c], s[-2_c],
      s[-3_c]);
}
// inputs of earlier steps
template <by kind, int T, int n>
void lagged_inputs() {
  constexpr par<'W', n, n> W;
  constexpr par<'A', n, n> A;
  constexpr in<'x', n> x;
  constexpr in<'k'> k;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(s[t] = W * s[t - 1_c] + A * x[t - 1_c] - k[t - 2_c] * x[t],
                           E[last] = sum(dot(s[t], x[t - 2_c]) * k[t], t))),
      E,
      [=](auto const& p) {
        matrix state = p(s[-1_c]), sum;
        auto const before = [&](auto const& symbol, auto const& one_before, auto const& two_before, int step) {
          return step == -1 ? p(one_before) : step == -2 ? p(two_before) : p(symbol, step);
        };
        for (int step = 0; step < T; ++step) {
          matrix const x1 = before(x, x[-1_c], x[-2_c], step - 1), x2 = before(x, x[-1_c], x[-2_c], step - 2);
          state = p(W) * state + p(A) * x1 - before(k, k[-1_c], k[-2_c], step - 2) * p(x, step);
          sum = sum + by_hand::dot(state, x2) * p(k, step);
        }
        return sum;
      },
      W, A, x, k, s[-1_c], x[-1_c], x[-2_c], k[-1_c], k[-2_c]);
}

// two states that read each other at this step and at earlier ones, written in an order in which they cannot be
// computed
template <by kind, int T, int n>
void two_states() {
  constexpr par<'W', n, n> W;
  constexpr par<'A', n, n> A;
  constexpr in<'x', n> x;
  constexpr var<'g', n> g;
  constexpr var<'c', n> c;
  constexpr var<'h', n> h;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(E[last] = sum(dot(h[t], c[t]), t), h[t] = hadamard(g[t], tanh(c[t])),
                           c[t] = c[t - 1_c] + hadamard(g[t], W * h[t - 2_c]), g[t] = sigmoid(A * h[t - 1_c] + x[t]))),
      E,
      [=](auto const& p) {
        matrix h1 = p(h[-1_c]), h2 = p(h[-2_c]), cell = p(c[-1_c]), sum;
        for (int k = 0; k < T; ++k) {
          matrix const gate = by_hand::each(
              [](by_hand::complex z) { return by_hand::complex(1) / (by_hand::complex(1) + std::exp(-z)); },
              p(A) * h1 + p(x, k));
          cell = cell + by_hand::times_each(gate, p(W) * h2);
          h2 = h1;
          h1 = by_hand::times_each(gate, by_hand::tanh_of(cell));
          sum = sum + by_hand::dot(h1, cell);
        }
        return sum;
      },
      W, A, x, h[-1_c], h[-2_c], c[-1_c]);
}

// a loss that is a variable of a step: the steps after it have no part in it
template <by kind, int T>
void loss_at_a_step() {
  constexpr par<'w'> w;
  constexpr par<'u'> u;
  constexpr in<'x'> x;
  constexpr var<'s'> s;
  constexpr auto net = unroll<T>(recurrence(s[t] = tanh(w * s[t - 1_c] + u * x[t])));
  auto const state = [=](auto const& p, int steps) {
    matrix now = p(s[-1_c]);
    for (int k = 0; k < steps; ++k) now = by_hand::tanh_of(p(w) * now + p(u) * p(x, k));
    return now;
  };
  check<kind>(
      net, s[0_c], [=](auto const& p) { return state(p, 1); }, w, u, x, s[-1_c]);
  check<kind>(
      net, s[2_c], [=](auto const& p) { return state(p, 3); }, w, u, x, s[-1_c]);
  check<kind>(
      net, s[last], [=](auto const& p) { return state(p, T); }, w, u, x, s[-1_c]);
}

// adjoints of the states themselves, of a loss at a step and of one that reads a part of the net
template <by kind>
void adjoints_of_states() {
  constexpr par<'w'> w;
  constexpr in<'x'> x;
  constexpr var<'s'> s;
  constexpr var<'g'> g;
  constexpr auto code = kind == by::line ? codegen::straight_line : codegen::step_loop;
  constexpr auto net = unroll<4>(recurrence(s[t] = w * s[t - 1_c] + x[t], g[t] = square(s[t]) - g[t - 1_c]));
  auto const call = [=](auto f) {
    return f(w(0.5), x({1., 2., 3., 4.}), s[-1_c](2.), g[-1_c](5.));
  };  // s = 2, 3, 4.5, 6.25
  auto const of_s2 = call(gradient<code>(net, s[2_c], wrt(s[t], s[-1_c], x[t], g[t], g[-1_c], w[t])));
  BOOST_TEST(of_s2[s[2_c]] == 4.5);  // the loss itself: its value
  double const ds[] = {0.25, 0.5, 1, 0}, dw[] = {0.25 * 2, 0.5 * 2, 3, 0};
  for (std::size_t k = 0; k < 4; ++k) {
    BOOST_TEST(of_s2[x[t]][k] == ds[k]);
    BOOST_TEST(of_s2[s[t]][k] == ds[k]);
    BOOST_TEST(of_s2[w[t]][k] == dw[k]);
    BOOST_TEST(of_s2[g[t]][k] == 0.0);
  }
  BOOST_TEST(of_s2[s[-1_c]] == 0.125);
  BOOST_TEST(of_s2[g[-1_c]] == 0.0);
  auto const of_g = call(gradient<code>(net, g[last], wrt(g[t], g[1_c], g[-1_c], s[3_c], s[2_c], s[t])));
  double const dg[] = {-1, 1, -1, 1};
  for (std::size_t k = 0; k < 4; ++k) BOOST_TEST(of_g[g[t]][k] == dg[k]);
  BOOST_TEST(of_g[g[1_c]] == 1.0);
  BOOST_TEST(of_g[g[-1_c]] == 1.0);
  BOOST_TEST(of_g[s[3_c]] == 12.5);
  BOOST_TEST(of_g[s[2_c]] == -9 + 6.25);
}

// a parameter large enough, and steps enough, for its gradient to be one product of stacked factors
template <by kind, int T, int n>
void stacked_products() {
  constexpr par<'W', n, n> W;
  constexpr par<'U', n, n> U;
  constexpr par<'V', n, n> V;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(s[t] = tanh(W * s[t - 1_c] + U * x[t] + V * s[t - 2_c]),
                           E[last] = sum(dot(s[t], V * s[t]), t) + dot(W * s[last], s[last]))),
      E,
      [=](auto const& p) {
        matrix s1 = p(s[-1_c]), s2 = p(s[-2_c]), sum;
        for (int k = 0; k < T; ++k) {
          matrix const now = by_hand::tanh_of(p(W) * s1 + p(U) * p(x, k) + p(V) * s2);
          sum = sum + by_hand::dot(now, p(V) * now);
          s2 = s1, s1 = now;
        }
        return sum + by_hand::dot(p(W) * s1, s1);
      },
      W, U, V, x, s[-1_c], s[-2_c]);
}
}  // namespace rules_of_time_by_hand

BOOST_AUTO_TEST_SUITE(rules_of_time)

using namespace rules_of_time_by_hand;

BOOST_AUTO_TEST_CASE(of_several_lags) {
  several_lags<by::loop, 5, 2>(), several_lags<by::line, 2, 2>(), several_lags<by::loop, 1, 2>();
}
BOOST_AUTO_TEST_CASE(of_lagged_inputs) { lagged_inputs<by::loop, 4, 2>(), lagged_inputs<by::line, 2, 2>(); }
BOOST_AUTO_TEST_CASE(of_two_states) { two_states<by::loop, 4, 2>(); }
BOOST_AUTO_TEST_CASE(of_a_loss_at_a_step) { loss_at_a_step<by::loop, 4>(); }
BOOST_AUTO_TEST_CASE(of_adjoints_of_states) { adjoints_of_states<by::loop>(), adjoints_of_states<by::line>(); }
BOOST_AUTO_TEST_CASE(of_stacked_products) { stacked_products<by::loop, 6, 14>(); }

BOOST_AUTO_TEST_SUITE_END()
