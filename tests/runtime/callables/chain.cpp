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

// what is handed out beside the gradient, and what evaluate gives
BOOST_AUTO_TEST_CASE(values) {
  using namespace bptt;
  constexpr par<'w'> w;
  constexpr in<'x'> x;
  constexpr var<'h'> h;
  constexpr var<'s'> s;
  constexpr var<'L'> L;
  constexpr auto net =
      bptt::chain(unroll<2>(recurrence(h[t] = w * h[t - 1_c] + x[t])),
                  unroll<3>(recurrence(s[t] = w * s[t - 1_c], L[last] = square(s[last]))), s[-1_c] = h[last]);
  constexpr auto forward = evaluate(net)(w(2), x({1, 1}), h[-1_c](1));
  static_assert(forward[h[1_c]] == 7 && forward[s[0_c]] == 14 && forward[L] == 56 * 56);
  constexpr auto r = gradient(net, L, wrt(w, x, h[0_c], s[1_c]), also(h[last], s[last]))(w(2), x({1, 1}), h[-1_c](1));
  // s₂ = w³·(w²·h₋₁ + w·x₀ + x₁):  dL/dw = 2·s₂·(3·w²·7 + w³·(2·w + 1))
  static_assert(r[L] == 56 * 56 && r[w] == 2 * 56 * (84 + 40) && r[x][0] == 2 * 56 * 16 && r[x][1] == 2 * 56 * 8);
  static_assert(r[h[0_c]] == 2 * 56 * 16 && r[s[1_c]] == 2 * 56 * 2 && r.value(h[last]) == 7 && r.value(s[last]) == 56);
  BOOST_TEST(r[L] == 56 * 56);
}

BOOST_AUTO_TEST_SUITE_END()
