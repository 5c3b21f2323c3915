// NaN and infinities go through a net as IEEE 754 says, and what has a finite value is finite: a softmax under a
// logarithm never underflows.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cmath>
#include <limits>

namespace ieee_values {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct y : input<y, 3> {} y;
inline constexpr struct V : parameter<V, 3> {} V;
inline constexpr struct q : variable<q, 3> {} q;
inline constexpr struct o : variable<o, 3> {} o;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr int T = 3;
constexpr auto net =
    unroll<T>(recurrence(z[t] = u * x[t] + w * s[t - 1_c], s[t] = tanh(z[t]), E[last] = square(s[last])));

constexpr double inf = std::numeric_limits<double>::infinity();
double const not_a_number = std::numeric_limits<double>::quiet_NaN();

/// The same number, the same infinity, or both NaN.
bool same(double a, double b) {
  return std::isnan(a)                    ? std::isnan(b)
         : std::isinf(a) || std::isinf(b) ? a == b
                                          : std::abs(a - b) <= 1e-15 * std::abs(b);
}

struct by_hand {
  double E, du, dw, ds;
  std::array<double, T> dx;
};
/// Backpropagation through time of the net above, as anybody writes it.
by_hand loop(double uv, double wv, std::array<double, T> const& xs, double s_init) {
  std::array<double, T + 1> state{s_init};
  for (std::size_t k = 0; k < T; ++k) state[k + 1] = std::tanh(uv * xs[k] + wv * state[k]);
  by_hand result{state[T] * state[T], 0, 0, 2 * state[T], {}};
  for (std::size_t k = T; k-- > 0;) {
    double const dz = result.ds * (1 - state[k + 1] * state[k + 1]);
    result.du += dz * xs[k];
    result.dw += dz * state[k];
    result.dx[k] = dz * uv;
    result.ds = dz * wv;
  }
  return result;
}

template <codegen code>
void compare(double uv, double wv, std::array<double, T> const& xs, double s_init) {
  auto const got = gradient<code>(net, E, wrt(u, w, x, s[-1_c]))(u(uv), w(wv), x(xs), s[-1_c](s_init));
  auto const want = loop(uv, wv, xs, s_init);
  BOOST_TEST(same(got[E], want.E), "E " << got[E] << ' ' << want.E);
  BOOST_TEST(same(got[u], want.du), "dE/du " << got[u] << ' ' << want.du);
  BOOST_TEST(same(got[w], want.dw), "dE/dw " << got[w] << ' ' << want.dw);
  BOOST_TEST(same(got[s[-1_c]], want.ds), "dE/ds(-1) " << got[s[-1_c]] << ' ' << want.ds);
  for (std::size_t k = 0; k < T; ++k)
    BOOST_TEST(same(got[x][k], want.dx[k]), "dE/dx(" << k << ") " << got[x][k] << ' ' << want.dx[k]);
}

// ways to write the same loss
constexpr auto of_logits =
    unroll<2>(recurrence(q[t] = V + q[t - 1_c], L[last] = sum(softmax_cross_entropy(q[t], y[t]), t)));
constexpr auto in_one =
    unroll<2>(recurrence(q[t] = V + q[t - 1_c], L[last] = sum(cross_entropy(softmax(q[t]), y[t]), t)));
constexpr auto by_name =
    unroll<2>(recurrence(q[t] = V + q[t - 1_c], o[t] = softmax(q[t]), L[last] = sum(cross_entropy(o[t], y[t]), t)));
constexpr auto at_the_step = unroll<2>(
    recurrence(q[t] = V + q[t - 1_c], o[t] = softmax(q[t]), E[t] = cross_entropy(o[t], y[t]), L[last] = sum(E[t], t)));
constexpr auto at_the_end =
    unroll<2>(recurrence(q[t] = V + q[t - 1_c], o[last] = softmax(q[last]), L[last] = cross_entropy(o[last], y[last])));
constexpr auto at_the_last_step =
    unroll<2>(recurrence(q[t] = V + q[t - 1_c], o[t] = softmax(q[t]), L[last] = cross_entropy(o[last], y[last])));
constexpr auto by_log = unroll<2>(recurrence(q[t] = V + q[t - 1_c], L[last] = -sum(dot(y[t], log_softmax(q[t])), t)));

template <int steps, class Net>
void extreme_logits(Net extreme) {
  // q = (1e4, -1e4, 0), (2e4, -2e4, 0); the targets are impossible
  auto const result = gradient(extreme, L, wrt(V, y, q[-1_c], q[t]))(V({1e4, -1e4, 0.}),
                                                                     y({{0., 1., 0.}, {0., .25, .5}}), q[-1_c](zero));
  double const first = steps == 2 ? 2e4 : 0, second = .25 * 4e4 + .5 * 2e4;
  BOOST_TEST(result[L] == first + second);
  double const q0[] = {1, -1, 0}, q1[] = {.75, -.25, -.5};
  for (int i = 0; i < 3; ++i) {
    double const at0 = steps == 2 ? q0[i] : 0;
    BOOST_TEST(result[q[1_c]](i) == q1[i]);
    BOOST_TEST(result[q[0_c]](i) == at0 + q1[i]);
    BOOST_TEST(result[V](i) == at0 + 2 * q1[i]);
    BOOST_TEST(result[q[-1_c]](i) == at0 + q1[i]);
    BOOST_TEST(std::isfinite(result[y][0](i)));
  }
  BOOST_TEST(result[y][1](0) == 0.0);
  BOOST_TEST(result[y][1](1) == 4e4);
}
}  // namespace ieee_values

