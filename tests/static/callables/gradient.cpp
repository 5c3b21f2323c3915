// gradient(net, loss, wrt(...)) as a constant, against the formulas by hand.
#include <array>
#include <bptt/callables/gradient.hpp>

#include "../near.hpp"

namespace thread_with_numbers {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(z[t] = x[t] * u + s[t - 1_c] * w, s[t] = tanh(z[t]),
                                          o[last] = sigmoid(s[last] * v), E[last] = square(o[last] - y) / 2_c));
constexpr double U = 0.8, W = 0.4, V = 1.2, x0 = 0.5, x1 = -0.3, sm1 = 0.1, Y = 1.0;
constexpr double s0 = elementary::tanh(x0 * U + sm1 * W), s1 = elementary::tanh(x1 * U + s0 * W),
                 O = elementary::sigmoid(s1 * V);
constexpr double delta1 = (O - Y) * O * (1 - O) * V * (1 - s1 * s1), delta0 = W * (1 - s0 * s0) * delta1;

template <codegen code>
constexpr bool agrees() {
  constexpr auto g = gradient<code>(net, E, wrt(u, w, v, y, x, s[-1_c], u[0_c], w[t], z[1_c], s[t], o[last]));
  static_assert(std::is_empty_v<decltype(g)>);
  constexpr auto r = g(u(U), w(W), v(V), x({x0, x1}), s[-1_c](sm1), y(Y));
  static_assert(near(r[E], (O - Y) * (O - Y) / 2));
  static_assert(near(r[u], delta1 * x1 + delta0 * x0) && near(r[w], delta1 * s0 + delta0 * sm1));
  static_assert(near(r[v], (O - Y) * O * (1 - O) * s1) && near(r[y], Y - O));
  static_assert(near(r[x][0], delta0 * U) && near(r[x][1], delta1 * U) && near(r[s[-1_c]], W * delta0));
  static_assert(near(r[u[0_c]], delta0 * x0) && near(r[w[t]][0], delta0 * sm1) && near(r[w[t]][1], delta1 * s0) &&
                near(r[w[1_c]], delta1 * s0));
  static_assert(near(r[z[1_c]], delta1) && near(r[s[t]][0], W * delta1) && near(r[s[1_c]], (O - Y) * O * (1 - O) * V) &&
                near(r[o[last]], O - Y));
  return true;
}
static_assert(agrees<codegen::automatic>());
static_assert(agrees<codegen::straight_line>());
static_assert(agrees<codegen::step_loop>());
// a loss inside the net
constexpr auto inside = gradient(net, s[1_c], wrt(u, s[0_c], v))(u(U), w(W), v(V), x({x0, x1}), s[-1_c](sm1), y(Y));
static_assert(near(inside[s[1_c]], s1) && near(inside[s[0_c]], W *(1 - s1 * s1)) && inside[v] == 0);
static_assert(near(inside[u], (1 - s1 * s1) * (x1 + W * (1 - s0 * s0) * x0)));
}  // namespace thread_with_numbers

namespace linear_net {  // every number is exact
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct c : parameter<c, 2> {} c;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
// h = W·h + x, E = Σₜ cᵀhₜ:  δ₁ = c, δ₀ = c + Wᵀ·c
constexpr auto net = unroll<2>(recurrence(h[t] = W * h[t - 1_c] + x[t], E[last] = sum(dot(c, h[t]), t)));
template <codegen code>
constexpr bool agrees() {
  constexpr auto r = gradient<code>(net, E, wrt(W, c, x, h[-1_c], h[t]))(
      W({{1.0, 2.0}, {3.0, 4.0}}), c({1.0, -1.0}), x({{1.0, 0.0}, {0.0, 1.0}}), h[-1_c]({1.0, 1.0}));
  // h₀ = (3, 7) + (1, 0) = (4, 7), h₁ = (18, 40) + (0, 1) = (18, 41)
  static_assert(r[E] == 4 - 7 + 18 - 41);
  static_assert(r[c](0) == 22 && r[c](1) == 48);
  static_assert(r[h[1_c]](0) == 1 && r[h[1_c]](1) == -1 && r[h[0_c]](0) == 1 - 2 && r[h[0_c]](1) == -1 - 2);
  static_assert(r[x][0](0) == -1 && r[x][0](1) == -3 && r[x][1](0) == 1 && r[x][1](1) == -1);
  // δ₁·h₀ᵀ + δ₀·h₋₁ᵀ = (4 7; −4 −7) + (−1 −1; −3 −3)
  static_assert(r[W](0, 0) == 3 && r[W](0, 1) == 6 && r[W](1, 0) == -7 && r[W](1, 1) == -10);
  static_assert(r[h[-1_c]](0) == -1 - 9 && r[h[-1_c]](1) == -2 - 12);  // Wᵀ·δ₀
  return true;
}
static_assert(agrees<codegen::automatic>());
static_assert(agrees<codegen::straight_line>());
static_assert(agrees<codegen::step_loop>());

// the loss as a sum of components, of a product: no adjoint is a literal that has lost its size
constexpr auto summed = unroll<1>(recurrence(E[last] = sum(W * c)));
constexpr auto r = gradient(summed, E, wrt(W, c))(W({{1.0, 2.0}, {3.0, 4.0}}), c({5.0, 7.0}));
static_assert(r[E] == 19 + 43 && r[c](0) == 4 && r[c](1) == 6 && r[W](0, 0) == 5 && r[W](1, 1) == 7);
}  // namespace linear_net
