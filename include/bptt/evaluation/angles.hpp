// Vectorised sines and cosines. Beyond `largest_angle` these take a branch, with which no loop is vectorised. So a loop
// first looks at all its angles, and if none is beyond, as nearly always, computes the values without the branch.
#pragma once
#include <bptt/evaluation/lazy_value.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt::numeric {

/// Has the function of a node a value_within(x), its value for angles up to `largest_angle`, without a branch?
template <class F>
inline constexpr bool takes_an_angle = false;
template <class Node>
  requires requires(double x) { Node::value_within(x); }
inline constexpr bool takes_an_angle<function_of_number<Node>> = true;

/// Does the value V of a formula contain such functions?
template <class V>
inline constexpr bool has_angles = false;
template <class F, class A>
inline constexpr bool has_angles<mapped_value<F, A>> = takes_an_angle<F> || has_angles<A>;
template <class F, class A, class B>
inline constexpr bool has_angles<joined_value<F, A, B>> = has_angles<A> || has_angles<B>;
template <class C, class A, class B>
inline constexpr bool has_angles<chosen_value<C, A, B>> = has_angles<A> || has_angles<B> || has_angles<C>;

template <class F, class A>
constexpr int is_beyond(mapped_value<F, A> const& v, int i, int j);
template <class C, class A, class B>
constexpr int is_beyond(chosen_value<C, A, B> const& v, int i, int j);
template <class F, class A, class B>
constexpr int is_beyond(joined_value<F, A, B> const& v, int i, int j);
template <class Node, class A>
constexpr auto component_within(mapped_value<function_of_number<Node>, A> const& v, int i, int j);
template <class F, class A>
constexpr auto component_within(mapped_value<F, A> const& v, int i, int j);
template <class F, class A, class B>
constexpr auto component_within(joined_value<F, A, B> const& v, int i, int j);
template <class C, class A, class B>
constexpr auto component_within(chosen_value<C, A, B> const& v, int i, int j);

/// 1 if an angle in component (i, j) of a value is beyond `largest_angle`, else 0. NaN is not: it passes through.
template <class V>
BPTT_INLINE constexpr int is_beyond(V const&, int, int) {
  return 0;
}
template <class F, class A>
BPTT_INLINE constexpr int is_beyond(mapped_value<F, A> const& v, int i, int j) {
  if constexpr (takes_an_angle<F>) {
    auto const angle = v.a(i, j);
    return (elementary::magnitude(angle) > elementary::largest_angle<std::remove_const_t<decltype(angle)>> ? 1 : 0) |
           is_beyond(v.a, i, j);
  } else {
    return is_beyond(v.a, i, j);
  }
}
template <class F, class A, class B>
BPTT_INLINE constexpr int is_beyond(joined_value<F, A, B> const& v, int i, int j) {
  return is_beyond(v.a, i, j) | is_beyond(v.b, i, j);
}
template <class C, class A, class B>
BPTT_INLINE constexpr int is_beyond(chosen_value<C, A, B> const& v, int i, int j) {
  return is_beyond(v.c, i, j) | is_beyond(v.a, i, j) | is_beyond(v.b, i, j);
}

/// Component (i, j) of a value none of whose angles is beyond.
template <class V>
BPTT_INLINE constexpr auto component_within(V const& v, int i, int j) {
  return v(i, j);
}
template <class Node, class A>
BPTT_INLINE constexpr auto component_within(mapped_value<function_of_number<Node>, A> const& v, int i, int j) {
  if constexpr (takes_an_angle<function_of_number<Node>>)
    return Node::value_within(component_within(v.a, i, j));
  else
    return Node::value(component_within(v.a, i, j));
}
template <class F, class A>
BPTT_INLINE constexpr auto component_within(mapped_value<F, A> const& v, int i, int j) {
  return F::of(component_within(v.a, i, j));
}
template <class F, class A, class B>
BPTT_INLINE constexpr auto component_within(joined_value<F, A, B> const& v, int i, int j) {
  return F::of(component_within(v.a, i, j), component_within(v.b, i, j));
}
template <class C, class A, class B>
BPTT_INLINE constexpr auto component_within(chosen_value<C, A, B> const& v, int i, int j) {
  using N = decltype(component_within(v.a, i, j));
  auto const c = component_within(v.c, i, j);
  return elementary::blend(c != decltype(c)(0), component_within(v.a, i, j), N(component_within(v.b, i, j)));
}

/// The value V, none of whose angles is beyond.
template <class V>
struct value_within {
  V const& v;
  BPTT_INLINE constexpr auto operator()(int i, int j) const { return component_within(v, i, j); }
};

/// Are all angles in a value of this shape at most `largest_angle`?
template <class Shape, class V>
BPTT_INLINE constexpr bool angles_are_within(V const& v) {
  int beyond = 0;
  for (int i = 0; i < Shape::rows; ++i)
    for (int j = 0; j < Shape::cols; ++j) beyond |= is_beyond(v, i, j);
  return beyond == 0;
}

}  // namespace bptt::numeric
