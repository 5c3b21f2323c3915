// The numeric value of a formula at a step. Elementwise formulas become one loop over their components; products,
// softmax and the like are computed into a local array first. A `Pass` says where the numbers of a leaf are:
// address<Leaf>(t).
#pragma once
#include <bptt/evaluation/write.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/operations/elementwise.hpp>

namespace bptt {

/// Holds when a node has a value of its operands.
template <class Node, class... Numbers>
inline constexpr bool operation_has_a_value = requires(Numbers... numbers) {
  Node::value(numbers...);
};

namespace numeric {
using namespace derivation;
using namespace simplified;

// --- the value of each node ---------------------------------------------------------------------

template <class Pass>
struct value_at {
  using N = typename Pass::number;
  Pass& m;
  int step;

  template <class E>
    requires(is_leaf<E> && !is_mean<E>)
  BPTT_INLINE constexpr auto operator()(E) const {
    if constexpr (is_one_hot<E>)
      return one_hot_value<N>{m.template id<E>(step)};
    else if constexpr (is_scalar<shape_t<E>>)
      return scalar_value<N>{*m.template address<E>(step)};
    else
      return view_value<N, shape_t<E>::cols>{m.template address<E>(step)};
  }
  template <class E>
    requires(is_mean<E>)
  BPTT_INLINE constexpr auto operator()(E) const { return (*this)(div<sum_over_time<summand_of<E>>, step_count>{}); }
  template <class E>
    requires(is_literal<E>)
  BPTT_INLINE constexpr auto operator()(E) const { return scalar_value<N>{static_cast<N>(E::value)}; }
  BPTT_INLINE constexpr auto operator()(step_count) const { return scalar_value<N>{static_cast<N>(m.steps.length)}; }

  template <class A, class B>
  BPTT_INLINE constexpr auto operator()(add<A, B>) const {
    return joined<N>(sum_of_numbers{}, A{}, B{}, m, step);
  }
  template <class A, class B>
  BPTT_INLINE constexpr auto operator()(sub<A, B>) const {
    return joined<N>(difference_of_numbers{}, A{}, B{}, m, step);
  }
  template <class A>
  BPTT_INLINE constexpr auto operator()(neg<A>) const {
    return mapped(negative_of_number{}, A{}, m, step);
  }
  template <class A, class B>
  BPTT_INLINE constexpr auto operator()(mul<A, B> e) const {
    if constexpr (is_product<mul<A, B>>) {
      array_value<N, shape_t<mul<A, B>>> result;
      write_product<kernel::into::set>(result.x, e, m, step);
      return result;
    } else if constexpr (is_diagonal<A>)
      return scaled_rows_value<product_in<Pass, A, B>, decltype(value(diagonal_vector(A{}), m, step)),
                               decltype(value(B{}, m, step))>{value(diagonal_vector(A{}), m, step),
                                                              value(B{}, m, step)};
    else if constexpr (is_diagonal<B>)
      return scaled_columns_value<product_in<Pass, A, B>, decltype(value(A{}, m, step)),
                                  decltype(value(diagonal_vector(B{}), m, step))>{value(A{}, m, step),
                                                                                  value(diagonal_vector(B{}), m, step)};
    else
      return decided(e);
  }
  template <class A, class B>
  BPTT_INLINE constexpr auto operator()(div<A, B> e) const {
    return decided(e);
  }
  template <class A, class B>
  BPTT_INLINE constexpr auto operator()(hadamard_of<A, B> e) const {
    return decided(e);
  }
  template <class A, class B>
  BPTT_INLINE constexpr auto operator()(quotient_of<A, B> e) const {
    return decided(e);
  }

