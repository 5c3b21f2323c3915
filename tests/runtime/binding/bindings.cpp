// What can be bound to a symbol, and what a result gives back.
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cstddef>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>
#if __has_include(<Eigen/Core>)
#include <Eigen/Core>
#define BPTT_TEST_HAS_EIGEN
#endif

namespace bound_values {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 2, 3> {} W;
inline constexpr struct v : parameter<v, 2> {} v;
inline constexpr struct k : constant<k> {} k;
inline constexpr struct C : constant<C, 2> {} C;
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct r : input<r> {} r;
inline constexpr struct s : variable<s, 2> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr int T = 2;
// without transcendental functions and with small integers: every number below is exact in any order of evaluation
constexpr auto net =
    unroll<T>(recurrence(s[t] = hadamard(W * x[t], s[t - 1_c]) + r[t] * v, E[last] = k * sum(dot(s[t], s[t]), t)));
constexpr auto g = gradient(net, E, wrt(W, v, k, x, r, s[-1_c], W[t], s[t]));

// the same numbers in their plainest form
constexpr std::array<std::array<double, 3>, 2> Wv{{{1, -2, 3}, {2, 1, -1}}};
constexpr std::array<double, 2> vv{3, -1};
constexpr double kv = 2;
constexpr std::array<std::array<double, 3>, T> xv{{{1, 2, -1}, {-2, 1, 3}}};
constexpr std::array<double, T> rv{2, -3};
constexpr std::array<double, 2> sv{1, 2};
constexpr auto plain = g(W(Wv), v(vv), k(kv), x(xv), r(rv), s[-1_c](sv));

template <class A, class B>
bool same_numbers(A const& a, B const& b) {
  if constexpr (std::is_arithmetic_v<A>)
    return a == b;
  else
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}
/// A call with other bindings: its forward values show every number that is bound.
constexpr auto forward = evaluate<codegen::step_loop>(net);
constexpr auto plain_values = forward(W(Wv), v(vv), k(kv), x(xv), r(rv), s[-1_c](sv));
/// Does it have the values of the plain bindings? `N` is the type of its numbers.
template <class N = double, class Result>
bool as_plain(Result const& result) {
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(result[E])>, N>);
  return result[E] == static_cast<N>(plain_values[E]) && same_numbers(result[s[t]], plain_values[s[t]]);
}
/// The same of a gradient.
template <class Result>
bool as_plain_gradient(Result const& result) {
  return result[E] == plain[E] && same_numbers(result[W], plain[W]) && same_numbers(result[v], plain[v]) &&
         same_numbers(result[k], plain[k]) && same_numbers(result[x], plain[x]) && same_numbers(result[r], plain[r]) &&
         same_numbers(result[s[-1_c]], plain[s[-1_c]]) && same_numbers(result[W[t]], plain[W[t]]) &&
         same_numbers(result[s[t]], plain[s[t]]);
}
/// What a call says that throws std::invalid_argument.
template <class F>
std::string refusal(F f) {
  try {
    f();
  } catch (std::invalid_argument const& e) {
    return e.what();
  }
  return "nothing is thrown";
}
bool says(std::string const& message, std::string const& part) { return message.find(part) != std::string::npos; }
}  // namespace bound_values

BOOST_AUTO_TEST_SUITE(bindings)

using namespace bound_values;

