// Scalar nets with a squared error against the tables of truth/: a lag of two, and two hundred steps.
#include "lag2.hpp"
#include "long_tanh.hpp"
#include "truth_case.hpp"

namespace truth_of_scalars {
using namespace bptt;
using truth::want;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct w1 : parameter<w1> {} w1;
inline constexpr struct w2 : parameter<w2> {} w2;
inline constexpr struct target : input<target> {} target;
inline constexpr struct V : parameter<V> {} V;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct d : constant<d> {} d;
// clang-format on
}  // namespace truth_of_scalars

BOOST_AUTO_TEST_SUITE(truth_scalar)

BOOST_AUTO_TEST_CASE(net_of_lag2) {
  using namespace truth_of_scalars;
  namespace is = truth::lag2;
  truth::report r("lag2");
  constexpr auto net = unroll<is::T>(recurrence(z[t] = u * x[t] + w1 * s[t - 1_c] + w2 * s[t - 2_c] + k,
                                                s[t] = tanh(z[t]), E[last] = sum(square(s[t] - target[t]) / 2_c, t)));
  auto const call = [](auto f) {
    return f(u(is::u), w1(is::w1), w2(is::w2), k(is::k), s[-1_c](is::s_init), s[-2_c](is::s_init2), x(is::x),
             target(is::d));
  };
  check_gradient(r, net, E, is::loss, call, want(u, is::grad::u), want(w1, is::grad::w1), want(w2, is::grad::w2),
                 want(k, is::grad::k), want(s[-1_c], is::grad::s_init), want(s[-2_c], is::grad::s_init2),
                 want(x, is::grad::x));
  r.compare_all(gradient<codegen::step_loop>(net, E, wrt(u[t], w1[t], w2[t], k[t], z[t], s[t])), call,
                want(u[t], is::grad_per_step::u), want(w1[t], is::grad_per_step::w1),
                want(w2[t], is::grad_per_step::w2), want(k[t], is::grad_per_step::k), want(z[t], is::grad_nodes::z),
                want(s[t], is::grad_nodes::s));
  r.compare_all(evaluate(net), call, want(E, is::loss), want(z[t], is::forward::z), want(s[t], is::forward::s));
}

BOOST_AUTO_TEST_CASE(net_of_long_tanh) {
  using namespace truth_of_scalars;
  namespace is = truth::long_tanh;
  truth::report r("long_tanh", 1e-10);
  constexpr auto net = unroll<is::T>(
      recurrence(s[t] = tanh(u * x[t] + w * s[t - 1_c] + k), E[last] = square(V * s[last] + b - d) / 2_c));
  auto const call = [](auto f) {
    return f(u(is::u), w(is::w), k(is::k), V(is::v), b(is::c), s[-1_c](is::s_init), x(is::x), d(is::d));
  };
  check_gradient_of_loop(r, net, E, is::exact::loss, call, want(u, is::exact::grad::u), want(w, is::exact::grad::w),
                         want(k, is::exact::grad::k), want(V, is::exact::grad::v), want(b, is::exact::grad::c),
                         want(s[-1_c], is::exact::grad::s_init), want(x, is::exact::grad::x));
  check_gradient_of_loop(r, net, E, is::exact::loss, call, want(u[t], is::grad_per_step::u),
                         want(w[t], is::grad_per_step::w), want(k[t], is::grad_per_step::k),
                         want(s[t], is::grad_nodes::s));
}

BOOST_AUTO_TEST_SUITE_END()
