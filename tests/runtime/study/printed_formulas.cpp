// Rules, gradient equations and adjoint programs, evaluated as they are printed: read from their text, with numbers, at
// every step of which they speak, they give the derivatives of the recurrence, which is read from its text as well.
#include <boost/test/unit_test.hpp>
#include <bptt/printing/ascii.hpp>
#include <bptt/study/gradient_equations.hpp>

#include "printed_text.hpp"

namespace printed_formulas_read {
using namespace bptt;
using printed_text::equation;
using printed_text::step;

// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : input<y> {} y;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct p : parameter<p> {} p;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct g : variable<g> {} g;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct m : variable<m> {} m;
inline constexpr struct L : variable<L> {} L;
// clang-format on

class checked {
  printed_text::forward& values_;
  int compared_ = 0;

  void compare(printed_text::complex got, std::string const& name, int k) {
    double const want = values_.adjoint(name, k).real();
    BOOST_TEST(std::abs(got - want) <= 1e-12 * (1 + std::abs(want)),
               "the adjoint of " << name << " at step " << k << " is printed as " << got.real() << " and is " << want);
    ++compared_;
  }
  static bool says(std::string_view text, std::initializer_list<std::string_view> words) {
    for (std::string_view const word : words)
      if (text.find(word) != std::string_view::npos) return true;
    return false;
  }

 public:
  explicit checked(printed_text::forward& values) : values_(values) {}
  int compared() const { return compared_; }

  void rule(std::string_view text) {
    equation const e = printed_text::equations_in(text).at(0);
    int const T = values_.T;
    if (values_.has(e.lhs.name, step::no_step)) {  // a parameter, as a sum over the steps
      printed_text::complex sum = e.rhs(values_, printed_text::start);
      for (int t = 0; t < T; ++t) sum += e.rhs(values_, t);
      return compare(sum, e.lhs.name, step::no_step);
    }
    bool const speaks_of_states_before = says(text, {"t >= 0", "t = -", "t >= -", "t < 0"}),
               speaks_of_states_after = says(text, {"[t < T", ", t < T", "t = T]", "t >= T"});
    for (int t = speaks_of_states_before ? -6 : 0; t < (speaks_of_states_after ? T + 6 : T); ++t)
      if (values_.has(e.lhs.name, t)) compare(e.rhs(values_, t), e.lhs.name, t);
  }
  void equations(std::string_view text) {
    printed_text::backward equations(text, values_);
    for (equation const& e : equations.equations()) {
      printed_text::leaf const of = e.is_meaning ? e.meaning : e.lhs;
      if (!of.is_adjoint) continue;
      bool const is_general = of.when.of == step::relative;
      for (int t = 0; t < (is_general ? values_.T : 1); ++t) {
        int const k = of.when.at(t, values_.T);
        if (values_.has(of.name, k))
          compare(e.is_meaning ? equations.value(e.lhs.name, k) : e.rhs(equations, k), of.name, k);
      }
    }
  }
  void adjoints(std::string_view text) {
    for (equation const& e : printed_text::equations_in(text)) {
      int const k = e.lhs.when.at(0, values_.T);
      compare(e.rhs(values_, k), e.lhs.name, k);
    }
  }
};

template <int T, class Recurrence>
void check_program(std::string_view recurrence) {
  printed_text::forward by_steps(recurrence, T), program(ascii(unroll<T>(Recurrence{})), T);
  BOOST_TEST(std::abs(by_steps.value("L", step::no_step) - program.value("L", step::no_step)) <= 1e-13);
  checked(program).adjoints(ascii(adjoints(unroll<T>(Recurrence{}), L)));
}
/// The rules and gradient equations of some symbols, in sequences of one step to six.
template <class Recurrence, class... S>
void check(Recurrence, S... symbol) {
  constexpr auto net = unroll<3>(Recurrence{});  // what is printed does not depend on T
  std::string_view const recurrence = ascii(Recurrence{});
  BOOST_TEST_CONTEXT(recurrence) {
    for (int T = 1; T <= 6; ++T) {
      auto const one = [&](std::string_view rule, std::string_view equations) {
        BOOST_TEST_CONTEXT("T = " << T << "\n" << rule << "\n" << equations) {
          printed_text::forward values(recurrence, T);
          checked of(values);
          int const enough = T > 3 ? 1 : 0;  // of a few steps, nothing may read an input
          BOOST_CHECK_NO_THROW(of.rule(rule));
          BOOST_TEST(of.compared() >= enough);
          BOOST_CHECK_NO_THROW(of.equations(equations));
          BOOST_TEST(of.compared() >= 2 * enough);
        }
      };
      (one(ascii(bptt::rule(net, L, symbol)), ascii(gradient_equations(net, L, symbol))), ...);
    }
    check_program<1, Recurrence>(recurrence);
    check_program<3, Recurrence>(recurrence);
  }
}
}  // namespace printed_formulas_read

BOOST_AUTO_TEST_SUITE(printed_formulas)
using namespace printed_formulas_read;

