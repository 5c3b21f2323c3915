// What the tests of batches share: a net with constants, and numbers for it.
#pragma once
#include <array>
#include <bptt/bptt.hpp>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace batches {
using namespace bptt;

/// Numbers between −0.8 and 0.8; no two calls give the same.
template <std::size_t n>
std::array<double, n> some_numbers() {
  static unsigned state = 4711;
  std::array<double, n> v{};
  for (double& x : v) {
    state = state * 1664525u + 1013904223u;
    x = static_cast<double>(state >> 8) / 16777216.0 * 1.6 - 0.8;
  }
  return v;
}
template <std::size_t b, std::size_t n>
std::array<std::array<double, n>, b> for_each_sequence() {
  std::array<std::array<double, n>, b> all{};
  for (auto& one : all) one = some_numbers<n>();
  return all;
}

// clang-format off
inline constexpr struct r : input<r> {} r;
inline constexpr struct A : constant<A, 3, 3> {} A;
inline constexpr struct k : constant<k> {} k;
inline constexpr struct y : constant<y, 3> {} y;
inline constexpr struct u : parameter<u, 3> {} u;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct back : variable<back, 3> {} back;  // in time
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr int B = 2, T = 5;  // enough steps for a transposed copy of A
constexpr auto net_of_constants =
    unroll<T>(recurrence(h[t] = tanh(A * h[t - 1_c] + r[t] * u), L[last] = k * dot(h[last], y)));

struct values {
  std::array<double, 3> u = some_numbers<3>();
  std::array<std::array<double, T>, B> r = for_each_sequence<B, T>();
  std::array<std::array<double, 3>, B> h0 = for_each_sequence<B, 3>(), y = for_each_sequence<B, 3>();
  std::array<std::array<std::array<double, 3>, 3>, B> A{for_each_sequence<3, 3>(), for_each_sequence<3, 3>()};
  std::array<double, B> k{0.7, -1.3};
};
/// What a call says that throws std::invalid_argument.
template <class F>
std::string refusal(F f) {
  try {
    f();
  } catch (std::invalid_argument const& e) {
    return e.what();
  }
  return "nothing is thrown";
}
}  // namespace batches
