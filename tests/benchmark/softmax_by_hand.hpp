// The loss of a classifier and its gradient with respect to the logits, written by hand: the mean over rows of
//
//   L = sum_i y_i (log sum_j exp(q_j) - q_i),   dL/dq = softmax(q) sum(y) - y
//
// What makes it fast: a row is read twice forward and once backward; as many maxima and sums run side by side as hide
// the latency of an addition; every exponential is computed once, where its derivative is to be, and scaled there.
#pragma once
#include "functions_by_hand.hpp"
#include "products.hpp"

namespace by_hand {

template <int n, class F = vectorised, class N>
[[gnu::always_inline]] inline N softmax_row(const N* __restrict q, const N* __restrict y, N each, N* __restrict dq) {
  using P = pack<N, n>;
  constexpr int width = lanes<N, n>, chains = n / width < 4 ? n / width : 4, block = chains * width;
  P most[chains], mass[chains] = {}, weight[chains] = {}, cross[chains] = {};
  for (int c = 0; c < chains; ++c) most[c] = load<P>(q + c * width);
  for (int k = block; k < n; k += block)
    for (int c = 0; c < chains; ++c) {
      const P v = load<P>(q + k + c * width);
      most[c] = most[c] < v ? v : most[c];
    }
  N of_lanes[block];
  for (int c = 0; c < chains; ++c) store(of_lanes + c * width, most[c]);
  for (int left = block / 2; left > 0; left /= 2)
    for (int k = 0; k < left; ++k) of_lanes[k] = of_lanes[k] < of_lanes[k + left] ? of_lanes[k + left] : of_lanes[k];
  const N top = of_lanes[0];

  for (int k = 0; k < n; k += block) {
    for (int i = k; i < k + block; ++i) dq[i] = F::exp(q[i] - top);
    for (int c = 0; c < chains; ++c) {
      const P of_y = load<P>(y + k + c * width);
      mass[c] += load<P>(dq + k + c * width);
      weight[c] += of_y;
      cross[c] += of_y * load<P>(q + k + c * width);
    }
  }
  for (int c = 1; c < chains; ++c) mass[0] += mass[c], weight[0] += weight[c], cross[0] += cross[c];
  const N sum = total<P, N>(mass[0]), of_y = total<P, N>(weight[0]), scale = of_y / sum * each;
  for (int k = 0; k < n; ++k) dq[k] = dq[k] * scale - y[k] * each;
  return of_y * (top + F::log(sum)) - total<P, N>(cross[0]);
}

// The mean of the losses of so many rows; their gradient goes to dq.
template <int n, class F = vectorised, class N>
N softmax_rows(int rows, const N* q, const N* y, N* dq) {
  N loss = 0;
  for (int r = 0; r < rows; ++r) loss += softmax_row<n, F>(q + r * n, y + r * n, N(1) / N(rows), dq + r * n);
  return loss / N(rows);
}

}  // namespace by_hand
