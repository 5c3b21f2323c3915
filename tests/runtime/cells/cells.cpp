// Cells against forward passes written by hand: Elman, Jordan, leaky integrators, LSTM with peepholes, the unit of Cho
// et al., layers on top of each other.
#include <bptt/cells.hpp>

#include "../complex_step.hpp"

namespace cells_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::matrix;
using by_hand::tanh_of;
using by_hand::times_each;

// clang-format off
template <int D, int H> struct simple : cells::elman<simple<D, H>, D, H> {};
template <int D, int H> struct smooth : cells::elman<smooth<D, H>, D, H> {};
template <int D, int H, int C> struct arm : cells::jordan<arm<D, H, C>, D, H, C> {};
template <int D, int H> struct slow : cells::leaky<slow<D, H>, D, H> {};
template <int D, int H> struct timer : cells::lstm_with_peepholes<timer<D, H>, D, H> {};
template <int D, int H> struct cho : cells::gru_cho<cho<D, H>, D, H> {};
template <int D, int H> struct below : cells::lstm<below<D, H>, D, H> {};
template <int D, int H> struct above : cells::lstm<above<D, H>, D, H> {};
// clang-format on

matrix sigmoid_of(matrix const& a) {
  return by_hand::each([](by_hand::complex v) { return 1.0L / (1.0L + std::exp(-v)); }, a);
}
/// The rows of a from `first` on.
matrix rows_of(matrix const& a, int first, int rows) {
  matrix part(rows, a.cols);
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < a.cols; ++j) part(i, j) = a(first + i, j);
  return part;
}

/// The two states of an LSTM.
struct memory {
  matrix h, c;
};
/// A step of an LSTM; `p` looks up the values of its symbols, a symbol that it has not is none of its weights.
template <int H, class Layer, class Point>
memory lstm_step(Layer l, Point const& p, memory const& before, matrix const& input) {
  matrix const a = p(l.W_ih) * input + p(l.b_ih) + p(l.W_hh) * before.h + p(l.b_hh);
  auto const gate = [&](int k) { return rows_of(a, k * H, H); };
  matrix const c = times_each(sigmoid_of(gate(1)), before.c) + times_each(sigmoid_of(gate(0)), tanh_of(gate(2)));
  return {times_each(sigmoid_of(gate(3)), tanh_of(c)), c};
}

// Four nets that share nothing but their input, and one loss: Elman's with tanh and with softplus, Jordan's, leaky
// integrators.
template <by kind, int T, int D, int H, int C>
void simple_layers() {
  constexpr in<'x', D> x;
  constexpr in<'y', C> target;
  constexpr par<'U', C, H> U;
  constexpr var<'E'> E;
  constexpr simple<D, H> first;
  constexpr smooth<D, H> second;
  constexpr arm<D, H, C> third;
  constexpr slow<D, H> fourth;
  check<kind>(
      unroll<T>(recurrence(
          first(x[t]), second(x[t], [](auto a) { return softplus(a); }), third(x[t], [](auto a) { return sigmoid(a); }),
          fourth(x[t]),
          E[last] = sum(dot(target[t], third.y[t] + U * hadamard(first.h[t], fourth.h[t] - second.h[t])), t))),
      E,
      [=](auto const& p) {
        matrix h1 = p(first.h[-1_c]), h2 = p(second.h[-1_c]), y = p(third.y[-1_c]), h4 = p(fourth.h[-1_c]), loss;
        matrix const alpha = p(fourth.alpha);
        for (int k = 0; k < T; ++k) {
          matrix const input = p(x, k);
          h1 = tanh_of(p(first.W_ih) * input + p(first.W_hh) * h1 + p(first.b));
          h2 = by_hand::log_of(by_hand::each([](by_hand::complex v) { return 1.0L + std::exp(v); },
                                             p(second.W_ih) * input + p(second.W_hh) * h2 + p(second.b)));
          y = sigmoid_of(p(third.W_hy) * tanh_of(p(third.W_ih) * input + p(third.W_yh) * y + p(third.b)) +
                         p(third.b_y));
          h4 = h4 - alpha * h4 + alpha * tanh_of(p(fourth.W_ih) * input + p(fourth.W_hh) * h4 + p(fourth.b));
          loss = loss + by_hand::dot(p(target, k), y + p(U) * times_each(h1, h4 - h2));
        }
        return loss;
      },
      x, target, U,  //
      first.W_ih, first.W_hh, first.b, first.h[-1_c], second.W_ih, second.W_hh, second.b, second.h[-1_c], third.W_ih,
      third.W_yh, third.b, third.W_hy, third.b_y, third.y[-1_c], fourth.alpha, fourth.W_ih, fourth.W_hh, fourth.b,
      fourth.h[-1_c]);
}

