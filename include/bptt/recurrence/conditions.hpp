// What the checks of a recurrence ask of its equations. Each condition stands in the note below the sentence that the
// compiler prints, with the symbol that it is about.
#pragma once
#include <bptt/formula/leaves.hpp>

namespace bptt {

/// Has a symbol a value at each step? Then an equation reads it at a step, x[t], and not by its name.
template <class S>
inline constexpr bool has_steps_to_read = has_role<S>(role::input) || has_role<S>(role::variable);
/// Holds for a leaf that may stand in an equation of a step.
template <class Leaf>
inline constexpr bool leaf_of_a_step = is_shared<Leaf>;
template <is_reference Leaf>
inline constexpr bool leaf_of_a_step<Leaf> = !reference_after_the_last<Leaf> && has_steps_to_read<symbol_of<Leaf>>;
/// Holds for a leaf that may stand in an equation that holds once.
template <class Leaf>
inline constexpr bool leaf_of_the_end = is_shared<Leaf> || is_time_sum<Leaf>;
template <is_reference Leaf>
inline constexpr bool leaf_of_the_end<Leaf> =
    !relative_reference<Leaf> && !reference_after_the_last<Leaf> && has_steps_to_read<symbol_of<Leaf>>;

/// Holds for a symbol that is declared with its own name, `struct W : parameter<W>`; of other leaves there is nothing
/// to say.
template <class Leaf>
inline constexpr bool names_itself = true;
template <is_symbol S>
inline constexpr bool names_itself<S> = std::is_same_v<S, typename S::self>;

/// Holds for a leaf that is no sum over time.
template <class Leaf>
inline constexpr bool sum_over_time_has_a_name = !is_time_sum<Leaf>;

/// Holds when an equation, of these left-hand sides, defines the variable that a leaf reads.
template <class Leaf, class LeftSides>
concept is_defined_by = !reference_to_a_variable<Leaf> || list::contains<ago<symbol_of<Leaf>, 0>, LeftSides> ||
                        (reference_to_the_last<Leaf> && list::contains<Leaf, LeftSides>);
/// The same, as the compiler prints it.
template <class Leaf, bool one_does>
inline constexpr bool an_equation_defines = one_does;

/// Does a leaf read an initial state? One of lag 3 reads v[−1], v[−2] and v[−3]; likewise after the last step.
template <class State, class Leaf>
inline constexpr bool reaches = __is_same(State, Leaf);
template <class State, relative_reference Leaf>
  requires names_symbol<Leaf, symbol_of<State>>
inline constexpr bool reaches<State, Leaf> =
    State::from == origin::start ? Leaf::lead <= State::lead : Leaf::lead >= State::lead;
/// Holds when an equation reads an initial state that another one defines.
template <class State, class Leaves>
inline constexpr bool initial_state_is_read = false;
template <class State, class... Leaf>
inline constexpr bool initial_state_is_read<State, types<Leaf...>> = (reaches<State, Leaf> || ...);

/// Holds when the symbol of a left-hand side is a variable.
template <class S>
inline constexpr bool defines_a_variable = has_role<S>(role::variable);
/// Holds when just one equation defines a variable, or an initial state of it.
template <class Defined, int equations>
inline constexpr bool defined_once = equations == 1;
/// Holds when the variables can be computed one after another. The list has those that cannot, a cycle.
template <class Unordered>
inline constexpr bool order_of_evaluation_exists = Unordered::size == 0;

}  // namespace bptt
