// Batches: against a table of truth/, against the calls for single sequences, with constants that are shared or not, and with sequences of different lengths.
#include <array>
#include <bptt/bptt.hpp>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>
#if __has_include(<Eigen/Core>)
#include <Eigen/Core>
#define BPTT_TEST_HAS_EIGEN
#endif

#include "complex_step.hpp"
#include "elman_net.hpp"
#include "truth/elman_batch.hpp"
#include "truth_case.hpp"

namespace batches {
using namespace bptt;

/// Numbers between −0.8 and 0.8; no two calls give the same.
template <std::size_t n>
std::array<double, n> some_numbers() {
  static unsigned state = 4711;
  std::array<double, n> v{};
  for (double& x : v) {
    state = state * 1664525u + 1013904223u;
    x = static_cast<double>(state >> 8) / 16777216.0 * 1.6 - 0.8;
  }
  return v;
}
template <std::size_t b, std::size_t n>
std::array<std::array<double, n>, b> for_each_sequence() {
  std::array<std::array<double, n>, b> all{};
  for (auto& one : all) one = some_numbers<n>();
  return all;
}

/// The mean over the sequences of what is shared.
template <class Both, class OfOne>
void compare_mean(char const* what, Both const& both, OfOne of_one, std::size_t B) {
  std::vector<long double> mean;
  for (std::size_t b = 0; b < B; ++b) {
    auto const one = numbers::flat(of_one(b));
    mean.resize(one.size());
    for (std::size_t i = 0; i < one.size(); ++i) mean[i] += one[i] / static_cast<long double>(B);
  }
  double const error = numbers::relative_error(both, mean);
  BOOST_TEST(error <= 2e-15, what << " is off by " << error);
}
/// What each sequence has for itself, times `factor`: 1/B of a gradient.
template <class Both, class OfOne>
void compare_each(char const* what, Both const& both, OfOne of_one, std::size_t B, double factor) {
  for (std::size_t b = 0; b < B; ++b) {
    auto one = numbers::flat(of_one(b)), got = numbers::flat(both[b]);
    for (auto& x : one) x *= factor;
    while (one.size() < got.size()) one.push_back(0);  // steps that a short sequence does not have
    double const error = numbers::relative_error(got, one);
    BOOST_TEST(error <= 1e-15, what << " of sequence " << b << " is off by " << error);
  }
}

// --- against single calls ----------------------------------------------------------------------------------------------------

template <int B, int T, int D, int H, int C, codegen code>
void check_against_single_calls() {
  using n = truth_of_vectors::elman<D, H, C>;
  constexpr auto net = unroll<T>(n::many_to_many);
  constexpr auto targets = wrt(n::U, n::W, n::b, n::V, n::c, n::s[-1_c], n::x, n::y, n::W[t], n::s[t], n::U[0_c], n::q[last]);
  auto const Uv = some_numbers<H * D>();
  auto const Wv = some_numbers<H * H>();
  auto const bv = some_numbers<H>();
  auto const Vv = some_numbers<C * H>();
  auto const cv = some_numbers<C>();
  auto const sv = for_each_sequence<B, H>();
  auto const xv = for_each_sequence<B, T * D>();
  auto const yv = for_each_sequence<B, T * C>();
  by_hand::poison_stack();
  std::span<double const> const xs(xv[0].data(), static_cast<std::size_t>(B * T * D)), ys(yv[0].data(), static_cast<std::size_t>(B * T * C));
  auto const both = gradient<code>(batch<B>(net), n::E, targets, also(n::s[last], n::q[t]))(n::U(Uv), n::W(Wv), n::b(bv), n::V(Vv), n::c(cv), n::s[-1_c](sv), n::x(xs), n::y(ys));
  auto const one = [&](std::size_t b) {
    return gradient<code>(net, n::E, targets, also(n::s[last], n::q[t]))(n::U(Uv), n::W(Wv), n::b(bv), n::V(Vv), n::c(cv), n::s[-1_c](sv[b]), n::x(xv[b]), n::y(yv[b]));
  };
  std::array const single = [&]<std::size_t... b>(std::index_sequence<b...>) { return std::array{one(b)...}; }(std::make_index_sequence<static_cast<std::size_t>(B)>{});
  auto const mean = [&](char const* what, auto target) { compare_mean(what, both[target], [&](std::size_t b) { return single[b][target]; }, B); };
  auto const each = [&](char const* what, auto target) { compare_each(what, both[target], [&](std::size_t b) { return single[b][target]; }, B, 1.0 / B); };
  mean("the loss", n::E);
  mean("U", n::U);
  mean("W", n::W);
  mean("b", n::b);
  mean("V", n::V);
  mean("c", n::c);
  mean("W[t]", n::W[t]);
  mean("U[0]", n::U[0_c]);
  each("s[-1]", n::s[-1_c]);
  each("x", n::x);
  each("y", n::y);
  each("s[t]", n::s[t]);
  each("q[last]", n::q[last]);
  compare_each("the value of s[last]", both.value(n::s[last]), [&](std::size_t b) { return single[b].value(n::s[last]); }, B, 1);
  compare_each("the value of q[t]", both.value(n::q[t]), [&](std::size_t b) { return single[b].value(n::q[t]); }, B, 1);
  for (std::size_t b = 0; b < B; ++b) BOOST_TEST(both.loss(b) == single[b][n::E]);
}

// --- constants, and other numbers --------------------------------------------------------------------------------------------------

// clang-format off
inline constexpr struct r : input<r> {} r;
inline constexpr struct A : constant<A, 3, 3> {} A;
inline constexpr struct k : constant<k> {} k;
inline constexpr struct y : constant<y, 3> {} y;
inline constexpr struct u : parameter<u, 3> {} u;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr int B = 2, T = 5;  // enough steps for a transposed copy of A
constexpr auto net_of_constants = unroll<T>(recurrence(h[t] = tanh(A * h[t - 1_c] + r[t] * u), L[last] = k * dot(h[last], y)));
constexpr auto g = gradient(batch<B>(net_of_constants), L, wrt(u, r, h[-1_c]));

struct values {
  std::array<double, 3> u = some_numbers<3>();
  std::array<std::array<double, T>, B> r = for_each_sequence<B, T>();
  std::array<std::array<double, 3>, B> h0 = for_each_sequence<B, 3>(), y = for_each_sequence<B, 3>();
  std::array<std::array<std::array<double, 3>, 3>, B> A{for_each_sequence<3, 3>(), for_each_sequence<3, 3>()};
  std::array<double, B> k{0.7, -1.3};
};
/// Losses and gradient of u, r and h[-1], flat, of a call with other constants than those of `v`.
template <class Result>
std::vector<long double> all_of(Result const& result) {
  std::vector<long double> all{result.loss(0), result.loss(1)};
  numbers::append(all, result[u]);
  numbers::append(all, result[r]);
  numbers::append(all, result[h[-1_c]]);
  return all;
}
template <class VA, class VK, class VY>
std::vector<long double> call(values const& v, VA const& a, VK const& kv, VY const& yv) {
  return all_of(g(u(v.u), r(v.r), h[-1_c](v.h0), A(a), k(kv), y(yv)));
}
/// The same by single calls.
std::vector<long double> single_calls(values const& v, std::array<std::size_t, B> a, std::array<std::size_t, B> kv, std::array<std::size_t, B> yv) {
  std::vector<long double> losses, du(3), dr, dh;
  for (std::size_t b = 0; b < B; ++b) {
    auto const one = gradient(net_of_constants, L, wrt(u, r, h[-1_c]))(u(v.u), r(v.r[b]), h[-1_c](v.h0[b]), A(v.A[a[b]]), k(v.k[kv[b]]), y(v.y[yv[b]]));
    losses.push_back(one[L]);
    for (std::size_t i = 0; i < 3; ++i) du[i] += one[u][i] / B;
    for (double x : one[r]) dr.push_back(x / B);
    for (double x : one[h[-1_c]]) dh.push_back(x / B);
  }
  for (auto const* part : {&du, &dr, &dh}) losses.insert(losses.end(), part->begin(), part->end());
  return losses;
}
bool agree(std::vector<long double> const& a, std::vector<long double> const& b) { return numbers::relative_error(a, b) <= 1e-15; }

template <class F>
std::string refusal(F f) {
  try {
    f();
  } catch (std::invalid_argument const& e) {
    return e.what();
  }
  return "nothing is thrown";
}

// --- sequences of different lengths --------------------------------------------------------------------------------------------------

// both ways, lags of one and two, a mean over time, a value of the last step, products that are stacked and transposed copies
template <int D, int H, int C>
struct both_ways {
  // clang-format off
  static constexpr struct x_ : input<x_, D> {} x{};
  static constexpr struct y_ : input<y_, C> {} y{};
  static constexpr struct U_ : parameter<U_, H, D> {} U{};
  static constexpr struct W_ : parameter<W_, H, H> {} W{};
  static constexpr struct K_ : parameter<K_, H, H> {} K{};
  static constexpr struct R_ : parameter<R_, H, H> {} R{};
  static constexpr struct V_ : parameter<V_, C, H> {} V{};
  static constexpr struct p_ : parameter<p_, H> {} p{};
  static constexpr struct h_ : variable<h_, H> {} h{};
  static constexpr struct g_ : variable<g_, H> {} g{};
  static constexpr struct E_ : variable<E_> {} E{};
  // clang-format on
  static constexpr auto cell = recurrence(h[t] = tanh(W * h[t - 1_c] + K * h[t - 2_c] + U * x[t]),
                                          g[t] = tanh(R * g[t + 1_c] + U * x[t] + hadamard(p, h[t])),
                                          E[last] = mean(softmax_cross_entropy(V * g[t], y[t]), t) + dot(h[last], p));
};

template <int D, int H, int C, int T, int... n>
void check_lengths() {
  using net = both_ways<D, H, C>;
  constexpr int sequences = sizeof...(n);
  constexpr auto targets = wrt(net::U, net::W, net::K, net::R, net::V, net::p, net::x, net::h[-1_c], net::h[-2_c], net::g[last + 1_c], net::W[t], net::h[t], net::h[last], net::g[1_c]);
  constexpr auto values = also(net::h[last], net::g[t], net::h[1_c]);
  auto const Uv = some_numbers<H * D>();
  auto const Wv = some_numbers<H * H>();
  auto const Kv = some_numbers<H * H>();
  auto const Rv = some_numbers<H * H>();
  auto const Vv = some_numbers<C * H>();
  auto const pv = some_numbers<H>();
  auto const h1 = for_each_sequence<sequences, H>();
  auto const h2 = for_each_sequence<sequences, H>();
  auto const gv = for_each_sequence<sequences, H>();
  auto const xv = for_each_sequence<sequences, T * D>();
  auto const yv = for_each_sequence<sequences, T * C>();
  std::span<double const> const xs(xv[0].data(), static_cast<std::size_t>(sequences * T * D)), ys(yv[0].data(), static_cast<std::size_t>(sequences * T * C));
  std::vector<int> const length{n...};
  by_hand::poison_stack();
  auto const both = gradient(batch<sequences>(unroll<T>(net::cell)), net::E, targets, values)(
      net::U(Uv), net::W(Wv), net::K(Kv), net::R(Rv), net::V(Vv), net::p(pv), net::h[-1_c](h1), net::h[-2_c](h2), net::g[last + 1_c](gv), net::x(xs), net::y(ys), lengths(length));

  // for each sequence the program with as many steps as it has
  std::size_t b = 0;
  std::vector<long double> loss, dU, dW, dK, dR, dV, dp, dWt;
  auto const add = [](std::vector<long double>& to, auto const& of_one) {
    auto const one = numbers::flat(of_one);
    if (to.size() < one.size()) to.resize(one.size());
    for (std::size_t i = 0; i < one.size(); ++i) to[i] += one[i] / sequences;
  };
  auto const check_one = [&]<int steps>(std::integral_constant<int, steps>) {
    std::span<double const, static_cast<std::size_t>(steps * D)> const x_of(xv[b].data(), static_cast<std::size_t>(steps * D));
    std::span<double const, static_cast<std::size_t>(steps * C)> const y_of(yv[b].data(), static_cast<std::size_t>(steps * C));
    auto const one = gradient<codegen::straight_line>(unroll<steps>(net::cell), net::E, targets, values)(
        net::U(Uv), net::W(Wv), net::K(Kv), net::R(Rv), net::V(Vv), net::p(pv), net::h[-1_c](h1[b]), net::h[-2_c](h2[b]), net::g[last + 1_c](gv[b]), net::x(x_of), net::y(y_of));
    BOOST_TEST(numbers::relative_error(both.loss(b), one[net::E]) <= 1e-14);
    auto const each = [&](char const* what, auto const& got, auto const& want, double factor) {
      auto w = numbers::flat(want), have = numbers::flat(got);
      for (auto& v : w) v *= factor;
      BOOST_TEST(have.size() >= w.size());
      for (std::size_t i = w.size(); i < have.size(); ++i) BOOST_TEST(have[i] == 0, what << ", sequence " << b << ": a step that it does not have");
      have.resize(w.size());
      double const error = numbers::relative_error(have, w);
      BOOST_TEST(error <= 5e-14, what << " of sequence " << b << " is off by " << error);
    };
    each("x", both[net::x][b], one[net::x], 1.0 / sequences);
    each("h[-1]", both[net::h[-1_c]][b], one[net::h[-1_c]], 1.0 / sequences);
    each("h[-2]", both[net::h[-2_c]][b], one[net::h[-2_c]], 1.0 / sequences);
    each("g[last + 1]", both[net::g[last + 1_c]][b], one[net::g[last + 1_c]], 1.0 / sequences);
    each("h[t]", both[net::h[t]][b], one[net::h[t]], 1.0 / sequences);
    each("h[last]", both[net::h[last]][b], one[net::h[last]], 1.0 / sequences);
    each("g[1]", both[net::g[1_c]][b], one[net::g[1_c]], 1.0 / sequences);
    each("the value of h[last]", both.value(net::h[last])[b], one.value(net::h[last]), 1);
    each("the value of h[1]", both.value(net::h[1_c])[b], one.value(net::h[1_c]), 1);
    each("the value of g[t]", both.value(net::g[t])[b], one.value(net::g[t]), 1);
    add(loss, one[net::E]);
    add(dU, one[net::U]);
    add(dW, one[net::W]);
    add(dK, one[net::K]);
    add(dR, one[net::R]);
    add(dV, one[net::V]);
    add(dp, one[net::p]);
    add(dWt, one[net::W[t]]);
    ++b;
  };
  (check_one(std::integral_constant<int, n>{}), ...);
  BOOST_TEST(numbers::relative_error(both[net::E], loss) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::U], dU) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::W], dW) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::K], dK) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::R], dR) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::V], dV) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::p], dp) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::W[t]], dWt) <= 1e-14);
}
}  // namespace batches

