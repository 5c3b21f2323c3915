// What time adds to the rules: lags, inputs of earlier steps, sums and means over time, reads of a single step and of the last one, losses at a step.
#include "complex_step.hpp"

namespace rules_of_time_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::matrix;
using by_hand::signs;

// lags of 1, 2 and 3 of a state, all at once, also in fewer steps than the lag reaches back
template <by kind, int T, int n>
void several_lags() {
  constexpr par<'W', n, n> W;
  constexpr par<'A', n, n> A;
  constexpr par<'b', n> b;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  constexpr auto net = unroll<T>(recurrence(
      s[t] = tanh(W * s[t - 1_c] + hadamard(A * s[t - 2_c], s[t - 3_c]) + hadamard(b, s[t - 1_c]) + x[t]),
      E[last] = sum(dot(s[t], b), t)));
  auto const loss = [=](auto const& p, matrix s1, matrix s2, matrix s3) {
    matrix sum;
    for (int k = 0; k < T; ++k) {
      matrix const now = by_hand::tanh_of(p(W) * s1 + by_hand::times_each(p(A) * s2, s3) + by_hand::times_each(p(b), s1) + p(x, k));
      sum = sum + by_hand::dot(now, p(b));
      s3 = s2, s2 = s1, s1 = now;
    }
    return sum;
  };
  check<kind>(net, E, [=](auto const& p) { return loss(p, p(s[-1_c]), p(s[-2_c]), p(s[-3_c])); }, W, A, b, x, s[-1_c], s[-2_c], s[-3_c]);
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
  check<kind>(unroll<T>(recurrence(
            s[t] = W * s[t - 1_c] + A * x[t - 1_c] - k[t - 2_c] * x[t],
            E[last] = sum(dot(s[t], x[t - 2_c]) * k[t], t))),
        E, [=](auto const& p) {
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
        }, W, A, x, k, s[-1_c], x[-1_c], x[-2_c], k[-1_c], k[-2_c]);
}

// two states that read each other at this step and at earlier ones, written in an order in which they cannot be computed
template <by kind, int T, int n>
void two_states() {
  constexpr par<'W', n, n> W;
  constexpr par<'A', n, n> A;
  constexpr in<'x', n> x;
  constexpr var<'g', n> g;
  constexpr var<'c', n> c;
  constexpr var<'h', n> h;
  constexpr var<'E'> E;
  check<kind>(unroll<T>(recurrence(
            E[last] = sum(dot(h[t], c[t]), t),
            h[t] = hadamard(g[t], tanh(c[t])),
            c[t] = c[t - 1_c] + hadamard(g[t], W * h[t - 2_c]),
            g[t] = sigmoid(A * h[t - 1_c] + x[t]))),
        E, [=](auto const& p) {
          matrix h1 = p(h[-1_c]), h2 = p(h[-2_c]), cell = p(c[-1_c]), sum;
          for (int k = 0; k < T; ++k) {
            matrix const gate = by_hand::each([](by_hand::complex z) { return by_hand::complex(1) / (by_hand::complex(1) + std::exp(-z)); }, p(A) * h1 + p(x, k));
            cell = cell + by_hand::times_each(gate, p(W) * h2);
            h2 = h1;
            h1 = by_hand::times_each(gate, by_hand::tanh_of(cell));
            sum = sum + by_hand::dot(h1, cell);
          }
          return sum;
        }, W, A, x, h[-1_c], h[-2_c], c[-1_c]);
}

