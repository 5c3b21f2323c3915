// The rules of sums, products and quotients inside a small recurrence, against a forward pass written by hand: with lengths that all differ, and with equal ones
// where a transposed matrix still has the right shape.
#include "complex_step.hpp"

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
  check<kind>(unroll<T>(recurrence(
            s[t] = -(W * s[t - 1_c]) + (x[t] - b) - (-c - (s[t - 1_c] - x[t])),
            E[last] = -sum(dot(s[t], s[t]), t) + (dot(c, s[last]) - dot(b, s[last])))),
        E, [=](auto const& p) {
          matrix state = p(s[-1_c]), loss;
          for (int k = 0; k < T; ++k) {
            state = matrix(-1) * (p(W) * state) + (p(x, k) - p(b)) - (matrix(-1) * p(c) - (state - p(x, k)));
            loss = loss - by_hand::dot(state, state);
          }
          return loss + by_hand::dot(p(c), state) - by_hand::dot(p(b), state);
        }, W, b, c, x, s[-1_c]);
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
  check<kind>(unroll<T>(recurrence(
            r[t] = u * r[t - 1_c] * k[t],
            a[t] = r[t] * (a[t - 1_c] + v),
            b[t] = (b[t - 1_c] - v) * r[t] * 3_c,
            M[t] = (r[t] * W) - (M[t - 1_c] * u),
            E[last] = sum(dot(a[t], b[t]) + dot(a[t], v), t) + 2_c * dot(M[last], M[last]))),
        E, [=](auto const& p) {
          matrix scalar = p(r[-1_c]), left = p(a[-1_c]), right = p(b[-1_c]), square = p(M[-1_c]), loss;
          for (int step = 0; step < T; ++step) {
            scalar = p(u) * scalar * p(k, step);
            left = scalar * (left + p(v));
            right = matrix(3) * scalar * (right - p(v));
            square = scalar * p(W) - p(u) * square;
            loss = loss + by_hand::dot(left, right) + by_hand::dot(left, p(v));
          }
          return loss + matrix(2) * by_hand::dot(square, square);
        }, u, v, W, k, r[-1_c], a[-1_c], b[-1_c], M[-1_c]);
}

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
  check<kind>(unroll<T>(recurrence(
            s[t] = W * s[t - 1_c] - U * x[t] + transpose(W) * s[t - 1_c] + U * (transpose(P[t - 1_c]) * s[t - 1_c]),
            P[t] = W * P[t - 1_c] * Q + transpose(W) * U * transpose(Q),
            E[last] = sum(dot(s[t], P[t] * x[t]), t) + sum(transpose(P[last]) * U))),
        E, [=](auto const& p) {
          matrix vector = p(s[-1_c]), square = p(P[-1_c]), loss;
          for (int k = 0; k < T; ++k) {
            vector = p(W) * vector - p(U) * p(x, k) + by_hand::turned(p(W)) * vector + p(U) * (by_hand::turned(square) * vector);
            square = p(W) * square * p(Q) + by_hand::turned(p(W)) * p(U) * by_hand::turned(p(Q));
            loss = loss + by_hand::dot(vector, square * p(x, k));
          }
          return loss + by_hand::sum_of(by_hand::turned(square) * p(U));
        }, W, U, Q, x, s[-1_c], P[-1_c]);
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
  check<kind>(unroll<T>(recurrence(
            R[t] = transpose(v) * W + transpose(s[t - 1_c]),
            s[t] = transpose(W - A) * s[t - 1_c] + transpose(W * A) * v + v * sum(R[t] * s[t - 1_c]),
            M[t] = s[t] * transpose(x[t]) + outer(v, transpose(M[t - 1_c]) * s[t]) - transpose(outer(x[t], s[t - 1_c])),
            E[last] = sum(dot(M[t], outer(s[t], x[t])), t) + sum(transpose(s[last]) * v))),
        E, [=](auto const& p) {
          matrix vector = p(s[-1_c]), square = p(M[-1_c]), loss;
          for (int k = 0; k < T; ++k) {
            matrix const before = vector, row = by_hand::turned(p(v)) * p(W) + by_hand::turned(before);
            vector = by_hand::turned(p(W) - p(A)) * before + by_hand::turned(p(W) * p(A)) * p(v) + p(v) * (row * before);
            square = vector * by_hand::turned(p(x, k)) + p(v) * by_hand::turned(by_hand::turned(square) * vector) - before * by_hand::turned(p(x, k));
            loss = loss + by_hand::dot(square, vector * by_hand::turned(p(x, k)));
          }
          return loss + by_hand::dot(vector, p(v));
        }, W, A, v, x, s[-1_c], M[-1_c]);
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
  check<kind, signs::positive>(unroll<T>(recurrence(
            r[t] = (u + r[t - 1_c]) / (u * r[t - 1_c]) + 2_c / r[t - 1_c],
            s[t] = (W * x[t]) / r[t] - s[t - 1_c] / 3_c,
            M[t] = (W - M[t - 1_c]) / (r[t - 1_c] + u),
            E[last] = dot(M[last], M[last]) / sum(dot(s[t], s[t]) / r[t], t))),
        E, [=](auto const& p) {
          matrix scalar = p(r[-1_c]), vector = p(s[-1_c]), square = p(M[-1_c]), loss;
          for (int k = 0; k < T; ++k) {
            matrix const before = scalar;
            scalar = (p(u) + before) / (p(u) * before) + matrix(2) / before;
            vector = p(W) * p(x, k) / scalar - vector / matrix(3);
            square = (p(W) - square) / (before + p(u));
            loss = loss + by_hand::dot(vector, vector) / scalar;
          }
          return by_hand::dot(square, square) / loss;
        }, u, W, x, r[-1_c], s[-1_c], M[-1_c]);
}

