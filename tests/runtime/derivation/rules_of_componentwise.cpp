// The rules of functions of two operands inside small recurrences, against a forward pass written by hand: gradients,
// products with the Hessian, gradients in forward mode, batches, constants, float; and what holds at a tie, at (0, 0)
// and far out.
#include <vector>

#include "../callables/second_check.hpp"

namespace rules_of_componentwise_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::check_second;
using by_hand::complex;
using by_hand::each;
using by_hand::matrix;
using by_hand::times_each;
constexpr int T = 2;

matrix number(long double x) { return matrix(x); }
namespace plain {
complex max(complex a, complex b) { return b.real() > a.real() ? b : a; }
complex min(complex a, complex b) { return b.real() < a.real() ? b : a; }
complex exceeds(complex a, complex b) { return a.real() > b.real() ? 1 : 0; }
complex hypot(complex a, complex b) { return std::sqrt(a * a + b * b); }
complex atan2(complex y, complex x) {
  long double const half_a_turn = std::atan2(0.0L, -1.0L);
  return std::atan(y / x) + complex(x.real() > 0 ? 0 : y.real() > 0 ? half_a_turn : -half_a_turn);
}
complex logaddexp(complex a, complex b) { return std::log(std::exp(a) + std::exp(b)); }
complex xlogy(complex a, complex b) { return a * std::log(b); }
}  // namespace plain

// of vectors, beside literals, and of scalars
template <int n>
struct of_vectors {
  static constexpr par<'W', n, n> W{};
  static constexpr par<'c', n> c{};
  static constexpr in<'x', n> x{};
  static constexpr var<'s', n> s{};
  static constexpr var<'v', n> v{};
  static constexpr var<'r'> r{};
  static constexpr var<'E'> E{};
  static constexpr auto net = unroll<T>(
      recurrence(v[t] = max(W * s[t - 1_c], x[t]) + hadamard(c, atan2(s[t - 1_c], W* x[t])),
                 s[t] = hypot(v[t], x[t]) - min(W * v[t], s[t - 1_c]) + hadamard(exceeds(v[t], s[t - 1_c]), x[t]) +
                        max(min(c - v[t], 1_c), -1_c * x[t]),
                 r[t] = logaddexp(r[t - 1_c], sum(v[t])) * atan2(r[t - 1_c], sum(s[t])) +
                        hypot(r[t - 1_c], dot(v[t], c)) * max(r[t - 1_c], sum(x[t])),
                 E[last] = dot(atan2(s[last], c), max(v[last], s[last])) + r[last] * hypot(r[last], 3_c) +
                           dot(logaddexp(s[last], c), logaddexp(1_c, x[last])) + sum(min(r[t], dot(s[t], c)), t)));
  static matrix forward(auto const& p) {
    matrix state = p(s[-1_c]), scalar = p(r[-1_c]), vector, loss;
    for (int k = 0; k < T; ++k) {
      matrix const before = state;
      vector = each(plain::max, p(W) * before, p(x, k)) + times_each(p(c), each(plain::atan2, before, p(W) * p(x, k)));
      state = each(plain::hypot, vector, p(x, k)) - each(plain::min, p(W) * vector, before) +
              times_each(each(plain::exceeds, vector, before), p(x, k)) +
              each(plain::max, each([](complex a) { return plain::min(a, 1); }, p(c) - vector), number(-1) * p(x, k));
      scalar =
          each(plain::logaddexp, scalar, by_hand::sum_of(vector)) * each(plain::atan2, scalar, by_hand::sum_of(state)) +
          each(plain::hypot, scalar, by_hand::dot(vector, p(c))) * each(plain::max, scalar, by_hand::sum_of(p(x, k)));
      loss = loss + each(plain::min, scalar, by_hand::dot(state, p(c)));
    }
    return loss + by_hand::dot(each(plain::atan2, state, p(c)), each(plain::max, vector, state)) +
           by_hand::dot(each(plain::logaddexp, state, p(c)),
                        each([](complex a) { return plain::logaddexp(1, a); }, p(x, T - 1))) +
           scalar * each(plain::hypot, scalar, number(3));
  }
};

