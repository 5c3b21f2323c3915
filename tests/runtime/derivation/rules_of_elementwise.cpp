// The rules of elementwise functions, powers and the cross-entropy of a sigmoid inside small recurrences, against a
// forward pass written by hand; their slopes as functions of a net too, which is the derivative of the derivative; and
// what holds at a kink.
#include "../complex_step.hpp"

namespace rules_of_elementwise_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::complex;
using by_hand::each;
using by_hand::matrix;
using by_hand::signs;
constexpr int T = 2;

matrix number(long double x) { return matrix(x); }
namespace plain {
complex sqrt(complex z) { return std::sqrt(z); }
complex sin(complex z) { return std::sin(z); }
complex cos(complex z) { return std::cos(z); }
complex atan(complex z) { return std::atan(z); }
complex sinh(complex z) { return std::sinh(z); }
complex cosh(complex z) { return std::cosh(z); }
complex reciprocal(complex z) { return complex(1) / z; }
complex sigmoid(complex z) { return complex(1) / (complex(1) + std::exp(-z)); }
complex softplus(complex z) { return std::log(complex(1) + std::exp(z)); }
complex abs(complex z) { return z.real() < 0 ? -z : z; }
complex relu(complex z) { return z.real() < 0 ? complex(0) : z; }
complex sign(complex z) { return z.real() < 0 ? -1 : 1; }
complex step(complex z) { return z.real() < 0 ? 0 : 1; }
template <int n>
complex power(complex z) {
  complex product = 1;
  for (int i = 0; i < (n < 0 ? -n : n); ++i) product *= z;
  return n < 0 ? complex(1) / product : product;
}
}  // namespace plain

// analytic functions: of a vector, and of a scalar
template <by kind, int n>
void analytic_functions() {
  constexpr par<'W', n, n> W;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'r'> r;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(s[t] = sin(W * s[t - 1_c]) + hadamard(cos(s[t - 1_c]), x[t]) + r[t - 1_c] * softplus(x[t]),
                           r[t] = cosh(r[t - 1_c]) - sinh(dot(s[t - 1_c], x[t])) / sqrt(1_c + square(r[t - 1_c])),
                           E[last] = sum(dot(sinh(s[t]), cosh(x[t])), t) +
                                     sin(r[last]) * softplus(r[last]) * cos(r[last]) * reciprocal(3_c + r[last]) +
                                     dot(atan(W * s[last]), x[last]) * atan(r[last]))),
      E,
      [=](auto const& p) {
        matrix vector = p(s[-1_c]), scalar = p(r[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const before = vector;
          vector = each(plain::sin, p(W) * before) + by_hand::times_each(each(plain::cos, before), p(x, k)) +
                   scalar * each(plain::softplus, p(x, k));
          scalar = each(plain::cosh, scalar) -
                   each(plain::sinh, by_hand::dot(before, p(x, k))) / each(plain::sqrt, number(1) + scalar * scalar);
          loss = loss + by_hand::dot(each(plain::sinh, vector), each(plain::cosh, p(x, k)));
        }
        return loss +
               each(plain::sin, scalar) * each(plain::softplus, scalar) * each(plain::cos, scalar) /
                   (number(3) + scalar) +
               by_hand::dot(each(plain::atan, p(W) * vector), p(x, T - 1)) * each(plain::atan, scalar);
      },
      W, x, s[-1_c], r[-1_c]);
}

