// Which parameters are weights, that must not begin as zero, and which are biases.
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
#include <bptt/train.hpp>

namespace weights {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : input<y, 3> {} y;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct u : parameter<u, 3> {} u;
inline constexpr struct v : parameter<v, 3> {} v;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 6> {} q;
inline constexpr struct b : parameter<b, 3> {} b;
inline constexpr struct c : parameter<c, 3> {} c;
inline constexpr struct d : parameter<d> {} d;
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct h0 : parameter<h0, 3> {} h0;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<4>(recurrence(
    h[-1_c] = h0, h[t] = a * tanh(W * h[t - 1_c] + x[t] * u + hadamard(p, h[t - 1_c]) + relu(b)),
    E[last] = mean(dot(v, segment<2, 3>(q)) * sum(h[t]) + dot(hadamard(h[t], y[t] - c), y[t]) + d, t) + sum(M)));
using all = parameters<decltype(net)>;
static_assert(std::is_same_v<train::weights_of<program<4, decltype(net)::recurrence>>,
                             types<struct a, struct W, struct u, struct p, struct v, struct q, struct M>>);
struct ones {
  constexpr void operator()(auto&& part, auto&) const {
    train::fill(part, [] { return 1.0; });
  }
};
constexpr all begun = [] {
  all theta;
  for (double& each : theta) each = 5;
  int random = 0;
  theta.initialise(random, ones{});
  return theta;
}();
static_assert(begun[b](1) == 0 && begun[c](2) == 0 && begun[d] == 0 && begun[h0](0) == 0);
static_assert(begun[a] == 1 && begun[W](2, 1) == 1 && begun[u](0) == 1 && begun[v](2) == 1 && begun[p](1) == 1 &&
              begun[q](5) == 1 && begun[M](0, 0) == 1);

// of the cells all weights, and no bias
inline constexpr struct one : cells::lstm_with_peepholes<one, 3, 2> {
} one;
inline constexpr struct two : cells::gru<two, 3, 2> {
} two;
constexpr auto of_cells = unroll<2>(recurrence(one(y[t]), two(y[t])));
static_assert(std::is_same_v<train::weights_of<program<2, decltype(of_cells)::recurrence>>,
                             types<cells::W_ih<struct one, 8, 3>, cells::W_hh<struct one, 8, 2>,
                                   cells::p_i<struct one, 2>, cells::p_f<struct one, 2>, cells::p_o<struct one, 2>,
                                   cells::W_ih<struct two, 6, 3>, cells::W_hh<struct two, 6, 2>>>);
}  // namespace weights
