// Gradients in segments, whose forward values are computed again, against the tables of truth/: lengths that divide the
// number of steps and that do not, and one step.
#include <bptt/bptt.hpp>
#include <bptt/cells/gru.hpp>
#include <bptt/cells/lstm.hpp>

#include "../elman_net.hpp"
#include "../truth/elman_m2m.hpp"
#include "../truth/elman_m2o.hpp"
#include "../truth/gru.hpp"
#include "../truth/lag2.hpp"
#include "../truth/long_tanh.hpp"
#include "../truth/lstm.hpp"
#include "../truth/tbptt_chunk3.hpp"
#include "../truth/truth_case.hpp"

namespace in_segments {
using namespace bptt;
using truth::want;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct target : input<target> {} target;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w1 : parameter<w1> {} w1;
inline constexpr struct w2 : parameter<w2> {} w2;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct V : parameter<V> {} V;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct d : constant<d> {} d;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct memory : cells::lstm<memory, truth::lstm::D, truth::lstm::H> {} memory;
inline constexpr struct unit : cells::gru<unit, truth::gru::D, truth::gru::H> {} unit;
inline constexpr struct X : input<X, truth::lstm::D> {} X;
inline constexpr struct Y : input<Y, truth::lstm::C> {} Y;
inline constexpr struct O : parameter<O, truth::lstm::C, truth::lstm::H> {} O;
inline constexpr struct o : parameter<o, truth::lstm::C> {} o;
inline constexpr struct q : variable<q, truth::lstm::C> {} q;
// clang-format on
template <int T, class Layer>
constexpr auto net_of(Layer layer) {
  return unroll<T>(
      recurrence(layer(X[t]), q[t] = O * layer.h[t] + o, E[last] = sum(softmax_cross_entropy(q[t], Y[t]), t)));
}
}  // namespace in_segments

BOOST_AUTO_TEST_SUITE(recomputation)

BOOST_AUTO_TEST_CASE(many_to_many) {
  using namespace bptt;
  using truth::want;
  namespace is = truth::elman_m2m;
  using n = truth_of_vectors::elman<is::D, is::H, is::C>;
  truth::report r("elman_m2m in segments");
  constexpr auto net = unroll<is::T>(n::many_to_many);
  auto const call = [](auto f) {
    return f(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c), n::s[-1_c](is::s_init), n::x(is::x),
             n::y(is::y));
  };
  auto const check = [&](auto f) {
    auto const result = r.compare_all(f, call, want(n::E, is::loss), want(n::U, is::grad::U), want(n::W, is::grad::W),
                                      want(n::b, is::grad::b), want(n::V, is::grad::V), want(n::c, is::grad::c),
                                      want(n::s[-1_c], is::grad::s_init), want(n::x, is::grad::x),
                                      want(n::z[t], is::grad_nodes::z), want(n::s[2_c], is::grad_nodes::s[2]),
                                      want(n::W[t], is::grad_per_step::W), want(n::V[3_c], is::grad_per_step::V[3]));
    r.compare("the values of s", result.value(n::s[t]), is::forward::s);
    r.compare("the last value of q", result.value(n::q[last]), is::forward::q[is::T - 1]);
  };
  constexpr auto targets = wrt(n::U, n::W, n::b, n::V, n::c, n::s[-1_c], n::x, n::z[t], n::s[2_c], n::W[t], n::V[3_c]);
  check(gradient(net, n::E, targets, also(n::s[t], n::q[last]), recompute<1>));
  check(gradient(net, n::E, targets, also(n::s[t], n::q[last]), recompute<3>));
}

