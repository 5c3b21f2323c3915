// The value of a formula, component by component.
#include <bptt/evaluation/value.hpp>

#include "../cross.hpp"
#include "pass_of_constants.hpp"

using namespace bptt::simplified;
using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace numbers {
template <class Formula, std::size_t n>
constexpr bool is(Formula formula, double const (&want)[n], int step = 0) {
  using shape = shape_t<Formula>;
  static_assert(shape::size == static_cast<int>(n));
  constants const m;
  auto const got = value(formula, m, step);
  for (int i = 0; i < shape::size; ++i)
    if (!near(got(i / shape::cols, i % shape::cols), want[i])) return false;
  return true;
}
static_assert(is(p + q, {5, -3, 9}) && is(p - q, {-3, 7, -3}) && is(-p, {-1, -2, -3}));
static_assert(is(k * p, {2, 4, 6}) && is(p * k, {2, 4, 6}) && is(q / k, {2, -2.5, 3}) && is(k * k, {4}));
static_assert(is(hadamard(p, q), {4, -10, 18}) && is(quotient(q, p), {4, -2.5, 2}) && is(dot(p, q), {12}) &&
              is(sum(q), {5}));
static_assert(is(M * p, {14, 32}) && is(transpose(M) * (M * p), {142, 188, 234}) &&
              is(M * transpose(M), {14, 32, 32, 77}));
static_assert(is(outer(p, q), {4, -5, 6, 8, -10, 12, 12, -15, 18}) && is(transpose(M), {1, 4, 2, 5, 3, 6}));
static_assert(is(M * p - M * q, {14 - 12.0, 32 - 27.0}) && is(-(M * p), {-14, -32}));
static_assert(is(square(q), {16, 25, 36}) && is(minus(one, square(p)), {0, -3, -8}) && is(literal<-3>{} * k, {-6}));
static_assert(is(broadcast_of<struct k, shape<2>>{}, {2, 2}) && is(step_count{}, {4}));
static_assert(is(x[t], {1, 2, 3}, 0) && is(x[t], {4, -5, 6}, 1) && is(M * x[t], {12, 27}, 3));
static_assert(is(exp(k), {elementary::exp(2.0)}) && is(log(p), {0, elementary::log(2.0), elementary::log(3.0)}));
static_assert(is(softmax(p), {0.09003057317038046, 0.24472847105479767, 0.66524095577482182}));
static_assert(is(log_softmax(p), {-2.4076059644443806, -1.4076059644443806, -0.40760596444438013}));
static_assert(is(softmax_cross_entropy(p, q),
                 {4 * 2.4076059644443806 - 5 * 1.4076059644443806 + 6 * 0.40760596444438013}));
static_assert(is(cross_entropy(p, q), {5 * 0.69314718055994530942 - 6 * 1.0986122886681098}));
static_assert(is(mean(q), {5 / 3.0}) && is(broadcast<2>(k), {2, 2}) && is(broadcast<2, 2>(k * k), {4, 4, 4, 4}) &&
              is(stop_gradient(q), {4, -5, 6}));
static_assert(is(logsumexp(p), {3.4076059644443806}) && is(logsumexp(broadcast<3>(k)), {2 + 1.0986122886681098}));
static_assert(is(logsumexp(1000_c * p), {3000}) && is(logsumexp(-1000_c * q), {5000}));
static_assert(is(diag(p), {1, 0, 0, 0, 2, 0, 0, 0, 3}) && is(diagonal(transpose(M) * M), {17, 29, 45}) &&
              is(diagonal(outer(p, q)), {4, -10, 18}));
static_assert(is(diag(p) * q, {4, -10, 18}) && is(diag(M * p) * M, {14, 28, 42, 128, 160, 192}) &&
              is(M * diag(q), {4, -10, 18, 16, -25, 36}));
static_assert(is(diag(p) * diag(q), {4, 0, 0, 0, -10, 0, 0, 0, 18}) &&
              is(transpose(M) * (diag(M * p) * (M * p)), {4292, 5512, 6732}));
static_assert(is(segment<1, 2>(p), {2, 3}) && is(segment<0, 1>(q), {4}) && is(component<2>(p), {3}) &&
              is(component<1>(p + q) * q, {-12, 15, -18}));
static_assert(is(segment<1, 2>(p - q), {7, -3}) && is(segment<1, 1>(M * p), {32}) &&
              is(segment<1, 2>(x[t]), {-5, 6}, 1));
static_assert(is(row<1>(M), {4, 5, 6}) && is(column<1>(M), {2, 5}) && is(dot(row<1>(M), p), {32}) &&
              is(M * row<0>(M), {14, 32}) && is(row<1>(transpose(M)), {2, 5}) &&
              is(column<1>(M * transpose(M)), {32, 77}) && is(segment<1, 2>(row<1>(M)), {5, 6}) &&
              is(row<0>(transpose(p)), {1, 2, 3}));
static_assert(is(rows<1, 1>(M), {4, 5, 6}) && is(rows<1, 1>(M) * p, {32}) && is(transpose(rows<1, 1>(M)), {4, 5, 6}));
static_assert(is(transpose(rows<0, 2>(M)) * (M * p), {142, 188, 234}) &&
              is(transpose(rows<1, 1>(M)) * segment<1, 1>(p), {8, 10, 12}));
static_assert(is(rows<1, 2>(transpose(M)), {2, 5, 3, 6}) && is(rows<1, 2>(transpose(M)) * (M * p), {188, 234}));
static_assert(is(pad<1, 5>(p), {0, 1, 2, 3, 0}) && is(pad<2, 3>(k), {0, 0, 2}) &&
              is(pad<1, 3>(rows<1, 1>(M)), {0, 0, 0, 4, 5, 6, 0, 0, 0}));
static_assert(is(concat(p, k, M * p), {1, 2, 3, 2, 14, 32}) && is(concat(k, 7_c), {2, 7}) &&
              is(concat(rows<1, 1>(M), transpose(p)), {4, 5, 6, 1, 2, 3}));
static_assert(is(k * concat(p, q) - pad<3, 6>(p), {2, 4, 6, 7, -12, 9}) && is(segment<2, 2>(concat(p, q)), {3, 4}));
static_assert(is(mine::cross(p, q), {27, 6, -13}) &&
              is(mine::cross(p + q, segment<1, 3>(concat(k, q))), {27, 6, -13}) && is(dot(p, mine::cross(p, q)), {0}));
constexpr constants m;
static_assert(dense(segment<1, 2>(p), m, 0).data() == m.P + 1 && dense(row<1>(M), m, 0).data() == m.A + 3 &&
              dense(segment<1, 2>(row<1>(M)), m, 0).data() == m.A + 4 &&
              dense(rows<1, 1>(M), m, 0).data() == m.A + 3);  // a piece of a leaf is read in place
static_assert(dense(segment<1, 1>(segment<1, 2>(stop_gradient(p))), m, 0).data() == m.P + 2);
static_assert(dense(p + q, m, 0).data()[2] == 9 && dense(p, m, 0).data() == m.P);  // a leaf is read in place
}  // namespace numbers
