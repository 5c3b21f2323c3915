// A net with a parameter of each rank.
#pragma once
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>

namespace small {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct W : parameter<W, 2, 3> {} W;
inline constexpr struct b : parameter<b, 2> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct h : variable<h, 2> {} h;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = W * x[t] + c * b));
template <class N>
using block = parameters<decltype(net), N>;
static_assert(block<float>::size() == 9);

/// The numbers 1, 2, ..., 9.
template <class N>
block<N> counted() {
  block<N> theta;
  for (std::size_t i = 0; i < theta.size(); ++i) theta[i] = static_cast<N>(i + 1);
  return theta;
}
}  // namespace small
