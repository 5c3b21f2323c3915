// The greatest of some integers: std::max of a list, without <algorithm>.
#pragma once

namespace bptt {

/// The greatest of some integers: `greatest({0, lag_of<S, Leaf>...})`.
template <decltype(sizeof(0)) n>
constexpr int greatest(int const (&numbers)[n]) {
  int most = numbers[0];
  for (int const number : numbers) most = number > most ? number : most;
  return most;
}

}  // namespace bptt
