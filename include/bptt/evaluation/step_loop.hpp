// Loops over the steps: every step spelled out in a straight line, or one body in a loop, with as many steps peeled off
// at both ends as have other bodies.
#pragma once
#include <bptt/meta/inline.hpp>
#include <bptt/recurrence/schedule.hpp>
#include <utility>

namespace bptt::numeric {

/// Straight-line steps: f(0), f(1), ..., each with a constant; in blocks, since clang folds at most 256 operands.
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

// --- which steps --------------------------------------------------------------------------------

/// The length of a sequence that is known by type. An empty type.
template <int n>
struct known_length {
  static constexpr int length = n;
};
/// The length of a sequence that is known at run time only.
struct length_at_run_time {
  int length;
};
/// Is a length known by type?
template <class Steps>
inline constexpr bool has_known_length = !std::is_base_of_v<length_at_run_time, Steps>;

/// All steps of a sequence of n.
template <int n>
struct whole_sequence : known_length<n> {
  using length_type = known_length<n>;
  static constexpr int first = 0, end = n;
  static constexpr bool has(int) { return true; }
  /// f(how many steps), as a constant where that is known.
  template <class F>
  BPTT_INLINE constexpr void counted(F const& f) const {
    f(std::integral_constant<int, n>{});
  }
};
/// All steps of a sequence whose length is known at run time only.
struct sequence_of_length : length_at_run_time {
  using length_type = length_at_run_time;
  static constexpr int first = 0;
  int end = length;
  template <class F>
  BPTT_INLINE constexpr void counted(F const& f) const {
    f(+length);
  }
};
/// The steps first … end − 1 of a sequence, which is cut into segments of `size` steps.
template <class Length, int size>
struct segment_of_sequence : Length {
  int first, end;
  BPTT_INLINE constexpr bool has(int k) const { return k >= first && k < end; }
  template <class F>
  BPTT_INLINE constexpr void counted(F const& f) const {
    if (end - first == size)
      f(std::integral_constant<int, size>{});
    else if constexpr (!has_known_length<Length>)
      f(end - first);
    else if constexpr (Length::length % size != 0)
      f(std::integral_constant<int, Length::length % size>{});
  }
};

// --- passes over them ---------------------------------------------------------------------------

/// The distances of a step from both ends of the sequence, as a type: it decides which body a step has. Distances of
/// `head` from the start and more are the same, and so are those of `tail` from the end.
template <int from_start, int from_end>
struct distances {
  static constexpr int start = from_start, end = from_end;
};
/// f(distances) for a step whose distances are known at run time.
template <int head, int tail, class F>
BPTT_INLINE constexpr void at_distances(int from_start, int from_end, F const& f) {
  spell_out<0, (head + 1) * (tail + 1)>([&](auto which) BPTT_INLINE {
    constexpr int start = which / (tail + 1), end = which % (tail + 1);
    if ((from_start < head ? from_start : head) == start && (from_end < tail ? from_end : tail) == end)
      f(distances<start, end>{});
  });
}

/// f(step, distances) for some steps, in the order of a pass. `head` steps at the start of the sequence and `tail` at
/// its end have bodies of their own and are peeled off the loop.
template <direction way, int head, int tail, bool is_straight_line, class Steps, class F>
BPTT_INLINE constexpr void pass(Steps const& steps, F const& f) {
  constexpr bool forward = way == direction::forward;
  constexpr int n = Steps::length;
  auto const at = [&]<int i>(std::integral_constant<int, i>) BPTT_INLINE {
    constexpr int k = forward ? i : n - 1 - i, back = n - 1 - k;
    // +k, a number and no type: f is instantiated for each distance and not for each step; inlining makes k constant
    if (steps.has(k)) f(+k, distances<(k < head ? k : head), (back < tail ? back : tail)>{});
  };
  if constexpr (is_straight_line || n <= head + tail) {
    spell_out<0, n>(at);
  } else {
    constexpr int before = forward ? head : tail, after = forward ? tail : head;
    int const first = head > 0 && steps.first < head ? head : steps.first,
              end = tail > 0 && steps.end > n - tail ? n - tail : steps.end;
    if constexpr (before == 1)
      at(std::integral_constant<int, 0>{});
    else if constexpr (before > 1)
      spell_out<0, before>(at);
    if constexpr (forward)
      for (int k = first; k < end; ++k) f(k, distances<head, tail>{});
    else
      for (int k = end - 1; k >= first; --k) f(k, distances<head, tail>{});
    if constexpr (after == 1)
      at(std::integral_constant<int, n - 1>{});
    else if constexpr (after > 1)
      spell_out<n - after, after>(at);
  }
}
/// The same where the length is known at run time only: one loop, in which each step looks up its body.
template <direction way, int head, int tail, bool is_straight_line, class Steps, class F>
  requires(!has_known_length<Steps>)
BPTT_INLINE constexpr void pass(Steps const& steps, F const& f) {
  for (int i = steps.first; i < steps.end; ++i) {
    int const k = way == direction::forward ? i : steps.first + steps.end - 1 - i;
    at_distances<head, tail>(k, steps.length - 1 - k, [&](auto far) BPTT_INLINE { f(k, far); });
  }
}

}  // namespace bptt::numeric
