// What is not chosen contributes nothing, neither value nor gradient, whatever it is: `where`, conditions as factors,
// max, min and relu, in all modes of differentiation. The numbers are by hand, or those of the same net without what is
// not chosen, or of a forward pass written by hand over complex numbers.
#include <string>
#include <vector>

#include "../callables/second_check.hpp"

namespace choices_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::check_second;
using by_hand::complex;
using by_hand::each;
using by_hand::matrix;
using by_hand::times_each;
constexpr double inf = std::numeric_limits<double>::infinity(), no_number = std::numeric_limits<double>::quiet_NaN();

// --- formulas of two numbers ----------------------------------------------------------------------

constexpr par<'u'> u;
constexpr par<'w'> w;
constexpr in<'m'> m;
constexpr in<'x'> x;
constexpr var<'h'> h;
constexpr var<'s'> s;
constexpr var<'L'> L;

/// The value of a formula of u and w, and its two slopes, in reverse and in forward mode.
template <class N = double, class Formula>
std::array<N, 3> slopes_at(Formula formula, N first, N second) {
  constexpr auto net = unroll<1>(recurrence(L[last] = Formula{}));
  auto const r = gradient(net, L, wrt(u, w))(u(first), w(second));
  auto const forward = forward_gradient(net, L, wrt(u, w))(u(first), w(second));
  BOOST_TEST((forward[L] == r[L] && forward[u] == r[u] && forward[w] == r[w]), text(formula));
  return {r[L], r[u], r[w]};
}
/// The same in double and in float; and the product of the Hessian with (1, 1) is a number.
template <class Formula>
std::array<double, 3> all_slopes_at(Formula formula, double first, double second) {
  constexpr auto net = unroll<1>(recurrence(L[last] = Formula{}));
  auto const in_double = slopes_at(formula, first, second);
  auto const in_float = slopes_at(formula, static_cast<float>(first), static_cast<float>(second));
  BOOST_TEST(numbers::relative_error(in_float, in_double) <= 1e-6, text(formula));
  auto const second_order =
      hessian_vector_product(net, L, wrt(u, w))(u(first), w(second), tangent(u)(1.0), tangent(w)(1.0));
  BOOST_TEST((second_order[u] - second_order[u] == 0 && second_order[w] - second_order[w] == 0), text(formula));
  return in_double;
}
using three = std::array<double, 3>;

// --- by hand, over complex numbers ----------------------------------------------------------------

bool holds(matrix const& condition, int i, int j) {
  return condition.is_scalar() ? condition(0) != complex(0) : condition(i, j) != complex(0);
}
matrix chosen(matrix const& condition, matrix const& a, matrix const& b) {
  matrix c = a;
  for (int i = 0; i < a.rows; ++i)
    for (int j = 0; j < a.cols; ++j)
      if (!holds(condition, i, j)) c(i, j) = b(i, j);
  return c;
}
matrix above(matrix const& a, matrix const& b) {
  return each([](complex p, complex q) { return complex(p.real() > q.real() ? 1 : 0); }, a, b);
}
matrix opposite(matrix const& a) {
  return each([](complex p) { return complex(p == complex(0) ? 1 : 0); }, a);
}
matrix root(matrix const& a) {
  return each([](complex p) { return std::sqrt(p); }, a);
}

