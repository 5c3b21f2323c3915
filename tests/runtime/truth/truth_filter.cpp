// A linear filter with taps of its input, against its table of truth/: a lag of an input, whose value before the first
// step is given, and a mean over time.
#include "ar2.hpp"
#include "truth_case.hpp"

namespace truth_of_filters {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct d : input<d> {} d;
inline constexpr struct a1 : parameter<a1> {} a1;
inline constexpr struct a2 : parameter<a2> {} a2;
inline constexpr struct b0 : parameter<b0> {} b0;
inline constexpr struct b1 : parameter<b1> {} b1;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
}  // namespace truth_of_filters

BOOST_AUTO_TEST_SUITE(truth_filter)

BOOST_AUTO_TEST_CASE(autoregression_of_order_2) {
  using namespace truth_of_filters;
  using truth::want;
  namespace is = truth::ar2;
  truth::report r("ar2");
  constexpr auto net = unroll<is::T>(recurrence(s[t] = a1 * s[t - 1_c] + a2 * s[t - 2_c] + b0 * x[t] + b1 * x[t - 1_c],
                                                E[last] = mean(square(s[t] - d[t]), t) / 2_c));
  auto const call = [](auto f) {
    return f(a1(is::a1), a2(is::a2), b0(is::b0), b1(is::b1), s[-1_c](is::s_init), s[-2_c](is::s_init2), x(is::x),
             x[-1_c](zero), d(is::d));
  };
  check_gradient(r, net, E, is::loss, call, want(a1, is::grad::a1), want(a2, is::grad::a2), want(b0, is::grad::b0),
                 want(b1, is::grad::b1), want(s[-1_c], is::grad::s_init), want(s[-2_c], is::grad::s_init2),
                 want(x, is::grad::x), want(s[t], is::grad_nodes::s));
  r.compare_all(gradient<codegen::step_loop>(net, E, wrt(a1[t], a2[t], b0[t], b1[t], b1[0_c], b1[1_c], s[last])), call,
                want(a1[t], is::grad_per_step::a1), want(a2[t], is::grad_per_step::a2),
                want(b0[t], is::grad_per_step::b0), want(b1[t], is::grad_per_step::b1),
                want(b1[0_c], is::grad_per_step::b1[0]), want(b1[1_c], is::grad_per_step::b1[1]),
                want(s[last], is::grad_nodes::s[is::T - 1]));
  r.compare_all(evaluate(net), call, want(E, is::loss), want(s[t], is::forward::s));
}

BOOST_AUTO_TEST_SUITE_END()
