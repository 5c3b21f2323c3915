// The rules of pieces and parts, diagonals, means, logsumexp, stop_gradient and an operation of one's own inside a
// small recurrence, against a forward pass written by hand.
#include "../../static/cross.hpp"
#include "../complex_step.hpp"

namespace rules_of_pieces_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::complex;
using by_hand::matrix;
constexpr int T = 3;

matrix piece(matrix const& a, int first, int n) {
  matrix b(n, a.cols);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < a.cols; ++j) b(i, j) = a(first + i, j);
  return b;
}
matrix padded(matrix const& a, int first, int n) {
  matrix b(n, a.cols);
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < a.cols; ++j) b(first + i, j) = a(i, j);
  return b;
}
matrix on_top(matrix const& a, matrix const& b) {
  return padded(a, 0, a.rows + b.rows) + padded(b, a.rows, a.rows + b.rows);
}
matrix diagonal_matrix(matrix const& v) {
  matrix m(v.rows, v.rows);
  for (int i = 0; i < v.rows; ++i) m(i, i) = v(i);
  return m;
}
matrix diagonal_vector(matrix const& m) {
  matrix v(m.rows, 1);
  for (int i = 0; i < m.rows; ++i) v(i) = m(i, i);
  return v;
}
matrix ones(int n) {
  matrix v(n, 1);
  for (complex& x : v.x) x = 1;
  return v;
}
matrix sigmoid_of(matrix const& a) {
  return by_hand::each([](complex z) { return complex(1) / (complex(1) + std::exp(-z)); }, a);
}

// the cell of an LSTM, its gates one product; what it carries is one vector of two parts
template <by kind, int n, int m>
void gates() {
  constexpr par<'W', 4 * n, n> W;
  constexpr par<'U', 4 * n, m> U;
  constexpr par<'b', 4 * n> b;
  constexpr in<'x', m> x;
  constexpr var<'a', 4 * n> a;
  constexpr var<'s', 2 * n> s;
  constexpr var<'c', n> c;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(a[t] = W * segment<n, n>(s[t - 1_c]) + U * x[t] + b,
                           c[t] = hadamard(sigmoid(segment<2 * n, n>(a[t])), segment<0, n>(s[t - 1_c])) +
                                  hadamard(sigmoid(segment<0, n>(a[t])), tanh(segment<3 * n, n>(a[t]))),
                           s[t] = concat(c[t], hadamard(sigmoid(segment<n, n>(a[t])), tanh(c[t]))),
                           E[last] = sum(dot(s[t], s[t]), t) + component<0>(s[last]) * component<2 * n - 1>(s[last]))),
      E,
      [=](auto const& p) {
        matrix state = p(s[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const z = p(W) * piece(state, n, n) + p(U) * p(x, k) + p(b);
          matrix const cell = by_hand::times_each(sigmoid_of(piece(z, 2 * n, n)), piece(state, 0, n)) +
                              by_hand::times_each(sigmoid_of(piece(z, 0, n)), by_hand::tanh_of(piece(z, 3 * n, n)));
          state = on_top(cell, by_hand::times_each(sigmoid_of(piece(z, n, n)), by_hand::tanh_of(cell)));
          loss = loss + by_hand::dot(state, state);
        }
        return loss + state(0) * state(2 * n - 1);
      },
      W, U, b, x, s[-1_c]);
}

