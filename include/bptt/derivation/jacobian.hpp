// Jacobians between vectors. The adjoint of a target is linear in the cotangent c of the vector loss, M·c, and the
// Jacobian is Mᵀ. It is read off the closed form of the adjoint, node by node: rules of differentiation are in
// rules.hpp and nowhere else. The comments write a formula and, after the colon, its Jacobian.
#pragma once
#include <bptt/derivation/adjoint_terms.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {
namespace derivation {}  // namespace derivation

/// Holds when the derivative of a loss with respect to a target is a matrix or less.
template <class Loss, class LossShape, class Target, class TargetShape>
inline constexpr bool jacobian_is_a_matrix = LossShape::rank <= 1 && TargetShape::rank <= 1;

namespace derivation {

/// A row for each component of the loss, a column for each of the target.
template <class LossShape, class TargetShape>
struct jacobian_shape_of {
  using type = LossShape;
};
template <auto n, auto m>
struct jacobian_shape_of<shape<n>, shape<m>> {
  using type = shape<n, m>;
};

template <class LossShape, class TargetShape>
using jacobian_shape_t = typename jacobian_shape_of<LossShape, TargetShape>::type;

/// Does a formula contain the cotangent of the loss?
template <class Loss, class E>
inline constexpr bool has_cotangent = contains<cotangent_of<Loss>, E>;

/// A vector of ones of a shape.
template <class Shape>
using ones = broadcast_of<struct one, Shape>;

/// Mᵀ of a formula M·c, where c is the cotangent of the loss; the vector v of a scalar formula vᵀ·c.
template <class Loss, class E>
struct jacobian_of {
  static_assert(BPTT_HOLDS(!has_cotangent<Loss, E>), "bptt: no Jacobian is known through this operation");
  static constexpr auto formula() { return zero; }
};
template <class Loss, class E>
constexpr auto jacobian(E) {
  return jacobian_of<Loss, E>::formula();
}

template <class Loss>
struct jacobian_of<Loss, cotangent_of<Loss>> {  // c = I·c
  static constexpr auto formula() {
    return []<auto n>(shape<n>) { return identity<n>{}; }
    (shape_t<Loss>{});
  }
};
template <class Loss, class A, class B>
struct jacobian_of<Loss, add<A, B>> {
  static constexpr auto formula() { return plus(jacobian<Loss>(A{}), jacobian<Loss>(B{})); }
};
template <class Loss, class A, class B>
struct jacobian_of<Loss, sub<A, B>> {
  static constexpr auto formula() { return minus(jacobian<Loss>(A{}), jacobian<Loss>(B{})); }
};
template <class Loss, class A>
struct jacobian_of<Loss, neg<A>> {
  static constexpr auto formula() { return negative(jacobian<Loss>(A{})); }
};
template <class Loss, class A, class B>
struct jacobian_of<Loss, mul<A, B>> {
  static constexpr auto formula() {
    if constexpr (has_cotangent<Loss, A>) {
      if constexpr (is_scalar<shape_t<B>>)
        return times(B{}, jacobian<Loss>(A{}));  // (M·c)·s:  s·Mᵀ
      else
        return outer_product(jacobian<Loss>(A{}), B{});  // (vᵀc)·b:  v·bᵀ
    } else if constexpr (is_scalar<shape_t<A>>)
      return times(A{}, jacobian<Loss>(B{}));  // s·(M·c):  s·Mᵀ
    else
      return times(jacobian<Loss>(B{}), transposed(A{}));  // A·(M·c):  Mᵀ·Aᵀ
  }
};
template <class Loss, class A, class B>
struct jacobian_of<Loss, div<A, B>> {
  static constexpr auto formula() { return over(jacobian<Loss>(A{}), B{}); }
};
template <class Loss, class A, class B>
struct jacobian_of<Loss, hadamard_of<A, B>> {  // (M·c)∘d:  Mᵀ·diag(d)
  static constexpr auto formula() {
    if constexpr (has_cotangent<Loss, A>)
      return times(jacobian<Loss>(A{}), diagonal_matrix(B{}));
    else
      return times(jacobian<Loss>(B{}), diagonal_matrix(A{}));
  }
};
template <class Loss, class A, class B>
struct jacobian_of<Loss, quotient_of<A, B>> {  // (M·c)⊘d:  Mᵀ·diag(1⊘d)
  static constexpr auto formula() { return times(jacobian<Loss>(A{}), diagonal_matrix(quotient(one, B{}))); }
};
template <class Loss, class C, class A, class B>
struct jacobian_of<Loss,
                   where_of<C, A, B>> {  // (M·c where C holds, else N·c):  Mᵀ where C holds, else Nᵀ; or by columns
  static constexpr auto formula() {
    if constexpr (is_scalar<shape_t<C>>)
      return chosen(C{}, jacobian<Loss>(A{}), jacobian<Loss>(B{}));
    else
      return plus(times(jacobian<Loss>(A{}), diagonal_matrix(chosen(C{}, one, zero))),
                  times(jacobian<Loss>(B{}), diagonal_matrix(chosen(C{}, zero, one))));
  }
};
template <class Loss, class A, class B>
struct jacobian_of<Loss, dot_of<A, B>> {  // (M·c)ᵀb:  Mᵀ·b
  static constexpr auto formula() {
    if constexpr (has_cotangent<Loss, A>)
      return times(jacobian<Loss>(A{}), B{});
    else
      return times(jacobian<Loss>(B{}), A{});
  }
};
template <class Loss, class A>
struct jacobian_of<Loss, sum_of<A>> {  // Σ(M·c):  Mᵀ·1
  static constexpr auto formula() { return times(jacobian<Loss>(A{}), ones<shape_t<A>>{}); }
};
template <class Loss, class A, class Shape>
struct jacobian_of<Loss, broadcast_of<A, Shape>> {  // vᵀc in every component:  v·1ᵀ
  static constexpr auto formula() { return outer_product(jacobian<Loss>(A{}), ones<Shape>{}); }
};

// Some rows of M·c are some columns of Mᵀ, which are rows of its transpose.
template <class Loss, class A, int first, class Shape>
struct jacobian_of<Loss, segment_of<A, offset<first>, Shape>> {
  static constexpr auto formula() {
    if constexpr (is_scalar<Shape>)  // component k of M·c:  Mᵀ·eₖ
      return times(jacobian<Loss>(A{}), padded<first, shape_t<A>>(one));
    else
      return transposed(piece<first, jacobian_shape_t<Shape, shape_t<Loss>>>(transposed(jacobian<Loss>(A{}))));
  }
};
template <class Loss, class A, int first, class Shape>
struct jacobian_of<Loss, padded_of<A, offset<first>, Shape>> {
  static constexpr auto formula() {
    return transposed(padded<first, jacobian_shape_t<Shape, shape_t<Loss>>>(transposed(jacobian<Loss>(A{}))));
  }
};
template <class Loss, class... A>
struct jacobian_of<Loss, concat_of<A...>> {
  using whole = concat_of<A...>;
  static constexpr auto formula() {
    return []<int... i>(std::integer_sequence<int, i...>) {
      return transposed(plus_all(padded<first_row(whole{}, i), jacobian_shape_t<shape_t<whole>, shape_t<Loss>>>(
          transposed(jacobian<Loss>(A{})))...));
    }
    (std::make_integer_sequence<int, static_cast<int>(sizeof...(A))>{});
  }
};

}  // namespace derivation
}  // namespace bptt