BOOST_AUTO_TEST_CASE(
    by_hand) {  // s0 = (Wx0)∘s + r0·v = (-6, 5)∘(1, 2) + (6, -2), s1 = (Wx1)∘s0 + r1·v = (5, -6)∘(0, 8) + (-9, 3)
  BOOST_TEST(plain[E] == 2 * (0 + 64 + 81 + 45 * 45));
  BOOST_TEST(plain[k] == 0 + 64 + 81 + 45 * 45);
  double const ds1[] = {4 * -9, 4 * -45}, ds0[] = {5 * ds1[0] + 4 * 0, -6 * ds1[1] + 4 * 8};
  BOOST_TEST(plain[v](0) == 2 * ds0[0] - 3 * ds1[0]);
  BOOST_TEST(plain[v](1) == 2 * ds0[1] - 3 * ds1[1]);
  BOOST_TEST(plain[r][0] == 3 * ds0[0] - ds0[1]);
  BOOST_TEST(plain[r][1] == 3 * ds1[0] - ds1[1]);
  BOOST_TEST(plain[s[-1_c]](0) == -6 * ds0[0]);
  BOOST_TEST(plain[s[-1_c]](1) == 5 * ds0[1]);
  BOOST_TEST(plain[W](1, 2) == ds0[1] * 2 * -1 + ds1[1] * 8 * 3);
  BOOST_TEST(plain[x][0](1) == -2 * ds0[0] * 1 + 1 * ds0[1] * 2);
}

BOOST_AUTO_TEST_CASE(braces) {
  BOOST_TEST(as_plain(forward(W({{1., -2., 3.}, {2., 1., -1.}}), v({3., -1.}), k(2.), x({{1., 2., -1.}, {-2., 1., 3.}}),
                              r({2., -3.}), s[-1_c]({1., 2.}))));
  BOOST_TEST(as_plain(forward(W({1., -2., 3., 2., 1., -1.}), v({3., -1.}), k(2.), x({1., 2., -1., -2., 1., 3.}),
                              r({2., -3.}), s[-1_c]({1., 2.}))));
}

BOOST_AUTO_TEST_CASE(arrays) {
  std::array<double, 6> const flat{1, -2, 3, 2, 1, -1};
  std::array<double, 6> x_flat{1, 2, -1, -2, 1, 3};
  double nested[2][3] = {{1, -2, 3}, {2, 1, -1}};
  double const line[6] = {1, 2, -1, -2, 1, 3};
  BOOST_TEST(as_plain(forward(W(flat), v(vv), k(kv), x(x_flat), r(rv), s[-1_c](sv))));
  BOOST_TEST(as_plain(forward(W(nested), v(vv), k(kv), x(line), r(rv), s[-1_c](sv))));
  BOOST_TEST(as_plain(forward(W(std::array<std::array<double, 3>, 2>{Wv}), v(std::array<double, 2>{vv}), k(double{2}),
                              x(xv), r(rv), s[-1_c](sv))));
}

