// Numeric kernels: products of matrices and vectors with sizes known at compile time. For float and double the blocks of a result stay in vector registers
// while their sums run; during constant evaluation, and for other numbers, a product is the loop that one writes down first.
#pragma once
#include <cstddef>
#include <cstring>
#include <type_traits>
#include <utility>

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

/// What is added after the first term of a sum.
template <into how>
inline constexpr into more = how == into::set ? into::plus : how;

// --- packs: as many numbers as a register holds ----------------------------------------------------------------------------------

#if defined(__AVX512F__)
inline constexpr int register_bytes = 64;
#elif defined(__AVX__)
inline constexpr int register_bytes = 32;
#else
inline constexpr int register_bytes = 16;
#endif

template <class N>
inline constexpr bool has_packs = std::is_same_v<N, float> || std::is_same_v<N, double>;
template <class N>
inline constexpr int lanes = has_packs<N> ? register_bytes / static_cast<int>(sizeof(N)) : 1;

template <class N, int width>
struct pack_of {
  typedef N type __attribute__((vector_size(sizeof(N) * width)));
};
template <class N>
struct pack_of<N, 1> {
  using type = N;
};
template <class N, int width>
using pack = typename pack_of<N, width>::type;

template <class P, class N>
[[gnu::always_inline]] inline P load(N const* from) {
  P v;
  std::memcpy(&v, from, sizeof v);
  return v;
}
template <class P, class N>
[[gnu::always_inline]] inline void save(N* to, P v) {
  std::memcpy(to, &v, sizeof v);
}
/// A pack that several sums use, kept in a register: g++ would read it from memory again for each.
template <int uses, class P, class N>
[[gnu::always_inline]] inline P load_for(N const* from) {
  P v = load<P>(from);
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
  if constexpr (uses > 1) asm("" : "+x"(v));
#endif
  return v;
}
template <class N, class P>
[[gnu::always_inline]] inline N total(P v) {
  if constexpr (sizeof(P) == sizeof(N)) {
    return v;
  } else {
    pack<N, sizeof(P) / sizeof(N) / 2> low, high;
    std::memcpy(&low, &v, sizeof low);
    std::memcpy(&high, reinterpret_cast<char const*>(&v) + sizeof low, sizeof high);
    return total<N>(low + high);
  }
}

// --- C ← A·B -----------------------------------------------------------------------------------------------------------------------

/// A matrix as a kernel reads it: element (i, k) is at first[i * row + k * column].
template <class N>
struct matrix_view {
  N const* first;
  std::ptrdiff_t row, column;
};

/// A block of `rows` rows and `packs` packs of C, in `chains` sums each: a short result would wait for the latency of one chain. The sums are numbered
/// by a pack n...: they are variables then, and no array that g++ keeps in memory.
template <into how, int rows, int packs, int chains, int inner, class P, class N, int... n>
[[gnu::always_inline]] inline void multiply_block(N* c, std::ptrdiff_t c_row, matrix_view<N> a, N const* b, std::ptrdiff_t b_row, std::integer_sequence<int, n...>) {
  constexpr int width = sizeof(P) / sizeof(N), count = rows * packs, tail = inner % chains;
  P sum[] = {(n < count && how == into::plus ? load<P>(c + n / packs * c_row + n % packs * width) : P{})...};
  for (int k = 0; k < inner - tail; k += chains) {
    P const row[] = {(n % count < packs ? load_for<rows, P>(b + (k + n / count) * b_row + n % packs * width) : P{})...};
    ((sum[n] += a.first[n % count / packs * a.row + (k + n / count) * a.column] * row[n - n % count + n % packs]), ...);
  }
  for (int k = inner - tail; k < inner; ++k)
    ((n < count ? void(sum[n] += a.first[n / packs * a.row + k * a.column] * load<P>(b + k * b_row + n % packs * width)) : void()), ...);
  if constexpr (chains == 4) ((n < 2 * count ? void(sum[n] += sum[(n + 2 * count) % (chains * count)]) : void()), ...);
  if constexpr (chains > 1) ((n < count ? void(sum[n] += sum[(n + count) % (chains * count)]) : void()), ...);
  if constexpr (how == into::minus) ((n < count ? void(sum[n] = load<P>(c + n / packs * c_row + n % packs * width) - sum[n]) : void()), ...);
  ((n < count ? save(c + n / packs * c_row + n % packs * width, sum[n]) : void()), ...);
}

