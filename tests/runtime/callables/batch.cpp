// Batches: against a table of truth/, against the calls for single sequences, and with constants that are shared or
// not.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>
#if __has_include(<Eigen/Core>)
#include <Eigen/Core>
#define BPTT_TEST_HAS_EIGEN
#endif

#include "../complex_step.hpp"
#include "../elman_net.hpp"
#include "../truth/elman_batch.hpp"
#include "../truth/truth_case.hpp"
#include "batch_net.hpp"

namespace batches {
using namespace bptt;

/// The mean over the sequences of what is shared.
template <class Both, class OfOne>
void compare_mean(char const* what, Both const& both, OfOne of_one, std::size_t sequences, double allowed = 2e-15) {
  std::vector<long double> mean;
  for (std::size_t b = 0; b < sequences; ++b) {
    auto const one = numbers::flat(of_one(b));
    mean.resize(one.size());
    for (std::size_t i = 0; i < one.size(); ++i) mean[i] += one[i] / static_cast<long double>(sequences);
  }
  double const error = numbers::relative_error(both, mean);
  BOOST_TEST(error <= allowed, what << " is off by " << error);
}
/// What each sequence has for itself, times `factor`: 1/B of a gradient.
template <class Both, class OfOne>
void compare_each(char const* what, Both const& both, OfOne of_one, std::size_t sequences, double factor,
                  double allowed = 1e-15) {
  for (std::size_t b = 0; b < sequences; ++b) {
    auto one = numbers::flat(of_one(b)), got = numbers::flat(both[b]);
    for (auto& x : one) x *= factor;
    while (one.size() < got.size()) one.push_back(0);  // steps that a short sequence does not have
    double const error = numbers::relative_error(got, one);
    BOOST_TEST(error <= allowed, what << " of sequence " << b << " is off by " << error);
  }
}

// --- against single calls -----------------------------------------------------------------------

template <int sequences, int steps, int D, int H, int C, codegen code>
void check_against_single_calls() {
  using n = truth_of_vectors::elman<D, H, C>;
  constexpr auto net = unroll<steps>(n::many_to_many);
  constexpr auto targets =
      wrt(n::U, n::W, n::b, n::V, n::c, n::s[-1_c], n::x, n::y, n::W[t], n::s[t], n::U[0_c], n::q[last]);
  auto const Uv = some_numbers<H * D>();
  auto const Wv = some_numbers<H * H>();
  auto const bv = some_numbers<H>();
  auto const Vv = some_numbers<C * H>();
  auto const cv = some_numbers<C>();
  auto const sv = for_each_sequence<sequences, H>();
  auto const xv = for_each_sequence<sequences, steps * D>();
  auto const yv = for_each_sequence<sequences, steps * C>();
  by_hand::poison_stack();
  std::span<double const> const xs(xv[0].data(), static_cast<std::size_t>(sequences * steps * D)),
      ys(yv[0].data(), static_cast<std::size_t>(sequences * steps * C));
  auto const both = gradient<code>(batch<sequences>(net), n::E, targets, also(n::s[last], n::q[t]))(
      n::U(Uv), n::W(Wv), n::b(bv), n::V(Vv), n::c(cv), n::s[-1_c](sv), n::x(xs), n::y(ys));
  auto const one = [&](std::size_t b) {
    return gradient<code>(net, n::E, targets, also(n::s[last], n::q[t]))(
        n::U(Uv), n::W(Wv), n::b(bv), n::V(Vv), n::c(cv), n::s[-1_c](sv[b]), n::x(xv[b]), n::y(yv[b]));
  };
  std::array const single = [&]<std::size_t... b>(std::index_sequence<b...>) { return std::array{one(b)...}; }
  (std::make_index_sequence<static_cast<std::size_t>(sequences)>{});
  constexpr double allowed = H < 16 ? 4e-15 : 1e-13;  // sums of so many products, in another order
  auto const mean = [&](char const* what, auto target) {
    compare_mean(
        what, both[target], [&](std::size_t b) { return single[b][target]; }, sequences, allowed);
  };
  auto const each = [&](char const* what, auto target) {
    compare_each(
        what, both[target], [&](std::size_t b) { return single[b][target]; }, sequences, 1.0 / sequences, allowed);
  };
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
  compare_each(
      "the value of s[last]", both.value(n::s[last]), [&](std::size_t b) { return single[b].value(n::s[last]); },
      sequences, 1, allowed);
  compare_each(
      "the value of q[t]", both.value(n::q[t]), [&](std::size_t b) { return single[b].value(n::q[t]); }, sequences, 1,
      allowed);
  for (std::size_t b = 0; b < sequences; ++b)
    BOOST_TEST(std::abs(both.loss(b) - single[b][n::E]) < 1e-13 * std::abs(single[b][n::E]));
}

// --- sums that the sequences share --------------------------------------------------------------

// The gradient of d is Wᵀ·∂E/∂z of all sequences and steps, and at the end Vᵀ·∂E/∂q of all sequences: products of a
// matrix that they share, into one sum.
namespace shared_sums {
// clang-format off
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct V : parameter<V, 2, 3> {} V;
inline constexpr struct d : parameter<d, 3> {} d;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net =
    unroll<5>(recurrence(h[t] = tanh(W * d - W * h[t - 1_c]), E[last] = sum(square(V * h[last] + V * d))));
constexpr auto targets = wrt(W, V, d, h[-1_c]);
void check() {
  auto const Wv = some_numbers<9>();
  auto const Vv = some_numbers<6>();
  auto const dv = some_numbers<3>();
  auto const starts = for_each_sequence<4, 3>();
  auto const both = gradient(batch<4>(net), E, targets)(W(Wv), V(Vv), d(dv), h[-1_c](starts));
  auto const single = [&](std::size_t b) { return gradient(net, E, targets)(W(Wv), V(Vv), d(dv), h[-1_c](starts[b])); };
  auto const mean = [&](char const* what, auto target) {
    compare_mean(
        what, both[target], [&](std::size_t b) { return numbers::flat(single(b)[target]); }, 4);
  };
  mean("W", W);
  mean("V", V);
  mean("d", d);
  compare_each(
      "h[-1]", both[h[-1_c]], [&](std::size_t b) { return numbers::flat(single(b)[h[-1_c]]); }, 4, 0.25);
}
}  // namespace shared_sums

// --- constants, and other numbers ---------------------------------------------------------------

constexpr auto g = gradient(batch<B>(net_of_constants), L, wrt(u, r, h[-1_c]));

/// Losses and gradient of u, r and h[-1], flat.
template <class Result>
std::vector<long double> all_of(Result const& result) {
  std::vector<long double> all{result.loss(0), result.loss(1)};
  numbers::append(all, result[u]);
  numbers::append(all, result[r]);
  numbers::append(all, result[h[-1_c]]);
  return all;
}
/// A call with other constants than those of `v`.
template <class VA, class VK, class VY>
std::vector<long double> call(values const& v, VA const& a, VK const& kv, VY const& yv) {
  return all_of(g(u(v.u), r(v.r), h[-1_c](v.h0), A(a), k(kv), y(yv)));
}
/// Its losses alone: they show every number that is bound.
template <class VA, class VK, class VY>
std::vector<long double> losses(values const& v, VA const& a, VK const& kv, VY const& yv) {
  return numbers::flat(evaluate(batch<B>(net_of_constants))(u(v.u), r(v.r), h[-1_c](v.h0), A(a), k(kv), y(yv))[L]);
}
/// The same by single calls.
std::vector<long double> single_calls(values const& v, std::array<std::size_t, B> a, std::array<std::size_t, B> kv,
                                      std::array<std::size_t, B> yv) {
  std::vector<long double> losses, du(3), dr, dh;
  for (std::size_t b = 0; b < B; ++b) {
    auto const one = gradient(net_of_constants, L, wrt(u, r, h[-1_c]))(u(v.u), r(v.r[b]), h[-1_c](v.h0[b]),
                                                                       A(v.A[a[b]]), k(v.k[kv[b]]), y(v.y[yv[b]]));
    losses.push_back(one[L]);
    for (std::size_t i = 0; i < 3; ++i) du[i] += one[u][i] / B;
    for (double x : one[r]) dr.push_back(x / B);
    for (double x : one[h[-1_c]]) dh.push_back(x / B);
  }
  for (auto const* part : {&du, &dr, &dh}) losses.insert(losses.end(), part->begin(), part->end());
  return losses;
}
bool agree(std::vector<long double> const& a, std::vector<long double> b) {
  b.resize(a.size());
  return numbers::relative_error(a, b) <= 1e-15;
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
  auto const sequences_first =
      []<std::size_t T_, std::size_t B_, std::size_t D_>(truth::sequence<T_, B_, D_> const& from) {
        truth::sequence<B_, T_, D_> to{};
        for (std::size_t step = 0; step < T_; ++step)
          for (std::size_t b = 0; b < B_; ++b) to[b][step] = from[step][b];
        return to;
      };
  auto const x = sequences_first(is::x);
  auto const check = [&](auto gradients) {
    auto const result = gradients(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c),
                                  n::s[-1_c](is::s_init), n::x(x), n::one_y(is::y));
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
    for (std::size_t b = 0; b < is::B; ++b)
      report.compare("the loss of a sequence", result.loss(b), is::forward::E_n[b]);
  };
  constexpr auto targets = wrt(n::U, n::W, n::b, n::V, n::c, n::s[-1_c], n::x, n::s[t], n::U[t], n::W[t], n::b[t]);
  check(gradient<codegen::straight_line>(bptt::batch<is::B>(net), n::E, targets, also(n::q[last])));
  check(gradient<codegen::step_loop>(bptt::batch<is::B>(net), n::E, targets, also(n::q[last])));
  auto const forward = evaluate(bptt::batch<is::B>(net))(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V),
                                                         n::c(is::c), n::s[-1_c](is::s_init), n::x(x), n::one_y(is::y));
  report.compare("s", forward[n::s[t]], sequences_first(is::forward::s));
  report.compare("q", forward[n::q[last]], is::forward::q);
  report.compare("E", forward[n::E], is::forward::E_n);
}

