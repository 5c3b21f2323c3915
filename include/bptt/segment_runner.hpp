// A gradient in segments: forward through all of them, and back from the last to the first, each of which but the last is computed again.
#pragma once
#include <bptt/segment_pass.hpp>

namespace bptt::numeric {

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
  [[gnu::always_inline]] constexpr machine_type segment(int j) const { return {in, work_type{{memory}, first_step(j)}}; }

  template <class Loss, class Writer, class... Target>
  [[gnu::always_inline]] constexpr N run(Writer& result, types<Target...> targets) const {
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
      [&]<class... S>(types<S...>) __attribute__((always_inline)) { (backward(m, result).hand_out(S{}, first_step(j), end_of(j)), ...); }(targets);
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
    [&]<class... S>(types<S...>) __attribute__((always_inline)) { (backward(first, result).finish_target(S{}), ...); }(targets);
    return loss;
  }

 private:
  template <class Writer>
  [[gnu::always_inline]] static constexpr segment_pass<machine_type const, Writer> backward(machine_type const& m, Writer& result) {
    return {{m, result}};
  }
  template <bool is_last, class Writer, class... Target>
  [[gnu::always_inline]] constexpr void go_back(int j, Writer& result, types<Target...>) const {
    machine_type const m = segment(j);
    auto const pass = backward(m, result);
    pass.steps(typename Plan::backward::pass{}, first_step(j), end_of(j));
    (pass.template add_segment<is_last>(Target{}, first_step(j), end_of(j)), ...);
  }

  template <class... Phase>
  [[gnu::always_inline]] static constexpr void run_all(machine_type const& m, types<Phase...>) {
    (m.run(Phase{}), ...);
  }
  template <direction way, class... E>
  [[gnu::always_inline]] static constexpr void begin_sums(machine_type const& m, sweep<way, E...>) {
    (m.begin_sum(std::type_identity<typename E::lhs>{}), ...);
  }
  /// Steps first … end − 1 of the pass forward. Not inlined: the same instructions compute the values for the first time and again, and so the same values.
  [[gnu::noinline]] static constexpr void compute_steps(machine_type const& m, int first, int end, bool is_first_time) {
    [&]<direction way, class... E>(sweep<way, E...>) __attribute__((always_inline)) {
      for (int k = first; k < end; ++k) (compute<E>(m, k, is_first_time), ...);
    }(typename Plan::pass{});
  }
  template <class E>
  [[gnu::always_inline]] static constexpr void compute(machine_type const& m, int step, bool is_first_time) {
    if (list::contains<symbol_of<typename E::lhs>, typename Plan::again> || is_first_time) m.compute(E{}, step);
  }

  // --- checkpoints -----------------------------------------------------------------------------------------------------------------

  template <class S>
  [[gnu::always_inline]] static constexpr N* checkpoint(machine_type const& m, int j, int i) {
    return numbers_of<typename Plan::template checkpoints_of<S>>(m.work) + (j * Plan::template lag<S> + i) * shape_t<S>::size;
  }
  [[gnu::always_inline]] static constexpr void copy(N* to, N const* from, int n) {
    for (int i = 0; i < n; ++i) to[i] = from[i];
  }
  /// The states before segment j.
  [[gnu::always_inline]] static constexpr void save(machine_type const& m, int j) {
    each_state([&]<class S>(std::type_identity<S>, int i) __attribute__((always_inline)) { copy(checkpoint<S>(m, j, i), m.template slot<S>(first_step(j) - 1 - i), shape_t<S>::size); });
  }
  [[gnu::always_inline]] static constexpr void restore(machine_type const& m, int j) {
    each_state([&]<class S>(std::type_identity<S>, int i) __attribute__((always_inline)) { copy(m.template slot<S>(first_step(j) - 1 - i), checkpoint<S>(m, j, i), shape_t<S>::size); });
  }
  template <class F>
  [[gnu::always_inline]] static constexpr void each_state(F const& f) {
    [&]<class... S>(types<S...>) __attribute__((always_inline)) {
      ([&]() __attribute__((always_inline)) { for (int i = 0; i < Plan::template lag<S>; ++i) f(std::type_identity<S>{}, i); }(), ...);
    }(typename Plan::carried{});
  }
  /// What the last steps of segment j read of those after it.
  [[gnu::always_inline]] constexpr void carry_back(machine_type const& m, int j) const {
    machine_type const later = segment(j + 1);
    int const end = end_of(j);
    [&]<class... S>(types<S...>) __attribute__((always_inline)) { (carry<S>(m, later, end), ...); }(typename Plan::symbols{});
  }
  template <class S>
  [[gnu::always_inline]] static constexpr void carry(machine_type const& m, machine_type const& later, int end) {
    for (int i = Plan::template steps_after<S> - 1; i >= 0; --i)
      if (end + i < steps) copy(m.template slot<S>(end + i), later.template slot<S>(end + i), shape_t<S>::size);
  }
};

}  // namespace bptt::numeric
