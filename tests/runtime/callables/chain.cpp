// Two nets in sequence: an encoder and a decoder of different lengths, with tied weights, against a forward pass
// written by hand.
#include <bptt/callables/chain.hpp>

#include "../complex_step.hpp"

namespace chains_by_hand {
constexpr int T1 = 3, T2 = 5;
}
template <int C>
inline constexpr int by_hand::steps_of_input<in<'y', C>, chains_by_hand::T1> = chains_by_hand::T2;

namespace chains_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::matrix;

template <by kind, int D, int H, int C>
void encoder_and_decoder() {
  constexpr in<'x', D> x;
  constexpr in<'y', C> y;
  constexpr par<'U', H, D> U;
  constexpr par<'W', H, H> W;  // in both nets
  constexpr par<'B', C, H> B;  // in the second net and in a link
  constexpr par<'R', C, H> R;  // in the second net and in a link
  constexpr par<'V', C, C> V;
  constexpr var<'h', H> h;
  constexpr var<'g', H> g;
  constexpr var<'s', C> s;
  constexpr var<'c', H> c;
  constexpr var<'L'> L;
  constexpr auto encoder = recurrence(h[t] = tanh(U * x[t] + W * h[t - 1_c]), g[last] = W * h[0_c] + mean(h[t], t));
  constexpr auto decoder = recurrence(c[t] = c[t - 1_c], s[t] = tanh(V * s[t - 1_c] + B * (W * c[t]) + y[t - 1_c]),
                                      L[last] = sum(softmax_cross_entropy(V * s[t] + R * c[t], y[t]), t));
  constexpr auto net = chain(unroll<T1>(encoder), unroll<T2>(decoder), s[-1_c] = R * g[last] - B * h[last],
                             c[-1_c] = hadamard(g[last], h[last]));
  static_assert(std::is_empty_v<decltype(net)>);

  auto const forward = [=](auto const& p) {
    matrix state = p(h[-1_c]), first, total(H, 1);
    for (int k = 0; k < T1; ++k) {
      state = by_hand::tanh_of(p(U) * p(x, k) + p(W) * state);
      if (k == 0) first = state;
      total = total + state;
    }
    matrix const given = p(W) * first + total / matrix(T1);
    matrix const context = by_hand::times_each(given, state);
    matrix out = p(R) * given - p(B) * state, loss, before = p(y[-1_c]);
    for (int k = 0; k < T2; ++k) {
      out = by_hand::tanh_of(p(V) * out + p(B) * (p(W) * context) + before);
      before = p(y, k);
      loss = loss - by_hand::dot(by_hand::log_of(by_hand::probabilities(p(V) * out + p(R) * context)), before);
    }
    return loss;
  };
  by_hand::check_net<kind, T1>(net, L, forward, U, W, B, R, V, x, y, h[-1_c], y[-1_c]);
}
}  // namespace chains_by_hand

BOOST_AUTO_TEST_SUITE(chain)

BOOST_AUTO_TEST_CASE(of_different_sizes) { chains_by_hand::encoder_and_decoder<by_hand::by::loop, 2, 3, 4>(); }
BOOST_AUTO_TEST_CASE(of_equal_sizes_in_a_straight_line) {
  chains_by_hand::encoder_and_decoder<by_hand::by::line, 2, 2, 2>();
}

BOOST_AUTO_TEST_SUITE_END()
