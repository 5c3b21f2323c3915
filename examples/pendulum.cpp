// What pendulum is this? A damped pendulum was filmed; its angle is known at every frame, with some noise. Wanted are
// the ratio of gravity to length, the damping, and the angle and the speed with which it started:
//
//   θ′ = ω,  ω′ = −gl sin θ − c ω,      E = mean over the frames of (θ_t − seen_t)²
//
// One step of the recurrence is one step of the method of Runge and Kutta. The gradient of E with respect to the two
// parameters and the two initial states is derived by the compiler; BFGS does the rest.
#include <array>
#include <bptt/bptt.hpp>
#include <cmath>
#include <cstdio>
#include <random>

namespace pendulum {
using namespace bptt;
// clang-format off
inline constexpr int T = 120;                             // frames
inline constexpr struct seen : input<seen> {} seen;       // the angle in a frame
inline constexpr struct dt : constant<dt> {} dt;          // seconds from frame to frame
inline constexpr struct gl : parameter<gl> {} gl;         // gravity / length
inline constexpr struct damping : parameter<damping> {} damping;
inline constexpr struct angle : variable<angle> {} angle;
inline constexpr struct speed : variable<speed> {} speed;
inline constexpr struct v2 : variable<v2> {} v2;          // the speed in the midst of a step, twice, and at its end
inline constexpr struct v3 : variable<v3> {} v3;
inline constexpr struct v4 : variable<v4> {} v4;
inline constexpr struct a1 : variable<a1> {} a1;          // the acceleration at its start, in its midst, twice, and at its end
inline constexpr struct a2 : variable<a2> {} a2;
inline constexpr struct a3 : variable<a3> {} a3;
inline constexpr struct a4 : variable<a4> {} a4;
inline constexpr struct E : variable<E> {} E;
// clang-format on

// A function of formulas is a formula: the equation of motion is written down once.
constexpr auto acceleration = [](auto where, auto how_fast) { return -(gl * sin(where)) - damping * how_fast; };

constexpr auto net = unroll<T>(recurrence(
    a1[t] = acceleration(angle[t - 1_c], speed[t - 1_c]), v2[t] = speed[t - 1_c] + dt / 2_c * a1[t],
    a2[t] = acceleration(angle[t - 1_c] + dt / 2_c * speed[t - 1_c], v2[t]), v3[t] = speed[t - 1_c] + dt / 2_c * a2[t],
    a3[t] = acceleration(angle[t - 1_c] + dt / 2_c * v2[t], v3[t]), v4[t] = speed[t - 1_c] + dt * a3[t],
    a4[t] = acceleration(angle[t - 1_c] + dt * v3[t], v4[t]),
    angle[t] = angle[t - 1_c] + dt / 6_c * (speed[t - 1_c] + 2_c * v2[t] + 2_c * v3[t] + v4[t]),
    speed[t] = speed[t - 1_c] + dt / 6_c * (a1[t] + 2_c * a2[t] + 2_c * a3[t] + a4[t]),
    E[last] = mean(square(angle[t] - seen[t]), t)));
constexpr auto gradients = gradient(net, E, wrt(gl, damping, angle[-1_c], speed[-1_c]));

using vector = std::array<double, 4>;  // gl, damping, first angle, first speed
constexpr double frame = 0.05;

/// The angles in T frames, in steps so small that the simplest method is exact enough; with noise.
std::array<double, T> film(vector const& p, double noise) {
  std::mt19937 random(1);
  std::array<double, T> angles;
  double theta = p[2], omega = p[3];
  constexpr int substeps = 20000;
  for (double& one : angles) {
    for (int i = 0; i < substeps; ++i) {
      omega += frame / substeps * (-p[0] * std::sin(theta) - p[1] * omega);
      theta += frame / substeps * omega;
    }
    one = theta + std::normal_distribution(0.0, noise)(random);
  }
  return angles;
}

double dot_product(vector const& a, vector const& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]; }

/// The minimum of a function, from p on, by the method of Broyden, Fletcher, Goldfarb and Shanno: f(p, gradient)
/// returns the value; H becomes the inverse of the second derivatives. Returns how often f was called.
int minimise(auto const& f, vector& p, vector& gradient) {
  std::array<vector, 4> H{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}}};
  double value = f(p, gradient);
  int calls = 1;
  while (calls < 500 && dot_product(gradient, gradient) > 1e-20) {
    vector direction, next, next_gradient, s, y, Hy;
    for (std::size_t i = 0; i < 4; ++i) direction[i] = -dot_product(H[i], gradient);
    double const slope = dot_product(direction, gradient);
    double length = 1, next_value;
    for (;; length /= 2) {  // a step that is too long is halved
      for (std::size_t i = 0; i < 4; ++i) next[i] = p[i] + length * direction[i];
      next_value = f(next, next_gradient), ++calls;
      if (next_value <= value + 1e-4 * length * slope) break;
      if (length < 1e-6) return calls;  // the numbers have no more digits
    }
    for (std::size_t i = 0; i < 4; ++i) s[i] = next[i] - p[i], y[i] = next_gradient[i] - gradient[i];
    for (std::size_t i = 0; i < 4; ++i) Hy[i] = dot_product(H[i], y);
    double const sy = dot_product(s, y), yHy = dot_product(y, Hy);
    if (sy > 0)  // (I − s yᵀ/sᵀy) H (I − y sᵀ/sᵀy) + s sᵀ/sᵀy
      for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j)
          H[i][j] += (1 + yHy / sy) * s[i] * s[j] / sy - (s[i] * Hy[j] + Hy[i] * s[j]) / sy;
    p = next, gradient = next_gradient, value = next_value;
  }
  return calls;
}
}  // namespace pendulum

int main() {
  using namespace pendulum;
  constexpr vector truth{9.81 / 1.5, 0.25, 1.9, -0.6};
  constexpr double noise = 0.01;
  auto const angles = film(truth, noise);

  vector const start{5, 0.1, 1.5, 0};
  vector found = start, g;
  double error = 0;
  int const calls = minimise(
      [&](vector const& p, vector& d) {
        auto const r =
            gradients(gl(p[0]), damping(p[1]), angle[-1_c](p[2]), speed[-1_c](p[3]), dt(frame), seen(angles));
        d = {r[gl], r[damping], r[angle[-1_c]], r[speed[-1_c]]};
        return error = r[E];
      },
      found, g);

  bool right = std::sqrt(error) < 1.2 * noise && std::sqrt(dot_product(g, g)) < 1e-6;
  char const* const names[] = {"gravity / length", "damping", "first angle", "first speed"};
  std::puts("                     start     found      true");
  for (std::size_t i = 0; i < 4; ++i) {
    std::printf("%-16s  %8.4f  %8.4f  %8.4f\n", names[i], start[i], found[i], truth[i]);
    right = right && std::abs(found[i] - truth[i]) < 0.02;
  }
  std::printf(
      "The angles differ from those seen by %.4f (the noise is %.4f); %d gradients through %d steps of Runge and "
      "Kutta.\n",
      std::sqrt(error), noise, calls, T);
  return right ? 0 : 1;
}
