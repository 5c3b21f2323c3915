// How noisy are a target and its radar? A target is pushed at random (its acceleration is white noise of variance q); its
// place is measured with an error of variance r. A Kalman filter foretells each measurement y_t from those before it:
//
//   a_t = F m_{t−1}                   M_t = F P_{t−1} Fᵀ + q G        place and speed before measuring, and how uncertain they are
//   v_t = y_t − hᵀ a_t                S_t = hᵀ M_t h + r              the surprise in y_t, and its variance
//   k_t = M_t h / S_t                 m_t = a_t + v_t k_t             what is learnt from it
//                                     P_t = M_t − S_t k_t k_tᵀ
//   L = ½ Σ (log S_t + v_t²/S_t)                                      −log of the likelihood of all y, but for a constant
//
// The q and r under which the measurements are likeliest are found by Newton's method. The parameters are log q and log r,
// so that the variances are positive. The compiler derives the gradient, through F P Fᵀ, the gain and all.
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
inline constexpr struct k : variable<k, 2> {} k;
inline constexpr struct m : variable<m, 2> {} m;
inline constexpr struct P : variable<P, 2, 2> {} P;
inline constexpr struct L : variable<L> {} L;

constexpr auto filter = recurrence(
    a[t] = F * m[t - 1_c],
    M[t] = F * P[t - 1_c] * transpose(F) + exp(log_q) * G,
    v[t] = y[t] - dot(h, a[t]),
    S[t] = dot(h, M[t] * h) + exp(log_r),
    k[t] = M[t] * h / S[t],
    m[t] = a[t] + v[t] * k[t],
    P[t] = M[t] - S[t] * outer(k[t], k[t]),
    L[last] = sum(log(S[t]) + square(v[t]) / S[t], t) / 2_c);
// clang-format on
constexpr auto gradients = gradient(unroll<T>(filter), L, wrt(log_q, log_r));

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

struct point {
  double L, d_q, d_r;  // the loss and its derivatives with respect to log q and log r
};
point likelihood_at(std::array<double, T> const& ys, double q, double r) {
  auto const result = gradients(log_q(q), log_r(r), y(ys), F({{1.0, 1.0}, {0.0, 1.0}}), G({{1.0 / 3, 0.5}, {0.5, 1.0}}), h({1.0, 0.0}), m[-1_c](zero),
                                P[-1_c]({{1e4, 0.0}, {0.0, 1e4}}));  // where it is at first is not known
  return {result[L], result[log_q], result[log_r]};
}
}  // namespace kalman

int main() {
  using namespace kalman;
  constexpr double true_q = 0.01, true_r = 4;
  auto const ys = measurements(true_q, true_r);

  double q = 0, r = 0;  // logarithms, from here on
  double hessian[2][2]{};
  point here = likelihood_at(ys, q, r);
  point const start = here;
  int steps = 0;
  for (; std::hypot(here.d_q, here.d_r) > 1e-6 && steps < 30; ++steps) {
    // second derivatives, as differences of first ones
    constexpr double e = 1e-4;
    point const q_up = likelihood_at(ys, q + e, r), q_down = likelihood_at(ys, q - e, r);
    point const r_up = likelihood_at(ys, q, r + e), r_down = likelihood_at(ys, q, r - e);
    hessian[0][0] = (q_up.d_q - q_down.d_q) / (2 * e);
    hessian[1][1] = (r_up.d_r - r_down.d_r) / (2 * e);
    hessian[0][1] = hessian[1][0] = (q_up.d_r - q_down.d_r) / (2 * e);
    double const det = hessian[0][0] * hessian[1][1] - hessian[0][1] * hessian[0][1];
    bool const convex = det > 0 && hessian[0][0] > 0;
    double step_q = convex ? (hessian[1][1] * here.d_q - hessian[0][1] * here.d_r) / det : here.d_q;
    double step_r = convex ? (hessian[0][0] * here.d_r - hessian[0][1] * here.d_q) / det : here.d_r;
    double const shorter = std::max(1.0, std::hypot(step_q, step_r));  // e-fold at most
    q -= step_q / shorter, r -= step_r / shorter;
    here = likelihood_at(ys, q, r);
  }
  double const det = hessian[0][0] * hessian[1][1] - hessian[0][1] * hessian[0][1];
  double const error_q = std::sqrt(hessian[1][1] / det), error_r = std::sqrt(hessian[0][0] / det);  // the standard errors of log q and log r
  point const truth = likelihood_at(ys, std::log(true_q), std::log(true_r));

  std::printf("                  start     found                true\n");
  std::printf("q            %10.4f%10.4f +- %-6.4f%10.4f\n", 1.0, std::exp(q), std::exp(q) * error_q, true_q);
  std::printf("r            %10.4f%10.4f +- %-6.4f%10.4f\n", 1.0, std::exp(r), std::exp(r) * error_r, true_r);
  std::printf("-log L       %10.2f%10.2f          %10.2f\n", start.L, here.L, truth.L);
  std::printf("dL/d(log q)  %10.2f%10.2f          %10.2f\n", start.d_q, here.d_q, truth.d_q);
  std::printf("dL/d(log r)  %10.2f%10.2f          %10.2f\n", start.d_r, here.d_r, truth.d_r);
  std::printf("%d steps of Newton's method, each of them 5 gradients through %d steps of the filter.\n", steps, T);
  bool const found = std::hypot(here.d_q, here.d_r) < 1e-5 && here.L < truth.L && here.L < start.L;
  bool const near = std::abs(q - std::log(true_q)) < 3 * error_q && std::abs(r - std::log(true_r)) < 3 * error_r;
  return found && near ? 0 : 1;
}
