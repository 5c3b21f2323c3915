// Formulas: what can stand in one, the shape that it has, and how values are bound.
#pragma once
#include <bptt/formula/shape.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {

namespace numeric {
template <class Key, class V>
constexpr auto bind(Key, V&&);  // binding/binding.hpp
}
/// Fails: whether a > b holds is known when the net runs, at each step, and not where the formula is written.
template <class Bool>
inline constexpr bool holds_where_it_is_written = false;
/// The base of everything that can stand in a formula. Formulas are empty types: what they say is in the type alone.
struct expression {
  template <class Bool>
    requires(__is_same(Bool, bool))
  constexpr explicit operator Bool() const {
    static_assert(BPTT_HOLDS(holds_where_it_is_written<Bool>),
                  "bptt: a formula is no condition of C++, a > 0_c ? b : c: write where(a > 0_c, b, c)");
    return false;
  }
};

/// Something that can stand in a formula: a symbol, a reference to one, a node, a literal. It is asked by a builtin of
/// the compilers, since std::derived_from instantiates nine templates for each formula.
template <class E>
concept operand = __is_base_of(expression, E);

/// The shape of a formula.
template <class E>
using shape_t = typename E::shape;

/// The shape of a formula as a value, to be compared. A constant, without cost at run time.
///   static_assert(shape_of(W * x[t]) == shape<4>{});
template <operand E>
constexpr shape_t<E> shape_of(E) {
  return {};
}

/// The base of what can be bound to a value: `key(value)` is a binding, an argument of a call. A value is a number,
/// nested braces, an array, a span, anything contiguous, a matrix of Eigen; `binding/README.md` has the table.
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
