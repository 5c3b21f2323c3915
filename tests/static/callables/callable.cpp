// All ways of calling everything that is called, in constant evaluation; and what a call keeps, counted by hand.
#include "../calls.hpp"

namespace calls {
template <class Row>
inline constexpr bool the_law_holds = law<Row, double>::holds();
template <class... Row>
constexpr bool check(types<Row...>) {
  static_assert((the_law_holds<Row> && ...));
  return true;
}
static_assert(check(table{}));
}  // namespace calls

namespace scalar {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct x : input<x> {} x;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto cell = recurrence(h[t] = w * h[t - 1_c] + x[t], L[last] = square(h[last]));
constexpr auto net = unroll<3>(cell);
constexpr auto decoder = unroll<3>(recurrence(s[t] = w * s[t - 1_c], L[last] = square(s[last])));
constexpr auto two_nets = chain(unroll<2>(recurrence(h[t] = w * h[t - 1_c] + x[t])), decoder, s[-1_c] = h[last]);
template <class Callable>
constexpr std::size_t numbers(Callable) {
  static_assert(workspace_bytes<Callable> == 2 * workspace_bytes<Callable, float>);
  return workspace_bytes<Callable> / sizeof(double);
}
// h with the state before, and L
static_assert(numbers(evaluate(net)) == 4 + 1);
// ∂L/∂h of two steps, one of which is in the place of L
static_assert(numbers(gradient(net, L, wrt(w))) == 4 + 2);
// h and its tangent of two steps, L and its tangent, the direction of w; of an input the direction has a part for each
// step
static_assert(numbers(forward_gradient(net, L, wrt(w))) == 2 + 2 + 1 + 1 + 1 &&
              numbers(forward_gradient(net, L, wrt(w))) == numbers(forward_gradient(unroll<1000>(cell), L, wrt(w))) &&
              numbers(forward_gradient(net, L, wrt(x))) == 2 + 2 + 1 + 1 + 3);
// the gradient that is called
static_assert(numbers(hessian_vector_product(net, L, wrt(w))) ==
              numbers(gradient(linearised(net, wrt(w)), tangent(L), wrt(w), also(L))));
// both evaluations, and what is handed over; both gradients, what is handed over and what is passed back
static_assert(numbers(evaluate(two_nets)) == 3 + 1 + numbers(evaluate(decoder)));
static_assert(numbers(gradient(two_nets, L, wrt(w))) == 3 + 2 + 1 + numbers(gradient(decoder, L, wrt(w, s[-1_c]))) + 1);
// the type of a result can be named, for one that is static
static_assert(std::is_same_v<result_type<decltype(gradient(net, L, wrt(w, x)))>,
                             decltype(gradient(net, L, wrt(w, x))(w(1.0), h[-1_c](zero), x({1.0, 2.0, 3.0})))>);
static_assert(std::is_same_v<result_type<decltype(evaluate(net)), float>,
                             decltype(evaluate(net)(w(1.0f), h[-1_c](zero), x({1.0f, 2.0f, 3.0f})))>);
static_assert(std::is_trivially_default_constructible_v<result_type<decltype(gradient(net, L, wrt(w)))>> &&
              sizeof(result_type<decltype(gradient(batch<2>(net), L, wrt(w, x)))>) == (1 + 2 + 1 + 2 * 3) * 8);
// zero is no copy for each sequence of a batch
template <class... Binding>
constexpr std::size_t bytes_read(Binding const&...) {
  return sizeof(typename decltype(evaluate(batch<100>(net)))::template sources<Binding...>);
}
constexpr double some[300]{};
static_assert(bytes_read(w(some[0]), h[-1_c](zero), x(some)) < 100);
// three sequences side by side, in whole cache lines
static_assert(workspace_bytes<decltype(evaluate(batch<3>(net)))> == (3 * 5 * 8 + 63) / 64 * 64 &&
              workspace_bytes<decltype(gradient(batch<3>(net), L, wrt(w)))> == (3 * 6 * 8 + 63) / 64 * 64);
}  // namespace scalar