template <int n>
struct of_vectors {
  static constexpr int T = 3;
  static constexpr par<'A', n, n> A{};
  static constexpr par<'c', n> c{};
  static constexpr in<'y', n> y{};
  static constexpr var<'q', n> q{};
  static constexpr var<'r'> r{};
  static constexpr auto net = unroll<T>(
      recurrence(q[t] = where(A * q[t - 1_c] > y[t], hadamard(c, sin(q[t - 1_c])), clamp(A* y[t], -1_c * c, 1_c)) +
                        hadamard(!(c <= y[t]) || q[t - 1_c] < 0_c, y[t]),
                 r[t] = where(r[t - 1_c] * dot(c, y[t]) < sum(q[t]) && sum(y[t]) != 0_c, exp(r[t - 1_c]) * sum(q[t]),
                              where(r[t - 1_c] > 0_c, sqrt(r[t - 1_c]), r[t - 1_c] * dot(c, q[t]))) -
                        heaviside(sum(y[t])) * dot(c, q[t]),
                 L[last] = dot(where(r[last] >= 0_c, A* q[last], c), q[last]) + square(r[last]) +
                           sum(where(q[last] > c, q[last], 1_c))));
  static matrix forward(auto const& p) {
    matrix const zeros(n, 1), ones = each([](complex) { return complex(1); }, zeros);
    matrix state = p(q[-1_c]), scalar = p(r[-1_c]);
    for (int k = 0; k < T; ++k) {
      matrix const in = p(y, k), sine = each([](complex a) { return std::sin(a); }, state), image = p(A) * in,
                   least = zeros - p(c);
      matrix const bounded = chosen(above(chosen(above(least, image), least, image), ones), ones,
                                    chosen(above(least, image), least, image));
      matrix const adds = chosen(above(p(c), in), ones, above(zeros, state));
      state = chosen(above(p(A) * state, in), times_each(p(c), sine), bounded) + times_each(adds, in);
      matrix const product = by_hand::dot(p(c), state), none;
      scalar = (above(by_hand::sum_of(state), scalar * by_hand::dot(p(c), in))(0) != complex(0)
                    ? by_hand::exp_of(scalar) * by_hand::sum_of(state)
                : scalar(0).real() > 0 ? root(scalar)
                                       : scalar * product) -
               above(by_hand::sum_of(in), none) * product;
    }
    return by_hand::dot(scalar(0).real() >= 0 ? p(A) * state : p(c), state) + scalar * scalar +
           by_hand::sum_of(chosen(above(state, p(c)), state, ones));
  }
};
template <int n>
struct of_matrices {
  static constexpr int T = 2;
  static constexpr par<'B', n, n> B{};
  static constexpr par<'k'> k{};
  static constexpr in<'g'> g{};
  static constexpr var<'M', n, n> M{};
  static constexpr auto net = unroll<T>(
      recurrence(M[t] = where(M[t - 1_c] > B, M[t - 1_c] * B, k* B) + where(g[t] > k, transpose(M[t - 1_c]), B* B),
                 L[last] = sum(where(!(M[last] > k * B), M[last], 0_c)) + dot(max(M[last], B), M[last])));
  static matrix forward(auto const& p) {
    matrix state = p(M[-1_c]);
    for (int step = 0; step < T; ++step)
      state = chosen(above(state, p(B)), state * p(B), p(k) * p(B)) +
              (p(g, step)(0).real() > p(k)(0).real() ? by_hand::turned(state) : p(B) * p(B));
    return by_hand::sum_of(chosen(opposite(above(state, p(k) * p(B))), state, matrix(n, n))) +
           by_hand::dot(chosen(above(p(B), state), p(B), state), state);
  }
};

// an operation of one's own, linear in its operand
template <class A>
struct thrice_of : node {
  using shape = shape_t<A>;
  static constexpr auto name = "thrice";
  static void value(auto* y, auto const* a) {
    for (int i = 0; i < shape::size; ++i) y[i] = 3 * a[i];
  }
};
template <class A, class C>
constexpr auto pullback(thrice_of<A>, C, auto) {
  return cotangents(thrice_of<C>{});
}
template <class A, class B>
struct weighted_of : node {  // a·b by components, whose rule reads b
  using shape = shape_t<A>;
  static constexpr auto name = "weighted";
  static void value(auto* y, auto const* a, auto const* weight) {
    for (int i = 0; i < shape::size; ++i) y[i] = a[i] * weight[i];
  }
};
template <class A, class B, class C>
constexpr auto pullback(weighted_of<A, B>, C, auto) {
  return cotangents(weighted_of<C, B>{}, weighted_of<C, A>{});
}
}  // namespace choices_by_hand

BOOST_AUTO_TEST_SUITE(choices)

using namespace choices_by_hand;