BOOST_AUTO_TEST_CASE(vectors_of_vectors) {
  using rows = std::vector<std::vector<double>>;
  rows const w{{1, -2, 3}, {2, 1, -1}};
  rows xs{{1, 2, -1}, {-2, 1, 3}};
  BOOST_TEST(as_plain(forward(W(w), v(vv), k(kv), x(xs), r(rv), s[-1_c](sv))));
  BOOST_TEST(as_plain(forward(W(rows(w)), v(vv), k(kv), x(rows(xs)), r(rv), s[-1_c](sv))));
  std::array<std::span<double const>, 2> const reversed{xs[1], xs[0]};
  BOOST_TEST(!as_plain(forward(W(w), v(vv), k(kv), x(reversed), r(rv), s[-1_c](sv))));
  std::array<std::span<double const>, 2> const spans{xs[0], xs[1]};
  BOOST_TEST(as_plain(forward(W(w), v(vv), k(kv), x(spans), r(rv), s[-1_c](sv))));
  std::vector<std::vector<float>> const floats{{1, -2, 3}, {2, 1, -1}};
  BOOST_TEST(as_plain(forward(W(floats), v(vv), k(kv), x(xs), r(rv), s[-1_c](sv))));
  // what is read of results
  auto const got = g(W(w), v(vv), k(kv), x(xs), r(rv), s[-1_c](sv));
  std::vector const rows_of_views{got[x][1], got[x][0]};
  std::array const own{bptt::tensor<double, shape<3>>(got[x][1]), bptt::tensor<double, shape<3>>(got[x][0])};
  std::vector const numbers{got[x][1](0), got[x][1](1), got[x][1](2), got[x][0](0), got[x][0](1), got[x][0](2)};
  double const want = forward(W(w), v(vv), k(kv), x(numbers), r(rv), s[-1_c](sv))[E];
  BOOST_TEST(forward(W(w), v(vv), k(kv), x(rows_of_views), r(rv), s[-1_c](sv))[E] == want);
  BOOST_TEST(forward(W(w), v(vv), k(kv), x(own), r(rv), s[-1_c](sv))[E] == want);

  auto const says_of = [&](auto const& wv, auto const& xv2) {
    return refusal([&] { forward(W(wv), v(vv), k(kv), x(xv2), r(rv), s[-1_c](sv)); });
  };
  BOOST_TEST(says_of(rows{{1, 2, 3}}, xs) == "bptt: W takes 2 x 3 numbers, 1 rows are bound");
  BOOST_TEST(says_of(rows{{1, 2, 3}, {1, 2}}, xs) == "bptt: W takes 2 x 3 numbers, 2 x 2 are bound, at [1]");
  BOOST_TEST(says_of(w, rows{}) == "bptt: x takes 2 x 3 numbers, 0 rows are bound");
  BOOST_TEST(says_of(w, rows{{1, 2, 3, 4}, {1, 2, 3}}) == "bptt: x takes 2 x 3 numbers, 2 x 4 are bound, at [0]");
  BOOST_TEST(says_of(std::vector<std::array<double, 3>>{{1, 2, 3}}, xs) == "bptt: W takes 6 numbers, 3 are bound");
}

BOOST_AUTO_TEST_CASE(vectors_of_vectors_in_batches) {
  // B sequences of T steps of three numbers; a state for each; a constant for each, or one for all
  std::vector<std::vector<std::vector<double>>> xs{{{1, 2, -1}, {-2, 1, 3}}, {{0, 1, 1}, {1, -1, 2}}};
  std::vector<std::vector<double>> const rs{{2, -3}, {1, 2}}, states{{1, 2}, {-1, 1}};
  constexpr auto all = evaluate(batch<2>(net));
  auto const result = all(W(Wv), v(vv), k(std::vector<double>{2, 3}), x(xs), r(rs), s[-1_c](states));
  for (std::size_t b = 0; b < 2; ++b)
    BOOST_TEST(result[E][b] == forward(W(Wv), v(vv), k(b == 0 ? 2.0 : 3.0), x(xs[b]), r(rs[b]), s[-1_c](states[b]))[E]);
  constexpr auto second = evaluate(batch<2>(unroll<T>(recurrence(s[t] = s[t - 1_c] + C, E[last] = sum(s[last])))));
  auto const of_each = second(C(std::vector<std::vector<double>>{{1, 2}, {3, 4}}), s[-1_c](zero));
  BOOST_TEST((of_each[E][0] == 2 * (1 + 2) && of_each[E][1] == 2 * (3 + 4)));
  xs[1][0].push_back(5);
  BOOST_TEST(refusal([&] { all(W(Wv), v(vv), k(kv), x(xs), r(rs), s[-1_c](states)); }) ==
             "bptt: x takes 2 x 2 x 3 numbers, 2 x 2 x 4 are bound, at [1][0]");
}

BOOST_AUTO_TEST_CASE(vectors_and_spans) {
  std::vector<double> w{1, -2, 3, 2, 1, -1}, vs{3, -1};
  std::vector<std::array<double, 3>> const xs{{1, 2, -1}, {-2, 1, 3}};
  std::vector<double> rs{2, -3};
  BOOST_TEST(as_plain(forward(W(w), v(vs), k(kv), x(xs), r(rs), s[-1_c](std::vector<double>{1, 2}))));
  BOOST_TEST(as_plain(forward(W(std::span<double>(w)), v(std::span<double const>(vs)), k(kv), x(std::span(xs)),
                              r(std::span<double, 2>(rs)), s[-1_c](std::span(sv)))));
  std::span<double const, 6> const window = std::span(w).first<6>();
  BOOST_TEST(as_plain(forward(W(window), v(vs), k(kv), x(xs), r(rs), s[-1_c](sv))));
}

