// A net with named axes: what is derived has the axes of what it is taken with respect to, and formulas by hand are
// checked by them.
#include <bptt/bptt.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct feature : axis<3> {} feature;
inline constexpr struct out : axis<2> {} out;
inline constexpr struct W : parameter<W, hidden, before(hidden)> {} W;
inline constexpr struct U : parameter<U, hidden, feature> {} U;
inline constexpr struct V : parameter<V, out, hidden> {} V;
inline constexpr struct b : parameter<b, hidden> {} b;
inline constexpr struct x : input<x, feature> {} x;
inline constexpr struct y : input<y, out> {} y;
inline constexpr struct h : variable<h, hidden> {} h;
inline constexpr struct z : variable<z, hidden> {} z;
inline constexpr struct o : variable<o, out> {} o;
inline constexpr struct d : variable<d, hidden> {} d;  // δₜ = ∂L/∂zₜ
inline constexpr struct L : variable<L> {} L;
// clang-format on
using H = struct hidden;
using F = struct feature;
using O = struct out;

constexpr auto elman = unroll<3>(recurrence(z[t] = W * h[t - 1_c] + U * x[t] + b, h[t] = tanh(z[t]),
                                            o[t] = softmax(V * h[t]), L[last] = sum(cross_entropy(o[t], y[t]), t)));

// the axes of a derivative are those of what it is taken with respect to: of a parameter up to a common shift, of a
// variable at a step
static_assert(shape_of(derivative(elman, L, W)) == shape_of(W) && shape_of(derivative(elman, L, U)) == shape_of(U) &&
              shape_of(derivative(elman, L, b)) == shape_of(b));
static_assert(axes_of(derivative(elman, L, W)) == axes_of(W) && axes_of(derivative(elman, L, U)) == axes_of(U) &&
              axes_of(derivative(elman, L, b)) == axes_of(b));
static_assert(can_add(W, derivative(elman, L, W)) && can_add(U, derivative(elman, L, U)) &&
              can_add(V, derivative(elman, L, V)) && can_add(b, derivative(elman, L, b)));
static_assert(!can_add(transpose(W), derivative(elman, L, W)));
static_assert(axes_of(derivative(elman, L, z[1_c])) == axes_of(z[1_c]) &&
              axes_of(derivative(elman, L, h[0_c])) == axes_of(h[0_c]) &&
              axes_of(derivative(elman, L, h[-1_c])) == axes_of(h[-1_c]));
static_assert(axes_of(derivative(elman, L, x[2_c])) == axes_of(x[2_c]) &&
              axes_of(derivative(elman, L, o[1_c])) == axes_of(o[1_c]));
static_assert(axes_of(derivative(elman, h[1_c], h[0_c])) ==
              axes<at_step<H, 1>, at_step<H, 0>>{});  // a row for each component of the loss

// the textbook's adjoint equations, in the frame of step t: V and W stand in the frames of their operands
constexpr auto carried_back = transpose(W) * d[t + 1_c] + transpose(V) * (o[t] - y[t]);
static_assert(axes_of(carried_back) == axes<H>{});
static_assert(std::is_same_v<decltype(d[t] = hadamard(carried_back, 1_c - square(h[t])))::lhs, ago<struct d, 0>>);
static_assert(axes_of(sum(outer(d[t], h[t - 1_c]), t)) == axes_of(W) &&
              axes_of(sum(outer(d[t], x[t]), t)) == axes_of(U) && axes_of(sum(d[t], t)) == axes_of(b));
static_assert(axes_of(sum(outer(o[t] - y[t], h[t]), t)) == axes_of(V));
// with diag in place of the product of components
static_assert(axes_of(transpose(W) * (diag(1_c - square(h[t + 1_c])) * d[t + 1_c])) == axes<H>{});
static_assert(!can_multiply(transpose(W) * diag(h[t + 1_c]), d[t]) && !can_add(transpose(W) * d[t + 1_c], h[t + 1_c]));

// closed formulas
template <int k>
constexpr auto slope = 1_c - square(h[hana::int_c<k>]);
template <int k>
constexpr auto error = o[hana::int_c<k>] - y[hana::int_c<k>];
constexpr auto d2 = hadamard(transpose(V) * error<2>, slope<2>);
constexpr auto d1 = hadamard(transpose(V) * error<1> + transpose(W) * d2, slope<1>);
constexpr auto d0 = hadamard(transpose(V) * error<0> + transpose(W) * d1, slope<0>);
static_assert(axes_of(d0) == axes<at_step<H, 0>>{} && axes_of(d0 + d1 + d2) == axes<H>{});
constexpr auto by_hand = outer(d2, h[1_c]) + outer(d1, h[0_c]) + outer(d0, h[-1_c]);
static_assert(can_add(by_hand, W) && can_add(by_hand, derivative(elman, L, W)) && !can_add(outer(d2, h[2_c]), by_hand));
static_assert(can_compare(by_hand, derivative(elman, L, W)) &&
              can_compare(derivative(elman, L, W), sum(outer(d[t], h[t - 1_c]), t)) &&
              can_compare(d1, derivative(elman, L, z[1_c])));
static_assert(!can_compare(derivative(elman, L, W), sum(outer(d[t], h[t]), t)) &&
              !can_compare(derivative(elman, L, W), transpose(W)) && !can_compare(derivative(elman, L, b), o[1_c]));
static_assert(!equivalent(derivative(elman, L, W), W) && equivalent(derivative(elman, L, W), derivative(elman, L, W)) &&
              equivalent(derivative(elman, L, z[2_c]), derivative(elman, L, z[2_c])));

// `unnamed` leaves no trace in an equation, nor where formulas are compared or printed
static_assert(text(hadamard(z[1_c], unnamed(h[0_c]))) == "z₁ ∘ h₀");
constexpr auto gated = (h[t] = hadamard(z[t], unnamed(h[t - 1_c])) + tanh(z[t]));
static_assert(std::is_same_v<decltype(gated)::rhs,
                             add<hadamard_of<ago<struct z, 0>, ago<struct h, 1>>, tanh_of<ago<struct z, 0>>>>);
static_assert(std::is_same_v<decltype(d[t] = unnamed(h[t + 1_c]))::rhs, ahead<struct h, 1>> &&
              std::is_same_v<decltype(d[t] = h[t])::rhs, ago<struct h, 0>>);
static_assert(equivalent(unnamed(h[1_c]), h[1_c]) && equivalent(unnamed(h[1_c]) + z[2_c], z[2_c] + unnamed(h[1_c])));
constexpr auto net = unroll<2>(recurrence(z[t] = U * x[t] + b, gated, L[last] = dot(h[last], h[last])));
static_assert(same(formula_of(derivative(net, L, h[0_c])), 2_c * hadamard(z[1_c], h[1_c])) &&
              axes_of(derivative(net, L, z[1_c])) == axes<some_step<H>>{});
}  // namespace
