// The rules of products of matrices and vectors inside a small recurrence, against a forward pass written by hand: with
// lengths that all differ, and with equal ones where a transposed matrix still has the right shape.
#include "../complex_step.hpp"

namespace rules_of_products_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::matrix;
constexpr int T = 3;

// matrix·vector, matrix·matrix, and both with transposes of leaves
template <by kind, int n, int m>
void products() {
  constexpr par<'W', n, n> W;
  constexpr par<'U', n, m> U;
  constexpr par<'Q', m, m> Q;
  constexpr in<'x', m> x;
  constexpr var<'s', n> s;
  constexpr var<'P', n, m> P;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(
          s[t] = W * s[t - 1_c] - U * x[t] + transpose(W) * s[t - 1_c] + U * (transpose(P[t - 1_c]) * s[t - 1_c]),
          P[t] = W * P[t - 1_c] * Q + transpose(W) * U * transpose(Q),
          E[last] = sum(dot(s[t], P[t] * x[t]), t) + sum(transpose(P[last]) * U))),
      E,
      [=](auto const& p) {
        matrix vector = p(s[-1_c]), square = p(P[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          vector = p(W) * vector - p(U) * p(x, k) + by_hand::turned(p(W)) * vector +
                   p(U) * (by_hand::turned(square) * vector);
          square = p(W) * square * p(Q) + by_hand::turned(p(W)) * p(U) * by_hand::turned(p(Q));
          loss = loss + by_hand::dot(vector, square * p(x, k));
        }
        return loss + by_hand::sum_of(by_hand::turned(square) * p(U));
      },
      W, U, Q, x, s[-1_c], P[-1_c]);
}

// a matrix that is an input: each step has its own gradient, and none is a sum over the steps
template <by kind, int n>
void matrices_of_steps() {
  constexpr in<'M', n, n> M;
  constexpr par<'W', n, n> W;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  constexpr int steps = 5;
  check<kind>(
      unroll<steps>(recurrence(s[t] = tanh(M[t] * s[t - 1_c] + W * s[t - 1_c]), E[last] = dot(s[last], s[last]))), E,
      [=](auto const& p) {
        matrix state = p(s[-1_c]);
        for (int k = 0; k < steps; ++k) state = by_hand::tanh_of(p(M, k) * state + p(W) * state);
        return by_hand::dot(state, state);
      },
      M, W, s[-1_c]);
}

// row·column, column·row, transposes of sums and of products, outer
template <by kind, int n, int m>
void rows_and_columns() {
  constexpr par<'W', n, n> W;
  constexpr par<'A', n, n> A;
  constexpr par<'v', n> v;
  constexpr in<'x', m> x;
  constexpr var<'s', n> s;
  constexpr var<'R', 1, n> R;
  constexpr var<'M', n, m> M;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(
          R[t] = transpose(v) * W + transpose(s[t - 1_c]),
          s[t] = transpose(W - A) * s[t - 1_c] + transpose(W * A) * v + v * sum(R[t] * s[t - 1_c]),
          M[t] = s[t] * transpose(x[t]) + outer(v, transpose(M[t - 1_c]) * s[t]) - transpose(outer(x[t], s[t - 1_c])),
          E[last] = sum(dot(M[t], outer(s[t], x[t])), t) + sum(transpose(s[last]) * v))),
      E,
      [=](auto const& p) {
        matrix vector = p(s[-1_c]), square = p(M[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const before = vector, row = by_hand::turned(p(v)) * p(W) + by_hand::turned(before);
          vector = by_hand::turned(p(W) - p(A)) * before + by_hand::turned(p(W) * p(A)) * p(v) + p(v) * (row * before);
          square = vector * by_hand::turned(p(x, k)) + p(v) * by_hand::turned(by_hand::turned(square) * vector) -
                   before * by_hand::turned(p(x, k));
          loss = loss + by_hand::dot(square, vector * by_hand::turned(p(x, k)));
        }
        return loss + by_hand::dot(vector, p(v));
      },
      W, A, v, x, s[-1_c], M[-1_c]);
}

}  // namespace rules_of_products_by_hand

BOOST_AUTO_TEST_SUITE(rules_of_products)

using namespace rules_of_products_by_hand;

BOOST_AUTO_TEST_CASE(of_products) { products<by::line, 2, 2>(), products<by::loop, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_matrices_of_steps) { matrices_of_steps<by::line, 2>(), matrices_of_steps<by::loop, 4>(); }
BOOST_AUTO_TEST_CASE(of_rows_and_columns) { rows_and_columns<by::line, 2, 2>(), rows_and_columns<by::loop, 2, 3>(); }

BOOST_AUTO_TEST_SUITE_END()
