// Steps of larger networks against forward passes written by hand: a layer normalisation inside the recurrence, a state
// that is a matrix.
#include "../complex_step.hpp"

namespace recurrences_of_networks_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::matrix;

// tanh of a normalised layer: its mean is 0 and its variance 1, but for a gain and a shift. `ones` repeats a scalar for
// each component.
template <by kind, int T, int n, int m>
void layer_normalisation() {
  constexpr par<'W', n, n> W;
  constexpr par<'U', n, m> U;
  constexpr par<'g', n> gain;
  constexpr par<'b', n> shift;
  constexpr par<'e'> e;  // the logarithm of what is added to a variance
  constexpr con<'1', n> ones;
  constexpr in<'x', m> x;
  constexpr in<'d', n> d;
  constexpr var<'a', n> a;
  constexpr var<'c', n> centred;
  constexpr var<'v'> variance;
  constexpr var<'h', n> h;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(a[t] = W * h[t - 1_c] + U * x[t], centred[t] = a[t] - sum(a[t]) / literal<n>{} * ones,
                           variance[t] = dot(centred[t], centred[t]) / literal<n>{} + exp(e),
                           h[t] = tanh(hadamard(gain, centred[t] * exp(-log(variance[t]) / 2_c)) + shift),
                           E[last] = sum(dot(h[t], d[t]), t))),
      E,
      [=](auto const& p) {
        matrix state = p(h[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const layer = p(W) * state + p(U) * p(x, k);
          matrix const middle = layer - by_hand::sum_of(layer) / static_cast<long double>(n) * p(ones);
          matrix const spread = by_hand::dot(middle, middle) / static_cast<long double>(n) + by_hand::exp_of(p(e));
          state = by_hand::tanh_of(by_hand::times_each(p(gain), middle / std::sqrt(spread(0))) + p(shift));
          loss = loss + by_hand::dot(state, p(d, k));
        }
        return loss;
      },
      W, U, gain, shift, e, ones, x, d, h[-1_c]);
}

// A memory of values v for keys k: each step corrects what the memory M says of its key by a part β of the error, and
// forgets a part of the rest.
template <by kind, int T, int n, int m>
void fast_weights() {
  constexpr par<'A', m, n> A;
  constexpr par<'B', n, m> B;
  constexpr par<'f'> f;
  constexpr par<'b'> b;
  constexpr in<'x', n> x;
  constexpr var<'k', m> k;
  constexpr var<'e', n> error;
  constexpr var<'M', n, m> M;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(k[t] = softmax(A * x[t]), error[t] = B * k[t] + x[t] - M[t - 1_c] * k[t],
                           M[t] = sigmoid(f) * M[t - 1_c] + sigmoid(b) * outer(error[t], k[t]),
                           E[last] = sum(dot(x[t], tanh(M[t]) * k[t]), t) + sum(hadamard(M[last], B)))),
      E,
      [=](auto const& p) {
        auto const part = [](matrix const& z) {
          return matrix(1.0L) / (matrix(1.0L) + by_hand::exp_of(by_hand::complex(-1) * z));
        };
        matrix memory = p(M[-1_c]), loss;
        for (int step = 0; step < T; ++step) {
          matrix const key = by_hand::probabilities(p(A) * p(x, step));
          matrix const correction = p(B) * key + p(x, step) - memory * key;
          memory = part(p(f)) * memory + part(p(b)) * (correction * by_hand::turned(key));
          loss = loss + by_hand::dot(p(x, step), by_hand::tanh_of(memory) * key);
        }
        return loss + by_hand::dot(memory, p(B));
      },
      A, B, f, b, x, M[-1_c]);
}

// a step in which the state is a matrix between two others, through an elementwise function
template <by kind, int T, int n, int m>
void bilinear_state() {
  constexpr par<'L', n, n> L;
  constexpr par<'R', m, m> R;
  constexpr par<'B', n, m> B;
  constexpr in<'x', n> x;
  constexpr in<'y', m> y;
  constexpr var<'H', n, m> H;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(H[t] = tanh(L * H[t - 1_c] * transpose(R) + outer(x[t], y[t]) + B),
                           E[last] = mean(dot(x[t], H[t] * y[t]), t) + sum(square(H[last])) / 2_c)),
      E,
      [=](auto const& p) {
        matrix state = p(H[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          state = by_hand::tanh_of(p(L) * state * by_hand::turned(p(R)) + p(x, k) * by_hand::turned(p(y, k)) + p(B));
          loss = loss + by_hand::dot(p(x, k), state * p(y, k));
        }
        return loss / static_cast<long double>(T) + by_hand::dot(state, state) / 2.0L;
      },
      L, R, B, x, y, H[-1_c]);
}
}  // namespace recurrences_of_networks_by_hand

BOOST_AUTO_TEST_SUITE(recurrences_of_networks)

using namespace recurrences_of_networks_by_hand;

BOOST_AUTO_TEST_CASE(of_a_layer_normalisation) { layer_normalisation<by::loop, 4, 3, 2>(); }
BOOST_AUTO_TEST_CASE(of_fast_weights) { fast_weights<by::loop, 4, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_a_bilinear_state) { bilinear_state<by::line, 3, 3, 3>(); }

BOOST_AUTO_TEST_SUITE_END()
