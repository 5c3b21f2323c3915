// A gradient in segments: forward through all of them, and back from the last to the first, each of which but the last
// is computed again.
#pragma once
#include <bptt/evaluation/backward_pass.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/plan/segment_plan.hpp>

namespace bptt::numeric {

/// Is a target a forward value of the steps?
template <class Target>
inline constexpr bool is_handed_out_by_step = false;
template <class S, int k>
inline constexpr bool is_handed_out_by_step<forward_value<at<S, k>>> = true;
template <class S>
inline constexpr bool is_handed_out_by_step<forward_value<ago<S, 0>>> = true;

/// The backward pass over the steps of one segment.
template <class Machine, class Result>
struct segment_pass : backward_pass<Machine, Result> {
  using base = backward_pass<Machine, Result>;
  using base::run_phase;
  using typename base::N;
  using typename base::plan;

  template <class... Phase>
  BPTT_INLINE constexpr void run_phases(types<Phase...>) const {
    (run_phase(Phase{}), ...);
  }
  template <direction way, class... E>
  BPTT_INLINE constexpr void begin_sums(sweep<way, E...>) const {
    (base::begin_sum(std::type_identity<typename E::lhs>{}), ...);
  }
  /// Steps end − 1 … first of the pass.
  template <class... E>
  BPTT_INLINE constexpr void steps(sweep<direction::backward, E...>, int first, int end) const {
    constexpr int T = plan::steps, head = plan::template head<direction::backward, E...>,
                  tail = plan::template tail<direction::backward, E...>;
    auto const at = [&]<class Distances>(int step, Distances far)
                        BPTT_INLINE { this->template each_chunk_position<direction::backward, E...>(step, far); };
    auto const peeled = [&]<int k>(std::integral_constant<int, k>) BPTT_INLINE {
      constexpr int back = T - 1 - k;
      if (k >= first && k < end) at(+k, distances<(k < head ? k : head), (back < tail ? back : tail)>{});
    };
    if constexpr (T <= head + tail) {
      spell_out<0, T>([&](auto i) BPTT_INLINE { peeled(std::integral_constant<int, T - 1 - i>{}); });
    } else {
      spell_out<0, tail>([&](auto i) BPTT_INLINE { peeled(std::integral_constant<int, T - 1 - i>{}); });
      int const from = end < T - tail ? end : T - tail, to = first > head ? first : head;
      for (int k = from - 1; k >= to; --k) at(k, distances<head, tail>{});
      spell_out<0, head>([&](auto i) BPTT_INLINE { peeled(std::integral_constant<int, head - 1 - i>{}); });
    }
  }

  template <class Term>
  struct is_of_the_last_step {
    static constexpr bool value = is_of_the_end<Term>;
  };
  template <class Term>
  struct is_left {
    static constexpr bool value = !is_of_the_end<Term> && !plan::template is_stacked<Term>::value;
  };
  template <class Target>
  using terms = typename plan::template late_contributions<Target>::terms;
  template <class Target>
  using stacked = list::filter<plan::template is_stacked, terms<Target>>;
  template <class Target>
  using of_the_last_segment = list::concat<list::filter<is_of_the_last_step, terms<Target>>, stacked<Target>>;

  /// What the steps of a segment contribute together: of the last segment it is written, of the others it is added.
  template <bool is_last, class Target>
  BPTT_INLINE constexpr void add_segment(Target, [[maybe_unused]] int first, [[maybe_unused]] int end) const {
    if constexpr (plan::template is_shared<Target>) {
      constexpr bool is_begun = !is_last || plan::template is_gathered_from_steps<Target>;
      add_terms<is_begun ? kernel::into::plus : kernel::into::set, Target>(
          choose<is_last, of_the_last_segment<Target>, stacked<Target>>{}, first, end);
    }
  }
  template <kernel::into how, class Target>
  BPTT_INLINE constexpr void add_terms(types<>, int, int) const {}
  template <kernel::into how, class Target, class Term, class... Rest>
  BPTT_INLINE constexpr void add_terms(types<Term, Rest...>, int first, int end) const {
    if constexpr (plan::template is_stacked<Term>::value)
      add_products<how, Target>(Term{}, first, end);
    else
      base::template write_late_term<how, Target>(base::template target<Target>(), Term{});
    (add_terms<kernel::into::plus, Target>(types<Rest>{}, first, end), ...);
  }
  template <kernel::into how, class Target, class Loss, class A, class S, int lag>
  BPTT_INLINE constexpr void add_products(step_term<0, outer_of<ago<bar<Loss, A>, 0>, ago<S, lag>>>, int first,
                                          int end) const {
    constexpr int rows = shape_t<A>::size, cols = shape_t<S>::size,
                  rest = plan::steps - (plan::segments - 1) * plan::length;
    constexpr int row = Machine::template has_slot<S> ? row_size<plan, S, N> : cols;
    N const* const a = this->m.template slot<bar<Loss, A>>(first);
    N const* const b = this->m.template address<ago<S, lag>>(first);
    auto const add = [&](auto steps) BPTT_INLINE {
      kernel::sum_of_outer_products<how, rows, cols>(steps, this->template target<Target>().first, a,
                                                     row_size<plan, bar<Loss, A>, N>, b, row);
    };
    if (rest == plan::length || end - first == plan::length)
      add(std::integral_constant<int, plan::length>{});
    else
      add(std::integral_constant<int, rest>{});
  }

