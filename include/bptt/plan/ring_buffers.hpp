// Ring buffers: how many steps of each variable are stored. The lags and leads that read it in its own pass decide, and
// whether another pass reads its steps.
#pragma once
#include <bptt/plan/planned_recurrence.hpp>
#include <bptt/plan/transposed_copies.hpp>

namespace bptt {

namespace numeric {

// --- which pass computes a variable, and which others read it -----------------------------------

/// The direction of the pass that computes S: 1 forward, −1 backward, 0 where this phase does not.
template <class S, class Phase>
struct direction_in {
  enum : int { value = 0 };
};
template <class S, direction way, class... E>
struct direction_in<S, sweep<way, E...>> {
  enum : int { value = !(__is_same(typename E::lhs, ago<S, 0>) || ...) ? 0 : way == direction::forward ? 1 : -1 };
};
template <class S, class Phases>
struct pass_direction;
template <class S, class... Phase>
struct pass_direction<S, types<Phase...>> {
  enum : int { value = (0 + ... + int(direction_in<S, Phase>::value)) };
};

/// Does a leaf read a step that a ring buffer has overwritten when the pass of its variable is over? After a forward
/// pass it still has the last step. Between passes the adjoint of an initial state reads the steps next to it, the last
/// that the pass has computed: with `ahead` the first steps after a backward pass, with `ago` the last after a forward
/// pass.
template <bool between_passes, int way, class Leaf>
struct reads_behind {
  enum : bool {
    value = !(way == 1 && reference_to_the_last<Leaf>)&&!(
        between_passes && is_adjoint<Leaf> && relative_reference<Leaf> && way == (lead_of<Leaf> > 0 ? -1 : 1))
  };
};
template <bool between_passes, int way, class S, class Leaves>
struct any_reads_behind;
template <bool between_passes, int way, class S, class... Leaf>
struct any_reads_behind<between_passes, way, S, types<Leaf...>> {
  enum : bool {
    value = ((__is_same(symbol_of<Leaf>, S) && bool(reads_behind<between_passes, way, Leaf>::value)) || ...)
  };
};

/// The leaves that a right-hand side reads, a formula or the rule of an adjoint.
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
  enum : bool { is_between_passes = true };
  using type = list::unique<list::concat<typename reads_of_rhs<typename E::rhs>::type...>>;
};
template <direction way, class... E>
struct reads_of_phase<sweep<way, E...>> : reads_of_phase<once<E...>> {
  enum : bool { is_between_passes = false };
};
template <class... E>
struct reads_of_phase<projection<E...>> : reads_of_phase<sweep<direction::forward, E...>> {};
template <class Phases>
struct all_reads;
template <class... Phase>
struct all_reads<types<Phase...>> {
  using type = list::unique<list::concat<typename reads_of_phase<Phase>::type...>>;
};
/// The leaves that some phases read.
template <class Phases>
using reads_of_phases = typename all_reads<Phases>::type;

template <class S, int way, class Phase>
concept reads_behind_the_pass = direction_in<S, Phase>::value == 0 &&
                                bool(any_reads_behind<bool(reads_of_phase<Phase>::is_between_passes), way, S,
                                                      typename reads_of_phase<Phase>::type>::value);
/// Does another phase read steps of S that a ring buffer has overwritten by then?
template <class S, class Phases>
struct is_read_by_another_phase;
template <class S, class... Phase>
struct is_read_by_another_phase<S, types<Phase...>> {
  enum : bool { value = (reads_behind_the_pass<S, pass_direction<S, types<Phase...>>::value, Phase> || ...) };
};

// --- buffers ------------------------------------------------------------------------------------

/// The slots of a variable: step t is in slot (t + before) mod slots, `before` being the greatest lag. A
/// `direct` buffer has a slot for each step, and nothing is overwritten.
template <int slots_, int before_, bool direct_ = false>
struct ring_buffer {
  static constexpr int slots = slots_;
  static constexpr int before = before_;
  static constexpr bool direct = direct_;
};

constexpr int slots_needed(int before, int after, int steps, bool all_steps, int way) {
  if (way == 0 && (before == 0 || after == 0)) return greatest({1, before, after});
  if (way == 0 || all_steps) return before + steps + after;
  return (way > 0 ? before : after) + 1;
}
/// The buffer of a variable: all steps, and the initial states before and after them that are read; or as many slots as
/// the greatest lag or lead, and one for the step itself. What is computed once (`way` 0) has one slot, or one for each
/// initial state.
template <class S, int steps, class Reads, bool all_steps, int way>
struct buffer_of_variable {
  enum : int {
    lag = greatest_lag<S, Reads>::value,
    lead = greatest_lead<steps, S, Reads>::value,
    is_once = way == 0 && (int(lag) == 0 || int(lead) == 0),
    is_direct = !bool(is_once) && (way == 0 || all_steps),
    before = way >= 0 || all_steps ? int(lag) : 0
  };
  using type = ring_buffer<slots_needed(lag, lead, steps, all_steps, way), before, bool(is_direct)>;
};

/// Does a leaf name its step by number? In a rule only such leaves are read outside the sequence: terms with relative
/// ones have a guard that fails there.
template <class Leaf>
struct is_numbered {
  static constexpr bool value = numbered_reference<Leaf>;
};
/// The buffer of an adjoint: as that of a variable, but outside the sequence only with what is read by number.
template <class S, int steps, class Reads, bool all_steps, int way>
struct buffer_of_adjoint
    : buffer_of_variable<S, steps, choose<(all_steps || way == 0), list::filter<is_numbered, Reads>, Reads>, all_steps,
                         way> {};

// --- what equations define ----------------------------------------------------------------------

/// The symbols that some equations define, each once; and the left-hand sides.
template <class Equations>
using defined_symbols = list::unique<typename derivation::defined_in<Equations>::symbols>;
template <class Equations>
using left_hand_sides = typename derivation::defined_in<Equations>::lhs;

template <class Equation, class Symbols>
concept defines_one_of = list::contains<symbol_of<typename Equation::lhs>, Symbols>;
template <class Equations, class Symbols>
struct defining_equations;
template <class... E, class Symbols>
struct defining_equations<types<E...>, Symbols> {
  using type = list::concat<list::one_if<defines_one_of<E, Symbols>, E>...>;
};
/// The equations that define one of some symbols.
template <class Equations, class Symbols>
using equations_of = typename defining_equations<Equations, Symbols>::type;

}  // namespace numeric

}  // namespace bptt
