// The greatest common divisor. <numeric>, which has one, would make the headers of this library a tenth slower.
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
