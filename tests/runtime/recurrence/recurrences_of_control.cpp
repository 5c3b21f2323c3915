// Recurrences of estimation and control against forward passes written by hand: the likelihood of a Kalman filter, the
// Riccati recursion of a regulator.
#include "../complex_step.hpp"

namespace recurrences_of_control_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::matrix;
using by_hand::signs;

// A Kalman filter of one state; m[t] and P[t] are what is foretold for step t + 1. The loss is −log of the likelihood,
// up to its constant.
template <by kind, int T>
void scalar_filter() {
  constexpr par<'a'> a;
  constexpr par<'q'> q;  // the logarithm of a variance, as r
  constexpr par<'r'> r;
  constexpr in<'y'> y;
  constexpr var<'v'> v;
  constexpr var<'S'> S;
  constexpr var<'K'> K;
  constexpr var<'m'> m;
  constexpr var<'P'> P;
  constexpr var<'L'> L;
  check<kind, signs::positive>(
      unroll<T>(recurrence(v[t] = y[t] - m[t - 1_c], S[t] = P[t - 1_c] + exp(r), K[t] = P[t - 1_c] / S[t],
                           m[t] = a * (m[t - 1_c] + K[t] * v[t]), P[t] = square(a) * (1_c - K[t]) * P[t - 1_c] + exp(q),
                           L[last] = sum(log(S[t]) + square(v[t]) / S[t], t) / 2_c)),
      L,
      [=](auto const& p) {
        matrix mean = p(m[-1_c]), variance = p(P[-1_c]), sum;
        for (int k = 0; k < T; ++k) {
          matrix const innovation = p(y, k) - mean, s = variance + by_hand::exp_of(p(r)), gain = variance / s;
          sum = sum + by_hand::log_of(s) + innovation * innovation / s;
          mean = p(a) * (mean + gain * innovation);
          variance = p(a) * p(a) * (variance - gain * variance) + by_hand::exp_of(p(q));
        }
        return sum / 2.0L;
      },
      a, q, r, y, m[-1_c], P[-1_c]);
}

// The same of n states, one of whose combinations is observed, driven by noise in one direction: the variance S of an
// innovation is a scalar.
template <by kind, int T, int n>
void vector_filter() {
  constexpr par<'F', n, n> F;
  constexpr par<'H', n> H;
  constexpr par<'g', n> g;
  constexpr par<'q'> q;
  constexpr par<'r'> r;
  constexpr in<'y'> y;
  constexpr var<'v'> v;
  constexpr var<'S'> S;
  constexpr var<'K', n> K;
  constexpr var<'m', n> m;
  constexpr var<'P', n, n> P;
  constexpr var<'L'> L;
  check<kind, signs::positive>(
      unroll<T>(recurrence(v[t] = y[t] - dot(H, m[t - 1_c]), S[t] = dot(H, P[t - 1_c] * H) + exp(r),
                           K[t] = P[t - 1_c] * H / S[t], m[t] = F * (m[t - 1_c] + K[t] * v[t]),
                           P[t] = F * (P[t - 1_c] - outer(K[t], P[t - 1_c] * H)) * transpose(F) + exp(q) * outer(g, g),
                           L[last] = sum(log(S[t]) + square(v[t]) / S[t], t) / 2_c)),
      L,
      [=](auto const& p) {
        matrix mean = p(m[-1_c]), variance = p(P[-1_c]), sum;
        for (int k = 0; k < T; ++k) {
          matrix const seen = variance * p(H);
          matrix const innovation = p(y, k) - by_hand::dot(p(H), mean),
                       s = by_hand::dot(p(H), seen) + by_hand::exp_of(p(r)), gain = seen / s;
          sum = sum + by_hand::log_of(s) + innovation * innovation / s;
          mean = p(F) * (mean + gain * innovation);
          variance = p(F) * (variance - gain * by_hand::turned(seen)) * by_hand::turned(p(F)) +
                     by_hand::exp_of(p(q)) * (p(g) * by_hand::turned(p(g)));
        }
        return sum / 2.0L;
      },
      F, H, g, q, r, y, m[-1_c], P[-1_c]);
}

// The Riccati recursion of a linear regulator with one input: the feedback k and the matrix P of the cost to go.
template <by kind, int T, int n>
void regulator() {
  constexpr par<'A', n, n> A;
  constexpr par<'B', n> B;
  constexpr par<'Q', n, n> Q;
  constexpr par<'r'> r;
  constexpr par<'x', n> x;
  constexpr var<'k', n> k;
  constexpr var<'P', n, n> P;
  constexpr var<'J'> J;
  check<kind, signs::positive>(
      unroll<T>(recurrence(k[t] = transpose(A) * (transpose(P[t - 1_c]) * B) / (exp(r) + dot(B, P[t - 1_c] * B)),
                           P[t] = Q + transpose(A) * P[t - 1_c] * (A - outer(B, k[t])),
                           J[last] = dot(x, P[last] * x) + sum(square(dot(k[t], x)), t))),
      J,
      [=](auto const& p) {
        matrix cost = p(P[-1_c]), sum;
        for (int step = 0; step < T; ++step) {
          matrix const gain =
              by_hand::turned(p(B)) * cost * p(A) / (by_hand::exp_of(p(r)) + by_hand::dot(p(B), cost * p(B)));
          cost = p(Q) + by_hand::turned(p(A)) * cost * (p(A) - p(B) * gain);
          sum = sum + gain * p(x) * (gain * p(x));
        }
        return by_hand::dot(p(x), cost * p(x)) + sum;
      },
      A, B, Q, r, x, P[-1_c]);
}
}  // namespace recurrences_of_control_by_hand

BOOST_AUTO_TEST_SUITE(recurrences_of_control)

using namespace recurrences_of_control_by_hand;

BOOST_AUTO_TEST_CASE(of_a_scalar_filter) { scalar_filter<by::line, 4>(); }
BOOST_AUTO_TEST_CASE(of_a_vector_filter) { vector_filter<by::loop, 5, 3>(); }
BOOST_AUTO_TEST_CASE(of_a_regulator) { regulator<by::loop, 4, 2>(); }

BOOST_AUTO_TEST_SUITE_END()