/// The first `packs` packs of `width` columns of C, all rows.
template <into how, int rows, int inner, int packs, int width, class N>
[[gnu::always_inline]] inline void multiply_packs(N* c, std::ptrdiff_t c_row, matrix_view<N> a, N const* b, std::ptrdiff_t b_row) {
  using P = pack<N, width>;
  constexpr int block_rows = rows < 4 ? rows : 4, block_packs = packs < (rows == 1 ? 8 : 2) ? packs : (rows == 1 ? 8 : 2);
  constexpr int sums = block_rows * block_packs;  // eight are what two multiply-adds a cycle can fill
  constexpr int chains = inner < 4 || sums >= 8 ? 1 : sums >= 4 ? 2 : 4;
  auto const columns = [&]<int q>(int j, std::integral_constant<int, q>) __attribute__((always_inline)) {
    int i = 0;
    for (; i + block_rows <= rows; i += block_rows)
      multiply_block<how, block_rows, q, chains, inner, P>(c + i * c_row + j, c_row, {a.first + i * a.row, a.row, a.column}, b + j, b_row,
                                                           std::make_integer_sequence<int, block_rows * q * chains>{});
    if constexpr (rows % block_rows != 0)
      multiply_block<how, rows % block_rows, q, chains, inner, P>(c + i * c_row + j, c_row, {a.first + i * a.row, a.row, a.column}, b + j, b_row,
                                                                  std::make_integer_sequence<int, rows % block_rows * q * chains>{});
  };
  int p = 0;
  for (; p + block_packs <= packs; p += block_packs) columns(p * width, std::integral_constant<int, block_packs>{});
  if constexpr (packs % block_packs != 0) columns(p * width, std::integral_constant<int, packs % block_packs>{});
}
/// All columns: full packs first, then halves for what is left.
template <into how, int rows, int inner, int cols, int width, class N>
[[gnu::always_inline]] inline void multiply_columns(N* c, std::ptrdiff_t c_row, matrix_view<N> a, N const* b, std::ptrdiff_t b_row) {
  constexpr int packs = cols / width;
  if constexpr (packs > 0) multiply_packs<how, rows, inner, packs, width>(c, c_row, a, b, b_row);
  if constexpr (cols % width != 0) multiply_columns<how, rows, inner, cols % width, width / 2>(c + packs * width, c_row, a, b + packs * width, b_row);
}

/// C ← A·B: C of rows × cols numbers, A of rows × inner in any layout, B of inner × cols; the rows of B and C are b_row and c_row apart.
template <into how, int rows, int inner, int cols, class N>
[[gnu::always_inline]] constexpr void multiply(N* c, std::ptrdiff_t c_row, matrix_view<N> a, N const* b, std::ptrdiff_t b_row) {
  if constexpr (has_packs<N>)
    if (!std::is_constant_evaluated()) return multiply_columns<how, rows, inner, cols, lanes<N>>(c, c_row, a, b, b_row);
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < cols; ++j) {
      N sum = a.first[i * a.row] * b[j];
      for (int k = 1; k < inner; ++k) sum += a.first[i * a.row + k * a.column] * b[k * b_row + j];
      store<how>(c[i * c_row + j], sum);
    }
}

// --- matrix and vector ---------------------------------------------------------------------------------------------------------------

/// y ← Aᵀ·x, A of rows × cols numbers, row by row: y has cols numbers.
template <into how, int rows, int cols, class N>
[[gnu::always_inline]] constexpr void transposed_product(N* y, N const* a, N const* x) {
  if constexpr (has_packs<N> && rows >= 16 && rows * cols * static_cast<int>(sizeof(N)) > 32768) {
    // A does not fit the first-level cache: four rows at a time, each read once
    if (!std::is_constant_evaluated()) {
      multiply<how, 1, 4, cols>(y, 0, {x, 0, 1}, a, cols);
      for (int i = 4; i + 4 <= rows; i += 4) multiply<more<how>, 1, 4, cols>(y, 0, {x + i, 0, 1}, a + i * cols, cols);
      if constexpr (rows % 4 != 0) multiply<more<how>, 1, rows % 4, cols>(y, 0, {x + rows / 4 * 4, 0, 1}, a + rows / 4 * 4 * cols, cols);
      return;
    }
  }
  multiply<how, 1, rows, cols>(y, 0, {x, 0, 1}, a, cols);
}