// roots, reciprocals and powers of matrices and of scalars, with rational factors
template <by kind, int n, int m>
void roots_and_powers() {
  constexpr par<'W', n, m> W;
  constexpr par<'B', n, m> B;
  constexpr par<'u'> u;
  constexpr var<'M', n, m> M;
  constexpr var<'r'> r;
  constexpr var<'E'> E;
  check<kind, signs::positive>(
      unroll<T>(recurrence(
          M[t] = sqrt(M[t - 1_c] + W) + reciprocal(M[t - 1_c]) + hadamard(pow(W, 3_c), pow(M[t - 1_c], -2_c)) +
                 ratio<-2, 3> * pow(W, B) / ratio<1, 3>,
          r[t] = pow(r[t - 1_c], u) + pow(u, ratio<5, 2>) * pow(r[t - 1_c] + u, ratio<-1, 2>) + ratio<1, 2>,
          E[last] = sum(pow(square(M[last]) + pow(W, 0_c), 4_c)) + pow(r[last], -1_c) * pow(u, 5_c) * pow(3_c, u))),
      E,
      [=](auto const& p) {
        auto const to_the = [](matrix const& a, matrix const& b) {
          return each([](complex v, complex w) { return std::exp(w * std::log(v)); }, a, b);
        };
        matrix state = p(M[-1_c]), scalar = p(r[-1_c]);
        for (int k = 0; k < T; ++k) {
          state = each(plain::sqrt, state + p(W)) + each(plain::reciprocal, state) +
                  by_hand::times_each(each(plain::power<3>, p(W)), each(plain::power<-2>, state)) -
                  number(2) * to_the(p(W), p(B));
          scalar =
              to_the(scalar, p(u)) + to_the(p(u), number(2.5L)) * to_the(scalar + p(u), number(-0.5L)) + number(0.5L);
        }
        return by_hand::sum_of(each([](complex v) { return plain::power<4>(v * v + complex(1)); }, state)) +
               each(plain::power<5>, p(u)) / scalar * to_the(number(3), p(u));
      },
      W, B, u, M[-1_c], r[-1_c]);
}

// functions with a kink, at both sides of it
template <by kind, int n, int m>
void functions_with_a_kink() {
  constexpr par<'W', n, m> W;
  constexpr in<'x', m> x;
  constexpr var<'s', m> s;
  constexpr var<'v', n> v;
  constexpr var<'r'> r;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(
          v[t] = relu(W * s[t - 1_c]) + abs(W * x[t]),
          s[t] = hadamard(sign(s[t - 1_c]), x[t]) + transpose(W) * v[t] - hadamard(heaviside(x[t]), s[t - 1_c]),
          r[t] = abs(r[t - 1_c] - dot(s[t - 1_c], x[t])) - 3_c * relu(r[t - 1_c]) * sign(r[t - 1_c] * sum(x[t])),
          E[last] = dot(abs(s[last]), relu(x[last])) + r[last] * heaviside(sum(v[last])) + sum(abs(W)))),
      E,
      [=](auto const& p) {
        matrix first, vector = p(s[-1_c]), scalar = p(r[-1_c]);
        for (int k = 0; k < T; ++k) {
          matrix const before = vector;
          first = each(plain::relu, p(W) * before) + each(plain::abs, p(W) * p(x, k));
          vector = by_hand::times_each(each(plain::sign, before), p(x, k)) + by_hand::turned(p(W)) * first -
                   by_hand::times_each(each(plain::step, p(x, k)), before);
          scalar = each(plain::abs, scalar - by_hand::dot(before, p(x, k))) -
                   number(3) * each(plain::relu, scalar) * each(plain::sign, scalar * by_hand::sum_of(p(x, k)));
        }
        return by_hand::dot(each(plain::abs, vector), each(plain::relu, p(x, T - 1))) +
               scalar * each(plain::step, by_hand::sum_of(first)) + by_hand::sum_of(each(plain::abs, p(W)));
      },
      W, x, s[-1_c], r[-1_c]);
}

// the cross-entropy of a sigmoid, of scalars and of vectors, with targets that depend on parameters
template <by kind, int n, int m>
void sigmoid_cross_entropies() {
  constexpr par<'W', n, n> W;
  constexpr par<'V', m, n> V;
  constexpr in<'y', m> y;
  constexpr var<'s', n> s;
  constexpr var<'r'> r;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(
          s[t] = W * s[t - 1_c],
          r[t] = sigmoid_cross_entropy(r[t - 1_c] * sum(V), sum(s[t])) - sigmoid_cross_entropy(V * s[t], y[t]),
          E[last] = sum(3_c * sigmoid_cross_entropy(y[t], V * s[t]) + square(r[t]), t))),
      E,
      [=](auto const& p) {
        matrix vector = p(s[-1_c]), scalar = p(r[-1_c]), loss;
        auto const entropy = [](matrix const& q, matrix const& target) {
          return by_hand::sum_of(each(
              [](complex l, complex z) {
                return -z * std::log(plain::sigmoid(l)) - (complex(1) - z) * std::log(complex(1) - plain::sigmoid(l));
              },
              q, target));
        };
        for (int k = 0; k < T; ++k) {
          vector = p(W) * vector;
          scalar = entropy(scalar * by_hand::sum_of(p(V)), by_hand::sum_of(vector)) - entropy(p(V) * vector, p(y, k));
          loss = loss + number(3) * entropy(p(y, k), p(V) * vector) + scalar * scalar;
        }
        return loss;
      },
      W, V, y, s[-1_c], r[-1_c]);
}