namespace markov {
using namespace bptt;
// clang-format off
inline constexpr struct to_0 : parameter<to_0, 3> {} to_0;
inline constexpr struct to_1 : parameter<to_1, 3> {} to_1;
inline constexpr struct to_2 : parameter<to_2, 3> {} to_2;
inline constexpr struct seen : input<seen, 3> {} seen;
inline constexpr struct a : variable<a, 3> {} a;
inline constexpr struct likelihood : variable<likelihood> {} likelihood;
// clang-format on
}  // namespace markov

BOOST_AUTO_TEST_SUITE(ieee)

using namespace ieee_values;

BOOST_AUTO_TEST_CASE(infinities_and_nan_as_in_a_loop) {
  std::array<double, T> const plain{0.5, -0.3, 0.2};
  double const values[] = {0.7, inf, -inf, not_a_number, 0.0, 1e308, 5e-324};
  for (double wv : values)
    for (double s_init : {0.4, 0.0, inf, not_a_number}) {
      compare<codegen::straight_line>(0.8, wv, plain, s_init);
      compare<codegen::step_loop>(0.8, wv, plain, s_init);
    }
  for (double uv : values) {
    compare<codegen::straight_line>(uv, 0.4, plain, 0.1);
    compare<codegen::step_loop>(uv, 0.4, {0.5, 0.0, inf}, 0.1);
    compare<codegen::step_loop>(uv, 0.4, {not_a_number, 0.0, 0.1}, 0.1);
  }
}

BOOST_AUTO_TEST_CASE(cross_entropy_of_extreme_logits) {
  extreme_logits<2>(of_logits);
  extreme_logits<2>(by_log);
}
BOOST_AUTO_TEST_CASE(cross_entropy_of_a_softmax_of_extreme_logits) {
  extreme_logits<2>(at_the_step);
  extreme_logits<1>(at_the_end);
}
BOOST_AUTO_TEST_CASE(cross_entropy_of_a_softmax_in_a_sum) {
  extreme_logits<2>(in_one);
  extreme_logits<2>(by_name);
}
BOOST_AUTO_TEST_CASE(cross_entropy_of_the_last_softmax) { extreme_logits<1>(at_the_last_step); }

BOOST_AUTO_TEST_CASE(nan_goes_through_a_softmax) {
  auto const result = gradient(of_logits, L, wrt(V, q[-1_c]))(V({0.1, not_a_number, 0.2}),
                                                              y({{0., 1., 0.}, {1., 0., 0.}}), q[-1_c](zero));
  BOOST_TEST(std::isnan(result[L]));
  for (int i = 0; i < 3; ++i) BOOST_TEST(std::isnan(result[V](i)));
  auto const infinite = evaluate(of_logits)(V({0.1, inf, 0.2}), y({{0., 1., 0.}, {1., 0., 0.}}), q[-1_c](zero));
  BOOST_TEST(!std::isfinite(infinite[L]));
}

