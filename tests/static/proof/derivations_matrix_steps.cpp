// Right and wrong derivations by hand in matrix form, of three steps, Jacobians, and one number that scales a matrix.
#include "derivations_matrix.hpp"

namespace derivations {
namespace three_steps {
constexpr auto net = unroll<3>(recurrence(a[t] = b + W * h[t - 1_c] + U * x[t], h[t] = tanh(a[t]), o[t] = c + V * h[t],
                                          p[t] = softmax(o[t]), L[last] = sum(cross_entropy(p[t], y[t]), t)));
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
static_assert(dL.right(W, outer(delta0, hm1) + outer(delta1, h0) + outer(delta2, h1)));             // VR01
static_assert(dL.right(W, transpose(outer(hm1, delta0) + outer(h0, delta1) + outer(h1, delta2))));  // VR02
static_assert(dL.right(W, transpose(transpose(e2) * V * D2) * transpose(h1) +
                              transpose(transpose(e2) * V * D2 * W * D1) * transpose(h0) +
                              transpose(transpose(e2) * V * D2 * W * D1 * W * D0) * transpose(hm1) +
                              transpose(transpose(e1) * V * D1) * transpose(h0) +
                              transpose(transpose(e1) * V * D1 * W * D0) * transpose(hm1) +
                              transpose(transpose(e0) * V * D0) * transpose(hm1)));  // VR07
static_assert(dL.right(h[-1_c], Wt *(D0 *(Vt * e0 + Wt * (D1 * (Vt * e1 + Wt * (D2 * (Vt * e2))))))));
static_assert(dL.right(h[-1_c], transpose(V * D2 * W * D1 * W * D0 * W) * e2 + transpose(V * D1 * W * D0 * W) * e1 +
                                    transpose(V * D0 * W) * e0));
static_assert(equivalent(net, derivative(net, h[2_c], h[0_c]), D2 * W * D1 * W));
static_assert(equivalent(net, derivative(net, h[2_c], h[0_c]),
                         derivative(net, h[2_c], h[1_c]) * derivative(net, h[1_c], h[0_c])));
static_assert(equivalent(net, derivative(net, h[2_c], h[0_c]), transpose(Wt * D1 * Wt * D2)));
static_assert(equivalent(net, derivative(net, h[2_c], h[0_c]), (W - diag(square(h2)) * W) * (D1 * W)));
static_assert(equivalent(net, derivative(net, h[2_c], x[1_c]), D2 * W * D1 * U));
static_assert(equivalent(net, derivative(net, h[2_c], h[-1_c]), D2 * W *(D1 * W *(D0 * W))));
static_assert(equivalent(net, derivative(net, p[2_c], h[1_c]), (diag(p[2_c]) - outer(p[2_c], p[2_c])) * V * D2 * W));
static_assert(dL.wrong(W, outer(hm1, delta0) + outer(h0, delta1) + outer(h1, delta2)));  // VW01
static_assert(dL.wrong(W, D0 *(W * D1 *(W * D2 * g2 + Vt * e1) + Vt * e0) * transpose(hm1) +
                              D1 * (W * D2 * g2 + Vt * e1) * transpose(h0) + D2 * g2 * transpose(h1)));  // VW02
static_assert(dL.wrong(W, D0 *(Wt * D0 *(Wt * D1 * g2 + Vt * e1) + Vt * e0) * transpose(hm1) +
                              D1 * (Wt * D1 * g2 + Vt * e1) * transpose(h0) + D2 * g2 * transpose(h1)));  // VW04
static_assert(dL.wrong(W, outer(delta0, h0) + outer(delta1, h1) + outer(delta2, h2)));                    // VW08
static_assert(dL.wrong(W, outer(delta1, h0) + outer(delta2, h1)));                       // the initial state dropped
static_assert(dL.wrong(W, outer(delta2, h1) + outer(delta1, h0) + outer(delta1, hm1)));  // δ of the wrong step
static_assert(dL.wrong(W, outer(hadamard(Vt * e2, slope2), h1) + outer(hadamard(Vt * e1, slope1), h0) +
                              outer(hadamard(Vt * e0, slope0), hm1)));         // no recurrence
static_assert(dL.wrong(h[0_c], Wt * D1 *(Wt * D2 * g2) + Vt * e0));            // e(1) not injected
static_assert(dL.wrong(h[0_c], Wt * D1 * Vt * e1 + Vt * e0));                  // truncated after a step
static_assert(dL.wrong(h[0_c], Wt * D2 *(Wt * D1 * g2 + Vt * e1) + Vt * e0));  // the slopes exchanged
static_assert(differ(net, derivative(net, h[2_c], h[0_c]), D1 * W * D2 * W));
static_assert(differ(net, derivative(net, h[2_c], h[0_c]), W * D2 * W * D1));
static_assert(differ(net, derivative(net, h[2_c], h[0_c]), D2 * D1 * W * W));    // diagonals do not pass matrices
static_assert(differ(net, derivative(net, h[2_c], h[0_c]), Wt * D1 * Wt * D2));  // the transposed Jacobian
static_assert(differ(net, derivative(net, h[2_c], h[0_c]), D2 * W));
static_assert(differ(net, derivative(net, h[2_c], h[-1_c]), D2 * W * D1 * W));
static_assert(differ(net, derivative(net, p[2_c], h[1_c]), diag(p[2_c]) * V * D2 * W));
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
static_assert(dE.right(g, sum(diagonal(outer(delta1, h0) * Wt)) +
                              sum(diagonal(Wt * outer(delta0, hm1)))));  // the trace of a product, in both orders
static_assert(dE.right(g, sum(hadamard(W, outer(delta1, h0) + outer(delta0, hm1)))));
static_assert(dE.right(g, dot(W, derivative(net, E, W)) / g));
static_assert(dE.right(W, g * outer(delta1, h0) + outer(g * delta0, hm1)));
static_assert(dE.right(W, (g * delta1) * transpose(h0) + g * g * D0 * Wt * D1 * r * transpose(hm1)));
static_assert(dE.right(h[-1_c], square(g) * (transpose(D1 * W * D0 * W) * r)));
static_assert(dE.right(r, h1));
static_assert(dE.wrong(g,
                       dot(W, outer(h0, delta1)) + dot(W, outer(hm1, delta0))));  // the trace of the transposed product
static_assert(dE.wrong(g, dot(W * delta1, h0) + dot(W * delta0, hm1)));
static_assert(dE.wrong(g, dot(delta1, W * h0)));
static_assert(dE.wrong(g, dot(delta1, W * h0) +
                              dot(Wt * hadamard(delta1, slope0), W * hm1)));   // g and f′ in the wrong place
static_assert(dE.wrong(g, sum(W * h0) * sum(delta1) + dot(delta0, W * hm1)));  // a product of sums
static_assert(dE.wrong(g, dot(W, derivative(net, E, W))));
static_assert(dE.wrong(W, outer(delta1, h0) + outer(delta0, hm1)));     // g forgotten
static_assert(dE.wrong(h[-1_c], g *(transpose(D1 * W * D0 * W) * r)));  // g once, for two steps
}  // namespace gain
}  // namespace derivations
