// Atoms of leaves: symbols, references, and variables of a net, which know their definitions. Before them what a normal
// form is made in, and where it is kept.
#pragma once
#include <bptt/derivation/derivative.hpp>
#include <bptt/meta/type_name.hpp>
#include <bptt/proof/reduction.hpp>
#include <bptt/proof/stored.hpp>

namespace bptt {
namespace normal_form {
using namespace derivation;

// --- normal forms -------------------------------------------------------------------------------

/// Which functions are written by exp: none; tanh, σ, cosh and softplus; those and softmax and log Σ exp. With `none`
/// polynomials are shortest; where a formula has exponentials too, functions are not independent of them.
enum class by_exp { none, sigmoidal, all };
/// Is a variable of a net an atom, or is its definition put in its place?
enum class variables { kept, inlined };
/// What a normal form is made in. Program: the net whose equations may be used, void where there is none.
template <class Program, by_exp written, variables defined = variables::kept>
struct setting {
  using program = Program;
  static constexpr by_exp functions = written;
  static constexpr bool inlines = defined == variables::inlined;
};

/// The normal form of a formula, `make()`. One specialisation for each operation: normal_form.hpp, and for functions
/// known_functions.hpp.
template <class Setting, class E>
struct form;
/// The normal form of E, made once.
template <class Setting, class E>
inline constexpr polynomial_view view_of = stored<form<Setting, E>>::view;

/// How much there is to be done for a normal form. That of a large formula is made once, in a constant evaluation of
/// its own, and stored; that of a small one is made wherever it is needed.
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

/// How long a normal form becomes at most, if nothing is inlined in it; a guess, that decides how much room is made.
template <class Setting, class E>
inline constexpr length most_of = {2, 4};
template <class Setting, class E>
constexpr length most_of_part() {
  if constexpr (is_large<Setting, E>)
    return {stored<form<Setting, E>>::terms, stored<form<Setting, E>>::factors};
  else
    return most_of<Setting, E>;
}
constexpr length most_of_sum(length a, length b) { return {a.terms + b.terms, a.factors + b.factors}; }
constexpr length most_of_product(length a, length b) {
  if (a.terms * b.terms > 2 * static_cast<int>(most_terms)) return {};  // it is given up, see `multiply`
  return {a.terms * b.terms, a.terms * b.factors + b.terms * a.factors};
}
template <class Setting, template <class...> class Node, class A, class... B>
  requires(is_node<Node<A, B...>> && !elementwise_node<Node<A, B...>>)
inline constexpr length most_of<Setting, Node<A, B...>> = most_of_part<Setting, A>();
template <class Setting, template <class...> class Node, class A, class B>
  requires(is_node<Node<A, B>>&& operand<A>&& operand<B>)
inline constexpr length most_of<Setting, Node<A, B>> =
    std::is_same_v<Node<A, B>, add<A, B>> || std::is_same_v<Node<A, B>, sub<A, B>>
        ? most_of_sum(most_of_part<Setting, A>(), most_of_part<Setting, B>())
        : most_of_product(most_of_part<Setting, A>(), most_of_part<Setting, B>());
template <class Setting, class A>
inline constexpr length most_of<Setting, square_of<A>> = most_of_product(most_of_part<Setting, A>(),
                                                                         most_of_part<Setting, A>());
template <class Setting, class E>
inline constexpr length room_of<form<Setting, E>> = most_of<Setting, E>;

/// The normal form of a part of a formula, as the rules of `form` use it.
template <class Setting, class E>
struct part {
  static constexpr polynomial make() {
    if constexpr (is_large<Setting, E>)
      return copy_of(view_of<Setting, E>);
    else
      return form<Setting, E>::make();
  }
};

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
constexpr void set_arguments(atom& a, polynomial_view const* arguments, int n) {
  a.arguments = arguments;
  a.arity = n;
  for (int i = 0; i < n; ++i) {
    a.key = mixed(a.key, key_of(arguments[i]));
    a.kinds |= kinds_in(arguments[i]);
    a.depth = depth_of(arguments[i]) > a.depth ? depth_of(arguments[i]) : a.depth;
  }
}
/// An atom that has this shape has these indices, and these numbers of values of each. A dimension of one has no index.
template <class Shape>
constexpr void set_extents(atom& a, factor& f) {
  if constexpr (Shape::rank >= 1)
    if (Shape::rows > 1) f.indices[0] = row, a.extents[0] = Shape::rows;
  if constexpr (Shape::rank == 2)
    if (Shape::cols > 1) f.indices[1] = column, a.extents[1] = Shape::cols;
}
/// The factor aᵢⱼ of an atom of this shape.
template <class Shape>
constexpr factor whole(atom const& a) {
  atom copy = a;
  factor f{&a};
  set_extents<Shape>(copy, f);
  return f;
}

template <class E>
inline constexpr atom leaf_atom = [] {
  atom a = named<E>(is_one_hot<E> ? kind::one_hot : kind::leaf);
  factor f;
  set_extents<shape_t<E>>(a, f);
  return a;
}();
/// A variable of a net, with its definition.
template <class Setting, class Variable, class Definition>
inline constexpr atom defined_atom = [] {
  atom a = leaf_atom<Variable>;
  a.definition = &view_of<Setting, Definition>;
  a.depth = 1 + depth_of(*a.definition);
  a.kinds = kinds_in(*a.definition);
  return a;
}();
inline constexpr atom undefined_atom{kind::undefined, 1, "undefined"};
template <int n>
inline constexpr atom delta_atom{kind::delta, 2, "delta", nullptr, {n, n}};

/// The name of an operation, whatever its operands: the node with 0 in their places.
template <class E>
struct zero_argument;
template <template <class...> class Node, class... A>
struct zero_argument<Node<A...>> {
  using type = Node<std::conditional_t<operand<A>, struct zero, A>...>;
};
template <class E>
using with_argument_zero = typename zero_argument<E>::type;

}  // namespace normal_form
}  // namespace bptt