BOOST_AUTO_TEST_CASE(logsumexp_of_extreme_numbers) {
  constexpr auto log_sum = unroll<1>(recurrence(L[last] = logsumexp(V)));
  auto const f = gradient(log_sum, L, wrt(V));
  auto const large = f(V({1e4, -1e4, 1e4}));
  BOOST_TEST(same(large[L], 1e4 + std::log(2.0)));
  for (int i = 0; i < 3; ++i) BOOST_TEST(large[V](i) == (i == 1 ? 0.0 : 0.5));
  BOOST_TEST(same(f(V({-1e4, -1e4, -1e5}))[L], -1e4 + std::log(2.0)));
  BOOST_TEST(f(V({-inf, 0.5, -inf}))[L] == 0.5);
  BOOST_TEST(f(V({-inf, -inf, -inf}))[L] == -inf);
  BOOST_TEST(f(V({0.0, inf, -inf}))[L] == inf);
  BOOST_TEST(std::isnan(f(V({0.0, not_a_number, 1.0}))[L]));
  BOOST_TEST(std::isnan(f(V({not_a_number, 0.0, 1.0}))[L]));
  // an impossible state has no slope, and of one that is certain the slope is 1
  auto const slopes = [&](double a, double b, double c, double at_a, double at_b, double at_c) {
    auto const r = f(V({a, b, c}));
    double const want[] = {at_a, at_b, at_c};
    for (int i = 0; i < 3; ++i)
      BOOST_TEST(same(r[V](i), want[i]), i << " of " << a << ' ' << b << ' ' << c << ": " << r[V](i));
  };
  slopes(-inf, -inf, -inf, 0, 0, 0);
  slopes(-inf, 0.5, -inf, 0, 1, 0);
  slopes(std::log(3.0), -inf, 0.0, 0.75, 0, 0.25);
  slopes(inf, 3.0, -inf, 1, 0, 0);
  slopes(-inf, inf, inf, 0, 0.5, 0.5);
  slopes(inf, not_a_number, 0.0, not_a_number, not_a_number, not_a_number);
  slopes(not_a_number, -inf, -inf, not_a_number, not_a_number, not_a_number);
  slopes(-inf, -inf, not_a_number, not_a_number, not_a_number, not_a_number);
}

BOOST_AUTO_TEST_CASE(softmax_of_infinite_numbers) {
  auto const of = [](auto formula, double a, double b, double c) {
    auto const r = evaluate(unroll<1>(recurrence(q[t] = formula)))(V({a, b, c}));
    return std::array{r[q[0_c]](0), r[q[0_c]](1), r[q[0_c]](2)};
  };
  BOOST_TEST((of(softmax(V), -inf, -inf, -inf) == std::array{0.0, 0.0, 0.0}));
  BOOST_TEST((of(softmax(V), -inf, 1e300, -inf) == std::array{0.0, 1.0, 0.0}));
  BOOST_TEST((of(softmax(V), 0.0, -inf, 0.0) == std::array{0.5, 0.0, 0.5}));
  BOOST_TEST((of(softmax(V), inf, 1e300, inf) == std::array{0.5, 0.0, 0.5}));
  BOOST_TEST((of(log_softmax(V), -inf, -inf, -inf) == std::array{-inf, -inf, -inf}));
  BOOST_TEST((of(log_softmax(V), -inf, 1e300, -inf) == std::array{-inf, 0.0, -inf}));
  BOOST_TEST((of(log_softmax(V), inf, 1e300, -inf) == std::array{0.0, -inf, -inf}));
  for (double v : of(log_softmax(V), not_a_number, -inf, inf)) BOOST_TEST(std::isnan(v));
}

