// Products written to memory, and which formulas have their numbers there already.
#include <bptt/evaluation/value.hpp>

#include "pass_of_constants.hpp"

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace numbers;
static_assert(is_in_memory<struct p> && is_in_memory<decltype(x[t - 1_c])> &&
              is_in_memory<decltype(segment<1, 2>(p))> && is_in_memory<decltype(stop_gradient(p))>);
static_assert(!is_in_memory<decltype(p + q)> && !is_in_memory<decltype(mean(p, t))> &&
              is_in_memory<decltype(sum(p, t))>);
static_assert(is_product<decltype(M * p)> && !is_product<decltype(k * p)> && !is_product<decltype(diag(p) * q)>);

template <kernel::into how, class E>
constexpr auto written(E e, double before) {
  constants const m;
  array_value<double, shape_t<E>> to{};
  for (double& number : to.x) number = before;
  write_product<how>(to.x, e, m, 0);
  return to;
}
// M·p = (14, 32), Mᵀ·v, p·qᵀ; set, added, subtracted
static_assert(near(written<kernel::into::set>(M * p, 7).x[1], 32.0) &&
              near(written<kernel::into::plus>(M * p, 7).x[0], 21.0) &&
              near(written<kernel::into::minus>(M * p, 7).x[0], -7.0));
static_assert(near(written<kernel::into::set>(transpose(M) * (M * p), 0).x[2], 3 * 14.0 + 6 * 32.0));
static_assert(near(written<kernel::into::plus>(outer(p, q), 1).x[5], 13.0));
static_assert(near(written<kernel::into::set>(M * outer(p, q), 0).x[4], 32.0 * -5));

// the loops over components go to each of them once, whatever the width of a register is
template <class N, int n>
constexpr bool each_once() {
  int next = 0;
  for_each_component<N, n>([&](int i) { next = i == next ? next + 1 : -1; });
  return next == n;
}
template <class N, int... n>
constexpr bool each_once(std::integer_sequence<int, n...>) {
  return (each_once<N, n + 1>() && ...);
}
static_assert(each_once<double>(std::make_integer_sequence<int, 70>{}) &&
              each_once<float>(std::make_integer_sequence<int, 70>{}) &&
              each_once<long double>(std::make_integer_sequence<int, 20>{}));
}  // namespace
