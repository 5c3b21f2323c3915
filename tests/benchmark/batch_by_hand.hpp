// The loss and the gradient of the Elman net for B sequences at once, written by hand: the mean of their losses. The
// states of all sequences are the rows of a matrix, so that each step is a product with W that serves all of them:
//
//   A(t) = b + X(t) U' + H(t-1) W',   H(t) = tanh(A(t)),   O = c + H(T-1) V'
//   D(T-1) = P V,   D(t) = (1 - H(t)^2) dL/dH(t),   dL/dH(t-1) = D(t) W,   P = dL/dO
//   dV = P' H(T-1),   dW = sum_t D(t)' H(t-1),   dU = sum_t D(t)' X(t)
//
// What makes it fast, besides the blocks of products.hpp: a product takes the sums of its result from registers to
// memory only once, and the sums over time go step by step, while D(t) and H(t) are in the first-level cache.
#pragma once
#include "elman_by_hand.hpp"

namespace by_hand {

// x is B x T x D, h_init B x H, y B x C.
template <int D, int H, int C, int T, int B, class F = vectorised, class N = double>
N elman_batch(const elman<D, H, C, N>& p, const N (&h_init)[B * H], const N (&x)[B * T * D], const N (&y)[B * C],
              elman<D, H, C, N>& g) {
  if constexpr (B == 1) return elman_m2o<D, H, C, T, F>(p, h_init, x, y, g);  // a matrix of one row gains nothing
  constexpr int S = H * sizeof(N) % 512 == 0 ? H + 64 / sizeof(N) : H;        // row stride
  constexpr int S_C = (C * sizeof(N) + 63) / 64 * 64 / sizeof(N);  // C classes, filled up to whole cache lines
  constexpr int next = B * S;
  alignas(64) N states[(T + 1) * next], deltas[2 * next];
  alignas(64) N ut[D * S], wt[H * S], vt[H * S_C] = {}, o[B * S_C], bias[S_C] = {};
  alignas(64) N du[D % 8 == 0 ? 1 : D * S];
  alignas(64) N inputs[B * D];  // X(t): its rows lie T * D numbers apart in x, too often in the same lines of the cache
  N* const h = states + next;
  const auto gather = [&](int t) {
    for (int i = 0; i < B; ++i) std::copy_n(x + (i * T + t) * D, D, inputs + i * D);
  };

  // forward
  transpose<H, D>(p.U, D, ut, S);
  transpose<H, H>(p.W, H, wt, S);
  transpose<C, H>(p.V, H, vt, S_C);
  for (int i = 0; i < B; ++i) std::copy_n(h_init + i * H, H, states + i * S);
  for (int t = 0; t < T; ++t) {
    N* const now = h + t * next;
    gather(t);
    product<B, D, H, N>({inputs, D, 1}, {ut, S}, {p.b, 0}, {now, S});
    product<B, H, H, N>({now - next, S, 1}, {wt, S}, {now, S}, {now, S});
    for (int i = 0; i < B; ++i)
      for (int j = 0; j < H; ++j) now[i * S + j] = F::tanh(now[i * S + j]);
  }
  std::copy_n(p.c, C, bias);
  N* const end = h + (T - 1) * next;
  product<B, H, S_C, N>({end, S, 1}, {vt, S_C}, {bias, 0}, {o, S_C});

  // the mean of the losses, through log-sum-exp; dL/do takes the place of o
  N loss = 0;
  for (int i = 0; i < B; ++i) {
    N *const of = o + i * S_C, e[C];
    const N* const target = y + i * C;
    N top = of[0], mass = 0, weight = 0;
    for (int k = 1; k < C; ++k) top = of[k] > top ? of[k] : top;
    for (int k = 0; k < C; ++k) e[k] = F::exp(of[k] - top);
    for (int k = 0; k < C; ++k) mass += e[k], weight += target[k];
    const N lse = top + F::log(mass), scale = weight / (mass * B);
    for (int k = 0; k < C; ++k) loss += target[k] * (lse - of[k]), of[k] = e[k] * scale - target[k] * (N(1) / B);
  }

  // backward
  N *now = deltas, *before = deltas + next;
  alignas(64) N db[H] = {};
  std::fill_n(g.c, C, N(0));
  for (int i = 0; i < B; ++i)
    for (int k = 0; k < C; ++k) g.c[k] += o[i * S_C + k];
  product<C, B, H, N>({o, 1, S_C}, {end, S}, {}, {g.V, H});
  product<B, C, H, N>({o, S_C, 1}, {p.V, H}, {}, {now, S});
  for (int t = T - 1;; --t) {
    const N* const state = h + t * next;
    for (int i = 0; i < B; ++i)
      for (int j = 0; j < H; ++j) db[j] += now[i * S + j] *= 1 - state[i * S + j] * state[i * S + j];
    const place<const N> w_so_far{t == T - 1 ? nullptr : g.W, H};
    product<H, B, H, N>({now, 1, S}, {state - next, S}, w_so_far, {g.W, H});
    gather(t);
    if constexpr (D % 8 == 0)
      product<H, B, D, N>({now, 1, S}, {inputs, D}, {t == T - 1 ? nullptr : g.U, D}, {g.U, D});
    else
      product<D, B, H, N>({inputs, 1, D}, {now, S}, {t == T - 1 ? nullptr : du, S}, {du, S});
    if (t == 0) break;
    product<B, H, H, N>({now, S, 1}, {p.W, H}, {}, {before, S});
    std::swap(now, before);
  }
  std::copy_n(db, H, g.b);
  if constexpr (D % 8 != 0) transpose<D, H>(du, S, g.U, D);
  return loss / B;
}

}  // namespace by_hand
