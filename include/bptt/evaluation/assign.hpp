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

template <kernel::into how, class E, class N, class Machine>
BPTT_INLINE constexpr void assign(N* __restrict to, E e, Machine& m, int step);

/// to ← an addend that is added in place, or added to what is there, or taken from it.
template <kernel::into how, class E, class N, class Machine>
BPTT_INLINE constexpr void write_in_place(N* to, E e, Machine& m, int step) {
  write_product<how>(to, e, m, step);
}
template <kernel::into how, class A, int first, class Shape, class N, class Machine>
BPTT_INLINE constexpr void write_in_place(N* to, padded_of<A, offset<first>, Shape>, Machine& m, int step) {
  constexpr int begin = first * Shape::cols, end = begin + shape_t<A>::size;
  if constexpr (how == kernel::into::set) {
    for (int i = 0; i < begin; ++i) to[i] = N(0);
    for (int i = end; i < Shape::size; ++i) to[i] = N(0);
  }
  assign<how>(to + begin, A{}, m, step);
}
template <kernel::into how, class... A, class N, class Machine>
BPTT_INLINE constexpr void write_in_place(N* to, concat_of<A...>, Machine& m, int step) {
  ((assign<how>(to, A{}, m, step), to += shape_t<A>::size), ...);
}

template <class N, class Machine>
BPTT_INLINE constexpr void add_in_place(N*, types<>, Machine&, int) {}
template <class N, class Machine, bool plus, class E, class... Rest>
BPTT_INLINE constexpr void add_in_place(N* to, types<addend<plus, E>, Rest...>, Machine& m, int step) {
  write_in_place<plus ? kernel::into::plus : kernel::into::minus>(to, E{}, m, step);
  add_in_place(to, types<Rest...>{}, m, step);
}

/// to ← the value of E at step t, or added to what is there, or taken from it. Products of matrices and vectors among
/// the addends are accumulated in place, and parts are written where they belong. E does not read `to`: an equation of
/// a step reads other variables, and its own at other steps.
template <kernel::into how, class E, class N, class Machine>
BPTT_INLINE constexpr void assign(N* __restrict to, E e, Machine& m, int step) {
  using addends =
      typename addends_of<how != kernel::into::minus, E>::type;  // what is taken away is added with the other sign
  using parts = list::partition<is_added_in_place, addends>;
  using in_place = typename parts::those;
  if constexpr (in_place::size == 0) {
    write<how, shape_t<E>>(to, value(e, m, step));
  } else {
    constexpr auto rest = signed_sum(zero, typename parts::others{});
    if constexpr (!is_zero<std::remove_const_t<decltype(rest)>>) {
      write<how == kernel::into::set ? how : kernel::into::plus, shape_t<E>>(to, value(rest, m, step));
      add_in_place(to, in_place{}, m, step);
    } else if constexpr (how == kernel::into::set) {
      [&]<bool plus, class First, class... Rest>(types<addend<plus, First>, Rest...>) BPTT_INLINE {
        if constexpr (plus) {
          write_in_place<kernel::into::set>(to, First{}, m, step);
        } else {
          write<kernel::into::set, shape_t<E>>(to, scalar_value<N>{N(0)});
          write_in_place<kernel::into::minus>(to, First{}, m, step);
        }
        add_in_place(to, types<Rest...>{}, m, step);
      }
      (in_place{});
    } else {
      add_in_place(to, in_place{}, m, step);
    }
  }
}

}  // namespace bptt::numeric