/// What the rule of a node passes back to its operand i where the cotangent is 1: the derivative, as a formula.
template <int i = 0, class Node>
constexpr auto derivative_of(Node node) {
  return list::element<i, decltype(rules::pullback(node, broadcast_of<struct one, shape_t<Node>>{}, node))>{};
}

// the derivatives as functions of a net, so that they are differentiated again
template <by kind, int n>
void second_derivatives() {
  constexpr par<'W', n, n> W;
  constexpr in<'x', n> x;
  constexpr var<'z', n> z;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  constexpr auto d = [](auto node) { return derivative_of(node); };
  check<kind, signs::positive>(
      unroll<T>(recurrence(z[t] = W * s[t - 1_c] + x[t],
                           s[t] = d(sqrt(z[t])) + d(reciprocal(z[t])) + d(softplus(z[t])) + d(sin(z[t])) -
                                  hadamard(x[t], d(cos(z[t]))) + d(sinh(z[t])) - hadamard(x[t], d(cosh(z[t]))) +
                                  d(atan(z[t])) + d(pow(z[t], 3_c)) + d(pow(z[t], -2_c)) + d(pow(z[t], x[t])) -
                                  hadamard(s[t - 1_c], derivative_of<1>(pow(z[t], x[t]))),
                           E[last] = sum(dot(s[t], x[t]), t))),
      E,
      [=](auto const& p) {
        matrix state = p(s[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const before = state, sum = p(W) * before + p(x, k);
          state = each(
                      [](complex v, complex w) {
                        return complex(0.5L) / std::sqrt(v) - complex(1) / (v * v) + plain::sigmoid(v) + std::cos(v) +
                               w * std::sin(v) + std::cosh(v) - w * std::sinh(v) + complex(1) / (complex(1) + v * v) +
                               complex(3) * v * v - complex(2) / (v * v * v) + w * std::pow(v, w - complex(1));
                      },
                      sum, p(x, k)) -
                  by_hand::times_each(
                      before, each([](complex v, complex w) { return std::pow(v, w) * std::log(v); }, sum, p(x, k)));
          loss = loss + by_hand::dot(state, p(x, k));
        }
        return loss;
      },
      W, x, s[-1_c]);
}

// --- all functions in one net of scalars: a constant, at run time, in float; and the kinks ------

constexpr par<'u'> u;
constexpr par<'w'> w;
constexpr in<'x'> x;
constexpr var<'s'> s;
constexpr var<'E'> E;
constexpr auto all_functions = unroll<T>(
    recurrence(s[t] = sqrt(square(u) + 1_c) + sin(w * s[t - 1_c]) - cos(x[t]) * sinh(u) + reciprocal(cosh(s[t - 1_c])) +
                      softplus(s[t - 1_c] - w),
               E[last] = sum(relu(s[t]) * abs(u) + sigmoid_cross_entropy(s[t], x[t]) +
                                 pow(abs(s[t]), w) * pow(u, -3_c) * ratio<1, 7> * sign(x[t]) + heaviside(u) * s[t],
                             t)));
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
}  // namespace rules_of_elementwise_by_hand

BOOST_AUTO_TEST_SUITE(rules_of_elementwise)

using namespace rules_of_elementwise_by_hand;

BOOST_AUTO_TEST_CASE(of_analytic_functions) { analytic_functions<by::loop, 3>(); }
BOOST_AUTO_TEST_CASE(of_roots_and_powers) { roots_and_powers<by::line, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_functions_with_a_kink) { functions_with_a_kink<by::loop, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_sigmoid_cross_entropies) { sigmoid_cross_entropies<by::line, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_second_derivatives) { second_derivatives<by::loop, 2>(); }

BOOST_AUTO_TEST_CASE(constants_and_float) {
  constexpr auto constant = gradient_of_all<double>();
  constexpr auto constant_in_float = gradient_of_all<float>();
  static_assert(std::is_same_v<decltype(gradient_of_all<float>()[E]), float>);
  auto const want = numbers_in(gradient_of_all<double>());
  BOOST_TEST(numbers::relative_error(numbers_in(constant), want) <= 1e-14);
  BOOST_TEST(numbers::relative_error(numbers_in(constant_in_float), want) <= 1e-6);
  BOOST_TEST(numbers::relative_error(numbers_in(gradient_of_all<float>()), want) <= 1e-6);
  BOOST_TEST(evaluate(all_functions)(u(0.8), w(1.3), x({0.6, -0.4}), s[-1_c](0.3))[E] == want[0]);
}