BOOST_AUTO_TEST_SUITE(batch)

using namespace batches;

BOOST_AUTO_TEST_CASE(against_the_table) {
  namespace is = truth::elman_batch;
  using n = truth_of_vectors::elman<is::D, is::H, is::C>;
  constexpr auto net = unroll<is::T>(n::many_to_one);
  truth::report report("elman_batch, as one");
  // the table counts steps first
  auto const sequences_first = []<std::size_t T_, std::size_t B_, std::size_t D_>(truth::sequence<T_, B_, D_> const& from) {
    truth::sequence<B_, T_, D_> to{};
    for (std::size_t step = 0; step < T_; ++step)
      for (std::size_t b = 0; b < B_; ++b) to[b][step] = from[step][b];
    return to;
  };
  auto const x = sequences_first(is::x);
  auto const check = [&](auto gradients) {
    auto const result = gradients(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c), n::s[-1_c](is::s_init), n::x(x), n::one_y(is::y));
    report.compare("the loss", result[n::E], is::loss);
    report.compare("U", result[n::U], is::grad::U);
    report.compare("W", result[n::W], is::grad::W);
    report.compare("b", result[n::b], is::grad::b);
    report.compare("V", result[n::V], is::grad::V);
    report.compare("c", result[n::c], is::grad::c);
    report.compare("s[-1]", result[n::s[-1_c]], is::grad::s_init);
    report.compare("x", result[n::x], sequences_first(is::grad::x));
    report.compare("s[t]", result[n::s[t]], sequences_first(is::grad_nodes::s));
    report.compare("U[t]", result[n::U[t]], is::grad_per_step::U);
    report.compare("W[t]", result[n::W[t]], is::grad_per_step::W);
    report.compare("b[t]", result[n::b[t]], is::grad_per_step::b);
    report.compare("the value of q", result.value(n::q[last]), is::forward::q);
    for (std::size_t b = 0; b < is::B; ++b) report.compare("the loss of a sequence", result.loss(b), is::forward::E_n[b]);
  };
  constexpr auto targets = wrt(n::U, n::W, n::b, n::V, n::c, n::s[-1_c], n::x, n::s[t], n::U[t], n::W[t], n::b[t]);
  check(gradient<codegen::straight_line>(bptt::batch<is::B>(net), n::E, targets, also(n::q[last])));
  check(gradient<codegen::step_loop>(bptt::batch<is::B>(net), n::E, targets, also(n::q[last])));
  auto const forward = evaluate(bptt::batch<is::B>(net))(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c), n::s[-1_c](is::s_init), n::x(x), n::one_y(is::y));
  report.compare("s", forward[n::s[t]], sequences_first(is::forward::s));
  report.compare("q", forward[n::q[last]], is::forward::q);
  report.compare("E", forward[n::E], is::forward::E_n);
}

