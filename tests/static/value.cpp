// The value of a formula as numbers: a machine of constants stands in for that of a program.
#include <bptt/value.hpp>
#include <bptt/rules.hpp>

#include "near.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct x : input<x, 3> {} x;
// clang-format on
/// Numbers for the symbols; an input has those of p at step 0, those of q later.
struct constants {
  using number = double;
  static constexpr int steps = 4;
  template <class W>
  static constexpr bool has_transposed = false;
  double K[1] = {2}, P[3] = {1, 2, 3}, Q[3] = {4, -5, 6}, A[6] = {1, 2, 3, 4, 5, 6};
  template <class Leaf>
  constexpr double const* address(int step) const {
    if constexpr (std::is_same_v<Leaf, struct k>)
      return K;
    else if constexpr (std::is_same_v<Leaf, struct M>)
      return A;
    else if constexpr (std::is_same_v<Leaf, struct p>)
      return P;
    else if constexpr (std::is_same_v<Leaf, struct q>)
      return Q;
    else
      return step == 0 ? P : Q;
  }
};
template <kernel::into how = kernel::into::set, class Formula, int n>
constexpr bool is(Formula formula, double const (&want)[n], int step = 0, double start = 0) {
  constants const m;
  array_value<double, shape_t<Formula>> got{};
  static_assert(shape_t<Formula>::size == n);
  for (double& number : got.x) number = start;
  assign<how>(got.x, formula, m, step);
  for (int i = 0; i < n; ++i)
    if (!near(got.x[i], want[i])) return false;
  return true;
}
static_assert(is(p + q, {5, -3, 9}) && is(p - q, {-3, 7, -3}) && is(-p, {-1, -2, -3}));
static_assert(is(k * p, {2, 4, 6}) && is(p * k, {2, 4, 6}) && is(q / k, {2, -2.5, 3}) && is(k * k, {4}));
static_assert(is(hadamard(p, q), {4, -10, 18}) && is(quotient(q, p), {4, -2.5, 2}) && is(dot(p, q), {12}) && is(sum(q), {5}));
static_assert(is(M * p, {14, 32}) && is(transpose(M) * (M * p), {142, 188, 234}) && is(M * transpose(M), {14, 32, 32, 77}));
static_assert(is(outer(p, q), {4, -5, 6, 8, -10, 12, 12, -15, 18}) && is(transpose(M), {1, 4, 2, 5, 3, 6}));
static_assert(is(M * p - M * q, {14 - 12.0, 32 - 27.0}) && is(M * p + M * q - M * p, {12, 27}) && is(-(M * p), {-14, -32}));
static_assert(is(square(q), {16, 25, 36}) && is(minus(one, square(p)), {0, -3, -8}) && is(literal<-3>{} * k, {-6}));
static_assert(is(broadcast_of<struct k, shape<2>>{}, {2, 2}) && is(step_count{}, {4}));
static_assert(is(x[t], {1, 2, 3}, 0) && is(x[t], {4, -5, 6}, 1) && is(M * x[t], {12, 27}, 3));
static_assert(is(exp(k), {elementary::exp(2.0)}) && is(log(p), {0, elementary::log(2.0), elementary::log(3.0)}));
static_assert(is(softmax(p), {0.09003057317038046, 0.24472847105479767, 0.66524095577482182}));
static_assert(is(log_softmax(p), {-2.4076059644443806, -1.4076059644443806, -0.40760596444438013}));
static_assert(is(softmax_cross_entropy(p, q), {4 * 2.4076059644443806 - 5 * 1.4076059644443806 + 6 * 0.40760596444438013}));
static_assert(is(cross_entropy(p, q), {5 * 0.69314718055994530942 - 6 * 1.0986122886681098}));
// added to what is there, or taken from it
static_assert(is<kernel::into::plus>(M * p + M * q, {126, 159}, 0, 100) && is<kernel::into::minus>(p, {99, 98, 97}, 0, 100));
static_assert(is<kernel::into::plus>(p - q, {97, 107, 97}, 0, 100) && is<kernel::into::plus>(-(M * p), {86, 68}, 0, 100));
}  // namespace
