// The output layer o = c + V h and the loss of many-to-one nets, which is returned; p = dL/do = softmax(o) sum(y) - y
// goes to dc, dV = p h', dh = V'p.
#pragma once
#include "products.hpp"

namespace by_hand {

template <int H, int C, class F, class N>
[[gnu::always_inline]] inline N output_layer(const N* V, const N* c, const N* y, const N* h, N* dV, N* dc, N* dh) {
  using P = pack<N, H>;
  constexpr int width = lanes<N, H>;
  N o[C];
  for (int k = 0; k < C; ++k) {
    P sum{};
    for (int j = 0; j < H; j += width) sum += load<P>(V + k * H + j) * load<P>(h + j);
    o[k] = c[k] + total<P, N>(sum);
  }

  // the loss, through log-sum-exp
  N top = o[0], e[C], loss = 0;
  for (int k = 1; k < C; ++k) top = o[k] > top ? o[k] : top;
  for (int k = 0; k < C; ++k) e[k] = F::exp(o[k] - top);
  N mass = e[0], weight = y[0];
  for (int k = 1; k < C; ++k) mass += e[k], weight += y[k];
  const N lse = top + F::log(mass), scale = weight / mass;
  for (int k = 0; k < C; ++k) loss += y[k] * (lse - o[k]), dc[k] = e[k] * scale - y[k];
  product<C, 1, H, N>({dc, 1, 0}, {h, 0}, {}, {dV, H});
  product<1, C, H, N>({dc, 0, 1}, {V, H}, {}, {dh, 0});
  return loss;
}

}  // namespace by_hand