  /// What is left when all segments are done.
  template <class Target>
  BPTT_INLINE constexpr void finish_target(Target target) const {
    if constexpr (plan::template is_shared<Target>) {
      constexpr bool is_begun = plan::template is_gathered_from_steps<Target> || of_the_last_segment<Target>::size > 0;
      base::template write_late<is_begun ? kernel::into::plus : kernel::into::set>(
          std::type_identity<Target>{}, list::filter<is_left, terms<Target>>{});
    } else if constexpr (!is_handed_out_by_step<Target>) {
      base::finish(target);
    }
  }
  /// Forward values of the steps of a segment that are asked for.
  template <class Target>
  BPTT_INLINE constexpr void hand_out(Target, int, int) const {}
  template <class S, int k>
  BPTT_INLINE constexpr void hand_out(forward_value<at<S, k>> key, int first, int end) const {
    if ((k >= first || first == 0) && k < end)
      base::template copy_value<at<S, k>>(base::template target<decltype(key)>(), 0);
  }
  template <class S>
  BPTT_INLINE constexpr void hand_out(forward_value<ago<S, 0>> key, int first, int end) const {
    for (int k = first; k < end; ++k) base::template copy_value<ago<S, 0>>(base::template target<decltype(key)>(k), k);
  }
};

template <class WorkspacePlan>
struct segment_in : workspace_in<WorkspacePlan> {
  int first_step;
};

/// Runs a plan in segments.
template <class Plan, class N, class Sources>
struct segment_runner {
  using work_type = segment_in<workspace_plan<Plan, N>>;
  using machine_type = machine<Plan, N, Sources, work_type>;
  static constexpr int steps = Plan::steps, length = Plan::length, segments = Plan::segments;
  Sources const& in;
  N* memory;

  static constexpr int first_step(int j) { return j * length; }
  static constexpr int end_of(int j) { return first_step(j) + length < steps ? first_step(j) + length : steps; }
  BPTT_INLINE constexpr machine_type segment(int j) const { return {in, work_type{{memory}, first_step(j)}}; }

  template <class Loss, class Writer, class... Target>
  BPTT_INLINE constexpr N run(Writer& result, types<Target...> targets) const {
    machine_type const first = segment(0), last = segment(segments - 1);
    first.begin();
    run_all(first, typename Plan::forward::before{});
    begin_sums(first, typename Plan::pass{});
    for (int j = 0; j < segments; ++j) {
      machine_type const m = segment(j);
      if (j == 0)
        save(m, j);
      else
        restore(m, j);
      compute_steps(m, first_step(j), end_of(j), true);
      [&]<class... S>(types<S...>)
          BPTT_INLINE { (backward(m, result).hand_out(S{}, first_step(j), end_of(j)), ...); }(targets);
      if (j + 1 < segments) save(m, j + 1);
    }
    run_all(last, typename Plan::forward::after{});
    N const loss = *last.template address<Loss>(0);

    backward(last, result).run_phases(typename Plan::backward::before{});
    backward(last, result).begin_sums(typename Plan::backward::pass{});
    go_back<true>(segments - 1, result, targets);
    for (int j = segments - 2; j >= 0; --j) {
      machine_type const m = segment(j);
      carry_back(m, j);
      restore(m, j);
      compute_steps(m, first_step(j), end_of(j), false);
      go_back<false>(j, result, targets);
    }
    backward(first, result).run_phases(typename Plan::backward::after{});
    [&]<class... S>(types<S...>) BPTT_INLINE { (backward(first, result).finish_target(S{}), ...); }(targets);
    return loss;
  }

