// The greatest common divisor: <numeric>, which has it, takes a tenth of the time that the headers of this library take
// to compile.
#pragma once

namespace bptt {

/// The greatest integer that divides both, 0 of two zeros; signs do not count.
constexpr long long greatest_common_divisor(long long a, long long b) {
  while (b != 0) {
    long long const rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

}  // namespace bptt