BOOST_AUTO_TEST_CASE(in_any_order) {
  BOOST_TEST(as_plain(forward(s[-1_c](sv), x(xv), k(kv), r(rv), v(vv), W(Wv))));
  auto const bound = W(Wv);  // a binding can be kept
  BOOST_TEST(as_plain(forward(bound, x(xv), s[-1_c](sv), r(rv), k(kv), v(vv))));
  BOOST_TEST(as_plain(forward(bound, x(xv), s[-1_c](sv), r(rv), k(kv), v(vv))));
}

BOOST_AUTO_TEST_CASE(numbers_of_other_types) {
  std::array<std::array<float, 3>, 2> const Wf{{{1, -2, 3}, {2, 1, -1}}};
  std::array<float, 2> const vf{3, -1};
  std::array<std::array<float, 3>, 2> const xf{{{1, 2, -1}, {-2, 1, 3}}};
  BOOST_TEST(as_plain<float>(forward(W(Wf), v(vf), k(2.f), x(xf), r({2.f, -3.f}), s[-1_c]({1.f, 2.f}))));
  // a double among floats makes it a call in double; integers take the type of the others
  BOOST_TEST(as_plain<double>(forward(W(Wf), v(vf), k(2.0), x(xf), r({2, -3}), s[-1_c]({1, 2}))));
  BOOST_TEST(
      as_plain<float>(forward(W(Wf), v({3, -1}), k(2), x({{1, 2, -1}, {-2, 1, 3}}), r({2, -3}), s[-1_c]({1, 2}))));
  BOOST_TEST(as_plain<double>(forward(W({{1, -2, 3}, {2, 1, -1}}), v({3, -1}), k(2), x({{1, 2, -1}, {-2, 1, 3}}),
                                      r({2, -3}), s[-1_c]({1, 2}))));
  std::array<long double, 2> const vl{3, -1};
  BOOST_TEST(as_plain<long double>(forward(W(Wv), v(vl), k(kv), x(xv), r(rv), s[-1_c](sv))));
  std::vector<int> const ints{3, -1};
  BOOST_TEST(as_plain(forward(W(Wv), v(ints), k(kv), x(xv), r(rv), s[-1_c](sv))));
}

BOOST_AUTO_TEST_CASE(zero_and_one) {
  std::array<double, 2> const zeros{0, 0}, ones{1, 1};
  auto const named =
      gradient<codegen::step_loop>(net, E, wrt(W, x, s[-1_c]))(W(one), v(one), k(one), x(xv), r(rv), s[-1_c](zero));
  auto const numbers = gradient<codegen::step_loop>(net, E, wrt(W, x, s[-1_c]))(
      W({{1., 1., 1.}, {1., 1., 1.}}), v(ones), k(1.0), x(xv), r(rv), s[-1_c](zeros));
  BOOST_TEST(named[E] == numbers[E]);
  BOOST_TEST(same_numbers(named[W], numbers[W]));
  BOOST_TEST(same_numbers(named[x], numbers[x]));
  BOOST_TEST(same_numbers(named[s[-1_c]], numbers[s[-1_c]]));
  BOOST_TEST(forward(W(Wv), v(vv), k(kv), x(zero), r(zero), s[-1_c](sv))[E] == 0.0);
}