BOOST_AUTO_TEST_CASE(many_to_one) {
  using namespace bptt;
  using numbers::converted;
  using truth::want;
  namespace is = truth::elman_m2o;
  using n = truth_of_vectors::elman<is::D, is::H, is::C>;
  constexpr auto net = unroll<is::T>(n::many_to_one);
  auto const check = [&]<class N>(N, truth::report& r, auto f) {
    auto const call = [](auto g) {
      return g(n::U(converted<N>(is::U)), n::W(converted<N>(is::W)), n::b(converted<N>(is::b)),
               n::V(converted<N>(is::V)), n::c(converted<N>(is::c)), n::s[-1_c](converted<N>(is::s_init)),
               n::x(converted<N>(is::x)), n::one_y(converted<N>(is::y)));
    };
    r.compare_all(f, call, want(n::E, is::loss), want(n::U, is::grad::U), want(n::W, is::grad::W),
                  want(n::b, is::grad::b), want(n::V, is::grad::V), want(n::c, is::grad::c),
                  want(n::s[-1_c], is::grad::s_init), want(n::x, is::grad::x));
  };
  truth::report r("elman_m2o in segments"), in_float("elman_m2o in segments, in float", 1e-5);
  constexpr auto targets = wrt(n::U, n::W, n::b, n::V, n::c, n::s[-1_c], n::x);
  check(0.0, r, gradient(net, n::E, targets, recompute<2>));
  check(0.0, r, gradient(net, n::E, targets, recompute<is::T>));
  check(0.f, in_float, gradient(net, n::E, targets, recompute<4>));
}

BOOST_AUTO_TEST_CASE(net_of_lag2) {
  using namespace in_segments;
  namespace is = truth::lag2;
  truth::report r("lag2 in segments");
  constexpr auto net = unroll<is::T>(recurrence(z[t] = u * x[t] + w1 * s[t - 1_c] + w2 * s[t - 2_c] + k,
                                                s[t] = tanh(z[t]), E[last] = sum(square(s[t] - target[t]) / 2_c, t)));
  auto const call = [](auto f) {
    return f(u(is::u), w1(is::w1), w2(is::w2), k(is::k), s[-1_c](is::s_init), s[-2_c](is::s_init2), x(is::x),
             target(is::d));
  };
  auto const check = [&](auto f) {
    r.compare_all(f, call, want(E, is::loss), want(u, is::grad::u), want(w1, is::grad::w1), want(w2, is::grad::w2),
                  want(k, is::grad::k), want(s[-1_c], is::grad::s_init), want(s[-2_c], is::grad::s_init2),
                  want(x, is::grad::x), want(s[t], is::grad_nodes::s));
  };
  constexpr auto targets = wrt(u, w1, w2, k, s[-1_c], s[-2_c], x, s[t]);
  check(gradient(net, E, targets, recompute<1>));  // shorter than the lag
  check(gradient(net, E, targets, recompute<2>));
  check(gradient(net, E, targets, recompute<5>));
}

BOOST_AUTO_TEST_CASE(two_hundred_steps) {
  using namespace in_segments;
  namespace is = truth::long_tanh;
  truth::report r("long_tanh in segments", 1e-10);
  constexpr auto net = unroll<is::T>(
      recurrence(s[t] = tanh(u * x[t] + w1 * s[t - 1_c] + k), E[last] = square(V * s[last] + b - d) / 2_c));
  auto const call = [](auto f) {
    return f(u(is::u), w1(is::w), k(is::k), V(is::v), b(is::c), d(is::d), s[-1_c](is::s_init), x(is::x));
  };
  constexpr auto g = gradient(net, E, wrt(u, w1, k, V, b, s[-1_c], x), within<700>);
  static_assert(workspace_bytes<decltype(g)> <= 700 &&
                workspace_bytes<decltype(gradient(net, E, wrt(u, w1, k, V, b, s[-1_c], x)))> > 1600);
  r.compare_all(g, call, want(E, is::exact::loss), want(u, is::exact::grad::u), want(w1, is::exact::grad::w),
                want(k, is::exact::grad::k), want(V, is::exact::grad::v), want(b, is::exact::grad::c),
                want(s[-1_c], is::exact::grad::s_init), want(x, is::exact::grad::x));
}

