// expect: bptt: a Jacobian is of a vector with respect to a scalar or a vector
// expect: jacobian_is_a_matrix<(bptt::)?at_last<elman::h>, (bptt::)?shape<4>, elman::W, (bptt::)?shape<4, 4> ?>
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
inline constexpr auto d = derivative(net, h[last], h[-1_c]);
#else
inline constexpr auto d = derivative(net, h[last], W);
#endif
}  // namespace elman
