// The greatest common divisor. <numeric>, which has one, would make the headers of this library a tenth slower.
#pragma once

namespace bptt {

/// The greatest integer that divides both; 0 for two zeros. Signs do not count.
constexpr long long greatest_common_divisor(long long a, long long b) {
  while (b != 0) {
    long long const rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

}  // namespace bptt
