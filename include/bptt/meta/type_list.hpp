// Lists of types, and what is done with them by name and not by recursion: compile time is a feature.
#pragma once
#include <bptt/meta/choose.hpp>
#include <cstddef>
#include <initializer_list>
#include <type_traits>
#include <utility>

namespace bptt {

// g++ mangles the name of each function, variable and static member that is instantiated, which takes a time quadratic
// in the types of the name; classes, enumerators and concepts have no such name. So what is asked of a long list is a
// class or a concept here, and a static member is that of a class with a short name.

/// The size of a list.
template <int n>
struct list_size {
  static constexpr int size = n;
};
/// A list of types, in order. An empty type.
/// Cost in instantiations: `concat` and `unique` are linear; `unique` also compares each pair in a constant evaluation.
template <class... X>
struct types : list_size<static_cast<int>(sizeof...(X))> {};

namespace list {

/// A list of X where the condition holds, else an empty one.
template <bool condition, class X>
using one_if = choose<condition, types<X>, types<>>;

// __is_same is a builtin of g++ and clang++; std::is_same_v would be instantiated for each pair.

template <class X, class List>
struct occurrences;
template <class X, class... Y>
struct occurrences<X, types<Y...>> {
  enum : int { count = (0 + ... + int(__is_same(X, Y))) };
};
/// Is X among the elements?
template <class X, class List>
concept contains = bool(occurrences<X, List>::count);
/// How often X is among the elements.
template <class X, class List>
inline constexpr int times = occurrences<X, List>::count;

constexpr int first_of(std::initializer_list<bool> found) {
  int at = 0;
  for (bool const here : found) {
    if (here) break;
    ++at;
  }
  return at;
}
/// The position of X; the size of the list if X is not among the elements.
template <class X, class List>
struct position;
template <class X, class... Y>
struct position<X, types<Y...>> {
  enum : int { value = first_of({__is_same(X, Y)...}) };
};

// Each element is a base class with its position: one lookup finds it, without recursion over those before it.
template <std::size_t i, class X>
struct indexed {
  using type = X;
};
template <class Index, class... X>
struct numbered;
template <std::size_t... i, class... X>
struct numbered<std::index_sequence<i...>, X...> : indexed<i, X>... {};
template <std::size_t i, class X>
indexed<i, X> find_indexed(indexed<i, X> const&);

/// All elements of all lists, in order. Lists are put together eight at a time to keep the recursion flat.
template <class... List>
struct concatenation;
template <>
struct concatenation<> {
  using type = types<>;
};
template <class... A>
struct concatenation<types<A...>> {
  using type = types<A...>;
};
template <class... A, class... B>
struct concatenation<types<A...>, types<B...>> {
  using type = types<A..., B...>;
};
template <class... A, class... B, class... C, class... Rest>
struct concatenation<types<A...>, types<B...>, types<C...>, Rest...> : concatenation<types<A..., B..., C...>, Rest...> {
};
template <class... A, class... B, class... C, class... D, class... F, class... G, class... H, class... I, class... Rest>
struct concatenation<types<A...>, types<B...>, types<C...>, types<D...>, types<F...>, types<G...>, types<H...>,
                     types<I...>, Rest...>
    : concatenation<types<A..., B..., C..., D..., F..., G..., H..., I...>, Rest...> {};

template <class... List>
using concat = typename concatenation<List...>::type;

/// The elements for which Keep<X>::value holds.
template <template <class> class Keep, class List>
struct filtered;
template <template <class> class Keep, class... X>
struct filtered<Keep, types<X...>> {
  using type = concat<one_if<Keep<X>::value, X>...>;
};
template <template <class> class Keep, class List>
using filter = typename filtered<Keep, List>::type;
/// The elements for which Is<X>::value holds, and the others.
template <template <class> class Is, class List>
struct partition;
template <template <class> class Is, class... X>
struct partition<Is, types<X...>> {
  using those = concat<one_if<Is<X>::value, X>...>;
  using others = concat<one_if<!Is<X>::value, X>...>;
};

/// The elements that are not among others.
template <class List, class Others>
struct excluded;
template <class... X, class Others>
struct excluded<types<X...>, Others> {
  using type = concat<std::conditional_t<contains<X, Others>, types<>, types<X>>...>;
};
template <class List, class Others>
using without = typename excluded<List, Others>::type;

/// Each element once, in the order of first appearance.
template <class List, class Index = void>
struct uniqued {
  using type = List;
};
template <class X, class Y, class... Z>
struct uniqued<types<X, Y, Z...>> : uniqued<types<X, Y, Z...>, std::index_sequence_for<X, Y, Z...>> {};
template <class... X, std::size_t... i>
struct uniqued<types<X...>, std::index_sequence<i...>> {
  using type = concat<one_if<position<X, types<X...>>::value == static_cast<int>(i), X>...>;
};
template <class List>
using unique = typename uniqued<List>::type;

template <int i, class List>
struct element_of;
template <int i, class... X>
struct element_of<i, types<X...>>
    : decltype(find_indexed<static_cast<std::size_t>(i)>(numbered<std::index_sequence_for<X...>, X...>{})) {};
template <class X, class... Y>
struct element_of<0, types<X, Y...>> {
  using type = X;
};
/// The element at a position.
template <int i, class List>
using element = typename element_of<i, List>::type;

/// The elements from the last to the first.
template <class Done, class... X>
struct reversed_onto {
  using type = Done;
};
template <class... Done, class X, class... Rest>
struct reversed_onto<types<Done...>, X, Rest...> : reversed_onto<types<X, Done...>, Rest...> {};
template <class List>
struct reversed;
template <class... X>
struct reversed<types<X...>> : reversed_onto<types<>, X...> {};
template <class List>
using reverse = typename reversed<List>::type;

}  // namespace list
}  // namespace bptt
