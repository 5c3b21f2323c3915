// The symbols of an Elman net with a softmax at each step (Goodfellow, Bengio, Courville, Deep Learning, section
// 10.2.2), and what derivations by hand name in it. With ALL_SIZES_EQUAL no shape stands in the way of a slip.
#pragma once
#include "claims.hpp"

namespace derivations {
using namespace bptt;
#ifdef ALL_SIZES_EQUAL
inline constexpr int D = 3, H = 3, C = 3;
#else
inline constexpr int D = 2, H = 3, C = 4;
#endif
// clang-format off
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : input<y, C> {} y;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct c : parameter<c, C> {} c;
inline constexpr struct a : variable<a, H> {} a;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct o : variable<o, C> {} o;
inline constexpr struct p : variable<p, C> {} p;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto hm1 = h[-1_c];
constexpr auto h0 = h[0_c];
constexpr auto h1 = h[1_c];
constexpr auto h2 = h[2_c];
constexpr auto x0 = x[0_c];
constexpr auto x1 = x[1_c];
constexpr auto x2 = x[2_c];
constexpr auto Wt = transpose(W);
constexpr auto Vt = transpose(V);
constexpr auto e0 = sum(y[0_c]) * p[0_c] - y[0_c];  // ∂L/∂o(0)
constexpr auto e1 = sum(y[1_c]) * p[1_c] - y[1_c];
constexpr auto e2 = sum(y[2_c]) * p[2_c] - y[2_c];
constexpr auto slope0 = 1_c - square(h0);
constexpr auto slope1 = 1_c - square(h1);
constexpr auto slope2 = 1_c - square(h2);
constexpr auto D0 = diag(slope0);
constexpr auto D1 = diag(slope1);
constexpr auto D2 = diag(slope2);
}  // namespace derivations