BOOST_AUTO_TEST_CASE(against_single_calls) {
  check_against_single_calls<4, 4, 4, 4, 4, codegen::straight_line>();
  check_against_single_calls<4, 4, 4, 4, 4, codegen::step_loop>();
  check_against_single_calls<3, 6, 2, 5, 4, codegen::step_loop>();
  check_against_single_calls<1, 6, 2, 5, 4, codegen::step_loop>();
}

BOOST_AUTO_TEST_CASE(constants) {
  values const v;
  constexpr std::size_t one = 1;
  // of each sequence: in nested arrays, flat, in a range whose length is known at run time only, of values or flat
  auto const each = single_calls(v, {0, 1}, {0, 1}, {0, 1});
  BOOST_TEST(agree(call(v, v.A, v.k, v.y), each));
  std::vector<double> const ks(v.k.begin(), v.k.end()), ys{v.y[0][0], v.y[0][1], v.y[0][2], v.y[1][0], v.y[1][1], v.y[1][2]};
  BOOST_TEST(agree(call(v, v.A, ks, ys), each));
  BOOST_TEST(agree(call(v, v.A, ks, std::vector(v.y.begin(), v.y.end())), each));
  BOOST_TEST(agree(call(v, std::span<double const>(v.A[0][0].data(), 18), ks, std::span<double const, 6>(ys)), each));
  // shared
  BOOST_TEST(agree(call(v, v.A[1], v.k[1], v.y[1]), single_calls(v, {1, 1}, {1, 1}, {1, 1})));
  BOOST_TEST(agree(call(v, std::span<double const>(v.A[1][0].data(), 9), std::vector{v.k[1]}, std::vector(v.y[1].begin(), v.y[1].end())), single_calls(v, {1, 1}, {1, 1}, {1, 1})));
  std::vector<std::array<double, 3>> const rows(v.A[1].begin(), v.A[1].end());
  BOOST_TEST(agree(call(v, rows, v.k, v.y[0]), single_calls(v, {one, one}, {0, 1}, {0, 0})));
  BOOST_TEST(!agree(call(v, v.A[1], v.k[1], v.y[1]), each));
#ifdef BPTT_TEST_HAS_EIGEN
  Eigen::MatrixXd of_each(2, 3), shared(3, 1);
  of_each << v.y[0][0], v.y[0][1], v.y[0][2], v.y[1][0], v.y[1][1], v.y[1][2];
  shared << v.y[1][0], v.y[1][1], v.y[1][2];
  BOOST_TEST(agree(call(v, v.A, v.k, of_each), each));
  BOOST_TEST(agree(call(v, v.A, v.k, shared), single_calls(v, {0, 1}, {0, 1}, {1, 1})));
  BOOST_TEST(refusal([&] { call(v, v.A, v.k, Eigen::MatrixXd(of_each.transpose())); }).find("takes 3 numbers, or 6 for all sequences of a batch") != std::string::npos);
#endif
}

