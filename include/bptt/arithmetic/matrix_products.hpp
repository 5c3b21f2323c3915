// Numeric kernels: products of matrices and vectors, and of stacked vectors, with sizes known at compile time; and the
// transpose. What is said of packs and constant evaluation in multiply.hpp holds here too.
#pragma once
#include <bptt/arithmetic/multiply.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt::kernel {

// --- matrix and vector --------------------------------------------------------------------------

/// Is a matrix larger than the first-level cache? Then it is read once, from the first row to the last or from the last
/// to the first: a step that begins where the step before it has ended finds there what the cache still holds.
template <class N, int rows, int cols>
inline constexpr bool is_large = (has_packs<N> && rows * cols * static_cast<int>(sizeof(N)) > 32768);
/// f(first row, number of rows) for `block` rows at a time, from either end.
template <int rows, int block, class F>
BPTT_INLINE constexpr void each_block_of_rows(bool from_the_end, F const& f) {
  constexpr int whole = rows / block * block;
  using rest = std::integral_constant<int, rows % block>;
  if constexpr (rest::value != 0)
    if (from_the_end) f(whole, rest{});
  for (int i = 0; i < whole; i += block) f(from_the_end ? whole - block - i : i, std::integral_constant<int, block>{});
  if constexpr (rest::value != 0)
    if (!from_the_end) f(whole, rest{});
}

/// y ← Aᵀ·x, A of rows × cols numbers, row by row: y has cols numbers.
template <into how, int rows, int cols, class N>
BPTT_INLINE constexpr void transposed_product(N* y, N const* a, N const* x, bool from_the_end = false) {
  if constexpr (is_large<N, rows, cols>)
    if (!std::is_constant_evaluated()) {
      if constexpr (cols <= registers / 2 * lanes<N>) {  // y stays in registers
        int const first = from_the_end ? rows - 1 : 0, next = from_the_end ? -1 : 1;
        multiply<how, 1, rows, cols>(y, 0, {x + first, 0, next}, a + first * cols, next * cols);
      } else {
        if constexpr (how == into::set)
          for (int j = 0; j < cols; ++j) y[j] = N(0);
        each_block_of_rows<rows, 4>(from_the_end, [=]<int n>(int i, std::integral_constant<int, n>) BPTT_INLINE {
          multiply<more<how>, 1, n, cols>(y, 0, {x + i, 0, 1}, a + i * cols, cols);
        });
      }
      return;
    }
  multiply<how, 1, rows, cols>(y, 0, {x, 0, 1}, a, cols);
}

/// Dot products of as many rows of A with x as a pack has numbers.
template <into how, int cols, class N, int... i>
BPTT_INLINE inline void dot_pack_of_rows(N* y, N const* a, N const* x, std::integer_sequence<int, i...>) {
  using P = pack<N, lanes<N>>;
  constexpr int width = lanes<N>, whole = cols / width * width;
  P sum[] = {(i < width ? P{} : P{})...};
  for (int j = 0; j < whole; j += width) {
    P const of_x = load_for<width, P>(x + j);
    ((sum[i] += load<P>(a + i * cols + j) * of_x), ...);
  }
  P result = totals<width, width>(sum);
  for (int j = whole; j < cols; ++j) result += P{a[i * cols + j]...} * x[j];
  if constexpr (how == into::plus) result = load<P>(y) + result;
  if constexpr (how == into::minus) result = load<P>(y) - result;
  save(y, result);
}
/// Dot products of `block` rows of A with x.
template <into how, int block, int cols, class N, int... i>
BPTT_INLINE inline void dot_rows(N* y, N const* a, N const* x, std::integer_sequence<int, i...>) {
  using P = pack<N, lanes<N>>;
  constexpr int width = lanes<N>, whole = cols / width * width;
  P sum[] = {(i < block * 2 ? P{} : P{})...};
  constexpr int pairs = whole / (2 * width) * 2 * width;
  for (int j = 0; j < pairs; j += 2 * width)
    ((sum[i] += load<P>(a + i % block * cols + j + i / block * width) * load<P>(x + j + i / block * width)), ...);
  if constexpr (whole > pairs)
    ((i < block ? void(sum[i] += load<P>(a + i * cols + pairs) * load<P>(x + pairs)) : void()), ...);
  N result[] = {(i < block ? total<N>(P(sum[i] + sum[(i + block) % (2 * block)])) : N())...};
  for (int j = whole; j < cols; ++j) ((i < block ? void(result[i] += a[i * cols + j] * x[j]) : void()), ...);
  ((i < block ? store<how>(y[i], result[i]) : void()), ...);
}

