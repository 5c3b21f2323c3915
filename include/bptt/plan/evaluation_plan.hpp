// The plan of `evaluate(net)`: the phases in which the variables are computed, and their ring buffers.
#pragma once
#include <bptt/plan/code_generation.hpp>
#include <bptt/plan/live_ranges.hpp>

namespace bptt {

namespace numeric {

template <class Program, codegen code>
struct evaluation_plan {
  static constexpr int steps = Program::steps, group = 1;
  using recurrence = planned_recurrence<Program>;
  static constexpr choices made = choices_of<typename recurrence::all_equations>;
  using named_program = program<steps, recurrence>;
  using step_equations = typename recurrence::step_equations;
  using all_forward_equations = typename recurrence::all_equations;
  static constexpr bool is_straight_line = is_spelled_out<code, typename recurrence::schedule::equations, steps>;
  using forward_phases = with_projections<typename recurrence::schedule::phases, steps, is_straight_line>;
  using reads = read_by<typename recurrence::all_equations>;
  using bindings = given_to<named_program>;
  using symbols = list::concat<defined_symbols<typename recurrence::schedule::equations>,
                               copies_for_steps<step_equations, forward_phases, steps>>;
  /// The keys of the result: all variables that the equations of the net define, at all steps.
  using keys = left_hand_sides<
      list::concat<typename Program::recurrence::step_equations, typename Program::recurrence::last_equations>>;
  template <class S>
  using buffer_of =
      typename buffer_of_variable<S, steps, reads,
                                  list::contains<ago<S, 0>, keys> || bool(is_projected<S, forward_phases>::value) ||
                                      bool(is_read_by_another_phase<S, forward_phases>::value),
                                  int(pass_direction<S, forward_phases>::value)>::type;
  template <class... Key>
  static reading<symbol_of<Key>...> read_at_the_end(types<Key...>);
  using evaluation_order = list::concat<forward_phases, types<decltype(read_at_the_end(keys{}))>>;
};

}  // namespace numeric

}  // namespace bptt