BOOST_AUTO_TEST_CASE(sizes_known_at_run_time) {
  values const v;
  std::vector<double> const five(5), twelve(12);
  BOOST_TEST(refusal([&] { call(v, v.A, v.k, five); }) == "bptt: batches::y takes 3 numbers, or 6 for all sequences of a batch, 5 are bound");
  BOOST_TEST(refusal([&] { g(u(v.u), r(twelve), h[-1_c](v.h0), A(v.A), k(v.k), y(v.y)); }) == "bptt: batches::r takes 10 numbers, 12 are bound");
  BOOST_TEST(refusal([&] { g(u(v.u), r(v.r), h[-1_c](five), A(v.A), k(v.k), y(v.y)); }) == "bptt: batches::h takes 6 numbers, 5 are bound");
  // where a gradient is asked for, a constant whose size is known at run time only is shared
  std::vector<double> const ys(3, 0.5), two_ys(6, 0.5);
  auto const gy = gradient(bptt::batch<B>(net_of_constants), L, wrt(y));
  BOOST_TEST(gy(u(v.u), r(v.r), h[-1_c](v.h0), A(v.A), k(v.k), y(ys))[y].size() == 3u);
  BOOST_TEST(refusal([&] { gy(u(v.u), r(v.r), h[-1_c](v.h0), A(v.A), k(v.k), y(two_ys)); }) == "bptt: batches::y takes 3 numbers, 6 are bound");
}

