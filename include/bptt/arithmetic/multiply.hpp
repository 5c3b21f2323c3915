// C ← A·B with sizes known at compile time. For float and double the blocks of C stay in vector registers while their
// sums run; during constant evaluation, and for other numbers, a product is the loop that one writes down first.
#pragma once
#include <bptt/arithmetic/pack.hpp>
#include <bptt/meta/gcd.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt::kernel {

/// Whether a kernel sets its result or adds to it; `minus` adds the negative.
enum class into { set, plus, minus };

template <into how, class N>
BPTT_INLINE constexpr void store(N& to, N const& value) {
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

/// A matrix as a kernel reads it: element (i, k) is at first[i * row + k * column].
template <class N>
struct matrix_view {
  N const* first;
  std::ptrdiff_t row, column;
};

/// A block of `rows` rows and `packs` packs of C, in `chains` sums each: a short result would wait for the latency of
/// one chain. The sums are numbered by a pack n...: they are variables then, and no array that g++ keeps in memory.
/// What long sums are added to is fetched into the cache while they run.
template <into how, int rows, int packs, int chains, int inner, class P, class N, int... n>
BPTT_INLINE inline void multiply_block(N* c, std::ptrdiff_t c_row, matrix_view<N> a, N const* b, std::ptrdiff_t b_row,
                                       std::integer_sequence<int, n...>) {
  constexpr int width = sizeof(P) / sizeof(N), count = rows * packs, tail = inner % chains;
  constexpr bool begins_with_c = how == into::plus && inner < 32, adds_to_c = how == into::plus && !begins_with_c;
  if constexpr (rows > 1) as_if_new(b);
  if constexpr (adds_to_c)
    ((n < count ? __builtin_prefetch(c + n / packs * c_row + n % packs * width, 1) : void()), ...);
  P sum[] = {(n < count && begins_with_c ? load<P>(c + n / packs * c_row + n % packs * width) : P{})...};
  N const* of_a = a.first;
  for (int k = 0; k < inner - tail; k += chains, of_a += chains * a.column) {
    if constexpr (inner > 8) as_if_new(of_a);
    P const row[] = {(n % count < packs ? load_for<rows, P>(b + (k + n / count) * b_row + n % packs * width) : P{})...};
    ((sum[n] += of_a[n % count / packs * a.row + n / count * a.column] * row[n - n % count + n % packs]), ...);
  }
  for (int k = inner - tail; k < inner; ++k)
    ((n < count ? void(sum[n] += a.first[n / packs * a.row + k * a.column] * load<P>(b + k * b_row + n % packs * width))
                : void()),
     ...);
  if constexpr (chains == 4) ((n < 2 * count ? void(sum[n] += sum[(n + 2 * count) % (chains * count)]) : void()), ...);
  if constexpr (chains > 1) ((n < count ? void(sum[n] += sum[(n + count) % (chains * count)]) : void()), ...);
  if constexpr (adds_to_c)
    ((n < count ? void(sum[n] += load<P>(c + n / packs * c_row + n % packs * width)) : void()), ...);
  if constexpr (how == into::minus)
    ((n < count ? void(sum[n] = load<P>(c + n / packs * c_row + n % packs * width) - sum[n]) : void()), ...);
  ((n < count ? save(c + n / packs * c_row + n % packs * width, sum[n]) : void()), ...);
}

/// How many rows and packs of C a block has whose sums stay in registers, besides the packs of B and one of A that they
/// need. A large block reads less: for each term a pack of B once for all of its rows, a number of A once for all of
/// its packs; the widest loads count twice.
struct block_size {
  int rows, packs;
};
/// Registers for a number of A; and without fused multiply-adds for its product.
#if defined(__FMA__) || defined(__AVX512F__) || defined(__ARM_FEATURE_FMA)
inline constexpr int numbers_of_a = 1;
#else
inline constexpr int numbers_of_a = 2;
#endif
constexpr int blocks_in(int n, int most) { return (n + most - 1) / most; }
constexpr block_size block_for(int rows, int packs, int most_rows) {
  block_size best{1, 1};
  int least = 1 << 30;
  for (int q = 1; q <= packs && q <= registers / 2; ++q) {
    int const fit = (registers - numbers_of_a - q) / q, most = fit < most_rows ? fit : most_rows,
              r = rows == 1 || most < 1 ? 1
                  : rows < most         ? rows
                                        : most;
    int const loads = 2 * blocks_in(rows, r) * packs + blocks_in(packs, q) * rows;
    if (loads <= least) least = loads, best = {r, q};
  }
  return best;
}
/// A number of rows that is known at run time only has none in its type.
template <class Rows>
inline constexpr int rows_in_type = 0;
template <int rows>
inline constexpr int rows_in_type<std::integral_constant<int, rows>> = rows;

/// f(first, how many) for each block of `count`, of at most `most`: of sizes as equal as they can be, or what is left
/// one by one where the count is known at run time only.
template <int most, class Count, class F>
BPTT_INLINE inline void each_block(Count count, F const& f) {
  constexpr int known = rows_in_type<Count>, blocks = blocks_in(known, most);
  constexpr int size = known == 0 ? most : blocks_in(known, blocks), next = known == 0 ? 1 : size - 1;
  constexpr bool are_equal = known > 0 && size * blocks == known;
  int const end = known == 0 ? count / most * most : (known - next * blocks) * size;
  for (int i = 0; i < end; i += size) f(i, std::integral_constant<int, size>{});
  if constexpr (!are_equal)
    for (int i = end; i < count; i += next) f(i, std::integral_constant<int, next>{});
}

/// The most rows of a block of A, `apart` bytes from one to the next, whose lines fit the first-level cache together:
/// rows that are a multiple of 4096 bytes apart compete for the same of its sets, of eight lines.
constexpr int rows_in_sets(int apart) { return 6 * 4096 / greatest_common_divisor(apart, 4096); }

/// The first `packs` packs of `width` columns of C, all rows, in blocks of this size at most.
template <into how, int inner, int packs, int width, int block_rows, int block_packs, class Rows, class N>
BPTT_INLINE inline void multiply_blocks(Rows rows, N* c, std::ptrdiff_t c_row, matrix_view<N> a, N const* b,
                                        std::ptrdiff_t b_row) {
  using P = pack<N, width>;
  each_block<block_packs>(
      std::integral_constant<int, packs>{}, [=]<int q>(int p, std::integral_constant<int, q>) BPTT_INLINE {
        int const j = p * width;
        each_block<block_rows>(rows, [=]<int r>(int i, std::integral_constant<int, r>) BPTT_INLINE {
          // eight sums are what two multiply-adds a cycle can fill
          constexpr int sums = r * q, chains = inner < 4 || sums >= 8 ? 1 : sums >= 4 ? 2 : 4;
          multiply_block<how, r, q, chains, inner, P>(c + i * c_row + j, c_row, {a.first + i * a.row, a.row, a.column},
                                                      b + j, b_row, std::make_integer_sequence<int, sums * chains>{});
        });
      });
}
template <into how, int inner, int packs, int width, class Rows, class N>
BPTT_INLINE inline void multiply_packs(Rows rows, N* c, std::ptrdiff_t c_row, matrix_view<N> a, N const* b,
                                       std::ptrdiff_t b_row) {
  constexpr int known = rows_in_type<Rows>, in_sets = rows_in_sets(inner * static_cast<int>(sizeof(N)));
  constexpr int rows_for_blocks = known == 0 ? 4 : known;
  constexpr block_size most = block_for(rows_for_blocks, packs, registers),
                       most_in_sets = block_for(rows_for_blocks, packs, in_sets);
  if constexpr (most.rows > in_sets)
    if (a.row == inner)
      return multiply_blocks<how, inner, packs, width, most_in_sets.rows, most_in_sets.packs>(rows, c, c_row, a, b,
                                                                                              b_row);
  multiply_blocks<how, inner, packs, width, most.rows, most.packs>(rows, c, c_row, a, b, b_row);
}
/// All columns: full packs first, then halves for what is left.
template <into how, int inner, int cols, int width, class Rows, class N>
BPTT_INLINE inline void multiply_columns(Rows rows, N* c, std::ptrdiff_t c_row, matrix_view<N> a, N const* b,
                                         std::ptrdiff_t b_row) {
  constexpr int packs = cols / width;
  if constexpr (packs > 0) multiply_packs<how, inner, packs, width>(rows, c, c_row, a, b, b_row);
  if constexpr (cols % width != 0)
    multiply_columns<how, inner, cols % width, width / 2>(rows, c + packs * width, c_row, a, b + packs * width, b_row);
}

/// C ← A·B: C of rows × cols numbers, A of rows × inner in any layout, B of inner × cols; the rows of B and C are b_row
/// and c_row apart. `Rows` is an integral constant, or an int.
template <into how, int inner, int cols, class Rows, class N>
BPTT_INLINE constexpr void multiply_rows(Rows rows, N* c, std::ptrdiff_t c_row, matrix_view<N> a, N const* b,
                                         std::ptrdiff_t b_row) {
  if constexpr (has_packs<N>)
    if (!std::is_constant_evaluated()) return multiply_columns<how, inner, cols, lanes<N>>(rows, c, c_row, a, b, b_row);
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < cols; ++j) {
      N sum = a.first[i * a.row] * b[j];
      for (int k = 1; k < inner; ++k) sum += a.first[i * a.row + k * a.column] * b[k * b_row + j];
      store<how>(c[i * c_row + j], sum);
    }
}
template <into how, int rows, int inner, int cols, class N>
BPTT_INLINE constexpr void multiply(N* c, std::ptrdiff_t c_row, matrix_view<N> a, N const* b, std::ptrdiff_t b_row) {
  multiply_rows<how, inner, cols>(std::integral_constant<int, rows>{}, c, c_row, a, b, b_row);
}

}  // namespace bptt::kernel
