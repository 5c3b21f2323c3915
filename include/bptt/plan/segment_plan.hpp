// The plan of recomputation: a gradient in segments of k steps. The workspace has the forward values of one segment,
// and checkpoints, the states before each segment, from which its values are computed again.
// Source: Griewank and Walther, "Evaluating Derivatives" (2008), chapter 12: checkpoints at equal distances.
#pragma once
#include <bptt/plan/gradient_plan.hpp>

namespace bptt {
namespace numeric {

/// The checkpoints of S: its values at the `lag` steps before each segment.
template <class S, int lag, int segments>
struct checkpoints {
  using shape = bptt::shape<shape_t<S>::size * lag * segments>;
};

template <class Phase>
inline constexpr int is_sweep = 0;
template <direction way, class... E>
inline constexpr int is_sweep<sweep<way, E...>> = 1;
template <class Phase>
inline constexpr bool is_sweep_backward = false;
template <class... E>
inline constexpr bool is_sweep_backward<sweep<direction::backward, E...>> = true;
template <class Phases>
inline constexpr int sweeps_in = 0;
template <class... Phase>
inline constexpr int sweeps_in<types<Phase...>> = (0 + ... + is_sweep<Phase>);

/// A list of phases, cut at its sweep: those before, the projections of the sweep, the sweep, those after.
template <class Phases, class Before = types<>, class Projections = types<>>
struct around_the_sweep {
  using before = Before;
  using projections = Projections;
  using pass = void;
  using after = types<>;
};
template <class First, class... Rest, class... Done, class Projections>
struct around_the_sweep<types<First, Rest...>, types<Done...>, Projections>
    : around_the_sweep<types<Rest...>, types<Done..., First>, Projections> {};
template <class... E, class... Rest, class... Done, class Projections>
struct around_the_sweep<types<projection<E...>, Rest...>, types<Done...>, Projections>
    : around_the_sweep<types<Rest...>, types<Done...>, types<projection<E...>>> {};
template <direction way, class... E, class... Rest, class... Done, class Projections>
struct around_the_sweep<types<sweep<way, E...>, Rest...>, types<Done...>, Projections> {
  using before = types<Done...>;
  using projections = Projections;
  using pass = sweep<way, E...>;
  using after = types<Rest...>;
};
template <class Pass>
struct equations_of_pass;
template <direction way, class... E>
struct equations_of_pass<sweep<way, E...>> {
  using type = types<E...>;
};

/// Do some phases read a step by its number, of a variable that the pass computes? Of another segment it is not there.
template <class Pass, class... Leaf>
constexpr bool any_names_a_step(types<Leaf...>) {
  return ((numbered_reference<Leaf> && direction_in<symbol_of<Leaf>, Pass>::value != 0) || ...);
}
template <class Pass, class Phases>
inline constexpr bool name_a_step = any_names_a_step<Pass>(reads_of_phases<Phases>{});
template <class Loss, int T>
inline constexpr bool is_loss_at_a_step = false;
template <class S, int k, int T>
inline constexpr bool is_loss_at_a_step<at<S, k>, T> = k != T - 1;

/// The adjoints of initial states that are computed before the backward sweep: those that are zero, and others, which
/// the end alone reads. In segments a step has another slot after the sweep than before it.
template <class Equation>
struct is_zero_state {
  enum : bool { value = false };
};
template <class Bar, int k, class Loss, class S>
struct is_zero_state<equation<at<Bar, k>, adjoint_rule<Loss, S, types<>>>> {
  enum : bool { value = true };
};
template <class Plan, class Equation>
inline constexpr bool moves_with_the_segments = false;
template <class Plan, class Bar, int k, class Rule>
inline constexpr bool moves_with_the_segments<Plan, equation<at<Bar, k>, Rule>> =
    Plan::template buffer_of<Bar>::direct && !is_zero_state<equation<at<Bar, k>, Rule>>::value;
template <class Phase>
struct equations_once;
template <class... E>
struct equations_once<once<E...>> {
  using zero_states = list::filter<is_zero_state, types<E...>>;
  template <class Plan>
  static constexpr bool some_move = (moves_with_the_segments<Plan, E> || ...);
};
template <class Plan, class... Phase>
constexpr bool some_move_with_the_segments(types<Phase...>) {
  return (equations_once<Phase>::template some_move<Plan> || ...);
}

/// Can a gradient be computed in segments? It can if there is one sweep forward and one backward, and no equation reads
/// a step by its number; equations of initial states, which come first, may.
template <class Plan>
inline constexpr bool has_segments = [] {
  using forward = around_the_sweep<typename Plan::forward_phases>;
  using backward = around_the_sweep<typename Plan::backward_phases>;
  if constexpr (sweeps_in<typename Plan::forward_phases> != 1 || sweeps_in<typename Plan::backward_phases> != 1)
    return false;
  else
    return !is_sweep_backward<typename forward::pass> && is_sweep_backward<typename backward::pass> &&
           !name_a_step<
               typename forward::pass,
               list::concat<typename forward::projections, types<typename forward::pass>, typename forward::after,
                            typename backward::before, types<typename backward::pass>>> &&
           !some_move_with_the_segments<Plan>(typename backward::before{}) &&
           !is_loss_at_a_step<typename loss_reference<typename Plan::loss>::type, Plan::steps>;
}();

/// Does a plan keep S for all steps?
template <class Plan, class S>
inline constexpr bool is_kept_for_all_steps = Plan::template buffer_of<S>::direct;
template <class Plan, class S, int lag, int segments>
inline constexpr bool is_kept_for_all_steps<Plan, checkpoints<S, lag, segments>> = false;

/// `Plan`, run in segments of `length_` steps.
template <class Plan, int length_>
struct segment_plan : Plan {
  static constexpr int length = length_, segments = (Plan::steps + length - 1) / length, steps = Plan::steps;
  using forward = around_the_sweep<typename Plan::forward_phases>;
  using backward = around_the_sweep<typename Plan::backward_phases>;
  using pass = typename forward::pass;
  using pass_symbols = defined_symbols<typename equations_of_pass<pass>::type>;