BOOST_AUTO_TEST_CASE(against_single_calls) {
  check_against_single_calls<4, 4, 4, 4, 4, codegen::step_loop>();
  check_against_single_calls<3, 6, 2, 5, 4, codegen::step_loop>();
  check_against_single_calls<1, 2, 2, 2, 2, codegen::straight_line>();
  check_against_single_calls<19, 5, 3, 8, 4, codegen::step_loop>();  // two groups of eight, and three sequences
  check_against_single_calls<12, 2, 1, 1, 2, codegen::straight_line>();
  check_against_single_calls<4, 5, 3, 64, 4, codegen::step_loop>();  // states with a cache line between them
}

BOOST_AUTO_TEST_CASE(sums_that_are_shared) { shared_sums::check(); }

BOOST_AUTO_TEST_CASE(constants) {
  values const v;
  // of each sequence: in nested arrays, flat, in a range whose length is known at run time only, of values or flat
  auto const each = single_calls(v, {0, 1}, {0, 1}, {0, 1});
  BOOST_TEST(agree(call(v, v.A, v.k, v.y), each));
  std::vector<double> const ks(v.k.begin(), v.k.end()),
      ys{v.y[0][0], v.y[0][1], v.y[0][2], v.y[1][0], v.y[1][1], v.y[1][2]};
  BOOST_TEST(agree(losses(v, v.A, ks, ys), each));
  BOOST_TEST(agree(losses(v, v.A, ks, std::vector(v.y.begin(), v.y.end())), each));
  BOOST_TEST(agree(losses(v, std::span<double const>(v.A[0][0].data(), 18), ks, std::span<double const, 6>(ys)), each));
  // shared
  BOOST_TEST(agree(call(v, v.A[1], v.k[1], v.y[1]), single_calls(v, {1, 1}, {1, 1}, {1, 1})));
  BOOST_TEST(agree(losses(v, std::span<double const>(v.A[1][0].data(), 9), std::vector{v.k[1]},
                          std::vector(v.y[1].begin(), v.y[1].end())),
                   single_calls(v, {1, 1}, {1, 1}, {1, 1})));
  std::vector<std::array<double, 3>> const rows(v.A[1].begin(), v.A[1].end());
  BOOST_TEST(agree(losses(v, rows, v.k, v.y[0]), single_calls(v, {1, 1}, {0, 1}, {0, 0})));
  BOOST_TEST(!agree(call(v, v.A[1], v.k[1], v.y[1]), each));
#ifdef BPTT_TEST_HAS_EIGEN
  Eigen::MatrixXd of_each(2, 3), shared(3, 1);
  of_each << v.y[0][0], v.y[0][1], v.y[0][2], v.y[1][0], v.y[1][1], v.y[1][2];
  shared << v.y[1][0], v.y[1][1], v.y[1][2];
  BOOST_TEST(agree(losses(v, v.A, v.k, of_each), each));
  BOOST_TEST(agree(losses(v, v.A, v.k, shared), single_calls(v, {0, 1}, {0, 1}, {1, 1})));
  BOOST_TEST(refusal([&] { losses(v, v.A, v.k, Eigen::MatrixXd(of_each.transpose())); }) ==
             "bptt: y takes a value, or a row for each sequence of a batch, and not 3 x 2 numbers");
#endif
}

