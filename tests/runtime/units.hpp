// How far a function of a number is off, in units of the last place, and comparison of single values to the bit.
#pragma once
#include <algorithm>
#include <bit>
#include <boost/test/unit_test.hpp>
#include <bptt/arithmetic/exp_log.hpp>
#include <cmath>
#include <limits>

namespace units {

template <class N>
using limits = std::numeric_limits<N>;
template <class N>
constexpr N infinity = limits<N>::infinity();
template <class N>
constexpr N not_a_number = limits<N>::quiet_NaN();
template <class N>
constexpr N smallest = limits<N>::denorm_min();

/// The distance in units of the last place that N has where `truth` lies.
template <class N>
long double units_off(N value, long double truth) {
  if (std::isnan(value) || std::isinf(value)) return value == static_cast<N>(truth) ? 0 : infinity<long double>;
  int exponent = limits<N>::min_exponent;
  if (truth != 0) exponent = std::max(exponent, std::ilogb(truth) + 1);
  return std::abs(static_cast<long double>(value) - truth) / std::ldexp(1.0L, exponent - limits<N>::digits);
}

struct worst {
  long double off = 0, at = 0;
};

/// The largest error at n numbers evenly spaced over [from, to].
template <class Function, class N>
worst over(N from, N to, int n = 20'000) {
  worst result;
  for (int i = 0; i <= n; ++i) {
    N const x = from + (to - from) * (static_cast<N>(i) / static_cast<N>(n));
    long double const units = units_off(Function::value(x), Function::truth(static_cast<long double>(x)));
    if (!(units <= result.off)) result = {units, x};
  }
  return result;
}

/// The same at n numbers whose bits are evenly spaced: over all powers of ten.
template <class Function, class N>
worst over_bits(N from, N to, int n = 20'000) {
  using bits = typename bptt::elementary::constants<N>::bits;
  bits const first = std::bit_cast<bits>(from), step = (std::bit_cast<bits>(to) - first) / static_cast<bits>(n);
  worst result;
  for (bits i = 0; i < static_cast<bits>(n); ++i) {
    N const x = std::bit_cast<N>(first + i * step);
    long double const units = units_off(Function::value(x), Function::truth(static_cast<long double>(x)));
    if (!(units <= result.off)) result = {units, x};
  }
  return result;
}

/// The same number, with the same sign where it is 0, or both NaN.
template <class N>
bool same(N a, N b) {
  return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

inline void within(long double bound, worst found) {
  BOOST_TEST(found.off <= bound, found.off << " units at " << found.at << ", allowed are " << bound);
}

}  // namespace units

#define SAME(value, expected) \
  BOOST_TEST(units::same((value), (expected)), #value " is " << (value) << ", not " << (expected))