  /// Is S stored for all steps of a segment?
  template <class S>
  struct is_of_a_segment {
    enum : bool { value = is_kept_for_all_steps<Plan, S> };
  };
  /// What is recomputed in a segment: what is stored for all its steps, and what that depends on.
  using again = typename dependencies<typename Plan::step_equations, list::filter<is_of_a_segment, pass_symbols>>::type;
  template <class S>
  static constexpr int lag = greatest_lag<S, typename Plan::forward_reads>::value;
  template <class S>
  struct is_carried {
    enum : bool { value = lag<S> > 0 && list::contains<S, again> };
  };
  using carried = list::filter<is_carried, pass_symbols>;
  template <class S>
  using checkpoints_of = checkpoints<S, lag<S>, segments>;

  /// What is kept of S for the steps of a segment, and for those next to it that the two passes read.
  template <class S, bool = is_kept_for_all_steps<Plan, S>>
  struct buffer_in_segment {
    using whole = typename Plan::template buffer_of<S>;
    static constexpr int back = greatest_lag<S, typename Plan::backward_reads>::value,
                         before = whole::before > back ? whole::before : back,
                         after = greatest_lead<steps, S, typename Plan::backward_reads>::value;
    using type = ring_buffer<before + length + after, before, true>;
  };
  template <class S>
  struct buffer_in_segment<S, false> {
    using type = typename Plan::template buffer_of<S>;
    static constexpr int after = 0;
  };
  template <class S, int lag, int n>
  struct buffer_in_segment<checkpoints<S, lag, n>, false> {
    using type = ring_buffer<1, 0>;
    static constexpr int after = 0;
  };
  template <class S>
  using buffer_of = typename buffer_in_segment<S>::type;
  /// How many steps of S after its last one a segment stores.
  template <class S>
  static constexpr int steps_after = buffer_in_segment<S>::after;

  template <class... S>
  static types<checkpoints_of<S>...> all_checkpoints(types<S...>);
  using symbols = list::concat<typename Plan::symbols, decltype(all_checkpoints(carried{}))>;

  template <class... Projection>
  static repeated<Projection..., pass, typename backward::pass> all_of_a_segment(types<Projection...>);
  using evaluation_order =
      list::concat<typename Plan::forward_phases, types<typename Plan::handed_on>, typename backward::before,
                   types<decltype(all_of_a_segment(typename forward::projections{}))>, types<typename Plan::epilogue>,
                   typename backward::after, types<typename Plan::epilogue>, types<typename Plan::asked_for>>;
};

}  // namespace numeric
}  // namespace bptt
