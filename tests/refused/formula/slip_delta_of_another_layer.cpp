// expect: bptt: two formulas are compared that have different axes
// expect: comparison_axes_agree<(bptt::)?closed_form<1, .*, (bptt::)?axes<(bptt::)?at_step<net::feature, 0>, (bptt::)?at_step<net::hidden, 0> ?>, .*, (bptt::)?axes<net::feature, net::out> ?>
// Published: ∂L/∂U = xᵀ·δ with δ of the layer above, where that of its own layer belongs. U is written for rows here, a
// row of it for each feature.
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
inline constexpr struct delta_4 : variable<delta_4, hidden> {} delta_4;
inline constexpr struct delta_5 : variable<delta_5, out> {} delta_5;
// clang-format on
#ifdef VALID_TWIN
inline constexpr bool same = equivalent(net, derivative(net, L, U), outer(x[t], delta_4[t]));
#else
inline constexpr bool same = equivalent(net, derivative(net, L, U), outer(x[t], delta_5[t]));
#endif
}  // namespace net
