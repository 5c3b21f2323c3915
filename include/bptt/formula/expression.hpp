// What can stand in a formula, and the shape that it has.
#pragma once
#include <bptt/formula/shape.hpp>

namespace bptt {

namespace numeric {
template <class Key, class V>
constexpr auto bind(Key, V&&);  // bind.hpp
}
/// The base of everything that can stand in a formula. Formulas are empty types: what they say is in the type alone.
struct expression {};

/// Something that can stand in a formula: a symbol, a reference to one, a node, a literal.
template <class E>
concept operand = __is_base_of(
    expression,
    E);  // the builtin of g++ and clang++: of std::derived_from nine templates are instantiated for each formula

/// The shape of a formula.
template <class E>
using shape_t = typename E::shape;

/// The shape of a formula as a value: `shape_of(W) == shape<4, 3>{}`.
template <operand E>
constexpr shape_t<E> shape_of(E) {
  return {};
}

/// The base of what a value is bound to by `key(value)`: a number, nested braces, an array, a span, anything
/// contiguous.
template <class Key>
struct bindable {
  template <class V>
  constexpr auto operator()(V&& value) const {
    return numeric::bind(Key{}, static_cast<V&&>(value));
  }
  template <class N, decltype(sizeof(0)) n>
  constexpr auto operator()(N (&&value)[n]) const {
    return numeric::bind(Key{}, static_cast<N(&&)[n]>(value));
  }
  template <class N, decltype(sizeof(0)) n, decltype(sizeof(0)) m>
  constexpr auto operator()(N (&&value)[n][m]) const {
    return numeric::bind(Key{}, static_cast<N(&&)[n][m]>(value));
  }
  template <class N, decltype(sizeof(0)) n, decltype(sizeof(0)) m, decltype(sizeof(0)) k>
  constexpr auto operator()(N (&&value)[n][m][k]) const {
    return numeric::bind(Key{}, static_cast<N(&&)[n][m][k]>(value));
  }
};

}  // namespace bptt
