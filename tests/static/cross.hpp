// An operation of one's own on vectors, with its rule and its value: the vector product.
#pragma once
#include <bptt/derivation/rules.hpp>

namespace mine {
template <class A, class B>
struct cross_of : bptt::node {  // a × b
  using shape = bptt::shape<3>;
  static constexpr auto name = "cross";
  static constexpr void value(auto * y, auto const * a, auto const * b) {
    for (int i = 0; i < 3; ++i) y[i] = a[(i + 1) % 3] * b[(i + 2) % 3] - a[(i + 2) % 3] * b[(i + 1) % 3];
  }
};
template <class A, class B, class C>
constexpr auto pullback(cross_of<A, B>, C, auto) {  // ā = b × c, b̄ = c × a
  return bptt::cotangents(cross_of<B, C>{}, cross_of<C, A>{});
}
template <bptt::operand A, bptt::operand B>
constexpr cross_of<A, B> cross(A, B) {
  return {};
}
}  // namespace mine