// A root of what is negative, in the branch that is not chosen, and in an equation of its own.
BOOST_AUTO_TEST_CASE(the_branch_that_is_not_chosen) {
  auto const check_root = [](auto net) {
    auto const g = gradient(net, L, wrt(w, x, s[-1_c]));
    auto const r = g(w(2.0), m({1.0, 0.0, 0.0}), x({2.0, -1.0, 0.0}), s[-1_c](0.0));
    BOOST_TEST((r[L] == 4 && r[w] == 2 && r[x][0] == 2 && r[x][1] == 0 && r[x][2] == 0 && r[s[-1_c]] == 0));
    auto const in_float = g(w(2.0f), m({1.0f, 0.0f, 0.0f}), x({2.0f, -1.0f, 0.0f}), s[-1_c](0.0f));
    BOOST_TEST((in_float[L] == 4 && in_float[w] == 2 && in_float[x][1] == 0));
    auto const forward =
        forward_gradient(net, L, wrt(w))(w(2.0), m({1.0, 0.0, 0.0}), x({2.0, -1.0, 0.0}), s[-1_c](0.0));
    BOOST_TEST((forward[L] == 4 && forward[w] == 2));
    auto const second = hessian_vector_product(net, L, wrt(w, x))(
        w(2.0), m({1.0, 0.0, 0.0}), x({2.0, -1.0, 0.0}), s[-1_c](0.0), tangent(w)(1.0), tangent(x)({0.0, 1.0, 1.0}));
    BOOST_TEST(
        (second[w] == 0 && std::abs(second[x][0] - 1) < 1e-15 && second[x][1] == 0 && second[x][2] == 0));  // L = w·x₀
  };
  constexpr auto in_place = recurrence(s[t] = where(m[t], sqrt(w * x[t]), s[t - 1_c]), L[last] = square(s[last]));
  constexpr auto by_name =
      recurrence(h[t] = sqrt(w * x[t]), s[t] = where(m[t], h[t], s[t - 1_c]), L[last] = square(s[last]));
  constexpr auto by_comparison = recurrence(h[t] = w * x[t], s[t] = where(h[t] > 0_c, sqrt(h[t]), s[t - 1_c]),
                                            L[last] = square(s[last]) + 0_c * m[last]);
  constexpr auto other_way =
      recurrence(s[t] = where(!(m[t] != 0_c), s[t - 1_c], sqrt(w * x[t])), L[last] = square(s[last]));
  check_root(unroll<3>(in_place));
  check_root(unroll<3>(by_name));
  check_root(unroll<3>(by_comparison));
  check_root(unroll<3>(other_way));
}

BOOST_AUTO_TEST_CASE(whatever_it_is) {
  BOOST_TEST((all_slopes_at(where(u < 5_c, exp(u * w), u * w), 1000.0, 2.0) == three{2000, 2, 1000}));
  BOOST_TEST((slopes_at(where(u > 0_c, sqrt(u) * w, w), 0.0, 2.0) == three{2, 0, 1}));
  BOOST_TEST((all_slopes_at(where(u > 0_c, u * log(u), square(w)), -1.0, 3.0) == three{9, 0, 6}));
  BOOST_TEST((slopes_at(where(u == 0_c, 1_c, sin(u) / u) * w, 0.0, 3.0) == three{3, 0, 1}));
  BOOST_TEST((slopes_at(where(u == u, u, w), no_number, 3.0) == three{3, 0, 1}));
  BOOST_TEST((slopes_at(where(w >= 3_c, w, hadamard(u, u)), inf, 3.0) == three{3, 0, 1}));
  BOOST_TEST((slopes_at(where(w > 0_c, w, softplus(u) / (u - u) + atan2(u, u - u)), 1.0, 3.0) == three{3, 0, 1}));
  // of vectors, matrices and sums
  constexpr auto pair = concat(u, w);
  BOOST_TEST((all_slopes_at(sum(where(pair > 0_c, sqrt(pair), pair)), -1.0, 4.0) == three{1, 1, 0.25}));
  BOOST_TEST((slopes_at(where(w > 0_c, w, sum(outer(log(pair), pair) * sqrt(pair))), -1.0, 4.0) == three{4, 0, 1}));
  BOOST_TEST((slopes_at(where(w > 0_c, w, logsumexp(pair / (u - u))), -1.0, 4.0) == three{4, 0, 1}));
  BOOST_TEST((slopes_at(where(w > 0_c, w, cross_entropy(softmax(pair / (u - u)), pair)), -1.0, 4.0) == three{4, 0, 1}));
  BOOST_TEST(
      (slopes_at(where(w > 0_c, w, sum(diag(sqrt(pair)) * outer(pair, log(pair)))), -1.0, 4.0) == three{4, 0, 1}));
  // of an operation of one's own
  BOOST_TEST(
      (slopes_at(sum(where(pair > 0_c, thrice_of<decltype(sqrt(pair))>{}, pair)), -1.0, 4.0) == three{5, 1, 0.75}));
  BOOST_TEST(
      (slopes_at(where(w > 0_c, w, sum(weighted_of<std::remove_const_t<decltype(pair)>, decltype(sqrt(pair))>{})), -1.0,
                 4.0) == three{4, 0, 1}));
}

