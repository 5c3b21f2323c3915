// Second derivatives: Hessian-vector products against a Hessian computed by PyTorch, and, as forward mode, against
// forward passes written by hand.
#include "../truth/hessian_seed2_tanh.hpp"
#include "second_check.hpp"

namespace second_derivatives_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check_second;
using by_hand::complex;
using by_hand::matrix;

// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct v : parameter<v, 2> {} v;
inline constexpr struct c : parameter<c, 2> {} c;
inline constexpr struct y : constant<y, 2> {} y;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q, 2> {} q;
inline constexpr struct o : variable<o, 2> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on

/// All columns of a Hessian, each by a product with a unit vector.
template <codegen code>
double error_of_hessian() {
  namespace is = truth::seed2_tanh;
  namespace at = truth::hessian_seed2_tanh;
  constexpr auto net =
      unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[last] = v * s[last] + c,
                           o[last] = softmax(q[last]), E[last] = cross_entropy(o[last], y)));
  constexpr auto product = hessian_vector_product<code>(net, E, wrt(u, w, k, v, c, s[-1_c], x));
  std::vector<long double> got;
  for (std::size_t column = 0; column < at::count; ++column) {
    std::array<double, at::count> d{};
    d[column] = 1;
    auto const r = product(u(is::u), w(is::w), k(is::k), v(is::v), c(is::c), s[-1_c](is::s_init), x(is::x), y(is::y),
                           tangent(u)(d[at::u]), tangent(w)(d[at::w]), tangent(k)(d[at::k]),
                           tangent(v)({d[at::v], d[at::v + 1]}), tangent(c)({d[at::c], d[at::c + 1]}),
                           tangent(s)[-1_c](d[at::s_init]), tangent(x)({d[at::x], d[at::x + 1]}));
    numbers::append(got, std::array{r[u], r[w], r[k]});
    numbers::append(got, r[v]), numbers::append(got, r[c]), numbers::append(got, r[s[-1_c]]),
        numbers::append(got, r[x]);
  }
  return numbers::relative_error(got, at::hessian);
}

// softmax with cross-entropy at every step, and a state that is read four times
template <by kind, int T, int D, int H, int C, bool all_targets = true>
void elman() {
  constexpr in<'x', D> xs;
  constexpr in<'y', C> ys;
  constexpr par<'U', H, D> U;
  constexpr par<'W', H, H> W;
  constexpr par<'G', H, H> G;
  constexpr par<'b', H> b;
  constexpr par<'V', C, H> V;
  constexpr var<'g', H> g;
  constexpr var<'h', H> h;
  constexpr var<'o', C> out;
  constexpr var<'L'> L;
  constexpr auto net = unroll<T>(recurrence(
      g[t] = sigmoid(G * h[t - 1_c] + b),
      h[t] = hadamard(g[t], h[t - 1_c]) + tanh(W * h[t - 1_c] + U * xs[t]) - hadamard(g[t], tanh(W * h[t - 2_c])),
      out[t] = softmax(V * h[t]), L[last] = mean(cross_entropy(out[t], ys[t]), t)));
  auto const forward = [=](auto const& p) {
    matrix before = p(h[-1_c]), two_before = p(h[-2_c]), loss;
    auto const sigmoid_of = [](matrix const& a) {
      return by_hand::each([](complex value) { return complex(1) / (complex(1) + std::exp(-value)); }, a);
    };
    for (int step = 0; step < T; ++step) {
      matrix const gate = sigmoid_of(p(G) * before + p(b));
      matrix const now = by_hand::times_each(gate, before) + by_hand::tanh_of(p(W) * before + p(U) * p(xs, step)) -
                         by_hand::times_each(gate, by_hand::tanh_of(p(W) * two_before));
      loss = loss - by_hand::dot(p(ys, step), by_hand::log_of(by_hand::probabilities(p(V) * now)));
      two_before = before, before = now;
    }
    return loss / matrix(T);
  };
  if constexpr (all_targets)
    check_second<kind>(net, L, forward, wrt(U, W, G, b, V, xs, ys, h[-1_c], h[-2_c]), wrt());
  else  // of what has no direction, the initial states included, the tangent is zero and need not be bound
    check_second<kind>(net, L, forward, wrt(W, b), wrt(U, G, V, xs, ys, h[-1_c], h[-2_c]));
}
}  // namespace second_derivatives_by_hand

BOOST_AUTO_TEST_SUITE(second_derivatives)

using namespace second_derivatives_by_hand;

BOOST_AUTO_TEST_CASE(hessian_of_pytorch) {
  BOOST_TEST(error_of_hessian<codegen::straight_line>() <= 1e-13);
  BOOST_TEST(error_of_hessian<codegen::step_loop>() <= 1e-13);
}
BOOST_AUTO_TEST_CASE(of_elman_nets) { elman<by::loop, 4, 2, 3, 5>(), elman<by::line, 2, 2, 2, 2, false>(); }
// Of w·stop(w²) + stop(w)·w² the gradient is stop(w²) + 2·stop(w)·w, and its derivative 2·stop(w), no more: as
// jvp(grad(f)) of JAX has it. Through a state as well.
BOOST_AUTO_TEST_CASE(of_what_is_stopped) {
  constexpr par<'w'> w;
  constexpr var<'s'> s;
  constexpr var<'L'> L;
  constexpr auto once = unroll<1>(recurrence(L[last] = w * stop_gradient(square(w)) + stop_gradient(w) * square(w)));
  auto const of_w = hessian_vector_product(once, L, wrt(w))(w(3.0), tangent(w)(1.0));
  BOOST_TEST(of_w[tangent(L)] == 27);
  BOOST_TEST(of_w[w] == 6);
  // s₀ = w·s₋₁·c, s₁ = w·s₀·c, c the value of w: d²s₁/dw² = 2·s₋₁·c²
  constexpr auto twice = unroll<2>(recurrence(s[t] = w * s[t - 1_c] * stop_gradient(w), L[last] = s[last]));
  auto const of_state = hessian_vector_product(twice, L, wrt(w))(w(3.0), s[-1_c](0.5), tangent(w)(1.0));
  BOOST_TEST(of_state[tangent(L)] == 2 * 3 * 0.5 * 9);
  BOOST_TEST(of_state[w] == 2 * 0.5 * 9);
}

BOOST_AUTO_TEST_SUITE_END()
