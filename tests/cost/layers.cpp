// at most 30500
// same at 512
// per layer at most 6800
// A stack of LSTM layers of 24 units, four or -DLAYERS=n. What they cost in seconds: tests/benchmark/run.
#define BPTT_MAX_STACK_BYTES (1 << 24)  // for T = 512
#include <bptt/bptt.hpp>
#include <bptt/cells/lstm.hpp>
#include <bptt/cells/stacked.hpp>
#ifndef LAYERS
#define LAYERS 4
#endif
namespace net {
using namespace bptt;
inline constexpr int D = 8, H = 24;
// clang-format off
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct L : variable<L> {} L;
// clang-format on
template <int k>
struct layer : cells::lstm<layer<k>, (k == 0 ? D : H), H> {};
using top = layer<LAYERS - 1>;

constexpr auto of_layers = []<int... k>(std::integer_sequence<int, k...>) {
  constexpr auto cell = recurrence(cells::stacked(x[t], layer<k>{}...), L[last] = sum(dot(top::h[t], top::h[t]), t));
  return gradient(unroll<STEPS>(cell), L,
                  wrt(layer<k>::W_ih..., layer<k>::W_hh..., layer<k>::b_ih..., layer<k>::b_hh...));
};
constexpr auto g = of_layers(std::make_integer_sequence<int, LAYERS>{});
}  // namespace net

struct weights {
  std::array<double, 4 * 24 * 8> first;
  std::array<double, 4 * 24 * 24> matrix[2 * LAYERS];
  std::array<double, 4 * 24> bias[2 * LAYERS];
  template <int k>
  auto const& of_input() const {
    if constexpr (k == 0)
      return first;
    else
      return matrix[LAYERS + k];
  }
};
template <int... k>
double run(std::integer_sequence<int, k...>, weights const& w, std::array<double, STEPS * 8> const& xs) {
  using namespace net;
  auto const r =
      g(layer<k>::W_ih(w.of_input<k>())..., layer<k>::W_hh(w.matrix[k])..., layer<k>::b_ih(w.bias[k])...,
        layer<k>::b_hh(w.bias[LAYERS + k])..., layer<k>::h[-1_c](zero)..., layer<k>::c[-1_c](zero)..., x(xs));
  return (r[L] + ... + (r[layer<k>::W_ih](3, 4) + r[layer<k>::W_hh](1, 1) + r[layer<k>::b_ih](2)));
}
double run(weights const& w, std::array<double, STEPS * 8> const& xs) {
  return run(std::make_integer_sequence<int, LAYERS>{}, w, xs);
}
