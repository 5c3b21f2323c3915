// The recurrence: the equations of one step, checked as they are put together, whatever T is.
#pragma once
#include <boost/hana/tuple.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/recurrence/conditions.hpp>
#include <bptt/recurrence/schedule.hpp>

namespace bptt {

// --- kinds of equations -------------------------------------------------------------------------

template <class E>
inline constexpr bool is_equation = false;
template <class L, class R>
inline constexpr bool is_equation<equation<L, R>> = true;

/// v[t] = …
template <class E>
inline constexpr bool is_step_equation = false;
template <class L, class R>
inline constexpr bool is_step_equation<equation<L, R>> = relative_reference<L>;
/// v[last] = …
template <class E>
inline constexpr bool is_last_equation = false;
template <class L, class R>
inline constexpr bool is_last_equation<equation<L, R>> = reference_to_the_last<L>;
/// v[-1_c] = … or v[last + 1_c] = …, the equation of an initial state.
template <class E>
inline constexpr bool is_start_equation = false;
template <class L, class R>
inline constexpr bool is_start_equation<equation<L, R>> = is_initial_state<L>;

/// Some equations that belong together, `equations(...)`: a part of a recurrence, which checks them.
template <class... Equation>
struct equation_group {};

/// A group of equations: a part of a recurrence, which may read what other parts define. It is checked when
/// `recurrence` takes it, and it prints.
/// Errors, at compile time: an argument that is no equation, group or recurrence.
///   constexpr auto encoder = equations(a[t] = W * h[t - 1_c] + U * x[t], h[t] = tanh(a[t]));
///   constexpr auto net = recurrence(encoder, L[last] = dot(h[last], h[last]));
template <class... Part>
constexpr auto equations(Part...);

namespace derivation {

template <class... E>
constexpr types<E...> list_of(hana::tuple<E...>) {
  return {};
}
template <class... E>
constexpr types<E...> list_of(equation_group<E...>) {
  return {};
}

template <class E>
struct of_a_step {
  static constexpr bool value = is_step_equation<E>;
};
template <class E>
struct of_the_end {
  static constexpr bool value = is_last_equation<E>;
};
template <class E>
struct of_the_start {
  static constexpr bool value = is_start_equation<E>;
};

}  // namespace derivation

/// The equations of one step, of the last step and of initial states: what `recurrence(...)` returns. An empty type.
template <class... Equation>
struct recurrence_of {
  /// The equations as they were written, for Hana's algorithms.
  static constexpr hana::tuple<Equation...> equations{};

