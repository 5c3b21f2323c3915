// Passes over the steps as code: every step spelled out in a straight line, or one body of a step in a loop, with as
// many steps peeled off at both ends as differ.
#pragma once
#include <bptt/meta/inline.hpp>
#include <bptt/recurrence/schedule.hpp>
#include <utility>

namespace bptt::numeric {

/// Straight-line steps: f(0), f(1), ..., each with a step that the compiler knows; in blocks, since a fold has at most
/// 256 operands in clang.
template <int first, class F, int... i>
BPTT_INLINE constexpr void spell_out_block(F const& f, std::integer_sequence<int, i...>) {
  (f(std::integral_constant<int, first + i>{}), ...);
}
template <int first, int count, class F>
BPTT_INLINE constexpr void spell_out(F const& f) {
  constexpr int block = count < 128 ? count : 128;
  spell_out_block<first>(f, std::make_integer_sequence<int, block>{});
  if constexpr (block < count) spell_out<first + block, count - block>(f);
}

/// How far a step is from both ends of the sequence, as far as it matters: `head` and more, `tail` and more, are all
/// the same.
template <int from_start, int from_end>
struct distances {
  static constexpr int start = from_start, end = from_end;
};

/// f(step, distances) for all steps in the order of a pass. Distances are told exactly up to `head` from the start and
/// `tail` from the end of the sequence.
template <direction way, int steps, int head, int tail, bool is_straight_line, class F>
BPTT_INLINE constexpr void pass(F const& f) {
  constexpr bool forward = way == direction::forward;
  auto const at = [&f]<int i>(std::integral_constant<int, i>) BPTT_INLINE {
    constexpr int k = forward ? i : steps - 1 - i, back = steps - 1 - k;
    // the step as a number, which is a constant once f is inlined: f is instantiated for each distance, and not for
    // each step
    f(+k, distances<(k < head ? k : head), (back < tail ? back : tail)>{});
  };
  if constexpr (is_straight_line || steps <= head + tail) {
    spell_out<0, steps>(at);
  } else {
    constexpr int before = forward ? head : tail, after = forward ? tail : head;
    if constexpr (before > 0) spell_out<0, before>(at);
    if constexpr (forward)
      for (int k = head; k < steps - tail; ++k) f(k, distances<head, tail>{});
    else
      for (int k = steps - 1 - tail; k >= head; --k) f(k, distances<head, tail>{});
    if constexpr (after > 0) spell_out<steps - after, after>(at);
  }
}
/// The same for a number of steps that is known at run time only: one loop, in which a step asks how far it is from
/// both ends.
template <direction way, int head, int tail, class F>
BPTT_INLINE constexpr void pass(int steps, F const& f) {
  for (int i = 0; i < steps; ++i) {
    int const k = way == direction::forward ? i : steps - 1 - i, back = steps - 1 - k;
    spell_out<0, (head + 1) * (tail + 1)>([&](auto which) BPTT_INLINE {
      constexpr int start = which / (tail + 1), end = which % (tail + 1);
      if ((k < head ? k : head) == start && (back < tail ? back : tail) == end) f(k, distances<start, end>{});
    });
  }
}

}  // namespace bptt::numeric
