// Values as functions of a component (i, j): what elementwise formulas become before they are written in one loop, and
// reductions over components.
#pragma once
#include <bptt/arithmetic/elementary.hpp>
#include <bptt/arithmetic/log_sum_exp.hpp>
#include <bptt/arithmetic/matrix_products.hpp>
#include <bptt/formula/shape.hpp>
#include <bptt/meta/inline.hpp>
#include <limits>

namespace bptt::numeric {

template <class N, class Operand>
using numbers_of_operand = N const*;

template <class N>
struct scalar_value {
  N x;
  BPTT_INLINE constexpr N operator()(int, int) const { return x; }
};
template <class N, int cols>
struct view_value {
  N const* first;
  BPTT_INLINE constexpr N operator()(int i, int j) const { return first[i * cols + j]; }
  constexpr N const* data() const { return first; }
};
template <class N, class Shape>
struct array_value {
  N x[static_cast<std::size_t>(Shape::size)];
  BPTT_INLINE constexpr N operator()(int i, int j) const { return x[i * Shape::cols + j]; }
  constexpr N const* data() const { return x; }
};
template <class N>
struct one_hot_value {  // the vector e_id
  int id;
  BPTT_INLINE constexpr N operator()(int i, int) const { return i == id ? N(1) : N(0); }
};
template <class F, class A>
struct mapped_value {
  A a;
  BPTT_INLINE constexpr auto operator()(int i, int j) const { return F::of(a(i, j)); }
};
template <class F, class A, class B>
struct joined_value {
  A a;
  B b;
  BPTT_INLINE constexpr auto operator()(int i, int j) const { return F::of(a(i, j), b(i, j)); }
};
template <class C, class A, class B>
struct chosen_value {  // a where c is not 0, else b
  C c;
  A a;
  B b;
  BPTT_INLINE constexpr auto operator()(int i, int j) const {
    using N = decltype(a(i, j) * b(i, j));
    bool const holds = c(i, j) != decltype(c(i, j))(0);
    if (std::is_constant_evaluated()) return holds ? N(a(i, j)) : N(b(i, j));  // where the other may have no value
    return elementary::blend(holds, N(a(i, j)), N(b(i, j)));
  }
};
template <class A>
struct transposed_value {
  A a;
  BPTT_INLINE constexpr auto operator()(int i, int j) const { return a(j, i); }
};
template <class Product, class A, class B>
struct outer_value {
  A a;
  B b;
  BPTT_INLINE constexpr auto operator()(int i, int j) const { return Product::of(a(i, 0), b(j, 0)); }
};

template <class A, int first, int cols>
struct shifted_value {  // the rows from `first` on
  A a;
  BPTT_INLINE constexpr auto operator()(int i, int j) const { return a(i + first, j); }
  constexpr auto data() const requires requires(A const& whole) { whole.data(); }
  { return a.data() + first * cols; }
};
template <class A, int row, int cols>
struct row_value {  // a row as a vector
  A a;
  BPTT_INLINE constexpr auto operator()(int i, int) const { return a(row, i); }
  constexpr auto data() const requires requires(A const& whole) { whole.data(); }
  { return a.data() + row * cols; }
};
template <class N, class V>
struct diagonal_matrix_value {
  V v;
  BPTT_INLINE constexpr N operator()(int i, int j) const { return i == j ? N(v(i, 0)) : N(0); }
};
template <class M>
struct diagonal_value {
  M m;
  BPTT_INLINE constexpr auto operator()(int i, int) const { return m(i, i); }
};
template <class Product, class V, class M>
struct scaled_rows_value {  // diag(v)·M
  V v;
  M m;
  BPTT_INLINE constexpr auto operator()(int i, int j) const { return Product::of(v(i, 0), m(i, j)); }
};
template <class Product, class M, class V>
struct scaled_columns_value {  // M·diag(v)
  M m;
  V v;
  BPTT_INLINE constexpr auto operator()(int i, int j) const { return Product::of(m(i, j), v(j, 0)); }
};

struct sum_of_numbers {
  BPTT_INLINE static constexpr auto of(auto a, auto b) { return a + b; }
};
struct difference_of_numbers {
  BPTT_INLINE static constexpr auto of(auto a, auto b) { return a - b; }
};
struct product_of_numbers {
  BPTT_INLINE static constexpr auto of(auto a, auto b) { return a * b; }
};
struct quotient_of_numbers {
  BPTT_INLINE static constexpr auto of(auto a, auto b) { return a / b; }
};
struct negative_of_number {
  BPTT_INLINE static constexpr auto of(auto a) { return -a; }
};
/// y·l of a target y and a logarithm l; 0 where y is 0, whatever l is: 0·log 0 = 0.
struct target_times_logarithm {
  BPTT_INLINE static constexpr auto of(auto y, auto l) {
    auto const product = y * l;
    return elementary::select(y == decltype(y)(0), decltype(product)(0), product);
  }
};
struct sigmoid_cross_entropy_of_numbers {
  BPTT_INLINE static constexpr auto of(auto q, auto y) {
    using N = decltype(q * y);
    return elementary::sigmoid_cross_entropy(N(q), N(y));
  }
};
template <class Node>
struct function_of_number {
  BPTT_INLINE static constexpr auto of(auto a) { return Node::value(a); }
};
template <class Node>
struct function_of_numbers {
  BPTT_INLINE static constexpr auto of(auto a, auto b) {
    using N = decltype(a * b);
    return Node::value(N(a), N(b));
  }
};

// --- reductions ---------------------------------------------------------------------------------

/// Σ over components.
template <class Shape, class V>
BPTT_INLINE constexpr auto sum_of_components(V const& v) {
  return kernel::reduce<kernel::sum_of_two, Shape::size>([&](int k) BPTT_INLINE {
    if constexpr (Shape::cols == 1)
      return v(k, 0);
    else
      return v(k / Shape::cols, k % Shape::cols);
  });
}

/// exp(vᵢ − max v) of a vector, and their sum.
template <class N, class Shape>
struct exponentials : kernel::log_sum_exp<N> {
  array_value<N, Shape> e;
  template <class V>
  BPTT_INLINE constexpr explicit exponentials(V const& v) : kernel::log_sum_exp<N>{}, e() {
    static_cast<kernel::log_sum_exp<N>&>(*this) =
        kernel::write_exponentials<Shape::size>(e.x, [&](int i) BPTT_INLINE { return N(v(i, 0)); });
  }
  BPTT_INLINE constexpr N below_top(N v) const { return this->below(this->top, v); }
};

}  // namespace bptt::numeric
