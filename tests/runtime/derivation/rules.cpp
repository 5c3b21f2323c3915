// The rules of sums, scalings, quotients and componentwise operations inside a small recurrence, against a forward pass
// written by hand.
#include "../complex_step.hpp"

namespace rules_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::matrix;
using by_hand::signs;
constexpr int T = 3;

template <by kind, int n>
void sums() {
  constexpr par<'W', n, n> W;
  constexpr par<'b', n> b;
  constexpr con<'c', n> c;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(s[t] = -(W * s[t - 1_c]) + (x[t] - b) - (-c - (x[t] - s[t - 1_c])),
                           E[last] = -sum(dot(s[t], s[t]), t) + (dot(c, s[last]) - dot(b, s[last])))),
      E,
      [=](auto const& p) {
        matrix state = p(s[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          state = matrix(-1) * (p(W) * state) + (p(x, k) - p(b)) - (matrix(-1) * p(c) - (p(x, k) - state));
          loss = loss - by_hand::dot(state, state);
        }
        return loss + by_hand::dot(p(c), state) - by_hand::dot(p(b), state);
      },
      W, b, c, x, s[-1_c]);
}

// scalar·scalar, scalar·vector, vector·scalar, scalar·matrix, matrix·scalar
template <by kind, int n, int m>
void scalings() {
  constexpr par<'u'> u;
  constexpr par<'v', n> v;
  constexpr par<'W', n, m> W;
  constexpr in<'k'> k;
  constexpr var<'r'> r;
  constexpr var<'a', n> a;
  constexpr var<'b', n> b;
  constexpr var<'M', n, m> M;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(r[t] = u * r[t - 1_c] * k[t], a[t] = r[t] * (a[t - 1_c] + v),
                           b[t] = (b[t - 1_c] - v) * r[t] * 3_c, M[t] = (r[t] * W) - (M[t - 1_c] * u),
                           E[last] = sum(dot(a[t], b[t]) + dot(a[t], v), t) + 2_c * dot(M[last], M[last]))),
      E,
      [=](auto const& p) {
        matrix scalar = p(r[-1_c]), left = p(a[-1_c]), right = p(b[-1_c]), square = p(M[-1_c]), loss;
        for (int step = 0; step < T; ++step) {
          scalar = p(u) * scalar * p(k, step);
          left = scalar * (left + p(v));
          right = matrix(3) * scalar * (right - p(v));
          square = scalar * p(W) - p(u) * square;
          loss = loss + by_hand::dot(left, right) + by_hand::dot(left, p(v));
        }
        return loss + matrix(2) * by_hand::dot(square, square);
      },
      u, v, W, k, r[-1_c], a[-1_c], b[-1_c], M[-1_c]);
}

// scalar/scalar, vector/scalar, matrix/scalar, by literals too
template <by kind, int n, int m>
void quotients() {
  constexpr par<'u'> u;
  constexpr par<'W', n, m> W;
  constexpr in<'x', m> x;
  constexpr var<'r'> r;
  constexpr var<'s', n> s;
  constexpr var<'M', n, m> M;
  constexpr var<'E'> E;
  check<kind, signs::positive>(
      unroll<T>(recurrence(r[t] = (u + r[t - 1_c]) / (u * r[t - 1_c]) + 2_c / r[t - 1_c],
                           s[t] = (W * x[t]) / r[t] - s[t - 1_c] / 3_c, M[t] = (W - M[t - 1_c]) / (r[t - 1_c] + u),
                           E[last] = dot(M[last], M[last]) / sum(dot(s[t], s[t]) / r[t], t))),
      E,
      [=](auto const& p) {
        matrix scalar = p(r[-1_c]), vector = p(s[-1_c]), square = p(M[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const before = scalar;
          scalar = (p(u) + before) / (p(u) * before) + matrix(2) / before;
          vector = p(W) * p(x, k) / scalar - vector / matrix(3);
          square = (p(W) - square) / (before + p(u));
          loss = loss + by_hand::dot(vector, vector) / scalar;
        }
        return by_hand::dot(square, square) / loss;
      },
      u, W, x, r[-1_c], s[-1_c], M[-1_c]);
}

// hadamard and dot of scalars, vectors, matrices; the sum of components
template <by kind, int n, int m>
void of_one_component_each() {
  constexpr par<'W', n, m> W;
  constexpr par<'b', n> b;
  constexpr in<'x', n> x;
  constexpr var<'r'> r;
  constexpr var<'s', n> s;
  constexpr var<'M', n, m> M;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(
          r[t] = hadamard(sum(W), r[t - 1_c]) - dot(r[t - 1_c], sum(s[t - 1_c])) + dot(W, M[t - 1_c]),
          s[t] = hadamard(s[t - 1_c] + x[t], hadamard(b, x[t])) - hadamard(s[t - 1_c], s[t - 1_c]),
          M[t] = hadamard(W, W - M[t - 1_c]),
          E[last] = sum(dot(s[t], b) * r[t], t) + sum(hadamard(M[last], M[last])) + dot(M[last], W + M[last]))),
      E,
      [=](auto const& p) {
        matrix scalar = p(r[-1_c]), vector = p(s[-1_c]), square = p(M[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          scalar = by_hand::sum_of(p(W)) * scalar - scalar * by_hand::sum_of(vector) + by_hand::dot(p(W), square);
          vector = by_hand::times_each(vector + p(x, k), by_hand::times_each(p(b), p(x, k))) -
                   by_hand::times_each(vector, vector);
          square = by_hand::times_each(p(W), p(W) - square);
          loss = loss + by_hand::dot(vector, p(b)) * scalar;
        }
        return loss + by_hand::dot(square, square) + by_hand::dot(square, p(W) + square);
      },
      W, b, x, r[-1_c], s[-1_c], M[-1_c]);
}

}  // namespace rules_by_hand

BOOST_AUTO_TEST_SUITE(rules)

using namespace rules_by_hand;

BOOST_AUTO_TEST_CASE(of_sums) { sums<by::loop, 3>(); }
BOOST_AUTO_TEST_CASE(of_scalings) { scalings<by::line, 2, 2>(), scalings<by::loop, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_quotients) { quotients<by::loop, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_componentwise_operations) { of_one_component_each<by::loop, 2, 3>(); }

BOOST_AUTO_TEST_SUITE_END()
