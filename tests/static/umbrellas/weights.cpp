// flags: -fno-exceptions -fno-rtti
// bptt/weights.hpp is enough to save and load, on machines without exceptions too; who includes it does not pay for
// proofs and printing.
#include <bptt/train.hpp>
#include <bptt/weights.hpp>

namespace bptt {  // names of the wings that are not included: they are free
struct text {};
struct equivalent {};
struct contributions {};
}  // namespace bptt

namespace by_weights {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
// clang-format on
constexpr auto net = unroll<2>(recurrence(s[t] = tanh(w * s[t - 1_c]) + x[t]));

inline weights::status save_and_load(parameters<decltype(net)>& theta, train::adam<parameters<decltype(net)>>& adam) {
  int step = 0;
  if (auto saved = weights::save("run.safetensors", theta, adam, weights::as("step", step)); !saved) return saved;
  return weights::load("run.safetensors", weights::named(theta, weights::as("w", w)), adam, weights::as("step", step));
}
}  // namespace by_weights