/// Dot products of `block` rows of A with x.
template <into how, int block, int cols, class N, int... i>
[[gnu::always_inline]] inline void dot_rows(N* y, N const* a, N const* x, std::integer_sequence<int, i...>) {
  using P = pack<N, lanes<N>>;
  constexpr int width = lanes<N>, whole = cols / width * width;
  P sum[] = {(i < block * 2 ? P{} : P{})...};
  constexpr int pairs = whole / (2 * width) * 2 * width;
  for (int j = 0; j < pairs; j += 2 * width)
    ((sum[i] += load<P>(a + i % block * cols + j + i / block * width) * load<P>(x + j + i / block * width)), ...);
  if constexpr (whole > pairs) ((i < block ? void(sum[i] += load<P>(a + i * cols + pairs) * load<P>(x + pairs)) : void()), ...);
  N result[] = {(i < block ? total<N>(P(sum[i] + sum[(i + block) % (2 * block)])) : N())...};
  for (int j = whole; j < cols; ++j) ((i < block ? void(result[i] += a[i * cols + j] * x[j]) : void()), ...);
  ((i < block ? store<how>(y[i], result[i]) : void()), ...);
}

/// y ← A·x, A of rows × cols numbers, row by row.
template <into how, int rows, int cols, class N>
[[gnu::always_inline]] constexpr void product(N* y, N const* a, N const* x) {
  if constexpr (has_packs<N> && cols >= lanes<N>)
    if (!std::is_constant_evaluated()) {
      constexpr int block = rows < 4 ? rows : 4;
      int i = 0;
      for (; i + block <= rows; i += block) dot_rows<how, block, cols>(y + i, a + i * cols, x, std::make_integer_sequence<int, 2 * block>{});
      if constexpr (rows % block != 0)
        dot_rows<how, rows % block, cols>(y + i, a + i * cols, x, std::make_integer_sequence<int, 2 * (rows % block)>{});
      return;
    }
  for (int i = 0; i < rows; ++i) {
    N sum = a[i * cols] * x[0];
    for (int j = 1; j < cols; ++j) sum += a[i * cols + j] * x[j];
    store<how>(y[i], sum);
  }
}

/// M ← M + Σ aₜ·bₜᵀ over `steps` vectors that stand one after another: one matrix product AᵀB of the stacked factors.
template <int rows, int cols, int steps, class N>
[[gnu::always_inline]] constexpr void add_stacked_outer_products(std::integral_constant<int, steps>, N* m, N const* a, N const* b) {
  multiply<into::plus, rows, steps, cols>(m, cols, {a, 1, rows}, b, cols);
}
/// The same for a number of steps that is known at run time only: eight at a time, and then one.
template <int rows, int cols, class N>
[[gnu::always_inline]] constexpr void add_stacked_outer_products(int steps, N* m, N const* a, N const* b) {
  int t = 0;
  for (; t + 8 <= steps; t += 8) multiply<into::plus, rows, 8, cols>(m, cols, {a + t * rows, 1, rows}, b + t * cols, cols);
  for (; t < steps; ++t) multiply<into::plus, rows, 1, cols>(m, cols, {a + t * rows, 1, 0}, b + t * cols, 0);
}

/// B ← Aᵀ, A of rows × cols numbers, row by row.
template <int rows, int cols, class N>
[[gnu::always_inline]] constexpr void transpose(N* b, N const* a) {
  constexpr int tile = 8;  // a tile of both fits the first-level cache, whatever the sizes
  for (int i = 0; i < rows; i += tile)
    for (int j = 0; j < cols; j += tile)
      for (int k = i; k < i + tile && k < rows; ++k)
        for (int l = j; l < j + tile && l < cols; ++l) b[l * rows + k] = a[k * cols + l];
}

}  // namespace bptt::kernel
