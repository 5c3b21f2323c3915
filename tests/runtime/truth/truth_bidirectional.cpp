// A net that reads both ways against its table of truth/: h runs forward from h[−1], g backward from g[T].
#include "bidirectional.hpp"
#include "truth_case.hpp"

namespace truth_of_both_ways {
using namespace bptt;
namespace is = truth::bidirectional;
// clang-format off
inline constexpr struct x : input<x, is::D> {} x;
inline constexpr struct y : input<y, is::C> {} y;
inline constexpr struct Uf : parameter<Uf, is::H, is::D> {} Uf;
inline constexpr struct Wf : parameter<Wf, is::H, is::H> {} Wf;
inline constexpr struct bf : parameter<bf, is::H> {} bf;
inline constexpr struct Ub : parameter<Ub, is::H, is::D> {} Ub;
inline constexpr struct Wb : parameter<Wb, is::H, is::H> {} Wb;
inline constexpr struct bb : parameter<bb, is::H> {} bb;
inline constexpr struct Vf : parameter<Vf, is::C, is::H> {} Vf;
inline constexpr struct Vb : parameter<Vb, is::C, is::H> {} Vb;
inline constexpr struct c : parameter<c, is::C> {} c;
inline constexpr struct h : variable<h, is::H> {} h;
inline constexpr struct g : variable<g, is::H> {} g;
inline constexpr struct q : variable<q, is::C> {} q;
inline constexpr struct E : variable<E> {} E;
// clang-format on
}  // namespace truth_of_both_ways

BOOST_AUTO_TEST_SUITE(truth_bidirectional)

BOOST_AUTO_TEST_CASE(bidirectional) {
  using namespace truth_of_both_ways;
  using truth::want;
  truth::report r("bidirectional");
  constexpr auto net = unroll<is::T>(
      recurrence(h[t] = tanh(Uf * x[t] + Wf * h[t - 1_c] + bf), g[t] = tanh(Ub * x[t] + Wb * g[t + 1_c] + bb),
                 q[t] = Vf * h[t] + Vb * g[t] + c, E[last] = sum(softmax_cross_entropy(q[t], y[t]), t)));
  auto const call = [](auto f) {
    return f(Uf(is::Uf), Wf(is::Wf), bf(is::bf), Ub(is::Ub), Wb(is::Wb), bb(is::bb), Vf(is::Vf), Vb(is::Vb), c(is::c),
             h[-1_c](is::h_init), g[last + 1_c](is::g_init), x(is::x), y(is::y));
  };
  check_gradient_of_loop(r, net, E, is::loss, call, want(Uf, is::grad::Uf), want(Wf, is::grad::Wf),
                         want(bf, is::grad::bf), want(Ub, is::grad::Ub), want(Wb, is::grad::Wb), want(bb, is::grad::bb),
                         want(Vf, is::grad::Vf), want(Vb, is::grad::Vb), want(c, is::grad::c),
                         want(h[-1_c], is::grad::h_init), want(g[last + 1_c], is::grad::g_init), want(x, is::grad::x));
  r.compare_all(gradient<codegen::step_loop>(net, E, wrt(Wf[t], Wb[t], Ub[t], Vb[t], h[t], g[t])), call,
                want(Wf[t], is::grad_per_step::Wf), want(Wb[t], is::grad_per_step::Wb),
                want(Ub[t], is::grad_per_step::Ub), want(Vb[t], is::grad_per_step::Vb), want(h[t], is::grad_nodes::h),
                want(g[t], is::grad_nodes::g));
  r.compare_all(evaluate(net), call, want(E, is::loss), want(h[t], is::forward::h), want(g[t], is::forward::g));
}

BOOST_AUTO_TEST_SUITE_END()