BOOST_AUTO_TEST_CASE(in_float) {
  values const v;
  auto const f = [](auto const& numbers_of_double) { return numbers::converted<float>(numbers_of_double); };
  auto const result = g(u(f(v.u)), r(f(v.r)), h[-1_c](f(v.h0)), A(f(v.A)), k(f(v.k)), y(f(v.y)));
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(result[L])>, float>);
  BOOST_TEST(numbers::relative_error(all_of(result), call(v, v.A, v.k, v.y)) <= 1e-6);
}

BOOST_AUTO_TEST_CASE(different_lengths) {
  check_lengths<2, 5, 3, 12, 12, 2, 11>();  // longer than eight steps: stacked products in two parts
  check_lengths<4, 4, 4, 4, 4, 3, 2, 2>();
}

BOOST_AUTO_TEST_CASE(different_lengths_of_truncated_gradients) {
  constexpr auto cell = recurrence(h[t] = tanh(A * h[t - 1_c] + r[t] * u), L[last] = k * sum(dot(h[t], y), t));
  values const v;
  auto const check = [&](auto how) {
    auto const both = gradient(bptt::batch<B>(unroll<T>(cell)), truncated(L, how), wrt(u, r))(u(v.u), r(v.r), h[-1_c](v.h0), A(v.A), k(v.k), y(v.y), lengths({5, 3}));
    auto const full = gradient(unroll<5>(cell), truncated(L, how), wrt(u, r))(u(v.u), r(v.r[0]), h[-1_c](v.h0[0]), A(v.A[0]), k(v.k[0]), y(v.y[0]));
    auto const three = gradient(unroll<3>(cell), truncated(L, how), wrt(u, r))(u(v.u), r(std::span<double const, 3>(v.r[1].data(), 3)), h[-1_c](v.h0[1]), A(v.A[1]), k(v.k[1]), y(v.y[1]));
    BOOST_TEST(numbers::relative_error(both.loss(1), three[L]) <= 1e-15);
    for (std::size_t i = 0; i < 3; ++i) {
      BOOST_TEST(numbers::relative_error(both[u][i], (full[u][i] + three[u][i]) / 2) <= 1e-14);
      BOOST_TEST(numbers::relative_error(both[r][1][i], three[r][i] / 2) <= 1e-14);
    }
    BOOST_TEST(both[r][1][3] == 0);
    BOOST_TEST(numbers::relative_error(both[r][0][3], full[r][3] / 2) <= 1e-14);
  };
  check(chunks<2>);
  check(window<2>);
}

