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
}  // namespace truth
