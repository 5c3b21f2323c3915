// Jacobians between vectors: a row for each component of the loss, a column for each of the target.
#include <bptt/derivation/jacobian.hpp>

#include "../same.hpp"

using namespace bptt::simplified;  // the builders of generated formulas
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct p : parameter<p, 4> {} p;
inline constexpr struct U : parameter<U, 4, 3> {} U;
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct q : variable<q, 4> {} q;
inline constexpr struct n : variable<n> {} n;
// clang-format on
constexpr auto slope = diag_of<decltype(minus(one, square(h[1_c])))>{};
constexpr auto net = unroll<2>(
    recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t]), q[last] = softmax(h[last]), n[last] = dot(p, h[last])));
static_assert(same(formula_of(derivative(net, h[1_c], h[1_c])), identity<4>{}));
static_assert(same(formula_of(derivative(net, h[1_c], h[0_c])), slope * W));
static_assert(same(formula_of(derivative(net, h[1_c], x[1_c])), slope * U));
static_assert(same(formula_of(derivative(net, h[0_c], h[1_c])), zeros<4, 4>{}));
static_assert(same(formula_of(derivative(net, n, h[1_c])), p));  // of a scalar: the gradient, of the target's shape
static_assert(shape_of(derivative(net, h[1_c], x[0_c])) == shape<4, 3>{});
static_assert(shape_of(derivative(net, q[last], h[last])) == shape<4, 4>{});
// softmax: diag(y) − y·yᵀ
static_assert(equivalent(derivative(net, q[last], h[last]), diag_of<at_last<struct q>>{} - outer(q[last], q[last])));
// a vector with respect to a scalar is a vector
constexpr auto scaled = unroll<1>(recurrence(h[t] = k * p - U * x[t]));
static_assert(same(formula_of(derivative(scaled, h[0_c], k)), p));
static_assert(same(formula_of(derivative(scaled, h[0_c], p)), k * identity<4>{}));
static_assert(same(formula_of(derivative(scaled, h[0_c], x[0_c])), -U));
// pieces and parts of the target: columns of the Jacobian
// clang-format off
inline constexpr struct r : parameter<r, 4> {} r;
inline constexpr struct V : parameter<V, 2, 2> {} V;
inline constexpr struct y : variable<y, 2> {} y;
// clang-format on
constexpr auto pieces = unroll<1>(recurrence(y[t] = V * segment<1, 2>(r) + component<3>(r) * segment<0, 2>(p)));
static_assert(same(formula_of(derivative(pieces, y[0_c], r)),
                   transpose(pad<1, 4>(concat(transpose(V), transpose(segment<0, 2>(p)))))));
static_assert(same(formula_of(derivative(pieces, y[0_c], p)), transpose(pad<0, 4>(component<3>(r) * identity<2>{}))));
constexpr auto parts = unroll<1>(recurrence(y[t] = V * y[t - 1_c], h[t] = W * concat(component<1>(y[t]), y[t], k)));
static_assert(same(formula_of(derivative(parts, h[0_c], k)), W * pad<3, 4>(one)));
constexpr auto outside = unroll<2>(recurrence(h[t] = W * tanh(h[t - 1_c])));  // Mᵀ·diag(d), in this order
static_assert(same(formula_of(derivative(outside, h[0_c], h[-1_c])), W * diag(1_c - square(tanh(h[-1_c])))));
constexpr auto middle = unroll<1>(recurrence(y[t] = V * y[t - 1_c], h[t] = W * concat(k, y[t], k)));
static_assert(same(formula_of(derivative(middle, h[0_c], y[0_c])), transpose(rows<1, 2>(transpose(W)))));
}  // namespace
