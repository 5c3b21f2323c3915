// Transposed copies of matrices: made once per call, where every step multiplies the matrix by a vector.
#pragma once
#include <bptt/plan/intermediate_names.hpp>

namespace bptt {

namespace numeric {

// --- transposed copies --------------------------------------------------------------------------

/// The transpose of a matrix, as a symbol of the workspace. W·h is faster as a sum of the columns of W, which a vector
/// register can add, than as dot products with its rows.
template <class W>
struct transposed_copy {
  using shape = typename transposed_shape<shape_t<W>>::type;
};
template <class S>
inline constexpr bool is_transposed_copy = false;
template <class W>
inline constexpr bool is_transposed_copy<transposed_copy<W>> = true;
/// The largest matrix that is copied: larger ones and their copies evict each other from the first-level cache. And the
/// least number of steps for which a copy is faster.
inline constexpr int transposed_copy_size = 4096;
inline constexpr int transposed_copy_steps = 4;

template <class E, int most>
struct copies_for {
  using type = types<>;
};
template <template <class...> class Node, class... A, int most>
  requires is_node<Node<A...>>
struct copies_for<Node<A...>, most> {
  using type = list::concat<typename copies_for<A, most>::type...>;
};
template <is_symbol W, class X, int most>
  requires(shape_t<W>::rank == 2 && shape_t<X>::rank == 1 && !is_one_hot<X> && shape_t<W>::cols > 1 &&
           shape_t<W>::size <= most)
struct copies_for<mul<W, X>, most> {
  using type = types<transposed_copy<W>>;
};
template <class Equations, int most>
struct copies_for_all;
template <class... E, int most>
struct copies_for_all<types<E...>, most> {
  using type = list::unique<list::concat<typename copies_for<typename E::rhs, most>::type...>>;
};
/// The transposed copies that the equations of a step use, of matrices of at most so many numbers.
template <class Equations, int steps, int most = transposed_copy_size>
using transposed_copies = typename copies_for_all<Equations, (steps >= transposed_copy_steps ? most : 0)>::type;

}  // namespace numeric

}  // namespace bptt
