// Sequences side by side: a group of them runs through each equation together, so that their products with one matrix
// are a product of matrices. Each sequence has its own numbers: those of a slot stand one after another, sequence 0
// first.
#pragma once
#include <bptt/evaluation/assign.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/plan/workspace.hpp>

namespace bptt::numeric {

/// Where the sequences of a group write: `apart` numbers from one to the next; none where they share a sum.
template <class N, bool are_one = false>
struct places {
  N* first;
  std::ptrdiff_t apart;
};

/// A leaf of which a group has its numbers one sequence after another: a value that the plan keeps.
template <class Machine, class E>
inline constexpr bool is_of_a_group = false;
template <class Machine, class E>
  requires is_reference<E>
inline constexpr bool is_of_a_group<Machine, E> = (Machine::template has_slot<symbol_of<E>> && shape_t<E>::rank <= 1);

/// A product with a matrix that the sequences share: of a group it is one product of matrices.
template <class Machine, class E>
inline constexpr bool is_group_product = false;
template <class Machine, is_symbol W, class X>
inline constexpr bool is_group_product<Machine, mul<W, X>> = (is_product<mul<W, X>> &&
                                                              Machine::template has_transposed<W> &&
                                                              is_of_a_group<Machine, X>);
template <class Machine, is_symbol W, class X>
inline constexpr bool is_group_product<Machine, mul<transpose_of<W>, X>> = (is_product<mul<transpose_of<W>, X>> &&
                                                                            has_role<W>(role::parameter) &&
                                                                            shape_t<W>::rank == 2 &&
                                                                            is_of_a_group<Machine, X>);

template <class Machine>
struct group_addends {
  template <class Addend>
  struct is_together;
  template <bool plus, class E>
  struct is_together<addend<plus, E>> {
    static constexpr bool value = is_group_product<Machine, E>;
  };
};

template <kernel::into how, class W, class X, class N, class Machine>
BPTT_INLINE constexpr void write_group_product(places<N> to, mul<W, X>, Machine& m, int step) {
  constexpr int inner = shape_t<W>::cols, cols = shape_t<W>::rows;
  kernel::multiply<how, Machine::group, inner, cols>(
      to.first, to.apart, {m.template address<X>(step), row_size<typename Machine::plan, symbol_of<X>, N>, 1},
      m.template transposed<W>(), cols);
}
template <kernel::into how, class W, class X, class N, class Machine>
BPTT_INLINE constexpr void write_group_product(places<N> to, mul<transpose_of<W>, X>, Machine& m, int step) {
  constexpr int inner = shape_t<W>::rows, cols = shape_t<W>::cols;
  kernel::multiply<how, Machine::group, inner, cols>(
      to.first, to.apart, {m.template address<X>(step), row_size<typename Machine::plan, symbol_of<X>, N>, 1},
      m.template address<W>(step), cols);
}
template <class N, bool... plus, class... E, class Machine>
BPTT_INLINE constexpr void add_group_products([[maybe_unused]] places<N> to, types<addend<plus, E>...>,
                                              [[maybe_unused]] Machine& m, [[maybe_unused]] int step) {
  (write_group_product < plus ? kernel::into::plus : kernel::into::minus > (to, E{}, m, step), ...);
}

/// f(machine of sequence r, r) for each sequence of a group. What f does for one sequence is a loop over `size`
/// components, which is to become vector instructions: clang would rather unroll it and gather the same component of
/// several sequences. Where there is one component that is right.
template <int size, class Machine, class F>
BPTT_INLINE constexpr void each_of_group(Machine& m, F const& f) {
  auto const run = [&](int r) BPTT_INLINE {
    auto const of_r = m.of_sequence(r);
    f(of_r, r);
  };
  if constexpr (Machine::group == 1) {
    f(m, 0);
  } else if constexpr (size == 1) {
    for (int r = 0; r < Machine::group; ++r) run(r);
  } else {
#ifdef __clang__
#pragma clang loop vectorize(disable)
#endif
    for (int r = 0; r < Machine::group; ++r) run(r);
  }
}

/// to ← the value of E at step t, or added to what is there, for each sequence of a group. Sequences that share a sum
/// add to it.
template <kernel::into how, class E, class N, bool are_one, class Machine>
BPTT_INLINE constexpr void assign_each(places<N, are_one> to, E e, Machine& m, int step) {
  using addends = typename addends_of<how != kernel::into::minus, E>::type;
  using parts = list::partition<group_addends<Machine>::template is_together, addends>;
  using together = choose<are_one, types<>, typename parts::those>;
  if constexpr (Machine::group == 1) {
    assign<how>(to.first, e, m, step);
  } else if constexpr (together::size == 0) {
    each_of_group<shape_t<E>::size>(
        m, [&](auto& of_r, int r) BPTT_INLINE { assign<how>(to.first + r * to.apart, e, of_r, step); });
  } else {
    constexpr auto rest = signed_sum(zero, typename parts::others{});
    constexpr kernel::into more = how == kernel::into::set ? how : kernel::into::plus;
    if constexpr (!is_zero<std::remove_const_t<decltype(rest)>>) {
      each_of_group<shape_t<E>::size>(
          m, [&](auto& of_r, int r) BPTT_INLINE { assign<more>(to.first + r * to.apart, rest, of_r, step); });
      add_group_products(to, together{}, m, step);
    } else if constexpr (how == kernel::into::set) {
      [&]<bool plus, class First, class... Rest>(types<addend<plus, First>, Rest...>) BPTT_INLINE {
        if constexpr (plus) {
          write_group_product<kernel::into::set>(to, First{}, m, step);
          add_group_products(to, types<Rest...>{}, m, step);
        } else {
          for (int r = 0; r < Machine::group; ++r)
            write<kernel::into::set, shape_t<E>>(to.first + r * to.apart, scalar_value<N>{N(0)});
          add_group_products(to, together{}, m, step);
        }
      }
      (together{});
    } else {
      add_group_products(to, together{}, m, step);
    }
  }
}

}  // namespace bptt::numeric