#ifdef BPTT_TEST_HAS_EIGEN
BOOST_AUTO_TEST_CASE(matrices_of_eigen) {
  Eigen::Matrix<double, 2, 3, Eigen::RowMajor> row_major;
  row_major << 1, -2, 3, 2, 1, -1;
  Eigen::Matrix<double, 2, 3> const column_major = row_major;
  Eigen::MatrixXd const dynamic = row_major;
  Eigen::Vector2d const vector(3, -1);
  Eigen::Vector2f const floats(1, 2);
  BOOST_TEST(as_plain(forward(W(row_major), v(vector), k(kv), x(xv), r(rv), s[-1_c](floats))));
  BOOST_TEST(as_plain(forward(W(column_major), v(vector), k(kv), x(xv), r(rv), s[-1_c](floats))));
  BOOST_TEST(as_plain(forward(W(dynamic), v(vector), k(kv), x(xv), r(rv), s[-1_c](sv))));
  Eigen::Matrix<double, T, 3> steps;  // one step per row
  steps << 1, 2, -1, -2, 1, 3;
  BOOST_TEST(as_plain(forward(W(dynamic.block(0, 0, 2, 3)), v(vector), k(kv), x(steps), r(rv), s[-1_c](sv))));
  std::string const message =
      refusal([&] { (void)forward(W(Eigen::MatrixXd(2, 4)), v(vv), k(kv), x(xv), r(rv), s[-1_c](sv)); });
  BOOST_TEST(says(message, "W takes 2 x 3 numbers, 2 x 4 are bound"), message);
  // as many numbers, but the transpose
  BOOST_TEST(refusal([&] { (void)forward(W(Eigen::MatrixXd(3, 2)), v(vv), k(kv), x(xv), r(rv), s[-1_c](sv)); }) !=
             "nothing is thrown");
}
#endif

BOOST_AUTO_TEST_CASE(wrong_sizes_that_are_known_at_run_time) {
  auto const call = [](auto const& Ws, auto const& vs, auto const& xs, auto const& rs, auto const& ss) {
    return refusal([&] { (void)forward(W(Ws), v(vs), k(kv), x(xs), r(rs), s[-1_c](ss)); });
  };
  auto const W_message = call(std::vector<double>(5), vv, xv, rv, sv);
  BOOST_TEST((says(W_message, "W") && says(W_message, "6") && says(W_message, "5")), W_message);
  auto const v_message = call(Wv, std::span<double const>(vv).first(1), xv, rv, sv);
  BOOST_TEST((says(v_message, "v") && says(v_message, "2") && says(v_message, "1")), v_message);
  auto const x_message = call(Wv, vv, std::vector<std::array<double, 3>>(4), rv, sv);
  BOOST_TEST((says(x_message, "x") && says(x_message, "6") && says(x_message, "12")), x_message);
  auto const r_message = call(Wv, vv, xv, std::vector<float>(9), sv);
  BOOST_TEST((says(r_message, "r") && says(r_message, "2") && says(r_message, "9")), r_message);
  auto const s_message = call(Wv, vv, xv, rv, std::vector<double>{});
  BOOST_TEST((says(s_message, "s") && says(s_message, "2") && says(s_message, "0")), s_message);
  BOOST_TEST(call(std::vector<double>(6), vv, xv, rv, sv) == "nothing is thrown");
  BOOST_TEST(refusal([] { (void)g(W(std::vector<double>(7)), v(vv), k(kv), x(xv), r(rv), s[-1_c](sv)); }) !=
             "nothing is thrown");
}

