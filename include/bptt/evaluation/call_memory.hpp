// The memory of a call, and where the numbers of an operand are in it. A place is a type that is made of numbers alone:
// an offset in the workspace, the number of a binding. So what is computed there does not know the net.
#pragma once
#include <bptt/evaluation/bound_ids.hpp>
#include <bptt/evaluation/step_loop.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/plan/workspace.hpp>

namespace bptt::numeric {

/// The memory of a call of a program of T steps, for a group of sequences that run side by side: the workspace, the
/// numbers that are bound, `keys` of each sequence, and the steps that run: all of the program's, as many as a shorter
/// sequence has, or a segment. Of tokens it is ids that are bound.
template <class N, int T, int group_, int keys, class Steps, class Ids = ids_bound<>>
struct call_memory {
  using number = N;
  static constexpr int group = group_;
  N* work;
  N const* bound[static_cast<std::size_t>(group)][static_cast<std::size_t>(keys + 1)];
  [[no_unique_address]] Steps steps;
  Ids ids[static_cast<std::size_t>(group)]{};

  /// The step of this call that is step k of the program. A shorter sequence counts the last step, and what comes after
  /// it, from its own end.
  BPTT_INLINE constexpr int step_of_call(int k) const { return k >= T - 1 ? k - T + steps.length : k; }
  /// The step of this call that an equation of step `step` reads.
  template <origin from, int lead>
  BPTT_INLINE constexpr int step_read(int step) const {
    if constexpr (from == origin::step)
      return step + lead;
    else if constexpr (from == origin::start)
      return step_of_call(lead);
    else
      return steps.length - 1 + lead;
  }
};
/// Where the numbers of the gradients and values are written that are asked for.
template <class N>
using results = N* const*;

// --- places -------------------------------------------------------------------------------------
//
// Each has the address of the numbers of sequence r of a group where an equation of step `step` reads or writes them,
// and how many numbers it is `apart` from that of the next sequence; 0 where that is not known by type.

/// In the workspace, in a ring buffer of a symbol: `row` numbers from one sequence to the next.
template <int first, int row, int slots, int before, bool direct, origin from, int lead>
struct in_workspace {
  static constexpr std::ptrdiff_t apart = row;
  static constexpr bool are_one = false;
  template <class Memory>
  BPTT_INLINE static constexpr auto* at(Memory const& m, results<typename Memory::number>, int step, int r) {
    auto* const of_r = m.work + first + r * row;
    constexpr int slot_size = row * Memory::group;
    if constexpr (slots == 1)
      return of_r;
    else if constexpr (direct)
      return of_r + (m.template step_read<from, lead>(step) + before - m.steps.first) * slot_size;
    else
      return of_r + (m.template step_read<from, lead>(step) + before) % slots * slot_size;
  }
};
/// Bound, one value for all steps: binding number `key`.
template <int key>
struct bound {
  static constexpr std::ptrdiff_t apart = 0;
  template <class Memory>
  BPTT_INLINE static constexpr auto const* at(Memory const& m, results<typename Memory::number>, int, int r) {
    return m.bound[r][key];
  }
};
/// Binding number `key_` is the value at step k, before the first step or after the last.
template <int k, int key_>
struct bound_at {
  static constexpr int step = k, key = key_;
};
/// Bound, `size` numbers for each step: an input, of which values outside the sequence are bound by themselves.
template <int key, int size, origin from, int lead, class... Outside>
struct series {
  static constexpr std::ptrdiff_t apart = 0;
  template <class Memory>
  BPTT_INLINE static constexpr auto const* at(Memory const& m, results<typename Memory::number>, int step, int r) {
    int const k = m.template step_read<from, lead>(step);
    [[maybe_unused]] typename Memory::number const* outside = nullptr;
    if (((k == m.step_of_call(Outside::step) && (outside = m.bound[r][Outside::key], true)) || ...)) return outside;
    return m.bound[r][key] + k * size;
  }
};
/// Bound, an id for each step: a token, of which ids outside the sequence are bound by themselves.
template <int key, origin from, int lead, class... Outside>
struct ids_of_steps {
  template <class Memory>
  BPTT_INLINE static constexpr int id_at(Memory const& m, int step, int r) {
    int const k = m.template step_read<from, lead>(step);
    [[maybe_unused]] int outside = 0;
    if (((k == m.step_of_call(Outside::step) && (outside = static_cast<int>(*ids_of<Outside::key>(m.ids[r])), true)) ||
         ...))
      return outside;
    if constexpr (requires { ids_of<key>(m.ids[r]); })
      return static_cast<int>(ids_of<key>(m.ids[r])[k]);
    else
      return outside;  // of all steps that are read none is of the sequence: no ids are bound
  }
};
/// In the result: target number n, `size` numbers further for each step. To one that `is_shared` all sequences add.
template <int n, int size, std::ptrdiff_t apart_, bool is_shared>
struct asked_for {
  static constexpr std::ptrdiff_t apart = apart_;
  static constexpr bool are_one = is_shared;
  template <class Memory>
  BPTT_INLINE static constexpr auto* at(Memory const&, results<typename Memory::number> to, int step, int r) {
    return to[n] + step * size + r * apart;
  }
};

// --- the place of each leaf ---------------------------------------------------------------------

/// The place of a symbol that the plan keeps, at a step. `Layout` is the workspace plan.
template <class Layout, class S, origin from = origin::step, int lead = 0>
struct place_kept {
  using buffer = typename Layout::plan::template buffer_of<S>;
  using type =
      in_workspace<Layout::template offset<S>::value, row_of<typename Layout::plan, S, typename Layout::number>::value,
                   buffer::slots, buffer::before, buffer::direct, from, lead>;
};
template <class Layout, class W, origin from, int lead>
struct place_kept<Layout, transposed_copy<W>, from, lead> {
  using type = in_workspace<Layout::template offset<transposed_copy<W>>::value, 0, 1, 0, false, from, lead>;
};

/// The number of the binding of a key.
template <class Layout, class Key>
using binding_number = list::position<Key, typename Layout::plan::bindings>;
/// The values of an input that are bound by themselves, x[−1], x[T].
template <class S, class Keys>
struct bound_outside;
template <class S, class... Key>
struct bound_outside<S, types<Key...>> {
  template <class K>
  struct of {
    using type = types<>;
  };
  template <int k>
  struct of<at<S, k>> {
    using type = types<bound_at<k, list::position<at<S, k>, types<Key...>>::value>>;
  };
  using type = list::concat<typename of<Key>::type...>;
};
template <class Layout, class Leaf, class Outside>
struct place_in_series;
template <class Layout, class Leaf, class... Outside>
struct place_in_series<Layout, Leaf, types<Outside...>> {
  using S = symbol_of<Leaf>;
  enum : int { key = binding_number<Layout, S>::value };
  using type = choose<is_one_hot<S>, ids_of_steps<key, Leaf::from, Leaf::lead, Outside...>,
                      series<key, shape_t<S>::size, Leaf::from, Leaf::lead, Outside...>>;
};

/// The place of the numbers of a leaf, or of a transposed copy.
template <class Layout, class Leaf>
struct place_of {
  using type = bound<binding_number<Layout, Leaf>::value>;
};
template <class Layout, is_reference Leaf>
struct place_of<Layout, Leaf> : place_kept<Layout, symbol_of<Leaf>, Leaf::from, Leaf::lead> {};
template <class Layout, is_reference Leaf>
  requires(has_role<symbol_of<Leaf>>(role::input))
struct place_of<Layout, Leaf>
    : place_in_series<Layout, Leaf, typename bound_outside<symbol_of<Leaf>, typename Layout::plan::bindings>::type> {};
template <class Layout, class Sum>
  requires is_time_sum<Sum>
struct place_of<Layout, Sum> : place_kept<Layout, Sum, origin::start, 0> {
};
template <class Layout, class W>
struct place_of<Layout, transposed_copy<W>> : place_kept<Layout, transposed_copy<W>> {};

}  // namespace bptt::numeric
