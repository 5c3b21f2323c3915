// Forward mode has the numbers of the backward pass, by both kinds of code, in double and float, for few steps and for
// many.
#include "../complex_step.hpp"
#include "../truth/lag2.hpp"

namespace forward_gradients {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct d : input<d> {} d;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w1 : parameter<w1> {} w1;
inline constexpr struct w2 : parameter<w2> {} w2;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto lag2 = recurrence(s[t] = tanh(u * x[t] + w1 * s[t - 1_c] + w2 * s[t - 2_c] + k),
                                 E[last] = sum(square(s[t] - d[t]) / 2_c, t));

/// The largest difference of the gradients of both modes, to the largest component.
template <class Forward, class Backward, class... S>
double difference(Forward const& forward, Backward const& backward, S... symbol) {
  double worst = 0;
  ((worst = std::max(worst, numbers::relative_error(forward[symbol], backward[symbol]))), ...);
  return worst;
}

template <codegen code>
void of_lag2() {
  namespace is = truth::lag2;
  constexpr auto net = unroll<is::T>(lag2);
  auto const call = [](auto f) {
    return f(u(is::u), w1(is::w1), w2(is::w2), k(is::k), s[-1_c](is::s_init), s[-2_c](is::s_init2), x(is::x), d(is::d));
  };
  auto const forward = call(forward_gradient<code>(net, E, wrt(u, w1, w2, k, s[-1_c], s[-2_c], x)));
  BOOST_TEST(difference(forward, call(gradient<code>(net, E, wrt(u, w1, w2, k, s[-1_c], s[-2_c], x))), E, u, w1, w2, k,
                        s[-1_c], s[-2_c], x) <= 1e-13);
  BOOST_TEST(numbers::relative_error(forward[w2], is::grad::w2) <= 1e-11);
  BOOST_TEST(numbers::relative_error(forward[s[-2_c]], is::grad::s_init2) <= 1e-11);
  // the loss alone, at a step that is not the last
  auto const at_a_step = call(forward_gradient<code>(net, s[3_c], wrt(w1)));
  auto const expected = call(evaluate<code>(net));
  BOOST_TEST(at_a_step[s[3_c]] == expected[s[3_c]]);
  BOOST_TEST(numbers::relative_error(at_a_step[w1], call(gradient<code>(net, s[3_c], wrt(w1)))[w1]) <= 1e-13);
}

template <codegen code, class N, int T, int D, int H>
void of_elman(double tolerance) {
  constexpr in<'x', D> xs;
  constexpr par<'U', H, D> U;
  constexpr par<'W', H, H> W;
  constexpr par<'b', H> b;
  constexpr var<'h', H> h;
  constexpr var<'L'> L;
  constexpr auto net =
      unroll<T>(recurrence(h[t] = tanh(b + W * h[t - 1_c] + U * xs[t]), L[last] = mean(dot(h[t], h[t]), t)));
  auto const point = [](auto... symbol) { return by_hand::point<T, decltype(symbol)...>(by_hand::signs::both); };
  auto p = point(U, W, b, h[-1_c], xs);
  auto const call = [&](auto f) {
    auto const as = [&](auto symbol) { return numbers::converted<N>(p.flat(symbol)); };
    return f(U(as(U)), W(as(W)), b(as(b)), h[-1_c](as(h[-1_c])), xs(as(xs)));
  };
  by_hand::poison_stack();
  auto const forward = call(forward_gradient<code>(net, L, wrt(U, W, b, h[-1_c])));
  static_assert(std::is_same_v<decltype(forward[L]), N>);
  BOOST_TEST(difference(forward, call(gradient<code>(net, L, wrt(U, W, b, h[-1_c]))), L, U, W, b, h[-1_c]) <=
             tolerance);
}
// A net that runs backward in time: its initial state, after the last step, is a target.
template <codegen code>
void of_a_state_after_the_end() {
  constexpr par<'w'> w;
  constexpr var<'g'> g;
  constexpr var<'q'> loss;
  constexpr auto net = unroll<3>(recurrence(g[t] = tanh(w * g[t + 1_c]), loss[last] = g[0_c]));
  auto const call = [&](auto f) { return f(w(0.5), g[last + 1_c](0.7)); };
  constexpr auto targets = wrt(g[last + 1_c], w);
  BOOST_TEST(difference(call(forward_gradient<code>(net, loss, targets)), call(gradient<code>(net, loss, targets)),
                        loss, w, g[last + 1_c]) <= 1e-14);
}
}  // namespace forward_gradients

BOOST_AUTO_TEST_SUITE(forward_mode)

using namespace forward_gradients;

BOOST_AUTO_TEST_CASE(of_a_net_of_lag2) { of_lag2<bptt::codegen::straight_line>(), of_lag2<bptt::codegen::step_loop>(); }
BOOST_AUTO_TEST_CASE(of_a_net_that_runs_backward) {
  of_a_state_after_the_end<bptt::codegen::straight_line>(), of_a_state_after_the_end<bptt::codegen::step_loop>();
}
BOOST_AUTO_TEST_CASE(of_elman_nets) {
  of_elman<bptt::codegen::straight_line, double, 2, 2, 2>(1e-13);
  of_elman<bptt::codegen::step_loop, double, 1000, 2, 3>(1e-13);
  of_elman<bptt::codegen::step_loop, float, 10, 2, 3>(1e-5);
}

BOOST_AUTO_TEST_SUITE_END()