// several sums and means over time, of scalars and vectors, in a formula that is not linear in them
template <by kind, int T, int n>
void sums_over_time() {
  constexpr par<'W', n, n> W;
  constexpr par<'v', n> v;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'m', n> m;
  constexpr var<'E'> E;
  check<kind, signs::positive>(unroll<T>(recurrence(
            s[t] = W * s[t - 1_c] / sum(W) + x[t],
            m[last] = mean(hadamard(s[t], s[t - 1_c]), t) - sum(x[t], t) / 7_c,
            E[last] = square(sum(dot(v, s[t]), t)) * mean(dot(x[t], s[t]), t) + dot(m[last], sum(tanh(s[t] + v), t)) - log(mean(sum(s[t]), t)))),
        E, [=](auto const& p) {
          matrix state = p(s[-1_c]), mean = matrix(n, 1), vs, xs, tanhs = matrix(n, 1), total;
          matrix const steps(static_cast<long double>(T));
          for (int k = 0; k < T; ++k) {
            matrix const before = state;
            state = p(W) * before / by_hand::sum_of(p(W)) + p(x, k);
            mean = mean + by_hand::times_each(state, before) / steps - p(x, k) / matrix(7);
            vs = vs + by_hand::dot(p(v), state);
            xs = xs + by_hand::dot(p(x, k), state) / steps;
            tanhs = tanhs + by_hand::tanh_of(state + p(v));
            total = total + by_hand::sum_of(state) / steps;
          }
          return vs * vs * xs + by_hand::dot(mean, tanhs) - by_hand::log_of(total);
        }, W, v, x, s[-1_c]);
}

// the end reads steps 0, 1 and the last one, of states and of inputs; a variable of the end reads another one; parameters of the steps too
template <by kind, int T, int n>
void single_steps() {
  constexpr par<'W', n, n> W;
  constexpr par<'V', n, n> V;
  constexpr con<'y', n> y;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'q', n> q;
  constexpr var<'o', n> o;
  constexpr var<'E'> E;
  check<kind>(unroll<T>(recurrence(
            E[last] = dot(o[last] - y, o[last] - y) / 2_c + dot(s[0_c], q[last]),
            o[last] = tanh(q[last] + hadamard(s[1_c], x[0_c])),
            s[t] = tanh(W * s[t - 1_c] + x[t]),
            q[last] = V * s[last] - W * (s[0_c] + x[last]) + hadamard(s[1_c], s[1_c]))),
        E, [=](auto const& p) {
          matrix state = p(s[-1_c]), first, second;
          for (int k = 0; k < T; ++k) {
            state = by_hand::tanh_of(p(W) * state + p(x, k));
            if (k == 0) first = state;
            if (k == 1) second = state;
          }
          matrix const at_end = p(V) * state - p(W) * (first + p(x, T - 1)) + by_hand::times_each(second, second);
          matrix const output = by_hand::tanh_of(at_end + by_hand::times_each(second, p(x, 0)));
          return by_hand::dot(output - p(y), output - p(y)) / matrix(2) + by_hand::dot(first, at_end);
        }, W, V, y, x, s[-1_c]);
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
  check<kind>(net, s[0_c], [=](auto const& p) { return state(p, 1); }, w, u, x, s[-1_c]);
  check<kind>(net, s[2_c], [=](auto const& p) { return state(p, 3); }, w, u, x, s[-1_c]);
  check<kind>(net, s[last], [=](auto const& p) { return state(p, T); }, w, u, x, s[-1_c]);
}

// what the loss does not read has a gradient, and it is zero; what is read at the end alone is read once
template <by kind, int T, int n>
void nothing_to_do_with_it() {
  constexpr par<'W', n, n> W;
  constexpr par<'A', n, n> A;
  constexpr par<'v', n> v;
  constexpr in<'x', n> x;
  constexpr in<'k'> k;
  constexpr var<'s', n> s;
  constexpr var<'g', n> g;
  constexpr var<'E'> E;
  check<kind>(unroll<T>(recurrence(
            s[t] = W * s[t - 1_c] + x[t],
            g[t] = A * g[t - 1_c] + k[t] * s[t],
            E[last] = dot(v, s[last]) + sum(v))),
        E, [=](auto const& p) {
          matrix state = p(s[-1_c]);
          for (int step = 0; step < T; ++step) state = p(W) * state + p(x, step);
          return by_hand::dot(p(v), state) + by_hand::sum_of(p(v));
        }, W, A, v, x, k, s[-1_c], g[-1_c]);
}

