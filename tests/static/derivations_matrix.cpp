// Right and wrong derivations by hand in matrix form: an Elman net with a softmax at each step (Goodfellow, Bengio, Courville, Deep Learning, section 10.2.2).
// derivations_square.cpp takes the same claims with sizes that are all equal, where no shape stands in the way of a slip.
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

namespace two_steps {
constexpr auto net = unroll<2>(recurrence(a[t] = b + W * h[t - 1_c] + U * x[t], h[t] = tanh(a[t]), o[t] = c + V * h[t], p[t] = softmax(o[t]),
                                          L[last] = sum(cross_entropy(p[t], y[t]), t)));
constexpr auto dL = claims(net, L);

// the book's equations
constexpr auto g1 = Vt * e1;                  // ∂L/∂h(1)
constexpr auto g0 = Wt * D1 * g1 + Vt * e0;   // ∂L/∂h(0)
static_assert(dL.right(o[0_c], e0));
static_assert(dL.right(o[1_c], e1));
static_assert(dL.right(h[1_c], g1));
static_assert(dL.right(h[0_c], g0));
static_assert(dL.right(c, e0 + e1));
static_assert(dL.right(b, D0 * g0 + D1 * g1));
static_assert(dL.right(V, e0 * transpose(h0) + e1 * transpose(h1)));
static_assert(dL.right(W, D0 * g0 * transpose(hm1) + D1 * g1 * transpose(h0)));
static_assert(dL.right(U, D0 * g0 * transpose(x0) + D1 * g1 * transpose(x1)));
static_assert(dL.right(h[-1_c], Wt * D0 * g0));
static_assert(dL.right(x[0_c], transpose(U) * D0 * g0));
static_assert(dL.right(x[1_c], transpose(U) * D1 * g1));

// δ(t), the derivative by a(t)
constexpr auto delta1 = hadamard(Vt * e1, slope1);
constexpr auto delta0 = hadamard(Vt * e0 + Wt * delta1, slope0);
static_assert(dL.right(a[0_c], delta0));
static_assert(dL.right(W, outer(delta0, hm1) + outer(delta1, h0)));                        // VR01
static_assert(dL.right(W, transpose(outer(hm1, delta0) + outer(h0, delta1))));             // VR02
// VR07, forward in time: what e(t) makes of ∂h(t)/∂W, path by path
static_assert(dL.right(W, transpose(transpose(e1) * V * D1) * transpose(h0) + transpose(transpose(e1) * V * D1 * W * D0) * transpose(hm1) +
                              transpose(transpose(e0) * V * D0) * transpose(hm1)));
static_assert(dL.wrong(W, outer(hm1, delta0) + outer(h0, delta1)));                                                                // VW01
static_assert(dL.wrong(W, D0 * (W * D1 * g1 + Vt * e0) * transpose(hm1) + D1 * g1 * transpose(h0)));                               // VW02
static_assert(dL.wrong(W, D0 * (Wt * D0 * g1 + Vt * e0) * transpose(hm1) + D1 * g1 * transpose(h0)));                              // VW04
static_assert(dL.wrong(W, outer(delta0, h0) + outer(delta1, h1)));                                                                 // VW08

// other right forms
static_assert(dL.right(W, outer(delta1, h0) + D0 * (Vt * e0 + Wt * delta1) * transpose(hm1)));
static_assert(dL.right(W, diag(Vt * e1) * slope1 * transpose(h0) + diag(slope0) * (Vt * e0) * transpose(hm1) + diag(slope0) * Wt * diag(slope1) * Vt * e1 * transpose(hm1)));
static_assert(dL.right(W, D1 * outer(Vt * e1, h0) + D0 * outer(g0, hm1)));
static_assert(dL.right(W, transpose(h0 * transpose(delta1)) + outer(hadamard(slope0, g0), hm1)));
static_assert(dL.right(W, transpose(h0 * (transpose(e1) * V * D1) + hm1 * transpose(delta0))));
static_assert(dL.right(W, outer(g1, h0) + outer(g0, hm1) - diag(square(h1)) * outer(g1, h0) - outer(hadamard(square(h0), g0), hm1)));
static_assert(dL.right(W, hadamard(outer(g1, h0), outer(slope1, broadcast<H>(one))) + outer(delta0, hm1)));
static_assert(dL.right(W, outer(hadamard(hadamard(1_c - h1, 1_c + h1), g1), h0) + outer(delta0, hm1)));
static_assert(dL.right(W, outer(hadamard(square(reciprocal(cosh(a[1_c]))), g1), h0) + outer(delta0, hm1)));
static_assert(dL.right(W, outer(hadamard(1_c - square(tanh(b + U * x1 + W * h0)), g1), h0) + outer(delta0, hm1)));
static_assert(dL.right(W, outer(derivative(net, L, a[1_c]), h0) + outer(derivative(net, L, a[0_c]), hm1)));
static_assert(dL.right(U, transpose(x1 * transpose(delta1)) + transpose(x0 * transpose(delta0))));
static_assert(dL.right(U, delta1 * transpose(x1) + delta0 * transpose(x0)));
static_assert(dL.right(V, sum(outer(sum(y[t]) * p[t] - y[t], h[t]), t)));
static_assert(dL.right(V, transpose(outer(h0, e0)) + transpose(h1 * transpose(e1))));
static_assert(dL.right(V, sum(outer(sum(y[t]) * p[t], h[t]), t) - outer(y[0_c], h0) - outer(y[1_c], h1)));
static_assert(dL.right(c, sum(sum(y[t]) * p[t] - y[t], t)));
static_assert(dL.right(c, sum(sum(y[t]) * softmax(c + V * h[t]), t) - sum(y[t], t)));
static_assert(dL.right(c, (outer(p[0_c], p[0_c]) - diag(p[0_c])) * hadamard(y[0_c], reciprocal(p[0_c])) + e1));
static_assert(dL.right(b, hadamard(g0, slope0) + hadamard(slope1, g1)));
static_assert(dL.right(b, g0 + g1 - hadamard(square(h0), g0) - hadamard(h1, hadamard(h1, g1))));
static_assert(dL.right(h[0_c], transpose(V) * e0 + transpose(D1 * W) * g1));
static_assert(dL.right(h[0_c], transpose(W) * hadamard(transpose(V) * e1, slope1) + transpose(V) * e0));
static_assert(dL.right(h[0_c], transpose(derivative(net, h[1_c], h[0_c])) * g1 + Vt * e0));
static_assert(dL.right(h[-1_c], transpose(D0 * W) * (transpose(D1 * W) * g1 + Vt * e0)));
static_assert(dL.right(h[-1_c], transpose(D1 * W * D0 * W) * Vt * e1 + Wt * D0 * Vt * e0));
static_assert(dL.right(h[-1_c], transpose(V * D1 * W * D0 * W) * e1 + transpose(V * D0 * W) * e0));
static_assert(dL.right(x[0_c], transpose(V * D1 * W * D0 * U) * e1 + transpose(V * D0 * U) * e0));

// other slips
static_assert(dL.wrong(o[0_c], p[0_c] - y[0_c]));                                          // the targets are any: Σy·p − y
static_assert(dL.wrong(h[0_c], Vt * e0));                                                  // the step after forgotten
static_assert(dL.wrong(h[0_c], Wt * D1 * g1));                                             // the loss of this step forgotten
static_assert(dL.wrong(h[0_c], Wt * g1 + Vt * e0));                                        // f′ dropped
static_assert(dL.wrong(h[0_c], D1 * Wt * g1 + Vt * e0));                                   // f′ on the wrong side of Wᵀ
static_assert(dL.wrong(h[0_c], hadamard(Wt * g1, slope1) + Vt * e0));
static_assert(dL.wrong(h[0_c], Wt * D1 * g1 + Vt * e1));                                   // the loss of the wrong step
static_assert(dL.wrong(h[0_c], Wt * diag(1_c - h1) * g1 + Vt * e0));                       // 1 − h for 1 − h²
static_assert(dL.wrong(h[0_c], Wt * diag(1_c + square(h1)) * g1 + Vt * e0));
static_assert(dL.wrong(h[0_c], Wt * diag(1_c - square(tanh(h1))) * g1 + Vt * e0));         // f′(h) for f′(a)
static_assert(dL.wrong(h[0_c], transpose(D1 * W * D1) * g1 + Vt * e0));                    // f′ twice
static_assert(dL.wrong(h[0_c], derivative(net, h[1_c], h[0_c]) * g1 + Vt * e0));           // the Jacobian untransposed
static_assert(dL.wrong(W, outer(delta0, hm1)));                                            // one step only
static_assert(dL.wrong(W, outer(delta1, h0)));                                             // the initial state dropped
static_assert(dL.wrong(W, outer(g0, hm1) + outer(g1, h0)));                                // ∂L/∂h for ∂L/∂a
static_assert(dL.wrong(W, outer(delta0 + delta1, hm1 + h0)));                              // a product of sums
static_assert(dL.wrong(W, outer(delta1, hm1) + outer(delta0, h0)));                        // steps exchanged
static_assert(dL.wrong(W, outer(delta1, h0) - outer(delta0, hm1)));                        // a sign
static_assert(dL.wrong(W, outer(delta1, h0) + outer(delta0, hm1) + outer(delta0, hm1)));   // a step counted twice
static_assert(dL.wrong(W, (outer(delta1, h0) + outer(delta0, hm1)) / 2_c));                // a mean for a sum
static_assert(dL.wrong(W, diag(hadamard(delta1, h0)) + diag(hadamard(delta0, hm1))));      // Hadamard for outer
static_assert(dL.wrong(W, outer(delta1, h0) * D0 + outer(delta0, hm1)));                   // a diagonal on the wrong side as well
static_assert(dL.wrong(W, outer(Vt * e1, h0) * D1 + outer(delta0, hm1)));
static_assert(dL.wrong(W, transpose(transpose(e1) * V * D1) * transpose(h0) + transpose(transpose(e1) * V * D1 * Wt * D0) * transpose(hm1) +
                              transpose(transpose(e0) * V * D0) * transpose(hm1)));
static_assert(dL.wrong(W, sum(outer(derivative(net, L, a[t]), h[t]), t)));
static_assert(dL.wrong(W, sum(outer(derivative(net, L, h[t]), h[t - 1_c]), t)));
static_assert(dL.wrong(U, delta0 * transpose(x1) + delta1 * transpose(x0)));               // the inputs exchanged
static_assert(dL.wrong(V, outer(e1, h1)));                                                 // the last step only
static_assert(dL.wrong(V, outer(e0, hm1) + outer(e1, h0)));                                // the state before
static_assert(dL.wrong(V, sum(outer(p[t] - y[t], h[t]), t)));
static_assert(dL.wrong(c, e1));
static_assert(dL.wrong(c, sum(sum(y[t]) * p[t], t) - y[1_c]));                             // y outside of the sum over the steps
static_assert(dL.wrong(b, delta1));                                                        // a bias of one step
static_assert(dL.wrong(b, g0 + g1));
static_assert(dL.wrong(b, delta0 + hadamard(delta1, slope1)));                             // f′ twice
static_assert(dL.wrong(h[-1_c], Wt * g0));
static_assert(dL.wrong(h[-1_c], W * D0 * g0));
static_assert(dL.wrong(h[-1_c], Wt * D0 * Vt * e0));
static_assert(dL.wrong(h[-1_c], transpose(D0 * W * D1 * W) * Vt * e1 + Wt * D0 * Vt * e0));  // the steps in the wrong order
static_assert(dL.wrong(x[0_c], transpose(U) * g0));
static_assert(dL.wrong(x[0_c], transpose(U) * D0 * Vt * e0));                              // the input is seen later, too
#ifdef ALL_SIZES_EQUAL
static_assert(dL.wrong(h[0_c], Wt * D1 * (V * e1) + Vt * e0));                             // V for Vᵀ
static_assert(dL.wrong(h[0_c], Wt * D1 * g1 + V * e0));
static_assert(dL.wrong(V, transpose(outer(e0, h0) + outer(e1, h1))));
static_assert(dL.wrong(V, outer(h0, e0) + outer(h1, e1)));
static_assert(dL.wrong(U, outer(x0, delta0) + outer(x1, delta1)));
static_assert(dL.wrong(U, outer(delta0, hm1) + outer(delta1, h0)));                        // states for inputs
static_assert(dL.wrong(x[0_c], U * D0 * g0));
static_assert(dL.wrong(x[0_c], Wt * D0 * g0));                                             // Wᵀ for Uᵀ
static_assert(dL.wrong(c, delta0 + delta1));
#endif
}  // namespace two_steps