BOOST_AUTO_TEST_CASE(sizes_known_at_run_time) {
  values const v;
  std::vector<double> const five(5), twelve(12);
  auto const f = evaluate(bptt::batch<B>(net_of_constants));
  BOOST_TEST(refusal([&] { losses(v, v.A, v.k, five); }) ==
             "bptt: y takes 3 numbers, or 6 for all sequences of a batch, 5 are bound");
  BOOST_TEST(refusal([&] { f(u(v.u), r(twelve), h[-1_c](v.h0), A(v.A), k(v.k), y(v.y)); }) ==
             "bptt: r takes 10 numbers, 12 are bound");
  BOOST_TEST(refusal([&] { f(u(v.u), r(v.r), h[-1_c](five), A(v.A), k(v.k), y(v.y)); }) ==
             "bptt: h takes 6 numbers, 5 are bound");
  // where a gradient is asked for, a constant whose size is known at run time only is shared
  std::vector<double> const ys(3, 0.5), two_ys(6, 0.5);
  auto const gy = gradient(bptt::batch<B>(net_of_constants), L, wrt(y));
  BOOST_TEST(gy(u(v.u), r(v.r), h[-1_c](v.h0), A(v.A), k(v.k), y(ys))[y].size() == 3u);
  BOOST_TEST(refusal([&] { gy(u(v.u), r(v.r), h[-1_c](v.h0), A(v.A), k(v.k), y(two_ys)); }) ==
             "bptt: y takes 3 numbers, 6 are bound");
}

BOOST_AUTO_TEST_CASE(in_float) {
  values const v;
  auto const f = [](auto const& numbers_of_double) { return numbers::converted<float>(numbers_of_double); };
  auto const result = g(u(f(v.u)), r(f(v.r)), h[-1_c](f(v.h0)), A(f(v.A)), k(f(v.k)), y(f(v.y)));
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(result[L])>, float>);
  BOOST_TEST(numbers::relative_error(all_of(result), call(v, v.A, v.k, v.y)) <= 1e-6);
}

BOOST_AUTO_TEST_SUITE_END()
