// Four slips in published derivations, with sizes only and all sizes equal, so that no size gives them away: the proof
// refuses each, and takes the formula that was meant. With named axes the compiler refuses them as they are written:
// tests/refused/slip_*.cpp.
#include <bptt/bptt.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct U : parameter<U, 3, 3> {} U;
inline constexpr struct V : parameter<V, 3, 3> {} V;
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct y : input<y, 3> {} y;
inline constexpr struct z : variable<z, 3> {} z;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct o : variable<o, 3> {} o;
inline constexpr struct L : variable<L> {} L;
// clang-format on
// as in programs that work with rows, zₜᵀ = hₜ₋₁ᵀ·W + xₜᵀ·U; o = V·h
constexpr auto net = unroll<2>(recurrence(z[t] = transpose(W) * h[t - 1_c] + transpose(U) * x[t], h[t] = tanh(z[t]),
                                          o[t] = V * h[t], L[last] = sum(softmax_cross_entropy(o[t], y[t]), t)));

// the parts that the formulas share: δ of the layer of the outputs and of the hidden layer, the last step first
template <int k>
constexpr auto delta_5 = sum(y[hana::int_c<k>]) * softmax(o[hana::int_c<k>]) - y[hana::int_c<k>];
template <int k>
constexpr auto slope = 1_c - square(h[hana::int_c<k>]);
constexpr auto dhraw = hadamard(transpose(V) * delta_5<1>, slope<1>);
constexpr auto delta_4 = hadamard(transpose(V) * delta_5<0> + W * dhraw, slope<0>);

// (a) dhnext = dhRaw * Whh of rows, without the transpose
static_assert(equivalent(transpose(derivative(net, L, h[0_c])),
                         transpose(dhraw) * transpose(W) + transpose(delta_5<0>) * V));
static_assert(!equivalent(transpose(derivative(net, L, h[0_c])), transpose(dhraw) * W + transpose(delta_5<0>) * V));

// (b) the outer product with h(t), where h(t−1) belongs
static_assert(equivalent(derivative(net, L, W), outer(h[0_c], dhraw) + outer(h[-1_c], delta_4)));
static_assert(!equivalent(derivative(net, L, W), outer(h[1_c], dhraw) + outer(h[0_c], delta_4)));

// (c) ∂L/∂U = xᵀδ with the δ of the layer above
static_assert(equivalent(derivative(net, L, U), outer(x[0_c], delta_4) + outer(x[1_c], dhraw)));
static_assert(!equivalent(derivative(net, L, U), outer(x[0_c], delta_5<0>) + outer(x[1_c], delta_5<1>)));

// (d) V·δ where Vᵀ·δ belongs: copied from a page on which V is written for rows
static_assert(equivalent(derivative(net, L, z[1_c]), hadamard(transpose(V) * delta_5<1>, slope<1>)));
static_assert(!equivalent(derivative(net, L, z[1_c]), hadamard(V * delta_5<1>, slope<1>)));
}  // namespace
