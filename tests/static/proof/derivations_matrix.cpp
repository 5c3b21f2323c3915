// Right derivations by hand in matrix form, of two steps; wrong ones: derivations_matrix_slips.cpp.
#include "derivations_matrix.hpp"

namespace derivations {
namespace two_steps {
constexpr auto net = unroll<2>(recurrence(a[t] = b + W * h[t - 1_c] + U * x[t], h[t] = tanh(a[t]), o[t] = c + V * h[t],
                                          p[t] = softmax(o[t]), L[last] = sum(cross_entropy(p[t], y[t]), t)));
constexpr auto dL = claims(net, L);

// the book's equations
constexpr auto g1 = Vt * e1;                 // ∂L/∂h(1)
constexpr auto g0 = Wt * D1 * g1 + Vt * e0;  // ∂L/∂h(0)
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
static_assert(dL.right(W, outer(delta0, hm1) + outer(delta1, h0)));             // VR01
static_assert(dL.right(W, transpose(outer(hm1, delta0) + outer(h0, delta1))));  // VR02
// VR07, forward in time: what e(t) makes of ∂h(t)/∂W, path by path
static_assert(dL.right(W, transpose(transpose(e1) * V * D1) * transpose(h0) +
                              transpose(transpose(e1) * V * D1 * W * D0) * transpose(hm1) +
                              transpose(transpose(e0) * V * D0) * transpose(hm1)));
static_assert(dL.wrong(W, outer(hm1, delta0) + outer(h0, delta1)));                                   // VW01
static_assert(dL.wrong(W, D0 *(W * D1 * g1 + Vt * e0) * transpose(hm1) + D1 * g1 * transpose(h0)));   // VW02
static_assert(dL.wrong(W, D0 *(Wt * D0 * g1 + Vt * e0) * transpose(hm1) + D1 * g1 * transpose(h0)));  // VW04
static_assert(dL.wrong(W, outer(delta0, h0) + outer(delta1, h1)));                                    // VW08

// other right forms
static_assert(dL.right(W, outer(delta1, h0) + D0 * (Vt * e0 + Wt * delta1) * transpose(hm1)));
static_assert(dL.right(W, diag(Vt * e1) * slope1 * transpose(h0) + diag(slope0) * (Vt * e0) * transpose(hm1) +
                              diag(slope0) * Wt * diag(slope1) * Vt * e1 * transpose(hm1)));
static_assert(dL.right(W, D1 * outer(Vt * e1, h0) + D0 * outer(g0, hm1)));
static_assert(dL.right(W, transpose(h0 * transpose(delta1)) + outer(hadamard(slope0, g0), hm1)));
static_assert(dL.right(W, transpose(h0 *(transpose(e1) * V * D1) + hm1 * transpose(delta0))));
static_assert(dL.right(W, outer(g1, h0) + outer(g0, hm1) - diag(square(h1)) * outer(g1, h0) -
                              outer(hadamard(square(h0), g0), hm1)));
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
}  // namespace two_steps
}  // namespace derivations
