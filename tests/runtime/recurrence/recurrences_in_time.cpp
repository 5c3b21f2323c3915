// Recurrences that do more than run forward from a given state: backward in time, both ways, from states given by
// formulas, with sums over time that read the end and steps that read sums. Against forward passes written by hand.
#include "../complex_step.hpp"

namespace recurrences_in_time_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::complex;
using by_hand::matrix;
constexpr int T = 4;

// g runs backward from g[T]; two leads
template <by kind, int n>
void backward_in_time() {
  constexpr par<'W', n, n> W;
  constexpr par<'V', n, n> V;
  constexpr in<'x', n> x;
  constexpr var<'g', n> g;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(g[t] = tanh(W * g[t + 1_c] + hadamard(V * g[t + 2_c], x[t])),
                           E[last] = sum(dot(g[t], x[t]), t) + sum(square(g[0_c])))),
      E,
      [=](auto const& p) {
        matrix one = p(g[last + 1_c]), two = p(g[last + 2_c]), loss;
        for (int k = T - 1; k >= 0; --k) {
          matrix const here = by_hand::tanh_of(p(W) * one + by_hand::times_each(p(V) * two, p(x, k)));
          loss = loss + by_hand::dot(here, p(x, k));
          two = one;
          one = here;
        }
        return loss + by_hand::dot(one, one);
      },
      W, V, x, g[last + 1_c], g[last + 2_c]);
}

// h forward, g backward, which reads h as well and starts from its end; an output of both; a read ahead of an input
template <by kind, int n, int m>
void both_ways() {
  constexpr par<'W', n, n> W;
  constexpr par<'V', m, n> V;
  constexpr par<'U', m, m> U;
  constexpr in<'x', n> x;
  constexpr in<'y', m> y;
  constexpr var<'h', n> h;
  constexpr var<'g', m> g;
  constexpr var<'q', m> q;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(q[t] = hadamard(g[t], V * h[t]) + U * y[t + 1_c],
                           g[t] = tanh(U * g[t + 1_c] + V * h[t - 1_c] + y[t]), h[t] = tanh(W * h[t - 1_c] + x[t]),
                           g[last + 1_c] = tanh(V * h[last]), E[last] = sum(dot(q[t], y[t]), t))),
      E,
      [=](auto const& p) {
        std::vector<matrix> hs{p(h[-1_c])}, gs(T + 1);
        for (int k = 0; k < T; ++k) hs.push_back(by_hand::tanh_of(p(W) * hs.back() + p(x, k)));
        gs[T] = by_hand::tanh_of(p(V) * hs[T]);
        matrix loss;
        for (std::size_t k = T; k-- > 0;) {
          int const step = static_cast<int>(k);
          gs[k] = by_hand::tanh_of(p(U) * gs[k + 1] + p(V) * hs[k] + p(y, step));
          matrix const next = step + 1 < T ? p(y, step + 1) : p(y[last + 1_c]);
          loss = loss + by_hand::dot(by_hand::times_each(gs[k], p(V) * hs[k + 1]) + p(U) * next, p(y, step));
        }
        return loss;
      },
      W, V, U, x, y, h[-1_c], y[last + 1_c]);
}

// initial states that are formulas, of a parameter and of each other; and a lag of three with one of them given
template <by kind, int n>
void computed_states() {
  constexpr par<'W', n, n> W;
  constexpr par<'p', n> p0;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(s[-1_c] = tanh(W * p0) + s[-2_c], s[-3_c] = hadamard(p0, s[-1_c]),
                           s[t] = W * s[t - 1_c] + hadamard(s[t - 3_c], x[t]),
                           E[last] = sum(dot(s[t], s[t - 2_c]), t))),
      E,
      [=](auto const& p) {
        std::vector<matrix> all(3);
        all[1] = p(s[-2_c]);
        all[2] = by_hand::tanh_of(p(W) * p(p0)) + all[1];
        all[0] = by_hand::times_each(p(p0), all[2]);
        matrix loss;
        for (int k = 0; k < T; ++k) {
          std::size_t const i = static_cast<std::size_t>(k) + 3;
          all.push_back(p(W) * all[i - 1] + by_hand::times_each(all[i - 3], p(x, k)));
          loss = loss + by_hand::dot(all[i], all[i - 2]);
        }
        return loss;
      },
      W, p0, x, s[-2_c]);
}