// pieces that overlap, pieces of products, of pieces and of parts; parts in zeros; scalars among the parts
template <by kind, int n>
void pieces_of_pieces() {
  constexpr par<'W', n + 2, n + 2> W;
  constexpr par<'u'> u;
  constexpr par<'b', n> b;
  constexpr in<'x', n> x;
  constexpr var<'r'> r;
  constexpr var<'s', n + 2> s;
  constexpr var<'q', 1> q;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(
          r[t] = component<1>(W * s[t - 1_c]) * u - component<0>(q[t - 1_c]),
          s[t] = concat(r[t], tanh(x[t]), u) + pad<1, n + 2>(hadamard(b, segment<0, n>(s[t - 1_c]))) -
                 r[t] * pad<2, n + 2>(b) + pad<n + 1, n + 2>(r[t - 1_c]) -
                 W * concat(u, segment<0, n>(segment<1, n + 1>(W * s[t - 1_c])), 2_c),
          q[t] = segment<n, 1>(s[t]) - segment<1, 1>(s[t]) + component<0>(q[t - 1_c]) * broadcast<1>(u),
          E[last] = sum(dot(segment<2, n>(s[t]), x[t]) * r[t], t) + sum(concat(q[last], s[last], square(q[last]))) +
                    dot(pad<0, 2>(q[last]), segment<n, 2>(s[last])))),
      E,
      [=](auto const& p) {
        matrix scalar = p(r[-1_c]), vector = p(s[-1_c]), single = p(q[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const before = scalar, product = p(W) * vector;
          scalar = matrix(product(1)) * p(u) - single;
          vector = on_top(on_top(scalar, by_hand::tanh_of(p(x, k))), p(u)) +
                   padded(by_hand::times_each(p(b), piece(vector, 0, n)), 1, n + 2) - scalar * padded(p(b), 2, n + 2) +
                   padded(before, n + 1, n + 2) - p(W) * on_top(on_top(p(u), piece(product, 1, n)), matrix(2));
          single = matrix(vector(n) - vector(1)) + single * p(u);
          loss = loss + by_hand::dot(piece(vector, 2, n), p(x, k)) * scalar;
        }
        return loss + single + by_hand::sum_of(vector) + single * single + single * matrix(vector(n));
      },
      W, u, b, x, r[-1_c], s[-1_c], q[-1_c]);
}

// a state that is a matrix: rows and parts of matrices
template <by kind, int n, int m>
void rows_of_matrices() {
  constexpr par<'W', 2 * n, m> W;
  constexpr par<'Q', m, m> Q;
  constexpr par<'v', m> v;
  constexpr in<'x', m> x;
  constexpr var<'P', 2 * n, m> P;
  constexpr var<'R', n + 1, m> R;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(
          P[t] = concat(rows<1, n>(P[t - 1_c]) * Q, rows<0, n>(W)) - pad<n, 2 * n>(tanh(rows<0, n>(P[t - 1_c]))) +
                 hadamard(W, P[t - 1_c]),
          s[t] = rows<n, n>(W) * x[t] - rows<0, n>(P[t]) * (transpose(rows<1, n>(P[t - 1_c])) * s[t - 1_c]),
          R[t] =
              concat(transpose(v), outer(s[t], x[t])) + concat(rows<0, n>(R[t - 1_c] * transpose(Q)), transpose(x[t])),
          E[last] =
              sum(dot(rows<1, n>(R[t]), rows<0, n>(P[t])), t) + sum(rows<0, 1>(P[last]) * v) + dot(s[last], s[last]))),
      E,
      [=](auto const& p) {
        matrix square = p(P[-1_c]), vector = p(s[-1_c]), stacked = p(R[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const before = square;
          square = on_top(piece(before, 1, n) * p(Q), piece(p(W), 0, n)) -
                   padded(by_hand::tanh_of(piece(before, 0, n)), n, 2 * n) + by_hand::times_each(p(W), before);
          vector = piece(p(W), n, n) * p(x, k) - piece(square, 0, n) * (by_hand::turned(piece(before, 1, n)) * vector);
          stacked = on_top(by_hand::turned(p(v)), vector * by_hand::turned(p(x, k))) +
                    on_top(piece(stacked * by_hand::turned(p(Q)), 0, n), by_hand::turned(p(x, k)));
          loss = loss + by_hand::dot(piece(stacked, 1, n), piece(square, 0, n));
        }
        return loss + piece(square, 0, 1) * p(v) + by_hand::dot(vector, vector);
      },
      W, Q, v, x, P[-1_c], s[-1_c], R[-1_c]);
}

