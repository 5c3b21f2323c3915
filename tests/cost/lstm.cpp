// at most 12600
// same at 64 512
// An LSTM of 24 units with a softmax readout at every step.
#define BPTT_MAX_STACK_BYTES (1 << 22)  // for T = 512
#include <bptt/bptt.hpp>
#include <bptt/cells/lstm.hpp>
namespace net {
using namespace bptt;
inline constexpr int D = 8, H = 24, C = 8;
// clang-format off
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : input<y, C> {} y;
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct d : parameter<d, C> {} d;
inline constexpr struct q : variable<q, C> {} q;
inline constexpr struct L : variable<L> {} L;
inline constexpr struct layer : cells::lstm<layer, D, H> {} layer;
// clang-format on
constexpr auto cell =
    recurrence(layer(x[t]), q[t] = V * layer.h[t] + d, L[last] = sum(softmax_cross_entropy(q[t], y[t]), t));
constexpr auto g = gradient(unroll<STEPS>(cell), L, wrt(layer.W_ih, layer.W_hh, layer.b_ih, layer.b_hh, V, d));
}  // namespace net
double run(std::array<double, 4 * 24 * 8> const& W_ih, std::array<double, 4 * 24 * 24> const& W_hh,
           std::array<double, 4 * 24> const& b_ih, std::array<double, 4 * 24> const& b_hh,
           std::array<double, 8 * 24> const& Vv, std::array<double, 8> const& dv,
           std::array<double, STEPS * 8> const& xs, std::array<double, STEPS * 8> const& ys) {
  using namespace net;
  auto r = g(layer.W_ih(W_ih), layer.W_hh(W_hh), layer.b_ih(b_ih), layer.b_hh(b_hh), V(Vv), d(dv), layer.h[-1_c](zero),
             layer.c[-1_c](zero), x(xs), y(ys));
  return r[L] + r[layer.W_ih](3, 4) + r[layer.W_hh](1, 1) + r[layer.b_ih](2) + r[layer.b_hh](2) + r[V](3, 3) + r[d](1);
}
