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
}

BOOST_AUTO_TEST_CASE(nothing_comes_back_from_a_value_taken_for_a_constant) {
  constexpr auto stopped = unroll<1>(recurrence(E[last] = stop_gradient(log(u)) * w + square(u)));
  auto const result = gradient(stopped, E, wrt(u, w))(u(0.0), w(0.5));  // the slope of the logarithm is infinite there
  BOOST_TEST(result[E] == -inf);
  BOOST_TEST(result[u] == 0.0);
  BOOST_TEST(result[w] == -inf);
}

BOOST_AUTO_TEST_SUITE_END()
