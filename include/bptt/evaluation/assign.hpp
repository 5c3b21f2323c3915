// Writing the value of a formula to memory. Products of matrices and vectors among the addends of a sum are accumulated
// where the sum is.
#pragma once
#include <bptt/evaluation/value.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/simplify/addends.hpp>

namespace bptt::numeric {

/// Parts one after another, or a part in zeros: each part is written where it belongs.
template <class E>
inline constexpr bool has_parts = is_padded<E>;
template <class... A>
inline constexpr bool has_parts<concat_of<A...>> = true;

/// An addend that is added where the sum is: a matrix-vector product, an outer product, parts.
template <class Addend>
struct is_added_in_place;
template <bool plus, class E>
struct is_added_in_place<addend<plus, E>> {
  static constexpr bool value = (is_product<E> && shape_t<E>::rank == 1) || has_parts<E>;
};
template <bool plus, class A, class B>
struct is_added_in_place<addend<plus, outer_of<A, B>>> {
  static constexpr bool value = true;
};
/// Which addends are added in place to what is at an address; see sequence_group.hpp for that of a group of sequences.
template <class To, class Pass>
struct addends_at;
template <class N, class Pass>
struct addends_at<N*, Pass> {
  template <class Addend>
  using is_in_place = is_added_in_place<Addend>;
};

template <kernel::into how, class E, class N, class Pass>
BPTT_INLINE constexpr void assign(N* __restrict to, E e, Pass& m, int step);

/// to ← an addend that is added in place, or added to what is there, or taken from it.
template <kernel::into how, class E, class N, class Pass>
BPTT_INLINE constexpr void write_in_place(N* to, E e, Pass& m, int step) {
  write_product<how>(to, e, m, step);
}
template <kernel::into how, class A, int first, class Shape, class N, class Pass>
BPTT_INLINE constexpr void write_in_place(N* to, padded_of<A, offset<first>, Shape>, Pass& m, int step) {
  constexpr int begin = first * Shape::cols, end = begin + shape_t<A>::size;
  if constexpr (how == kernel::into::set) {
    for (int i = 0; i < begin; ++i) to[i] = N(0);
    for (int i = end; i < Shape::size; ++i) to[i] = N(0);
  }
  assign<how>(to + begin, A{}, m, step);
}
template <kernel::into how, class... A, class N, class Pass>
BPTT_INLINE constexpr void write_in_place(N* to, concat_of<A...>, Pass& m, int step) {
  ((assign<how>(to, A{}, m, step), to += shape_t<A>::size), ...);
}

/// Does a node write its numbers itself?
template <class N, class E>
inline constexpr bool writes_itself = false;
template <class N, class E>
  requires(is_node<E> && !is_leaf<E> && !elementwise_node<E> && !componentwise_node<E>)
inline constexpr bool writes_itself<N, E> = []<class... A>(types<A...>) {
  return operation_has_a_value<E, N*, numbers_of_operand<N, A>...>;
}(list::filter<is_operand, arguments_of<E>>{});

/// to ← a formula without such addends, or added to what is there.
template <kernel::into how, class Shape, class E, class N, class Pass>
BPTT_INLINE constexpr void write_others(N* to, E e, Pass& m, int step) {
  if constexpr (how == kernel::into::set && writes_itself<N, E>)
    value_at<Pass>{m, step}.template write_own<E>(to, list::filter<is_operand, arguments_of<E>>{});
  else
    write<how, Shape>(to, value(e, m, step));
}

template <class To, bool... plus, class... E, class Pass>
BPTT_INLINE constexpr void add_in_place([[maybe_unused]] To to, types<addend<plus, E>...>, [[maybe_unused]] Pass& m,
                                        [[maybe_unused]] int step) {
  (write_in_place < plus ? kernel::into::plus : kernel::into::minus > (to, E{}, m, step), ...);
}
/// to ← the value of E at step t, or added to what is there, or taken from it: the addends that are not added in place
/// as one formula, then the others one by one; where there are no others, the first of these begins.
template <kernel::into how, class E, class To, class Pass>
BPTT_INLINE constexpr void write_addends(To to, E e, Pass& m, int step) {
  using addends =
      typename addends_of<how != kernel::into::minus, E>::type;  // what is taken away is added with the other sign
  using parts = list::partition<addends_at<To, Pass>::template is_in_place, addends>;
  if constexpr (parts::those::size == 0) {
    write_others<how, shape_t<E>>(to, e, m, step);
  } else {
    constexpr auto rest = signed_sum(zero, typename parts::others{});
    [&]<bool plus, class First, class... Rest>(types<addend<plus, First>, Rest...> in_place) BPTT_INLINE {
      if constexpr (parts::others::size > 0 || (how == kernel::into::set && !plus))
        write_others<how == kernel::into::set ? how : kernel::into::plus, shape_t<E>>(to, rest, m, step);
      if constexpr (parts::others::size == 0 && how == kernel::into::set && plus) {
        write_in_place<kernel::into::set>(to, First{}, m, step);
        add_in_place(to, types<Rest...>{}, m, step);
      } else
        add_in_place(to, in_place, m, step);
    }
    (typename parts::those{});
  }
}

/// to ← the value of E at step t, or added to what is there, or taken from it. Products of matrices and vectors among
/// the addends are accumulated in place, and parts are written where they belong. E does not read `to`: an equation of
/// a step reads other variables, and its own at other steps.
template <kernel::into how, class E, class N, class Pass>
BPTT_INLINE constexpr void assign(N* __restrict to, E e, Pass& m, int step) {
  write_addends<how>(to, e, m, step);
}

}  // namespace bptt::numeric