template <by kind, int T, int D, int H>
void peepholes() {
  constexpr in<'x', D> x;
  constexpr in<'y', H> target;
  constexpr var<'E'> E;
  constexpr timer<D, H> l;
  check<kind>(
      unroll<T>(recurrence(l(x[t]), E[last] = sum(dot(target[t], l.h[t]), t) + sum(l.c[last]))), E,
      [=](auto const& p) {
        matrix h = p(l.h[-1_c]), c = p(l.c[-1_c]), loss;
        for (int k = 0; k < T; ++k) {
          matrix const a = p(l.W_ih) * p(x, k) + p(l.b_ih) + p(l.W_hh) * h + p(l.b_hh);
          matrix const i = sigmoid_of(rows_of(a, 0, H) + times_each(p(l.p_i), c));
          matrix const f = sigmoid_of(rows_of(a, H, H) + times_each(p(l.p_f), c));
          c = times_each(f, c) + times_each(i, tanh_of(rows_of(a, 2 * H, H)));
          h = times_each(sigmoid_of(rows_of(a, 3 * H, H) + times_each(p(l.p_o), c)), tanh_of(c));
          loss = loss + by_hand::dot(p(target, k), h);
        }
        return loss + by_hand::sum_of(c);
      },
      l.W_ih, l.W_hh, l.b_ih, l.b_hh, l.p_i, l.p_f, l.p_o, l.h[-1_c], l.c[-1_c], x, target);
}

template <by kind, int T, int D, int H>
void reset_before_the_product() {
  constexpr in<'x', D> x;
  constexpr in<'y', H> target;
  constexpr var<'E'> E;
  constexpr cho<D, H> l;
  check<kind>(
      unroll<T>(recurrence(l(x[t]), E[last] = sum(dot(target[t], l.h[t]), t))), E,
      [=](auto const& p) {
        matrix h = p(l.h[-1_c]), loss;
        matrix const one_each = matrix(1.0L) * by_hand::each([](by_hand::complex) { return by_hand::complex(1); }, h);
        for (int k = 0; k < T; ++k) {
          matrix const a = p(l.W_ih) * p(x, k) + p(l.b);
          matrix const r = sigmoid_of(rows_of(a, 0, H) + rows_of(p(l.W_hh), 0, H) * h);
          matrix const z = sigmoid_of(rows_of(a, H, H) + rows_of(p(l.W_hh), H, H) * h);
          matrix const n = tanh_of(rows_of(a, 2 * H, H) + rows_of(p(l.W_hh), 2 * H, H) * times_each(r, h));
          h = times_each(one_each - z, n) + times_each(z, h);
          loss = loss + by_hand::dot(p(target, k), h);
        }
        return loss;
      },
      l.W_ih, l.W_hh, l.b, l.h[-1_c], x, target);
}

template <by kind, int T, int D, int H, int K>
void two_layers() {
  constexpr in<'x', D> x;
  constexpr in<'y', K> target;
  constexpr var<'E'> E;
  constexpr below<D, H> first;
  constexpr above<H, K> second;
  check<kind>(
      unroll<T>(recurrence(cells::stacked(x[t], first, second),
                           E[last] = sum(dot(target[t], second.h[t]), t) + sum(first.c[last]))),
      E,
      [=](auto const& p) {
        memory m{p(first.h[-1_c]), p(first.c[-1_c])}, n{p(second.h[-1_c]), p(second.c[-1_c])};
        matrix loss;
        for (int k = 0; k < T; ++k) {
          m = lstm_step<H>(first, p, m, p(x, k));
          n = lstm_step<K>(second, p, n, m.h);
          loss = loss + by_hand::dot(p(target, k), n.h);
        }
        return loss + by_hand::sum_of(m.c);
      },
      first.W_ih, first.W_hh, first.b_ih, first.b_hh, first.h[-1_c], first.c[-1_c], second.W_ih, second.W_hh,
      second.b_ih, second.b_hh, second.h[-1_c], second.c[-1_c], x, target);
}
}  // namespace cells_by_hand

BOOST_AUTO_TEST_SUITE(cells)

BOOST_AUTO_TEST_CASE(elman_jordan_and_leaky_integrators) {
  cells_by_hand::simple_layers<cells_by_hand::by::loop, 6, 3, 4, 2>();
}
BOOST_AUTO_TEST_CASE(lstm_with_peepholes) { cells_by_hand::peepholes<cells_by_hand::by::loop, 6, 3, 4>(); }
BOOST_AUTO_TEST_CASE(gru_of_cho) { cells_by_hand::reset_before_the_product<cells_by_hand::by::loop, 6, 3, 4>(); }
BOOST_AUTO_TEST_CASE(two_layers_of_lstm) { cells_by_hand::two_layers<cells_by_hand::by::loop, 6, 3, 4, 2>(); }

BOOST_AUTO_TEST_SUITE_END()
