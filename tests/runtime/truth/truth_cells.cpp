// The cells that PyTorch has against its values: LSTM and GRU, all parameters, states and inputs, the copies of each
// step, forward values, by both kinds of code.
#include <bptt/cells/gru.hpp>
#include <bptt/cells/lstm.hpp>

#include "gru.hpp"
#include "lstm.hpp"
#include "truth_case.hpp"

namespace truth_of_cells {
using namespace bptt;
using truth::want;
inline constexpr int D = truth::lstm::D, H = truth::lstm::H, C = truth::lstm::C;
static_assert(D == truth::gru::D && H == truth::gru::H && C == truth::gru::C);

// clang-format off
inline constexpr struct memory : cells::lstm<memory, D, H> {} memory;
inline constexpr struct unit : cells::gru<unit, D, H> {} unit;
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct d : parameter<d, C> {} d;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : input<y, C> {} y;
inline constexpr struct q : variable<q, C> {} q;
inline constexpr struct E : variable<E> {} E;
// clang-format on

/// The layer, and a loss at every step.
template <int T, class Layer>
constexpr auto net_of(Layer layer) {
  return unroll<T>(
      recurrence(layer(x[t]), q[t] = V * layer.h[t] + d, E[last] = sum(softmax_cross_entropy(q[t], y[t]), t)));
}
}  // namespace truth_of_cells

BOOST_AUTO_TEST_SUITE(truth_cells)

BOOST_AUTO_TEST_CASE(long_short_term_memory) {
  using namespace truth_of_cells;
  namespace is = truth::lstm;
  truth::report report("lstm");
  constexpr auto l = memory;
  constexpr auto net = net_of<is::T>(l);
  auto const call = [=](auto f) {
    return f(l.W_ih(is::W_ih), l.W_hh(is::W_hh), l.b_ih(is::b_ih), l.b_hh(is::b_hh), V(is::V), d(is::d),
             l.h[-1_c](is::h_init), l.c[-1_c](is::c_init), x(is::x), y(is::y));
  };
  check_gradient_of_large_step(report, net, E, is::loss, call,  //
                               want(l.W_ih, is::grad::W_ih), want(l.W_hh, is::grad::W_hh), want(l.b_ih, is::grad::b_ih),
                               want(l.b_hh, is::grad::b_hh), want(V, is::grad::V), want(d, is::grad::d),
                               want(l.h[-1_c], is::grad::h_init), want(l.c[-1_c], is::grad::c_init),
                               want(x, is::grad::x), want(l.a[t], is::grad_nodes::a), want(l.c[t], is::grad_nodes::c),
                               want(l.h[t], is::grad_nodes::h), want(q[t], is::grad_nodes::q));
  report.compare_all(gradient<codegen::step_loop>(net, E, wrt(l.W_ih[t], l.W_hh[t], l.b_ih[t], l.b_hh[t], V[t], d[t])),
                     call, want(l.W_ih[t], is::grad_per_step::W_ih), want(l.W_hh[t], is::grad_per_step::W_hh),
                     want(l.b_ih[t], is::grad_per_step::b_ih), want(l.b_hh[t], is::grad_per_step::b_hh),
                     want(V[t], is::grad_per_step::V), want(d[t], is::grad_per_step::d));
  report.compare_all(evaluate(net), call, want(E, is::loss), want(l.a[t], is::forward::a), want(l.c[t], is::forward::c),
                     want(l.h[t], is::forward::h), want(q[t], is::forward::q));
}

BOOST_AUTO_TEST_CASE(gated_recurrent_unit) {
  using namespace truth_of_cells;
  namespace is = truth::gru;
  truth::report report("gru");
  constexpr auto l = unit;
  constexpr auto net = net_of<is::T>(l);
  auto const call = [=](auto f) {
    return f(l.W_ih(is::W_ih), l.W_hh(is::W_hh), l.b_ih(is::b_ih), l.b_hh(is::b_hh), V(is::V), d(is::d),
             l.h[-1_c](is::h_init), x(is::x), y(is::y));
  };
  check_gradient_of_large_step(report, net, E, is::loss, call,  //
                               want(l.W_ih, is::grad::W_ih), want(l.W_hh, is::grad::W_hh), want(l.b_ih, is::grad::b_ih),
                               want(l.b_hh, is::grad::b_hh), want(V, is::grad::V), want(d, is::grad::d),
                               want(l.h[-1_c], is::grad::h_init), want(x, is::grad::x), want(l.h[t], is::grad_nodes::h),
                               want(q[t], is::grad_nodes::q));
  report.compare_all(gradient<codegen::step_loop>(net, E, wrt(l.W_ih[t], l.W_hh[t], l.b_ih[t], l.b_hh[t], V[t], d[t])),
                     call, want(l.W_ih[t], is::grad_per_step::W_ih), want(l.W_hh[t], is::grad_per_step::W_hh),
                     want(l.b_ih[t], is::grad_per_step::b_ih), want(l.b_hh[t], is::grad_per_step::b_hh),
                     want(V[t], is::grad_per_step::V), want(d[t], is::grad_per_step::d));
  report.compare_all(evaluate(net), call, want(E, is::loss), want(l.h[t], is::forward::h), want(q[t], is::forward::q));
}

BOOST_AUTO_TEST_SUITE_END()
