// The value of a formula, component by component.
#include <bptt/value.hpp>

#include "machine_of_constants.hpp"

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
static_assert(is(hadamard(p, q), {4, -10, 18}) && is(quotient(q, p), {4, -2.5, 2}) && is(dot(p, q), {12}) && is(sum(q), {5}));
static_assert(is(M * p, {14, 32}) && is(transpose(M) * (M * p), {142, 188, 234}) && is(M * transpose(M), {14, 32, 32, 77}));
static_assert(is(outer(p, q), {4, -5, 6, 8, -10, 12, 12, -15, 18}) && is(transpose(M), {1, 4, 2, 5, 3, 6}));
static_assert(is(M * p - M * q, {14 - 12.0, 32 - 27.0}) && is(-(M * p), {-14, -32}));
static_assert(is(square(q), {16, 25, 36}) && is(minus(one, square(p)), {0, -3, -8}) && is(literal<-3>{} * k, {-6}));
static_assert(is(broadcast_of<struct k, shape<2>>{}, {2, 2}) && is(step_count{}, {4}));
static_assert(is(x[t], {1, 2, 3}, 0) && is(x[t], {4, -5, 6}, 1) && is(M * x[t], {12, 27}, 3));
static_assert(is(exp(k), {elementary::exp(2.0)}) && is(log(p), {0, elementary::log(2.0), elementary::log(3.0)}));
static_assert(is(softmax(p), {0.09003057317038046, 0.24472847105479767, 0.66524095577482182}));
static_assert(is(log_softmax(p), {-2.4076059644443806, -1.4076059644443806, -0.40760596444438013}));
static_assert(is(softmax_cross_entropy(p, q), {4 * 2.4076059644443806 - 5 * 1.4076059644443806 + 6 * 0.40760596444438013}));
static_assert(is(cross_entropy(p, q), {5 * 0.69314718055994530942 - 6 * 1.0986122886681098}));
constexpr constants m;
static_assert(dense(p + q, m, 0).data()[2] == 9 && dense(p, m, 0).data() == m.P);  // a leaf is read in place
}  // namespace numbers
