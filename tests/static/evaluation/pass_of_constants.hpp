// Numbers for some symbols, where a test has no program: what stands in for the forward pass of one.
#pragma once
#include <bptt/derivation/rules.hpp>
#include <bptt/evaluation/step_loop.hpp>

#include "../near.hpp"

namespace numbers {
using namespace bptt;
// clang-format off
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct x : input<x, 3> {} x;
// clang-format on

/// An input has those of p at step 0, those of q later.
struct constants {
  using number = double;
  static constexpr numeric::whole_sequence<4> steps{};
  template <class W>
  static constexpr bool has_transposed = false;
  double K[1] = {2}, P[3] = {1, 2, 3}, Q[3] = {4, -5, 6}, A[6] = {1, 2, 3, 4, 5, 6};
  template <class Leaf>
  constexpr double const * address(int step) const {
    if constexpr (std::is_same_v<Leaf, struct k>)
      return K;
    else if constexpr (std::is_same_v<Leaf, struct M>)
      return A;
    else if constexpr (std::is_same_v<Leaf, struct p>)
      return P;
    else if constexpr (std::is_same_v<Leaf, struct q>)
      return Q;
    else
      return step == 0 ? P : Q;
  }
};
}  // namespace numbers
