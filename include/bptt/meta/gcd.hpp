// The greatest common divisor: <numeric>, which has it, takes a tenth of the time that the headers of this library take
// to compile.
#pragma once

namespace bptt {

/// The greatest integer that divides both, 0 of two zeros; signs do not count.
template <class Integer>
constexpr Integer greatest_common_divisor(Integer a, Integer b) {
  while (b != 0) {
    Integer const rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

}  // namespace bptt
