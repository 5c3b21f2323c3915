// Numbers of tables, bindings and results: flat, and how far two of them are apart.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <type_traits>
#include <vector>

namespace numbers {

template <class V>
void append(std::vector<long double>& to, V const& value) {
  if constexpr (std::is_arithmetic_v<V>)
    to.push_back(static_cast<long double>(value));
  else
    for (auto const& inner : value) append(to, inner);
}

/// The numbers of a scalar, of a table, of anything with begin() and end(); row by row.
template <class V>
std::vector<long double> flat(V const& value) {
  std::vector<long double> all;
  append(all, value);
  return all;
}

/// max|got − want| / max|want| over all components, where max|want| is not less than `least`. Infinite where the sizes
/// differ or a number is not finite.
template <class Got, class Want>
double relative_error(Got const& got, Want const& want, double least = 0) {
  auto const a = flat(got), b = flat(want);
  if (a.size() != b.size() || a.empty()) return std::numeric_limits<double>::infinity();
  long double apart = 0, scale = least;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!std::isfinite(a[i]) || !std::isfinite(b[i])) return std::numeric_limits<double>::infinity();
    apart = std::max(apart, std::abs(a[i] - b[i]));
    scale = std::max(scale, std::abs(b[i]));
  }
  return apart == 0 ? 0.0 : static_cast<double>(apart / scale);
}

/// A table with other numbers: converted<float>(table).
template <class N, class V>
auto converted(V const& value) {
  if constexpr (std::is_arithmetic_v<V>)
    return static_cast<N>(value);
  else {
    std::array<decltype(converted<N>(value[0])), std::tuple_size_v<V>> to{};
    for (std::size_t i = 0; i < to.size(); ++i) to[i] = converted<N>(value[i]);
    return to;
  }
}

}  // namespace numbers
