// bptt/callables.hpp is enough to compute gradients and values; who includes it does not pay for proofs and printing.
#include <bptt/callables.hpp>

namespace bptt {  // names of the wings that are not included: they are free
struct text {};
struct equivalent {};
struct contributions {};
}  // namespace bptt

namespace by_callables {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(s[t] = tanh(w * s[t - 1_c]) + x[t], E[last] = square(s[last])));
constexpr auto of_net = gradient(net, E, wrt(w, x))(w(0.0), x({0.5, 2.0}), s[-1_c](0.25));
static_assert(of_net[E] == 4 && of_net[x][1] == 4 && of_net[w] == 2);  // 2·s₁·s₀, s₀ = x₀
static_assert(evaluate(net)(w(0.0), x({0.5, 2.0}), s[-1_c](0.25))[s[0_c]] == 0.5);
}  // namespace by_callables
