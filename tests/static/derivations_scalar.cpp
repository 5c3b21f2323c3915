// Right and wrong derivations by hand of the gradients of small scalar nets, as people write them: what is proved and what is refused.
#include "claims.hpp"

namespace derivations {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto x0 = x[0_c];
constexpr auto x1 = x[1_c];
constexpr auto x2 = x[2_c];
constexpr auto z0 = z[0_c];
constexpr auto z1 = z[1_c];
constexpr auto s0 = s[0_c];
constexpr auto s1 = s[1_c];
constexpr auto s2 = s[2_c];
constexpr auto sm1 = s[-1_c];
constexpr auto E_o = o[last] - y;
constexpr auto o_q = o[last] * (1_c - o[last]);
constexpr auto fp0 = 1_c - s0 * s0;
constexpr auto fp1 = 1_c - s1 * s1;
constexpr auto fp2 = 1_c - s2 * s2;

// tanh, two steps
namespace A {
constexpr auto net = unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[last] = v * s[last],
                                          o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
static_assert(dE.right(u, E_o * o_q * v * fp1 * (x1 + w * fp0 * x0)));                                              // R01
static_assert(dE.right(u, E_o * o_q * v * fp1 * x1 + E_o * o_q * v * fp1 * w * fp0 * x0));                          // R02
static_assert(dE.right(u, (x0 * fp0 * w + x1) * v * fp1 * o_q * E_o));                                              // R03
static_assert(dE.right(u, (o[last] - y) * o[last] * (1_c - o[last]) * v * (1_c - square(s1)) * (x1 + w * (1_c - square(s0)) * x0)));  // R04
static_assert(dE.right(u, E_o * o_q * v / square(cosh(z1)) * (x1 + w * x0 / square(cosh(z0)))));                    // R05
static_assert(dE.right(w, E_o * o_q * v * (1_c - s1) * (1_c + s1) * (s0 + w * (1_c - s0) * (1_c + s0) * sm1)));     // R07
static_assert(dE.wrong(u, E_o * o_q * v * fp1 * x1));                                                               // W01
static_assert(dE.wrong(u, E_o * o_q * v * fp1 * (x1 + w * x0)));                                                    // W02
static_assert(dE.wrong(u, E_o * o_q * v * fp1 * (x1 + square(w) * fp0 * x0)));                                      // W04
static_assert(dE.wrong(u, E_o * o_q * v * (1_c - square(tanh(s1))) * (x1 + w * (1_c - square(tanh(s0))) * x0)));    // W06
static_assert(dE.wrong(w, E_o * o_q * v * fp1 * s0));                                                               // W07
static_assert(dE.wrong(w, E_o * o_q * v * fp1 * (s1 + w * fp0 * s0)));                                              // W09
static_assert(dE.wrong(u, (y - o[last]) * o[last] * (1_c - o[last]) * v * fp1 * (x1 + w * fp0 * x0)));              // W12
static_assert(dE.wrong(k, E_o * o_q * v * fp1));                                                                    // W16
static_assert(dE.wrong(u, E_o * o_q * v * s1 * (1_c - s1) * (x1 + w * s0 * (1_c - s0) * x0)));                      // W21

// other targets
static_assert(dE.right(w, E_o * o_q * v * (fp1 * s0 + fp1 * w * fp0 * sm1)));
static_assert(dE.right(k, E_o * o_q * v * fp1 * (1_c + w * fp0)));
static_assert(dE.right(v, s1 * o_q * E_o));
static_assert(dE.right(y, y - o[last]));
static_assert(dE.right(s[-1_c], w * fp0 * w * fp1 * v * o_q * E_o));
static_assert(dE.right(x[0_c], E_o * o_q * v * fp1 * w * fp0 * u));
static_assert(dE.right(x[1_c], u * fp1 * (E_o * (o_q * v))));
static_assert(dE.right(w[0_c], E_o * o_q * v * fp1 * w * fp0 * sm1));
static_assert(dE.right(w[1_c], E_o * o_q * v * fp1 * s0));
static_assert(dE.right(z[0_c], w * fp0 * derivative(net, E, z[1_c])));
static_assert(dE.right(w, s0 * derivative(net, E, z[1_c]) + sm1 * derivative(net, E, z[0_c])));
static_assert(equivalent(net, derivative(net, s[1_c], s[0_c]), w * fp1));
static_assert(equivalent(net, derivative(net, z[1_c], s[0_c]), w));
static_assert(!equivalent(net, derivative(net, s[1_c], s[0_c]), w));
static_assert(dE.wrong(v, E_o * o_q * s0));                                               // the state before
static_assert(dE.wrong(v, E_o * s1));                                                     // o_q forgotten
static_assert(dE.wrong(y, o[last] - y));                                                  // the sign of the inner derivative
static_assert(dE.wrong(s[-1_c], E_o * o_q * v * fp1 * fp0 * w));                          // w once, for two steps
static_assert(dE.wrong(x[0_c], E_o * o_q * v * fp1 * w * fp0 * w));                       // w for u
static_assert(dE.wrong(x[0_c], E_o * o_q * v * fp1 * w * u));                             // f′(z₀) forgotten
static_assert(dE.wrong(x[1_c], E_o * o_q * v * fp1 * (u + w * fp0 * u)));                 // the path of x₀ as well
static_assert(dE.wrong(w[1_c], E_o * o_q * v * fp1 * (s0 + w * fp0 * sm1)));              // the total in place of the part
static_assert(dE.wrong(z[0_c], w * fp1 * derivative(net, E, z[1_c])));                    // f′ at the wrong step

// tanh′ in other forms
constexpr auto c = E_o * o_q * v;
static_assert(dE.right(u, c * 4_c / square(exp(z1) + exp(-z1)) * (x1 + 4_c * w * x0 / square(exp(z0) + exp(-z0)))));
static_assert(dE.right(u, c * (1_c - square(tanh(z1))) * (x1 + w * (1_c - square(tanh(z0))) * x0)));
static_assert(dE.right(u, c * (1_c - square(tanh(u * x1 + w * s0 + k))) * (x1 + w * (1_c - square(tanh(k + sm1 * w + x0 * u))) * x0)));
static_assert(dE.right(u, c * (1_c - square(tanh(k + w * tanh(u * x0 + w * sm1 + k) + u * x1))) * (x1 + w * fp0 * x0)));
static_assert(dE.right(k, c * (1_c - square(sinh(z1) / cosh(z1))) * (1_c + w * fp0)));
static_assert(dE.right(k, c * (square(cosh(z1)) - square(sinh(z1))) / square(cosh(z1)) * (1_c + w * fp0)));
static_assert(dE.right(k, c * 4_c * exp(2_c * z1) / square(exp(2_c * z1) + 1_c) * (1_c + w * fp0)));
static_assert(dE.right(k, c * 4_c * sigmoid(2_c * z1) * (1_c - sigmoid(2_c * z1)) * (1_c + w * fp0)));
static_assert(dE.right(k, c * square(reciprocal(cosh(z1))) * (1_c + w * pow(cosh(z0), -2_c))));
static_assert(dE.right(k, c * fp1 * (1_c + w) - c * fp1 * w * square(s0)));
static_assert(dE.wrong(u, c / cosh(z1) * (x1 + w * x0 / cosh(z0))));                                        // not squared
static_assert(dE.wrong(u, c / square(cosh(s1)) * (x1 + w * x0 / square(cosh(s0)))));                        // at s
static_assert(dE.wrong(u, c * 2_c / square(exp(z1) + exp(-z1)) * (x1 + 2_c * w * x0 / square(exp(z0) + exp(-z0)))));
static_assert(dE.wrong(u, c * 4_c / square(exp(z1) - exp(-z1)) * (x1 + 4_c * w * x0 / square(exp(z0) - exp(-z0)))));
static_assert(dE.wrong(u, c * (1_c - s1) * (x1 + w * (1_c - s0) * x0)));                                    // 1 − s for 1 − s²
static_assert(dE.wrong(u, c * square(1_c - s1) * (x1 + w * square(1_c - s0) * x0)));                        // (1 − s)²
static_assert(dE.wrong(u, c * (1_c + square(s1)) * (x1 + w * (1_c + square(s0)) * x0)));
static_assert(dE.wrong(u, c * (1_c - square(tanh(z0))) * (x1 + w * (1_c - square(tanh(z1))) * x0)));        // the steps exchanged
static_assert(dE.wrong(u, c * fp1 * (x0 + w * fp0 * x1)));                                                  // the inputs exchanged
static_assert(dE.wrong(k, c * (1_c - square(tanh(u * x1 + w * s0))) * (1_c + w * fp0)));                    // the bias left out of z
static_assert(dE.wrong(k, c * fp1 * (1_c + w)));
static_assert(dE.wrong(k, 2_c * c * fp1));                                                                  // a bias of two steps, counted twice
static_assert(dE.wrong(u, c * fp1 * x1 + c * fp0 * w * x0));                                                // f′(z₁) outside of the bracket only
static_assert(dE.wrong(w, c * fp1 * (s0 + w * fp0 * s0)));
static_assert(dE.wrong(w, c * fp1 * (s0 + fp0 * sm1)));                                                     // the inner w dropped

// the loss and the output in other forms
static_assert(dE.right(k, (square(o[last]) - square(y)) / (o[last] + y) * o_q * v * fp1 * (1_c + w * fp0)));
static_assert(dE.right(k, ratio<1, 2> * (2_c * o[last] - 2_c * y) * o_q * v * fp1 * (1_c + w * fp0)));
static_assert(dE.right(k, (square(o[last]) - pow(o[last], 3_c) - y * o[last] + y * square(o[last])) * v * fp1 * (1_c + w * fp0)));
static_assert(dE.right(v, E_o * exp(-q[last]) / square(1_c + exp(-q[last])) * s1));
static_assert(dE.right(v, E_o * s1 / (2_c + exp(q[last]) + exp(-q[last]))));
static_assert(dE.right(v, E_o * sigmoid(q[last]) * sigmoid(-q[last]) * s1));
static_assert(dE.right(v, E_o * ratio<1, 4> * (1_c - square(tanh(q[last] / 2_c))) * s1));
static_assert(dE.right(v, (sigmoid(v * s1) - y) * sigmoid(v * s1) * (1_c - sigmoid(s1 * v)) * tanh(z1)));
static_assert(dE.right(v, (1_c / (1_c + exp(-v * s1)) - y) * o_q * s1));
static_assert(dE.wrong(v, 2_c * E_o * o_q * s1));                                           // the 1/2 of the loss forgotten
static_assert(dE.wrong(v, E_o * exp(-q[last]) / (1_c + exp(-q[last])) * s1));               // not squared
static_assert(dE.wrong(v, E_o * s1 / (1_c + exp(q[last]) + exp(-q[last]))));
static_assert(dE.wrong(v, E_o * square(sigmoid(q[last])) * s1));
static_assert(dE.wrong(v, E_o * o[last] * (1_c + o[last]) * s1));
static_assert(dE.wrong(v, E_o * (1_c - square(o[last])) * s1));                             // tanh′ for σ′
static_assert(dE.wrong(v, E_o * o_q * q[last]));
static_assert(dE.wrong(u, E_o * o_q * fp1 * (x1 + w * fp0 * x0)));                          // v forgotten
}  // namespace A

// a sigmoid, two steps
namespace S {
constexpr auto net = unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = sigmoid(z[t]), q[last] = v * s[last],
                                          o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
constexpr auto c = (o[last] - y) * o[last] * (1_c - o[last]) * v;
static_assert(dE.right(u, E_o * o_q * v * s1 * (1_c - s1) * (x1 + w * s0 * (1_c - s0) * x0)));  // R15
static_assert(dE.right(u, c / (2_c + exp(z1) + exp(-z1)) * (x1 + w / (2_c + exp(z0) + exp(-z0)) * x0)));
static_assert(dE.right(u, c * sigmoid(z1) * sigmoid(-z1) * (x1 + w * sigmoid(z0) * sigmoid(-z0) * x0)));
static_assert(dE.right(w, c * square(s1) * exp(-z1) * (s0 + w * s0 / (1_c + exp(z0)) * sm1)));
static_assert(dE.right(w, c * (s1 - square(s1)) * (s0 + w * (s0 - square(s0)) * sm1)));
static_assert(dE.right(k, c * exp(z1) / square(1_c + exp(z1)) * (1_c + w * (1_c - s0) * s0)));
static_assert(dE.right(k, c * (1_c - square(tanh(z1 / 2_c))) / 4_c * (1_c + w * (1_c - s0) * s0)));
static_assert(dE.right(k, c / square(2_c * cosh(z1 / 2_c)) * (1_c + w * (1_c - s0) * s0)));
static_assert(dE.right(k, c * (ratio<1, 4> - square(s1 - ratio<1, 2>)) * (1_c + w * (1_c - s0) * s0)));
static_assert(dE.wrong(u, c * fp1 * (x1 + w * fp0 * x0)));                                              // tanh′ for σ′
static_assert(dE.wrong(u, c / (2_c + exp(z1) - exp(-z1)) * (x1 + w / (2_c + exp(z0) - exp(-z0)) * x0)));
static_assert(dE.wrong(u, c * sigmoid(z1) * sigmoid(z1) * (x1 + w * sigmoid(z0) * sigmoid(z0) * x0)));
static_assert(dE.wrong(w, c * s1 * exp(-z1) * (s0 + w * s0 / (1_c + exp(z0)) * sm1)));
static_assert(dE.wrong(k, c * exp(z1) / square(1_c - exp(z1)) * (1_c + w * (1_c - s0) * s0)));
static_assert(dE.wrong(k, c * (1_c - square(tanh(z1))) / 4_c * (1_c + w * (1_c - s0) * s0)));           // the half of z forgotten
static_assert(dE.wrong(k, c * s1 * (1_c - s0) * (1_c + w * (1_c - s0) * s0)));                          // two steps in one factor
}  // namespace S

// tanh, three steps
namespace A3 {
constexpr auto net = unroll<3>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[last] = v * s[last],
                                          o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
constexpr auto c = E_o * o_q * v;
static_assert(dE.right(u, c * fp2 * (x2 + w * fp1 * (x1 + w * fp0 * x0))));  // R23
static_assert(dE.right(u, fp0 * fp1 * fp2 * square(w) * x0 * c + fp1 * fp2 * w * x1 * c + fp2 * x2 * c));
static_assert(dE.right(w, c * fp2 * s1 + c * fp2 * w * fp1 * (s0 + w * fp0 * sm1)));
static_assert(dE.right(k, c * fp2 * (1_c + w * fp1 + w * w * fp1 * fp0)));
static_assert(dE.right(s[-1_c], c * pow(w, 3_c) * fp0 * fp1 * fp2));
static_assert(dE.right(u, derivative(net, E, u[0_c]) + derivative(net, E, u[1_c]) + derivative(net, E, u[2_c])));
static_assert(dE.right(w, derivative(net, E, s[2_c]) * (fp2 * s1 + derivative(net, s[2_c], s[1_c]) * (fp1 * s0 + derivative(net, s[1_c], s[0_c]) * fp0 * sm1))));
static_assert(equivalent(net, derivative(net, s[2_c], s[0_c]), w * fp2 * fp1 * w));
static_assert(equivalent(net, derivative(net, s[2_c], s[-1_c]), derivative(net, s[2_c], s[1_c]) * derivative(net, s[1_c], s[0_c]) * derivative(net, s[0_c], s[-1_c])));
static_assert(dE.wrong(u, c * fp2 * (x2 + w * fp1 * x1)));                                         // W28
static_assert(dE.wrong(u, c * fp2 * (x2 + w * fp1 * x1 + w * fp0 * x0)));                          // the chain of x₀ skips step 1
static_assert(dE.wrong(u, c * fp2 * (x2 + w * fp1 * x1 + w * fp1 * fp0 * x0)));                    // w once
static_assert(dE.wrong(u, c * fp2 * (x2 + w * fp1 * (x1 + w * fp1 * x0))));                        // f′(z₁) twice
static_assert(dE.wrong(w, c * fp2 * (s1 + w * fp1 * s0)));                                         // the initial state dropped
static_assert(dE.wrong(w, c * fp2 * (s2 + w * fp1 * (s1 + w * fp0 * s0))));                        // a step late
static_assert(dE.wrong(k, c * fp2 * (1_c + w * fp1 + w * w * fp0)));                               // f′(z₁) dropped in the last term
static_assert(dE.wrong(s[-1_c], c * square(w) * fp0 * fp1 * fp2));
static_assert(!equivalent(net, derivative(net, s[2_c], s[0_c]), w * fp2));                         // one step
static_assert(!equivalent(net, derivative(net, s[2_c], s[0_c]), derivative(net, s[2_c], s[1_c]) + derivative(net, s[1_c], s[0_c])));
}  // namespace A3

// A loss at each step.
namespace M {
// clang-format off
inline constexpr struct d : input<d> {} d;  // a target per step
// clang-format on
constexpr auto net = unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[t] = v * s[t], o[t] = sigmoid(q[t]),
                                          E[last] = sum(square(o[t] - d[t]) / 2_c, t)));
