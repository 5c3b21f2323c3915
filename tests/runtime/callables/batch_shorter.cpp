// What is read of sequences that are shorter than the program: at steps that they have, what each gives when it runs
// alone; at others, zero. In the padding of the inputs there is NaN.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "../numbers.hpp"
#include "batch_net.hpp"

namespace shorter {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct y : input<y> {} y;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct U : parameter<U, 3, 2> {} U;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct c : constant<c> {} c;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct g : variable<g, 3> {} g;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
// both ways, a state that is computed, the first input and the last, one that is read a step ahead, one that is
// multiplied for all steps at once
constexpr auto cell =
    recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t]), g[last + 1_c] = hadamard(p, h[last]),
               g[t] = tanh(W * g[t + 1_c] + hadamard(p, h[t]) + U * x[0_c]), o[t] = dot(p, g[t]) * y[t] + y[t + 1_c],
               E[last] = c * mean(square(o[t]), t) + dot(h[last], U* x[last]) + sum(o[t], t));
constexpr std::size_t B = 4, T = 5;
constexpr std::array<int, B> n{2, 5, 1, 3};
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

struct values {
  std::array<double, 9> w = batches::some_numbers<9>();
  std::array<double, 6> u = batches::some_numbers<6>();
  std::array<double, 3> p = batches::some_numbers<3>();
  std::array<double, B> c = batches::some_numbers<B>();
  std::array<std::array<double, 3>, B> h0 = batches::for_each_sequence<B, 3>();
  std::array<std::array<std::array<double, 2>, T>, B> x{};
  std::array<double, B> y_after = batches::some_numbers<B>();
  std::array<std::array<double, T>, B> y = batches::for_each_sequence<B, T>();
  values() {
    for (std::size_t b = 0; b < B; ++b) {
      x[b] = batches::for_each_sequence<T, 2>();
      for (std::size_t k = static_cast<std::size_t>(n[b]); k < T; ++k) x[b][k][0] = x[b][k][1] = y[b][k] = nothing;
    }
  }
};

template <class V>
std::vector<long double> flat(V const& v) {
  return numbers::flat(v);
}
/// Are two values equal, up to the order of sums?
template <class A, class C>
bool same(A const& got, C const& want, double times = 1) {
  auto const a = flat(got);
  auto b = flat(want);
  for (auto& number : b) number *= static_cast<long double>(times);
  return numbers::relative_error(a, b, 1e-3) <= 1e-13;
}
bool is_zero(auto const& value) {
  for (auto number : flat(value))
    if (number != 0) return false;  // NaN is no zero
  return true;
}

/// Calls `f` of the program with n[b] steps, for each sequence b: f(integral_constant, b).
template <class F>
void each_alone(F const& f) {
  [&]<std::size_t... b>(std::index_sequence<b...>) {
    (f(std::integral_constant<std::size_t, static_cast<std::size_t>(n[b])>{}, std::integral_constant<std::size_t, b>{}),
     ...);
  }
  (std::make_index_sequence<B>{});
}
/// A call of one sequence alone, with its part of what is bound.
template <std::size_t steps>
auto alone(auto const& callable, values const& v, std::size_t b) {
  return callable(W(v.w), U(v.u), p(v.p), c(v.c[b]), h[-1_c](v.h0[b]),
                  x(std::span<std::array<double, 2> const, steps>(v.x[b].data(), steps)),
                  y(std::span<double const, steps>(v.y[b].data(), steps)), y[last + 1_c](v.y_after[b]));
}
auto together(auto const& call, values const& v) {
  return call(W(v.w), U(v.u), p(v.p), c(v.c), h[-1_c](v.h0), x(v.x), y(v.y), y[last + 1_c](v.y_after), lengths(n));
}
}  // namespace shorter

BOOST_AUTO_TEST_SUITE(batch_shorter)

using namespace shorter;

BOOST_AUTO_TEST_CASE(forward_values) {
  values const v;
  constexpr auto f = evaluate(batch<B>(unroll<T>(cell)));
  auto const r = together(f, v);
  std::array<std::array<double, 3>, B> last_h, h_2;
  std::array<double, B> last_o, losses;
  std::array<std::array<double, T>, B> all_o;
  for (auto& one : all_o) one.fill(nothing);
  for (auto& one : h_2) one.fill(nothing);
  auto into_places = [&](auto const&... bound) {
    f.into(to(h[last](last_h), h[2_c](h_2), o[last](last_o), o[t](all_o), E(losses)), bound...);
  };
  together(into_places, v);
  each_alone([&](auto steps, auto b) {
    auto const one = alone<steps>(evaluate(unroll<int(steps)>(cell)), v, b);
    BOOST_TEST(same(r[E][b], one[E]));
    BOOST_TEST(same(losses[b], one[E]));
    BOOST_TEST(same(r[h[last]][b], one[h[last]]));
    BOOST_TEST(same(last_h[b], one[h[last]]));
    BOOST_TEST(same(r[o[last]][b], one[o[last]]));
    BOOST_TEST(same(last_o[b], one[o[last]]));
    BOOST_TEST(same(r[g[0_c]][b], one[g[0_c]]));
    BOOST_TEST(same(r[h[4_c]][b], r[h[t]][b][4]));  // zero, but of five steps
    if constexpr (steps > 2)
      BOOST_TEST((same(r[h[2_c]][b], one[h[2_c]]) && same(h_2[b], one[h[2_c]])));
    else
      BOOST_TEST((is_zero(r[h[2_c]][b]) && is_zero(h_2[b])));
    for (std::size_t k = 0; k < T; ++k) {
      if (k < steps)
        BOOST_TEST((same(r[h[t]][b][k], one[h[t]][k]) && same(r[g[t]][b][k], one[g[t]][k]) &&
                    same(r[o[t]][b][k], one[o[t]][k]) && same(all_o[b][k], one[o[t]][k])));
      else
        BOOST_TEST((is_zero(r[h[t]][b][k]) && is_zero(r[g[t]][b][k]) && r[o[t]][b][k] == 0 && all_o[b][k] == 0));
    }
  });
}

