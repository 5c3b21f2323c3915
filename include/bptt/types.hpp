// Lists of types. A list that may grow with the number of nodes is a pack and never a container: see "cost" below.
#pragma once
#include <type_traits>

namespace bptt {

/// A list of types, in order. An empty type.
/// Cost: `concat` of lists is linear, `unique` quadratic in `contains` folds; no recursion over the elements of one list.
template <class... X>
struct types {
  static constexpr int size = static_cast<int>(sizeof...(X));
};

namespace list {

/// Is X among the elements?
template <class X, class List>
inline constexpr bool contains = false;
template <class X, class... Y>
inline constexpr bool contains<X, types<Y...>> = (std::is_same_v<X, Y> || ...);

/// The position of X; the size of the list where X is not among the elements.
template <class X, class... Y>
constexpr int position(types<Y...>) {
  int at = 0;
  (void)(... && (!std::is_same_v<X, Y> && ++at));
  return at;
}

/// All elements of all lists, in order. Lists are joined eight at a time to keep the recursion flat.
template <class... List>
struct joined;
template <>
struct joined<> {
  using type = types<>;
};
template <class... A>
struct joined<types<A...>> {
  using type = types<A...>;
};
template <class... A, class... B>
struct joined<types<A...>, types<B...>> {
  using type = types<A..., B...>;
};
template <class... A, class... B, class... C, class... Rest>
struct joined<types<A...>, types<B...>, types<C...>, Rest...> : joined<types<A..., B..., C...>, Rest...> {};
template <class... A, class... B, class... C, class... D, class... F, class... G, class... H, class... I, class... Rest>
struct joined<types<A...>, types<B...>, types<C...>, types<D...>, types<F...>, types<G...>, types<H...>, types<I...>, Rest...>
    : joined<types<A..., B..., C..., D..., F..., G..., H..., I...>, Rest...> {};

template <class... List>
using concat = typename joined<List...>::type;

/// The elements for which Keep<X>::value holds.
template <template <class> class Keep, class List>
struct filtered;
template <template <class> class Keep, class... X>
struct filtered<Keep, types<X...>> {
  using type = concat<std::conditional_t<Keep<X>::value, types<X>, types<>>...>;
};
template <template <class> class Keep, class List>
using filter = typename filtered<Keep, List>::type;

/// Each element once, in the order of first appearance.
template <class Done, class... Rest>
struct without_repeats {
  using type = Done;
};
template <class... Done, class X, class... Rest>
struct without_repeats<types<Done...>, X, Rest...>
    : without_repeats<std::conditional_t<(std::is_same_v<X, Done> || ...), types<Done...>, types<Done..., X>>, Rest...> {};

template <class List>
struct uniqued;
template <class... X>
struct uniqued<types<X...>> : without_repeats<types<>, X...> {};
template <class List>
using unique = typename uniqued<List>::type;

/// The element at a position.
template <int i, class X, class... Rest>
struct nth : nth<i - 1, Rest...> {};
template <class X, class... Rest>
struct nth<0, X, Rest...> {
  using type = X;
};
template <int i, class List>
struct element_of;
template <int i, class... X>
struct element_of<i, types<X...>> : nth<i, X...> {};
template <int i, class List>
using element = typename element_of<i, List>::type;

/// The elements from the last to the first.
template <class Done, class... X>
struct turned {
  using type = Done;
};
template <class... Done, class X, class... Rest>
struct turned<types<Done...>, X, Rest...> : turned<types<X, Done...>, Rest...> {};
template <class List>
struct reversed;
template <class... X>
struct reversed<types<X...>> : turned<types<>, X...> {};
template <class List>
using reverse = typename reversed<List>::type;

}  // namespace list
}  // namespace bptt
