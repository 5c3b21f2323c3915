// The tangent of each operation, and the gradient of the tangent, against forward passes written by hand: as
// second_derivatives.cpp.
#include "second_check.hpp"

namespace second_derivatives_of_operations_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check_second;
using by_hand::matrix;
using by_hand::signs;

// matrices: products of both kinds, rows and columns, outer products, transposes, sums, quotients, broadcasts
template <by kind, int n, int m>
void matrices() {
  constexpr int T = 2;
  constexpr par<'r'> r;
  constexpr par<'A', n, n> A;
  constexpr par<'B', n, m> B;
  constexpr con<'c', m> weight;
  constexpr in<'x', m> xs;
  constexpr var<'v', n> vector;
  constexpr var<'P', n, m> P;
  constexpr var<'R', 1, m> row;
  constexpr var<'L'> L;
  constexpr auto net = unroll<T>(recurrence(
      row[t] = transpose(A * vector[t - 1_c]) * P[t - 1_c] - transpose(xs[t]),
      vector[t] = transpose(A) * vector[t - 1_c] / sum(B) + B * xs[t] * sum(row[t] * weight) / r,
      P[t] = -(A * P[t - 1_c]) + outer(vector[t], xs[t]) - vector[t - 1_c] * transpose(weight) + 2_c * (r * r * B),
      L[last] = sum(dot(P[t], vector[t] * transpose(xs[t])) - r / 3_c, t) +
                sum(hadamard(P[last], B)) * dot(vector[last], vector[1_c])));
  check_second<kind>(
      net, L,
      [=](auto const& p) {
        matrix a = p(vector[-1_c]), M = p(P[-1_c]), loss;
        for (int step = 0; step < T; ++step) {
          matrix const before = a, R = by_hand::turned(p(A) * a) * M - by_hand::turned(p(xs, step));
          a = by_hand::turned(p(A)) * before / by_hand::sum_of(p(B)) + p(B) * p(xs, step) * (R * p(weight)) / p(r);
          M = matrix(-1) * (p(A) * M) + a * by_hand::turned(p(xs, step)) - before * by_hand::turned(p(weight)) +
              matrix(2) * p(r) * p(r) * p(B);
          loss = loss + by_hand::dot(M, a * by_hand::turned(p(xs, step))) - p(r) / matrix(3);
        }
        return loss + by_hand::dot(M, p(B)) * by_hand::dot(a, a);
      },
      wrt(r, A, B, weight, xs, vector[-1_c], P[-1_c]), wrt());
}

// functions: exp, log, square, log_softmax, cross-entropies with directions in both operands
template <by kind, int n>
void functions() {
  constexpr int T = 2;
  constexpr par<'W', n, n> W;
  constexpr par<'a', n> a;
  constexpr in<'y', n> ys;
  constexpr var<'h', n> h;
  constexpr var<'p', n> prob;
  constexpr var<'L'> L;
  constexpr auto net = unroll<T>(recurrence(
      prob[t] = softmax(W * h[t - 1_c]) + hadamard(a, square(h[t - 1_c])),
      h[t] = exp(-prob[t]) + log(W * a) - hadamard(log_softmax(W * ys[t]), h[t - 1_c]),
      L[last] = sum(cross_entropy(prob[t], ys[t]) - softmax_cross_entropy(W * h[t], hadamard(a, ys[t])), t)));
  check_second<kind, signs::positive>(
      net, L,
      [=](auto const& p) {
        matrix state = p(h[-1_c]), loss;
        auto const squared = [](matrix const& each) { return by_hand::times_each(each, each); };
        auto const entropy = [](matrix const& probability, matrix const& target) {
          return matrix(-1) * by_hand::dot(by_hand::log_of(probability), target);
        };
        for (int step = 0; step < T; ++step) {
          matrix const now = by_hand::probabilities(p(W) * state) + by_hand::times_each(p(a), squared(state));
          state = by_hand::exp_of(matrix(-1) * now) + by_hand::log_of(p(W) * p(a)) -
                  by_hand::times_each(by_hand::log_of(by_hand::probabilities(p(W) * p(ys, step))), state);
          loss = loss + entropy(now, p(ys, step)) -
                 entropy(by_hand::probabilities(p(W) * state), by_hand::times_each(p(a), p(ys, step)));
        }
        return loss;
      },
      wrt(W, a, ys, h[-1_c]), wrt());
}
}  // namespace second_derivatives_of_operations_by_hand

BOOST_AUTO_TEST_SUITE(second_derivatives_of_operations)

using namespace second_derivatives_of_operations_by_hand;

BOOST_AUTO_TEST_CASE(of_matrices) { matrices<by::loop, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_functions) { functions<by::line, 3>(); }

BOOST_AUTO_TEST_SUITE_END()
