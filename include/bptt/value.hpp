// The numeric value of a formula at a step. Elementwise formulas become one loop over their components; products, softmax and the like are computed into
// a local array first. A `Machine` says where the numbers of a leaf are: address<Leaf>(t).
#pragma once
#include <bptt/adjoint.hpp>
#include <bptt/component.hpp>

namespace bptt {
namespace numeric {
using namespace derivation;
using namespace simplified;

template <class E>
inline constexpr bool is_mean = false;
template <class E>
inline constexpr bool is_mean<mean_over_time<E>> = true;
template <class E>
inline constexpr bool is_leaf = is_symbol<E> || is_reference<E> || is_time_sum<E>;

template <class E, class Machine>
[[gnu::always_inline]] constexpr auto value(E, Machine& m, int step);

/// Writes a value component by component.
template <kernel::into how, class Shape, class N, class V>
[[gnu::always_inline]] constexpr void write(N* __restrict to, V const& v) {
  if constexpr (Shape::cols == 1)
    for (int i = 0; i < Shape::rows; ++i) kernel::store<how>(to[i], N(v(i, 0)));
  else
    for (int i = 0; i < Shape::rows; ++i)
      for (int j = 0; j < Shape::cols; ++j) kernel::store<how>(to[i * Shape::cols + j], N(v(i, j)));
}

/// The value of a formula with its numbers one after another in memory.
template <class E, class Machine>
[[gnu::always_inline]] constexpr auto dense(E e, Machine& m, int step) {
  auto const v = value(e, m, step);
  if constexpr (requires { v.data(); })
    return v;
  else {
    array_value<typename Machine::number, shape_t<E>> array;
    write<kernel::into::set, shape_t<E>>(array.x, v);
    return array;
  }
}

// --- products ------------------------------------------------------------------------------------------------------------------

template <class E>
inline constexpr bool is_transposed_leaf = false;
template <class A>
inline constexpr bool is_transposed_leaf<transpose_of<A>> = is_leaf<A> && shape_t<A>::rank == 2;

template <class A>
constexpr A operand_of_transpose(transpose_of<A>) {
  return {};
}

/// to ← A·B, a product that is no scaling.
template <kernel::into how, class A, class B, class N, class Machine>
[[gnu::always_inline]] constexpr void write_product(N* to, mul<A, B>, Machine& m, int step) {
  using shape_a = shape_t<A>;
  using shape_b = shape_t<B>;
  if constexpr (shape_b::cols == 1) {
    auto const x = dense(B{}, m, step);
    if constexpr (is_transposed_leaf<A>)
      kernel::transposed_product<how, shape_a::cols, shape_a::rows>(to, value(operand_of_transpose(A{}), m, step).data(), x.data());
    else if constexpr (Machine::template has_transposed<A>)
      kernel::transposed_product<how, shape_a::cols, shape_a::rows>(to, m.template transposed<A>(), x.data());
    else
      kernel::product<how, shape_a::rows, shape_a::cols>(to, dense(A{}, m, step).data(), x.data());
  } else {
    auto const a = dense(A{}, m, step);
    auto const b = dense(B{}, m, step);
    constexpr int inner = shape_a::size / shape_a::rows;
    kernel::multiply<how, shape_a::rows, inner, shape_b::cols>(to, shape_b::cols, {a.data(), inner, 1}, b.data(), shape_b::cols);
  }
}
/// to ← a·bᵀ.
template <kernel::into how, class A, class B, class N, class Machine>
[[gnu::always_inline]] constexpr void write_product(N* to, outer_of<A, B>, Machine& m, int step) {
  auto const a = dense(A{}, m, step);
  auto const b = dense(B{}, m, step);
  kernel::multiply<how, shape_t<A>::size, 1, shape_t<B>::size>(to, shape_t<B>::size, {a.data(), 1, 0}, b.data(), 0);
}

template <class E>
inline constexpr bool is_product = false;
template <class A, class B>
inline constexpr bool is_product<mul<A, B>> = !is_scalar<shape_t<A>> && !is_scalar<shape_t<B>>;

// --- the value of each node ------------------------------------------------------------------------------------------------------

template <class N, class F, class A, class B, class Machine>
[[gnu::always_inline]] constexpr auto joined(F, A a, B b, Machine& m, int step) {
  return joined_value<F, decltype(value(a, m, step)), decltype(value(b, m, step))>{value(a, m, step), value(b, m, step)};
}
template <class F, class A, class Machine>
[[gnu::always_inline]] constexpr auto mapped(F, A a, Machine& m, int step) {
  return mapped_value<F, decltype(value(a, m, step))>{value(a, m, step)};
}

template <class Machine>
struct value_at {
  using N = typename Machine::number;
  Machine& m;
  int step;

  template <class E>
    requires(is_leaf<E> && !is_mean<E>)
  [[gnu::always_inline]] constexpr auto operator()(E) const {
    if constexpr (is_scalar<shape_t<E>>)
      return scalar_value<N>{*m.template address<E>(step)};
    else
      return view_value<N, shape_t<E>::cols>{m.template address<E>(step)};
  }
  template <class E>
    requires is_mean<E>
  [[gnu::always_inline]] constexpr auto operator()(E) const {
    return (*this)(div<sum_over_time<summand_of<E>>, step_count>{});
  }
  template <class E>
    requires is_literal<E>
  [[gnu::always_inline]] constexpr auto operator()(E) const {
    return scalar_value<N>{static_cast<N>(E::value)};
  }
  [[gnu::always_inline]] constexpr auto operator()(step_count) const { return scalar_value<N>{static_cast<N>(static_cast<int>(m.count))}; }

