// expect: bptt: a loss is a scalar
// expect: loss_is_scalar<.*elman::h.*, (bptt::)?shape<4> ?>
#include <bptt/bptt.hpp>

namespace elman {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct U : parameter<U, 4, 3> {} U;
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto net =
    unroll<3>(recurrence(h[t] = tanh(U * x[t] + W * h[t - 1_c]), E[last] = dot(h[last], h[last])));
#ifdef VALID_TWIN
inline constexpr auto g = gradient(net, E, wrt(W));
#else
inline constexpr auto g = gradient(net, h[2_c], wrt(W));
#endif
}  // namespace elman
