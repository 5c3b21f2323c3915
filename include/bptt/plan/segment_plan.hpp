// The plan of a gradient in segments of k steps: of the forward values only the states are kept that the first step of
// a segment starts from, and the workspace has one segment.
// Source: Griewank and Walther, "Evaluating Derivatives" (2008), chapter 12: checkpoints at equal distances.
#pragma once
#include <bptt/plan/gradient_plan.hpp>

namespace bptt {
namespace numeric {

/// The states of S that the segments start from: `lag` steps before each.
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

/// The phases before the sweep, its projections, the sweep, and those after it.
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

/// Does a leaf name a step of a variable that the pass computes? Of another segment it is not there.
template <class Pass, class Leaf>
inline constexpr bool names_a_step = numbered_reference<Leaf>&& direction_in<symbol_of<Leaf>, Pass> != 0;
template <class Pass, class... Leaf>
constexpr bool some_name_a_step(types<Leaf...>) {
  return (names_a_step<Pass, Leaf> || ...);
}
template <class Pass, class... Phase>
constexpr bool phases_name_a_step(types<Phase...>) {
  return (some_name_a_step<Pass>(typename reads_of_phase<Phase>::type{}) || ...);
}
template <class Pass, class Loss, int T>
inline constexpr bool is_loss_at_a_step = false;
template <class Pass, class S, int k, int T>
inline constexpr bool is_loss_at_a_step<Pass, at<S, k>, T> = k != T - 1;

/// Can a gradient be computed in segments: is there one pass forward and one backward, and does no equation read a step
/// by its number?
template <class Plan>
inline constexpr bool has_segments = [] {
  using forward = around_the_sweep<typename Plan::forward_phases>;
  using backward = around_the_sweep<typename Plan::backward_phases>;
  if constexpr (sweeps_in<typename Plan::forward_phases> != 1 || sweeps_in<typename Plan::backward_phases> != 1)
    return false;
  else
    return !is_sweep_backward<typename forward::pass> && is_sweep_backward<typename backward::pass> &&
           !phases_name_a_step<typename forward::pass>(typename Plan::forward_phases{}) &&
           !phases_name_a_step<typename forward::pass>(
               list::concat<typename backward::before, types<typename backward::pass>>{}) &&
           !is_loss_at_a_step<typename forward::pass, typename loss_reference<typename Plan::loss>::type, Plan::steps>;
}();

/// `Plan` in segments of `length_` steps.
template <class Plan, int length_>
struct segment_plan : Plan {
  static constexpr int length = length_, segments = (Plan::steps + length - 1) / length, steps = Plan::steps;
  using forward = around_the_sweep<typename Plan::forward_phases>;
  using backward = around_the_sweep<typename Plan::backward_phases>;
  using pass = typename forward::pass;
  using pass_symbols = defined_symbols<typename equations_of_pass<pass>::type>;

  /// Is S kept for the steps of a segment?
  template <class S>
  struct is_of_a_segment {
    static constexpr bool value = Plan::template buffer_of<S>::direct;
  };
  /// What a segment computes again: what is kept for its steps, and what that is made of.
  using again = typename dependencies<typename Plan::step_equations, list::filter<is_of_a_segment, pass_symbols>>::type;
  template <class S>
  static constexpr int lag = greatest_lag<S>(typename Plan::forward_reads{});
  template <class S>
  struct is_carried {
    static constexpr bool value = lag<S> > 0 && list::contains<S, again>;
  };
  using carried = list::filter<is_carried, pass_symbols>;
  template <class S>
  using checkpoints_of = checkpoints<S, lag<S>, segments>;

  template <class S>
  struct buffer_in_segment {
    using whole = typename Plan::template buffer_of<S>;
    static auto found() {
      if constexpr (!whole::direct) {
        return whole{};
      } else {
        constexpr int back = greatest_lag<S>(typename Plan::backward_reads{}),
                      more = greatest_lead<steps, S>(typename Plan::backward_reads{});
        constexpr int before = whole::before > back ? whole::before : back;
        return ring_buffer<before + length + more, before, true>{};
      }
    }
    using type = decltype(found());
    static constexpr int after = type::slots - type::before - length;
  };
  template <class S, int lag, int n>
  struct buffer_in_segment<checkpoints<S, lag, n>> {
    using type = ring_buffer<1, 0>;
    static constexpr int after = 0;
  };
  template <class S>
  using buffer_of = typename buffer_in_segment<S>::type;
  /// How many steps after its last one a segment has of S.
  template <class S>
  static constexpr int steps_after = buffer_of<S>::direct ? buffer_in_segment<S>::after : 0;

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