namespace three_steps {
constexpr auto net = unroll<3>(recurrence(a[t] = b + W * h[t - 1_c] + U * x[t], h[t] = tanh(a[t]), o[t] = c + V * h[t], p[t] = softmax(o[t]),
                                          L[last] = sum(cross_entropy(p[t], y[t]), t)));
constexpr auto dL = claims(net, L);
constexpr auto g2 = Vt * e2;
constexpr auto g1 = Wt * D2 * g2 + Vt * e1;
constexpr auto g0 = Wt * D1 * g1 + Vt * e0;
constexpr auto delta2 = hadamard(Vt * e2, slope2);
constexpr auto delta1 = hadamard(Vt * e1 + Wt * delta2, slope1);
constexpr auto delta0 = hadamard(Vt * e0 + Wt * delta1, slope0);
static_assert(dL.right(h[0_c], g0));
static_assert(dL.right(a[0_c], delta0));
static_assert(dL.right(b, D0 * g0 + D1 * g1 + D2 * g2));
static_assert(dL.right(W, D0 * g0 * transpose(hm1) + D1 * g1 * transpose(h0) + D2 * g2 * transpose(h1)));
static_assert(dL.right(U, D0 * g0 * transpose(x0) + D1 * g1 * transpose(x1) + D2 * g2 * transpose(x2)));
static_assert(dL.right(V, sum(outer(sum(y[t]) * p[t] - y[t], h[t]), t)));
static_assert(dL.right(W, outer(delta0, hm1) + outer(delta1, h0) + outer(delta2, h1)));                         // VR01
static_assert(dL.right(W, transpose(outer(hm1, delta0) + outer(h0, delta1) + outer(h1, delta2))));              // VR02
static_assert(dL.right(W, transpose(transpose(e2) * V * D2) * transpose(h1) + transpose(transpose(e2) * V * D2 * W * D1) * transpose(h0) +
                              transpose(transpose(e2) * V * D2 * W * D1 * W * D0) * transpose(hm1) + transpose(transpose(e1) * V * D1) * transpose(h0) +
                              transpose(transpose(e1) * V * D1 * W * D0) * transpose(hm1) + transpose(transpose(e0) * V * D0) * transpose(hm1)));  // VR07
static_assert(dL.right(h[-1_c], Wt * (D0 * (Vt * e0 + Wt * (D1 * (Vt * e1 + Wt * (D2 * (Vt * e2))))))));
static_assert(dL.right(h[-1_c], transpose(V * D2 * W * D1 * W * D0 * W) * e2 + transpose(V * D1 * W * D0 * W) * e1 + transpose(V * D0 * W) * e0));
static_assert(equivalent(net, derivative(net, h[2_c], h[0_c]), D2 * W * D1 * W));
static_assert(equivalent(net, derivative(net, h[2_c], h[0_c]), derivative(net, h[2_c], h[1_c]) * derivative(net, h[1_c], h[0_c])));
static_assert(equivalent(net, derivative(net, h[2_c], h[0_c]), transpose(Wt * D1 * Wt * D2)));
static_assert(equivalent(net, derivative(net, h[2_c], h[0_c]), (W - diag(square(h2)) * W) * (D1 * W)));
static_assert(equivalent(net, derivative(net, h[2_c], x[1_c]), D2 * W * D1 * U));
static_assert(equivalent(net, derivative(net, h[2_c], h[-1_c]), D2 * W * (D1 * W * (D0 * W))));
static_assert(equivalent(net, derivative(net, p[2_c], h[1_c]), (diag(p[2_c]) - outer(p[2_c], p[2_c])) * V * D2 * W));
static_assert(dL.wrong(W, outer(hm1, delta0) + outer(h0, delta1) + outer(h1, delta2)));                         // VW01
static_assert(dL.wrong(W, D0 * (W * D1 * (W * D2 * g2 + Vt * e1) + Vt * e0) * transpose(hm1) + D1 * (W * D2 * g2 + Vt * e1) * transpose(h0) +
                              D2 * g2 * transpose(h1)));                                                        // VW02
static_assert(dL.wrong(W, D0 * (Wt * D0 * (Wt * D1 * g2 + Vt * e1) + Vt * e0) * transpose(hm1) + D1 * (Wt * D1 * g2 + Vt * e1) * transpose(h0) +
                              D2 * g2 * transpose(h1)));                                                        // VW04
static_assert(dL.wrong(W, outer(delta0, h0) + outer(delta1, h1) + outer(delta2, h2)));                          // VW08
static_assert(dL.wrong(W, outer(delta1, h0) + outer(delta2, h1)));                                              // the initial state dropped
static_assert(dL.wrong(W, outer(delta2, h1) + outer(delta1, h0) + outer(delta1, hm1)));                         // δ of the wrong step
static_assert(dL.wrong(W, outer(hadamard(Vt * e2, slope2), h1) + outer(hadamard(Vt * e1, slope1), h0) + outer(hadamard(Vt * e0, slope0), hm1)));  // no recurrence
static_assert(dL.wrong(h[0_c], Wt * D1 * (Wt * D2 * g2) + Vt * e0));                                            // e(1) not injected
static_assert(dL.wrong(h[0_c], Wt * D1 * Vt * e1 + Vt * e0));                                                   // truncated after a step
static_assert(dL.wrong(h[0_c], Wt * D2 * (Wt * D1 * g2 + Vt * e1) + Vt * e0));                                  // the slopes exchanged
static_assert(!equivalent(net, derivative(net, h[2_c], h[0_c]), D1 * W * D2 * W));
static_assert(!equivalent(net, derivative(net, h[2_c], h[0_c]), W * D2 * W * D1));
static_assert(!equivalent(net, derivative(net, h[2_c], h[0_c]), D2 * D1 * W * W));                              // diagonals do not pass matrices
static_assert(!equivalent(net, derivative(net, h[2_c], h[0_c]), Wt * D1 * Wt * D2));                            // the transposed Jacobian
static_assert(!equivalent(net, derivative(net, h[2_c], h[0_c]), D2 * W));
static_assert(!equivalent(net, derivative(net, h[2_c], h[-1_c]), D2 * W * D1 * W));
static_assert(!equivalent(net, derivative(net, p[2_c], h[1_c]), diag(p[2_c]) * V * D2 * W));
}  // namespace three_steps

