// The plan of `gradient(net, L, wrt(...))`: the phases of the forward and the backward pass, and the ring buffers of
// variables and adjoints. It puts together what the other headers of this wing decide: aliases, what is accumulated and
// what deferred, which adjoints are needed, how large the buffers are.
#pragma once
#include <bptt/plan/evaluation_plan.hpp>
#include <bptt/plan/needed_adjoints.hpp>

namespace bptt::numeric {

// --- forward values that are asked for ----------------------------------------------------------

/// The variable of a forward value that is asked for by `also(...)`: a list of one, or of none.
template <class Target>
struct value_symbols {
  using type = types<>;
};
template <class Reference>
struct value_symbols<forward_value<Reference>> {
  using type = types<symbol_of<Reference>>;
};
/// Is S asked for at other steps than the one that its pass computes last? Then all its steps are stored.
template <class S, class Target, int last_computed>
inline constexpr bool is_asked_for = false;
template <class S, int last_computed>
inline constexpr bool is_asked_for<S, forward_value<ago<S, 0>>, last_computed> = true;
template <class S, int k, int last_computed>
inline constexpr bool is_asked_for<S, forward_value<at<S, k>>, last_computed> = k != last_computed;
/// Is S read between the forward and the backward pass? A chain does so.
template <class S>
inline constexpr bool is_read_between_passes = false;

// --- buffers ------------------------------------------------------------------------------------

template <class S, int last_computed, class Keys>
struct is_asked_for_by;
template <class S, int last_computed, class... Key>
struct is_asked_for_by<S, last_computed, types<Key...>> {
  enum : bool { value = (is_asked_for<S, Key, last_computed> || ...) };
};
/// The ring buffer of a variable or an adjoint: all steps if another phase reads them or the caller asks for them.
template <class Plan, class S>
struct planned_buffer {
  enum : int { way = pass_direction<S, typename Plan::forward_phases>::value };
  enum : bool {
    all_steps = bool(is_projected<S, typename Plan::forward_phases>::value) ||
                is_read_by_another_phase<S, typename Plan::phases>::value ||
                is_asked_for_by<S, (int(way) < 0 ? 0 : Plan::steps - 1), typename Plan::keys>::value
  };
  using type =
      typename buffer_of_variable<S, Plan::steps, typename Plan::forward_reads, bool(all_steps), int(way)>::type;
};
template <class Plan, class Loss, class S>
struct planned_buffer<Plan, bar<Loss, S>> {
  using symbol = bar<Loss, S>;
  enum : int { way = pass_direction<symbol, typename Plan::backward_phases>::value };
  enum : bool {
    all_steps = is_stacked_factor<symbol, typename Plan::epilogue> ||
                is_read_by_another_phase<symbol, typename Plan::later_phases>::value
  };
  using type =
      typename buffer_of_adjoint<symbol, Plan::steps, typename Plan::backward_reads, bool(all_steps), int(way)>::type;
};

// --- the plan -----------------------------------------------------------------------------------

/// The plan of the gradient of a loss with respect to some targets; of those that are forward values, of what hands
/// them out.
template <class Program, class Loss, codegen code, class... Target>
struct gradient_plan {
  static constexpr int steps = Program::steps, group = 1;
  using recurrence = planned_recurrence<Program, Target...>;
  using loss = Loss;
  static constexpr choices made = choices_of<typename recurrence::all_equations>;
  using keys = types<Target..., forward_value<typename loss_reference<Loss>::type>>;

  // forward: what the loss, and the values that are asked for, depend on
  using needed =
      typename dependencies<typename recurrence::all_equations,
                            list::concat<types<symbol_of<Loss>>, typename value_symbols<Target>::type...>>::type;
  using forward_schedule = schedule_of<equations_of<typename recurrence::all_equations, needed>>;
  using all_forward_equations = typename forward_schedule::equations;
  using forward_symbols = defined_symbols<all_forward_equations>;
  using step_equations = list::filter<of_a_step, all_forward_equations>;
  using forward_reads = read_by<typename recurrence::all_equations>;
  using named_program = program<steps, recurrence>;
  using bindings = bound_for<named_program, Target...>;
  static constexpr bool is_straight_line = is_spelled_out<code, all_forward_equations, steps>;
  using forward_phases = with_projections<typename forward_schedule::phases, steps, is_straight_line>;

  // backward: what is accumulated for the targets, what is deferred, and the adjoints that both need
  using rules = planned_rules<Loss, recurrence, steps, is_straight_line>;
  template <class Key>
  using accumulated_terms = typename accumulated_rule<rules, Key>::type::terms;
  template <class Key>
  using deferred_terms = typename deferred_rule<rules, Key>::type::terms;
  /// Is something accumulated for a target, step by step?
  template <class Key>
  using is_accumulated = std::bool_constant<(!is_shared<Key> || accumulated_terms<Key>::size > 0)>;
  using contributions =
      list::concat<list::one_if<is_accumulated<Target>::value,
                                equation<accumulated<Target>, typename accumulated_rule<rules, Target>::type>>...>;
  using deferred = types<equation<accumulated<Target>, typename deferred_rule<rules, Target>::type>...>;
  using adjoint_equations = needed_adjoints<rules, list::concat<contributions, deferred>>;
  template <class Sum>
  struct is_new {  // some rules read sums of the forward pass
    enum : bool { value = !list::contains<Sum, forward_symbols> };
  };
  using sums = list::filter<is_new, sums_of_rules<list::concat<adjoint_equations, contributions, deferred>>>;
  using backward_schedule = backward_schedule_of<adjoint_equations, sums, contributions, code == codegen::segments>;
  static_assert(order_of_evaluation_exists<typename backward_schedule::cycle>,
                "every adjoint has a place in the order");
  using backward_phases = typename backward_schedule::phases;
  using epilogue = as_phase<deferred>;

  // what is stored
  using later_phases = list::concat<backward_phases, types<epilogue>>;
  using phases = list::concat<forward_phases, later_phases>;
  using backward_reads = reads_of_phases<later_phases>;
  template <class S>
  using buffer_of = typename planned_buffer<gradient_plan, S>::type;
  template <class E>
  struct is_stored {
    enum : bool { value = is_time_sum<typename E::lhs> || is_reference<typename E::lhs> };
  };
  using symbols =
      list::concat<forward_symbols, defined_symbols<list::filter<is_stored, typename backward_schedule::equations>>,
                   copies_for_steps<step_equations, forward_phases, steps>>;

  // for live ranges, what the caller reads and when: the loss after the forward passes, forward values at the end
  template <class S>
  struct is_handed_on {
    enum : bool { value = std::is_same_v<S, symbol_of<Loss>> || is_read_between_passes<S> };
  };
  using handed_on = reading_of<list::filter<is_handed_on, forward_symbols>>;
  using asked_for = reading_of<list::concat<typename value_symbols<Target>::type...>>;
  using evaluation_order = list::concat<forward_phases, types<handed_on>, later_phases, types<asked_for>>;
};

}  // namespace bptt::numeric
