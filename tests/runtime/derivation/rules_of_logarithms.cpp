// Logarithms of a softmax and of a sigmoid that are computed without them, at generic points: of earlier and later
// steps, of initial states, of components and products, against forward passes with the logarithms as they are written.
#include <bptt/callables/hessian.hpp>

#include "../callables/second_check.hpp"

namespace logarithms_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::check_second;
using by_hand::complex;
using by_hand::matrix;
using by_hand::signs;
constexpr int T = 3, n = 3;

constexpr par<'W', n, n> W;
constexpr par<'u'> u;
constexpr in<'x', n> x;
constexpr var<'p', n> p;
constexpr var<'s', n> s;
constexpr var<'g'> g;
constexpr var<'e'> e;
constexpr var<'E'> E;
complex sigmoid_of(complex z) { return complex(1) / (complex(1) + std::exp(-z)); }

// of the step before, weighted and not; of this step, from a softmax that reads the step before
constexpr auto softmax_net = unroll<T>(
    recurrence(p[t] = softmax(W * p[t - 1_c] + x[t]),
               e[t] = cross_entropy(p[t - 1_c], x[t]) + square(log(component<1>(p[t]))) * log(dot(p[t - 1_c], x[t])) -
                      log(sum(hadamard(x[t], p[t]))),
               E[last] = sum(e[t], t) + sum(xlogy(x[0_c], p[last])) * cross_entropy(p[1_c], x[1_c])));
matrix softmax_forward(auto const& at) {
  matrix before = at(p[-1_c]), loss, first;
  for (int k = 0; k < T; ++k) {
    matrix const here = by_hand::probabilities(at(W) * before + at(x, k)), log_of_1 = std::log(here(1));
    loss = loss - by_hand::dot(at(x, k), by_hand::log_of(before)) +
           log_of_1 * log_of_1 * by_hand::log_of(by_hand::dot(before, at(x, k))) -
           by_hand::log_of(by_hand::dot(here, at(x, k)));
    if (k == 1) first = here;
    before = here;
  }
  return loss - by_hand::dot(at(x), by_hand::log_of(before)) * by_hand::dot(at(x, 1), by_hand::log_of(first));
}

// of 1 − σ, two steps back and one ahead, and of a sum of such; one state is given by an equation that reads another
constexpr auto sigmoid_net = unroll<T>(
    recurrence(s[t] = sigmoid(W * x[t]), g[t] = sigmoid(dot(x[t], x[t])), g[-1_c] = sigmoid(g[-2_c] + u),
               e[t] = log(1_c - g[t - 2_c]) * log(component<0>(s[t + 1_c])) + log(g[t] / (2_c * (1_c - g[t - 1_c]))),
               E[last] = sum(e[t], t) + log(g[last] * component<2>(s[1_c]) + 1_c - component<1>(s[last]))));
matrix sigmoid_forward(auto const& at) {
  auto const g_of = [&](int k) {
    return k == -2   ? at(g[-2_c])
           : k == -1 ? matrix(sigmoid_of(at(g[-2_c])(0) + at(u)(0)))
                     : matrix(sigmoid_of(by_hand::dot(at(x, k), at(x, k))(0)));
  };
  auto const s_of = [&](int k) { return k == T ? at(s[last + 1_c]) : by_hand::each(sigmoid_of, at(W) * at(x, k)); };
  matrix const one(1.0L), two(2.0L);
  matrix loss = by_hand::log_of(g_of(T - 1) * matrix(s_of(1)(2)) + one - matrix(s_of(T - 1)(1)));
  for (int k = 0; k < T; ++k)
    loss = loss + by_hand::log_of(one - g_of(k - 2)) * matrix(std::log(s_of(k + 1)(0))) +
           by_hand::log_of(g_of(k) / (two * (one - g_of(k - 1))));
  return loss;
}
}  // namespace logarithms_by_hand

BOOST_AUTO_TEST_SUITE(rules_of_logarithms)

using namespace logarithms_by_hand;

BOOST_AUTO_TEST_CASE(gradients) {
  check<by::loop, signs::positive>(
      softmax_net, E, [](auto const& at) { return softmax_forward(at); }, W, x, p[-1_c]);
  check<by::line, signs::positive>(
      sigmoid_net, E, [](auto const& at) { return sigmoid_forward(at); }, W, x, u, g[-2_c], s[last + 1_c]);
}

BOOST_AUTO_TEST_CASE(second_derivatives_and_forward_mode) {
  check_second<by::line, signs::positive>(
      softmax_net, E, [](auto const& at) { return softmax_forward(at); }, wrt(W, x, p[-1_c]), wrt());
  check_second<by::loop, signs::positive>(
      sigmoid_net, E, [](auto const& at) { return sigmoid_forward(at); }, wrt(W, u), wrt(x, g[-2_c], s[last + 1_c]));
}

BOOST_AUTO_TEST_SUITE_END()
