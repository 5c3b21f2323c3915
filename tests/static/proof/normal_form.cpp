// Identities of sums, products and pieces, and their near misses: what is proved, and what is not.
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
// clang-format on
constexpr auto ones = broadcast<3>(one);
// matrices
static_assert(equivalent(transpose(M * N), transpose(N) * transpose(M)) &&
              !equivalent(transpose(M * N), transpose(M) * transpose(N)) &&
              equivalent((M + N) * (M - N), M * M - M * N + N * M - N * N) &&
              !equivalent((M + N) * (M - N), M * M - N * N) && equivalent(M * (N * p), M * N * p) &&
              equivalent(identity<3>{} * p, p));
static_assert(equivalent(diag(p) * M * diag(q), hadamard(M, outer(p, q))) && !equivalent(diag(p) * M, M * diag(p)) &&
              equivalent(diagonal(diag(p)), p) && equivalent(diagonal(M * transpose(N)), hadamard(M, N) * ones) &&
              equivalent(diag(p) * diag(q), diag(hadamard(q, p))) &&
              equivalent(sum(diagonal(M)), sum(diagonal(transpose(M)))) &&
              equivalent(sum(diagonal(M * N)), sum(diagonal(N * M))));
static_assert(equivalent(outer(p, q), p * transpose(q)) && !equivalent(outer(p, q), outer(q, p)) &&
              equivalent(dot(M * p, q), dot(p, transpose(M) * q)) && !equivalent(dot(M * p, q), dot(p, M * q)) &&
              equivalent(outer(p, q) * p, dot(q, p) * p) && equivalent(dot(M, outer(p, q)), dot(p, M * q)) &&
              equivalent(R * M * p, R *(M * p)));
static_assert(equivalent(sum(p), dot(ones, p)) && equivalent(sum(ones), 3_c * one) &&
              !equivalent(sum(ones), 2_c * one) && equivalent(sum(M), dot(ones, M * ones)) &&
              equivalent(mean(p), sum(p) / 3_c) && equivalent(sum(broadcast<3>(a)), 3_c * a) &&
              equivalent(hadamard(broadcast<3>(a), p), a * p));
static_assert(equivalent(sum(concat(p, a)), sum(p) + a) && !equivalent(sum(concat(p, a)), sum(p)) &&
              equivalent(segment<1, 2>(p + q), segment<1, 2>(q) + segment<1, 2>(p)) &&
              !equivalent(segment<1, 2>(p), segment<0, 2>(p)) &&
              equivalent(component<1>(hadamard(p, q)), component<1>(p) * component<1>(q)) &&
              equivalent(rows<1, 2>(M) * p, segment<1, 2>(M * p)) &&
              equivalent(tanh(transpose(M)), transpose(tanh(M))));
static_assert(equivalent(outer(ones, ones) * outer(ones, ones), 3_c * outer(ones, ones)) &&
              equivalent(outer(ones, ones) * p, sum(p) * ones) && equivalent(transpose(p) * q, transpose(q) * p) &&
              !equivalent(outer(ones, ones) * p, 3_c * p));
static_assert(equivalent(sum(identity<3>{}), 3_c * one) && equivalent(sum(diag(p)), sum(p)) &&
              equivalent(sum(identity<3>{} * M), sum(M)) && !equivalent(sum(diagonal(M)), sum(M)) &&
              equivalent(sum(outer(p, q)), sum(q) * sum(p)));
static_assert(equivalent(outer(R * p, q) * M, R * outer(p, transpose(M) * q)) &&
              !equivalent(outer(R * p, q) * M, R * outer(p, M * q)) &&
              equivalent(dot(g, R * p), sum(hadamard(R, outer(g, p)))) &&
              equivalent(transpose(diag(p) * M), transpose(M) * diag(p)));
static_assert(equivalent(concat(p, q) + concat(q, p), concat(q, p) + concat(p, q)) &&
              equivalent(sum(concat(p, a * q, b)), a * sum(q) + b + sum(p)) &&
              equivalent(segment<0, 2>(a * p), a * segment<0, 2>(p)) &&
              !equivalent(segment<0, 2>(hadamard(p, p)), segment<0, 2>(p)));
// a row and a column are products with a unit vector; what is in zeros, of one row, is a product with one
static_assert(equivalent(row<1>(M), transpose(M) * pad<1, 3>(one)) && equivalent(column<2>(M), M * pad<2, 3>(one)) &&
              !equivalent(column<2>(M), M * pad<1, 3>(one)) && equivalent(column<2>(M), row<2>(transpose(M))) &&
              !equivalent(row<2>(M), column<2>(M)) && equivalent(component<1>(row<2>(M)), component<2>(column<1>(M))));
static_assert(equivalent(dot(row<2>(M), p), component<2>(M * p)) &&
              equivalent(row<2>(outer(p, q)), component<2>(p) * q));
static_assert(equivalent(outer(pad<2, 4>(one), p), pad<2, 4>(transpose(p))) &&
              equivalent(dot(pad<1, 3>(a), p), a * component<1>(p)) &&
              equivalent(sum(pad<2, 4>(transpose(p))), sum(p)) && equivalent(component<1>(pad<1, 3>(a)), a) &&
              equivalent(hadamard(pad<1, 3>(a), pad<2, 3>(b)), p - p));
// operations of which nothing is known are functions of their operands
static_assert(equivalent(sqrt(a + b), sqrt(b + a)) && !equivalent(sqrt(a), a) &&
              equivalent(concat(p, q + p), concat(p, p + q)) && !equivalent(concat(p, q), concat(q, p)));
}  // namespace identities
