// Slips in derivations by hand in matrix form, of two steps.
#include "derivations_matrix.hpp"

namespace derivations {
namespace two_steps {
constexpr auto net = unroll<2>(recurrence(a[t] = b + W * h[t - 1_c] + U * x[t], h[t] = tanh(a[t]), o[t] = c + V * h[t],
                                          p[t] = softmax(o[t]), L[last] = sum(cross_entropy(p[t], y[t]), t)));
constexpr auto dL = claims(net, L);

// the book's equations
constexpr auto g1 = Vt * e1;                 // ∂L/∂h(1)
constexpr auto g0 = Wt * D1 * g1 + Vt * e0;  // ∂L/∂h(0)
// δ(t), the derivative by a(t)
constexpr auto delta1 = hadamard(Vt * e1, slope1);
constexpr auto delta0 = hadamard(Vt * e0 + Wt * delta1, slope0);
// other slips
static_assert(dL.wrong(o[0_c], p[0_c] - y[0_c]));         // the targets are any: Σy·p − y
static_assert(dL.wrong(h[0_c], Vt * e0));                 // the step after forgotten
static_assert(dL.wrong(h[0_c], Wt * D1 * g1));            // the loss of this step forgotten
static_assert(dL.wrong(h[0_c], Wt * g1 + Vt * e0));       // f′ dropped
static_assert(dL.wrong(h[0_c], D1 * Wt * g1 + Vt * e0));  // f′ on the wrong side of Wᵀ
static_assert(dL.wrong(h[0_c], hadamard(Wt * g1, slope1) + Vt * e0));
static_assert(dL.wrong(h[0_c], Wt * D1 * g1 + Vt * e1));              // the loss of the wrong step
static_assert(dL.wrong(h[0_c], Wt * diag(1_c - h1) * g1 + Vt * e0));  // 1 − h for 1 − h²
static_assert(dL.wrong(h[0_c], Wt * diag(1_c + square(h1)) * g1 + Vt * e0));
static_assert(dL.wrong(h[0_c], Wt * diag(1_c - square(tanh(h1))) * g1 + Vt * e0));        // f′(h) for f′(a)
static_assert(dL.wrong(h[0_c], transpose(D1 * W * D1) * g1 + Vt * e0));                   // f′ twice
static_assert(dL.wrong(h[0_c], derivative(net, h[1_c], h[0_c]) * g1 + Vt * e0));          // the Jacobian untransposed
static_assert(dL.wrong(W, outer(delta0, hm1)));                                           // one step only
static_assert(dL.wrong(W, outer(delta1, h0)));                                            // the initial state dropped
static_assert(dL.wrong(W, outer(g0, hm1) + outer(g1, h0)));                               // ∂L/∂h for ∂L/∂a
static_assert(dL.wrong(W, outer(delta0 + delta1, hm1 + h0)));                             // a product of sums
static_assert(dL.wrong(W, outer(delta1, hm1) + outer(delta0, h0)));                       // steps exchanged
static_assert(dL.wrong(W, outer(delta1, h0) - outer(delta0, hm1)));                       // a sign
static_assert(dL.wrong(W, outer(delta1, h0) + outer(delta0, hm1) + outer(delta0, hm1)));  // a step counted twice
static_assert(dL.wrong(W, (outer(delta1, h0) + outer(delta0, hm1)) / 2_c));               // a mean for a sum
static_assert(dL.wrong(W, diag(hadamard(delta1, h0)) + diag(hadamard(delta0, hm1))));     // Hadamard for outer
static_assert(dL.wrong(W, outer(delta1, h0) * D0 + outer(delta0, hm1)));  // a diagonal on the wrong side as well
static_assert(dL.wrong(W, outer(Vt * e1, h0) * D1 + outer(delta0, hm1)));
static_assert(dL.wrong(W, transpose(transpose(e1) * V * D1) * transpose(h0) +
                              transpose(transpose(e1) * V * D1 * Wt * D0) * transpose(hm1) +
                              transpose(transpose(e0) * V * D0) * transpose(hm1)));
static_assert(dL.wrong(U, delta0 * transpose(x1) + delta1 * transpose(x0)));  // the inputs exchanged
static_assert(dL.wrong(V, outer(e1, h1)));                                    // the last step only
static_assert(dL.wrong(V, outer(e0, hm1) + outer(e1, h0)));                   // the state before
static_assert(dL.wrong(V, sum(outer(p[t] - y[t], h[t]), t)));
static_assert(dL.wrong(c, e1));
static_assert(dL.wrong(c, sum(sum(y[t]) * p[t], t) - y[1_c]));  // y outside of the sum over the steps
static_assert(dL.wrong(b, delta1));                             // a bias of one step
static_assert(dL.wrong(b, g0 + g1));
static_assert(dL.wrong(b, delta0 + hadamard(delta1, slope1)));  // f′ twice
static_assert(dL.wrong(h[-1_c], Wt * g0));
static_assert(dL.wrong(h[-1_c], W * D0 * g0));
static_assert(dL.wrong(h[-1_c], Wt * D0 * Vt * e0));
static_assert(dL.wrong(h[-1_c],
                       transpose(D0 * W * D1 * W) * Vt * e1 + Wt * D0 * Vt * e0));  // the steps in the wrong order
static_assert(dL.wrong(x[0_c], transpose(U) * g0));
static_assert(dL.wrong(x[0_c], transpose(U) * D0 * Vt * e0));  // the input is seen later, too
#ifdef ALL_SIZES_EQUAL
static_assert(dL.wrong(h[0_c], Wt * D1 *(V * e1) + Vt * e0));  // V for Vᵀ
static_assert(dL.wrong(h[0_c], Wt * D1 * g1 + V * e0));
static_assert(dL.wrong(V, transpose(outer(e0, h0) + outer(e1, h1))));
static_assert(dL.wrong(V, outer(h0, e0) + outer(h1, e1)));
static_assert(dL.wrong(U, outer(x0, delta0) + outer(x1, delta1)));
static_assert(dL.wrong(U, outer(delta0, hm1) + outer(delta1, h0)));  // states for inputs
static_assert(dL.wrong(x[0_c], U * D0 * g0));
static_assert(dL.wrong(x[0_c], Wt * D0 * g0));  // Wᵀ for Uᵀ
static_assert(dL.wrong(c, delta0 + delta1));
#endif
}  // namespace two_steps
}  // namespace derivations