BOOST_AUTO_TEST_CASE(lengths_out_of_range) {
  values const v;
  auto const call_with = [&](auto const& n) { return g(u(v.u), r(v.r), h[-1_c](v.h0), A(v.A), k(v.k), y(v.y), lengths(n)); };
  BOOST_TEST(refusal([&] { call_with(std::array{5, 0}); }) == "bptt: sequence 1 of the batch has 0 steps: at least 1 and at most 5 are possible");
  BOOST_TEST(refusal([&] { call_with(std::array{6, 1}); }) == "bptt: sequence 0 of the batch has 6 steps: at least 1 and at most 5 are possible");
  BOOST_TEST(refusal([&] { call_with(std::vector{1, 1, 1}); }) == "bptt: bptt::sequence_lengths takes 2 numbers, 3 are bound");
  // what the net reads has to be there: step 2, and for h[-2] the step that reads it
  constexpr auto reads_step = unroll<T>(recurrence(h[t] = r[t] * h[t - 1_c], L[last] = dot(h[last], h[2_c])));
  BOOST_TEST(refusal([&] { gradient(bptt::batch<B>(reads_step), L, wrt(r))(r(v.r), h[-1_c](v.h0), lengths({4, 2})); }).find("has 2 steps: at least 3 and") != std::string::npos);
  constexpr auto lag_2 = unroll<T>(recurrence(h[t] = r[t] * h[t - 2_c], L[last] = dot(h[last], h[last])));
  BOOST_TEST(refusal([&] { evaluate(bptt::batch<B>(lag_2))(r(v.r), h[-1_c](v.h0), h[-2_c](v.h0), lengths({4, 1})); }).find("has 1 steps: at least 2 and") != std::string::npos);
  BOOST_TEST(refusal([&] { gradient(bptt::batch<B>(lag_2), L, wrt(r))(r(v.r), h[-1_c](v.h0), h[-2_c](v.h0), lengths({4, 2})); }) == "nothing is thrown");
}

BOOST_AUTO_TEST_SUITE_END()
