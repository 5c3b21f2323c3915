// The loss and the gradient of a many-to-one Elman net, written by hand as well as one can for sizes that the compiler
// knows: what the library's generated gradient is measured against. No heap, no dependency but the standard library.
//
//   a(t) = b + W h(t-1) + U x(t),   h(t) = tanh(a(t)),   o = c + V h(T-1),   L = -sum y_i log softmax(o)_i
//
// backward, with p = dL/do = softmax(o) sum(y) - y:
//
//   dL/dh(T-1) = V'p,   d(t) = dL/da(t) = (1 - h(t)^2) dL/dh(t),   dL/dh(t-1) = W'd(t),
//   dV = p h(T-1)',   dc = p,   dW = sum_t d(t) h(t-1)',   dU = sum_t d(t) x(t)',   db = sum_t d(t)
//
// What makes it fast:
// * blocks of the results stay in registers while the sums run: every product here is `product` below, a block of rows
//   times a block of packs, with chains of its own for short results, where one chain would wait for its own latency;
// * U x(t) of all steps is one product before the recurrence, dW and dU are one product each after it;
// * a W that fits the first-level cache is transposed once, so that W h is a sum of contiguous columns; a larger W is
//   read by rows in both directions, and every step begins at the end where the last one stopped, still in the cache;
// * a long row stride that is a multiple of the cache's period is padded.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <utility>

namespace handwritten {

// The elementary functions are a parameter, so that those of the C library and vectorised ones are both measured.
struct libm {
  template <class N>
  static N tanh(N v) {
    return std::tanh(v);
  }
  template <class N>
  static N exp(N v) {
    return std::exp(v);
  }
  template <class N>
  static N log(N v) {
    return std::log(v);
  }
};

// The parameters of a net, row-major; the gradient has the same shape. Each begins with a cache line: a large W that
// does not costs a third more in the recurrence.
template <int D, int H, int C, class N = double>
struct elman {
  alignas(64) N U[H * D];
  alignas(64) N W[H * H];
  alignas(64) N b[H];
  alignas(64) N V[C * H];
  alignas(64) N c[C];
};

#if defined(__AVX512F__)
inline constexpr int register_bytes = 64;
#elif defined(__AVX__)
inline constexpr int register_bytes = 32;
#else
inline constexpr int register_bytes = 16;
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
  if constexpr (chains == 4) ((n < 2 * count ? void(sum[n] += sum[n + 2 * count]) : void()), ...);
  if constexpr (chains > 1) ((n < count ? void(sum[n] += sum[n + count]) : void()), ...);
  ((n < count ? store(out.at + n / packs * out.row + n % packs * width, sum[n]) : void()), ...);
}

