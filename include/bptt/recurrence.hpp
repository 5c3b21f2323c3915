// The recurrence: the equations of one step, checked as they are put together. This stage does not grow with T, and Boost.Hana carries it: the equations
// are a `hana::tuple`, and who defines and who reads what are Hana's algorithms over it.
#pragma once
#include <bptt/rules.hpp>
#include <boost/hana/count_if.hpp>
#include <boost/hana/filter.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/tuple.hpp>
#include <array>

namespace bptt {
namespace derivation {
using namespace simplified;

// --- what a formula reads ------------------------------------------------------------------------------------------

}  // namespace derivation

template <class E>
inline constexpr bool is_time_sum = false;
template <class E>
inline constexpr bool is_time_sum<sum_over_time<E>> = true;
template <class E>
inline constexpr bool is_time_sum<mean_over_time<E>> = true;

namespace derivation {

/// The summand of a sum over time.
template <class Sum>
struct summand;
template <template <class> class Sum, class E>
struct summand<Sum<E>> {
  using type = E;
};
template <class Sum>
using summand_of = typename summand<Sum>::type;

/// The leaves of a formula: its symbols and references, each as often as it stands there. A sum over time is a leaf of its own.
template <class E>
struct leaves {
  using type = std::conditional_t<is_symbol<E> || is_reference<E>, types<E>, types<>>;
};
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>> && (!is_time_sum<Node<A...>>)
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

// --- kinds of equations --------------------------------------------------------------------------------------------

}  // namespace derivation

template <class E>
inline constexpr bool is_equation = false;
template <class L, class R>
inline constexpr bool is_equation<equation<L, R>> = true;

template <class E>
inline constexpr bool is_step_equation = false;
template <class S, class R>
inline constexpr bool is_step_equation<equation<ago<S, 0>, R>> = true;
template <class E>
inline constexpr bool is_last_equation = false;
template <class S, class R>
inline constexpr bool is_last_equation<equation<at_last<S>, R>> = true;

// --- conditions, each with the sentence that the compiler prints -----------------------------------------------------

/// Holds for a leaf that may stand in an equation of a step.
template <class Leaf, class... Lhs>
inline constexpr bool leaf_of_a_step = has_role<Leaf>(role::parameter) || has_role<Leaf>(role::constant);
template <class S, int k, class... Lhs>
inline constexpr bool leaf_of_a_step<ago<S, k>, Lhs...> = has_role<S>(role::input) || has_role<S>(role::variable);
/// Holds for a leaf that may stand in an equation of the last step.
template <class Leaf, class... Lhs>
inline constexpr bool leaf_of_the_end = has_role<Leaf>(role::parameter) || has_role<Leaf>(role::constant) || is_time_sum<Leaf>;
template <class S, class... Lhs>
inline constexpr bool leaf_of_the_end<at_last<S>, Lhs...> = has_role<S>(role::input) || has_role<S>(role::variable);
template <class S, int k, class... Lhs>
inline constexpr bool leaf_of_the_end<at<S, k>, Lhs...> = k >= 0 && (has_role<S>(role::input) || has_role<S>(role::variable));

/// Holds when an equation defines the variable that a leaf reads.
template <class Leaf, class... Lhs>
inline constexpr bool an_equation_defines = true;
template <class S, int k, class... Lhs>
inline constexpr bool an_equation_defines<ago<S, k>, Lhs...> = !has_role<S>(role::variable) || (std::is_same_v<ago<S, 0>, Lhs> || ...);
template <class S, int k, class... Lhs>
inline constexpr bool an_equation_defines<at<S, k>, Lhs...> = an_equation_defines<ago<S, 0>, Lhs...>;
template <class S, class... Lhs>
inline constexpr bool an_equation_defines<at_last<S>, Lhs...> =
    an_equation_defines<ago<S, 0>, Lhs...> || (std::is_same_v<at_last<S>, Lhs> || ...);

/// Holds when a left-hand side is a variable.
template <class S>
inline constexpr bool defines_a_variable = has_role<S>(role::variable);
/// Holds when one equation defines a variable.
template <class S, int equations>
inline constexpr bool defined_once = equations == 1;
/// Holds when the variables of a step can be computed one after another. The list is what cannot: each of them needs another one of them.
template <class Unordered>
inline constexpr bool order_of_evaluation_exists = Unordered::size == 0;

namespace derivation {

// --- the order of evaluation -----------------------------------------------------------------------------------------

/// Does `Reader` need the value of `Read` of the same moment?
template <class Reader, class Read>
inline constexpr bool needs = list::contains<typename Read::lhs, leaves_of<typename Reader::rhs>>;

template <int n>
struct order {
  std::array<int, static_cast<std::size_t>(n)> index{};
  int ordered = 0;
};

/// An order in which each equation comes after those that it needs (Kahn's algorithm); those in a cycle do not come at all.
template <class... E>
constexpr auto order_of(types<E...>) {
  constexpr int n = static_cast<int>(sizeof...(E));
  order<n> result;
  if constexpr (n > 0) {
    bool need[sizeof...(E)][sizeof...(E)]{}, done[sizeof...(E)]{};
    int row = 0;
    ([&]<class Reader>(Reader) {
      int column = 0;
      ((need[row][column++] = needs<Reader, E>), ...);
      ++row;
    }(E{}), ...);
    for (bool progress = true; progress;) {
      progress = false;
      for (int i = 0; i < n; ++i) {
        bool ready = !done[i];
        for (int j = 0; j < n && ready; ++j) ready = !need[i][j] || done[j];
        if (!ready) continue;
        done[i] = progress = true;
        result.index[static_cast<std::size_t>(result.ordered++)] = i;
        break;
      }
    }
    int rest = result.ordered;
    for (int i = 0; i < n; ++i)
      if (!done[i]) result.index[static_cast<std::size_t>(rest++)] = i;
  }
  return result;
}

template <class Equations>
struct ordering;
template <class... E>
struct ordering<types<E...>> {
  static constexpr auto found = order_of(types<E...>{});
  template <int... i>
  static types<list::element<found.index[i], types<E...>>...> pick(std::integer_sequence<int, i...>);
  template <int... i>
  static types<typename list::element<found.index[static_cast<std::size_t>(found.ordered + i)], types<E...>>::lhs...> stuck(
      std::integer_sequence<int, i...>);
  using type = decltype(pick(std::make_integer_sequence<int, found.ordered>{}));
  using cycle = decltype(stuck(std::make_integer_sequence<int, static_cast<int>(sizeof...(E)) - found.ordered>{}));
};
template <>
struct ordering<types<>> {
  using type = types<>;
  using cycle = types<>;
};
/// Equations in an order in which they can be evaluated.
template <class Equations>
using ordered = typename ordering<Equations>::type;

// --- recurrence --------------------------------------------------------------------------------------------------------

template <class... E>
constexpr types<E...> list_of(hana::tuple<E...>) {
  return {};
}

}  // namespace derivation

/// The equations of one step and of the last step: what `recurrence(equations...)` returns. An empty type.
template <class... Equation>
struct recurrence_of {
  /// The equations as they were written, for Hana's algorithms.
  static constexpr hana::tuple<Equation...> equations{};