// of matrices
template <int n, int m>
struct of_matrices {
  static constexpr par<'B', n, m> B{};
  static constexpr par<'u'> u{};
  static constexpr var<'M', n, m> M{};
  static constexpr var<'E'> E{};
  static constexpr auto net =
      unroll<T>(recurrence(M[t] = u * max(M[t - 1_c], B) + xlogy(M[t - 1_c], square(B)) + logaddexp(B, M[t - 1_c]) +
                                  hadamard(hypot(M[t - 1_c], B), min(B, M[t - 1_c])) - atan2(B, M[t - 1_c] + u * B),
                           E[last] = sum(atan2(M[last], B)) * u + dot(max(M[last], 0_c), hypot(B, M[last]))));
  static matrix forward(auto const& p) {
    matrix state = p(M[-1_c]);
    for (int k = 0; k < T; ++k)
      state = p(u) * each(plain::max, state, p(B)) + each(plain::xlogy, state, times_each(p(B), p(B))) +
              each(plain::logaddexp, p(B), state) +
              times_each(each(plain::hypot, state, p(B)), each(plain::min, p(B), state)) -
              each(plain::atan2, p(B), state + p(u) * p(B));
    return by_hand::sum_of(each(plain::atan2, state, p(B))) * p(u) +
           by_hand::dot(each([](complex a) { return plain::max(a, 0); }, state), each(plain::hypot, p(B), state));
  }
};

// --- one net of scalars: a constant, at run time, in float ----------------------------------------

constexpr par<'u'> u;
constexpr par<'w'> w;
constexpr in<'x'> x;
constexpr var<'s'> s;
constexpr var<'E'> E;
constexpr auto all_functions = unroll<T>(
    recurrence(s[t] = hypot(u * s[t - 1_c], x[t]) + max(w * x[t], s[t - 1_c]) - min(u, x[t]) * exceeds(s[t - 1_c], w),
               E[last] = sum(atan2(s[t], x[t] * w) * max(s[t], 1_c), t)));
template <class N>
constexpr auto gradient_of_all() {
  return gradient(all_functions, E, wrt(u, w, x, s[-1_c]))(u(N(0.8)), w(N(1.3)), x(std::array<N, T>{N(0.6), N(-0.4)}),
                                                           s[-1_c](N(0.3)));
}
template <class Result>
std::array<double, 6> numbers_in(Result const& r) {
  return {static_cast<double>(r[E]),    static_cast<double>(r[u]),    static_cast<double>(r[w]),
          static_cast<double>(r[x][0]), static_cast<double>(r[x][1]), static_cast<double>(r[s[-1_c]])};
}
/// The value of a formula of u and w, and its two slopes.
template <class Formula>
std::array<double, 3> slopes_at(Formula formula, double first, double second) {
  auto const r = gradient(unroll<1>(recurrence(E[last] = formula)), E, wrt(u, w))(u(first), w(second));
  return {r[E], r[u], r[w]};
}
}  // namespace rules_of_componentwise_by_hand

BOOST_AUTO_TEST_SUITE(rules_of_componentwise)

using namespace rules_of_componentwise_by_hand;

BOOST_AUTO_TEST_CASE(gradients) {
  using vectors = of_vectors<3>;
  check<by::loop>(
      vectors::net, vectors::E, [](auto const& p) { return vectors::forward(p); }, vectors::W, vectors::c, vectors::x,
      vectors::s[-1_c], vectors::r[-1_c]);
  using matrices = of_matrices<2, 3>;
  check<by::line>(
      matrices::net, matrices::E, [](auto const& p) { return matrices::forward(p); }, matrices::B, matrices::u,
      matrices::M[-1_c]);
}

BOOST_AUTO_TEST_CASE(second_derivatives_and_forward_mode) {
  using vectors = of_vectors<2>;
  check_second<by::line>(
      vectors::net, vectors::E, [](auto const& p) { return vectors::forward(p); },
      wrt(vectors::W, vectors::c, vectors::x, vectors::s[-1_c], vectors::r[-1_c]), wrt());
  using matrices = of_matrices<2, 2>;
  check_second<by::loop>(
      matrices::net, matrices::E, [](auto const& p) { return matrices::forward(p); },
      wrt(matrices::B, matrices::u, matrices::M[-1_c]), wrt());
}