BOOST_AUTO_TEST_CASE(cells) {
  using namespace in_segments;
  {
    namespace is = truth::lstm;
    truth::report r("lstm in segments");
    constexpr auto l = memory;
    auto const call = [=](auto f) {
      return f(l.W_ih(is::W_ih), l.W_hh(is::W_hh), l.b_ih(is::b_ih), l.b_hh(is::b_hh), O(is::V), o(is::d),
               l.h[-1_c](is::h_init), l.c[-1_c](is::c_init), X(is::x), Y(is::y));
    };
    r.compare_all(
        gradient(net_of<is::T>(l), E, wrt(l.W_ih, l.W_hh, l.b_ih, l.b_hh, O, o, l.h[-1_c], l.c[-1_c], X), recompute<2>),
        call, want(E, is::loss), want(l.W_ih, is::grad::W_ih), want(l.W_hh, is::grad::W_hh),
        want(l.b_ih, is::grad::b_ih), want(l.b_hh, is::grad::b_hh), want(O, is::grad::V), want(o, is::grad::d),
        want(l.h[-1_c], is::grad::h_init), want(l.c[-1_c], is::grad::c_init), want(X, is::grad::x));
  }
  namespace is = truth::gru;
  truth::report r("gru in segments");
  constexpr auto l = unit;
  auto const call = [=](auto f) {
    return f(l.W_ih(is::W_ih), l.W_hh(is::W_hh), l.b_ih(is::b_ih), l.b_hh(is::b_hh), O(is::V), o(is::d),
             l.h[-1_c](is::h_init), X(is::x), Y(is::y));
  };
  r.compare_all(gradient(net_of<is::T>(l), E, wrt(l.W_ih, l.W_hh, l.b_ih, l.b_hh, O, o, l.h[-1_c], X), recompute<3>),
                call, want(E, is::loss), want(l.W_ih, is::grad::W_ih), want(l.W_hh, is::grad::W_hh),
                want(l.b_ih, is::grad::b_ih), want(l.b_hh, is::grad::b_hh), want(O, is::grad::V), want(o, is::grad::d),
                want(l.h[-1_c], is::grad::h_init), want(X, is::grad::x));
}

// An input that is read ahead: after the last step its gradient is of the last segment's values.
BOOST_AUTO_TEST_CASE(input_after_the_end) {
  using namespace bptt;
  using namespace in_segments;
  constexpr auto net = unroll<5>(recurrence(s[t] = cos(w1 * s[t - 1_c] + sin(x[t + 1_c])), E[last] = sum(s[t], t)));
  constexpr auto targets = wrt(w1, x[last + 1_c], s[-1_c]);
  auto const call = [](auto g) { return g(w1(0.5), s[-1_c](0.3), x({0.1, 0.2, 0.3, 0.4, 0.5}), x[last + 1_c](0.7)); };
  auto const expected = call(gradient(net, E, targets));
  BOOST_TEST(expected[x[last + 1_c]] == -0.63348, boost::test_tools::tolerance(1e-5));
  auto const check = [&](auto how) {
    auto const r = call(gradient(net, E, targets, how));
    BOOST_TEST(r[x[last + 1_c]] == expected[x[last + 1_c]], boost::test_tools::tolerance(1e-14));
    BOOST_TEST(r[w1] == expected[w1], boost::test_tools::tolerance(1e-14));
    BOOST_TEST(r[s[-1_c]] == expected[s[-1_c]], boost::test_tools::tolerance(1e-14));
  };
  check(recompute<1>), check(recompute<2>), check(recompute<4>);
}
BOOST_AUTO_TEST_CASE(truncated_by_chunks) {
  using namespace bptt;
  using truth::want;
  namespace is = truth::tbptt_chunk3;
  namespace in = truth::elman_m2m;
  using n = truth_of_vectors::elman<in::D, in::H, in::C>;
  truth::report r("tbptt_chunk3 in segments");
  auto const call = [](auto f) {
    return f(n::U(in::U), n::W(in::W), n::b(in::b), n::V(in::V), n::c(in::c), n::s[-1_c](in::s_init), n::x(in::x),
             n::y(in::y));
  };
  r.compare_all(gradient(unroll<in::T>(n::many_to_many), truncated(n::E, chunks<is::chunk>),
                         wrt(n::U, n::W, n::b, n::s[-1_c], n::x), recompute<2>),
                call, want(n::U, is::grad::U), want(n::W, is::grad::W), want(n::b, is::grad::b),
                want(n::s[-1_c], is::grad::s_init), want(n::x, is::grad::x));
}

BOOST_AUTO_TEST_SUITE_END()
