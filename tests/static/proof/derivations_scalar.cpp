// Right and wrong derivations by hand of the gradients of a scalar net of two steps, as people write them: what is
// proved and what is refused.
#include "derivations_scalar.hpp"

namespace derivations {
// tanh, two steps
namespace A {
constexpr auto net =
    unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[last] = v * s[last],
                         o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
static_assert(dE.right(u, E_o * o_q * v * fp1 *(x1 + w * fp0 * x0)));                       // R01
static_assert(dE.right(u, E_o * o_q * v * fp1 * x1 + E_o * o_q * v * fp1 * w * fp0 * x0));  // R02
static_assert(dE.right(u, (x0 * fp0 * w + x1) * v * fp1 * o_q * E_o));                      // R03
static_assert(dE.right(u, (o[last] - y) * o[last] * (1_c - o[last]) * v * (1_c - square(s1)) *
                              (x1 + w * (1_c - square(s0)) * x0)));                                              // R04
static_assert(dE.right(u, E_o * o_q * v / square(cosh(z1)) * (x1 + w * x0 / square(cosh(z0)))));                 // R05
static_assert(dE.right(w, E_o * o_q * v *(1_c - s1) * (1_c + s1) * (s0 + w * (1_c - s0) * (1_c + s0) * sm1)));   // R07
static_assert(dE.wrong(u, E_o * o_q * v * fp1 * x1));                                                            // W01
static_assert(dE.wrong(u, E_o * o_q * v * fp1 *(x1 + w * x0)));                                                  // W02
static_assert(dE.wrong(u, E_o * o_q * v * fp1 *(x1 + square(w) * fp0 * x0)));                                    // W04
static_assert(dE.wrong(u, E_o * o_q * v *(1_c - square(tanh(s1))) * (x1 + w * (1_c - square(tanh(s0))) * x0)));  // W06
static_assert(dE.wrong(w, E_o * o_q * v * fp1 * s0));                                                            // W07
static_assert(dE.wrong(w, E_o * o_q * v * fp1 *(s1 + w * fp0 * s0)));                                            // W09
static_assert(dE.wrong(u, (y - o[last]) * o[last] * (1_c - o[last]) * v * fp1 * (x1 + w * fp0 * x0)));           // W12
static_assert(dE.wrong(k, E_o * o_q * v * fp1));                                                                 // W16
static_assert(dE.wrong(u, E_o * o_q * v * s1 *(1_c - s1) * (x1 + w * s0 * (1_c - s0) * x0)));                    // W21

// other targets
static_assert(dE.right(w, E_o * o_q * v *(fp1 * s0 + fp1 * w * fp0 * sm1)));
static_assert(dE.right(k, E_o * o_q * v * fp1 *(1_c + w * fp0)));
static_assert(dE.right(v, s1 * o_q * E_o));
static_assert(dE.right(y, y - o[last]));
static_assert(dE.right(s[-1_c], w * fp0 * w * fp1 * v * o_q * E_o));
static_assert(dE.right(x[0_c], E_o * o_q * v * fp1 * w * fp0 * u));
static_assert(dE.right(x[1_c], u * fp1 *(E_o *(o_q * v))));
static_assert(dE.right(w[0_c], E_o * o_q * v * fp1 * w * fp0 * sm1));
static_assert(dE.right(w[1_c], E_o * o_q * v * fp1 * s0));
static_assert(dE.right(z[0_c], w * fp0 * derivative(net, E, z[1_c])));
static_assert(dE.right(w, s0 * derivative(net, E, z[1_c]) + sm1 * derivative(net, E, z[0_c])));
static_assert(equivalent(net, derivative(net, s[1_c], s[0_c]), w * fp1));
static_assert(equivalent(net, derivative(net, z[1_c], s[0_c]), w));
static_assert(differ(net, derivative(net, s[1_c], s[0_c]), w));
static_assert(dE.wrong(v, E_o * o_q * s0));                                  // the state before
static_assert(dE.wrong(v, E_o * s1));                                        // o_q forgotten
static_assert(dE.wrong(y, o[last] - y));                                     // the sign of the inner derivative
static_assert(dE.wrong(s[-1_c], E_o * o_q * v * fp1 * fp0 * w));             // w once, for two steps
static_assert(dE.wrong(x[0_c], E_o * o_q * v * fp1 * w * fp0 * w));          // w for u
static_assert(dE.wrong(x[0_c], E_o * o_q * v * fp1 * w * u));                // f′(z₀) forgotten
static_assert(dE.wrong(x[1_c], E_o * o_q * v * fp1 *(u + w * fp0 * u)));     // the path of x₀ as well
static_assert(dE.wrong(w[1_c], E_o * o_q * v * fp1 *(s0 + w * fp0 * sm1)));  // the total in place of the part
static_assert(dE.wrong(z[0_c], w * fp1 * derivative(net, E, z[1_c])));       // f′ at the wrong step
}  // namespace A
}  // namespace derivations