BOOST_AUTO_TEST_CASE(an_initial_state_in_the_loss) {
  constexpr auto cell = recurrence(h[t] = w * h[t - 1_c], L[last] = sum(square(h[t]), t) + square(h[-1_c]));
  check(cell, h, w);
  check(recurrence(cell, h[-1_c] = exp(p)), h, w, p);
}
BOOST_AUTO_TEST_CASE(the_report) {  // h₋₁ = exp(p), w = .5, p = .3
  constexpr auto net =
      unroll<2>(recurrence(h[t] = w * h[t - 1_c], h[-1_c] = exp(p), L[last] = sum(square(h[t]), t) + square(h[-1_c])));
  BOOST_TEST(text(gradient_equations(net, L, p)) ==
             "∂L/∂p = ∂L/∂h₋₁·h₋₁\n"
             "∂L/∂h₋₁ = w·δ₀ + 2·h₋₁\n"
             "δₜ = 2·hₜ + w·δₜ₊₁\n"
             "δ[T] = 0\n"
             "δₜ = ∂L/∂hₜ");
  BOOST_TEST(text(rule(net, L, h)) == "∂L/∂hₜ = w·∂L/∂hₜ₊₁ [t + 1 < T] + 2·hₜ [t ≥ 0] + 2·h₋₁ [t = −1]");
}
BOOST_AUTO_TEST_CASE(several_lags) {
  check(recurrence(h[t] = tanh(w * h[t - 1_c] + a * h[t - 2_c] + x[t]), L[last] = sum(square(h[t] - x[t]), t)), h, w, a,
        x);
  check(recurrence(h[t] = tanh(w * h[t - 1_c] + h[t - 3_c] * x[t - 2_c]), h[-1_c] = exp(p), h[-2_c] = w * h[-1_c],
                   L[last] = sum(square(h[t]), t) + h[-1_c] * h[last]),
        h, w, p, x);
}
BOOST_AUTO_TEST_CASE(lags_longer_than_the_sequence) {
  check(recurrence(h[t] = tanh(w * h[t - 4_c] + x[t - 3_c]), h[-2_c] = sin(p), h[-4_c] = exp(p) * h[-2_c],
                   L[last] = sum(square(h[t]) * x[t - 1_c], t) + h[-3_c] * x[-2_c]),
        h, w, p, x);
}
BOOST_AUTO_TEST_CASE(the_last_step) {
  check(recurrence(h[t] = tanh(w * h[t - 1_c] + x[t - 2_c]), q[t] = h[last] * h[t],
                   L[last] = sum(square(q[t]), t) + square(h[last]) + x[-1_c] * x[last]),
        h, w, x, q);
  check(recurrence(h[t] = tanh(w * h[t - 1_c]), m[last] = sum(exp(h[t] * h[last]), t), L[last] = m[last] * h[last]), h,
        w, m);
}
BOOST_AUTO_TEST_CASE(concrete_steps) {
  check(recurrence(h[t] = tanh(w * h[t - 1_c]), q[t] = h[0_c] * h[t] + x[0_c], L[last] = sum(square(q[t]), t)), h, q, w,
        x);
  check(recurrence(h[t] = sin(w * h[t - 1_c] + a), L[last] = square(h[0_c]) + h[last] * h[-1_c], h[-1_c] = a * p), h, w,
        a, p);
}
BOOST_AUTO_TEST_CASE(several_variables) {
  check(recurrence(q[t] = a * x[t] + w * h[t - 1_c], h[t] = tanh(q[t]) + g[t - 1_c], g[t] = sin(h[t]) * q[t - 2_c],
                   L[last] = mean(h[t] * g[t], t)),
        h, q, g, w, a, x);
  check(recurrence(h[t] = tanh(w * h[t - 1_c]), q[t] = h[t - 1_c] * q[t - 2_c] - x[t], q[-1_c] = h[-1_c] * w,
                   q[-2_c] = p, h[-1_c] = exp(p), L[last] = sum(q[t] / (2_c + square(h[t])), t)),
        h, q, w, p, x);
}
BOOST_AUTO_TEST_CASE(backward_in_time) {
  check(recurrence(h[t] = tanh(w * h[t - 1_c]), g[t] = sin(w * g[t + 1_c]) * h[t], g[last + 1_c] = p * h[last],
                   L[last] = mean(square(g[t]), t)),
        h, g, w, p);
  check(recurrence(g[t] = sin(w * g[t + 2_c]) + a * g[t + 1_c] + x[t + 1_c], g[last + 1_c] = exp(p),
                   g[last + 2_c] = p * a, L[last] = sum(square(g[t]), t)),
        g, w, a, p, x);
}
BOOST_AUTO_TEST_CASE(read_ahead) {
  check(recurrence(h[t] = tanh(w * h[t - 1_c] + x[t]), h[-1_c] = exp(p), h[last + 1_c] = p * h[last],
                   q[t] = h[t + 1_c] * x[t], L[last] = sum(square(h[t]) * q[t], t)),
        h, q, w, p, x);
}
BOOST_AUTO_TEST_CASE(sums_over_time) {
  check(recurrence(h[t] = tanh(w * h[t - 1_c] + x[t]), m[last] = mean(h[t], t), q[t] = h[t] - m[last] * p,
                   L[last] = sum(square(q[t]), t) * m[last]),
        h, q, m, w, p, x);
}
BOOST_AUTO_TEST_CASE(states_from_a_sum) {
  check(recurrence(h[t] = tanh(w * h[t - 1_c] + x[t]), m[last] = sum(h[t], t), g[-1_c] = sin(m[last]),
                   g[t] = a * g[t - 1_c] + h[t], L[last] = square(g[last])),
        h, g, m, w, a, x);
}

BOOST_AUTO_TEST_SUITE_END()
