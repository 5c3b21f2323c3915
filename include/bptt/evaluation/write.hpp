// Values written to memory: component by component, or for products of matrices and vectors by a kernel that writes the
// destination directly.
#pragma once
#include <bptt/derivation/derive_rule.hpp>
#include <bptt/evaluation/angles.hpp>
#include <bptt/evaluation/zero_adjoints.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/recurrence/sparse.hpp>
#include <bptt/simplify/addends.hpp>

namespace bptt {
/// Holds when numbers of type N have each id of so many tokens.
template <class N, int tokens>
inline constexpr bool ids_are_exact = std::numeric_limits<N>::digits == 0 || std::numeric_limits<N>::digits >= 31 ||
                                      tokens <= (1LL << std::numeric_limits<N>::digits % 31);
}  // namespace bptt
namespace bptt::numeric {

using namespace derivation;
using namespace simplified;

template <class E>
inline constexpr bool is_mean = false;
template <class E>
inline constexpr bool is_mean<mean_over_time<E>> = true;
template <class E>
inline constexpr bool is_leaf = is_symbol<E> || is_reference<E> || is_time_sum<E>;
/// Are the numbers of E in memory already? Those of a leaf are, and of a piece of one.
template <class E>
inline constexpr bool is_in_memory = (is_leaf<E> && !is_mean<E> && !is_one_hot<E>);
template <class A, class Offset, class Shape>
inline constexpr bool is_in_memory<segment_of<A, Offset, Shape>> = is_in_memory<A>;
template <class A>
inline constexpr bool is_in_memory<stop_gradient_of<A>> = is_in_memory<A>;

template <class E, class Pass>
BPTT_INLINE constexpr auto value(E, Pass& m, int step);

template <class N, class F, class A, class B, class Pass>
BPTT_INLINE constexpr auto joined(F, A a, B b, Pass& m, int step) {
  return joined_value<F, decltype(value(a, m, step)), decltype(value(b, m, step))>{value(a, m, step),
                                                                                   value(b, m, step)};
}
template <class F, class A, class Pass>
BPTT_INLINE constexpr auto mapped(F, A a, Pass& m, int step) {
  return mapped_value<F, decltype(value(a, m, step))>{value(a, m, step)};
}

/// f(first) … f(n − 1): loops that the compiler turns into vector instructions, one over as many components as
/// fill whole registers, then of a rest one for each register half as wide, which compilers would take one by one. g++
/// would spell out up to 16 turns before it looks for vectors, and then find few.
template <class N, int n, int first = 0, int width = kernel::lanes<N>, class F>
BPTT_INLINE constexpr void for_each_component(F const& f) {
  if constexpr (n < 8) {
    for (int i = 0; i < n; ++i) f(i);
  } else {
    constexpr int end = n - (n - first) % width;
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC unroll 1
#endif
    for (int i = first; i < end; ++i) f(i);
    if constexpr (end < n) for_each_component<N, n, end, width / 2>(f);
  }
}

/// Writes a value component by component.
template <kernel::into how, class Shape, class N, class V>
BPTT_INLINE constexpr void write(N* __restrict to, V const& v) {
  if constexpr (has_angles<V> && elementary::binary_number<N> && (Shape::size >= 4)) {
    if (!std::is_constant_evaluated() && angles_are_within<Shape>(v)) return write<how, Shape>(to, value_within<V>{v});
  }
  if constexpr (Shape::cols == 1)
    for_each_component<N, Shape::rows>([&](int i) BPTT_INLINE { kernel::store<how>(to[i], N(v(i, 0))); });
  else
    for (int i = 0; i < Shape::rows; ++i)
      for_each_component<N, Shape::cols>([&](int j)
                                             BPTT_INLINE { kernel::store<how>(to[i * Shape::cols + j], N(v(i, j))); });
}

/// The value of a formula, its numbers one after another in memory: read in place, or computed into a local array.
template <class E, class Pass>
BPTT_INLINE constexpr auto dense(E e, Pass& m, int step) {
  auto const v = value(e, m, step);
  if constexpr (requires { v.data(); })
    return v;
  else {
    array_value<typename Pass::number, shape_t<E>> array;
    write<kernel::into::set, shape_t<E>>(array.x, v);
    return array;
  }
}

// --- products -----------------------------------------------------------------------------------

template <class E>
inline constexpr bool is_transposed_leaf = false;
template <class A>
inline constexpr bool is_transposed_leaf<transpose_of<A>> = (is_in_memory<A> && shape_t<A>::rank == 2);

template <class A>
constexpr A operand_of_transpose(transpose_of<A>) {
  return {};
}

/// to ← A·B, a product of matrices or of a matrix and a vector, whatever its factors are.
template <kernel::into how, class A, class B, class N, class Pass>
BPTT_INLINE constexpr void write_whole_product(N* to, mul<A, B>, Pass& m, int step) {
  using shape_a = shape_t<A>;
  using shape_b = shape_t<B>;
  if constexpr (shape_b::cols == 1) {
    auto const x = dense(B{}, m, step);
    if constexpr (is_transposed_leaf<A>)
      kernel::transposed_product<how, shape_a::cols, shape_a::rows>(
          to, value(operand_of_transpose(A{}), m, step).data(), x.data(), step % 2 != 0);
    else if constexpr (Pass::template has_transposed<A>)
      kernel::transposed_product<how, shape_a::cols, shape_a::rows>(to, m.template transposed<A>(), x.data());
    else
      kernel::product<how, shape_a::rows, shape_a::cols>(to, dense(A{}, m, step).data(), x.data(), step % 2 != 0);
  } else {
    auto const a = dense(A{}, m, step);
    auto const b = dense(B{}, m, step);
    constexpr int inner = shape_a::size / shape_a::rows;
    kernel::multiply<how, shape_a::rows, inner, shape_b::cols>(to, shape_b::cols, {a.data(), inner, 1}, b.data(),
                                                               shape_b::cols);
  }
}
/// The numbers of a factor as a matrix: a transposed leaf is read where it lies.
template <class A, class Pass>
BPTT_INLINE constexpr auto numbers_of_factor(A a, Pass& m, int step) {
  if constexpr (is_transposed_leaf<A>)
    return value(operand_of_transpose(a), m, step);
  else
    return dense(a, m, step);
}
template <class A, class N>
BPTT_INLINE constexpr kernel::matrix_view<N> as_matrix(N const* first) {
  constexpr int rows = shape_t<A>::rows, cols = shape_t<A>::size / rows;
  return is_transposed_leaf<A> ? kernel::matrix_view<N>{first, 1, rows} : kernel::matrix_view<N>{first, cols, 1};
}
/// to ← A·B, a product of matrices or of a matrix and a vector. A factor with an adjoint decides.
template <kernel::into how, class A, class B, class N, class Pass>
BPTT_INLINE constexpr void write_product(N* to, mul<A, B> e, Pass& m, int step) {
  if constexpr (a_factor_decides<Pass, A, B>) {
    constexpr int rows = shape_t<A>::rows, inner = shape_t<A>::size / rows, cols = shape_t<B>::cols;
    write_product_or_again<how, 1, rows * cols>(
        to, 0, [&](N* at) BPTT_INLINE { write_whole_product<how>(at, e, m, step); },
        [&](N* at, std::ptrdiff_t) BPTT_INLINE {
          auto const a = numbers_of_factor(A{}, m, step);
          auto const b = numbers_of_factor(B{}, m, step);
          kernel::deciding_product<kernel::into::set>(deciding_factor<A>, rows, inner, cols, at, cols,
                                                      as_matrix<A, N>(a.data()), as_matrix<B, N>(b.data()));
        });
  } else
    write_whole_product<how>(to, e, m, step);
}
/// to ← a·bᵀ.
template <kernel::into how, class A, class B, class N, class Pass>
BPTT_INLINE constexpr void write_product(N* to, outer_of<A, B>, Pass& m, int step) {
  auto const a = dense(A{}, m, step);
  auto const b = dense(B{}, m, step);
  constexpr int rows = shape_t<A>::size, cols = shape_t<B>::size;
  if constexpr (a_factor_decides<Pass, A, B>)
    if (write_deciding_outer_products<how, deciding_factor<A>, rows, cols>(1, to, a.data(), 0, b.data(), 0)) return;
  kernel::multiply<how, rows, 1, cols>(to, cols, {a.data(), 1, 0}, b.data(), 0);
}

// --- with tokens --------------------------------------------------------------------------------

template <class Token, class Pass>
BPTT_INLINE constexpr auto value(id_of<Token>, Pass& m, int step) {
  using N = typename Pass::number;
  static_assert(BPTT_HOLDS(ids_are_exact<N, shape_t<Token>::size>),
                "bptt: an id that sparse(...) hands out is a number of the call: a float has those below 16777216");
  return scalar_value<N>{static_cast<N>(m.template id<Token>(step))};
}
/// aᵀb, of which one is a token: a component of the other.
template <class A, class B, class Pass>
BPTT_INLINE constexpr auto picked(Pass& m, int step) {
  using vector = choose<is_one_hot<B>, A, B>;
  using N = typename Pass::number;
  return scalar_value<N>{N(value(vector{}, m, step)(m.template id<choose<is_one_hot<B>, B, A>>(step), 0))};
}
/// to ← A·e, a column of A.
template <kernel::into how, class A, class E, class N, class Pass>
requires is_one_hot<E> BPTT_INLINE constexpr void write_product(N* to, mul<A, E>, Pass& m, int step) {
  auto const a = value(A{}, m, step);
  int const id = m.template id<E>(step);
  for (int i = 0; i < shape_t<A>::rows; ++i) kernel::store<how>(to[i], N(a(i, id)));
}
/// to ← a·eᵀ or e·bᵀ, which has one column or one row.
template <kernel::into how, class A, class B, class N, class Pass>
  requires(is_one_hot<A> || is_one_hot<B>)
BPTT_INLINE constexpr void write_product(N* to, outer_of<A, B>, Pass& m, int step) {
  constexpr int rows = shape_t<A>::size, cols = shape_t<B>::size;
  using vector = choose<is_one_hot<B>, A, B>;
  using hot = choose<is_one_hot<B>, B, A>;
  constexpr int apart = is_one_hot<B> ? cols : 1;
  if constexpr (how == kernel::into::set)
    for (int i = 0; i < rows * cols; ++i) to[i] = N(0);
  auto const v = value(vector{}, m, step);
  N* const first = to + m.template id<hot>(step) * (is_one_hot<B> ? 1 : cols);
  for (int i = 0; i < shape_t<vector>::size; ++i)
    kernel::store<how == kernel::into::set ? kernel::into::plus : how>(first[i * apart], N(v(i, 0)));
}
}  // namespace bptt::numeric
