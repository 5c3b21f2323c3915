// Products of matrices whose sizes the compiler knows, for the code that is written by hand. Blocks of the results stay
// in registers while the sums run: a block of rows times a block of packs, with chains of its own for short results,
// where one chain would wait for its own latency.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

namespace by_hand {

#if defined(__AVX512F__)
inline constexpr int register_bytes = 64, registers = 32;
#elif defined(__AVX__)
inline constexpr int register_bytes = 32, registers = 16;
#else
inline constexpr int register_bytes = 16, registers = 16;
#endif

// The widest power of two of numbers that fits a register and divides n.
template <class N, int n>
inline constexpr int lanes = std::min(n & -n, register_bytes / static_cast<int>(sizeof(N)));

template <class N, int width>
struct pack_of {
  typedef N type __attribute__((vector_size(sizeof(N) * width)));
};
template <class N>
struct pack_of<N, 1> {
  using type = N;
};
template <class N, int n>
using pack = typename pack_of<N, lanes<N, n>>::type;

template <class P, class N>
[[gnu::always_inline]] inline P load(const N* from) {
  P v;
  std::memcpy(&v, from, sizeof v);
  return v;
}
// The same for a value of several uses: kept in a register, where g++ would read it from memory again for each use.
template <int uses, class P, class N>
[[gnu::always_inline]] inline P load_for(const N* from) {
  P v = load<P>(from);
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
  if constexpr (uses > 1) asm("" : "+x"(v));
#endif
  return v;
}
template <class P, class N>
[[gnu::always_inline]] inline void store(N* to, P v) {
  std::memcpy(to, &v, sizeof v);
}
template <class P, class N>
[[gnu::always_inline]] inline N total(P v) {
  if constexpr (sizeof(P) == sizeof(N)) {
    return v;
  } else {
    N part[sizeof(P) / sizeof(N)];
    std::memcpy(part, &v, sizeof v);
    for (std::size_t n = sizeof(P) / sizeof(N) / 2; n > 0; n /= 2)
      for (std::size_t i = 0; i < n; ++i) part[i] += part[i + n];
    return part[0];
  }
}

// The totals of `width` packs of that width, as one pack: the sums of neighbours of each two of them, in as many rounds
// as it takes.
template <int width, class P, int... i>
[[gnu::always_inline]] inline P sums_of_neighbours(P a, P b, std::integer_sequence<int, i...>) {
  return __builtin_shufflevector(a, b, 2 * i...) + __builtin_shufflevector(a, b, (2 * i + 1)...);
}
template <int width, int count = width, class P>
[[gnu::always_inline]] inline P totals(const P* of) {
  if constexpr (width == 1 || count == 1) {
    return of[0];
  } else {
    P half[count / 2];
    for (int i = 0; i < count / 2; ++i)
      half[i] = sums_of_neighbours<width>(of[2 * i], of[2 * i + 1], std::make_integer_sequence<int, width>{});
    return totals<width, count / 2>(half);
  }
}

// f(0), f(1), ... f(n-1) with constants: a loop that is unrolled before anything else is decided.
template <int n, class F>
[[gnu::always_inline]] inline void each(F f) {
  [&]<int... i>(std::integer_sequence<int, i...>) __attribute__((always_inline)) {
    (f(std::integral_constant<int, i>{}), ...);
  }
  (std::make_integer_sequence<int, n>{});
}

// A matrix as the kernel reads it: element (i, k) is at from[i * row + k * column].
template <class N>
struct view {
  const N* from;
  std::ptrdiff_t row, column;
};

// A place in a matrix whose rows are contiguous; a row stride of 0 makes a vector serve for all rows.
template <class N>
struct place {
  N* at;
  std::ptrdiff_t row;
  place on(std::ptrdiff_t i, std::ptrdiff_t j) const { return {at ? at + i * row + j : at, row}; }
};

// out[i][0..packs) = init[i][...] + sum over k of a(i, k) * b[k][...] for a block of `rows` rows, each in `chains`
// sums. The sums are numbered by a pack n...: constants, not loop counters, or g++ would keep them in memory.
template <int rows, int packs, int chains, int K, class P, class N, int... n>
[[gnu::always_inline]] inline void block(view<N> a, place<const N> b, place<const N> init, place<N> out,
                                         std::integer_sequence<int, n...>) {
  constexpr int width = sizeof(P) / sizeof(N), count = rows * packs;
  static_assert(K % chains == 0);
  P sum[] = {(n < count && init.at ? load<P>(init.at + n / packs * init.row + n % packs * width) : P{})...};
  for (int k = 0; k < K; k += chains) {
    const P row[] = {
        (n % count < packs ? load_for<rows, P>(b.at + (k + n / count) * b.row + n % packs * width) : P{})...};
    ((sum[n] += a.from[n % count / packs * a.row + (k + n / count) * a.column] * row[n - n % count + n % packs]), ...);
  }
  if constexpr (chains == 4) ((n < 2 * count ? void(sum[n] += sum[n % (2 * count) + 2 * count]) : void()), ...);
  if constexpr (chains > 1) ((n < count ? void(sum[n] += sum[n % count + count]) : void()), ...);
  ((n < count ? store(out.at + n / packs * out.row + n % packs * width, sum[n]) : void()), ...);
}

// out (M x L) = init + a (M x K) b (K x L), in blocks; init may be nowhere (a null place): zero.
template <int M, int K, int L, class N>
[[gnu::always_inline]] inline void product(view<N> a, place<const N> b, place<const N> init, place<N> out) {
  using P = pack<N, L>;
  constexpr int width = lanes<N, L>, packs = L / width;
  // R x Q packs a block: half of the registers; eight sums keep two multiply-adds a cycle busy
  constexpr int R = std::min(M, 4), Q = std::min(packs, M == 1 ? registers / 2 : registers / 8);
  constexpr int chains = R * Q >= 8 || K % 2 ? 1 : R * Q >= 4 || K % 4 ? 2 : 4;
  const auto one = [&]<int r, int q>(std::integer_sequence<int, r, q>, int i, int j) __attribute__((always_inline)) {
    block<r, q, chains, K, P>({a.from + i * a.row, a.row, a.column}, b.on(0, j), init.on(i, j), out.on(i, j),
                              std::make_integer_sequence<int, r * q * chains>{});
  };
  const auto column = [&]<int q>(std::integral_constant<int, q>, int j) __attribute__((always_inline)) {
    for (int i = 0; i + R <= M; i += R) one(std::integer_sequence<int, R, q>{}, i, j);
    if constexpr (M % R != 0) one(std::integer_sequence<int, M % R, q>{}, M - M % R, j);
  };
  for (int p = 0; p + Q <= packs; p += Q) column(std::integral_constant<int, Q>{}, p * width);
  if constexpr (packs % Q != 0) column(std::integral_constant<int, packs % Q>{}, (packs - packs % Q) * width);
}

template <int rows, int columns, class N>
inline void transpose(const N* from, std::ptrdiff_t from_row, N* to, std::ptrdiff_t to_row) {
  if constexpr (rows % 4 == 0 && columns % 4 == 0 && lanes<N, 4> == 4) {
    using P = pack<N, 4>;
    for (int i = 0; i < rows; i += 4)
      for (int j = 0; j < columns; j += 4) {
        const N* in = from + i * from_row + j;
        N* out = to + j * to_row + i;
        const P a = load<P>(in), b = load<P>(in + from_row);
        const P c = load<P>(in + 2 * from_row), d = load<P>(in + 3 * from_row);
        const P ab = __builtin_shufflevector(a, b, 0, 4, 2, 6), AB = __builtin_shufflevector(a, b, 1, 5, 3, 7);
        const P cd = __builtin_shufflevector(c, d, 0, 4, 2, 6), CD = __builtin_shufflevector(c, d, 1, 5, 3, 7);
        store(out, P(__builtin_shufflevector(ab, cd, 0, 1, 4, 5)));
        store(out + to_row, P(__builtin_shufflevector(AB, CD, 0, 1, 4, 5)));
        store(out + 2 * to_row, P(__builtin_shufflevector(ab, cd, 2, 3, 6, 7)));
        store(out + 3 * to_row, P(__builtin_shufflevector(AB, CD, 2, 3, 6, 7)));
      }
  } else {
    for (int i = 0; i < rows; ++i)
      for (int j = 0; j < columns; ++j) to[j * to_row + i] = from[i * from_row + j];
  }
}

}  // namespace by_hand
