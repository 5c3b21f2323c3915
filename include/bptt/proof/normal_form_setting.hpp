// The normal form of a formula: a polynomial with rational coefficients over its leaves and the functions in it.
#pragma once
#include <bptt/derivation/derivative.hpp>
#include <bptt/meta/type_name.hpp>
#include <bptt/proof/reduction.hpp>

namespace bptt {
namespace normal_form {
using namespace derivation;

/// Which functions are written by exp, so that they can be compared with formulas that are: none (polynomials are
/// shortest when functions are atoms), tanh, σ and softplus, or those and softmax and log Σ exp.
enum class by_exp { none, sigmoidal, all };

/// What a normal form is made in: a program that defines names, or void, and whether names stand for themselves or are
/// replaced by their definitions.
enum class names { kept, replaced };
template <class Program, by_exp written, names defined = names::kept>
struct setting {};

template <class Setting, class E>
struct form;
/// The normal form of E, made once.
template <class Setting, class E>
inline constexpr polynomial_view view_of = stored<form<Setting, E>>::view;

// --- atoms --------------------------------------------------------------------------------------

/// A type as a value: its address is that of no other type.
template <class T>
inline constexpr char identity_of = 0;

/// An atom with the name of a type.
template <class Named>
constexpr atom named(kind what) {
  atom a;
  a.what = what;
  a.name = qualified_name<Named>();
  a.key = mixed(key_of(a.name), static_cast<key_type>(what));
  a.identity = &identity_of<Named>;
  return a;
}
constexpr void take_arguments(atom& a, polynomial_view const* arguments, int n) {
  a.arguments = arguments;
  a.arity = n;
  for (int i = 0; i < n; ++i) {
    a.key = mixed(a.key, key_of(arguments[i]));
    a.kinds |= kinds_in(arguments[i]);
    a.rank = rank_of(arguments[i]) > a.rank ? rank_of(arguments[i]) : a.rank;
  }
}
/// The place of a component of something of this shape; a dimension of one has no index.
template <class Shape>
constexpr void take_shape(atom& a, factor& f) {
  if constexpr (Shape::rank >= 1)
    if (Shape::rows > 1) f.of[0] = row, a.extents[0] = Shape::rows;
  if constexpr (Shape::rank == 2)
    if (Shape::cols > 1) f.of[1] = column, a.extents[1] = Shape::cols;
}
template <class Shape>
constexpr factor whole(atom const& a) {
  atom copy = a;
  factor f{&a};
  take_shape<Shape>(copy, f);
  return f;
}

template <class E>
inline constexpr atom leaf_atom = [] {
  atom a = named<E>(kind::leaf);
  factor f;
  take_shape<shape_t<E>>(a, f);
  return a;
}();
/// A name of a program.
template <class Setting, class Name, class Definition>
inline constexpr atom defined_atom = [] {
  atom a = leaf_atom<Name>;
  a.definition = &view_of<Setting, Definition>;
  a.rank = 1 + rank_of(*a.definition);
  a.kinds = kinds_in(*a.definition);
  return a;
}();
inline constexpr atom undefined_atom{kind::undefined, 1, "undefined"};
template <int n>
inline constexpr atom delta_atom{kind::delta, 2, "delta", nullptr, {n, n}};

/// What a function is called, whatever its argument: the node with the argument 0.
template <class E>
struct zero_argument;
template <template <class...> class Node, class... A>
struct zero_argument<Node<A...>> {
  using type = Node<std::conditional_t<operand<A>, struct zero, A>...>;
};
template <class E>
using with_argument_zero = typename zero_argument<E>::type;

/// How much there is to be done for the normal form of a formula. That of a large part is made once, in a constant
/// evaluation of its own, and stored.
template <class Setting, class E>
inline constexpr int weight = 1;
template <class Setting, class E>
inline constexpr bool is_large = weight<Setting, E> > 16;
template <class Setting, class E>
constexpr int weight_of_part() {
  if constexpr (is_large<Setting, E>)
    return 1 + stored<form<Setting, E>>::terms / 4;
  else
    return weight<Setting, E>;
}
template <class Setting, template <class...> class Node, class... A>
  requires(is_node<Node<A...>> && !elementwise_node<Node<A...>>)
inline constexpr int weight<Setting, Node<A...>> = (1 + ... + weight_of_part<Setting, A>());
template <class Setting, class A>
inline constexpr int weight<Setting, square_of<A>> = 1 + weight_of_part<Setting, A>();

template <class Setting, class E>
struct form_as_source {
  static constexpr polynomial make() {
    if constexpr (is_large<Setting, E>)
      return scaled(view_of<Setting, E>, {1, 1});
    else
      return form<Setting, E>::make();
  }
};

}  // namespace normal_form
}  // namespace bptt