BOOST_AUTO_TEST_CASE(batches) {
  using n = of_vectors<3>;
  constexpr int sequences = 5;
  by_hand::point<T, std::remove_const_t<decltype(n::W)>, std::remove_const_t<decltype(n::c)>> shared(
      by_hand::signs::both);
  std::array<std::array<double, 3>, sequences> start{};
  std::array<std::array<std::array<double, 3>, T>, sequences> inputs{};
  std::array<double, sequences> scalar{};
  for (std::size_t b = 0; b < sequences; ++b) {
    for (std::size_t i = 0; i < 3; ++i) start[b][i] = std::sin(1.0 + static_cast<double>(3 * b + i));
    for (std::size_t i = 0; i < 3 * T; ++i)
      inputs[b][i / 3][i % 3] = std::cos(2.0 + 1.3 * static_cast<double>(6 * b + i));
    scalar[b] = std::sin(0.4 + 0.7 * static_cast<double>(b));
  }
  auto const of = [](auto net, auto const& p, auto const& s0, auto const& r0, auto const& xs) {
    auto points = p;
    return gradient(net, n::E, wrt(n::W, n::c))(n::W(points.flat(n::W)), n::c(points.flat(n::c)), n::s[-1_c](s0),
                                                n::r[-1_c](r0), n::x(xs));
  };
  auto const all = of(batch<sequences>(n::net), shared, start, scalar, inputs);
  std::vector<long double> W(9), c(3);
  long double loss = 0;
  for (std::size_t b = 0; b < sequences; ++b) {
    auto const one = of(n::net, shared, start[b], scalar[b], inputs[b]);
    auto const of_W = numbers::flat(one[n::W]), of_c = numbers::flat(one[n::c]);
    for (std::size_t i = 0; i < 9; ++i) W[i] += of_W[i] / sequences;
    for (std::size_t i = 0; i < 3; ++i) c[i] += of_c[i] / sequences;
    loss += static_cast<long double>(one[n::E]) / sequences;
  }
  BOOST_TEST(numbers::relative_error(all[n::E], loss) <= 1e-14);
  BOOST_TEST(numbers::relative_error(all[n::W], W) <= 1e-14);
  BOOST_TEST(numbers::relative_error(all[n::c], c) <= 1e-14);
}

BOOST_AUTO_TEST_CASE(constants_and_float) {
  constexpr auto constant = gradient_of_all<double>();
  constexpr auto constant_in_float = gradient_of_all<float>();
  static_assert(std::is_same_v<decltype(gradient_of_all<float>()[E]), float>);
  auto const want = numbers_in(gradient_of_all<double>());
  BOOST_TEST(numbers::relative_error(numbers_in(constant), want) <= 1e-14);
  BOOST_TEST(numbers::relative_error(numbers_in(constant_in_float), want) <= 1e-6);
  BOOST_TEST(numbers::relative_error(numbers_in(gradient_of_all<float>()), want) <= 1e-6);
  BOOST_TEST(numbers::relative_error(numbers_in(gradient_of_all<long double>()), want) <= 1e-14);
}

// Of two that are −∞ there is no share; 0·log 0 has the slope of 0 in what the logarithm is of.
BOOST_AUTO_TEST_CASE(in_log_space) {
  constexpr double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  BOOST_TEST((slopes_at(logaddexp(u, w), -inf, -inf) == std::array{-inf, 0.0, 0.0} &&
              slopes_at(logaddexp(u, w), -inf, 2.0) == std::array{2.0, 0.0, 1.0} &&
              slopes_at(logaddexp(u, w), 3.0, inf) == std::array{inf, 0.0, 1.0} &&
              slopes_at(logaddexp(u, w), inf, inf) == std::array{inf, 0.5, 0.5} &&
              slopes_at(logaddexp(u, w), 1e300, -1e300) == std::array{1e300, 1.0, 0.0}));
  BOOST_TEST((slopes_at(xlogy(u, w), 0.0, 0.0) == std::array{0.0, -inf, 0.0} &&
              slopes_at(xlogy(u, w) + w, 0.0, -2.0)[2] == 1.0 &&
              slopes_at(xlogy(u, w), 3.0, 0.0) == std::array{-inf, -inf, inf}));
  BOOST_TEST((std::isnan(slopes_at(logaddexp(u, w), nan, 1.0)[1]) && std::isnan(slopes_at(xlogy(u, w), nan, 1.0)[2])));
  // a probability that is the sum of two paths, of which one is not possible: a sum in log space in a sum in log space
  auto const second = hessian_vector_product(unroll<1>(recurrence(E[last] = logaddexp(logaddexp(u, w), 2_c * u))), E,
                                             wrt(u, w))(u(-inf), w(-inf), tangent(u)(1.0), tangent(w)(1.0));
  BOOST_TEST((second[u] == 0 && second[w] == 0));
}

