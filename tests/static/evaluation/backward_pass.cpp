// The backward pass where its bookkeeping is: several lags, steps read by number, sums and means over time, states
// before the first step. All numbers exact.
#include <bptt/callables/gradient.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <auto& call>
constexpr bool in_all_codes =
    call.template operator()<codegen::automatic>() && call.template operator()<codegen::straight_line>() &&
    call.template operator()<codegen::step_loop>();

// s = w·s[t−1] + k·s[t−3] + x[t−1], E = Σ s
constexpr auto lags =
    unroll<4>(recurrence(s[t] = w * s[t - 1_c] + k * s[t - 3_c] + x[t - 1_c], E[last] = sum(s[t], t)));
constexpr auto of_lags = []<codegen code>() {
  constexpr auto r = gradient<code>(lags, E, wrt(w, k, x, x[-1_c], s[-1_c], s[-2_c], s[-3_c], s[t]))(
      w(2), k(3), x({1, 1, 1, 1}), x[-1_c](5), s[-1_c](1), s[-2_c](10), s[-3_c](100));
  // s: 2·1 + 3·100 + 5 = 307, 614 + 30 + 1 = 645, 1290 + 3 + 1 = 1294, 2588 + 921 + 1 = 3510
  static_assert(r[E] == 307 + 645 + 1294 + 3510);
  // δ: 1, 1 + 2 = 3, 1 + 6 = 7, 1 + 14 + 3 = 18
  static_assert(r[s[t]][3] == 1 && r[s[t]][2] == 3 && r[s[t]][1] == 7 && r[s[t]][0] == 18);
  static_assert(r[w] == 18 * 1 + 7 * 307 + 3 * 645 + 1 * 1294 && r[k] == 18 * 100 + 7 * 10 + 3 * 1 + 1 * 307);
  static_assert(r[x][0] == 7 && r[x][2] == 1 && r[x][3] == 0 && r[x[-1_c]] == 18);
  static_assert(r[s[-1_c]] == 2 * 18 + 3 * 3 && r[s[-2_c]] == 3 * 7 && r[s[-3_c]] == 3 * 18);
  return true;
};
static_assert(in_all_codes<of_lags>);

// fewer steps than a lag is long
constexpr auto early = unroll<2>(recurrence(s[t] = w * s[t - 3_c], E[last] = sum(s[t], t)));
constexpr auto of_early = []<codegen code>() {
  constexpr auto r = gradient<code>(early, E, wrt(w, s[-3_c], s[-2_c]))(w(2), s[-3_c](5), s[-2_c](7));
  static_assert(r[E] == 24 && r[w] == 12 && r[s[-3_c]] == 2 && r[s[-2_c]] == 2);
  return true;
};
static_assert(in_all_codes<of_early>);

// a state is read by its number, twice, and a parameter at the end as well: E = w·s₁·s₁ + s₃
constexpr auto fixed = unroll<4>(recurrence(s[t] = w * s[t - 1_c] + x[t], E[last] = w * s[1_c] * s[1_c] + s[last]));
constexpr auto of_fixed = []<codegen code>() {
  constexpr auto r = gradient<code>(fixed, E, wrt(w, x, s[t], s[-1_c]))(w(2), x({1, 1, 1, 1}), s[-1_c](1));
  // s = 3, 7, 15, 31;  δ₃ = 1, δ₂ = 2, δ₁ = 4 + 2·2·7 = 32, δ₀ = 64
  static_assert(r[E] == 2 * 49 + 31 && r[s[t]][3] == 1 && r[s[t]][2] == 2 && r[s[t]][1] == 32 && r[s[t]][0] == 64);
  static_assert(r[w] == 64 * 1 + 32 * 3 + 2 * 7 + 1 * 15 + 49 && r[x][1] == 32 && r[s[-1_c]] == 128);
  return true;
};
static_assert(in_all_codes<of_fixed>);

// a mean, and a lag inside a sum over time: E = mean(s·s) + Σ s·s[t−1]
constexpr auto averaged =
    unroll<2>(recurrence(s[t] = w * s[t - 1_c], E[last] = mean(s[t] * s[t], t) + sum(s[t] * s[t - 1_c], t)));
constexpr auto of_averaged = []<codegen code>() {
  constexpr auto r = gradient<code>(averaged, E, wrt(w, s[-1_c], s[t]))(w(3), s[-1_c](1));
  // s = 3, 9;  δ₁ = 9 + 3 = 12, δ₀ = 3 + 1 + 9 + 3·12 = 49
  static_assert(r[E] == (9 + 81) / 2 + 3 + 27 && r[s[t]][1] == 12 && r[s[t]][0] == 49 && r[w] == 49 * 1 + 12 * 3 &&
                r[s[-1_c]] == 3 + 3 * 49);
  return true;
};
static_assert(in_all_codes<of_averaged>);

// what the loss does not depend on has a gradient of zero
constexpr auto partly = unroll<2>(recurrence(s[t] = w * s[t - 1_c] + k * x[t - 1_c], E[last] = s[0_c]));
constexpr auto of_partly = []<codegen code>() {
  constexpr auto r =
      gradient<code>(partly, E, wrt(w, k, x, s[1_c], s[-1_c], w[1_c]))(w(3), k(2), x({1, 1}), x[-1_c](7), s[-1_c](5));
  static_assert(r[E] == 29 && r[w] == 5 && r[k] == 7 && r[x][0] == 0 && r[x][1] == 0 && r[s[1_c]] == 0 &&
                r[s[-1_c]] == 3 && r[w[1_c]] == 0);
  return true;
};
static_assert(in_all_codes<of_partly>);

// what the equation of an initial state contributes to a parameter is of no step, however deep the parameter
// stands in it: s₋₁ = w⁴, E = s₂ + w²
constexpr auto from_a_formula =
    unroll<3>(recurrence(s[-1_c] = square(square(w)), s[t] = s[t - 1_c], E[last] = s[last] + square(w)));
constexpr auto of_a_formula = []<codegen code>() {
  constexpr auto r = gradient<code>(from_a_formula, E, wrt(w, w[t]))(w(3));
  static_assert(r[E] == 81 + 9 && r[w] == 4 * 27 + 6 && r[w[t]][0] == 0 && r[w[t]][1] == 0 && r[w[t]][2] == 6);
  return true;
};
static_assert(in_all_codes<of_a_formula>);

// a column times the row of a formula: E = Σᵢⱼ vᵢ(Mu)ⱼ with M the matrix of ones
// clang-format off
inline constexpr struct v : parameter<v, 2> {} v;
inline constexpr struct u : parameter<u, 3> {} u;
inline constexpr struct M : parameter<M, 3, 3> {} M;
// clang-format on
constexpr auto row =
    gradient(unroll<1>(recurrence(E[last] = sum(v * transpose(M * u)))), E, wrt(v, u))(v({1, 2}), u({1, 2, 3}), M(one));
static_assert(row[E] == 54 && row[v](0) == 18 && row[v](1) == 18 && row[u](0) == 9 && row[u](2) == 9);
}  // namespace
