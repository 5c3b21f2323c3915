// Symbols of the tests of printing, and a net of scalars and one of vectors.
#pragma once
#include <bptt/derivation/derivative.hpp>
#include <bptt/printing/spelling.hpp>

#include "../cross.hpp"

namespace printed {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct N : parameter<N, 2, 3> {} N;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct f : function<f> {} f;
inline constexpr struct func : function<func> {} func;
// names
inline constexpr struct theta : parameter<theta> {} theta;
inline constexpr struct yhat : variable<yhat> {} yhat;
inline constexpr struct delta_hat : variable<delta_hat> {} delta_hat;
inline constexpr struct W_ih : parameter<W_ih, 3, 3> {} W_ih;
inline constexpr struct h1 : variable<h1> {} h1;
inline constexpr struct eta : parameter<eta>, written<"η′", "\\eta'"> {} eta;
inline constexpr struct low {} low;
template <class Owner>
struct gate : variable<gate<Owner>>, member_of<Owner> {};
inline constexpr gate<struct low> i{};

namespace net2 {
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
constexpr auto cell = recurrence(z[t] = u * x[t] + w * s[t - 1_c], s[t] = func(z[t]), E[last] = square(s[last]) / 2_c);
constexpr auto net = unroll<2>(cell);
}  // namespace net2

namespace elman {
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct y : input<y, 5> {} y;
inline constexpr struct U : parameter<U, 3, 2> {} U;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct V : parameter<V, 5, 3> {} V;
inline constexpr struct b : parameter<b, 3> {} b;
inline constexpr struct c : parameter<c, 5> {} c;
inline constexpr struct a : variable<a, 3> {} a;
inline constexpr struct o : variable<o, 5> {} o;
inline constexpr struct yhat : variable<yhat, 5> {} yhat;
inline constexpr struct L : variable<L> {} L;
constexpr auto cell = recurrence(
    h[t] = tanh(b + W * h[t - 1_c] + U * x[t]),
    o[t] = c + V * h[t],
    L[last] = sum(softmax_cross_entropy(o[t], y[t]), t));
constexpr auto with_names = recurrence(
    a[t] = b + W * h[t - 1_c] + U * x[t],
    h[t] = tanh(a[t]),
    o[t] = c + V * h[t],
    yhat[t] = softmax(o[t]),
    L[last] = sum(cross_entropy(yhat[t], y[t]), t));
}  // namespace elman
// clang-format on
}  // namespace printed
