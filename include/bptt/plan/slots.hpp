// Storage: what is read, how far back or ahead and by which pass, and so for how many steps a value is kept.
#pragma once
#include <bptt/plan/intermediate_names.hpp>
#include <bptt/plan/transposed_copies.hpp>

namespace bptt {

namespace numeric {

// --- how far back or ahead ----------------------------------------------------------------------

/// The greatest lag at which some leaves read S, a state before the first step counted from step 0; −1 where none does.
template <class S, class Leaf>
inline constexpr int lag_of = -1;
template <class S, int lag>
inline constexpr int lag_of<S, ago<S, lag>> = lag;
template <class S, int k>
inline constexpr int lag_of<S, at<S, k>> = k < 0 ? -k : -1;
/// The greatest lead, a state after the last of T steps counted from the last; −1 where none does.
template <int T, class S, class Leaf>
inline constexpr int lead_of = -1;
template <int T, class S, int lead>
inline constexpr int lead_of<T, S, ahead<S, lead>> = lead;
template <int T, class S>
inline constexpr int lead_of<T, S, ago<S, 0>> = 0;
template <int T, class S, int k>
inline constexpr int lead_of<T, S, at<S, k>> = k < T ? -1 : k - T + 1;

template <class S, class... Leaf>
constexpr int greatest_lag(types<Leaf...>) {
  int most = -1;
  ((most = lag_of<S, Leaf> > most ? lag_of<S, Leaf> : most), ...);
  return most;
}
template <int T, class S, class... Leaf>
constexpr int greatest_lead(types<Leaf...>) {
  int most = -1;
  ((most = lead_of<T, S, Leaf> > most ? lead_of<T, S, Leaf> : most), ...);
  return most;
}

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
/// when it is over. Between passes an adjoint of a state to start from reads the steps next to it: `ahead` the first
/// ones, `ago` the last ones.
template <bool between_passes, int way, class S, class Leaf>
inline constexpr bool reads_behind = std::is_same_v<symbol_of<Leaf>, S>;
template <bool between_passes, class S>
inline constexpr bool reads_behind<between_passes, 1, S, at_last<S>> = false;
template <class Loss, class S, int lead>
inline constexpr bool reads_behind<true, -1, bar<Loss, S>, ahead<bar<Loss, S>, lead>> = false;
template <class Loss, class S, int lag>
inline constexpr bool reads_behind<true, 1, bar<Loss, S>, ago<bar<Loss, S>, lag>> = false;
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
  constexpr int lag = greatest_lag<S>(Reads{}), lead = greatest_lead<steps, S>(Reads{}), before = lag < 0 ? 0 : lag,
                after = lead < 0 ? 0 : lead;
  if constexpr (way == 0)
    return slots<1, 0>{};
  else if constexpr (all_steps)
    return slots<before + steps + after, before, true>{};
  else if constexpr (way > 0)
    return slots<before + 1, before>{};
  else
    return slots<after + 1, 0>{};
}

/// A leaf that names its step. What a rule reads relative to a step outside the sequence stands under a condition that
/// fails there.
template <class Leaf>
struct is_at_a_step {
  static constexpr bool value = false;
};
template <class S, int k>
struct is_at_a_step<at<S, k>> {
  static constexpr bool value = true;
};
/// The slots of an adjoint: of those before the first and after the last step there are only those that are read by
/// their number.
template <class S, int steps, class Reads, bool all_steps, int way>
constexpr auto slots_of_adjoint() {
  if constexpr (all_steps)
    return slots_of_variable<S, steps, list::filter<is_at_a_step, Reads>, true, way>();
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
  using type = list::concat<std::conditional_t<defines_one_of<E, Symbols>, types<E>, types<>>...>;
};
/// The equations that define one of some symbols.
template <class Equations, class Symbols>
using equations_of = typename kept_equations<Equations, Symbols>::type;

}  // namespace numeric

}  // namespace bptt
