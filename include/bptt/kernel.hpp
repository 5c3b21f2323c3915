// Numeric kernels: the products of matrices and vectors with sizes known at compile time. Everything here is a loop over plain arrays.
#pragma once

namespace bptt::kernel {

/// Whether a kernel sets its result or adds to it; `minus` adds the negative.
enum class into { set, plus, minus };

template <into how, class N>
[[gnu::always_inline]] constexpr void store(N& to, N const& value) {
  if constexpr (how == into::set)
    to = value;
  else if constexpr (how == into::plus)
    to += value;
  else
    to -= value;
}

/// y ← A·x, A of rows × cols numbers, row by row.
template <into how, int rows, int cols, class N>
[[gnu::always_inline]] constexpr void product(N* __restrict y, N const* __restrict a, N const* __restrict x) {
  for (int i = 0; i < rows; ++i) {
    N sum = a[i * cols] * x[0];
    for (int j = 1; j < cols; ++j) sum += a[i * cols + j] * x[j];
    store<how>(y[i], sum);
  }
}

/// y ← Aᵀ·x, A of rows × cols numbers, row by row: y has cols numbers.
template <into how, int rows, int cols, class N>
[[gnu::always_inline]] constexpr void transposed_product(N* __restrict y, N const* __restrict a, N const* __restrict x) {
  for (int j = 0; j < cols; ++j) store<how>(y[j], a[j] * x[0]);
  for (int i = 1; i < rows; ++i)
    for (int j = 0; j < cols; ++j) store<how == into::set ? into::plus : how>(y[j], a[i * cols + j] * x[i]);
}

/// M ← Σₜ aₜ·bₜᵀ over `steps` vectors that stand one after another: one matrix product AᵀB of the stacked factors.
template <into how, int rows, int cols, class N>
constexpr void stacked_outer_products(N* __restrict m, N const* __restrict a, N const* __restrict b, int steps) {
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < cols; ++j) store<how>(m[i * cols + j], a[i] * b[j]);
    for (int k = 1; k < steps; ++k)
      for (int j = 0; j < cols; ++j) store<how == into::set ? into::plus : how>(m[i * cols + j], a[k * rows + i] * b[k * cols + j]);
  }
}

}  // namespace bptt::kernel
