// The builder of choices.
#pragma once
#include <bptt/simplify/simplify.hpp>

namespace bptt::simplified {

/// a where the condition c holds, else b. It is never written as c·a + (1 − c)·b.
// clang-format off
template <class C, class A, class B>
constexpr auto chosen(C, A a, B b) {
  if constexpr (std::is_same_v<A, B> || is_one<C>) return a;                // a or a → a
  else if constexpr (is_zero<C>) return b;
  else return where_of<C, A, B>{};
}
// clang-format on

}  // namespace bptt::simplified
