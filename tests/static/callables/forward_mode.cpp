// Forward mode: the closed forms are those of the backward pass, proved; numbers are those of the gradient, also in
// constant evaluation; memory does not grow with T.
#include <bptt/callables/forward_mode.hpp>
#include <bptt/proof/equivalent.hpp>

#include "../near.hpp"
#include "../thread.hpp"

// --- forward = backward: the net of two steps of the question, and of three ---------------------
namespace proofs {
using namespace thread;
template <class Net, class Target>
constexpr bool proved(Net net, Target target) {
  return equivalent(forward_derivative(net, E, target), derivative(net, E, target)) &&
         equivalent(net, forward_derivative(net, E, target), derivative(net, E, target));
}
constexpr auto net3 = unroll<3>(rnn);
static_assert(proved(net, u) && proved(net, w) && proved(net, v) && proved(net, s[-1_c]) && proved(net, x[0_c]) &&
              proved(net, x[1_c]));
static_assert(proved(net3, u) && proved(net3, w) && proved(net3, v) && proved(net3, s[-1_c]) && proved(net3, x[0_c]) &&
              proved(net3, x[2_c]));
static_assert(!equivalent(net3, forward_derivative(net3, E, u), derivative(net3, E, w)));
static_assert(!equivalent(net3, forward_derivative(net3, E, x[0_c]), derivative(net3, E, x[1_c])));
static_assert(equivalent(forward_derivative(net3, s[1_c], w), derivative(net3, s[1_c], w)) &&
              equivalent(forward_derivative(net3, s[last], w), derivative(net3, s[last], w)));
static_assert(text(forward_derivative(net, E, w)) == "(s₋₁·func′(z₀)·w + s₀)·func′(z₁)·v·func_2′(q)·func_3′(o)");
// of what a variable does not depend on, zero
static_assert(equivalent(forward_derivative(net3, s[1_c], v), zero) &&
              equivalent(forward_derivative(net3, s[1_c], x[2_c]), zero));

// two lags, several reads of a state, a sum over time, a mean
// clang-format off
inline constexpr struct p : parameter<p> {} p;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto lags =
    unroll<2>(recurrence(s[t] = tanh(u * x[t - 1_c] + w * s[t - 1_c] * s[t - 2_c]),
                         L[last] = sum(square(s[t]) * p, t) - mean(s[t - 1_c] / p, t) + x[0_c] * s[0_c]));
constexpr auto of_lags = [](auto target) {
  return equivalent(forward_derivative(lags, L, target), derivative(lags, L, target));
};
static_assert(of_lags(u) && of_lags(w) && of_lags(p) && of_lags(s[-1_c]) && of_lags(s[-2_c]) && of_lags(x[0_c]) &&
              of_lags(x[1_c]) && of_lags(x[-1_c]));
}  // namespace proofs

// --- numbers in constant evaluation, and memory -------------------------------------------------
namespace values {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct U : parameter<U, 3, 2> {} U;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto cell = recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t]), E[last] = sum(k * dot(h[t], h[t]), t));
constexpr auto call = [](auto f) {
  return f(W({{0.5, -0.25, 0.125}, {0.25, 0.75, -0.5}, {-0.5, 0.25, 0.5}}), U({{0.5, 1.0}, {-1.0, 0.25}, {0.75, -0.5}}),
           k(2.0), h[-1_c]({0.5, -0.5, 0.25}), x({{1.0, 0.5}, {-0.5, 0.25}}));
};
template <codegen code>
constexpr bool agree() {
  constexpr auto net = unroll<2>(cell);
  constexpr auto forward = call(forward_gradient<code>(net, E, wrt(W, k, h[-1_c], x)));
  constexpr auto backward = call(gradient<code>(net, E, wrt(W, k, h[-1_c], x)));
  bool same = near(forward[E], backward[E]) && near(forward[k], backward[k]) && near(forward[k], backward[E] / 2);
  for (int i = 0; i < 9; ++i) same = same && near(forward[W](i), backward[W](i));
  for (int i = 0; i < 3; ++i) same = same && near(forward[h[-1_c]](i), backward[h[-1_c]](i));
  for (int i = 0; i < 4; ++i) same = same && near(forward[x].begin()[i], backward[x].begin()[i]);
  return same;
}
static_assert(agree<codegen::straight_line>() && agree<codegen::step_loop>());

template <int T, class... Target>
constexpr std::size_t bytes = workspace_bytes<decltype(forward_gradient(unroll<T>(cell), E, wrt(Target{}...)))>;
static_assert(bytes<100, struct W, struct k> == bytes<10000, struct W, struct k>);
static_assert(bytes<10000, struct W, struct k> < workspace_bytes<decltype(gradient(unroll<100>(cell), E, wrt(W, k)))>);
static_assert(
    bytes<96, struct x> - bytes<48, struct x> ==
    96 * sizeof(double));  // a direction of an input has a part for each step; 48 of them are whole cache lines
static_assert(std::is_empty_v<decltype(forward_gradient(unroll<3>(cell), E, wrt(W)))>);
}  // namespace values