constexpr auto dE = claims(net, E);
constexpr auto a0 = (o[0_c] - d[0_c]) * o[0_c] * (1_c - o[0_c]);
constexpr auto a1 = (o[1_c] - d[1_c]) * o[1_c] * (1_c - o[1_c]);
static_assert(dE.right(u, (a0 * v + w * a1 * v * fp1) * fp0 * x0 + a1 * v * fp1 * x1));            // R26
static_assert(dE.right(u, a0 * v * fp0 * x0 + a1 * v * fp1 * (x1 + w * fp0 * x0)));                // by the step of the loss
static_assert(dE.right(v, a1 * s1 + a0 * s0));
static_assert(dE.right(v, sum((o[t] - d[t]) * o[t] * (1_c - o[t]) * s[t], t)));
static_assert(dE.right(v, sum((o[t] - d[t]) * s[t] * sigmoid(q[t]) * sigmoid(-q[t]), t)));
static_assert(dE.right(s[-1_c], w * fp0 * v * (a0 + a1 * fp1 * w)));
static_assert(dE.right(k, v * (a0 * fp0 + a1 * fp1 + a1 * fp1 * w * fp0)));
static_assert(dE.wrong(u, a0 * v * fp0 * x0 + a1 * v * fp1 * x1));                                 // W31
static_assert(dE.wrong(u, a1 * v * fp1 * (x1 + w * fp0 * x0)));                                    // the loss of step 0 forgotten
static_assert(dE.wrong(u, a0 * v * fp0 * x0 + (a0 + a1) * v * fp1 * x1 + a1 * v * fp1 * w * fp0 * x0));  // a step sees the loss before it
static_assert(dE.wrong(v, a1 * s1));                                                               // the last step only
static_assert(dE.wrong(v, a0 * s1 + a1 * s0));                                                     // steps exchanged
static_assert(dE.wrong(v, sum((o[t] - d[t]) * o[t] * (1_c - o[t]) * s[t - 1_c], t)));
static_assert(dE.wrong(v, (o[1_c] - d[0_c]) * o[1_c] * (1_c - o[1_c]) * s1 + a0 * s0));            // the target of the step before
static_assert(dE.wrong(v, mean((o[t] - d[t]) * o[t] * (1_c - o[t]) * s[t], t)));                   // a mean for a sum

