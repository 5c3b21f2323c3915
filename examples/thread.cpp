// The question that this library answers. A net of two steps, all scalars, with a loss after the last one:
//
//   a_t = x_t u,  b_t = s_{t-1} w,  z_t = a_t + b_t,  s_t = func(z_t),  q = s_1 v,  o = func_2(q),  E = func_3(o)
//
// Somebody has derived dE/du and dE/dw by hand and asks: are these right, and is ds_1/ds_0 = w, as a comment says?
// The compiler derives them too, and of each formula made by hand it proves that it is right, or says what is wrong.
#include <array>
#include <bptt/bptt.hpp>
#include <cmath>
#include <cstdio>
#include <iostream>

namespace thread {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct a : variable<a> {} a;
inline constexpr struct b : variable<b> {} b;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct func : function<func> {} func;        // any differentiable functions:
inline constexpr struct func_2 : function<func_2> {} func_2;  // only their names are known
inline constexpr struct func_3 : function<func_3> {} func_3;

constexpr auto rnn = recurrence(
    a[t] = x[t] * u,
    b[t] = s[t - 1_c] * w,
    z[t] = a[t] + b[t],
    s[t] = func(z[t]),
    q[last] = s[last] * v,
    o[last] = func_2(q[last]),
    E[last] = func_3(o[last]));
constexpr auto net = unroll<2>(rnn);

// The formulas made by hand, in the terms of the question.
constexpr auto dE_do = prime(func_3)(o[last]);
constexpr auto do_dq = prime(func_2)(q[last]);
constexpr auto ds1_dz1 = prime(func)(z[1_c]);
constexpr auto ds0_dz0 = prime(func)(z[0_c]);
constexpr auto dE_du = dE_do * do_dq * v * ds1_dz1 * (x[1_c] + w * ds0_dz0 * x[0_c]);
constexpr auto dE_dw = dE_do * do_dq * v * ds1_dz1 * (s[0_c] + w * ds0_dz0 * s[-1_c]);

static_assert(equivalent(derivative(net, E, u), dE_du));
static_assert(equivalent(derivative(net, E, w), dE_dw));
static_assert(!equivalent(derivative(net, s[1_c], s[0_c]), w));
static_assert(equivalent(derivative(net, s[1_c], s[0_c]), w * ds1_dz1));

// The same net with functions that have values, and y for what o should be.
inline constexpr struct y : constant<y> {} y;
constexpr auto concrete = unroll<2>(recurrence(
    z[t] = x[t] * u + s[t - 1_c] * w,
    s[t] = tanh(z[t]),
    o[last] = sigmoid(s[last] * v),
    E[last] = square(o[last] - y) / 2_c));
// clang-format on

/// Calls what `gradient` or `evaluate` made of the concrete net, at the point p = (u, w, v, s₋₁).
template <class Callable>
constexpr auto call(Callable f, std::array<double, 4> p) {
  return f(u(p[0]), w(p[1]), v(p[2]), s[-1_c](p[3]), x({0.5, -0.3}), y(1.0));
}
}  // namespace thread

namespace {

void heading(char const* what) { std::cout << '\n' << what << '\n'; }

void lines(std::string_view text) {
  std::cout << "  ";
  for (char c : text) std::cout << c << (c == '\n' ? "  " : "");
  std::cout << '\n';
}

template <class Formula>
void formula(char const* name, Formula f) {
  std::cout << "  " << name << " = " << text(f) << '\n';
}

/// Prints a formula made by hand for ∂loss/∂target, and what the compiler has found: a proof, or the term that is
/// wrong.
template <class Loss, class Target, class Claim>
void judge(char const* name, Loss, Target, Claim claim) {
  constexpr auto found = diagnosis(thread::net, Loss{}, Target{}, Claim{});
  std::cout << "  " << name << " = " << text(claim) << "\n    "
            << (found.answer == bptt::verdict::equal ? "" : "wrong: ") << text(found) << '\n';
}

}  // namespace

int main() {
  using namespace thread;
  std::cout
      << "A recurrent net of two steps, all scalars. Somebody has derived ∂E/∂u and ∂E/∂w by hand: is that right?\n";
  heading("Forward, step by step:");
  lines(text(net));
  heading("Backward, from the last step to the first:");
  lines(text(adjoints(net, E)));
  heading("The rule at any step t, however many steps T there are:");
  lines(text(rule(net, E, s)));
  lines(text(rule(net, E, z)));

  heading("The derivatives as formulas, and what the copy of u or w that a step reads contributes to them:");
  formula("∂E/∂u ", derivative(net, E, u));
  formula("∂E/∂u₁", derivative(net, E, u[1_c]));
  formula("∂E/∂u₀", derivative(net, E, u[0_c]));
  formula("∂E/∂w ", derivative(net, E, w));
  formula("∂E/∂w₁", derivative(net, E, w[1_c]));
  formula("∂E/∂w₀", derivative(net, E, w[0_c]));

  heading("The formulas made by hand, and what the compiler says of them:");
  judge("∂E/∂u", E, u, dE_du);
  judge("∂E/∂w", E, w, dE_dw);
  judge("∂s₁/∂s₀", s[1_c], s[0_c], w);
  judge("∂z₁/∂s₀", z[1_c], s[0_c], w);
  judge("∂E/∂u", E, u, dE_do * do_dq * v * ds1_dz1 * x[1_c]);  // a slip: as if s₀ did not depend on u

  constexpr std::array point{0.8, 0.4, 1.2, 0.1};
  constexpr auto g = gradient(concrete, E, wrt(u, w, v, s[-1_c]));
  constexpr auto compiled = call(g, point);
  auto const run = call(g, point);
  auto const difference = [&](std::size_t i) {
    auto above = point, below = point;
    above[i] += 1e-5, below[i] -= 1e-5;
    return (call(evaluate(concrete), above)[E] - call(evaluate(concrete), below)[E]) / 2e-5;
  };
  bool agree = true;
  auto const row = [&](double c, double r, double d, char const* name) {
    std::printf("  %+.12f  %+.12f  %+.12f  %s\n", c, r, d, name);
    agree = agree && std::abs(r - c) < 1e-14 && std::abs(r - d) < 1e-9;
  };
  heading("With numbers (tanh, a sigmoid, a squared error): at compile time, at run time, central difference");
  row(compiled[u], run[u], difference(0), "∂E/∂u");
  row(compiled[w], run[w], difference(1), "∂E/∂w");
  row(compiled[v], run[v], difference(2), "∂E/∂v");
  row(compiled[s[-1_c]], run[s[-1_c]], difference(3), "∂E/∂s₋₁");
  std::cout << (agree ? "They agree.\n" : "They do not agree.\n");
  return agree ? 0 : 1;
}
