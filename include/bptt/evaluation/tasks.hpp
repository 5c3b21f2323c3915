// Tasks: what is left of an equation when it is lowered, a formula and places. They are computed from the plan as
// types; a pass runs a list of them at each step.
#pragma once
#include <bptt/evaluation/lowered_formula.hpp>

namespace bptt::numeric {

// --- tasks --------------------------------------------------------------------------------------

/// The address of an operand of sequence r of a group; of a token its id.
template <class Place>
inline constexpr bool is_of_ids = false;
template <int key, origin from, int lead, class... Outside>
inline constexpr bool is_of_ids<ids_of_steps<key, from, lead, Outside...>> = true;
template <class Place, class Addresses, class Memory>
BPTT_INLINE constexpr void find_operand(Addresses& at, Memory const& m, results<typename Memory::number> to, int step,
                                        int r, int i) {
  if constexpr (is_of_ids<Place>)
    at.id[r][i] = Place::id_at(m, step, r);
  else
    at.of[r][i] = Place::at(m, to, step, r);
}

/// To ← the value of a lowered formula E, or added to what is there, or taken from it.
template <kernel::into how, choices made, bool is_function, class E, class To, class... Operand>
struct write_task {
  template <class Memory>
  BPTT_INLINE static constexpr void run(Memory const& m, results<typename Memory::number> to, int step) {
    using N = typename Memory::number;
    constexpr int group = Memory::group, count = static_cast<int>(sizeof...(Operand));
    operand_addresses<N, group, count, (is_of_ids<Operand> || ...)> at{};
    for (int r = 0; r < group; ++r) {
      [[maybe_unused]] int i = 0;
      (find_operand<Operand>(at, m, to, step, r, i++), ...);
    }
    places<N, To::are_one> const there{To::at(m, to, step, 0), To::apart};
    if constexpr (is_function)
      call_lowered<how, made, E>(there, at, step, m.steps.length);
    else
      write_lowered<how, made, E>(there, at, step, m.steps.length);
  }
};
/// A task that runs as if at another step: `lead` after the first, after the last.
template <origin from, int lead, class Task>
struct as_if_at {
  template <class Memory>
  BPTT_INLINE static constexpr void run(Memory const& m, results<typename Memory::number> to, int) {
    Task::run(m, to, m.template step_read<from, lead>(0));
  }
};
/// A task that runs at one of the steps of a pass only.
template <int k, class Task>
struct only_at {
  template <class Memory>
  BPTT_INLINE static constexpr void run(Memory const& m, results<typename Memory::number> to, int step) {
    if (step == m.step_of_call(k)) Task::run(m, to, step);
  }
};
/// A task that runs if step k of a program of T steps is among those of the pass, or before or after them all.
template <int k, int T, class Task>
struct if_among {
  template <class Memory>
  BPTT_INLINE static constexpr void run(Memory const& m, results<typename Memory::number> to, int) {
    int const step = m.step_of_call(k);
    if ((step >= m.steps.first || m.steps.first == 0) && (step < m.steps.end || k >= T)) Task::run(m, to, 0);
  }
};
/// A task that runs for each step of the pass.
template <class Task>
struct for_each_step {
  template <class Memory>
  BPTT_INLINE static constexpr void run(Memory const& m, results<typename Memory::number> to, int) {
    for (int k = m.steps.first; k < m.steps.end; ++k) Task::run(m, to, k);
  }
};
/// To ← 0: `size` numbers.
template <class To, int size>
struct clear_task {
  template <class Memory>
  BPTT_INLINE static constexpr void run(Memory const& m, results<typename Memory::number> to, int step) {
    auto* const first = To::at(m, to, step, 0);
    for (int i = 0; i < size; ++i) first[i] = typename Memory::number(0);
  }
};
/// To ← From: `size` numbers of each sequence.
template <class To, class From, int size>
struct copy_task {
  template <class Memory>
  BPTT_INLINE static constexpr void run(Memory const& m, results<typename Memory::number> to, int step) {
    for (int r = 0; r < Memory::group; ++r) {
      auto* const there = To::at(m, to, step, r);
      auto const* const here = From::at(m, to, step, r);
      for (int i = 0; i < size; ++i) there[i] = here[i];
    }
  }
};
/// To ← the transpose of a matrix.
template <class To, class From, int rows, int cols>
struct transpose_task {
  template <class Memory>
  BPTT_INLINE static constexpr void run(Memory const& m, results<typename Memory::number> to, int step) {
    kernel::transpose<rows, cols>(To::at(m, to, step, 0), From::at(m, to, step, 0));
  }
};

/// Runs tasks, one after another.
template <class... Task, class Memory>
BPTT_INLINE constexpr void run_tasks(types<Task...>, [[maybe_unused]] Memory const& m,
                                     [[maybe_unused]] results<typename Memory::number> to, [[maybe_unused]] int step) {
  (Task::run(m, to, step), ...);
}

// --- equations as tasks -------------------------------------------------------------------------

template <class Layout, kernel::into how, class E, class To, class Operands>
struct write_task_for;
template <class Layout, kernel::into how, class E, class To, class... Operand>
struct write_task_for<Layout, how, E, To, types<Operand...>> {
  using plan = typename Layout::plan;
  using type = write_task<how, plan::made, is_function<plan, E>, typename lowered<Layout, types<Operand...>, E>::type,
                          To, typename place_of<Layout, Operand>::type...>;
};
/// The task that writes the value of a formula to a place.
template <class Layout, kernel::into how, class E, class To>
using write_formula = typename write_task_for<Layout, how, E, To, operands_of<typename Layout::plan, E>>::type;
/// The same where a number stands for all components of a shape.
template <class Layout, kernel::into how, class Shape, class E, class To>
using write_shaped = write_formula<Layout, how, choose<is_literal<E>, broadcast_of<E, Shape>, E>, To>;
template <class Layout, class Shape, class To>
using write_zero = write_shaped<Layout, kernel::into::set, Shape, integer<0>, To>;

template <class Layout, class S>
using place_at_this_step = typename place_kept<Layout, S>::type;

}  // namespace bptt::numeric