// a variable that runs forward and is read ahead: the state after its last step is a formula, and has an adjoint beside
// those of the steps
template <by kind, int n>
void read_ahead() {
  constexpr par<'a', n> a;
  constexpr in<'x', n> x;
  constexpr var<'g', n> g;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(g[last + 1_c] = tanh(a), s[t] = tanh(hadamard(g[t + 1_c], x[t]) + s[t - 1_c]),
                           g[t] = tanh(x[t] - g[t - 1_c]), E[last] = sum(s[last]))),
      E,
      [=](auto const& p) {
        std::vector<matrix> gs{p(g[-1_c])};
        for (int k = 0; k < T; ++k) gs.push_back(by_hand::tanh_of(p(x, k) - gs.back()));
        gs.push_back(by_hand::tanh_of(p(a)));
        matrix state = p(s[-1_c]);
        for (int k = 0; k < T; ++k)
          state = by_hand::tanh_of(by_hand::times_each(gs[static_cast<std::size_t>(k) + 2], p(x, k)) + state);
        return by_hand::sum_of(state);
      },
      a, x, g[-1_c], s[-1_c]);
}

// the same, where the states after the last step are formulas of the last state: their adjoints come before those of
// the steps; and two states before the first step, so that the adjoints of four states lie beside each other
template <by kind, int n>
void read_ahead_from_computed_states() {
  constexpr par<'w', n> w;
  constexpr par<'p', n> p0;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'q', n> q;
  constexpr var<'E'> E;
  constexpr auto net =
      unroll<T>(recurrence(s[t] = tanh(hadamard(w, s[t - 2_c]) + x[t]), s[-1_c] = exp(p0), s[-2_c] = tanh(p0),
                           s[last + 1_c] = hadamard(p0, s[last]), s[last + 2_c] = hadamard(s[last], w),
                           q[t] = hadamard(s[t + 2_c], x[t]), E[last] = sum(dot(hadamard(s[t], s[t]), q[t]), t)));
  auto const forward = [=](auto const& p) {
    std::vector<matrix> all{by_hand::tanh_of(p(p0)), by_hand::exp_of(p(p0))};
    for (int k = 0; k < T; ++k)
      all.push_back(by_hand::tanh_of(by_hand::times_each(p(w), all[static_cast<std::size_t>(k)]) + p(x, k)));
    all.push_back(by_hand::times_each(p(p0), all.back()));
    all.push_back(by_hand::times_each(p(w), all[T + 1]));
    matrix loss;
    for (int k = 0; k < T; ++k) {
      matrix const& state = all[static_cast<std::size_t>(k) + 2];
      loss = loss + by_hand::dot(by_hand::times_each(state, state),
                                 by_hand::times_each(all[static_cast<std::size_t>(k) + 4], p(x, k)));
    }
    return loss;
  };
  check<kind>(net, E, forward, w, p0, x);
  check<kind>(net, truncated(E, window<2 * T>), forward, w, p0, x);  // nothing is cut off
}

// probabilities of the step after, of which the last ones read a state after the end
template <by kind, int n>
void probabilities_of_the_step_after() {
  constexpr par<'w', n> w;
  constexpr in<'x', n> x;
  constexpr var<'q', n> q;
  constexpr var<'p', n> p;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(q[t] = hadamard(w, q[t + 1_c]) + x[t], p[t] = softmax(q[t + 1_c]),
                           E[last] = sum(log(p[last])) + cross_entropy(p[last], q[0_c]))),
      E,
      [=](auto const& given) {
        matrix const after = given(q[last + 1_c]), logarithms = by_hand::log_of(by_hand::probabilities(after));
        matrix first = after;
        for (int k = T - 1; k >= 0; --k) first = by_hand::times_each(given(w), first) + given(x, k);
        return by_hand::sum_of(logarithms) - by_hand::dot(first, logarithms);
      },
      w, x, q[last + 1_c]);
}

