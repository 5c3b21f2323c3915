// Masks of dropout: zeros and 1 / (1 − rate), of nested arrays as well, and in a net.
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/train/dropout.hpp>

#include "../near.hpp"
#include "minimal_standard.hpp"

namespace masks {
using namespace bptt;

constexpr int zeros(double rate) {
  minimal_standard random{};
  std::array<std::array<std::array<float, 5>, 2>, 100> mask{};
  train::dropout{rate}(mask, random);
  int count = 0;
  for (auto const& two : mask)
    for (auto const& row : two)
      for (float each : row) {
        if (each == 0)
          ++count;
        else if (each != static_cast<float>(1 / (1 - rate)))
          return -1;
      }
  return count;
}
static_assert(zeros(0) == 0 && zeros(1) == 1000 && zeros(0.3) > 230 && zeros(0.3) < 370);

// noise: the schemes of first values fill a nested array too
constexpr bool noise() {
  minimal_standard random{};
  std::array<std::array<double, 4>, 3> xs{};
  train::normal{0.5}(xs, random);
  for (auto const& row : xs)
    for (double each : row)
      if (each == 0 || each > 2.5 || each < -2.5) return false;
  return true;
}
static_assert(noise());

// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct m : constant<m, 2> {} m;
inline constexpr struct w : parameter<w, 2> {} w;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = hadamard(m, x[t]) + h[t - 1_c], L[last] = dot(w, h[last])));
constexpr auto with_mask(auto mask) {
  return gradient(net, L, wrt(w))(w({1.0, 1.0}), x({{1.0, 2.0}, {3.0, 4.0}}), h[-1_c](zero), m(mask));
}
static_assert(near(with_mask(std::array{0.0, 2.0})[L], 12.0) && with_mask(std::array{0.0, 2.0})[w](0) == 0 &&
              near(with_mask(one)[L], 10.0));
}  // namespace masks
