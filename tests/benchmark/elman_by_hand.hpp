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
// What makes it fast, besides the blocks of products.hpp:
// * U x(t) of all steps is one product before the recurrence, dW and dU are one product each after it;
// * a W that fits the first-level cache is transposed once, so that W h is a sum of contiguous columns; a larger W is
//   read by rows in both directions, and every step begins at the end where the last one stopped, still in the cache;
// * a long row stride that is a multiple of the cache's period is padded.
#pragma once
#include "functions_by_hand.hpp"
#include "output_by_hand.hpp"
#include "products.hpp"

namespace by_hand {

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
      for (int r = 0; r < H; r += width) {
        const int i = t % 2 ? r : H - width - r;
        P sum[width] = {};
        for (int j = 0; j < H; j += width) {
          const P state = load<P>(before + j);
          each<width>([&](auto m) { sum[m] += load<P>(p.W + (i + m) * H + j) * state; });
        }
        store(now + i, P(load<P>(now + i) + totals<width>(sum)));
      }
    }
    for (int i = 0; i < H; ++i) now[i] = F::tanh(now[i]);
  }
  const N loss = output_layer<H, C, F, N>(p.V, p.c, y, h + (T - 1) * S, g.V, g.c, d + (T - 1) * S);

  // backward
  for (int t = T - 1;; --t) {
    N* const now = d + t * S;
    for (int i = 0; i < H; ++i) now[i] *= 1 - h[t * S + i] * h[t * S + i];
    if (t == 0) break;
    N* const before = now - S;
    if constexpr (small) {
      product<1, H, H, N>({now, 0, 1}, {p.W, H}, {}, {before, 0});
    } else {
      const int i = t % 2 ? 0 : H - 1, next = t % 2 ? 1 : -1;
      product<1, H, H, N>({now + i, 0, next}, {p.W + i * H, next * H}, {}, {before, 0});
    }
  }
  constexpr int stretch = T % 256 == 0 ? 256 : T;  // so many steps, whose states stay in the second-level cache
  for (int t = 0; t < T; t += stretch) {
    const N *const delta = d + t * S, *const input = x + t * D;
    const auto so_far = [&](const N* sum, int row) { return place<const N>{t ? sum : nullptr, row}; };
    product<H, stretch, H, N>({delta, 1, S}, {h + (t - 1) * S, S}, so_far(g.W, H), {g.W, H});
    if constexpr (D % 4 == 0)
      product<H, stretch, D, N>({delta, 1, S}, {input, D}, so_far(g.U, D), {g.U, D});
    else  // x(t) does not fill a pack, so that the transposed product is the faster one
      product<D, stretch, H, N>({input, 1, D}, {delta, S}, so_far(ut, S), {ut, S});
  }
  if constexpr (D % 4 != 0) transpose<D, H>(ut, S, g.U, D);
  for (int i = 0; i < H; ++i) g.b[i] = 0;
  for (int t = 0; t < T; ++t)
    for (int i = 0; i < H; ++i) g.b[i] += d[t * S + i];
  return loss;
}

}  // namespace by_hand