// rows and columns as vectors, of leaves, states, products and transposes; a row that a vector is written to
template <by kind, int n, int m>
void rows_as_vectors() {
  constexpr par<'W', n, m> W;
  constexpr par<'Q', m, m> Q;
  constexpr in<'x', m> x;
  constexpr in<'X', n, m> X;
  constexpr var<'P', n, m> P;
  constexpr var<'s', m> s;
  constexpr var<'r', n> r;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(
          P[t] = outer(column<1>(W), row<n - 1>(P[t - 1_c])) + pad<1, n>(transpose(s[t - 1_c])) -
                 hadamard(X[t], P[t - 1_c]),
          s[t] = tanh(row<1>(W) + Q * row<0>(P[t]) - segment<0, m>(row<0>(W * Q))) +
                 hadamard(row<n - 1>(X[t]), column<0>(Q)),
          r[t] = column<m - 1>(P[t - 1_c]) * component<1>(row<0>(W)) + column<0>(P[t] * transpose(Q)) + r[t - 1_c],
          E[last] = sum(dot(s[t], x[t]), t) + dot(r[last], column<0>(P[last])) + sum(square(row<0>(P[last]))))),
      E,
      [=](auto const& p) {
        auto const row_of = [](matrix const& a, int i) { return by_hand::turned(piece(a, i, 1)); };
        auto const column_of = [](matrix const& a, int j) { return by_hand::turned(piece(by_hand::turned(a), j, 1)); };
        matrix square = p(P[-1_c]), vector = p(s[-1_c]), other = p(r[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const before = square;
          square = column_of(p(W), 1) * piece(before, n - 1, 1) + padded(by_hand::turned(vector), 1, n) -
                   by_hand::times_each(p(X, k), before);
          vector = by_hand::tanh_of(row_of(p(W), 1) + p(Q) * row_of(square, 0) - row_of(p(W) * p(Q), 0)) +
                   by_hand::times_each(row_of(p(X, k), n - 1), column_of(p(Q), 0));
          other = column_of(before, m - 1) * piece(row_of(p(W), 0), 1, 1) +
                  column_of(square * by_hand::turned(p(Q)), 0) + other;
          loss = loss + by_hand::dot(vector, p(x, k));
        }
        matrix const first = row_of(square, 0);
        return loss + by_hand::dot(other, column_of(square, 0)) + by_hand::dot(first, first);
      },
      W, Q, x, X, P[-1_c], s[-1_c], r[-1_c]);
}

// diag on either side of a product and by itself, the diagonal of a product and of a leaf
template <by kind, int n, int m>
void diagonals() {
  constexpr par<'W', n, n> W;
  constexpr par<'A', n, m> A;
  constexpr par<'b', n> b;
  constexpr par<'d', m> d;
  constexpr in<'x', m> x;
  constexpr var<'s', n> s;
  constexpr var<'M', n, m> M;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(
          M[t] = diag(s[t - 1_c]) * A * diag(d) - diag(tanh(b)) * M[t - 1_c],
          s[t] = diag(b) * (M[t] * x[t]) + diagonal(M[t] * transpose(A)) - (W + diag(s[t - 1_c])) * b + diagonal(W),
          E[last] =
              sum(dot(W, diag(s[t])), t) + sum(diagonal(W * diag(s[last]) * W)) + dot(diag(s[last]) * diag(b), W))),
      E,
      [=](auto const& p) {
        matrix vector = p(s[-1_c]), square = p(M[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const before = vector;
          square =
              diagonal_matrix(before) * p(A) * diagonal_matrix(p(d)) - diagonal_matrix(by_hand::tanh_of(p(b))) * square;
          vector = diagonal_matrix(p(b)) * (square * p(x, k)) + diagonal_vector(square * by_hand::turned(p(A))) -
                   (p(W) + diagonal_matrix(before)) * p(b) + diagonal_vector(p(W));
          loss = loss + by_hand::dot(p(W), diagonal_matrix(vector));
        }
        return loss + by_hand::sum_of(diagonal_vector(p(W) * diagonal_matrix(vector) * p(W))) +
               by_hand::dot(diagonal_matrix(by_hand::times_each(vector, p(b))), p(W));
      },
      W, A, b, d, x, s[-1_c], M[-1_c]);
}

template <by kind, int n, int m>
void means_and_maxima() {
  constexpr par<'W', n, n> W;
  constexpr par<'U', n, m> U;
  constexpr par<'u'> u;
  constexpr in<'x', m> x;
  constexpr var<'s', n> s;
  constexpr var<'r'> r;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(r[t] = logsumexp(W * s[t - 1_c]) - mean(U) * r[t - 1_c],
                           s[t] = W * s[t - 1_c] - broadcast<n>(r[t] * u) + (U - broadcast<n, m>(u)) * x[t],
                           E[last] = sum(mean(hadamard(s[t], s[t])) * r[t], t) + u * logsumexp(s[last]) - mean(u))),
      E,
      [=](auto const& p) {
        matrix vector = p(s[-1_c]), scalar = p(r[-1_c]), loss;
        auto const log_sum = [](matrix const& a) { return by_hand::log_of(by_hand::sum_of(by_hand::exp_of(a))); };
        for (int k = 0; k < T; ++k) {
          scalar = log_sum(p(W) * vector) - by_hand::sum_of(p(U)) / matrix(n * m) * scalar;
          vector =
              p(W) * vector - scalar * p(u) * ones(n) + (p(U) - p(u) * (ones(n) * by_hand::turned(ones(m)))) * p(x, k);
          loss = loss + by_hand::dot(vector, vector) / matrix(n) * scalar;
        }
        return loss + p(u) * log_sum(vector) - p(u);
      },
      W, U, u, x, s[-1_c], r[-1_c]);
}

