// Named axes: dimensions with a name and a step. They tell apart what sizes cannot: two dimensions of the same length,
// and one dimension at two steps.
#pragma once
#include <concepts>

namespace bptt {

/// An axis of n units, a dimension with a name. It stands in the place of a length; a plain number is an axis without a
/// name, which agrees with every axis of its length.
/// Errors, at compile time: operands whose axes differ, in name or in step.
///   inline constexpr struct hidden : axis<4> {} hidden;
///   inline constexpr struct h : variable<h, hidden> {} h;
template <int n>
struct axis {
  static constexpr int length = n;
};

template <class A>
concept named_axis = std::derived_from<A, axis<A::length>>;

/// The axis A so many steps earlier: the type of `before(A)`.
template <class A, int steps>
struct earlier : axis<A::length> {};
/// The axis A so many steps later: the type of `after(A)`.
template <class A, int steps>
struct later : axis<A::length> {};

/// The length of one dimension.
constexpr int extent_of(int n) { return n; }
template <int n>
constexpr int extent_of(axis<n>) {
  return n;
}

/// Has a dimension a name?
constexpr bool has_a_name(int) { return false; }
template <int n>
constexpr bool has_a_name(axis<n>) {
  return true;
}

/// An axis, and the step relative to t at which it is taken.
template <class A>
struct axis_and_step {
  using axis = A;
  static constexpr int step = 0;
};
template <class A, int steps>
struct axis_and_step<earlier<A, steps>> {
  using axis = A;
  static constexpr int step = -steps;
};
template <class A, int steps>
struct axis_and_step<later<A, steps>> {
  using axis = A;
  static constexpr int step = steps;
};

template <class A, int step>
constexpr auto axis_at() {
  if constexpr (step < 0)
    return earlier<A, -step>{};
  else if constexpr (step > 0)
    return later<A, step>{};
  else
    return A{};
}

/// The same axis one step earlier: of a recurrent matrix, in h[t] = W·h[t−1], it names the columns.
///   inline constexpr struct W : parameter<W, hidden, before(hidden)> {} W;
template <named_axis A>
constexpr auto before(A) {
  return axis_at<typename axis_and_step<A>::axis, axis_and_step<A>::step - 1>();
}
/// The same axis one step later: the columns of W in a net that runs backward in time, h[t] = W·h[t+1].
template <named_axis A>
constexpr auto after(A) {
  return axis_at<typename axis_and_step<A>::axis, axis_and_step<A>::step + 1>();
}

}  // namespace bptt
