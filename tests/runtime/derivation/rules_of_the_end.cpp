// The rules of equations of the end: sums and means over time, reads of a single step and of the last one, what the end
// does not read, formulas that stand twice.
#include "../complex_step.hpp"

namespace rules_of_the_end_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::matrix;
using by_hand::signs;

// several sums and means over time, of scalars and vectors, in a formula that is not linear in them
template <by kind, int T, int n>
void sums_over_time() {
  constexpr par<'W', n, n> W;
  constexpr par<'v', n> v;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'m', n> m;
  constexpr var<'E'> E;
  check<kind, signs::positive>(
      unroll<T>(recurrence(s[t] = W * s[t - 1_c] / sum(W) + x[t],
                           m[last] = mean(hadamard(s[t], s[t - 1_c]), t) - sum(x[t], t) / 7_c,
                           E[last] = square(sum(dot(v, s[t]), t)) * mean(dot(x[t], s[t]), t) +
                                     dot(m[last], sum(tanh(s[t] + v), t)) - log(mean(sum(s[t]), t)))),
      E,
      [=](auto const& p) {
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
      },
      W, v, x, s[-1_c]);
}

// the end reads steps 0, 1 and the last one, of states and of inputs; a variable of the end reads another one;
// parameters of the steps too
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
  check<kind>(
      unroll<T>(recurrence(E[last] = dot(o[last] - y, o[last] - y) / 2_c + dot(s[0_c], q[last]),
                           o[last] = tanh(q[last] + hadamard(s[1_c], x[0_c])), s[t] = tanh(W * s[t - 1_c] + x[t]),
                           q[last] = V * s[last] - W * (s[0_c] + x[last]) + hadamard(s[1_c], s[1_c]))),
      E,
      [=](auto const& p) {
        matrix state = p(s[-1_c]), first, second;
        for (int k = 0; k < T; ++k) {
          state = by_hand::tanh_of(p(W) * state + p(x, k));
          if (k == 0) first = state;
          if (k == 1) second = state;
        }
        matrix const at_end = p(V) * state - p(W) * (first + p(x, T - 1)) + by_hand::times_each(second, second);
        matrix const output = by_hand::tanh_of(at_end + by_hand::times_each(second, p(x, 0)));
        return by_hand::dot(output - p(y), output - p(y)) / matrix(2) + by_hand::dot(first, at_end);
      },
      W, V, y, x, s[-1_c]);
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
  check<kind, signs::both, 3>(
      unroll<T>(recurrence(s[t] = W * s[t - 1_c] + x[t], g[t] = A * g[t - 1_c] + k[t] * s[t],
                           E[last] = dot(v, s[last]) + sum(v))),
      E,
      [=](auto const& p) {
        matrix state = p(s[-1_c]);
        for (int step = 0; step < T; ++step) state = p(W) * state + p(x, step);
        return by_hand::dot(p(v), state) + by_hand::sum_of(p(v));
      },
      W, A, v, x, k, s[-1_c], g[-1_c]);
}

// the same formula in two equations, and twice in one
template <by kind, int T, int n>
void the_same_twice() {
  constexpr par<'W', n, n> W;
  constexpr in<'x', n> x;
  constexpr var<'a', n> a;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(a[t] = hadamard(tanh(W * s[t - 1_c]), tanh(W * s[t - 1_c])) + tanh(tanh(W * s[t - 1_c])),
                           s[t] = tanh(W * s[t - 1_c]) - hadamard(a[t], W * a[t]) + (x[t] + x[t]),
                           E[last] = dot(W * s[last], tanh(W * s[last])) + sum(dot(tanh(s[t]), tanh(s[t])), t) +
                                     sum(dot(s[t], s[t]), t) * sum(dot(s[t], s[t]), t))),
      E,
      [=](auto const& p) {
        matrix state = p(s[-1_c]), tanhs, squares;
        for (int k = 0; k < T; ++k) {
          matrix const f = by_hand::tanh_of(p(W) * state), now = by_hand::times_each(f, f) + by_hand::tanh_of(f);
          state = f - by_hand::times_each(now, p(W) * now) + p(x, k) + p(x, k);
          tanhs = tanhs + by_hand::dot(by_hand::tanh_of(state), by_hand::tanh_of(state));
          squares = squares + by_hand::dot(state, state);
        }
        return by_hand::dot(p(W) * state, by_hand::tanh_of(p(W) * state)) + tanhs + squares * squares;
      },
      W, x, s[-1_c]);
}

}  // namespace rules_of_the_end_by_hand

BOOST_AUTO_TEST_SUITE(rules_of_the_end)

using namespace rules_of_the_end_by_hand;

BOOST_AUTO_TEST_CASE(of_sums_over_time) { sums_over_time<by::loop, 3, 2>(); }
BOOST_AUTO_TEST_CASE(of_single_steps) { single_steps<by::loop, 4, 2>(), single_steps<by::line, 2, 2>(); }
BOOST_AUTO_TEST_CASE(of_what_the_loss_does_not_read) { nothing_to_do_with_it<by::loop, 3, 2>(); }
BOOST_AUTO_TEST_CASE(of_formulas_that_stand_twice) { the_same_twice<by::loop, 3, 2>(); }

BOOST_AUTO_TEST_SUITE_END()
