// Hessian-vector products in constant evaluation, of a net whose Hessian is known: E = w⁶·s₋₁²/2.
#include <bptt/callables/evaluate.hpp>
#include <bptt/callables/hessian.hpp>

#include "../near.hpp"

namespace powers {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto cell = recurrence(s[t] = w * s[t - 1_c], E[last] = square(s[last]) / 2_c);
constexpr auto net = unroll<3>(cell);
constexpr double W = 1.25, S = 0.75;
constexpr double E_ww = 15 * W * W * W * W * S * S, E_ws = 6 * W * W * W * W * W * S, E_ss = W * W * W * W * W * W;

template <codegen code>
constexpr bool both_targets() {
  constexpr auto r =
      hessian_vector_product<code>(net, E, wrt(w, s[-1_c]))(w(W), s[-1_c](S), tangent(w)(2.0), tangent(s)[-1_c](-3.0));
  return near(r[w], 2 * E_ww - 3 * E_ws) && near(r[s[-1_c]], 2 * E_ws - 3 * E_ss) && near(r[E], E_ss * S * S / 2) &&
         near(r[tangent(E)], 2 * E_ss * 3 / W * S * S - 3 * E_ss * S);
}
static_assert(both_targets<codegen::straight_line>() && both_targets<codegen::step_loop>());
// one target: of the other the direction is zero, and need not be bound
constexpr auto of_w = hessian_vector_product(net, E, wrt(w))(tangent(w)(1.0), w(W), s[-1_c](S));
static_assert(near(of_w[w], E_ww) && near(of_w[tangent(E)], E_ss * 3 / W * S * S));
constexpr auto of_s = hessian_vector_product(net, E, wrt(s[-1_c], s[-1_c]))(tangent(s[-1_c])(1.0), w(W), s[-1_c](S));
static_assert(near(of_s[s[-1_c]], E_ss));
// a loss that is a variable at a step
constexpr auto at_a_step = hessian_vector_product(net, s[1_c], wrt(w))(tangent(w)(1.0), w(W), s[-1_c](S));
static_assert(near(at_a_step[w], 2 * S) && near(at_a_step[tangent(s[1_c])], 2 * W * S) &&
              near(at_a_step[s[1_c]], W * W * S));
// along one direction twice, forward over forward: vᵀHv
constexpr auto twice =
    evaluate(unroll<3>(linearised(linearised(cell, wrt(w)), wrt(w))))(w(W), s[-1_c](S), tangent(w)(2.0));
static_assert(near(twice[tangent(tangent(E))], 4 * E_ww));

// an input that is read before the first step: E = (x₀x₋₁ + x₁x₀)²/2 along x₀; what has no direction there is zero
// clang-format off
inline constexpr struct x : input<x> {} x;
// clang-format on
constexpr auto lagged = unroll<2>(recurrence(s[t] = x[t] * x[t - 1_c], E[last] = square(sum(s[t], t)) / 2_c));
constexpr auto of_x = hessian_vector_product(lagged, E, wrt(x))(x({3.0, 5.0}), x[-1_c](2.0), tangent(x)({1.0, 0.0}));
static_assert(near(of_x[E], 21.0 * 21 / 2) && near(of_x[tangent(E)], 21.0 * 7) && near(of_x[x][0], 49.0) &&
              near(of_x[x][1], 21.0 + 7 * 3));
constexpr auto forward_x = forward_gradient(lagged, E, wrt(x))(x({3.0, 5.0}), x[-1_c](2.0));
static_assert(near(forward_x[x][0], 21.0 * 7) && near(forward_x[x][1], 21.0 * 3));

static_assert(std::is_empty_v<decltype(hessian_vector_product(net, E, wrt(w)))>);
static_assert(workspace_bytes<decltype(hessian_vector_product(net, E, wrt(w)))> >
              workspace_bytes<decltype(gradient(net, E, wrt(w)))>);
static_assert(workspace_bytes<decltype(hessian_vector_product(net, E, wrt(w))), float> <
              workspace_bytes<decltype(hessian_vector_product(net, E, wrt(w)))>);
}  // namespace powers