// attention over all states: scores against the last state, weights that sum to one; a step that reads the mean of all
// steps
template <by kind, int n>
void sums_that_read_the_end() {
  constexpr par<'W', n, n> W;
  constexpr par<'Q', n, n> Q;
  constexpr in<'x', n> x;
  constexpr var<'h', n> h;
  constexpr var<'m', n> m;
  constexpr var<'c', n> c;
  constexpr var<'r', n> r;
  constexpr var<'Z'> Z;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(h[t] = tanh(W * h[t - 1_c] + x[t]), m[last] = mean(h[t], t),
                           Z[last] = sum(exp(dot(h[t], Q * h[last])), t),
                           c[last] = sum(exp(dot(h[t], Q * h[last])) * h[t], t) / Z[last],
                           r[t] = tanh(hadamard(r[t - 1_c], h[t] - m[last]) + h[0_c]),
                           E[last] = dot(c[last], x[last]) + dot(r[last], r[last]))),
      E,
      [=](auto const& p) {
        std::vector<matrix> hs{p(h[-1_c])};
        matrix total(n, 1), context(n, 1), weights;
        for (int k = 0; k < T; ++k) {
          hs.push_back(by_hand::tanh_of(p(W) * hs.back() + p(x, k)));
          total = total + hs.back();
        }
        for (std::size_t k = 1; k <= T; ++k) {
          matrix const weight = by_hand::exp_of(by_hand::dot(hs[k], p(Q) * hs[T]));
          weights = weights + weight;
          context = context + weight * hs[k];
        }
        matrix state = p(r[-1_c]);
        for (std::size_t k = 1; k <= T; ++k)
          state = by_hand::tanh_of(by_hand::times_each(state, hs[k] - total / matrix(T)) + hs[1]);
        return by_hand::dot(context / weights, p(x, T - 1)) + by_hand::dot(state, state);
      },
      W, Q, x, h[-1_c], r[-1_c]);
}
}  // namespace recurrences_in_time_by_hand

BOOST_AUTO_TEST_SUITE(recurrences_in_time)

using namespace recurrences_in_time_by_hand;

BOOST_AUTO_TEST_CASE(backward_in_time) {
  recurrences_in_time_by_hand::backward_in_time<by::loop, 2>();
  recurrences_in_time_by_hand::backward_in_time<by::line, 2>();
}
BOOST_AUTO_TEST_CASE(both_ways) {
  recurrences_in_time_by_hand::both_ways<by::loop, 3, 2>();
  recurrences_in_time_by_hand::both_ways<by::line, 2, 2>();
}
BOOST_AUTO_TEST_CASE(computed_states) {
  recurrences_in_time_by_hand::computed_states<by::loop, 2>();
  recurrences_in_time_by_hand::computed_states<by::line, 2>();
}
BOOST_AUTO_TEST_CASE(read_ahead) {
  recurrences_in_time_by_hand::read_ahead<by::loop, 2>();
  recurrences_in_time_by_hand::read_ahead<by::line, 3>();
}
BOOST_AUTO_TEST_CASE(read_ahead_from_computed_states) {
  recurrences_in_time_by_hand::read_ahead_from_computed_states<by::loop, 2>();
  recurrences_in_time_by_hand::read_ahead_from_computed_states<by::line, 1>();
}
BOOST_AUTO_TEST_CASE(probabilities_of_the_step_after) {
  recurrences_in_time_by_hand::probabilities_of_the_step_after<by::loop, 3>();
  recurrences_in_time_by_hand::probabilities_of_the_step_after<by::line, 2>();
}
BOOST_AUTO_TEST_CASE(sums_that_read_the_end) {
  recurrences_in_time_by_hand::sums_that_read_the_end<by::loop, 3>();
  recurrences_in_time_by_hand::sums_that_read_the_end<by::line, 2>();
}

BOOST_AUTO_TEST_SUITE_END()
