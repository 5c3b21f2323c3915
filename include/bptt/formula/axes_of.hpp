// The axes of a formula, node by node, from those of the operands. A node that is not listed has axes without names.
#pragma once
#include <bptt/formula/axis_frames.hpp>

namespace bptt {

/// E with axes that have no name, for a formula that combines the units of two steps on purpose, as an LSTM does in
/// cₜ = fₜ∘cₜ₋₁ + iₜ∘gₜ. It leaves no trace in an equation, nor where formulas are compared.
///   c[t] = hadamard(f[t], unnamed(c[t - 1_c])) + hadamard(i[t], g[t])
template <class E>
struct unnamed_of : node {
  using shape = shape_t<E>;
};
template <operand E>
constexpr unnamed_of<E> unnamed(E) {
  return {};
}
template <class E>
inline constexpr bool names_axes<unnamed_of<E>> = true;  // it is there to be taken out

namespace naming {

template <class E>
struct axes_found;
template <class E>
using axes_in = typename axes_found<E>::type;

template <class Shape>
struct no_names;
template <auto... dims>
struct no_names<shape<dims...>> {
  using type = found<frame::parameters, entry<units<dims>, 0>...>;
};

/// Any other formula: a literal, an operation of one's own.
template <class E>
struct axes_found : no_names<shape_t<E>> {};
template <elementwise_node E>
struct axes_found<E> : axes_found<typename E::argument> {};
template <class E>
  requires(!is_node<E> && requires { typename E::formula; })  // a closed form
struct axes_found<E> : axes_found<typename E::formula> {};

// --- symbols and references ---------------------------------------------------------------------

template <auto dim>
constexpr auto declared() {
  using dimension = std::remove_cv_t<decltype(dim)>;
  if constexpr (has_a_name(dim))
    return entry<typename axis_and_step<dimension>::axis, axis_and_step<dimension>::step>{};
  else
    return entry<units<extent_of(dim)>, 0>{};
}
template <class Self, role what, auto... dims>
constexpr auto of_symbol(symbol_base<Self, what, dims...> const&) {
  return found<frame::parameters, decltype(declared<dims>())...>{};
}
template <class S>
  requires is_symbol<S> && names_axes<S>
struct axes_found<S> {
  using type = decltype(of_symbol(S{}));
};
template <class Loss, class S>
struct axes_found<bar<Loss, S>> : axes_found<S> {};

constexpr frame frame_from(origin from) {
  return from == origin::step ? frame::step_t : from == origin::start ? frame::steps : frame::last;
}
template <is_reference E>
struct axes_found<E> {
  using type = decltype(moved<frame_from(E::from), E::lead>(axes_in<typename E::symbol>{}));
};
template <is_reference E>
  requires is_shared<symbol_of<E>>  // the copy of a parameter that one step reads
struct axes_found<E> : axes_found<typename E::symbol> {
};

// --- sums and what is done component by component -----------------------------------------------

template <use as, class A, class B>
struct axes_together {
  using type = decltype(together<as>(axes_in<A>{}, axes_in<B>{}));
};
template <class A, class B>
struct axes_found<add<A, B>> : axes_together<use::sum, A, B> {};
template <class A, class B>
struct axes_found<sub<A, B>> : axes_together<use::sum, A, B> {};
template <componentwise_node E>
struct axes_found<E> : axes_together<use::components, typename E::first, typename E::second> {};
template <class C, class A, class B>
struct axes_found<where_of<C, A, B>> : axes_together<use::components, A, B> {};
template <class A>
struct axes_found<neg<A>> : axes_found<A> {};
template <class A, class B>
struct axes_found<div<A, B>> : axes_found<A> {};
template <class V>
struct axes_found<softmax_of<V>> : axes_found<V> {};
template <class V>
struct axes_found<log_softmax_of<V>> : axes_found<V> {};
template <class E>
struct axes_found<stop_gradient_of<E>> : axes_found<E> {};

/// The axes of a sum over all t: their steps are known up to a common shift.
template <frame f, class... A>
constexpr auto over_all_steps(found<f, A...> a) {
  if constexpr (f == frame::step_t)
    return found<frame::sum_of_steps, A...>{};
  else
    return a;
}
template <class E>
struct axes_found<sum_over_time<E>> {
  using type = decltype(over_all_steps(axes_in<E>{}));
};
template <class E>
struct axes_found<mean_over_time<E>> : axes_found<sum_over_time<E>> {};

// --- products -----------------------------------------------------------------------------------

template <frame f, class A, class... B>
constexpr found<f, A> first_of(found<f, A, B...>) {
  return {};
}
template <frame f, class A, class... B>
constexpr found<f, B...> others_of(found<f, A, B...>) {
  return {};
}
/// Two parameters that stand in different frames: their product is counted from the latest of its steps, and where they
/// reach ahead from the earliest.
template <bool reaches_ahead, frame f, class... A>
constexpr auto counted_from_t(found<f, A...> a) {
  return moved<f, -latest_step(steps_of(decltype(a){}), reaches_ahead)>(a);
}
template <frame f, class... A>
constexpr bool reaches_ahead(found<f, A...>) {
  return ((is_named<typename A::axis> && A::step > 0) || ...);
}

/// The axes of a product: of the rows those of the left factor, of the columns those of the right one.
template <alignment met, frame f, class... Row, frame g, class... Column>
constexpr auto rows_and_columns(found<f, Row...>, found<g, Column...>) {
  constexpr joint_frame in(use::product, f, g, met);
  return found<in.counted_in, decltype(moved<in.left>(Row{}))..., decltype(moved<in.right>(Column{}))...>{};
}
template <class A, class B>
constexpr auto of_product() {
  axes_in<A> const a;
  axes_in<B> const b;
  if constexpr (is_scalar<shape_t<A>>)
    return b;
  else if constexpr (is_scalar<shape_t<B>>)
    return a;
  else if constexpr (shape_t<A>::rank == 1)
    return rows_and_columns<alignment{}>(a, others_of(b));  // a column times a row
  else {
    constexpr alignment met = aligned_at<1, 0>(axes_in<A>{}, axes_in<B>{});
    auto const all = rows_and_columns<met>(first_of(a), others_of(b));
    if constexpr (joint_frame(use::product, axes_in<A>::counted_in, axes_in<B>::counted_in, met).counted_in ==
                      frame::parameters &&
                  met.by != 0)
      return counted_from_t<(reaches_ahead(axes_in<A>{}) || reaches_ahead(axes_in<B>{}))>(all);
    else
      return all;
  }
}
template <class A, class B>
struct axes_found<mul<A, B>> {
  using type = decltype(of_product<A, B>());
};
template <class A, class B>
struct axes_found<outer_of<A, B>> {
  using type = decltype(rows_and_columns<alignment{}>(axes_in<A>{}, axes_in<B>{}));
};

template <frame f, class V>
constexpr auto transposed_axes(found<f, V>) {
  return found<f, entry<units<1>, 0>, V>{};
}
template <frame f, class Row, class Column>
constexpr auto transposed_axes(found<f, Row, Column>) {
  return found<f, Column, Row>{};
}
template <class A>
struct axes_found<transpose_of<A>> {
  using type = decltype(transposed_axes(axes_in<A>{}));
};
template <class V>
struct axes_found<diag_of<V>> {
  using type = decltype(rows_and_columns<alignment{}>(axes_in<V>{}, axes_in<V>{}));
};
template <class M>
struct axes_found<diagonal_of<M>> {
  using type = decltype(first_of(axes_in<M>{}));
};

// --- pieces: the rows of a piece have no name ---------------------------------------------------

template <int rows, frame f, class... A>
constexpr auto with_rows_unnamed(found<f, A...> a) {
  if constexpr (sizeof...(A) == 2)
    return rows_and_columns<alignment{}>(found<f, entry<units<rows>, 0>>{}, others_of(a));
  else
    return found<f, entry<units<rows>, 0>>{};
}
template <class A, class Offset, auto n, auto m>
struct axes_found<segment_of<A, Offset, shape<n, m>>> {
  using type = decltype(with_rows_unnamed<n>(axes_in<A>{}));
};
template <class A, class Offset, auto n>  // a row has the columns of its matrix
  requires(shape_t<A>::rank == 2)
struct axes_found<segment_of<A, Offset, shape<n>>> {
  using type = decltype(others_of(axes_in<A>{}));
};
template <class A, class Offset, auto n, auto m>
struct axes_found<padded_of<A, Offset, shape<n, m>>> {
  using type = decltype(with_rows_unnamed<n>(axes_in<A>{}));
};
template <class First, class... Part>
  requires(shape_t<First>::rank == 2)
struct axes_found<concat_of<First, Part...>> {
  using type = decltype(with_rows_unnamed<shape_t<concat_of<First, Part...>>::rows>(axes_in<First>{}));
};

}  // namespace naming

// --- what people see ----------------------------------------------------------------------------

/// The axes of a formula.
template <class E>
using axes_t = decltype(naming::printed(naming::axes_in<E>{}));
/// The axes of a formula as a value, to be compared or printed. A derivative has those of its target.
///   static_assert(axes_of(W) == axes<struct hidden, earlier<struct hidden, 1>>{});
template <operand E>
constexpr axes_t<E> axes_of(E) {
  return {};
}

}  // namespace bptt