  /// A product or quotient of components, 0 where a factor that decides is.
  template <class E>
  BPTT_INLINE constexpr auto decided(E e) const {
    return chosen_by(typename factors_that_decide<has_choices<Pass>, E>::type{}, product(e));
  }
  template <class V>
  BPTT_INLINE constexpr auto chosen_by(types<>, V v) const {
    return v;
  }
  template <class Factor, class... Rest, class V>
  BPTT_INLINE constexpr auto chosen_by(types<Factor, Rest...>, V v) const {
    auto const rest = chosen_by(types<Rest...>{}, v);
    return chosen_value<decltype(value(Factor{}, m, step)), std::remove_const_t<decltype(rest)>, scalar_value<N>>{
        value(Factor{}, m, step), rest, {N(0)}};
  }
  /// The same as it stands, and so are the factors in it.
  template <class A, class B>
  BPTT_INLINE constexpr auto product(mul<A, B>) const {
    return joined_factors<product_of_numbers>(A{}, B{});
  }
  template <class A, class B>
  BPTT_INLINE constexpr auto product(hadamard_of<A, B>) const {
    return joined_factors<product_of_numbers>(A{}, B{});
  }
  template <class A, class B>
  BPTT_INLINE constexpr auto product(div<A, B>) const {
    return joined_factors<quotient_of_numbers>(A{}, B{});
  }
  template <class A, class B>
  BPTT_INLINE constexpr auto product(quotient_of<A, B>) const {
    return joined_factors<quotient_of_numbers>(A{}, B{});
  }
  template <class F, class A, class B>
  BPTT_INLINE constexpr auto joined_factors(A a, B b) const {
    return joined_value<F, decltype(factor(a)), decltype(factor(b))>{factor(a), factor(b)};
  }
  template <class E>
  BPTT_INLINE constexpr auto factor(E e) const {
    if constexpr (is_product_of_components<E>)
      return product(e);
    else
      return value(e, m, step);
  }
  template <class C, class A, class B>
  BPTT_INLINE constexpr auto operator()(where_of<C, A, B>) const {
    return chosen_value<decltype(value(C{}, m, step)), decltype(value(A{}, m, step)), decltype(value(B{}, m, step))>{
        value(C{}, m, step), value(A{}, m, step), value(B{}, m, step)};
  }
  template <elementwise_node E>
  BPTT_INLINE constexpr auto operator()(E) const {
    return mapped(function_of_number<E>{}, typename E::argument{}, m, step);
  }
  template <componentwise_node E>
  BPTT_INLINE constexpr auto operator()(E) const {
    return joined<N>(function_of_numbers<E>{}, typename E::first{}, typename E::second{}, m, step);
  }
  template <class Q, class Y>
  BPTT_INLINE constexpr auto operator()(sigmoid_cross_entropy_of<Q, Y>) const {
    return scalar_value<N>{
        sum_of_components<joint_shape<Q, Y>>(joined<N>(sigmoid_cross_entropy_of_numbers{}, Q{}, Y{}, m, step))};
  }
  template <class A>
  BPTT_INLINE constexpr auto operator()(transpose_of<A>) const {
    return transposed_value<decltype(value(A{}, m, step))>{value(A{}, m, step)};
  }
  template <class A, class B>
  BPTT_INLINE constexpr auto operator()(outer_of<A, B>) const {
    return outer_value<product_in<Pass, A, B>, decltype(value(A{}, m, step)), decltype(value(B{}, m, step))>{
        value(A{}, m, step), value(B{}, m, step)};
  }
  template <class A, class Shape>
  BPTT_INLINE constexpr auto operator()(broadcast_of<A, Shape>) const {
    return value(A{}, m, step);
  }
  template <class A, class B>
  BPTT_INLINE constexpr auto operator()(dot_of<A, B>) const {
    if constexpr (is_one_hot<A> || is_one_hot<B>)
      return picked<A, B>(m, step);
    else
      return scalar_value<N>{sum_of_components<joint_shape<A, B>>(decided(hadamard_of<A, B>{}))};
  }
  template <class A>
  BPTT_INLINE constexpr auto operator()(sum_of<A>) const {
    return scalar_value<N>{sum_of_components<shape_t<A>>(value(A{}, m, step))};
  }
  template <class V>
  BPTT_INLINE constexpr auto operator()(softmax_of<V>) const {
    exponentials<N, shape_t<V>> p{value(V{}, m, step)};
    N const scale = N(1) / p.divisor();
    for (int i = 0; i < shape_t<V>::size; ++i) p.e.x[i] *= scale;
    return p.e;
  }
  template <class V>
  BPTT_INLINE constexpr auto operator()(log_softmax_of<V>) const {
    auto const v = dense(V{}, m, step);
    exponentials<N, shape_t<V>> const p{v};
    N const log_total = elementary::log(p.divisor());
    array_value<N, shape_t<V>> result;
    for (int i = 0; i < shape_t<V>::size; ++i) result.x[i] = p.below_top(v(i, 0)) - log_total;
    return result;
  }
  template <class P, class Y>
  BPTT_INLINE constexpr auto operator()(cross_entropy_of<P, Y>) const {
    return (*this)(cross_entropy_with_log<log_of<P>, Y>{});
  }
  template <class Q, class Y>
  BPTT_INLINE constexpr auto operator()(softmax_cross_entropy_of<Q, Y>) const {
    return (*this)(cross_entropy_with_log<log_softmax_of<Q>, Y>{});
  }
  template <class V>
  BPTT_INLINE constexpr auto operator()(logsumexp_of<V>) const {
    exponentials<N, shape_t<V>> const p{value(V{}, m, step)};
    return scalar_value<N>{p.log_of_sum()};
  }
  template <class V>
  BPTT_INLINE constexpr auto operator()(diag_of<V>) const {
    return diagonal_matrix_value<N, decltype(value(V{}, m, step))>{value(V{}, m, step)};
  }
  template <class M>
  BPTT_INLINE constexpr auto operator()(diagonal_of<M>) const {
    return diagonal_value<decltype(value(M{}, m, step))>{value(M{}, m, step)};
  }
  template <class A>
  BPTT_INLINE constexpr auto operator()(stop_gradient_of<A>) const {
    return value(A{}, m, step);
  }
  template <class A, int first, class Shape>
  BPTT_INLINE constexpr auto operator()(segment_of<A, offset<first>, Shape>) const {
    if constexpr (is_scalar<Shape>)
      return scalar_value<N>{N(value(A{}, m, step)(first, 0))};
    else if constexpr (Shape::rank < shape_t<A>::rank)
      return row_value<decltype(value(A{}, m, step)), first, Shape::rows>{value(A{}, m, step)};
    else
      return shifted_value<decltype(value(A{}, m, step)), first, Shape::cols>{value(A{}, m, step)};
  }
  template <class A, int first, class Shape>
  BPTT_INLINE constexpr auto operator()(padded_of<A, offset<first>, Shape>) const {
    array_value<N, Shape> whole;
    write<kernel::into::set, Shape>(whole.x, scalar_value<N>{N(0)});
    write<kernel::into::set, shape_t<A>>(whole.x + first * Shape::cols, value(A{}, m, step));
    return whole;
  }
  template <class... A>
  BPTT_INLINE constexpr auto operator()(concat_of<A...>) const {
    array_value<N, shape_t<concat_of<A...>>> whole;
    N* to = whole.x;
    ((write<kernel::into::set, shape_t<A>>(to, value(A{}, m, step)), to += shape_t<A>::size), ...);
    return whole;
  }
  /// An operation of one's own: its node says what it is of the numbers of its operands, which stand row by row, one
  /// after another.
  template <class E>
    requires(is_node<E> && !is_leaf<E> && !elementwise_node<E> && !componentwise_node<E>)
  BPTT_INLINE constexpr auto operator()(E) const { return own_value<E>(list::filter<is_operand, arguments_of<E>>{}); }
  template <class E, class... A>
  BPTT_INLINE constexpr auto own_value(types<A...> operands) const {
    array_value<N, shape_t<E>> result;
    write_own<E>(result.x, operands);
    if constexpr (is_scalar<shape_t<E>>)
      return scalar_value<N>{result.x[0]};
    else
      return result;
  }
  template <class E, class... A>
  BPTT_INLINE constexpr void write_own(N* to, types<A...>) const {
    static_assert(
        BPTT_HOLDS(operation_has_a_value<E, N*, numbers_of_operand<N, A>...>),
        "bptt: an operation has no value: give its node a static function value(to, numbers of each operand...)");
    if constexpr (operation_has_a_value<E, N*, numbers_of_operand<N, A>...>) {
      if ((is_zero_adjoint(A{}) || ...))
        write<kernel::into::set, shape_t<E>>(to, scalar_value<N>{N(0)});
      else
        E::value(to, dense(A{}, m, step).data()...);
    }
  }
  /// Is an operand with an adjoint 0, which decides?
  template <class A>
  BPTT_INLINE constexpr bool is_zero_adjoint(A a) const {
    if constexpr (has_choices<Pass> && reads_an_adjoint<A>) {
      auto const numbers = dense(a, m, step);
      for (int i = 0; i < shape_t<A>::size; ++i)
        if (numbers.data()[i] != N(0)) return false;
      return true;
    } else
      return false;
  }
  /// −Σ yᵢ lᵢ of logarithms l.
  template <class L, class Y>
  struct cross_entropy_with_log {};
  template <class L, class Y>
  BPTT_INLINE constexpr auto operator()(cross_entropy_with_log<L, Y>) const {
    if constexpr (is_one_hot<Y>)
      return scalar_value<N>{-picked<L, Y>(m, step).x};
    else
      return scalar_value<N>{-sum_of_components<shape_t<Y>>(joined<N>(target_times_logarithm{}, Y{}, L{}, m, step))};
  }
};

/// The value of formula E at step t, as a function of the component.
template <class E, class Pass>
BPTT_INLINE constexpr auto value(E e, Pass& m, int step) {
  return value_at<Pass>{m, step}(e);
}

}  // namespace numeric
}  // namespace bptt