// one number scales the recurrent product: traces and scalar products
namespace gain {
// clang-format off
inline constexpr struct g : parameter<g> {} g;
inline constexpr struct r : constant<r, H> {} r;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = tanh(g * (W * h[t - 1_c]) + U * x[t]), E[last] = dot(r, h[last])));
constexpr auto dE = claims(net, E);
constexpr auto delta1 = hadamard(r, slope1);
constexpr auto delta0 = hadamard(g * (Wt * delta1), slope0);
static_assert(dE.right(g, dot(delta1, W * h0) + dot(delta0, W * hm1)));
static_assert(dE.right(g, dot(Wt * delta1, h0) + dot(hm1, Wt * delta0)));
static_assert(dE.right(g, dot(W, outer(delta1, h0)) + dot(outer(delta0, hm1), W)));
static_assert(dE.right(g, sum(diagonal(outer(delta1, h0) * Wt)) + sum(diagonal(Wt * outer(delta0, hm1)))));  // the trace of a product, in both orders
static_assert(dE.right(g, sum(hadamard(W, outer(delta1, h0) + outer(delta0, hm1)))));
static_assert(dE.right(g, dot(W, derivative(net, E, W)) / g));
static_assert(dE.right(W, g * outer(delta1, h0) + outer(g * delta0, hm1)));
static_assert(dE.right(W, (g * delta1) * transpose(h0) + g * g * D0 * Wt * D1 * r * transpose(hm1)));
static_assert(dE.right(h[-1_c], square(g) * (transpose(D1 * W * D0 * W) * r)));
static_assert(dE.right(r, h1));
static_assert(dE.wrong(g, dot(W, outer(h0, delta1)) + dot(W, outer(hm1, delta0))));        // the trace of the transposed product
static_assert(dE.wrong(g, dot(W * delta1, h0) + dot(W * delta0, hm1)));
static_assert(dE.wrong(g, dot(delta1, W * h0)));
static_assert(dE.wrong(g, dot(delta1, W * h0) + dot(Wt * hadamard(delta1, slope0), W * hm1)));  // g and f′ in the wrong place
static_assert(dE.wrong(g, sum(W * h0) * sum(delta1) + dot(delta0, W * hm1)));              // a product of sums
static_assert(dE.wrong(g, dot(W, derivative(net, E, W))));
static_assert(dE.wrong(W, outer(delta1, h0) + outer(delta0, hm1)));                        // g forgotten
static_assert(dE.wrong(h[-1_c], g * (transpose(D1 * W * D0 * W) * r)));                    // g once, for two steps
}  // namespace gain
}  // namespace derivations