  using schedule = derivation::schedule_of<types<Equation...>>;
  /// The equations of every step, those of the end, and those of initial states, each list in the order of evaluation.
  using step_equations = list::filter<derivation::of_a_step, typename schedule::equations>;
  using last_equations = list::filter<derivation::of_the_end, typename schedule::equations>;
  using start_equations = list::filter<derivation::of_the_start, typename schedule::equations>;
  using all_equations = list::concat<start_equations, step_equations, last_equations>;
};

namespace derivation {

template <class... E>
constexpr types<E...> list_of(recurrence_of<E...>) {
  return {};
}
template <class L, class R>
constexpr types<equation<L, R>> list_of(equation<L, R>) {
  return {};
}
constexpr types<> list_of(refused) { return {}; }

}  // namespace derivation

/// Holds for an equation, a group of equations, a recurrence.
template <class Part>
inline constexpr bool is_part_of_a_recurrence = requires(Part part) {
  derivation::list_of(part);
};

namespace derivation {

/// What a left-hand side defines: an initial state, or a variable.
template <class Lhs>
using defined_by = choose<is_initial_state<Lhs>, Lhs, symbol_of<Lhs>>;

// Each check is called by what people call, so that two lines of g++ stand before its message.

template <class... Lhs>
constexpr bool check_left_sides(types<Lhs...>) {
  static_assert(BPTT_HOLDS((defines_a_variable<symbol_of<Lhs>> && ...)),
                "bptt: the left-hand side of an equation is a variable");
  using defined = types<defined_by<Lhs>...>;
  if constexpr ((defines_a_variable<symbol_of<Lhs>> && ...))
    static_assert(
        BPTT_HOLDS((defined_once<defined_by<Lhs>, list::occurrences<defined_by<Lhs>, defined>::count> && ...)),
        "bptt: a variable is defined by two equations");
  return (defined_once<defined_by<Lhs>, list::occurrences<defined_by<Lhs>, defined>::count> && ...);
}

template <class Sides, class LeftSides, class... State>
constexpr bool check_initial_states(LeftSides, types<State...>) {
  static_assert(BPTT_HOLDS((an_equation_defines<State, is_defined_by<State, LeftSides>> && ...)),
                "bptt: an initial state is given to a variable that no equation defines");
  if constexpr ((is_defined_by<State, LeftSides> && ...))
    static_assert(BPTT_HOLDS((initial_state_is_read<State, typename Sides::read> && ...)),
                  "bptt: an initial state is given that no equation reads");
  return ((is_defined_by<State, LeftSides> && initial_state_is_read<State, typename Sides::read>)&&...);
}

/// Leaves of the equations of a step, or of what is summed over the steps.
template <class LeftSides, class... Leaf>
constexpr bool check_step_leaves(LeftSides, types<Leaf...>) {
  static_assert(BPTT_HOLDS((names_itself<Leaf> && ...)), "bptt: a symbol names itself: struct W : parameter<W, 3, 2>");
  static_assert(BPTT_HOLDS((an_equation_defines<Leaf, is_defined_by<Leaf, LeftSides>> && ...)),
                "bptt: a variable is read that no equation defines");
  if constexpr ((is_defined_by<Leaf, LeftSides> && ...)) {
    static_assert(BPTT_HOLDS((sum_over_time_has_a_name<Leaf> && ...)),
                  "bptt: a sum over time stands in an equation of the last step, m[last] = sum(e, t); an equation of a "
                  "step reads m[last]");
    if constexpr ((sum_over_time_has_a_name<Leaf> && ...))
      static_assert(BPTT_HOLDS((leaf_of_a_step<Leaf> && ...)),
                    "bptt: an equation of a step reads parameters and constants by name, inputs and variables at a "
                    "step: h[t - 1_c]");
  }
  return ((names_itself<Leaf> && is_defined_by<Leaf, LeftSides> && leaf_of_a_step<Leaf>)&&...);
}

template <class LeftSides, class... Leaf>
constexpr bool check_last_leaves(LeftSides, types<Leaf...>) {
  static_assert(BPTT_HOLDS((names_itself<Leaf> && ...)), "bptt: a symbol names itself: struct W : parameter<W, 3, 2>");
  static_assert(BPTT_HOLDS((an_equation_defines<Leaf, is_defined_by<Leaf, LeftSides>> && ...)),
                "bptt: a variable is read that no equation defines");
  if constexpr ((is_defined_by<Leaf, LeftSides> && ...))
    static_assert(BPTT_HOLDS((leaf_of_the_end<Leaf> && ...)),
                  "bptt: an equation of the last step reads inputs and variables at `last` or at a step 2_c, or in a "
                  "sum over t");
  return ((names_itself<Leaf> && is_defined_by<Leaf, LeftSides> && leaf_of_the_end<Leaf>)&&...);
}

template <class Cycle>
constexpr bool check_order(Cycle) {
  constexpr bool at_a_step = []<class... Lhs>(types<Lhs...>) { return (is_of_each_step<Lhs> || ...); }(Cycle{});
  if constexpr (at_a_step)
    static_assert(BPTT_HOLDS(order_of_evaluation_exists<Cycle>),
                  "bptt: variables of one step need each other in a cycle");
  else
    static_assert(BPTT_HOLDS(order_of_evaluation_exists<Cycle>),
                  "bptt: variables of the last step need each other in a cycle");
  return order_of_evaluation_exists<Cycle>;
}

/// What the checks of a recurrence look at: left-hand sides, and what the equations of each kind read.
template <class Equations>
struct sides_of;
template <class... E>
struct sides_of<types<E...>> {
  using left = types<typename E::lhs...>;
  using initial_states = list::concat<list::one_if<is_start_equation<E>, typename E::lhs>...>;
  using read = read_by<types<E...>>;
  using read_at_a_step =
      list::unique<list::concat<leaves_of<choose<is_step_equation<E>, typename E::rhs, struct zero>>...>>;
  using read_once = list::unique<list::concat<leaves_of<choose<is_step_equation<E>, struct zero, typename E::rhs>>...>>;
  template <class... Sum>
  static list::concat<leaves_of<summand_of<Sum>>...> in_sums(types<Sum...>);
  using summed_up = list::unique<decltype(in_sums(list::filter<is_sum, read_once>{}))>;
  /// Is there a formula among them that a message has been about?
  static constexpr bool are_refused = list::contains<refused, list::concat<read_at_a_step, read_once, summed_up>>;
  using recurrence = recurrence_of<E...>;
};

template <class... E>
constexpr equation_group<E...> group_of(types<E...>) {
  return {};
}

}  // namespace derivation

template <class... Part>
constexpr auto equations(Part... part) {
  static_assert(BPTT_HOLDS((is_part_of_a_recurrence<Part> && ...)),
                "bptt: a recurrence is made of equations, v[t] = formula");
  return derivation::group_of(list::concat<decltype(derivation::list_of(part))...>{});
}

/// The recurrence of some equations, in any order: `v[t] = ...` holds at every step, `v[last] = ...` once, after the
/// last step; `v[-1_c] = ...` and `v[last + 1_c] = ...` define an initial state. Groups of equations and other
/// recurrences can stand among them. An equation that reads `v[t - 1_c]` runs forward in time, and backward if it reads
/// `v[t + 1_c]`; the compiler finds the order of evaluation.
/// Shapes: both sides of an equation have the same. Cost: independent of T.
/// Errors, at compile time: a variable defined twice, or read and not defined; a cycle; a reference of the wrong kind.
///   constexpr auto cell = recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t]), L[last] = dot(h[last], h[last]));
template <class... Part>
constexpr auto recurrence(Part...) {
  static_assert(BPTT_HOLDS((is_part_of_a_recurrence<Part> && ...)),
                "bptt: a recurrence is made of equations, v[t] = formula");
  if constexpr ((is_part_of_a_recurrence<Part> && ...)) {
    using sides = derivation::sides_of<list::concat<decltype(derivation::list_of(std::declval<Part>()))...>>;
    using left = typename sides::left;
    if constexpr ((is_refused<Part> || ...) || sides::are_refused)
      return refused{};
    else if constexpr (!derivation::check_left_sides(left{}))
      return refused{};
    else if constexpr (!derivation::check_step_leaves(left{}, typename sides::read_at_a_step{}))
      return refused{};
    else if constexpr (!derivation::check_last_leaves(left{}, typename sides::read_once{}))
      return refused{};
    else if constexpr (!derivation::check_step_leaves(left{}, typename sides::summed_up{}))
      return refused{};
    else if constexpr (!derivation::check_initial_states<sides>(left{}, typename sides::initial_states{}))
      return refused{};
    else if constexpr (!derivation::check_order(typename sides::recurrence::schedule::cycle{}))
      return refused{};
    else
      return typename sides::recurrence{};
  } else {
    return refused{};
  }
}

}  // namespace bptt
