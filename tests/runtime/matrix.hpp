// Naive matrices of complex numbers, for passes that are written again without the library.
#pragma once
#include <cassert>
#include <complex>
#include <cstddef>
#include <vector>

namespace by_hand {

using complex = std::complex<long double>;

/// A matrix; a vector has one column, a scalar one row and one column.
struct matrix {
  int rows, cols;
  std::vector<complex> x;
  matrix(int n, int m) : rows(n), cols(m), x(static_cast<std::size_t>(n * m)) {}
  matrix(complex value = 0) : matrix(1, 1) { x[0] = value; }
  matrix(long double value) : matrix(complex(value)) {}
  complex& operator()(int i, int j = 0) { return x[static_cast<std::size_t>(i * cols + j)]; }
  complex operator()(int i, int j = 0) const { return x[static_cast<std::size_t>(i * cols + j)]; }
  bool is_scalar() const { return rows == 1 && cols == 1; }
};

template <class F>
matrix each(F f, matrix a) {
  for (complex& v : a.x) v = f(v);
  return a;
}
template <class F>
matrix each(F f, matrix a, matrix const& b) {
  assert(a.rows == b.rows && a.cols == b.cols);
  for (std::size_t i = 0; i < a.x.size(); ++i) a.x[i] = f(a.x[i], b.x[i]);
  return a;
}
inline matrix operator+(matrix const& a, matrix const& b) {
  return each([](complex v, complex w) { return v + w; }, a, b);
}
inline matrix operator-(matrix const& a, matrix const& b) {
  return each([](complex v, complex w) { return v - w; }, a, b);
}
inline matrix times_each(matrix const& a, matrix const& b) {
  return each([](complex v, complex w) { return v * w; }, a, b);
}
inline matrix operator*(matrix const& a, matrix const& b) {
  if (a.is_scalar()) return each([&](complex v) { return a(0) * v; }, b);
  if (b.is_scalar()) return each([&](complex v) { return v * b(0); }, a);
  assert(a.cols == b.rows);
  matrix c(a.rows, b.cols);
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < b.cols; ++j)
      for (int k = 0; k < a.cols; ++k) c(i, j) += a(i, k) * b(k, j);
  return c;
}
inline matrix operator/(matrix const& a, matrix const& s) {
  return each([&](complex v) { return v / s(0); }, a);
}
inline matrix turned(matrix const& a) {
  matrix b(a.cols, a.rows);
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < a.cols; ++j) b(j, i) = a(i, j);
  return b;
}
inline matrix sum_of(matrix const& a) {
  complex s = 0;
  for (complex v : a.x) s += v;
  return s;
}
inline matrix dot(matrix const& a, matrix const& b) { return sum_of(times_each(a, b)); }
inline matrix log_of(matrix const& a) {
  return each([](complex v) { return std::log(v); }, a);
}
inline matrix exp_of(matrix const& a) {
  return each([](complex v) { return std::exp(v); }, a);
}
inline matrix tanh_of(matrix const& a) {
  return each([](complex v) { return std::tanh(v); }, a);
}
inline matrix probabilities(matrix const& logits) { return exp_of(logits) / sum_of(exp_of(logits)); }

}  // namespace by_hand