// A condition is a factor that chooses; max, min, clamp and relu choose as well.
BOOST_AUTO_TEST_CASE(factors_that_choose) {
  BOOST_TEST((all_slopes_at(heaviside(u) * sqrt(u) + w, -1.0, 3.0) == three{3, 0, 1}));
  BOOST_TEST((slopes_at(heaviside(u) * sqrt(u) + w, 4.0, 3.0) == three{5, 0.25, 1}));
  BOOST_TEST((slopes_at(w + log(u) * (u > 0_c), -1.0, 3.0) == three{3, 0, 1}));
  BOOST_TEST((slopes_at(w + exp(u) * exceeds(5_c, u), 1000.0, 3.0) == three{3, 0, 1}));
  BOOST_TEST((all_slopes_at(max(log(u), w), 0.0, 3.0) == three{3, 0, 1}));
  BOOST_TEST((slopes_at(min(w, 1_c / u), 0.0, 3.0) == three{3, 0, 1}));
  BOOST_TEST((all_slopes_at(relu(log(u)) + w, 0.0, 3.0) == three{3, 0, 1}));
  BOOST_TEST((slopes_at(clamp(exp(u), 0_c, w), 1000.0, 3.0) == three{3, 0, 1}));
  BOOST_TEST((slopes_at(max(w, relu(sqrt(u) - 1_c)), 0.0, 3.0) == three{3, 0, 1}));
}

// At a tie the first operand gets all of the slope; of NaN only a ≠ b holds.
BOOST_AUTO_TEST_CASE(ties_and_nan) {
  BOOST_TEST((slopes_at(where(u >= w, u, w), 2.0, 2.0) == three{2, 1, 0} &&
              slopes_at(where(u > w, u, w), 2.0, 2.0) == three{2, 0, 1}));
  BOOST_TEST((slopes_at(clamp(u, w, 5_c), 2.0, 2.0) == three{2, 1, 0} &&
              slopes_at(clamp(u, 0_c, w), 2.0, 2.0) == three{2, 1, 0}));
  BOOST_TEST((slopes_at(max(u, w), 2.0, 2.0) == three{2, 1, 0} && slopes_at(min(u, w), 2.0, 2.0) == three{2, 1, 0}));
  auto const which = [](double first, double second) {
    auto const net = unroll<1>(recurrence(L[last] = (u < w) + 2_c * (u <= w) + 4_c * (u > w) + 8_c * (u >= w) +
                                                    16_c * (u == w) + 32_c * (u != w)));
    auto const r = gradient(net, L, wrt(u, w), also())(u(first), w(second));
    BOOST_TEST((r[u] == 0 && r[w] == 0));
    return static_cast<int>(r[L]);
  };
  BOOST_TEST((which(1, 2) == 35 && which(2, 1) == 44 && which(2, 2) == 26 && which(0.0, -0.0) == 26));
  BOOST_TEST((which(no_number, 1) == 32 && which(1, no_number) == 32 && which(no_number, no_number) == 32 &&
              which(inf, inf) == 26));
  auto const logic = [](double first, double second) {
    auto const net = unroll<1>(recurrence(L[last] = (u && w) + 2_c * (u || w) + 4_c * !u));
    return static_cast<int>(gradient(net, L, wrt(u, w))(u(first), w(second))[L]);
  };
  BOOST_TEST((logic(0, 0) == 4 && logic(1, 0) == 2 && logic(0, -3) == 6 && logic(2, 1) == 3));
}

BOOST_AUTO_TEST_CASE(against_complex_steps) {
  using vectors = of_vectors<3>;
  check<by::loop, by_hand::signs::both, 1>(
      vectors::net, L, [](auto const& p) { return vectors::forward(p); }, vectors::A, vectors::c, vectors::y,
      vectors::q[-1_c], vectors::r[-1_c]);
  check<by::line, by_hand::signs::both, 1>(
      vectors::net, L, [](auto const& p) { return vectors::forward(p); }, vectors::A, vectors::c, vectors::y,
      vectors::q[-1_c], vectors::r[-1_c]);
  check_second<by::loop>(
      vectors::net, L, [](auto const& p) { return vectors::forward(p); },
      wrt(vectors::A, vectors::c, vectors::q[-1_c], vectors::r[-1_c]), wrt(vectors::y));
  using matrices = of_matrices<2>;
  check<by::line, by_hand::signs::both, 1>(
      matrices::net, L, [](auto const& p) { return matrices::forward(p); }, matrices::B, matrices::k, matrices::g,
      matrices::M[-1_c]);
}

BOOST_AUTO_TEST_SUITE_END()
