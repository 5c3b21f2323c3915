// Differential equations in steps of the method of Runge and Kutta, against forward passes written by hand: one step of
// the net is one step of the method.
#include "../complex_step.hpp"

namespace recurrences_of_dynamics_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::matrix;

// A step of length h of the method of Runge and Kutta, for y′ = slope(y).
constexpr auto runge_kutta(auto y, auto k1, auto k2, auto k3, auto k4, auto h, auto slope, auto... further_equations) {
  return recurrence(k1[t] = slope(y[t - 1_c]), k2[t] = slope(y[t - 1_c] + h / 2_c * k1[t]),
                    k3[t] = slope(y[t - 1_c] + h / 2_c * k2[t]), k4[t] = slope(y[t - 1_c] + h * k3[t]),
                    y[t] = y[t - 1_c] + h / 6_c * (k1[t] + 2_c * k2[t] + 2_c * k3[t] + k4[t]), further_equations...);
}
matrix runge_kutta_by_hand(matrix const& y, matrix const& h, auto slope) {
  matrix const k1 = slope(y), k2 = slope(y + h / 2.0L * k1), k3 = slope(y + h / 2.0L * k2), k4 = slope(y + h * k3);
  return y + h * (k1 + 2.0L * k2 + 2.0L * k3 + k4) / 6.0L;
}

// a differential equation whose slope is a net of one hidden layer, with an input that is held over a step
template <by kind, int T, int n, int hidden>
void neural_equation() {
  constexpr par<'A', hidden, n> A;
  constexpr par<'b', hidden> b;
  constexpr par<'B', n, hidden> B;
  constexpr con<'h'> h;
  constexpr in<'x', n> x;
  constexpr in<'d', n> d;
  constexpr var<'y', n> y;
  constexpr var<'E'> E;
  constexpr auto net = unroll<T>(runge_kutta(
      y, var<'1', n>{}, var<'2', n>{}, var<'3', n>{}, var<'4', n>{}, h,
      [=](auto state) { return B * tanh(A * state + b) + x[t]; }, E[last] = sum(sum(square(y[t] - d[t])), t) / 2_c));
  check<kind>(
      net, E,
      [=](auto const& p) {
        matrix state = p(y[-1_c]), sum;
        for (int k = 0; k < T; ++k) {
          state = runge_kutta_by_hand(
              state, p(h), [&](matrix const& at) { return p(B) * by_hand::tanh_of(p(A) * at + p(b)) + p(x, k); });
          sum = sum + by_hand::dot(state - p(d, k), state - p(d, k));
        }
        return sum / 2.0L;
      },
      A, b, B, h, x, d, y[-1_c]);
}

// the oscillator of van der Pol, as two scalar states
template <by kind, int T>
void oscillator() {
  constexpr par<'m'> damping;
  constexpr con<'h'> h;
  constexpr in<'d'> d;
  constexpr var<'x'> x;
  constexpr var<'v'> v;
  constexpr auto a = [=](auto place, auto speed) { return damping * (1_c - square(place)) * speed - place; };
  constexpr var<'p'> v2;
  constexpr var<'q'> v3;
  constexpr var<'r'> v4;
  constexpr var<'1'> a1;
  constexpr var<'2'> a2;
  constexpr var<'3'> a3;
  constexpr var<'4'> a4;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(a1[t] = a(x[t - 1_c], v[t - 1_c]), v2[t] = v[t - 1_c] + h / 2_c * a1[t],
                           a2[t] = a(x[t - 1_c] + h / 2_c * v[t - 1_c], v2[t]), v3[t] = v[t - 1_c] + h / 2_c * a2[t],
                           a3[t] = a(x[t - 1_c] + h / 2_c * v2[t], v3[t]), v4[t] = v[t - 1_c] + h * a3[t],
                           a4[t] = a(x[t - 1_c] + h * v3[t], v4[t]),
                           x[t] = x[t - 1_c] + h / 6_c * (v[t - 1_c] + 2_c * v2[t] + 2_c * v3[t] + v4[t]),
                           v[t] = v[t - 1_c] + h / 6_c * (a1[t] + 2_c * a2[t] + 2_c * a3[t] + a4[t]),
                           E[last] = mean(square(x[t] - d[t]), t))),
      E,
      [=](auto const& p) {
        matrix state(2, 1), sum;
        state(0) = p(x[-1_c])(0), state(1) = p(v[-1_c])(0);
        for (int k = 0; k < T; ++k) {
          state = runge_kutta_by_hand(state, p(h), [&](matrix const& at) {
            matrix slope(2, 1);
            slope(0) = at(1), slope(1) = p(damping)(0) * (1.0L - at(0) * at(0)) * at(1) - at(0);
            return slope;
          });
          sum = sum + (state(0) - p(d, k)(0)) * (state(0) - p(d, k)(0));
        }
        return sum / static_cast<long double>(T);
      },
      damping, h, d, x[-1_c], v[-1_c]);
}

// a vector and a scalar that begin with a number
template <by kind, int T, int n>
void begun_with_numbers() {
  constexpr par<'A', n, n> A;
  constexpr con<'h'> h;
  constexpr par<'m'> m;
  constexpr var<'y', n> y;
  constexpr var<'s'> s;
  constexpr var<'E'> E;
  check<kind>(
      unroll<T>(recurrence(y[-1_c] = 0.75_c, s[-1_c] = -1_c / 4_c, y[t] = y[t - 1_c] + h * (A * y[t - 1_c]),
                           s[t] = 1.5e-1_c * s[t - 1_c] + m * sum(y[t]),
                           E[last] = sum(square(s[t]) + sum(y[t - 1_c]), t) / 2_c)),
      E,
      [=](auto const& p) {
        matrix state(n, 1), sum;
        for (int i = 0; i < n; ++i) state(i) = 0.75L;
        auto of_s = p(m)(0) * -0.0L - 0.25L;
        for (int k = 0; k < T; ++k) {
          for (int i = 0; i < n; ++i) sum = sum + state(i);
          state = state + p(h) * (p(A) * state);
          of_s = 0.15L * of_s;
          for (int i = 0; i < n; ++i) of_s = of_s + p(m)(0) * state(i);
          sum = sum + of_s * of_s;
        }
        return sum / 2.0L;
      },
      A, h, m);
}
}  // namespace recurrences_of_dynamics_by_hand

BOOST_AUTO_TEST_SUITE(recurrences_of_dynamics)

using namespace recurrences_of_dynamics_by_hand;

BOOST_AUTO_TEST_CASE(of_a_neural_equation) { neural_equation<by::loop, 4, 2, 3>(); }
BOOST_AUTO_TEST_CASE(of_an_oscillator) { oscillator<by::line, 3>(); }
BOOST_AUTO_TEST_CASE(begun_with_numbers_by_type) {
  begun_with_numbers<by::loop, 4, 3>();
  begun_with_numbers<by::line, 2, 2>();
}

BOOST_AUTO_TEST_SUITE_END()
