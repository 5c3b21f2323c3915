// The data of the benchmark's nets: numbers of a fixed sequence.
#pragma once
#include <cmath>
#include <cstring>
#include <random>
#include <type_traits>

namespace contest {

template <class Number>
inline constexpr bool is_float = std::is_same_v<Number, float>;

/// Fills arrays with numbers of a fixed sequence.
struct random_numbers {
  std::mt19937_64 engine{1};
  std::normal_distribution<double> normal{};

  /// Normally distributed numbers to all of nested arrays.
  void fill(double& v) { v = normal(engine); }
  template <class Nested>
  void fill(Nested& nested) {
    for (auto& part : nested) fill(part);
  }
  /// The same numbers to both.
  template <class Flat, class Nested>
  void fill(Flat& flat, Nested& nested, double scale) {
    for (auto& v : flat) v = static_cast<std::remove_reference_t<decltype(v)>>(scale * normal(engine));
    static_assert(sizeof flat == sizeof nested);
    std::memcpy(&nested, &flat, sizeof flat);
  }
  /// Probabilities of C classes.
  template <class Flat, class Nested>
  void fill_distribution(Flat& flat, Nested& nested, int C) {
    fill(flat, nested, 1);
    double total = 0;
    for (std::size_t i = 0; i < std::size(flat); ++i) {
      if (i % static_cast<std::size_t>(C) == 0) {
        total = 0;
        for (std::size_t k = i; k < i + static_cast<std::size_t>(C); ++k)
          total += std::abs(static_cast<double>(flat[k]));
      }
      flat[i] = static_cast<std::remove_reference_t<decltype(flat[i])>>(std::abs(static_cast<double>(flat[i])) / total);
    }
    std::memcpy(&nested, &flat, sizeof flat);
  }
};

}  // namespace contest