/// y ← A·x, A of rows × cols numbers, row by row.
template <into how, int rows, int cols, class N>
BPTT_INLINE constexpr void product(N* y, N const* a, N const* x, bool from_the_end = false) {
  if constexpr (has_packs<N> && cols >= lanes<N>)
    if (!std::is_constant_evaluated()) {
      constexpr int block = lanes<N> >= 4 ? lanes<N> : 4;
      each_block_of_rows<rows, block>(from_the_end, [=]<int n>(int i, std::integral_constant<int, n>) BPTT_INLINE {
        if constexpr (n == lanes<N>)
          dot_pack_of_rows<how, cols>(y + i, a + i * cols, x, std::make_integer_sequence<int, n>{});
        else
          dot_rows<how, n, cols>(y + i, a + i * cols, x, std::make_integer_sequence<int, 2 * n>{});
      });
      return;
    }
  for (int i = 0; i < rows; ++i) {
    N sum = a[i * cols] * x[0];
    for (int j = 1; j < cols; ++j) sum += a[i * cols + j] * x[j];
    store<how>(y[i], sum);
  }
}

/// M ← Σ aₜ·bₜᵀ over `steps` vectors: one matrix product AᵀB of the stacked factors, whose rows are a_row and b_row
/// apart.
template <into how, int rows, int cols, int steps, class N>
BPTT_INLINE constexpr void stacked_outer_products(N* m, N const* a, std::ptrdiff_t a_row, N const* b,
                                                  std::ptrdiff_t b_row) {
  if constexpr (has_packs<N> && cols % lanes<N> != 0 && rows % lanes<N> == 0) {  // the transpose has whole packs
    N transposed[static_cast<std::size_t>(rows * cols)];
    multiply<into::set, cols, steps, rows>(transposed, rows, {b, 1, b_row}, a, a_row);
    for (int i = 0; i < rows; ++i)
      for (int j = 0; j < cols; ++j) store<how>(m[i * cols + j], transposed[j * rows + i]);
  } else {
    multiply<how, rows, steps, cols>(m, cols, {a, 1, a_row}, b, b_row);
  }
}
/// The same for many steps and rows. The packs of B that a block has are copied to where they lie one after another,
/// and are read for all rows from the first-level cache.
template <into how, int rows, int cols, int steps, class N>
BPTT_INLINE inline void outer_products_of_copies(N* m, N const* a, std::ptrdiff_t a_row, N const* b,
                                                 std::ptrdiff_t b_row) {
  constexpr int width = lanes<N>, packs = cols / width, block_packs = block_for(rows, packs, registers).packs;
  using P = pack<N, width>;
  each_block<block_packs>(std::integral_constant<int, packs>{},
                          [=]<int q>(int p, std::integral_constant<int, q>) BPTT_INLINE {
                            int const j = p * width;
                            alignas(register_bytes) N copy[static_cast<std::size_t>(steps * q * width)];
                            for (int t = 0; t < steps; ++t)
                              for (int i = 0; i < q; ++i)
                                save(copy + (t * q + i) * width, load<P>(b + t * b_row + j + i * width));
                            multiply<how, rows, steps, q * width>(m + j, cols, {a, 1, a_row}, copy, q * width);
                          });
}
/// How many steps the first-level cache holds: of the rows of both factors, or of the copies that a block has.
template <int rows, int cols, bool copies, class N>
constexpr int steps_in_cache() {
  constexpr int widest = (rows > cols ? rows : cols) * static_cast<int>(sizeof(N));
  constexpr int of_copies = block_for(rows, blocks_in(cols, lanes<N>), registers).packs * register_bytes;
  constexpr int fit = (copies ? 24576 / of_copies : 32768 / widest) / 8 * 8, most = copies ? 128 : 64;
  return fit < 8 ? 8 : fit < most ? fit : most;
}
template <into how, int rows, int cols, int steps, bool copies, class N>
BPTT_INLINE constexpr void outer_products_in_cache(N* m, N const* a, std::ptrdiff_t a_row, N const* b,
                                                   std::ptrdiff_t b_row) {
  if constexpr (copies)
    if (!std::is_constant_evaluated()) return outer_products_of_copies<how, rows, cols, steps>(m, a, a_row, b, b_row);
  stacked_outer_products<how, rows, cols, steps>(m, a, a_row, b, b_row);
}
/// The same in runs of steps that the cache holds, for a number of steps that is an integral constant or known at run
/// time only.
template <into how, int rows, int cols, class Steps, class N>
BPTT_INLINE constexpr void sum_of_outer_products(Steps steps, N* m, N const* a, std::ptrdiff_t a_row, N const* b,
                                                 std::ptrdiff_t b_row) {
  constexpr int known = rows_in_type<Steps>;
  constexpr bool copies = has_packs<N> && cols % lanes<N> == 0 && rows >= 32 && known >= 128;
  constexpr int most = known == 0 ? 8 : steps_in_cache<rows, cols, copies, N>();
  if constexpr (known > 0 && known <= most) {
    outer_products_in_cache<how, rows, cols, known, copies>(m, a, a_row, b, b_row);
  } else {
    if constexpr (how == into::set)
      for (int i = 0; i < rows * cols; ++i) m[i] = N(0);
    int t = 0;
    for (; t + most <= steps; t += most)
      outer_products_in_cache<more<how>, rows, cols, most, copies>(m, a + t * a_row, a_row, b + t * b_row, b_row);
    if constexpr (known == 0)
      for (; t < steps; ++t)
        stacked_outer_products<more<how>, rows, cols, 1>(m, a + t * a_row, a_row, b + t * b_row, b_row);
    else if constexpr (known % most != 0)
      outer_products_in_cache<more<how>, rows, cols, known % most, copies>(m, a + t * a_row, a_row, b + t * b_row,
                                                                           b_row);
  }
}

