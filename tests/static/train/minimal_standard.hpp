// A generator for constant evaluation.
#pragma once
#include <cstdint>

/// The minimal standard generator of Park and Miller, in constant evaluation.
struct minimal_standard {
  std::uint64_t state = 1;
  static constexpr std::uint64_t min() { return 1; }
  static constexpr std::uint64_t max() { return 2147483646; }
  constexpr std::uint64_t operator()() { return state = state * 48271 % 2147483647; }
};