// hadamard and dot of scalars, vectors, matrices; the sum of components
template <by kind, int n, int m>
void componentwise() {
  constexpr par<'W', n, m> W;
  constexpr par<'b', n> b;
  constexpr in<'x', n> x;
  constexpr var<'r'> r;
  constexpr var<'s', n> s;
  constexpr var<'M', n, m> M;
  constexpr var<'E'> E;
  check<kind>(unroll<T>(recurrence(
            r[t] = hadamard(sum(W), r[t - 1_c]) - dot(r[t - 1_c], sum(s[t - 1_c])) + dot(W, M[t - 1_c]),
            s[t] = hadamard(s[t - 1_c] + x[t], hadamard(b, x[t])) - hadamard(s[t - 1_c], s[t - 1_c]),
            M[t] = hadamard(W, W - M[t - 1_c]),
            E[last] = sum(dot(s[t], b) * r[t], t) + sum(hadamard(M[last], M[last])) + dot(M[last], W + M[last]))),
        E, [=](auto const& p) {
          matrix scalar = p(r[-1_c]), vector = p(s[-1_c]), square = p(M[-1_c]), loss;
          for (int k = 0; k < T; ++k) {
            scalar = by_hand::sum_of(p(W)) * scalar - scalar * by_hand::sum_of(vector) + by_hand::dot(p(W), square);
            vector = by_hand::times_each(vector + p(x, k), by_hand::times_each(p(b), p(x, k))) - by_hand::times_each(vector, vector);
            square = by_hand::times_each(p(W), p(W) - square);
            loss = loss + by_hand::dot(vector, p(b)) * scalar;
          }
          return loss + by_hand::dot(square, square) + by_hand::dot(square, p(W) + square);
        }, W, b, x, r[-1_c], s[-1_c], M[-1_c]);
}

}  // namespace rules_by_hand

BOOST_AUTO_TEST_SUITE(rules)

using namespace rules_by_hand;

BOOST_AUTO_TEST_CASE(of_sums) { sums<by::line, 3>(); }
BOOST_AUTO_TEST_CASE(of_scalings) { scalings<by::line, 2, 3>(), scalings<by::loop, 2, 2>(); }
BOOST_AUTO_TEST_CASE(of_products) { products<by::line, 2, 3>(), products<by::loop, 2, 2>(); }
BOOST_AUTO_TEST_CASE(of_rows_and_columns) { rows_and_columns<by::line, 2, 3>(), rows_and_columns<by::loop, 2, 2>(); }
BOOST_AUTO_TEST_CASE(of_quotients) { quotients<by::line, 2, 3>(), quotients<by::loop, 2, 2>(); }
BOOST_AUTO_TEST_CASE(of_componentwise_operations) { componentwise<by::line, 2, 3>(), componentwise<by::loop, 2, 2>(); }

BOOST_AUTO_TEST_SUITE_END()
