// Storage: what is read, how far back or ahead and by which pass, and so for how many steps a value is kept.
#pragma once
#include <bptt/plan/intermediate_names.hpp>
#include <bptt/plan/transposed_copies.hpp>

namespace bptt {

namespace numeric {

// --- which pass computes a variable, and which others read it -----------------------------------

/// The direction of the pass that computes S: 1 forward, −1 backward, 0 where this phase does not.
template <class S, class Phase>
inline constexpr int direction_in = 0;
template <class S, direction way, class... E>
inline constexpr int direction_in<S, sweep<way, E...>> = !(std::is_same_v<typename E::lhs, ago<S, 0>> || ...) ? 0
                                                         : way == direction::forward                          ? 1
                                                                                                              : -1;
template <class S, class... Phase>
constexpr int direction_of(types<Phase...>) {
  return (0 + ... + direction_in<S, Phase>);
}

/// Does a leaf read S where the pass that has computed it no longer has it? Of a pass forward the last step is there
/// when it is over. Between passes an adjoint of an initial state reads the steps next to it: `ahead` the first
/// ones, `ago` the last ones.
template <bool between_passes, int way, class S, class Leaf>
inline constexpr bool reads_behind =
    std::is_same_v<symbol_of<Leaf>, S> &&
    !(way == 1 && reference_to_the_last<Leaf>)&&!(between_passes && is_adjoint<S> && relative_reference<Leaf> &&
                                                  way == (lead_of<Leaf> > 0 ? -1 : 1));
template <bool between_passes, int way, class S, class... Leaf>
constexpr bool any_reads_behind(types<Leaf...>) {
  return (reads_behind<between_passes, way, S, Leaf> || ...);
}

/// What a phase reads; of an adjoint equation the right-hand side is a rule.
template <class Rhs>
struct reads_of_rhs {
  using type = leaves_of<Rhs>;
};
template <class Loss, class S, class Terms>
struct reads_of_rhs<adjoint_rule<Loss, S, Terms>> : rule_reads<adjoint_rule<Loss, S, Terms>> {};
template <class Phase>
struct reads_of_phase;
template <class... E>
struct reads_of_phase<once<E...>> {
  static constexpr bool is_between_passes = true;
  using type = list::unique<list::concat<typename reads_of_rhs<typename E::rhs>::type...>>;
};
template <direction way, class... E>
struct reads_of_phase<sweep<way, E...>> : reads_of_phase<once<E...>> {
  static constexpr bool is_between_passes = false;
};
template <class... E>
struct reads_of_phase<projection<E...>> : reads_of_phase<sweep<direction::forward, E...>> {};

/// Does a phase read S at steps that the pass of S has left behind?
template <class S, class... Phase>
constexpr bool is_read_by_another_phase(types<Phase...>) {
  constexpr int way = direction_of<S>(types<Phase...>{});
  return ((direction_in<S, Phase> == 0 && any_reads_behind<reads_of_phase<Phase>::is_between_passes, way, S>(
                                              typename reads_of_phase<Phase>::type{})) ||
          ...);
}

// --- storage ------------------------------------------------------------------------------------

/// How many slots a symbol has, and where step t is among them: step t is in slot (t + before) mod slots. `direct`: the
/// slots are those of all steps.
template <int slots_, int before_, bool direct_ = false>
struct slots {
  static constexpr int count = slots_;
  static constexpr int before = before_;
  static constexpr bool direct = direct_;
};

/// The slots of a variable: all steps and the states before and after them that are read, or as many as a pass looks
/// back.
template <class S, int steps, class Reads, bool all_steps, int way>
constexpr auto slots_of_variable() {
  constexpr int before = greatest_lag<S>(Reads{}), after = greatest_lead<steps, S>(Reads{});
  if constexpr (way == 0)
    return slots<1, 0>{};
  else if constexpr (all_steps)
    return slots<before + steps + after, before, true>{};
  else if constexpr (way > 0)
    return slots<before + 1, before>{};
  else
    return slots<after + 1, 0>{};
}

/// A leaf that names its step by number. What a rule reads relative to a step outside the sequence stands under a
/// condition that fails there.
template <class Leaf>
struct is_numbered {
  static constexpr bool value = numbered_reference<Leaf>;
};
/// The slots of an adjoint: of those before the first and after the last step there are only those that are read by
/// number.
template <class S, int steps, class Reads, bool all_steps, int way>
constexpr auto slots_of_adjoint() {
  if constexpr (all_steps)
    return slots_of_variable<S, steps, list::filter<is_numbered, Reads>, true, way>();
  else
    return slots_of_variable<S, steps, Reads, false, way>();
}

template <class Equations>
struct defined_by;
template <class... E>
struct defined_by<types<E...>> {
  using symbols = list::unique<types<symbol_of<typename E::lhs>...>>;
  using lhs = types<typename E::lhs...>;
};
/// What some equations define: the symbols, each once; and the left-hand sides.
template <class Equations>
using defined_symbols = typename defined_by<Equations>::symbols;
template <class Equations>
using left_hand_sides = typename defined_by<Equations>::lhs;

template <class Equation, class Symbols>
inline constexpr bool defines_one_of = list::contains<symbol_of<typename Equation::lhs>, Symbols>;
template <class Equations, class Symbols>
struct kept_equations;
template <class... E, class Symbols>
struct kept_equations<types<E...>, Symbols> {
  using type = list::concat<list::one_if<defines_one_of<E, Symbols>, E>...>;
};
/// The equations that define one of some symbols.
template <class Equations, class Symbols>
using equations_of = typename kept_equations<Equations, Symbols>::type;

}  // namespace numeric

}  // namespace bptt
