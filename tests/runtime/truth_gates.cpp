// Nets with gates against their tables of truth/: LSTM and GRU, each gate with parameters of its own, which are rows of the tables.
#include <span>

#include "truth/gru.hpp"
#include "truth/lstm.hpp"
#include "truth_case.hpp"

namespace truth_of_gates {
using namespace bptt;
using truth::want;
inline constexpr int D = truth::lstm::D, H = truth::lstm::H, C = truth::lstm::C;
static_assert(D == truth::gru::D && H == truth::gru::H && C == truth::gru::C);

// clang-format off
template <char gate> struct W_ : parameter<W_<gate>, H, D> {};
template <char gate> struct U_ : parameter<U_<gate>, H, H> {};
template <char gate> struct b_ : parameter<b_<gate>, H> {};  // of the input
template <char gate> struct k_ : parameter<k_<gate>, H> {};  // of the state
template <char gate> inline constexpr W_<gate> W{};
template <char gate> inline constexpr U_<gate> U{};
template <char gate> inline constexpr b_<gate> b{};
template <char gate> inline constexpr k_<gate> k{};
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct d : parameter<d, C> {} d;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : input<y, C> {} y;
inline constexpr struct i : variable<i, H> {} i;
inline constexpr struct f : variable<f, H> {} f;
inline constexpr struct g : variable<g, H> {} g;
inline constexpr struct o : variable<o, H> {} o;
inline constexpr struct r : variable<r, H> {} r;
inline constexpr struct z : variable<z, H> {} z;
inline constexpr struct n : variable<n, H> {} n;
inline constexpr struct c : variable<c, H> {} c;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct q : variable<q, C> {} q;
inline constexpr struct E : variable<E> {} E;
// clang-format on

/// What a gate is a function of.
template <char gate>
constexpr auto from_input = W<gate> * x[t] + b<gate>;
template <char gate>
constexpr auto from_state = U<gate> * h[t - 1_c] + k<gate>;

/// The H rows of a gate; 0 is the first.
template <std::size_t gate, class Row, std::size_t rows>
constexpr auto part(std::array<Row, rows> const& table) {
  return std::span<Row const, H>(table.data() + gate * H, static_cast<std::size_t>(H));
}
}  // namespace truth_of_gates

BOOST_AUTO_TEST_SUITE(truth_gates)

BOOST_AUTO_TEST_CASE(long_short_term_memory) {
  using namespace truth_of_gates;
  namespace is = truth::lstm;
  truth::report report("lstm");
  constexpr auto net = unroll<is::T>(recurrence(
      i[t] = sigmoid(from_input<'i'> + from_state<'i'>),
      f[t] = sigmoid(from_input<'f'> + from_state<'f'>),
      g[t] = tanh(from_input<'g'> + from_state<'g'>),
      o[t] = sigmoid(from_input<'o'> + from_state<'o'>),
      c[t] = hadamard(f[t], c[t - 1_c]) + hadamard(i[t], g[t]),
      h[t] = hadamard(o[t], tanh(c[t])),
      q[t] = V * h[t] + d,
      E[last] = sum(softmax_cross_entropy(q[t], y[t]), t)));
  auto const call = [](auto function) {
    return function(W<'i'>(part<0>(is::W_ih)), U<'i'>(part<0>(is::W_hh)), b<'i'>(part<0>(is::b_ih)), k<'i'>(part<0>(is::b_hh)),  //
                    W<'f'>(part<1>(is::W_ih)), U<'f'>(part<1>(is::W_hh)), b<'f'>(part<1>(is::b_ih)), k<'f'>(part<1>(is::b_hh)),  //
                    W<'g'>(part<2>(is::W_ih)), U<'g'>(part<2>(is::W_hh)), b<'g'>(part<2>(is::b_ih)), k<'g'>(part<2>(is::b_hh)),  //
                    W<'o'>(part<3>(is::W_ih)), U<'o'>(part<3>(is::W_hh)), b<'o'>(part<3>(is::b_ih)), k<'o'>(part<3>(is::b_hh)),  //
                    V(is::V), d(is::d), h[-1_c](is::h_init), c[-1_c](is::c_init), x(is::x), y(is::y));
  };
  check_gradient_of_loop(report, net, E, is::loss, call,  //
                 want(W<'i'>, part<0>(is::grad::W_ih)), want(U<'i'>, part<0>(is::grad::W_hh)), want(b<'i'>, part<0>(is::grad::b_ih)),
                 want(W<'f'>, part<1>(is::grad::W_ih)), want(U<'f'>, part<1>(is::grad::W_hh)), want(b<'f'>, part<1>(is::grad::b_ih)),
                 want(W<'g'>, part<2>(is::grad::W_ih)), want(U<'g'>, part<2>(is::grad::W_hh)), want(k<'g'>, part<2>(is::grad::b_hh)),
                 want(W<'o'>, part<3>(is::grad::W_ih)), want(U<'o'>, part<3>(is::grad::W_hh)), want(k<'o'>, part<3>(is::grad::b_hh)),
                 want(V, is::grad::V), want(d, is::grad::d), want(h[-1_c], is::grad::h_init), want(c[-1_c], is::grad::c_init), want(x, is::grad::x),
                 want(h[t], is::grad_nodes::h), want(c[t], is::grad_nodes::c), want(q[t], is::grad_nodes::q));
  report.compare_all(evaluate(net), call, want(E, is::loss), want(c[t], is::forward::c), want(h[t], is::forward::h), want(q[t], is::forward::q));
}

