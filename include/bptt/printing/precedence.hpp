// Precedence: how tightly a formula binds, and when it stands in parentheses. A printer says how tightly the outermost
// operation of its formula binds, and writes it to a sink, in the words of the sink's format (format.hpp): it says what
// stands where, once for all formats.
#pragma once
#include <bptt/derivation/derivative.hpp>
#include <bptt/printing/format.hpp>

namespace bptt {
namespace printing {
using namespace derivation;
using namespace simplified;

/// How tightly the outermost operation of a formula binds: what is said of conditions, a comparison, a sum, a product
/// of components (A·b ∘ c is (A·b) ∘ c), a product, or what needs no parentheses.
enum class strength { condition, comparison, sum, componentwise, product, atom };

template <class E>
struct printer;

struct atom_printer {
  static constexpr strength binds = strength::atom;
};
struct product_printer {
  static constexpr strength binds = strength::product;
};

/// A node that is written as another formula.
template <class E>
concept is_written_otherwise = is_node<E> && requires {
  E::written_as();
};
template <is_written_otherwise E>
struct printer<E> : printer<decltype(E::written_as())> {};

/// Is E higher than a line where fractions are written as such?
template <class E>
inline constexpr bool is_tall = false;
template <template <class...> class Node, class... A>
  requires(is_node<Node<A...>> && !is_written_otherwise<Node<A...>>)
inline constexpr bool is_tall<Node<A...>> = (is_tall<A> || ...);
template <class A, class B>
inline constexpr bool is_tall<div<A, B>> = true;
template <is_written_otherwise E>
inline constexpr bool is_tall<E> = is_tall<decltype(E::written_as())>;
template <class E>
inline constexpr bool is_tall<sum_over_time<E>> = true;
template <class E>
inline constexpr bool is_tall<mean_over_time<E>> = true;
template <class E>
  requires is_adjoint<E>
inline constexpr bool is_tall<E> = true;

/// Is E a function of something of its own shape, which says it: tanh(h), softmax(v)?
template <class E>
inline constexpr bool has_the_shape_of_its_argument = false;
template <template <class...> class Node, class A, class... Rest>
  requires is_node<Node<A, Rest...>> && operand<A>
inline constexpr bool has_the_shape_of_its_argument<Node<A, Rest...>> =
    std::is_same_v<shape_t<A>, shape_t<Node<A, Rest...>>>;
template <class A>
inline constexpr bool has_the_shape_of_its_argument<transpose_of<A>> = false;
template <class A>
inline constexpr bool has_the_shape_of_its_argument<square_of<A>> = false;
template <class A, class N>
inline constexpr bool has_the_shape_of_its_argument<power_of<A, N>> = false;
/// Does E have its shape below where shapes are shown: is it a factor that is no scalar?
template <class E>
inline constexpr bool shows_a_shape = (printer<E>::binds == strength::atom && !is_literal<E> &&
                                       !is_scalar<shape_t<E>> && !has_the_shape_of_its_argument<E>);

/// E, in parentheses where its outermost operation binds less tightly than `at_least`.
template <class E, strength at_least = strength::sum>
struct operand_text {
  friend constexpr sink& operator<<(sink& out, operand_text) {
    if (printer<E>::binds < at_least || (is_adjoint<E> && at_least == strength::atom && !out.f.derivative_encloses)) {
      layout const& parentheses = is_tall<E> ? out.f.tall_parentheses : out.f.parentheses;
      out << parentheses.before;
      printer<E>::to(out);
      return out << parentheses.after;
    }
    if constexpr (requires { typename E::shape; }) {
      if (out.shows_shapes && shows_a_shape<E>) {
        out << out.f.shape.before;
        printer<E>::to(out);
        return out.shape_below(shape_t<E>::rank, shape_t<E>::rows, shape_t<E>::cols);
      }
    }
    printer<E>::to(out);
    return out;
  }
};

}  // namespace printing
}  // namespace bptt
