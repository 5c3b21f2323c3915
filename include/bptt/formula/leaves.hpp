// What a formula reads: its leaves, symbols and references, and the sums over time in it.
#pragma once
#include <bptt/formula/nodes.hpp>
#include <bptt/formula/refused.hpp>
#include <bptt/meta/greatest.hpp>
#include <bptt/meta/type_list.hpp>

namespace bptt {

template <class E>
inline constexpr bool is_time_sum = false;
template <class E>
inline constexpr bool is_time_sum<sum_over_time<E>> = true;
template <class E>
inline constexpr bool is_time_sum<mean_over_time<E>> = true;
/// A node that is no leaf. A sum over time is a leaf, since its summand is read at other steps.
template <class E>
concept inner_node = is_node<E> && !is_time_sum<E>;

namespace simplified {}
namespace derivation {

using namespace simplified;

/// The summand of a sum over time.
template <class Sum>
struct summand;
template <template <class> class Sum, class E>
struct summand<Sum<E>> {
  using type = E;
};
template <class Sum>
using summand_of = typename summand<Sum>::type;

/// The leaves of a formula: its symbols, references and sums over time, each as often as it stands there.
template <class E>
struct leaves {
  using type = list::one_if<is_symbol<E> || is_reference<E>, E>;
};
template <>
struct leaves<refused> {
  using type = types<refused>;
};
template <template <class...> class Node, class... A>
  requires inner_node<Node<A...>>
struct leaves<Node<A...>> {
  using type = list::concat<typename leaves<A>::type...>;
};
template <class E>
  requires is_time_sum<E>
struct leaves<E> {
  using type = types<E>;
};
template <class E>
using leaves_of = typename leaves<E>::type;

template <class E>
struct is_sum {
  static constexpr bool value = is_time_sum<E>;
};
/// The sums over time in a formula.
template <class E>
using time_sums_of = list::filter<is_sum, leaves_of<E>>;

/// Leaves with the leaves of its summand in the place of each sum over time.
template <class Leaf>
struct inner_leaves {
  using type = types<Leaf>;
};
template <class Sum>
  requires is_time_sum<Sum>
struct inner_leaves<Sum> : leaves<summand_of<Sum>> {
};
template <class Leaves>
struct with_summands;
template <class... Leaf>
struct with_summands<types<Leaf...>> {
  using type = list::concat<typename inner_leaves<Leaf>::type...>;
};
template <class E>
using all_leaves_of = typename with_summands<leaves_of<E>>::type;

/// The symbols that some leaves name, one for each leaf.
template <class Leaves>
struct named_by;
template <class... Leaf>
struct named_by<types<Leaf...>> {
  using symbols = types<symbol_of<Leaf>...>;
};

template <class Equations>
struct equations_read;
template <class... E>
struct equations_read<types<E...>> {
  using type = list::unique<list::concat<all_leaves_of<typename E::rhs>...>>;
};
/// The leaves that some equations read, also inside sums over time, each once.
template <class Equations>
using read_by = typename equations_read<Equations>::type;

/// Sums over time as they are stored: a mean is a sum, and divided when it is read.
template <class... Sum>
types<sum_over_time<summand_of<Sum>>...> as_sums(types<Sum...>);
template <class Equations>
struct equation_sums;
template <class... E>
struct equation_sums<types<E...>> {
  using type = list::unique<decltype(as_sums(list::concat<time_sums_of<typename E::rhs>...>{}))>;
};
/// The sums over time in some equations.
template <class Equations>
using sums_in = typename equation_sums<Equations>::type;

/// How often X, a leaf or a node, stands in a formula.
template <class X, class E>
inline constexpr int times_in = __is_same(X, E);
template <class X, template <class...> class Node, class... A>
  requires(is_node<Node<A...>> && !__is_same(X, Node<A...>))
inline constexpr int times_in<X, Node<A...>> = (0 + ... + times_in<X, A>);
/// Does X stand in a formula?
template <class X, class E>
inline constexpr bool contains = times_in<X, E> > 0;

/// How far before a step of a program a leaf reads its symbol, its lag; of an initial state, counted from step 0. And
/// how far after a step, its lead; of what is after the last step, counted from the last.
template <class Leaf>
struct distance_of {
  enum : int { lag = 0, lead = 0 };
  enum : bool { is_from_start = false };
};
template <is_reference Leaf>
struct distance_of<Leaf> {
  enum : int { lag = Leaf::from == origin::end ? 0 : -Leaf::lead, lead = Leaf::lead };
  enum : bool { is_from_start = Leaf::from == origin::start };
};
/// The greatest lag at which some leaves read S; 0 where none does.
template <class S, class Leaves>
struct greatest_lag;
template <class S, class... Leaf>
struct greatest_lag<S, types<Leaf...>> {
  enum : int { value = greatest({0, (__is_same(symbol_of<Leaf>, S) ? int(distance_of<Leaf>::lag) : 0)...}) };
};
/// The greatest lead, in a program of T steps.
template <int T, class S, class Leaves>
struct greatest_lead;
template <int T, class S, class... Leaf>
struct greatest_lead<T, S, types<Leaf...>> {
  enum : int {
    value = greatest(
        {0, (__is_same(symbol_of<Leaf>, S) ? distance_of<Leaf>::lead - (distance_of<Leaf>::is_from_start ? T - 1 : 0)
                                           : 0)...})
  };
};

template <class A>
struct is_operand {
  static constexpr bool value = operand<A>;
};

}  // namespace derivation

}  // namespace bptt
