// bptt/train.hpp is enough to train; who includes it does not pay for proofs and printing.
#include <bptt/train.hpp>

namespace bptt {  // names of the wings that are not included: they are free
struct text {};
struct equivalent {};
struct contributions {};
}  // namespace bptt

namespace by_train {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(s[t] = tanh(w * s[t - 1_c]) + x[t], E[last] = square(s[last])));
constexpr auto slope = [] {
  parameters<decltype(net)> theta, written;
  gradient(net, E, wrt(theta)).into(written, theta, x({0.5, 2.0}), s[-1_c](0.25));
  return written[w];
}();
static_assert(slope == 2);  // 2·s₁·s₀, s₀ = x₀
}  // namespace by_train
