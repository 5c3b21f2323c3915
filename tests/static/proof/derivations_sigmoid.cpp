// Derivations by hand that write σ′ and the loss in other forms, and slips in them.
#include "derivations_scalar.hpp"

namespace derivations {
// tanh, two steps
namespace A {
constexpr auto net =
    unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[last] = v * s[last],
                         o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
// the loss and the output in other forms
static_assert(dE.right(k, (square(o[last]) - square(y)) / (o[last] + y) * o_q * v * fp1 * (1_c + w * fp0)));
static_assert(dE.right(k, ratio<1, 2> *(2_c * o[last] - 2_c * y) * o_q * v * fp1 * (1_c + w * fp0)));
static_assert(dE.right(k, (square(o[last]) - pow(o[last], 3_c) - y * o[last] + y * square(o[last])) * v * fp1 *
                              (1_c + w * fp0)));
static_assert(dE.right(v, E_o * exp(-q[last]) / square(1_c + exp(-q[last])) * s1));
static_assert(dE.right(v, E_o * s1 / (2_c + exp(q[last]) + exp(-q[last]))));
static_assert(dE.right(v, E_o * sigmoid(q[last]) * sigmoid(-q[last]) * s1));
static_assert(dE.right(v, E_o * ratio<1, 4> *(1_c - square(tanh(q[last] / 2_c))) * s1));
static_assert(dE.right(v, (sigmoid(v * s1) - y) * sigmoid(v * s1) * (1_c - sigmoid(s1 * v)) * tanh(z1)));
static_assert(dE.right(v, (1_c / (1_c + exp(-v * s1)) - y) * o_q * s1));
static_assert(dE.wrong(v, 2_c * E_o * o_q * s1));                              // the 1/2 of the loss forgotten
static_assert(dE.wrong(v, E_o * exp(-q[last]) / (1_c + exp(-q[last])) * s1));  // not squared
static_assert(dE.wrong(v, E_o * s1 / (1_c + exp(q[last]) + exp(-q[last]))));
static_assert(dE.wrong(v, E_o * square(sigmoid(q[last])) * s1));
static_assert(dE.wrong(v, E_o * o[last] * (1_c + o[last]) * s1));
static_assert(dE.wrong(v, E_o *(1_c - square(o[last])) * s1));  // tanh′ for σ′
static_assert(dE.wrong(v, E_o * o_q * q[last]));
static_assert(dE.wrong(u, E_o * o_q * fp1 *(x1 + w * fp0 * x0)));  // v forgotten
}  // namespace A

// a sigmoid, two steps
namespace S {
constexpr auto net =
    unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = sigmoid(z[t]), q[last] = v * s[last],
                         o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
constexpr auto c = (o[last] - y) * o[last] * (1_c - o[last]) * v;
static_assert(dE.right(u, E_o * o_q * v * s1 *(1_c - s1) * (x1 + w * s0 * (1_c - s0) * x0)));  // R15
static_assert(dE.right(u, c / (2_c + exp(z1) + exp(-z1)) * (x1 + w / (2_c + exp(z0) + exp(-z0)) * x0)));
static_assert(dE.right(u, c * sigmoid(z1) * sigmoid(-z1) * (x1 + w * sigmoid(z0) * sigmoid(-z0) * x0)));
static_assert(dE.right(w, c * square(s1) * exp(-z1) * (s0 + w * s0 / (1_c + exp(z0)) * sm1)));
static_assert(dE.right(w, c *(s1 - square(s1)) * (s0 + w * (s0 - square(s0)) * sm1)));
static_assert(dE.right(k, c * exp(z1) / square(1_c + exp(z1)) * (1_c + w * (1_c - s0) * s0)));
static_assert(dE.right(k, c *(1_c - square(tanh(z1 / 2_c))) / 4_c * (1_c + w * (1_c - s0) * s0)));
static_assert(dE.right(k, c / square(2_c * cosh(z1 / 2_c)) * (1_c + w * (1_c - s0) * s0)));
static_assert(dE.right(k, c *(ratio<1, 4> - square(s1 - ratio<1, 2>)) * (1_c + w * (1_c - s0) * s0)));
static_assert(dE.wrong(u, c * fp1 *(x1 + w * fp0 * x0)));  // tanh′ for σ′
static_assert(dE.wrong(u, c / (2_c + exp(z1) - exp(-z1)) * (x1 + w / (2_c + exp(z0) - exp(-z0)) * x0)));
static_assert(dE.wrong(u, c * sigmoid(z1) * sigmoid(z1) * (x1 + w * sigmoid(z0) * sigmoid(z0) * x0)));
static_assert(dE.wrong(w, c * s1 * exp(-z1) * (s0 + w * s0 / (1_c + exp(z0)) * sm1)));
static_assert(dE.wrong(k, c * exp(z1) / square(1_c - exp(z1)) * (1_c + w * (1_c - s0) * s0)));
static_assert(dE.wrong(k, c *(1_c - square(tanh(z1))) / 4_c * (1_c + w * (1_c - s0) * s0)));  // the half of z forgotten
static_assert(dE.wrong(k, c * s1 *(1_c - s0) * (1_c + w * (1_c - s0) * s0)));                 // two steps in one factor
}  // namespace S
}  // namespace derivations
