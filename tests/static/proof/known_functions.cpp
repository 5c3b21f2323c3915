// Identities of functions, and their near misses: what is proved, and what is not.
#include <bptt/proof/compare.hpp>

namespace identities {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct R : parameter<R, 2, 3> {} R;
inline constexpr struct C : parameter<C, 2, 5> {} C;
// clang-format on
constexpr auto ones = broadcast<3>(one);
// functions of one number
static_assert(equivalent(exp(a + b), exp(a) * exp(b)) && equivalent(exp(2_c * a), square(exp(a))) &&
              equivalent(exp(-a), 1_c / exp(a)) && equivalent(log(exp(a)), a) &&
              equivalent(exp(log(a) + b), a * exp(b)) && !equivalent(exp(a + b), exp(a) + exp(b)));
static_assert(equivalent(tanh(a), sinh(a) / cosh(a)) && equivalent(square(cosh(a)) - square(sinh(a)), one) &&
              equivalent(1_c - square(tanh(a)), 1_c / square(cosh(a))) && !equivalent(1_c - tanh(a), 1_c / cosh(a)) &&
              equivalent(1_c - square(tanh(a)), 4_c / square(exp(a) + exp(-a))) &&
              equivalent(2_c * cosh(a), exp(a) + exp(-a)) && equivalent(tanh(a), 2_c * sigmoid(2_c * a) - 1_c));
static_assert(equivalent(sigmoid(a), 1_c / (1_c + exp(-a))) &&
              equivalent(sigmoid(a) * (1_c - sigmoid(a)), 1_c / (2_c + exp(a) + exp(-a))) &&
              equivalent(sigmoid(-a), 1_c - sigmoid(a)) && !equivalent(sigmoid(-a), -sigmoid(a)) &&
              equivalent(softplus(a), log(1_c + exp(a))));
static_assert(equivalent(square(sin(a)) + square(cos(a)), one) && !equivalent(square(sin(a)) - square(cos(a)), one) &&
              equivalent(relu(a) + relu(-a), relu(-a) + relu(a)) && equivalent(abs(a) * abs(a), a * abs(a) * sign(a)));
static_assert(equivalent(pow(a, b + 1_c), a * pow(a, b)) && equivalent(pow(p, 3_c), hadamard(p, square(p))) &&
              equivalent(hadamard(p, reciprocal(p)), ones) && equivalent(pow(a, -2_c) * a, 1_c / a) &&
              !equivalent(pow(a, b), pow(b, a)));
static_assert(equivalent(relu(a), a * heaviside(a)) && !equivalent(relu(a), heaviside(a)) &&
              equivalent(square(relu(a)), a * relu(a)) && !equivalent(square(relu(a)), relu(a)) &&
              equivalent(relu(a + b), relu(b + a)) && !equivalent(relu(-a), -relu(a)));
static_assert(equivalent(cosh(-a), cosh(a)) && equivalent(sinh(-a), -sinh(a)) && !equivalent(cosh(-a), -cosh(a)) &&
              equivalent(exp(a) - exp(-a), 2_c * sinh(a)) && equivalent(cosh(a) + sinh(a), exp(a)) &&
              !equivalent(cosh(a) - sinh(a), exp(a)));
static_assert(equivalent(tanh(-a), -tanh(a)) && !equivalent(tanh(-a), tanh(a)) &&
              equivalent(square(square(cosh(a))), square(1_c + square(sinh(a)))) &&
              equivalent(square(tanh(a)) * cosh(a), cosh(a) - 1_c / cosh(a)));
static_assert(equivalent(square(square(sin(a))) - square(square(cos(a))), square(sin(a)) - square(cos(a))) &&
              !equivalent(sin(-a), sin(a)) && !equivalent(cos(a), 1_c - square(sin(a))));
static_assert(equivalent(softplus(a) - softplus(a), zero) && !equivalent(softplus(a), a) &&
              !equivalent(log(a + b), log(a) + log(b)) && equivalent(exp(-log(a)), 1_c / a) &&
              equivalent(exp(2_c * log(a + b)), square(b + a)) && !equivalent(exp(log(a) / 2_c), a));
static_assert(equivalent(exp(a / 2_c) * exp(a / 2_c), exp(a)) && !equivalent(exp(a / 2_c), exp(a) / 2_c) &&
              equivalent(hadamard(exp(p), exp(q)), exp(q + p)) &&
              equivalent(pow(p, q + ones), hadamard(pow(p, q), p)) &&
              equivalent(1_c / (1_c / a - 1_c / b), a * b / (b - a)));
// aᵇ of a base that may be below 0: (aᵇ)ᶜ is aᵇᶜ for integers c alone, log aᵇ is not b·log a (tests/runtime/proof)
static_assert(!equivalent(pow(pow(a, b), 1_c / b), a) && !equivalent(pow(pow(a, b), ratio<1, 2>), pow(a, b / 2_c)) &&
              !equivalent(log(pow(a, b)), b * log(a)) && equivalent(square(pow(a, b)), pow(a, 2_c * b)) &&
              equivalent(pow(pow(a, ratio<1, 2>), b), pow(a, b / 2_c)) &&
              equivalent(pow(pow(exp(a), b), a), exp(square(a) * b)));
// components of vectors, sums over them
static_assert(equivalent(sum(sigmoid(p) + sigmoid(-p)), 3_c * one) && !equivalent(sum(sigmoid(p) + sigmoid(-p)), one) &&
              equivalent(dot(q, tanh(-p)), -dot(tanh(p), q)) && equivalent(sum(relu(p)), dot(heaviside(p), p)));
static_assert(equivalent(hadamard(cosh(p), cosh(p)) - square(sinh(p)), ones) &&
              equivalent(dot(q, 1_c - square(tanh(p))), sum(hadamard(q, reciprocal(square(cosh(p)))))) &&
              equivalent(dot(q, sigmoid(p)), dot(q, reciprocal(1_c + exp(-p)))) &&
              !equivalent(dot(q, sigmoid(p)), dot(q, reciprocal(1_c + exp(p)))));
static_assert(equivalent(sum(hadamard(C, reciprocal(C))), 10_c * one) &&
              equivalent(dot(C, reciprocal(C)), 10_c * one) &&
              equivalent(dot(transpose(R), reciprocal(transpose(R))), 6_c * one) &&
              !equivalent(sum(hadamard(C, reciprocal(C))), 4_c * one));
static_assert(equivalent(log(1_c / (1_c + exp(a))), -log(1_c + exp(a))) &&
              equivalent(log(sigmoid(a)), a - softplus(a)) && !equivalent(log(sigmoid(a)), a + softplus(a)) &&
              equivalent(log(reciprocal(ones + exp(p))), -softplus(p)));
// probabilities
static_assert(equivalent(sum(softmax(p)), one) && equivalent(softmax(p), exp(p) / sum(exp(p))) &&
              equivalent(log(softmax(p)), log_softmax(p)) && equivalent(exp(log_softmax(p)), softmax(p)) &&
              equivalent(logsumexp(p), log(sum(exp(p)))) && !equivalent(softmax(p), exp(p)) &&
              !equivalent(sum(square(softmax(p))), one));
static_assert(equivalent(softmax_cross_entropy(p, q), cross_entropy(softmax(p), q)) &&
              equivalent(softmax_cross_entropy(p, q), sum(q) * logsumexp(p) - dot(q, p)) &&
              !equivalent(softmax_cross_entropy(p, q), logsumexp(p) - dot(q, p)) &&
              equivalent(sigmoid_cross_entropy(a, b), softplus(a) - b * a));
static_assert(equivalent(diag(softmax(p)) * ones, softmax(p)) &&
              equivalent((diag(softmax(p)) - outer(softmax(p), softmax(p))) * ones, zeros<3>{}) &&
              equivalent(sigmoid_cross_entropy(p, q), sum(softplus(p)) - dot(q, p)) &&
              !equivalent(sigmoid_cross_entropy(p, q), sum(softplus(p)) + dot(q, p)) &&
              equivalent(cross_entropy(p, q), -dot(q, log(p))) && !equivalent(cross_entropy(p, q), -dot(p, log(q))) &&
              !equivalent(logsumexp(p), log(sum(p))) && !equivalent(log_softmax(p), p));
// choices and conditions
static_assert(equivalent(where(a > b, p, p), p) && equivalent(where(a > 0_c, a, -a), where(0_c < a, a, -a)) &&
              equivalent(where(!(a > b), a, b), where(a > b, b, a)) && equivalent(where(a > b, 1_c, 0_c), a > b) &&
              !equivalent(where(a > b, a, b), where(a > b, b, a)) && !equivalent(where(a > b, a, b), a));
static_assert(equivalent(where(a, b, 0_c) + where(a, 0_c, b), b) && equivalent(where(a && a, p, q), where(a, p, q)) &&
              equivalent(where(a && b, p, q), where(a, where(b, p, q), q)) &&
              equivalent(where(a || b, p, q), where(a, p, where(b, p, q))) && equivalent(!(a && b), !a || !b) &&
              equivalent(a >= b, !(a < b)) && equivalent(a != b, !(b == a)) && equivalent(p <= q, q >= p));
static_assert(equivalent((p > q) * square(a), where(p > q, square(a) * ones, 0_c)) &&
              equivalent(tanh(p) - where(p > q, tanh(p), q), where(p > q, 0_c, tanh(p) - q)) &&
              equivalent(square(where(p > q, p, q)), where(p > q, square(p), square(q))));
// a mask is a condition, and no number: at a = 1/2 the two differ; a > b and b > a are both 0 at a tie
static_assert(compare(where(a, p, q), a * p + (1_c - a) * q) == verdict::different &&
              compare(where(a, p, q), p) == verdict::undecided && compare(a > b, !(b > a)) == verdict::undecided &&
              compare(where(a == b, p, q), q) == verdict::undecided &&
              compare(where(a > b, p, q), q) != verdict::equal &&
              compare(where(a > 0_c, sqrt(a), b), where(a > 0_c, sqrt(a), a)) == verdict::undecided);
static_assert(equivalent(min(a, b), a + b - max(a, b)) && !equivalent(min(a, b), max(a, b)));
static_assert(equivalent(heaviside(a) * heaviside(a), heaviside(a)) && !equivalent(1_c / heaviside(a), heaviside(a)));
}  // namespace identities