// the same formula in two equations, and twice in one
template <by kind, int T, int n>
void the_same_twice() {
  constexpr par<'W', n, n> W;
  constexpr in<'x', n> x;
  constexpr var<'a', n> a;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  check<kind>(unroll<T>(recurrence(
            a[t] = hadamard(tanh(W * s[t - 1_c]), tanh(W * s[t - 1_c])) + tanh(tanh(W * s[t - 1_c])),
            s[t] = tanh(W * s[t - 1_c]) - hadamard(a[t], W * a[t]) + (x[t] + x[t]),
            E[last] = dot(W * s[last], tanh(W * s[last])) + sum(dot(tanh(s[t]), tanh(s[t])), t) + sum(dot(s[t], s[t]), t) * sum(dot(s[t], s[t]), t))),
        E, [=](auto const& p) {
          matrix state = p(s[-1_c]), tanhs, squares;
          for (int k = 0; k < T; ++k) {
            matrix const f = by_hand::tanh_of(p(W) * state), now = by_hand::times_each(f, f) + by_hand::tanh_of(f);
            state = f - by_hand::times_each(now, p(W) * now) + p(x, k) + p(x, k);
            tanhs = tanhs + by_hand::dot(by_hand::tanh_of(state), by_hand::tanh_of(state));
            squares = squares + by_hand::dot(state, state);
          }
          return by_hand::dot(p(W) * state, by_hand::tanh_of(p(W) * state)) + tanhs + squares * squares;
        }, W, x, s[-1_c]);
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
  check<kind>(unroll<T>(recurrence(
            s[t] = tanh(W * s[t - 1_c] + U * x[t] + V * s[t - 2_c]),
            E[last] = sum(dot(s[t], V * s[t]), t) + dot(W * s[last], s[last]))),
        E, [=](auto const& p) {
          matrix s1 = p(s[-1_c]), s2 = p(s[-2_c]), sum;
          for (int k = 0; k < T; ++k) {
            matrix const now = by_hand::tanh_of(p(W) * s1 + p(U) * p(x, k) + p(V) * s2);
            sum = sum + by_hand::dot(now, p(V) * now);
            s2 = s1, s1 = now;
          }
          return sum + by_hand::dot(p(W) * s1, s1);
        }, W, U, V, x, s[-1_c], s[-2_c]);
}
}  // namespace rules_of_time_by_hand

BOOST_AUTO_TEST_SUITE(rules_of_time)

using namespace rules_of_time_by_hand;

BOOST_AUTO_TEST_CASE(of_several_lags) { several_lags<by::loop, 5, 2>(), several_lags<by::line, 3, 2>(); }
BOOST_AUTO_TEST_CASE(of_lagged_inputs) { lagged_inputs<by::loop, 4, 2>(), lagged_inputs<by::line, 2, 2>(); }
BOOST_AUTO_TEST_CASE(of_two_states) { two_states<by::loop, 4, 2>(); }
BOOST_AUTO_TEST_CASE(of_sums_over_time) { sums_over_time<by::loop, 3, 2>(); }
BOOST_AUTO_TEST_CASE(of_single_steps) { single_steps<by::loop, 4, 2>(), single_steps<by::line, 2, 2>(); }
BOOST_AUTO_TEST_CASE(of_a_loss_at_a_step) { loss_at_a_step<by::loop, 4>(); }
BOOST_AUTO_TEST_CASE(of_what_the_loss_does_not_read) { nothing_to_do_with_it<by::loop, 3, 2>(); }
BOOST_AUTO_TEST_CASE(of_formulas_that_stand_twice) { the_same_twice<by::loop, 3, 2>(); }
BOOST_AUTO_TEST_CASE(of_stacked_products) { stacked_products<by::loop, 6, 14>(); }

BOOST_AUTO_TEST_SUITE_END()
