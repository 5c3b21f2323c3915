// expect: bptt: a derivative is taken with respect to a parameter, or a variable or input of the net at one of its steps
// expect: has_a_value<(bptt::)?at<elman::h, -2>,
// The net has a lag of 1: h[-1_c] is given, h[-2_c] is nothing.
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
inline constexpr auto d = derivative(net, E, h[-1_c]);
#else
inline constexpr auto d = derivative(net, E, h[-2_c]);
#endif
}  // namespace elman
