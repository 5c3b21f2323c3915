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
/// Cost in instantiations: `concat`, `unique` and `filter` are linear.
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

/// All elements of all lists, in order. Lists are put together 32 at a time to keep the recursion flat.
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
template <class... A0, class... A1, class... A2, class... A3, class... A4, class... A5, class... A6, class... A7,
          class... A8, class... A9, class... A10, class... A11, class... A12, class... A13, class... A14, class... A15,
          class... A16, class... A17, class... A18, class... A19, class... A20, class... A21, class... A22,
          class... A23, class... A24, class... A25, class... A26, class... A27, class... A28, class... A29,
          class... A30, class... A31, class... Rest>
struct concatenation<types<A0...>, types<A1...>, types<A2...>, types<A3...>, types<A4...>, types<A5...>, types<A6...>,
                     types<A7...>, types<A8...>, types<A9...>, types<A10...>, types<A11...>, types<A12...>,
                     types<A13...>, types<A14...>, types<A15...>, types<A16...>, types<A17...>, types<A18...>,
                     types<A19...>, types<A20...>, types<A21...>, types<A22...>, types<A23...>, types<A24...>,
                     types<A25...>, types<A26...>, types<A27...>, types<A28...>, types<A29...>, types<A30...>,
                     types<A31...>, Rest...>
    : concatenation<types<A0..., A1..., A2..., A3..., A4..., A5..., A6..., A7..., A8..., A9..., A10..., A11..., A12...,
                          A13..., A14..., A15..., A16..., A17..., A18..., A19..., A20..., A21..., A22..., A23...,
                          A24..., A25..., A26..., A27..., A28..., A29..., A30..., A31...>,
                    Rest...> {};

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

// Each element is a base class: whether it is there is one question to the compiler, not one for each pair.
template <class X>
struct element_in_set {};
template <class... X>
struct set : element_in_set<X>... {
  using elements = types<X...>;
};
template <class Set>
struct same_set {
  using type = Set;
};
template <class Set, class X>
struct inserted;
template <class... Y, class X>
struct inserted<set<Y...>, X>
    : choose<__is_base_of(element_in_set<X>, set<Y...>), same_set<set<Y...>>, same_set<set<Y..., X>>> {};
template <class Set, class... X>
struct all_inserted {
  using type = Set;
};
template <class Set, class X, class... Rest>
struct all_inserted<Set, X, Rest...> : all_inserted<typename inserted<Set, X>::type, Rest...> {};
template <class Set, class A, class B, class C, class D, class E, class F, class G, class H, class... Rest>
struct all_inserted<Set, A, B, C, D, E, F, G, H, Rest...>
    : all_inserted<typename all_inserted<Set, A, B, C, D, E, F, G, H>::type, Rest...> {};
template <class Set, class A, class B, class C, class D, class E, class F, class G, class H>
struct all_inserted<Set, A, B, C, D, E, F, G, H> : inserted<typename all_inserted<Set, A, B, C, D, E, F, G>::type, H> {
};

/// Each element once, in the order of first appearance.
template <class List>
struct uniqued;
template <class... X>
struct uniqued<types<X...>> {
  using type = typename all_inserted<set<>, X...>::type::elements;
};
template <class X>
struct uniqued<types<X>> {
  using type = types<X>;
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