// a value that is taken for a constant has no imaginary part
template <by kind, int n>
void stopped() {
  constexpr par<'W', n, n> W;
  constexpr par<'b', n> b;
  constexpr par<'c', n> c;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'r'> r;
  constexpr var<'E'> E;
  check<kind, by_hand::signs::both, 1>(
      unroll<T>(recurrence(
          s[t] = tanh(W * stop_gradient(s[t - 1_c]) + hadamard(x[t], stop_gradient(tanh(W * c)))) + s[t - 1_c] + b,
          r[t] = dot(s[t], stop_gradient(s[t])) - stop_gradient(sum(b)) * r[t - 1_c],
          E[last] =
              sum(r[t], t) * stop_gradient(sum(r[t], t)) + dot(stop_gradient(segment<1, 2>(b)), segment<0, 2>(b)))),
      E,
      [=](auto const& p) {
        matrix vector = p(s[-1_c]), scalar = p(r[-1_c]), loss;
        auto const constant = [](matrix const& a) {
          return by_hand::each([](complex v) { return complex(v.real()); }, a);
        };
        for (int k = 0; k < T; ++k) {
          vector = by_hand::tanh_of(p(W) * constant(vector) +
                                    by_hand::times_each(p(x, k), constant(by_hand::tanh_of(p(W) * p(c))))) +
                   vector + p(b);
          scalar = by_hand::dot(vector, constant(vector)) - constant(by_hand::sum_of(p(b))) * scalar;
          loss = loss + scalar;
        }
        return loss * constant(loss) + by_hand::dot(constant(piece(p(b), 1, 2)), piece(p(b), 0, 2));
      },
      W, b, c, x, s[-1_c], r[-1_c]);
}

// a × b, an operation that the library does not have
template <by kind>
void of_ones_own() {
  constexpr par<'W', 3, 3> W;
  constexpr in<'x', 3> x;
  constexpr var<'s', 3> s;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(s[t] = mine::cross(W * s[t - 1_c], x[t]) - mine::cross(x[t], tanh(s[t - 1_c])) + s[t - 1_c],
                           E[last] = sum(dot(x[t], mine::cross(s[t], W * x[t])), t) + sum(square(s[last])))),
      E,
      [=](auto const& p) {
        auto const cross = [](matrix const& a, matrix const& b) {
          matrix y(3, 1);
          y(0) = a(1) * b(2) - a(2) * b(1);
          y(1) = a(2) * b(0) - a(0) * b(2);
          y(2) = a(0) * b(1) - a(1) * b(0);
          return y;
        };
        matrix vector = p(s[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          vector = cross(p(W) * vector, p(x, k)) - cross(p(x, k), by_hand::tanh_of(vector)) + vector;
          loss = loss + by_hand::dot(p(x, k), cross(vector, p(W) * p(x, k)));
        }
        return loss + by_hand::dot(vector, vector);
      },
      W, x, s[-1_c]);
}

}  // namespace rules_of_pieces_by_hand

BOOST_AUTO_TEST_SUITE(rules_of_pieces)

using namespace rules_of_pieces_by_hand;

BOOST_AUTO_TEST_CASE(of_gates) { gates<by::loop, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_pieces_of_pieces) { pieces_of_pieces<by::loop, 3>(); }
BOOST_AUTO_TEST_CASE(of_rows) { rows_of_matrices<by::line, 2, 2>(), rows_of_matrices<by::loop, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_rows_as_vectors) {
  rows_as_vectors<by::line, 2, 2>();
  rows_as_vectors<by::loop, 3, 2>();
}
BOOST_AUTO_TEST_CASE(of_diagonals) { diagonals<by::line, 2, 2>(), diagonals<by::loop, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_means_and_logsumexp) { means_and_maxima<by::loop, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_values_taken_for_constants) { stopped<by::loop, 3>(); }
BOOST_AUTO_TEST_CASE(of_an_operation_of_ones_own) { of_ones_own<by::line>(); }

BOOST_AUTO_TEST_SUITE_END()
