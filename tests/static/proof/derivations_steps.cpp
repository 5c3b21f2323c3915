// Derivations by hand over three steps, and with a loss at each step.
#include "derivations_scalar.hpp"

namespace derivations {
// tanh, three steps
namespace A3 {
constexpr auto net =
    unroll<3>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[last] = v * s[last],
                         o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
constexpr auto c = E_o * o_q * v;
static_assert(dE.right(u, c * fp2 *(x2 + w * fp1 * (x1 + w * fp0 * x0))));  // R23
static_assert(dE.right(u, fp0 * fp1 * fp2 * square(w) * x0 * c + fp1 * fp2 * w * x1 * c + fp2 * x2 * c));
static_assert(dE.right(w, c * fp2 * s1 + c * fp2 * w * fp1 * (s0 + w * fp0 * sm1)));
static_assert(dE.right(k, c * fp2 *(1_c + w * fp1 + w * w * fp1 * fp0)));
static_assert(dE.right(s[-1_c], c * pow(w, 3_c) * fp0 * fp1 * fp2));
static_assert(dE.right(u, derivative(net, E, u[0_c]) + derivative(net, E, u[1_c]) + derivative(net, E, u[2_c])));
static_assert(dE.right(w, derivative(net, E, s[2_c]) *
                              (fp2 * s1 + derivative(net, s[2_c], s[1_c]) *
                                              (fp1 * s0 + derivative(net, s[1_c], s[0_c]) * fp0 * sm1))));
static_assert(equivalent(net, derivative(net, s[2_c], s[0_c]), w * fp2 * fp1 * w));
static_assert(equivalent(net, derivative(net, s[2_c], s[-1_c]),
                         derivative(net, s[2_c], s[1_c]) * derivative(net, s[1_c], s[0_c]) *
                             derivative(net, s[0_c], s[-1_c])));
static_assert(dE.wrong(u, c * fp2 *(x2 + w * fp1 * x1)));                       // W28
static_assert(dE.wrong(u, c * fp2 *(x2 + w * fp1 * x1 + w * fp0 * x0)));        // the chain of x₀ skips step 1
static_assert(dE.wrong(u, c * fp2 *(x2 + w * fp1 * x1 + w * fp1 * fp0 * x0)));  // w once
static_assert(dE.wrong(u, c * fp2 *(x2 + w * fp1 * (x1 + w * fp1 * x0))));      // f′(z₁) twice
static_assert(dE.wrong(w, c * fp2 *(s1 + w * fp1 * s0)));                       // the initial state dropped
static_assert(dE.wrong(w, c * fp2 *(s2 + w * fp1 * (s1 + w * fp0 * s0))));      // a step late
static_assert(dE.wrong(k, c * fp2 *(1_c + w * fp1 + w * w * fp0)));             // f′(z₁) dropped in the last term
static_assert(dE.wrong(s[-1_c], c * square(w) * fp0 * fp1 * fp2));
static_assert(differ(net, derivative(net, s[2_c], s[0_c]), w * fp2));  // one step
static_assert(differ(net, derivative(net, s[2_c], s[0_c]),
                     derivative(net, s[2_c], s[1_c]) + derivative(net, s[1_c], s[0_c])));
}  // namespace A3

// A loss at each step.
namespace M {
// clang-format off
inline constexpr struct d : input<d> {} d;  // a target per step
// clang-format on
constexpr auto net = unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[t] = v * s[t],
                                          o[t] = sigmoid(q[t]), E[last] = sum(square(o[t] - d[t]) / 2_c, t)));
