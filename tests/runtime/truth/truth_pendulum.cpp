// A pendulum in steps of Euler against its table of truth/, with a sine that is given as a function of one's own.
#include "pendulum_euler.hpp"
#include "truth_case.hpp"

namespace truth_of_pendulums {
using namespace bptt;
// clang-format off
inline constexpr struct gl : parameter<gl> {} gl;
inline constexpr struct damp : parameter<damp> {} damp;
inline constexpr struct dt : parameter<dt> {} dt;
inline constexpr struct d : input<d> {} d;
inline constexpr struct th : variable<th> {} th;
inline constexpr struct om : variable<om> {} om;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr struct sine : function<sine> {
  static auto value(double x) { return std::sin(x); }
  static auto slope(double x) { return std::cos(x); }
} sine;
}  // namespace truth_of_pendulums

BOOST_AUTO_TEST_SUITE(truth_pendulum)

BOOST_AUTO_TEST_CASE(explicit_euler) {
  using namespace truth_of_pendulums;
  using truth::want;
  namespace is = truth::pendulum_euler;
  truth::report r("pendulum_euler");
  constexpr auto net = unroll<is::T>(recurrence(
      th[t] = th[t - 1_c] + dt * om[t - 1_c], om[t] = om[t - 1_c] - dt * (gl * sine(th[t - 1_c]) + damp * om[t - 1_c]),
      E[last] = sum(square(th[t] - d[t]), t)));
  auto const call = [](auto f) {
    return f(gl(is::gl), damp(is::damp), dt(is::dt), th[-1_c](is::th_init), om[-1_c](is::om_init), d(is::d));
  };
  check_gradient_of_loop(r, net, E, is::loss, call, want(gl, is::grad::gl), want(damp, is::grad::damp),
                         want(dt, is::grad::dt), want(th[-1_c], is::grad::th_init), want(om[-1_c], is::grad::om_init));
  r.compare_all(gradient<codegen::step_loop>(net, E, wrt(gl[t], damp[t], dt[t], th[t], om[t], dt[7_c])), call,
                want(gl[t], is::grad_per_step::gl), want(damp[t], is::grad_per_step::damp),
                want(dt[t], is::grad_per_step::dt), want(dt[7_c], is::grad_per_step::dt[7]),
                want(th[t], is::grad_nodes::th), want(om[t], is::grad_nodes::om));
  r.compare_all(evaluate(net), call, want(E, is::loss), want(th[t], is::forward::th), want(om[t], is::forward::om));
}

BOOST_AUTO_TEST_SUITE_END()