// out (M x L) = init + a (M x K) b (K x L), in blocks; init may be nowhere (a null place): zero.
template <int M, int K, int L, class N>
[[gnu::always_inline]] inline void product(view<N> a, place<const N> b, place<const N> init, place<N> out) {
  using P = pack<N, L>;
  constexpr int width = lanes<N, L>, packs = L / width;
  // R x Q packs a block: eight sums keep two multiply-adds a cycle busy
  constexpr int R = std::min(M, 4), Q = std::min(packs, M == 1 ? 8 : 2);
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

// The loss; its gradient with respect to the parameters p goes to g. x is T x D, row-major.
template <int D, int H, int C, int T, class F = libm, class N = double>
N elman_m2o(const elman<D, H, C, N>& p, const N (&h_init)[H], const N (&x)[T * D], const N (&y)[C],
            elman<D, H, C, N>& g) {
  using P = pack<N, H>;
  constexpr int width = lanes<N, H>;
  // small: W and its transpose fit the first-level cache (the other way wants whole pairs of packs)
  constexpr bool small = H * H * sizeof(N) <= 16384 || H % (2 * width) != 0;
  constexpr int S = H * sizeof(N) % 512 == 0 ? H + 64 / sizeof(N) : H;  // row stride of the states
  alignas(64) N states[(T + 1) * S], deltas[T * S];
  alignas(64) N ut[D * S], wt[small ? H * S : 1];
  N* const h = states + S;  // h(t) is at h + t * S, the initial state before it
  N* const d = deltas;

  // forward
  transpose<H, D>(p.U, D, ut, S);
  if constexpr (small) transpose<H, H>(p.W, H, wt, S);
  for (int i = 0; i < H; ++i) h[i - S] = h_init[i];
  product<T, D, H, N>({x, D, 1}, {ut, S}, {p.b, 0}, {h, S});
  for (int t = 0; t < T; ++t) {
    N* const now = h + t * S;
    const N* const before = now - S;
    if constexpr (small) {
      product<1, H, H, N>({before, 0, 1}, {wt, S}, {now, 0}, {now, 0});
    } else {
      for (int r = 0; r < H; r += 4) {
        const int i = t % 2 ? r : H - 4 - r;
        P sum[4][2] = {};
        for (int j = 0; j < H; j += 2 * width)
          each<4>([&](auto m) {
            each<2>([&](auto s) {
              sum[m][s] += load<P>(p.W + (i + m) * H + j + s * width) * load<P>(before + j + s * width);
            });
          });
        each<4>([&](auto m) { now[i + m] += total<P, N>(sum[m][0] + sum[m][1]); });
      }
    }
    for (int i = 0; i < H; ++i) now[i] = F::tanh(now[i]);
  }
  const N* const end = h + (T - 1) * S;
  N o[C];
  for (int k = 0; k < C; ++k) {
    P sum{};
    for (int j = 0; j < H; j += width) sum += load<P>(p.V + k * H + j) * load<P>(end + j);
    o[k] = p.c[k] + total<P, N>(sum);
  }

  // the loss, through log-sum-exp
  N top = o[0], e[C], loss = 0;
  for (int k = 1; k < C; ++k) top = o[k] > top ? o[k] : top;
  for (int k = 0; k < C; ++k) e[k] = F::exp(o[k] - top);
  N mass = e[0], weight = y[0];
  for (int k = 1; k < C; ++k) mass += e[k], weight += y[k];
  const N lse = top + F::log(mass), scale = weight / mass;
  for (int k = 0; k < C; ++k) loss += y[k] * (lse - o[k]), g.c[k] = e[k] * scale - y[k];

  // backward
  product<C, 1, H, N>({g.c, 1, 0}, {end, 0}, {}, {g.V, H});
  product<1, C, H, N>({g.c, 0, 1}, {p.V, H}, {}, {d + (T - 1) * S, 0});
  for (int t = T - 1;; --t) {
    N* const now = d + t * S;
    for (int i = 0; i < H; ++i) now[i] *= 1 - h[t * S + i] * h[t * S + i];
    if (t == 0) break;
    N* const before = now - S;
    if constexpr (small) {
      product<1, H, H, N>({now, 0, 1}, {p.W, H}, {}, {before, 0});
    } else {
      for (int j = 0; j < H; ++j) before[j] = 0;
      for (int r = 0; r < H; r += 4) {
        const int i = t % 2 ? r : H - 4 - r;
        for (int j = 0; j < H; j += 2 * width)
          each<2>([&](auto s) {
            P sum = load<P>(before + j + s * width);
            each<4>([&](auto m) { sum += now[i + m] * load<P>(p.W + (i + m) * H + j + s * width); });
            store(before + j + s * width, sum);
          });
      }
    }
  }
  product<H, T, H, N>({d, 1, S}, {h - S, S}, {}, {g.W, H});
  if constexpr (D % 4 == 0) {
    product<H, T, D, N>({d, 1, S}, {x, D}, {}, {g.U, D});
  } else {  // x(t) does not fill a pack, so that the transposed product is the faster one
    product<D, T, H, N>({x, 1, D}, {d, S}, {}, {ut, S});
    transpose<D, H>(ut, S, g.U, D);
  }
  for (int i = 0; i < H; ++i) g.b[i] = 0;
  for (int t = 0; t < T; ++t)
    for (int i = 0; i < H; ++i) g.b[i] += d[t * S + i];
  return loss;
}

}  // namespace handwritten