  template <class A, class B>
  [[gnu::always_inline]] constexpr auto operator()(add<A, B>) const {
    return joined<N>(sum_of_numbers{}, A{}, B{}, m, step);
  }
  template <class A, class B>
  [[gnu::always_inline]] constexpr auto operator()(sub<A, B>) const {
    return joined<N>(difference_of_numbers{}, A{}, B{}, m, step);
  }
  template <class A>
  [[gnu::always_inline]] constexpr auto operator()(neg<A>) const {
    return mapped(negative_of_number{}, A{}, m, step);
  }
  template <class A, class B>
  [[gnu::always_inline]] constexpr auto operator()(mul<A, B> e) const {
    if constexpr (is_product<mul<A, B>>) {
      array_value<N, shape_t<mul<A, B>>> result;
      write_product<kernel::into::set>(result.x, e, m, step);
      return result;
    } else
      return joined<N>(product_of_numbers{}, A{}, B{}, m, step);
  }
  template <class A, class B>
  [[gnu::always_inline]] constexpr auto operator()(div<A, B>) const {
    return joined<N>(quotient_of_numbers{}, A{}, B{}, m, step);
  }
  template <class A, class B>
  [[gnu::always_inline]] constexpr auto operator()(hadamard_of<A, B>) const {
    return joined<N>(product_of_numbers{}, A{}, B{}, m, step);
  }
  template <class A, class B>
  [[gnu::always_inline]] constexpr auto operator()(quotient_of<A, B>) const {
    return joined<N>(quotient_of_numbers{}, A{}, B{}, m, step);
  }
  template <elementwise_node E>
  [[gnu::always_inline]] constexpr auto operator()(E) const {
    return mapped(function_of_number<E>{}, typename E::argument{}, m, step);
  }
  template <class A>
  [[gnu::always_inline]] constexpr auto operator()(transpose_of<A>) const {
    return transposed_value<decltype(value(A{}, m, step))>{value(A{}, m, step)};
  }
  template <class A, class B>
  [[gnu::always_inline]] constexpr auto operator()(outer_of<A, B>) const {
    return outer_value<decltype(value(A{}, m, step)), decltype(value(B{}, m, step))>{value(A{}, m, step), value(B{}, m, step)};
  }
  template <class A, class Shape>
  [[gnu::always_inline]] constexpr auto operator()(broadcast_of<A, Shape>) const {
    return value(A{}, m, step);
  }
  template <class A, class B>
  [[gnu::always_inline]] constexpr auto operator()(dot_of<A, B>) const {
    return scalar_value<N>{sum_of_components<shape_t<A>>(joined<N>(product_of_numbers{}, A{}, B{}, m, step))};
  }
  template <class A>
  [[gnu::always_inline]] constexpr auto operator()(sum_of<A>) const {
    return scalar_value<N>{sum_of_components<shape_t<A>>(value(A{}, m, step))};
  }
  template <class V>
  [[gnu::always_inline]] constexpr auto operator()(softmax_of<V>) const {
    exponentials<N, shape_t<V>> p{value(V{}, m, step)};
    N const scale = N(1) / p.total;
    for (int i = 0; i < shape_t<V>::size; ++i) p.e.x[i] *= scale;
    return p.e;
  }
  template <class V>
  [[gnu::always_inline]] constexpr auto operator()(log_softmax_of<V>) const {
    auto const v = dense(V{}, m, step);
    exponentials<N, shape_t<V>> const p{v};
    N const shift = p.top + elementary::log(p.total);
    array_value<N, shape_t<V>> result;
    for (int i = 0; i < shape_t<V>::size; ++i) result.x[i] = v(i, 0) - shift;
    return result;
  }
  template <class P, class Y>
  [[gnu::always_inline]] constexpr auto operator()(cross_entropy_of<P, Y>) const {
    return scalar_value<N>{-sum_of_components<shape_t<P>>(joined<N>(product_of_numbers{}, Y{}, log_of<P>{}, m, step))};
  }
  template <class Q, class Y>
  [[gnu::always_inline]] constexpr auto operator()(softmax_cross_entropy_of<Q, Y>) const {
    return (*this)(cross_entropy_with_log<log_softmax_of<Q>, Y>{});
  }
  /// −Σ yᵢ lᵢ of logarithms l.
  template <class L, class Y>
  struct cross_entropy_with_log {};
  template <class L, class Y>
  [[gnu::always_inline]] constexpr auto operator()(cross_entropy_with_log<L, Y>) const {
    return scalar_value<N>{-sum_of_components<shape_t<Y>>(joined<N>(product_of_numbers{}, Y{}, L{}, m, step))};
  }
};

/// The value of formula E at step t, as a function of the component.
template <class E, class Machine>
[[gnu::always_inline]] constexpr auto value(E e, Machine& m, int step) {
  return value_at<Machine>{m, step}(e);
}

}  // namespace numeric
}  // namespace bptt
