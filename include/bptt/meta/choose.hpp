// One of two types, by a condition: std::conditional_t at a lower cost.
#pragma once

namespace bptt {

template <bool condition>
struct choice {
  template <class A, class B>
  using type = A;
};
template <>
struct choice<false> {
  template <class A, class B>
  using type = B;
};
/// A if the condition holds, else B. std::conditional_t instantiates a class for each pair of types, this does not.
template <bool condition, class A, class B>
using choose = typename choice<condition>::template type<A, B>;

}  // namespace bptt
