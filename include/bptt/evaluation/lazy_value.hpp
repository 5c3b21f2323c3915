// Values as functions of a component (i, j): what elementwise formulas become before they are written in one loop, and
// reductions over components.
#pragma once
#include <bptt/arithmetic/elementary.hpp>
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

/// Σ over components, in pairs of four, so that the additions do not wait for each other.
template <class Shape, class V>
BPTT_INLINE constexpr auto sum_of_components(V const& v) {
  constexpr int n = Shape::size;
  auto const at = [&](int k) { return v(k / Shape::cols, k % Shape::cols); };
  auto sum = at(0);
  if constexpr (n >= 8) {
    auto s1 = at(1), s2 = at(2), s3 = at(3);
    int k = 4;
    for (; k + 3 < n; k += 4) {
      sum += at(k);
      s1 += at(k + 1);
      s2 += at(k + 2);
      s3 += at(k + 3);
    }
    for (; k < n; ++k) sum += at(k);
    return (sum + s1) + (s2 + s3);
  } else {
    for (int k = 1; k < n; ++k) sum += at(k);
    return sum;
  }
}

template <int n, class V>
BPTT_INLINE constexpr auto largest(V const& v) {
  auto top = v(0, 0);
  for (int i = 1; i < n; ++i) {
    auto const x = v(i, 0);
    top = top < x ? x : top;
  }
  return top;
}

/// exp(vᵢ − max v), and their sum: the numbers behind softmax and log-sum-exp. NaN goes through. Where some vᵢ are ∞
/// their eᵢ are 1, and the others 0; where all of them are −∞ all eᵢ are 0, and so is their sum.
template <class N, class Shape>
struct exponentials {
  using limits = std::numeric_limits<N>;
  array_value<N, Shape> e;
  N top, total;
  template <class V>
  BPTT_INLINE constexpr explicit exponentials(V const& v) : top(largest<Shape::size>(v)), total() {
    if constexpr (limits::has_infinity) top = elementary::select(top < limits::lowest(), limits::lowest(), top);
    for (int i = 0; i < Shape::size; ++i) e.x[i] = elementary::exp(below_top(v(i, 0)));
    total = sum_of_components<Shape>(e);
  }
  /// log eᵢ of vᵢ; 0 of the greatest of them, which may be ∞.
  BPTT_INLINE constexpr N below_top(N v) const {
    N const distance = v - top;
    return elementary::select(v == top, N(0), distance);
  }
  /// The sum, which is 1 or more; but where it is 0 the least normal number.
  BPTT_INLINE constexpr N divisor() const {
    if constexpr (limits::has_infinity)
      return total + limits::min();
    else
      return total;
  }
  /// log Σ exp(vᵢ)
  BPTT_INLINE constexpr N log_of_sum() const { return top + elementary::log(total); }
};

}  // namespace bptt::numeric
