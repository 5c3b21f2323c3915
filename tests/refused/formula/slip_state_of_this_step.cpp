// expect: bptt: two formulas are compared that have different axes
// expect: comparison_axes_agree<(bptt::)?closed_form<1, .*, (bptt::)?axes<(bptt::)?at_step<net::hidden, 0>, (bptt::)?at_step<net::hidden, -1> ?>, .*, (bptt::)?axes<net::hidden, net::hidden> ?>
// Published: the outer product of δ(t) with h(t), where h(t−1) belongs.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct feature : axis<4> {} feature;
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct out : axis<4> {} out;
inline constexpr struct W : parameter<W, hidden, before(hidden)> {} W;
inline constexpr struct U : parameter<U, feature, hidden> {} U;
inline constexpr struct V : parameter<V, out, hidden> {} V;
inline constexpr struct x : input<x, feature> {} x;
inline constexpr struct y : input<y, out> {} y;
inline constexpr struct h : variable<h, hidden> {} h;
inline constexpr struct o : variable<o, out> {} o;
inline constexpr struct L : variable<L> {} L;
// clang-format on
inline constexpr auto net = unroll<1>(recurrence(h[t] = tanh(W * h[t - 1_c] + transpose(U) * x[t]), o[t] = V * h[t],
                                                 L[last] = sum(softmax_cross_entropy(o[t], y[t]), t)));
// clang-format off
inline constexpr struct delta : variable<delta, hidden> {} delta;
// clang-format on
#ifdef VALID_TWIN
inline constexpr bool same = equivalent(derivative(net, L, W), outer(delta[t], h[t - 1_c]));
#else
inline constexpr bool same = equivalent(derivative(net, L, W), outer(delta[t], h[t]));
#endif
}  // namespace net