// −Σ y·log p with a mask of −∞: a class that is neither possible nor the target costs nothing.
BOOST_AUTO_TEST_CASE(cross_entropy_of_classes_that_are_masked) {
  constexpr auto masked = unroll<1>(recurrence(L[last] = softmax_cross_entropy(V, y[last])));
  auto const f = gradient(masked, L, wrt(V));
  auto const r = f(V({1.0, -inf, 0.5}), y({{0.25, 0.0, 0.75}}));
  double const all = std::log(std::exp(1.0) + std::exp(0.5)), p = std::exp(1.0 - all);
  BOOST_TEST(same(r[L], -0.25 * (1.0 - all) - 0.75 * (0.5 - all)));
  BOOST_TEST(std::abs(r[V](0) - (p - 0.25)) <= 1e-15);
  BOOST_TEST(r[V](1) == 0.0);
  BOOST_TEST(std::abs(r[V](2) - (0.25 - p)) <= 1e-15);
  BOOST_TEST(f(V({1.0, -inf, 0.5}), y({{0.0, 1.0, 0.0}}))[L] == inf);
  BOOST_TEST(std::isnan(f(V({1.0, not_a_number, 0.5}), y({{1.0, 1.0, 0.0}}))[L]));
  // however large the logits are
  double const small = f(V({1000.0, 980.0, -inf}), y({{1.0, 0.0, 0.0}}))[L];
  BOOST_TEST(std::abs(small - std::log1p(std::exp(-20.0))) <= 2e-16);
}

// A hidden Markov model in log space with a state that cannot be reached: the expected number of transitions of each
// kind, by enumeration of all paths.
BOOST_AUTO_TEST_CASE(impossible_states_of_a_markov_model) {
  using namespace markov;
  constexpr auto model = unroll<T>(recurrence(
      a[t] = seen[t] + concat(logsumexp(a[t - 1_c] + to_0), logsumexp(a[t - 1_c] + to_1), logsumexp(a[t - 1_c] + to_2)),
      likelihood[last] = logsumexp(a[last])));
  constexpr std::array<std::array<double, 3>, 3> transition{{{0.7, 0.4, 0}, {0.3, 0.6, 0}, {0, 0, 0}}};  // to, from
  constexpr std::array<std::array<double, 3>, T> emission{{{0.5, 0.2, 0.1}, {0.1, 0.8, 0.3}, {0.9, 0, 0.4}}};
  double total = 0, count[3][3] = {};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 3; ++k) {  // from the start in state 0
        double const p =
            transition[i][0] * emission[0][i] * transition[j][i] * emission[1][j] * transition[k][j] * emission[2][k];
        total += p, count[i][0] += p, count[j][i] += p, count[k][j] += p;
      }
  auto const logs = [](auto table) {
    for (auto& row : table)
      for (double& v : row) v = std::log(v);
    return table;
  };
  auto const log_transition = logs(transition);
  auto const r = gradient(model, likelihood, wrt(to_0, to_1, to_2, a[-1_c], seen))(
      to_0(log_transition[0]), to_1(log_transition[1]), to_2(log_transition[2]), a[-1_c]({0.0, -inf, -inf}),
      seen(logs(emission)));
  BOOST_TEST(same(r[likelihood], std::log(total)));
  auto const compare = [&](auto const& got, double const(&want)[3]) {
    for (int from = 0; from < 3; ++from)
      BOOST_TEST(std::abs(got(from) - want[from] / total) <= 1e-15, from << ": " << got(from));
  };
  compare(r[to_0], count[0]);
  compare(r[to_1], count[1]);
  compare(r[to_2], count[2]);
  double const start[] = {total, 0, 0};
  compare(r[a[-1_c]], start);
}

BOOST_AUTO_TEST_CASE(nothing_comes_back_from_a_value_taken_for_a_constant) {
  constexpr auto stopped = unroll<1>(recurrence(E[last] = stop_gradient(log(u)) * w + square(u)));
  auto const result = gradient(stopped, E, wrt(u, w))(u(0.0), w(0.5));  // the slope of the logarithm is infinite there
  BOOST_TEST(result[E] == -inf);
  BOOST_TEST(result[u] == 0.0);
  BOOST_TEST(result[w] == -inf);
}

BOOST_AUTO_TEST_SUITE_END()
