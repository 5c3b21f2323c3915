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

/// An operand of which a group has its numbers one sequence after another: a value that the plan keeps.
template <class E>
inline constexpr bool is_of_a_group = false;

/// A product with a matrix that the sequences share: of a group it is one product of matrices.
template <class Pass, class E>
inline constexpr bool is_group_product = false;
template <class Pass, is_symbol W, class X>
inline constexpr bool is_group_product<Pass, mul<W, X>> = (is_product<mul<W, X>> && Pass::template has_transposed<W> &&
                                                           is_of_a_group<X>);
template <class Pass, is_symbol W, class X>
inline constexpr bool is_group_product<Pass, mul<transpose_of<W>, X>> = (is_product<mul<transpose_of<W>, X>> &&
                                                                         has_role<W>(role::parameter) &&
                                                                         shape_t<W>::rank == 2 && is_of_a_group<X>);

template <class N, bool are_one, class Pass>
struct addends_at<places<N, are_one>, Pass> {
  template <class Addend>
  struct is_in_place;
  template <bool plus, class E>
  struct is_in_place<addend<plus, E>> {
    static constexpr bool value = !are_one && is_group_product<Pass, E>;
  };
};

/// to ← the products of the sequences of a group with one matrix, or added to what is there, or taken from it: X·Wᵀ,
/// where the rows of X are the sequences. X decides where it is an adjoint.
template <kernel::into how, int cols, class W, class X, class N, class Pass>
BPTT_INLINE constexpr void write_group_product(places<N> to, N const* columns_of_w, Pass& m, int step) {
  constexpr int inner = shape_t<X>::size;
  kernel::matrix_view<N> const x{m.template address<X>(step), X::apart, 1};
  if constexpr (a_factor_decides<Pass, W, X>) {
    write_product_or_again<how, Pass::group, cols>(
        to.first, to.apart,
        [&](N* at)
            BPTT_INLINE { kernel::multiply<how, Pass::group, inner, cols>(at, to.apart, x, columns_of_w, cols); },
        [&](N* at, std::ptrdiff_t apart) BPTT_INLINE {
          kernel::deciding_product<kernel::into::set, N>(kernel::factor::left, Pass::group, inner, cols, at, apart, x,
                                                         {columns_of_w, cols, 1});
        });
  } else
    kernel::multiply<how, Pass::group, inner, cols>(to.first, to.apart, x, columns_of_w, cols);
}
template <kernel::into how, class W, class X, class N, class Pass>
BPTT_INLINE constexpr void write_in_place(places<N> to, mul<W, X>, Pass& m, int step) {
  write_group_product<how, shape_t<W>::rows, W, X>(to, m.template transposed<W>(), m, step);
}
template <kernel::into how, class W, class X, class N, class Pass>
BPTT_INLINE constexpr void write_in_place(places<N> to, mul<transpose_of<W>, X>, Pass& m, int step) {
  write_group_product<how, shape_t<W>::cols, W, X>(to, m.template address<W>(step), m, step);
}
/// f(machine of sequence r, r) for each sequence of a group. What f does for one sequence is a loop over `size`
/// components, which is to become vector instructions: clang would rather unroll it and gather the same component of
/// several sequences. Where there is one component that is right.
template <int size, class Pass, class F>
BPTT_INLINE constexpr void each_of_group(Pass& m, F const& f) {
  auto const run = [&](int r) BPTT_INLINE {
    auto const of_r = m.of_sequence(r);
    f(of_r, r);
  };
  if constexpr (Pass::group == 1) {
    f(m, 0);
  } else if constexpr (size == 1) {
    for (int r = 0; r < Pass::group; ++r) run(r);
  } else {
#ifdef __clang__
#pragma clang loop vectorize(disable)
#endif
    for (int r = 0; r < Pass::group; ++r) run(r);
  }
}

template <kernel::into how, class Shape, class E, class N, bool are_one, class Pass>
BPTT_INLINE constexpr void write_others(places<N, are_one> to, E e, Pass& m, int step) {
  each_of_group<Shape::size>(m, [&](auto& of_r, int r) BPTT_INLINE {
    if constexpr (is_literal<E>)
      write<how, Shape>(to.first + r * to.apart, value(e, of_r, step));
    else
      assign<how>(to.first + r * to.apart, e, of_r, step);
  });
}

}  // namespace bptt::numeric