/// B ← Aᵀ, A of rows × cols numbers, row by row.
template <int rows, int cols, class N>
BPTT_INLINE constexpr void transpose(N* b, N const* a) {
  if constexpr (has_packs<N> && rows % 4 == 0 && cols % 4 == 0 && 4 * static_cast<int>(sizeof(N)) <= register_bytes)
    if (!std::is_constant_evaluated()) {  // four by four in registers
      using P = pack<N, 4>;
      for (int i = 0; i < rows; i += 4)
        for (int j = 0; j < cols; j += 4) {
          N const* const from = a + i * cols + j;
          P const r0 = load<P>(from), r1 = load<P>(from + cols), r2 = load<P>(from + 2 * cols),
                  r3 = load<P>(from + 3 * cols);
          P const even0 = __builtin_shufflevector(r0, r1, 0, 4, 2, 6),
                  odd0 = __builtin_shufflevector(r0, r1, 1, 5, 3, 7);
          P const even1 = __builtin_shufflevector(r2, r3, 0, 4, 2, 6),
                  odd1 = __builtin_shufflevector(r2, r3, 1, 5, 3, 7);
          N* const to = b + j * rows + i;
          save(to, P(__builtin_shufflevector(even0, even1, 0, 1, 4, 5)));
          save(to + rows, P(__builtin_shufflevector(odd0, odd1, 0, 1, 4, 5)));
          save(to + 2 * rows, P(__builtin_shufflevector(even0, even1, 2, 3, 6, 7)));
          save(to + 3 * rows, P(__builtin_shufflevector(odd0, odd1, 2, 3, 6, 7)));
        }
      return;
    }
  constexpr int tile = 8;  // a tile of both fits the first-level cache, whatever the sizes
  for (int i = 0; i < rows; i += tile)
    for (int j = 0; j < cols; j += tile)
      for (int k = i; k < i + tile && k < rows; ++k)
        for (int l = j; l < j + tile && l < cols; ++l) b[l * rows + k] = a[k * cols + l];
}

}  // namespace bptt::kernel