BOOST_AUTO_TEST_CASE(what_a_result_gives) {
  auto const result = g(W(Wv), v(vv), k(kv), x(xv), r(rv), s[-1_c](sv));
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(result[E])>, double>);
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(result[k])>, double>);
  // a matrix
  auto const dW = result[W];
  BOOST_TEST(dW.size() == 6u);
  BOOST_TEST(dW.end() - dW.begin() == 6);
  BOOST_TEST(dW.data() == &dW(0, 0));
  BOOST_TEST(&dW(1, 0) == dW.data() + 3);
  BOOST_TEST(&dW(4) == dW.data() + 4);
  // a series of vectors: one after another
  auto const dx = result[x];
  BOOST_TEST(dx.size() == 6u);
  BOOST_TEST(dx[1].data() == dx.data() + 3);
  BOOST_TEST(dx[1].size() == 3u);
  BOOST_TEST(dx[1](2) == dx.data()[5]);
  BOOST_TEST(result[x[1_c]].data() == dx[1].data());
  // of scalars: plain numbers
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(result[r][0])>, double>);
  BOOST_TEST(&result[r][1] == result[r].data() + 1);
  // what each step contributes to a parameter, one after another
  BOOST_TEST(result[W[t]].size() == 12u);
  BOOST_TEST(result[W[t]][1].data() == result[W[t]].data() + 6);
  for (int i = 0; i < 6; ++i) BOOST_TEST(result[W[t]][0](i) + result[W[t]][1](i) == dW(i));
  BOOST_TEST(result[s[1_c]](1) == result[s[t]][1](1));

  std::ostringstream matrix, vector, series, scalar;
  matrix << result[W];
  vector << result[v];
  series << result[x];
  scalar << result[r];
  std::ostringstream expected;
  expected << dW(0, 0) << ' ' << dW(0, 1) << ' ' << dW(0, 2) << '\n' << dW(1, 0) << ' ' << dW(1, 1) << ' ' << dW(1, 2);
  BOOST_TEST(matrix.str() == expected.str());
  expected.str("");
  expected << result[v](0) << ' ' << result[v](1);
  BOOST_TEST(vector.str() == expected.str());
  expected.str("");
  expected << dx[0] << '\n' << dx[1];
  BOOST_TEST(series.str() == expected.str());
  expected.str("");
  expected << result[r][0] << '\n' << result[r][1];
  BOOST_TEST(scalar.str() == expected.str());
}

BOOST_AUTO_TEST_CASE(values_of_a_forward_pass) {
  auto const values = evaluate(net)(W(Wv), v(vv), k(kv), x(xv), r(rv), s[-1_c](sv));
  BOOST_TEST(values[E] == plain[E]);
  BOOST_TEST(values[s[0_c]](0) == 0.0);
  BOOST_TEST(values[s[0_c]](1) == 8.0);
  BOOST_TEST(values[s[1_c]](0) == -9.0);
  BOOST_TEST(values[s[last]](1) == -45.0);
  BOOST_TEST(values[s[t]][0].data() + 2 == values[s[t]][1].data());
  BOOST_TEST(values[s[t]].data() == values[s[0_c]].data());
}

BOOST_AUTO_TEST_CASE(at_compile_time) {
  static_assert(plain[E] == 2 * (0 + 64 + 81 + 45 * 45));
  static_assert(plain[W](1, 2) == plain[W[t]][0](1, 2) + plain[W[t]][1](1, 2));
  static_assert(evaluate(net)(W(Wv), v(vv), k(kv), x(xv), r(rv), s[-1_c](sv))[s[1_c]](1) == -45);
  constexpr auto with_braces = g(W({{1., -2., 3.}, {2., 1., -1.}}), v({3., -1.}), k(2),
                                 x({{1., 2., -1.}, {-2., 1., 3.}}), r({2., -3.}), s[-1_c]({1., 2.}));
  static_assert(with_braces[E] == plain[E] && with_braces[x][1](2) == plain[x][1](2));
  auto volatile two = 2.0;  // the same at run time
  double const k_now = two;
  BOOST_TEST(as_plain_gradient(g(W(Wv), v(vv), k(k_now), x(xv), r(rv), s[-1_c](sv))));
  constexpr auto loop = gradient<codegen::step_loop>(net, E, wrt(W, v, k, x, r, s[-1_c], W[t], s[t]));
  BOOST_TEST(as_plain_gradient(loop(W(Wv), v(vv), k(k_now), x(xv), r(rv), s[-1_c](sv))));
}

BOOST_AUTO_TEST_SUITE_END()
