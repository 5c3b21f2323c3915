// How noisy are a target and its radar? A target is pushed at random (its acceleration is white noise of variance q);
// its place is measured with an error of variance r. A Kalman filter foretells each measurement y_t from those before
// it:
//
//   a_t = F m_{t−1},     M_t = F P_{t−1} Fᵀ + q G         place and speed before measuring, and how uncertain they are
//   v_t = y_t − hᵀ a_t,  S_t = hᵀ c_t + r,  c_t = M_t h   the surprise in y_t, and its variance
//   m_t = a_t + v_t k_t, P_t = M_t − k_t c_tᵀ             what is learnt from it, k_t = c_t / S_t
//   L = ½ Σ (log S_t + v_t²/S_t)                          −log of the likelihood of all y, but for a constant
//
// The q and r under which the measurements are likeliest are found by Newton's method. The parameters are log q and log
// r, so that the variances are positive. First and second derivatives, through F P Fᵀ, the gain and all, are derived by
// the compiler.
#include <algorithm>
#include <array>
#include <bptt/bptt.hpp>
#include <cmath>
#include <cstdio>
#include <random>

namespace kalman {
using namespace bptt;
// clang-format off
inline constexpr int T = 1000;
inline constexpr struct y : input<y> {} y;
inline constexpr struct log_q : parameter<log_q> {} log_q;
inline constexpr struct log_r : parameter<log_r> {} log_r;
inline constexpr struct F : constant<F, 2, 2> {} F;
inline constexpr struct G : constant<G, 2, 2> {} G;
inline constexpr struct h : constant<h, 2> {} h;
inline constexpr struct a : variable<a, 2> {} a;
inline constexpr struct M : variable<M, 2, 2> {} M;
inline constexpr struct v : variable<v> {} v;
inline constexpr struct S : variable<S> {} S;
inline constexpr struct c : variable<c, 2> {} c;
inline constexpr struct k : variable<k, 2> {} k;
inline constexpr struct m : variable<m, 2> {} m;
inline constexpr struct P : variable<P, 2, 2> {} P;
inline constexpr struct L : variable<L> {} L;

constexpr auto filter = recurrence(
    a[t] = F * m[t - 1_c],
    M[t] = F * P[t - 1_c] * transpose(F) + exp(log_q) * G,
    v[t] = y[t] - dot(h, a[t]),
    c[t] = M[t] * h,
    S[t] = dot(h, c[t]) + exp(log_r),
    k[t] = c[t] / S[t],
    m[t] = a[t] + v[t] * k[t],
    P[t] = M[t] - outer(k[t], c[t]),
    L[last] = sum(log(S[t]) + square(v[t]) / S[t], t) / 2_c);
// clang-format on
constexpr auto second_derivatives = hessian_vector_product(unroll<T>(filter), L, wrt(log_q, log_r));

/// What a radar measures each second of a target that is pushed with variance q, with errors of variance r.
std::array<double, T> measurements(double q, double r) {
  std::mt19937 random(4);
  std::normal_distribution<double> normal;
  std::array<double, T> ys;
  double place = 0, speed = 0;
  for (double& one : ys) {
    double const first = std::sqrt(q) * normal(random), second = std::sqrt(q) * normal(random);
    place += speed + first / std::sqrt(3.0);  // the two have the covariance q G
    speed += std::sqrt(0.75) * first + 0.5 * second;
    one = place + std::sqrt(r) * normal(random);
  }
  return ys;
}

/// L, its first and its second derivatives with respect to log q and log r.
struct point {
  double L, q, r, qq, qr, rr;
};
point likelihood(std::array<double, T> const& ys, double q, double r) {
  auto const along = [&](double direction_q, double direction_r) {
    return second_derivatives(log_q(q), log_r(r), y(ys), F({{1.0, 1.0}, {0.0, 1.0}}), G({{1.0 / 3, 0.5}, {0.5, 1.0}}),
                              h({1.0, 0.0}), m[-1_c](zero),
                              P[-1_c]({{1e4, 0.0}, {0.0, 1e4}}),  // where it is at first is not known
                              tangent(log_q)(direction_q), tangent(log_r)(direction_r));
  };
  auto const along_q = along(1, 0), along_r = along(0, 1);  // a column of second derivatives each
  return {along_q[L], along_q[tangent(L)], along_r[tangent(L)], along_q[log_q], along_q[log_r], along_r[log_r]};
}
}  // namespace kalman

int main() {
  using namespace kalman;
  double const true_q = std::log(0.01), true_r = std::log(4);
  auto const ys = measurements(std::exp(true_q), std::exp(true_r));
  point const start = likelihood(ys, 0, 0), truth = likelihood(ys, true_q, true_r);

  double q = 0, r = 0;
  point here = start;
  int steps = 0;
  for (; std::hypot(here.q, here.r) > 1e-8 && steps < 30; ++steps) {
    double const determinant = here.qq * here.rr - here.qr * here.qr;
    bool const convex = determinant > 0 && here.qq > 0;  // else: down the gradient
    double const step_q = convex ? (here.rr * here.q - here.qr * here.r) / determinant : here.q;
    double const step_r = convex ? (here.qq * here.r - here.qr * here.q) / determinant : here.r;
    double const shorten = 1 / std::max(1.0, std::hypot(step_q, step_r));  // by a factor e at most
    q -= shorten * step_q, r -= shorten * step_r;
    here = likelihood(ys, q, r);
  }
  // the standard errors of log q and log r: the inverse of the second derivatives is the covariance of the estimates
  double const determinant = here.qq * here.rr - here.qr * here.qr;
  double const error_q = std::sqrt(here.rr / determinant), error_r = std::sqrt(here.qq / determinant);

  std::printf("               start     found                true\n");
  std::printf("q         %10.4f%10.4f ± %-7.4f%10.4f\n", 1.0, std::exp(q), std::exp(q) * error_q, std::exp(true_q));
  std::printf("r         %10.4f%10.4f ± %-7.4f%10.4f\n", 1.0, std::exp(r), std::exp(r) * error_r, std::exp(true_r));
  std::printf("L         %10.2f%10.2f          %10.2f\n", start.L, here.L, truth.L);
  std::printf("dL/dlog q %10.2f%10.0e          %10.2f\n", start.q, here.q, truth.q);
  std::printf("dL/dlog r %10.2f%10.0e          %10.2f\n", start.r, here.r, truth.r);
  std::printf("%d steps of Newton's method, through %d steps of the filter.\n", steps, T);
  bool const found = std::hypot(here.q, here.r) < 1e-6 && here.L < truth.L && here.L < start.L;
  bool const near = std::abs(q - true_q) < 3 * error_q && std::abs(r - true_r) < 3 * error_r;
  return found && near ? 0 : 1;
}
