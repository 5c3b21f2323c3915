// expect: bptt: a formula is wrong: this is the first term that is
// expect: "term 2 of step 0: the factor W\^T is"}, .*"transposed, W stands where W\^T
// W for its transpose, where W is square.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct b : parameter<b, 3> {} b;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = tanh(W * h[t - 1_c] + b), E[last] = dot(h[last], x[last])));
constexpr auto delta_1 = hadamard(x[1_c], 1_c - square(h[1_c]));
#ifdef VALID_TWIN
constexpr auto delta_0 = hadamard(transpose(W) * delta_1, 1_c - square(h[0_c]));
#else
constexpr auto delta_0 = hadamard(W * delta_1, 1_c - square(h[0_c]));
#endif
static_assert(matches(net, E, W, outer(delta_1, h[0_c]) + outer(delta_0, h[-1_c])));
}  // namespace net