BOOST_AUTO_TEST_CASE(results_that_are_written_again) {
  values const v;
  constexpr auto f = evaluate(batch<B>(unroll<T>(cell)));
  auto const want = together(f, v);
  auto full = v;
  for (auto& one : full.x)
    for (auto& step : one)
      for (double& number : step) number = std::isnan(number) ? 0.5 : number;
  for (auto& one : full.y)
    for (double& number : one) number = std::isnan(number) ? -0.5 : number;
  auto const equal_lengths = [&](auto const& call) {
    return call(W(full.w), U(full.u), p(full.p), c(full.c), h[-1_c](full.h0), x(full.x), y(full.y),
                y[last + 1_c](full.y_after));
  };
  auto r = equal_lengths(f);
  BOOST_TEST(same(r[h[last]][0], r[h[t]][0][T - 1]));
  together([&](auto const&... bound) { f.into(r, bound...); }, v);  // with lengths after without
  for (std::size_t b = 0; b < B; ++b) {
    BOOST_TEST(same(r[h[last]][b], want[h[last]][b]));
    BOOST_TEST(same(r[h[t]][b], want[h[t]][b]));
  }
  equal_lengths([&](auto const&... bound) { f.into(r, bound...); });  // and without after with
  for (std::size_t b = 0; b < B; ++b) BOOST_TEST(same(r[h[last]][b], r[h[t]][b][T - 1]));
}

BOOST_AUTO_TEST_CASE(gradients) {
  values const v;
  constexpr auto asked = wrt(W, U, p, c, x, y, y[last + 1_c], h[-1_c], h[t], o[t], g[1_c], h[last], x[last], y[2_c],
                             W[t], W[last], W[2_c]);
  constexpr auto values_asked = also(h[t], o[t], h[last], o[last], g[2_c]);
  constexpr auto df = gradient(batch<B>(unroll<T>(cell)), E, asked, values_asked);
  auto const r = together(df, v);
  std::vector<long double> dW(9), dU(6), dp(3), dW_last(9), dW_2(9);
  std::array<std::vector<long double>, T> dW_t;
  for (auto& one : dW_t) one.resize(9);
  auto const add = [](auto& to, auto const& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += static_cast<long double>(from[i]) / B;
  };
  long double mean = 0;
  each_alone([&](auto steps, auto b) {
    auto const one =
        alone<steps>(gradient(unroll<int(steps)>(cell), E,
                              wrt(W, U, p, c, x, y, y[last + 1_c], h[-1_c], h[t], o[t], W[t]), also(h[t], o[t], g[t])),
                     v, b);
    mean += static_cast<long double>(one[E]) / B;
    add(dW, one[W]), add(dU, one[U]), add(dp, one[p]);
    for (std::size_t k = 0; k < steps; ++k) add(dW_t[k], one[W[t]][k]);
    add(dW_last, one[W[t]][steps - 1]);
    if (steps > 2) add(dW_2, one[W[t]][2]);
    constexpr double share = 1.0 / B;
    BOOST_TEST(same(r.loss(b), one[E]));
    BOOST_TEST(same(r[c][b], one[c], share));
    BOOST_TEST(same(r[h[-1_c]][b], one[h[-1_c]], share));
    BOOST_TEST(same(r[y[last + 1_c]][b], one[y[last + 1_c]], share));
    BOOST_TEST(same(r[h[last]][b], one[h[t]][steps - 1], share));
    BOOST_TEST(same(r[x[last]][b], one[x][steps - 1], share));
    BOOST_TEST(same(r.value(h[last])[b], one.value(h[t])[steps - 1]));
    BOOST_TEST(same(r.value(o[last])[b], one.value(o[t])[steps - 1]));
    if (steps > 2) {
      BOOST_TEST(same(r[y[2_c]][b], one[y][2], share));
      BOOST_TEST(same(r.value(g[2_c])[b], one.value(g[t])[2]));
    } else {
      BOOST_TEST((r[y[2_c]][b] == 0 && is_zero(r.value(g[2_c])[b])));
    }
    if (steps < 2) BOOST_TEST(is_zero(r[g[1_c]][b]));
    for (std::size_t k = 0; k < T; ++k) {
      if (k < steps)
        BOOST_TEST((same(r[x][b][k], one[x][k], share) && same(r[y][b][k], one[y][k], share) &&
                    same(r[h[t]][b][k], one[h[t]][k], share) && same(r[o[t]][b][k], one[o[t]][k], share) &&
                    same(r.value(h[t])[b][k], one.value(h[t])[k]) && same(r.value(o[t])[b][k], one.value(o[t])[k])));
      else
        BOOST_TEST((is_zero(r[x][b][k]) && r[y][b][k] == 0 && is_zero(r[h[t]][b][k]) && r[o[t]][b][k] == 0 &&
                    is_zero(r.value(h[t])[b][k]) && r.value(o[t])[b][k] == 0));
    }
  });
  BOOST_TEST(same(r[E], std::array{mean}));
  BOOST_TEST(same(r[W], dW));
  BOOST_TEST(same(r[U], dU));
  BOOST_TEST(same(r[p], dp));
  for (std::size_t k = 0; k < T; ++k) BOOST_TEST(same(r[W[t]][k], dW_t[k]));
  BOOST_TEST(same(r[W[last]], dW_last));
  BOOST_TEST(same(r[W[2_c]], dW_2));
}

BOOST_AUTO_TEST_SUITE_END()