 private:
  template <class Writer>
  BPTT_INLINE static constexpr segment_pass<machine_type const, Writer> backward(machine_type const& m,
                                                                                 Writer& result) {
    return {{m, result}};
  }
  template <bool is_last, class Writer, class... Target>
  BPTT_INLINE constexpr void go_back(int j, Writer& result, types<Target...>) const {
    machine_type const m = segment(j);
    auto const pass = backward(m, result);
    pass.steps(typename Plan::backward::pass{}, first_step(j), end_of(j));
    (pass.template add_segment<is_last>(Target{}, first_step(j), end_of(j)), ...);
  }

  template <class... Phase>
  BPTT_INLINE static constexpr void run_all(machine_type const& m, types<Phase...>) {
    (m.run(Phase{}), ...);
  }
  template <direction way, class... E>
  BPTT_INLINE static constexpr void begin_sums(machine_type const& m, sweep<way, E...>) {
    (m.begin_sum(std::type_identity<typename E::lhs>{}), ...);
  }
  using projections =
      choose<Plan::forward::projections::size == 0, types<projection<>>, typename Plan::forward::projections>;
  /// Steps first … end − 1 of the pass forward. Not inlined: the same instructions compute the values for the first
  /// time and again, and so the same values.
  [[gnu::noinline]] static constexpr void compute_steps(machine_type const& m, int first, int end, bool is_first_time) {
    [&]<class... E>(types<projection<E...>>) BPTT_INLINE { (m.project(E{}, first, end - first), ...); }(projections{});
    [&]<direction way, class... E>(sweep<way, E...>) BPTT_INLINE {
      for (int k = first; k < end; ++k) (compute<E>(m, k, is_first_time), ...);
    }
    (typename Plan::pass{});
  }
  template <class E>
  BPTT_INLINE static constexpr void compute(machine_type const& m, int step, bool is_first_time) {
    if (list::contains<symbol_of<typename E::lhs>, typename Plan::again> || is_first_time) m.compute(E{}, step);
  }

  // --- checkpoints ------------------------------------------------------------------------------

  template <class S>
  BPTT_INLINE static constexpr N* checkpoint(machine_type const& m, int j, int i) {
    return numbers_of<typename Plan::template checkpoints_of<S>>(m.work) +
           (j * Plan::template lag<S> + i) * shape_t<S>::size;
  }
  BPTT_INLINE static constexpr void copy(N* to, N const* from, int n) {
    for (int i = 0; i < n; ++i) to[i] = from[i];
  }
  /// The states before segment j.
  BPTT_INLINE static constexpr void save(machine_type const& m, int j) {
    each_state([&]<class S>(std::type_identity<S>, int i) BPTT_INLINE {
      copy(checkpoint<S>(m, j, i), m.template slot<S>(first_step(j) - 1 - i), shape_t<S>::size);
    });
  }
  BPTT_INLINE static constexpr void restore(machine_type const& m, int j) {
    each_state([&]<class S>(std::type_identity<S>, int i) BPTT_INLINE {
      copy(m.template slot<S>(first_step(j) - 1 - i), checkpoint<S>(m, j, i), shape_t<S>::size);
    });
  }
  template <class F>
  BPTT_INLINE static constexpr void each_state(F const& f) {
    [&]<class... S>(types<S...>) BPTT_INLINE {
      (
          [&]() BPTT_INLINE {
            for (int i = 0; i < Plan::template lag<S>; ++i) f(std::type_identity<S>{}, i);
          }(),
          ...);
    }(typename Plan::carried{});
  }
  /// What the last steps of segment j read of those after it.
  BPTT_INLINE constexpr void carry_back(machine_type const& m, int j) const {
    machine_type const later = segment(j + 1);
    int const end = end_of(j);
    [&]<class... S>(types<S...>) BPTT_INLINE { (carry<S>(m, later, end), ...); }(typename Plan::symbols{});
  }
  template <class S>
  BPTT_INLINE static constexpr void carry(machine_type const& m, machine_type const& later, int end) {
    for (int i = Plan::template steps_after<S> - 1; i >= 0; --i)
      if (end + i < steps) copy(m.template slot<S>(end + i), later.template slot<S>(end + i), shape_t<S>::size);
  }
};

}  // namespace bptt::numeric