BOOST_AUTO_TEST_CASE(gated_recurrent_unit) {
  using namespace truth_of_gates;
  namespace is = truth::gru;
  truth::report report("gru");
  constexpr auto net = unroll<is::T>(recurrence(
      r[t] = sigmoid(from_input<'r'> + from_state<'r'>),
      z[t] = sigmoid(from_input<'z'> + from_state<'z'>),
      n[t] = tanh(from_input<'n'> + hadamard(r[t], from_state<'n'>)),
      h[t] = n[t] + hadamard(z[t], h[t - 1_c] - n[t]),
      q[t] = V * h[t] + d,
      E[last] = sum(softmax_cross_entropy(q[t], y[t]), t)));
  auto const call = [](auto function) {
    return function(W<'r'>(part<0>(is::W_ih)), U<'r'>(part<0>(is::W_hh)), b<'r'>(part<0>(is::b_ih)), k<'r'>(part<0>(is::b_hh)),  //
                    W<'z'>(part<1>(is::W_ih)), U<'z'>(part<1>(is::W_hh)), b<'z'>(part<1>(is::b_ih)), k<'z'>(part<1>(is::b_hh)),  //
                    W<'n'>(part<2>(is::W_ih)), U<'n'>(part<2>(is::W_hh)), b<'n'>(part<2>(is::b_ih)), k<'n'>(part<2>(is::b_hh)),  //
                    V(is::V), d(is::d), h[-1_c](is::h_init), x(is::x), y(is::y));
  };
  check_gradient(report, net, E, is::loss, call,  //
                 want(W<'r'>, part<0>(is::grad::W_ih)), want(U<'r'>, part<0>(is::grad::W_hh)), want(b<'r'>, part<0>(is::grad::b_ih)),
                 want(W<'z'>, part<1>(is::grad::W_ih)), want(U<'z'>, part<1>(is::grad::W_hh)), want(k<'z'>, part<1>(is::grad::b_hh)),
                 want(W<'n'>, part<2>(is::grad::W_ih)), want(U<'n'>, part<2>(is::grad::W_hh)), want(b<'n'>, part<2>(is::grad::b_ih)), want(k<'n'>, part<2>(is::grad::b_hh)),
                 want(V, is::grad::V), want(d, is::grad::d), want(h[-1_c], is::grad::h_init), want(x, is::grad::x),
                 want(h[t], is::grad_nodes::h), want(q[t], is::grad_nodes::q));
  report.compare_all(evaluate(net), call, want(E, is::loss), want(h[t], is::forward::h), want(q[t], is::forward::q));
}

BOOST_AUTO_TEST_SUITE_END()
