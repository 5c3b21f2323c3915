// The loss and the gradient of a many-to-one LSTM, as torch.nn.LSTM has it, written by hand. The rows of the gates are
// stacked, i, f, g, o:
//
//   a(t) = b + U x(t) + W h(t-1),   i, f, o = sigmoid(a of these rows),   g = tanh(a of these rows)
//   c(t) = f c(t-1) + i g,   h(t) = o tanh(c(t)),   L = the loss of an output layer on h(T-1)
//
// backward, with dh = dL/dh(t) and dc = dL/dc(t):
//
//   dc += o (1 - tanh(c)^2) dh,   d(t) = dL/da(t) = (i(1-i) g dc, f(1-f) c(t-1) dc, (1-g^2) i dc, o(1-o) tanh(c) dh)
//   dL/dh(t-1) = W'd(t),   dc(t-1) = f dc,   dW = sum_t d(t) h(t-1)',   dU = sum_t d(t) x(t)',   db = sum_t d(t)
//
// What makes it fast, besides the blocks of products.hpp: the four gates are one product, U x(t) of all steps is one
// product before the recurrence, dW and dU are one product each after it; W is transposed once; everything elementwise
// of a step is one loop.
#pragma once
#include "functions_by_hand.hpp"
#include "output_by_hand.hpp"
#include "products.hpp"

namespace by_hand {

template <int D, int H, int C, class N = double>
struct lstm {
  alignas(64) N U[4 * H * D];
  alignas(64) N W[4 * H * H];
  alignas(64) N b[4 * H];
  alignas(64) N V[C * H];
  alignas(64) N c[C];
};

// The loss; its gradient with respect to the parameters p goes to g. x is T x D, row-major.
template <int D, int H, int C, int T, class F = vectorised, class N = double>
N lstm_m2o(const lstm<D, H, C, N>& p, const N (&h_init)[H], const N (&c_init)[H], const N (&x)[T * D], const N (&y)[C],
           lstm<D, H, C, N>& g) {
  constexpr int G = 4 * H, S = G + 64 / sizeof(N);  // row stride of the gates
  alignas(64) N gates[T * S], states[(T + 1) * H], cells[(T + 1) * H], squashed[T * H];
  alignas(64) N ut[D * S], wt[H * S], dh[H], dc[H] = {};
  N *const h = states + H, *const c = cells + H;

  // forward
  transpose<G, D>(p.U, D, ut, S);
  transpose<G, H>(p.W, H, wt, S);
  std::copy_n(h_init, H, states);
  std::copy_n(c_init, H, cells);
  product<T, D, G, N>({x, D, 1}, {ut, S}, {p.b, 0}, {gates, S});
  for (int t = 0; t < T; ++t) {
    N *const a = gates + t * S, *const state = h + t * H, *const cell = c + t * H, *const tanh_c = squashed + t * H;
    product<1, H, G, N>({state - H, 0, 1}, {wt, S}, {a, 0}, {a, 0});
    for (int j = 0; j < H; ++j) {
      const N in = F::sigmoid(a[j]), forget = F::sigmoid(a[H + j]), candidate = F::tanh(a[2 * H + j]),
              out = F::sigmoid(a[3 * H + j]);
      cell[j] = forget * cell[j - H] + in * candidate;
      tanh_c[j] = F::tanh(cell[j]);
      state[j] = out * tanh_c[j];
      a[j] = in, a[H + j] = forget, a[2 * H + j] = candidate, a[3 * H + j] = out;
    }
  }
  const N loss = output_layer<H, C, F, N>(p.V, p.c, y, h + (T - 1) * H, g.V, g.c, dh);

  // backward; d(t) takes the place of the gates
  for (int t = T - 1;; --t) {
    N* const a = gates + t * S;
    const N *const cell_before = c + (t - 1) * H, *const tanh_c = squashed + t * H;
    for (int j = 0; j < H; ++j) {
      const N in = a[j], forget = a[H + j], candidate = a[2 * H + j], out = a[3 * H + j];
      const N d = dc[j] + out * (1 - tanh_c[j] * tanh_c[j]) * dh[j];
      a[j] = d * candidate * in * (1 - in);
      a[H + j] = d * cell_before[j] * forget * (1 - forget);
      a[2 * H + j] = d * in * (1 - candidate * candidate);
      a[3 * H + j] = dh[j] * tanh_c[j] * out * (1 - out);
      dc[j] = d * forget;
    }
    if (t == 0) break;
    product<1, G, H, N>({a, 0, 1}, {p.W, H}, {}, {dh, 0});
  }
  product<G, T, H, N>({gates, 1, S}, {states, H}, {}, {g.W, H});
  product<G, T, D, N>({gates, 1, S}, {x, D}, {}, {g.U, D});
  for (int i = 0; i < G; ++i) g.b[i] = 0;
  for (int t = 0; t < T; ++t)
    for (int i = 0; i < G; ++i) g.b[i] += gates[t * S + i];
  return loss;
}

}  // namespace by_hand
