// Sums as lists of addends: a sum taken apart, and put together again.
#pragma once
#include <bptt/simplify/simplify.hpp>

namespace bptt::simplified {

/// An addend of a sum, with its sign.
template <bool plus, class E>
struct addend {};

/// The addends of a formula with a sign: of a + (b − c) they are +a, +b, −c.
template <bool plus, class E>
struct addends_of {
  using type = types<addend<plus, E>>;
};
template <bool plus, class A, class B>
struct addends_of<plus, add<A, B>> {
  using type = list::concat<typename addends_of<plus, A>::type, typename addends_of<plus, B>::type>;
};
template <bool plus, class A, class B>
struct addends_of<plus, sub<A, B>> {
  using type = list::concat<typename addends_of<plus, A>::type, typename addends_of<!plus, B>::type>;
};
template <bool plus, class A>
struct addends_of<plus, neg<A>> : addends_of<!plus, A> {};

/// e plus the addends of a list.
template <class E>
constexpr auto signed_sum(E e, types<>) {
  return e;
}
template <class E, bool plus, class A, class... Rest>
constexpr auto signed_sum(E e, types<addend<plus, A>, Rest...>) {
  if constexpr (plus)
    return signed_sum(simplified::plus(e, A{}), types<Rest...>{});
  else
    return signed_sum(minus(e, A{}), types<Rest...>{});
}

/// Is E a product of matrices, or of a matrix and a vector? A scaling and a product with a diagonal matrix are none.
template <class E>
inline constexpr bool is_product = false;
template <class A, class B>
inline constexpr bool is_product<mul<A, B>> = (!is_scalar<shape_t<A>> && !is_scalar<shape_t<B>> && !is_diagonal<A> &&
                                               !is_diagonal<B>);
/// The sum of formulas; zero if there are none.
template <class... E>
constexpr auto plus_all(E... e) {
  if constexpr (sizeof...(E) == 0)
    return zero;
  else
    return [](auto first, auto... rest) {
      if constexpr (sizeof...(rest) == 0)
        return first;
      else
        return plus(first, plus_all(rest...));
    }(e...);
}

}  // namespace bptt::simplified