constexpr auto dE = claims(net, E);
constexpr auto a0 = (o[0_c] - d[0_c]) * o[0_c] * (1_c - o[0_c]);
constexpr auto a1 = (o[1_c] - d[1_c]) * o[1_c] * (1_c - o[1_c]);
static_assert(dE.right(u, (a0 * v + w * a1 * v * fp1) * fp0 * x0 + a1 * v * fp1 * x1));  // R26
static_assert(dE.right(u, a0 * v * fp0 * x0 + a1 * v * fp1 * (x1 + w * fp0 * x0)));      // by the step of the loss
static_assert(dE.right(v, a1 * s1 + a0 * s0));
static_assert(dE.right(v, sum((o[t] - d[t]) * o[t] * (1_c - o[t]) * s[t], t)));
static_assert(dE.right(v, sum((o[t] - d[t]) * s[t] * sigmoid(q[t]) * sigmoid(-q[t]), t)));
static_assert(dE.right(s[-1_c], w * fp0 * v *(a0 + a1 * fp1 * w)));
static_assert(dE.right(k, v *(a0 * fp0 + a1 * fp1 + a1 * fp1 * w * fp0)));
static_assert(dE.wrong(u, a0 * v * fp0 * x0 + a1 * v * fp1 * x1));  // W31
static_assert(dE.wrong(u, a1 * v * fp1 *(x1 + w * fp0 * x0)));      // the loss of step 0 forgotten
static_assert(dE.wrong(u, a0 * v * fp0 * x0 + (a0 + a1) * v * fp1 * x1 +
                              a1 * v * fp1 * w * fp0 * x0));  // a step sees the loss before it
static_assert(dE.wrong(v, a1 * s1));                          // the last step only
static_assert(dE.wrong(v, a0 * s1 + a1 * s0));                // steps exchanged
static_assert(dE.wrong(v, sum((o[t] - d[t]) * o[t] * (1_c - o[t]) * s[t - 1_c], t)));
static_assert(dE.wrong(v,
                       (o[1_c] - d[0_c]) * o[1_c] * (1_c - o[1_c]) * s1 + a0 * s0));  // the target of the step before
static_assert(dE.wrong(v, mean((o[t] - d[t]) * o[t] * (1_c - o[t]) * s[t], t)));      // a mean for a sum

namespace mean_over_the_steps {
constexpr auto net = unroll<3>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[t] = v * s[t],
                                          o[t] = sigmoid(q[t]), E[last] = mean(square(o[t] - d[t]), t)));
constexpr auto dE = claims(net, E);
constexpr auto a2 = (o[2_c] - d[2_c]) * o[2_c] * (1_c - o[2_c]);
constexpr auto tail = a1 + a2 * fp2 * w;
static_assert(dE.right(v, 2_c * (a0 * s0 + a1 * s1 + a2 * s2) / 3_c));
static_assert(dE.right(v, ratio<2, 3> * a0 * s0 + ratio<4, 6> * a1 * s1 + a2 * s2 / (1_c + ratio<1, 2>)));
static_assert(dE.right(v, mean(2_c * (o[t] - d[t]) * o[t] * (1_c - o[t]) * s[t], t)));
static_assert(dE.right(v, sum((o[t] - d[t]) * (o[t] - square(o[t])) * s[t], t) / 3_c * 2_c));
static_assert(dE.right(k, 2_c * v / 3_c * (a2 * fp2 + fp1 * tail + fp0 * (a0 + w * fp1 * tail))));
static_assert(dE.right(w, ratio<2, 3> * v *(a2 * fp2 * s1 + fp1 * s0 * tail + fp0 * sm1 * (a0 + w * fp1 * tail))));
static_assert(dE.wrong(v, 2_c * (a0 * s0 + a1 * s1 + a2 * s2)));  // 1/T forgotten
static_assert(dE.wrong(v, a0 * s0 + a1 * s1 + a2 * s2));
static_assert(dE.wrong(v, 2_c * (a0 * s0 + a1 * s1 + a2 * s2) / 2_c));                         // T − 1 for T
static_assert(dE.wrong(k, ratio<2, 3> * v *(a2 * fp2 + fp1 * tail + fp0 * (a0 + w * tail))));  // f′(z₁) dropped
static_assert(dE.wrong(k, ratio<2, 3> * v *(a2 * fp2 + fp1 * tail +
                                            fp0 * w * fp1 * tail)));             // the loss of step 0 not injected
static_assert(dE.wrong(w, ratio<2, 3> * v *(a2 * fp2 * s1 + fp1 * s0 * tail)));  // no term of the initial state
static_assert(dE.wrong(w, ratio<2, 3> * v *(a2 * fp2 * s1 + fp1 * s0 * (a1 + a2 * w) +
                                            fp0 * sm1 * (a0 + w * fp1 * (a1 + a2 * w)))));
}  // namespace mean_over_the_steps
}  // namespace M
}  // namespace derivations