// Of complex numbers a gradient is the complex derivative, and by it that of |s|², 2·s·conj(s′), against differences.
BOOST_AUTO_TEST_CASE(of_complex_numbers) {
  using number = std::complex<double>;
  constexpr auto net = unroll<2>(recurrence(s[t] = tanh(w * s[t - 1_c]) + exp(s[t - 1_c]) / w));
  auto const at = [=](number value) { return gradient(net, s[last], wrt(w))(w(value), s[-1_c](number(0.3, -0.2))); };
  number const point(0.7, 0.4), state = at(point)[s[last]], slope = at(point)[w];
  auto const size = [&](double x, double y) {
    number const end = at(point + number(x, y))[s[last]];
    return std::norm(end);
  };
  double const h = 1e-5;
  number const want((size(h, 0) - size(-h, 0)) / (2 * h), (size(0, h) - size(0, -h)) / (2 * h));
  BOOST_TEST(std::abs(2.0 * state * std::conj(slope) - want) <= 1e-8 * std::abs(want));
}

// At a kink the slope is by convention that of a function which is flat there: of |z| and max(z, 0) it is 0 at 0. Of a
// power with an exponent that is an integer it is what the formula n·zⁿ⁻¹ says, at a zero of the base too.
BOOST_AUTO_TEST_CASE(at_a_kink) {
  constexpr auto net = unroll<1>(recurrence(E[last] = 2_c * relu(u) + 3_c * abs(u) + 5_c * w + sign(w) * w +
                                                      heaviside(w) + pow(u, 3_c) + 7_c * pow(u + 1_c, -1_c)));
  for (double const zero : {0.0, -0.0}) {
    auto const r = gradient(net, E, wrt(u, w))(u(zero), w(zero));
    BOOST_TEST(r[E] == 7);
    BOOST_TEST(r[u] == -7);
    BOOST_TEST(r[w] == 5);
  }
}

// outside of the domain, and far out in it
BOOST_AUTO_TEST_CASE(at_the_ends_of_the_domain) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  auto const at = [](auto formula, double value) {
    auto const r = gradient(unroll<1>(recurrence(E[last] = formula)), E, wrt(u))(u(value));
    return std::array{r[E], r[u]};
  };
  BOOST_TEST(at(sqrt(u), 0.0)[1] == inf);
  BOOST_TEST((std::isnan(at(sqrt(u), -1.0)[0]) && std::isnan(at(sqrt(u), -1.0)[1])));
  BOOST_TEST((at(reciprocal(u), -0.0) == std::array{-inf, -inf}));
  BOOST_TEST((at(pow(u, -1_c), 0.0) == std::array{inf, -inf}));
  BOOST_TEST((std::isnan(at(sin(u), inf)[0]) && std::isnan(at(cos(u), inf)[1])));
  BOOST_TEST((at(cosh(u), -1e4) == std::array{inf, -inf}));
  BOOST_TEST((at(softplus(u), 1e4) == std::array{1e4, 1.0}));
  BOOST_TEST((at(softplus(u), -1e4) == std::array{0.0, 0.0}));
  BOOST_TEST((at(sigmoid_cross_entropy(u, one), -1e4) == std::array{1e4, -1.0}));
  BOOST_TEST((at(sigmoid_cross_entropy(u, zero), 1e4) == std::array{1e4, 1.0}));
  BOOST_TEST((at(sigmoid_cross_entropy(u, one), 1e4) == std::array{0.0, 0.0}));
  BOOST_TEST((at(relu(u), inf) == std::array{inf, 1.0}));
  BOOST_TEST((at(abs(u), -inf) == std::array{inf, -1.0}));
  BOOST_TEST((std::isnan(at(relu(u), std::nan(""))[0]) && std::isnan(at(abs(u), std::nan(""))[0]) &&
              std::isnan(at(softplus(u), std::nan(""))[0])));
  BOOST_TEST((at(pow(u, ratio<1, 2>), 0.0) == std::array{0.0, inf}));
  BOOST_TEST((std::isnan(at(pow(u, ratio<1, 3>), -8.0)[0]) && std::isnan(at(pow(u, ratio<1, 3>), -8.0)[1])));
}

BOOST_AUTO_TEST_SUITE_END()