// aᵇ at a = 0, of 0⁰ = 1: the slope in a is that of the constant 1, the slope in b the limit of aᵇ·log a.
BOOST_AUTO_TEST_CASE(powers_of_zero) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  BOOST_TEST((slopes_at(pow(u, w), 0.0, 0.0) == std::array{1.0, 0.0, -inf}));
  BOOST_TEST((slopes_at(pow(u, w), 0.0, 0.5) == std::array{0.0, inf, 0.0}));
  BOOST_TEST((slopes_at(pow(u, w), 0.0, 1.0) == std::array{0.0, 1.0, 0.0}));
  BOOST_TEST((slopes_at(pow(u, w), 0.0, 2.0) == std::array{0.0, 0.0, 0.0}));
  BOOST_TEST((slopes_at(pow(u, w), 0.0, -1.0) == std::array{inf, -inf, -inf}));
}

// At a tie the first operand gets all of the slope; at (0, 0) there is none.
BOOST_AUTO_TEST_CASE(where_there_is_no_derivative) {
  for (double const zero : {0.0, -0.0}) {
    BOOST_TEST((slopes_at(3_c * max(u, w), zero, 0.0) == std::array{0.0, 3.0, 0.0}));
    BOOST_TEST((slopes_at(3_c * min(u, w), 0.0, zero) == std::array{0.0, 3.0, 0.0}));
    BOOST_TEST((slopes_at(u + hypot(u, w), zero, 0.0) == std::array{0.0, 1.0, 0.0}));
    BOOST_TEST((slopes_at(w + atan2(u, w), zero, 0.0) == std::array{0.0, 0.0, 1.0}));
  }
  BOOST_TEST((slopes_at(max(u, w), 2.0, 2.0) == std::array{2.0, 1.0, 0.0} &&
              slopes_at(min(u, w), 2.0, 2.0) == std::array{2.0, 1.0, 0.0}));
  BOOST_TEST((slopes_at(max(u, 1_c) + w, 1.0, 0.0) == std::array{1.0, 1.0, 1.0} &&
              slopes_at(max(1_c, u) + w, 1.0, 0.0) == std::array{1.0, 0.0, 1.0}));
  constexpr double inf = std::numeric_limits<double>::infinity();
  BOOST_TEST((slopes_at(max(u, w), inf, inf) == std::array{inf, 1.0, 0.0} &&
              slopes_at(min(u, w), -inf, -inf) == std::array{-inf, 1.0, 0.0}));
}

BOOST_AUTO_TEST_CASE(far_out) {
  constexpr double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  BOOST_TEST((slopes_at(max(u, w), -inf, 2.0) == std::array{2.0, 0.0, 1.0} &&
              slopes_at(min(u, w), 1e308, -1e308) == std::array{-1e308, 0.0, 1.0}));
  BOOST_TEST((slopes_at(hypot(u, w), -inf, 2.0) == std::array{inf, -1.0, 0.0} &&
              slopes_at(hypot(u, w), 0.0, 5e-324) == std::array{5e-324, 0.0, 1.0}));
  BOOST_TEST((slopes_at(atan2(u, w), 1.0, inf) == std::array{0.0, 0.0, 0.0} &&
              slopes_at(atan2(u, w), 2e200, 0.0)[2] == -0.5e-200));
  auto const large = slopes_at(hypot(u, w), 6e307, 8e307), small = slopes_at(atan2(u, w), 3e-200, 4e-200);
  BOOST_TEST(
      (std::abs(large[0] / 1e308 - 1) < 1e-15 && std::abs(large[1] - 0.6) < 1e-15 && std::abs(large[2] - 0.8) < 1e-15));
  BOOST_TEST((std::abs(small[1] / 1.6e199 - 1) < 1e-15 && std::abs(small[2] / -1.2e199 - 1) < 1e-15));
  for (int i = 0; i < 3; ++i)
    BOOST_TEST((std::isnan(slopes_at(max(u, w), nan, 1.0)[static_cast<std::size_t>(i)]) &&
                std::isnan(slopes_at(min(u, w), 1.0, nan)[static_cast<std::size_t>(i)]) &&
                std::isnan(slopes_at(atan2(u, w), nan, 1.0)[static_cast<std::size_t>(i)])));
  BOOST_TEST(std::isnan(slopes_at(hypot(u, w), nan, 1.0)[0]));
}

BOOST_AUTO_TEST_SUITE_END()
