// One of two types.
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
/// A where the condition holds, else B: as std::conditional_t, of which a class is instantiated for each pair of types.
template <bool condition, class A, class B>
using choose = typename choice<condition>::template type<A, B>;

}  // namespace bptt
