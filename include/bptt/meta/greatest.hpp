// The greatest of some integers: std::max of a list, without <algorithm>.
#pragma once

namespace bptt {

/// The greatest of some integers: `greatest({0, distance_of<Leaf>::lag...})`.
template <class Integer, decltype(sizeof(0)) n>
constexpr Integer greatest(Integer const (&numbers)[n]) {
  Integer most = numbers[0];
  for (Integer const number : numbers) most = number > most ? number : most;
  return most;
}

}  // namespace bptt
