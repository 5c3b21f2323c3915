// Derivations by hand that write tanh′ in other forms, and slips in them.
#include "derivations_scalar.hpp"

namespace derivations {
// tanh, two steps
namespace A {
constexpr auto net =
    unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[last] = v * s[last],
                         o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
// tanh′ in other forms
constexpr auto c = E_o * o_q * v;
static_assert(dE.right(u, c * 4_c / square(exp(z1) + exp(-z1)) * (x1 + 4_c * w * x0 / square(exp(z0) + exp(-z0)))));
static_assert(dE.right(u, c *(1_c - square(tanh(z1))) * (x1 + w * (1_c - square(tanh(z0))) * x0)));
static_assert(dE.right(u, c *(1_c - square(tanh(u * x1 + w * s0 + k))) *
                              (x1 + w * (1_c - square(tanh(k + sm1 * w + x0 * u))) * x0)));
static_assert(dE.right(u, c *(1_c - square(tanh(k + w * tanh(u * x0 + w * sm1 + k) + u * x1))) * (x1 + w * fp0 * x0)));
static_assert(dE.right(k, c *(1_c - square(sinh(z1) / cosh(z1))) * (1_c + w * fp0)));
static_assert(dE.right(k, c *(square(cosh(z1)) - square(sinh(z1))) / square(cosh(z1)) * (1_c + w * fp0)));
static_assert(dE.right(k, c * 4_c * exp(2_c * z1) / square(exp(2_c * z1) + 1_c) * (1_c + w * fp0)));
static_assert(dE.right(k, c * 4_c * sigmoid(2_c * z1) * (1_c - sigmoid(2_c * z1)) * (1_c + w * fp0)));
static_assert(dE.right(k, c * square(reciprocal(cosh(z1))) * (1_c + w * pow(cosh(z0), -2_c))));
static_assert(dE.right(k, c * fp1 *(1_c + w) - c * fp1 * w * square(s0)));
static_assert(dE.wrong(u, c / cosh(z1) * (x1 + w * x0 / cosh(z0))));                  // not squared
static_assert(dE.wrong(u, c / square(cosh(s1)) * (x1 + w * x0 / square(cosh(s0)))));  // at s
static_assert(dE.wrong(u, c * 2_c / square(exp(z1) + exp(-z1)) * (x1 + 2_c * w * x0 / square(exp(z0) + exp(-z0)))));
static_assert(dE.wrong(u, c * 4_c / square(exp(z1) - exp(-z1)) * (x1 + 4_c * w * x0 / square(exp(z0) - exp(-z0)))));
static_assert(dE.wrong(u, c *(1_c - s1) * (x1 + w * (1_c - s0) * x0)));               // 1 − s for 1 − s²
static_assert(dE.wrong(u, c * square(1_c - s1) * (x1 + w * square(1_c - s0) * x0)));  // (1 − s)²
static_assert(dE.wrong(u, c *(1_c + square(s1)) * (x1 + w * (1_c + square(s0)) * x0)));
static_assert(dE.wrong(u,
                       c *(1_c - square(tanh(z0))) * (x1 + w * (1_c - square(tanh(z1))) * x0)));  // the steps exchanged
static_assert(dE.wrong(u, c * fp1 *(x0 + w * fp0 * x1)));                                // the inputs exchanged
static_assert(dE.wrong(k, c *(1_c - square(tanh(u * x1 + w * s0))) * (1_c + w * fp0)));  // the bias left out of z
static_assert(dE.wrong(k, c * fp1 *(1_c + w)));
static_assert(dE.wrong(k, 2_c * c * fp1));                    // a bias of two steps, counted twice
static_assert(dE.wrong(u, c * fp1 * x1 + c * fp0 * w * x0));  // f′(z₁) outside of the bracket only
static_assert(dE.wrong(w, c * fp1 *(s0 + w * fp0 * s0)));
static_assert(dE.wrong(w, c * fp1 *(s0 + fp0 * sm1)));  // the inner w dropped
}  // namespace A
}  // namespace derivations