namespace mean_over_the_steps {
constexpr auto net = unroll<3>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[t] = v * s[t], o[t] = sigmoid(q[t]),
                                          E[last] = mean(square(o[t] - d[t]), t)));
constexpr auto dE = claims(net, E);
constexpr auto a2 = (o[2_c] - d[2_c]) * o[2_c] * (1_c - o[2_c]);
constexpr auto tail = a1 + a2 * fp2 * w;
static_assert(dE.right(v, 2_c * (a0 * s0 + a1 * s1 + a2 * s2) / 3_c));
static_assert(dE.right(v, ratio<2, 3> * a0 * s0 + ratio<4, 6> * a1 * s1 + a2 * s2 / (1_c + ratio<1, 2>)));
static_assert(dE.right(v, mean(2_c * (o[t] - d[t]) * o[t] * (1_c - o[t]) * s[t], t)));
static_assert(dE.right(v, sum((o[t] - d[t]) * (o[t] - square(o[t])) * s[t], t) / 3_c * 2_c));
static_assert(dE.right(k, 2_c * v / 3_c * (a2 * fp2 + fp1 * tail + fp0 * (a0 + w * fp1 * tail))));
static_assert(dE.right(w, ratio<2, 3> * v * (a2 * fp2 * s1 + fp1 * s0 * tail + fp0 * sm1 * (a0 + w * fp1 * tail))));
static_assert(dE.wrong(v, 2_c * (a0 * s0 + a1 * s1 + a2 * s2)));                                   // 1/T forgotten
static_assert(dE.wrong(v, a0 * s0 + a1 * s1 + a2 * s2));
static_assert(dE.wrong(v, 2_c * (a0 * s0 + a1 * s1 + a2 * s2) / 2_c));                             // T − 1 for T
static_assert(dE.wrong(k, ratio<2, 3> * v * (a2 * fp2 + fp1 * tail + fp0 * (a0 + w * tail))));     // f′(z₁) dropped
static_assert(dE.wrong(k, ratio<2, 3> * v * (a2 * fp2 + fp1 * tail + fp0 * w * fp1 * tail)));      // the loss of step 0 not injected
static_assert(dE.wrong(w, ratio<2, 3> * v * (a2 * fp2 * s1 + fp1 * s0 * tail)));                   // no term of the initial state
static_assert(dE.wrong(w, ratio<2, 3> * v * (a2 * fp2 * s1 + fp1 * s0 * (a1 + a2 * w) + fp0 * sm1 * (a0 + w * fp1 * (a1 + a2 * w)))));
}  // namespace mean_over_the_steps
}  // namespace M
}  // namespace derivations
