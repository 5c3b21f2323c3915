// Numbers in formulas whose products do not fit into 64 bits: gradients, forward mode and closed forms of them, by
// hand.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cmath>
#include <string_view>

namespace large_numbers {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct v : parameter<v, 2> {} v;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on

// s[t] = 3·10¹⁵·(7·10⁹·(a·s[t−1]))/10¹⁶/10⁹ + x[t], in pieces of which no two fit together
constexpr auto scaled = recurrence(
    s[t] = 3000000000000000_c * (7000000000_c * (a * s[t - 1_c])) / 10000000000000000_c / 1000000000_c + x[t],
    E[last] = sum(s[t] / 1000003_c + s[t] / 999999999989_c, t));

bool near(double got, double want, double tolerance = 1e-13) {
  return std::abs(got - want) <= tolerance * std::abs(want);
}
struct numbers {
  double E, da, ds;
};
numbers by_hand(double a_value, double start, std::array<double, 5> const& inputs) {
  double state = start, da = 0, ds = 1;
  numbers sum{};
  double const unit = 1 / 1000003.0 + 1 / 999999999989.0;
  for (double x_value : inputs) {
    da = 2.1 * (state + a_value * da), ds *= 2.1 * a_value;
    state = 2.1 * a_value * state + x_value;
    sum.E += unit * state, sum.da += unit * da, sum.ds += unit * ds;
  }
  return sum;
}
constexpr std::array xs{0.3, -0.8, 0.1, 0.4, 1.1};
}  // namespace large_numbers

BOOST_AUTO_TEST_SUITE(large_numbers)

using namespace ::large_numbers;

BOOST_AUTO_TEST_CASE(gradient_of_products_that_do_not_fit) {
  numbers const want = by_hand(0.6, 0.7, xs);
  auto const compare = [&](auto const& r, double tolerance) {
    BOOST_TEST(near(r[E], want.E, tolerance), r[E] << ' ' << want.E);
    BOOST_TEST(near(r[a], want.da, tolerance), r[a] << ' ' << want.da);
    BOOST_TEST(near(r[s[-1_c]], want.ds, tolerance), r[s[-1_c]] << ' ' << want.ds);
  };
  compare(gradient<codegen::straight_line>(unroll<5>(scaled), E, wrt(a, s[-1_c]))(a(0.6), x(xs), s[-1_c](0.7)), 1e-13);
  compare(gradient<codegen::step_loop>(unroll<5>(scaled), E, wrt(a, s[-1_c]))(a(0.6), x(xs), s[-1_c](0.7)), 1e-13);
  compare(forward_gradient(unroll<5>(scaled), E, wrt(a, s[-1_c]))(a(0.6), x(xs), s[-1_c](0.7)), 1e-13);
  constexpr std::array in_float{0.3f, -0.8f, 0.1f, 0.4f, 1.1f};
  compare(gradient(unroll<5>(scaled), E, wrt(a, s[-1_c]))(a(0.6f), x(in_float), s[-1_c](0.7f)), 2e-6);
}

BOOST_AUTO_TEST_CASE(closed_form_of_products_that_do_not_fit) {
  constexpr auto net = unroll<3>(recurrence(s[t] = a * s[t - 1_c] / 4000000000_c, E[last] = s[last]));
  auto const r = gradient(net, E, wrt(a))(a(3e9), s[-1_c](5.0));
  BOOST_TEST(near(r[a], 3 * 0.75 * 0.75 * 5 / 4e9), r[a]);
  BOOST_TEST(std::string_view(text(derivative(net, E, a))) ==
             "s₁/4000000000 + a·(s₀/4000000000 + a·s₋₁/(4000000000·4000000000))/4000000000");
}

BOOST_AUTO_TEST_CASE(vectors_and_second_derivatives) {
  constexpr auto net = unroll<1>(
      recurrence(E[last] = 5000000000_c * (6000000000_c * (7000000000_c * dot(v, v))) / 900000000000000000_c));
  double const scale = 5e9 * 6e9 * 7e9 / 9e17;
  auto const r = gradient(net, E, wrt(v))(v({0.5, -2.0}));
  BOOST_TEST(near(r[E], scale * 4.25));
  BOOST_TEST(near(r[v](0), scale));
  BOOST_TEST(near(r[v](1), -4 * scale));
  auto const second = hessian_vector_product(net, E, wrt(v))(v({0.5, -2.0}), tangent(v)({1.0, 3.0}));
  BOOST_TEST(near(second[v](1), 6 * scale));
}

BOOST_AUTO_TEST_SUITE_END()