  /// The equations that hold at every step, and those that hold once at the end; each list in an order of evaluation.
  using step_equations = derivation::ordered<decltype(derivation::list_of(hana::filter(equations, [](auto e) { return hana::bool_c<is_step_equation<decltype(e)>>; })))>;
  using last_equations = derivation::ordered<decltype(derivation::list_of(hana::filter(equations, [](auto e) { return hana::bool_c<is_last_equation<decltype(e)>>; })))>;
};

namespace derivation {

template <class Symbol, class... E>
constexpr void check_defined_once(hana::tuple<E...> const& equations) {
  constexpr auto same = [](auto e) { return hana::bool_c<std::is_same_v<symbol_of<typename decltype(e)::lhs>, Symbol>>; };
  constexpr int times_defined = static_cast<int>(decltype(hana::count_if(equations, same))::value);
  static_assert(defines_a_variable<Symbol>, "bptt: the left-hand side of an equation is a variable");
  static_assert(defined_once<Symbol, times_defined>, "bptt: a variable is defined by two equations");
}

template <class... Lhs, class... Leaf>
constexpr void check_step_leaves(types<Leaf...>) {
  static_assert((an_equation_defines<Leaf, Lhs...> && ...), "bptt: a variable is read that no equation defines");
  static_assert((leaf_of_a_step<Leaf, Lhs...> && ...),
                "bptt: an equation of a step reads parameters and constants by name, inputs and variables at a step: h[t - 1_c]");
}

template <class... Lhs, class... Leaf>
constexpr void check_last_leaves(types<Leaf...>) {
  static_assert((an_equation_defines<Leaf, Lhs...> && ...), "bptt: a variable is read that no equation defines");
  static_assert((leaf_of_the_end<Leaf, Lhs...> && ...),
                "bptt: an equation of the last step reads inputs and variables at `last` or at a step 2_c, or in a sum over t");
  (
      [] {
        if constexpr (is_time_sum<Leaf>) check_step_leaves<Lhs...>(leaves_of<summand_of<Leaf>>{});
      }(),
      ...);
}

}  // namespace derivation

/// The recurrence of some equations, in any order: `v[t] = ...` holds at every step, `v[last] = ...` once, after the last step.
/// Errors, at compile time: a variable defined twice, a variable read that no equation defines, a cycle within one step, a reference of the wrong
/// kind. Cost: independent of T.
template <class... Equation>
constexpr auto recurrence(Equation...) {
  static_assert((is_equation<Equation> && ...), "bptt: a recurrence is made of equations, v[t] = formula");
  using r = recurrence_of<Equation...>;
  hana::for_each(r::equations, [](auto e) {
    derivation::check_defined_once<symbol_of<typename decltype(e)::lhs>>(r::equations);
    if constexpr (is_step_equation<decltype(e)>)
      derivation::check_step_leaves<typename Equation::lhs...>(derivation::leaves_of<typename decltype(e)::rhs>{});
    else
      derivation::check_last_leaves<typename Equation::lhs...>(derivation::leaves_of<typename decltype(e)::rhs>{});
  });
  constexpr auto steps = hana::filter(r::equations, [](auto e) { return hana::bool_c<is_step_equation<decltype(e)>>; });
  constexpr auto ends = hana::filter(r::equations, [](auto e) { return hana::bool_c<is_last_equation<decltype(e)>>; });
  static_assert(order_of_evaluation_exists<typename derivation::ordering<decltype(derivation::list_of(steps))>::cycle>,
                "bptt: variables of one step need each other in a cycle");
  static_assert(order_of_evaluation_exists<typename derivation::ordering<decltype(derivation::list_of(ends))>::cycle>,
                "bptt: variables of the last step need each other in a cycle");
  return r{};
}

}  // namespace bptt
