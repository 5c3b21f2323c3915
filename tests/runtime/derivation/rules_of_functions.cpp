// The rules of elementwise functions, softmax and cross-entropies inside a small recurrence, against a forward pass
// written by hand.
#include "../complex_step.hpp"

namespace rules_of_functions_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::complex;
using by_hand::matrix;
using by_hand::signs;
constexpr int T = 3;

// an elementwise function f of a vector; g is f by hand
template <by kind, int n, class F, class G>
void function_of_components(F f, G g) {
  constexpr par<'W', n, n> W;
  constexpr in<'x', n> x;
  constexpr var<'s', n> s;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(s[t] = f(W * s[t - 1_c]) + x[t], E[last] = sum(dot(s[t], x[t]), t))), E,
      [=](auto const& p) {
        matrix state = p(s[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          state = by_hand::each(g, p(W) * state) + p(x, k);
          loss = loss + by_hand::dot(state, p(x, k));
        }
        return loss;
      },
      W, x, s[-1_c]);
}

// of scalars and of matrices
template <by kind, int n, int m>
void functions_of_other_shapes() {
  constexpr par<'u'> u;
  constexpr par<'W', n, m> W;
  constexpr var<'r'> r;
  constexpr var<'M', n, m> M;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(r[t] = log(square(u * r[t - 1_c])) + sigmoid(r[t - 1_c]),
                           M[t] = tanh(W + r[t] * M[t - 1_c]) - exp(-M[t - 1_c]), E[last] = sum(square(M[last])))),
      E,
      [=](auto const& p) {
        matrix scalar = p(r[-1_c]), square = p(M[-1_c]);
        complex const minus(-1), one(1);
        for (int k = 0; k < T; ++k) {
          matrix const ur = p(u) * scalar;
          scalar = by_hand::log_of(ur * ur) + one / (one + std::exp(minus * scalar(0)));
          square = by_hand::tanh_of(p(W) + scalar * square) - by_hand::exp_of(matrix(minus) * square);
        }
        return by_hand::dot(square, square);
      },
      u, W, r[-1_c], M[-1_c]);
}

// a function that its user has given
inline constexpr struct cubic : function<cubic> {
  static constexpr auto value(auto x) { return x * x * x - 2 * x; }
  static constexpr auto slope(auto x) { return 3 * x * x - 2; }
} cubic;

template <by kind, int n, int m>
void softmaxes() {
  constexpr par<'W', n, n> W;
  constexpr par<'V', m, n> V;
  constexpr in<'x', n> x;
  constexpr in<'y', m> y;
  constexpr var<'s', n> s;
  constexpr var<'o', m> o;
  constexpr var<'E'> E;
  check<kind, signs::positive>(
      unroll<T>(recurrence(s[t] = softmax(W * s[t - 1_c] + x[t]), o[t] = log_softmax(V * s[t]),
                           E[last] = sum(dot(o[t], y[t]), t) + dot(softmax(o[last]), V * s[last]))),
      E,
      [=](auto const& p) {
        matrix vector = p(s[-1_c]), log_o, loss;
        for (int k = 0; k < T; ++k) {
          vector = by_hand::probabilities(p(W) * vector + p(x, k));
          log_o = by_hand::log_of(by_hand::probabilities(p(V) * vector));
          loss = loss + by_hand::dot(log_o, p(y, k));
        }
        return loss + by_hand::dot(by_hand::probabilities(log_o), p(V) * vector);
      },
      W, V, x, y, s[-1_c]);
}

