// The shapes of the tables beside this header; all are row-major and contiguous.
#pragma once
#include <array>
#include <cstddef>

namespace truth {
template <std::size_t n>
using vector = std::array<double, n>;
template <std::size_t rows, std::size_t columns>
using matrix = std::array<vector<columns>, rows>;
template <std::size_t steps, std::size_t rows, std::size_t columns>
using sequence = std::array<matrix<rows, columns>, steps>;

/// A row for each label k, with a 1 in column k.
template <std::size_t classes, std::size_t rows>
constexpr matrix<rows, classes> one_hot(std::array<int, rows> const& label) {
  matrix<rows, classes> m{};
  for (std::size_t i = 0; i < rows; ++i) m[i][static_cast<std::size_t>(label[i])] = 1;
  return m;
}
}  // namespace truth
