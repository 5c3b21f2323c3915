// Identities of every kind of node, and their near misses: what is proved, and what is not.
#include <bptt/proof/equivalent.hpp>

namespace identities {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct g : parameter<g, 2> {} g;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct N : parameter<N, 3, 3> {} N;
inline constexpr struct R : parameter<R, 2, 3> {} R;
inline constexpr struct C : parameter<C, 2, 5> {} C;
// clang-format on
constexpr auto ones = broadcast<3>(one);
// matrices
static_assert(equivalent(transpose(M * N), transpose(N) * transpose(M)) &&
              !equivalent(transpose(M * N), transpose(M) * transpose(N)) &&
              equivalent((M + N) * (M - N), M* M - M * N + N * M - N * N) &&
              !equivalent((M + N) * (M - N), M* M - N * N) && equivalent(M * (N * p), M* N* p) &&
              equivalent(identity<3>{} * p, p));
static_assert(equivalent(diag(p) * M * diag(q), hadamard(M, outer(p, q))) && !equivalent(diag(p) * M, M* diag(p)) &&
              equivalent(diagonal(diag(p)), p) && equivalent(diagonal(M * transpose(N)), hadamard(M, N) * ones) &&
              equivalent(diag(p) * diag(q), diag(hadamard(q, p))) &&
              equivalent(sum(diagonal(M)), sum(diagonal(transpose(M)))) &&
              equivalent(sum(diagonal(M * N)), sum(diagonal(N* M))));
static_assert(equivalent(outer(p, q), p* transpose(q)) && !equivalent(outer(p, q), outer(q, p)) &&
              equivalent(dot(M * p, q), dot(p, transpose(M) * q)) && !equivalent(dot(M * p, q), dot(p, M* q)) &&
              equivalent(outer(p, q) * p, dot(q, p) * p) && equivalent(dot(M, outer(p, q)), dot(p, M* q)) &&
              equivalent(R * M * p, R*(M* p)));
static_assert(equivalent(sum(p), dot(ones, p)) && equivalent(sum(ones), 3_c * one) &&
              !equivalent(sum(ones), 2_c * one) && equivalent(sum(M), dot(ones, M* ones)) &&
              equivalent(mean(p), sum(p) / 3_c) && equivalent(sum(broadcast<3>(a)), 3_c * a) &&
              equivalent(hadamard(broadcast<3>(a), p), a* p));
static_assert(equivalent(sum(concat(p, a)), sum(p) + a) && !equivalent(sum(concat(p, a)), sum(p)) &&
              equivalent(segment<1, 2>(p + q), segment<1, 2>(q) + segment<1, 2>(p)) &&
              !equivalent(segment<1, 2>(p), segment<0, 2>(p)) &&
              equivalent(component<1>(hadamard(p, q)), component<1>(p) * component<1>(q)) &&
              equivalent(rows<1, 2>(M) * p, segment<1, 2>(M* p)) && equivalent(tanh(transpose(M)), transpose(tanh(M))));
static_assert(equivalent(outer(ones, ones) * outer(ones, ones), 3_c * outer(ones, ones)) &&
              equivalent(outer(ones, ones) * p, sum(p) * ones) && equivalent(transpose(p) * q, transpose(q) * p) &&
              !equivalent(outer(ones, ones) * p, 3_c * p));
static_assert(equivalent(sum(identity<3>{}), 3_c * one) && equivalent(sum(diag(p)), sum(p)) &&
              equivalent(sum(identity<3>{} * M), sum(M)) && !equivalent(sum(diagonal(M)), sum(M)) &&
              equivalent(sum(outer(p, q)), sum(q) * sum(p)));
static_assert(equivalent(outer(R * p, q) * M, R* outer(p, transpose(M) * q)) &&
              !equivalent(outer(R * p, q) * M, R* outer(p, M* q)) &&
              equivalent(dot(g, R* p), sum(hadamard(R, outer(g, p)))) &&
              equivalent(transpose(diag(p) * M), transpose(M) * diag(p)));
static_assert(equivalent(concat(p, q) + concat(q, p), concat(q, p) + concat(p, q)) &&
              equivalent(sum(concat(p, a* q, b)), a* sum(q) + b + sum(p)) &&
              equivalent(segment<0, 2>(a * p), a* segment<0, 2>(p)) &&
              !equivalent(segment<0, 2>(hadamard(p, p)), segment<0, 2>(p)));
// functions of one number
static_assert(equivalent(exp(a + b), exp(a) * exp(b)) && equivalent(exp(2_c * a), square(exp(a))) &&
              equivalent(exp(-a), 1_c / exp(a)) && equivalent(log(exp(a)), a) &&
              equivalent(exp(log(a) + b), a* exp(b)) && !equivalent(exp(a + b), exp(a) + exp(b)));
static_assert(equivalent(tanh(a), sinh(a) / cosh(a)) && equivalent(square(cosh(a)) - square(sinh(a)), one) &&
              equivalent(1_c - square(tanh(a)), 1_c / square(cosh(a))) && !equivalent(1_c - tanh(a), 1_c / cosh(a)) &&
              equivalent(1_c - square(tanh(a)), 4_c / square(exp(a) + exp(-a))) &&
              equivalent(2_c * cosh(a), exp(a) + exp(-a)) && equivalent(tanh(a), 2_c * sigmoid(2_c * a) - 1_c));
static_assert(equivalent(sigmoid(a), 1_c / (1_c + exp(-a))) &&
              equivalent(sigmoid(a) * (1_c - sigmoid(a)), 1_c / (2_c + exp(a) + exp(-a))) &&
              equivalent(sigmoid(-a), 1_c - sigmoid(a)) && !equivalent(sigmoid(-a), -sigmoid(a)) &&
              equivalent(softplus(a), log(1_c + exp(a))));
static_assert(equivalent(square(sin(a)) + square(cos(a)), one) && !equivalent(square(sin(a)) - square(cos(a)), one) &&
              equivalent(relu(a) + relu(-a), relu(-a) + relu(a)) && equivalent(abs(a) * abs(a), a* abs(a) * sign(a)));
static_assert(equivalent(pow(a, b + 1_c), a* pow(a, b)) && equivalent(pow(p, 3_c), hadamard(p, square(p))) &&
              equivalent(hadamard(p, reciprocal(p)), ones) && equivalent(pow(a, -2_c) * a, 1_c / a) &&
              !equivalent(pow(a, b), pow(b, a)));
static_assert(equivalent(relu(a), a* heaviside(a)) && !equivalent(relu(a), heaviside(a)) &&
              equivalent(square(relu(a)), a* relu(a)) && !equivalent(square(relu(a)), relu(a)) &&
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
              equivalent(1_c / (1_c / a - 1_c / b), a* b / (b - a)));
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
// operations of which nothing is known are functions of their operands
static_assert(equivalent(sqrt(a + b), sqrt(b + a)) && !equivalent(sqrt(a), a) &&
              equivalent(concat(p, q + p), concat(p, p + q)) && !equivalent(concat(p, q), concat(q, p)));
}  // namespace identities