// the cross-entropies, of probabilities that do not come from a softmax, and of logits; targets that do not sum to one,
// and depend on parameters
template <by kind, int n, int m>
void cross_entropies() {
  constexpr par<'W', n, n> W;
  constexpr par<'V', m, n> V;
  constexpr par<'Y', m, n> Y;
  constexpr in<'y', n> y;
  constexpr con<'z', m> z;
  constexpr var<'s', n> s;
  constexpr var<'r'> r;
  constexpr var<'E'> E;
  check<kind, signs::positive>(
      unroll<T>(recurrence(s[t] = W * s[t - 1_c] / sum(W) + y[t],
                           r[t] = softmax_cross_entropy(V * s[t], Y * s[t - 1_c]) -
                                  r[t - 1_c] * cross_entropy(s[t], hadamard(y[t], s[t - 1_c])),
                           E[last] = sum(cross_entropy(s[t], y[t]) + 3_c * softmax_cross_entropy(V * s[t], z), t) +
                                     r[last] * cross_entropy(z, Y * s[last]))),
      E,
      [=](auto const& p) {
        matrix vector = p(s[-1_c]), scalar = p(r[-1_c]), loss;
        auto const entropy = [](matrix const& q, matrix const& target) {
          return matrix(-1) * by_hand::dot(by_hand::log_of(q), target);
        };
        for (int k = 0; k < T; ++k) {
          matrix const before = vector;
          vector = p(W) * before / by_hand::sum_of(p(W)) + p(y, k);
          scalar = entropy(by_hand::probabilities(p(V) * vector), p(Y) * before) -
                   scalar * entropy(vector, by_hand::times_each(p(y, k), before));
          loss = loss + entropy(vector, p(y, k)) + matrix(3) * entropy(by_hand::probabilities(p(V) * vector), p(z));
        }
        return loss + scalar * entropy(p(z), p(Y) * vector);
      },
      W, V, Y, y, z, s[-1_c], r[-1_c]);
}

// a softmax under a logarithm is turned into a log-sum-exp: the derivative stays the same
template <by kind, int n>
void cross_entropies_of_softmaxes() {
  constexpr par<'W', n, n> W;
  constexpr in<'y', n> y;
  constexpr var<'q', n> q;
  constexpr var<'o', n> o;
  constexpr var<'L'> L;
  constexpr var<'E'> E;
  check<kind, signs::positive>(
      unroll<T>(recurrence(q[t] = W * q[t - 1_c], o[t] = softmax(q[t]),
                           L[t] = cross_entropy(o[t], y[t]) - cross_entropy(softmax(q[t]), o[t]),
                           E[last] = sum(L[t], t) + cross_entropy(o[last], y[last]) * dot(o[last], o[last]))),
      E,
      [=](auto const& p) {
        matrix logits = p(q[-1_c]), prob, loss;
        auto const entropy = [](matrix const& a, matrix const& target) {
          return matrix(-1) * by_hand::dot(by_hand::log_of(a), target);
        };
        for (int k = 0; k < T; ++k) {
          logits = p(W) * logits;
          prob = by_hand::probabilities(logits);
          loss = loss + entropy(prob, p(y, k)) - entropy(prob, prob);
        }
        return loss + entropy(prob, p(y, T - 1)) * by_hand::dot(prob, prob);
      },
      W, y, q[-1_c]);
}
}  // namespace rules_of_functions_by_hand

BOOST_AUTO_TEST_SUITE(rules_of_functions)

using namespace rules_of_functions_by_hand;

BOOST_AUTO_TEST_CASE(of_tanh) {
  function_of_components<by::loop, 2>([](auto z) { return tanh(z); }, [](complex z) { return std::tanh(z); });
}
BOOST_AUTO_TEST_CASE(of_sigmoid) {
  function_of_components<by::loop, 2>([](auto z) { return sigmoid(z); },
                                      [](complex z) { return complex(1) / (complex(1) + std::exp(-z)); });
}
BOOST_AUTO_TEST_CASE(of_exp) {
  function_of_components<by::loop, 2>([](auto z) { return exp(z); }, [](complex z) { return std::exp(z); });
}
BOOST_AUTO_TEST_CASE(of_log) {
  function_of_components<by::loop, 2>([](auto z) { return log(square(z) + square(z)); },
                                      [](complex z) { return std::log(z * z + z * z); });
}
BOOST_AUTO_TEST_CASE(of_square) {
  function_of_components<by::loop, 2>([](auto z) { return square(z); }, [](complex z) { return z * z; });
}
BOOST_AUTO_TEST_CASE(of_a_function_of_the_user) {
  function_of_components<by::loop, 2>([](auto z) { return rules_of_functions_by_hand::cubic(z); },
                                      [](complex z) { return z * z * z - complex(2) * z; });
}
BOOST_AUTO_TEST_CASE(of_scalars_and_matrices) { functions_of_other_shapes<by::line, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_softmaxes) { softmaxes<by::loop, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_cross_entropies) { cross_entropies<by::line, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_cross_entropies_of_softmaxes) { cross_entropies_of_softmaxes<by::loop, 3>(); }

BOOST_AUTO_TEST_SUITE_END()
