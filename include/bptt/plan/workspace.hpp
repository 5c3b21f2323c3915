// The workspace of a call: one block of memory, and where the numbers of each symbol are in it.
#pragma once
#include <bptt/meta/inline.hpp>
#include <bptt/plan/live_ranges.hpp>

namespace bptt {
namespace numeric {

/// From one value of a symbol to the next. Of values one after another whose size is a multiple of the distance at
/// which addresses compete for the same places of the first-level cache, each has a cache line more.
template <class Plan, class S, class N>
inline constexpr int row_size = [] {
  constexpr int size = shape_t<S>::size, bytes = size * static_cast<int>(sizeof(N));
  return bytes % 512 == 0 && Plan::template buffer_of<S>::slots > 1 ? size + 64 / static_cast<int>(sizeof(N)) : size;
}();
/// The numbers of a symbol at one step: those of its value, for each of the sequences that run side by side.
template <class Plan, class S, class N>
inline constexpr int slot_size = (row_size<Plan, S, N> * Plan::group);
template <class Plan, class W, class N>
inline constexpr int slot_size<Plan, transposed_copy<W>, N> = shape_t<W>::size;

/// Where the numbers of each symbol begin, counted in numbers.
template <std::size_t n>
struct placement {
  int offset[n + 1]{}, size = 0, alignment = 1;
};

/// Blocks of this many numbers or more begin with a cache line.
inline constexpr int aligned_size = 8;
inline constexpr int cache_line = 64;

/// Places blocks, the largest first, each where it fits first among those that are needed at the same time.
/// Source: greedy by size, as in Pisarchyk and Lee, "Efficient memory management for deep neural net inference" (2020).
template <std::size_t n, class Life>
constexpr placement<n> place_blocks(int const (&size)[n + 1], int line, Life const& life) {
  placement<n> result;
  int by_size[n + 1]{}, by_offset[n + 1]{};
  for (int i = 0; i < static_cast<int>(n); ++i) {
    int at = i;
    for (; at > 0 && size[by_size[at - 1]] < size[i]; --at) by_size[at] = by_size[at - 1];
    by_size[at] = i;
  }
  for (int done = 0; done < static_cast<int>(n); ++done) {
    int const i = by_size[done], unit = size[i] >= aligned_size ? line : 1;
    int offset = 0;
    for (int k = 0; k < done; ++k) {
      int const j = by_offset[k];
      if (!life.interfere(i, j)) continue;
      if (offset + size[i] <= result.offset[j]) break;
      int const end = (result.offset[j] + size[j] + unit - 1) / unit * unit;
      if (end > offset) offset = end;
    }
    result.offset[i] = offset;
    if (unit > result.alignment) result.alignment = unit;
    if (offset + size[i] > result.size) result.size = offset + size[i];
    int at = done;
    for (; at > 0 && result.offset[by_offset[at - 1]] > offset; --at) by_offset[at] = by_offset[at - 1];
    by_offset[at] = i;
  }
  return result;
}

/// The workspace of a plan for numbers of type N. One that is used again, for the next of several sequences, keeps the
/// transposed copies.
template <class Plan, class N, bool is_used_again = false, class Symbols = typename Plan::symbols>
struct workspace_plan;
template <class Plan, class N, bool is_used_again, class... S>
struct workspace_plan<Plan, N, is_used_again, types<S...>> {
  static constexpr int count = static_cast<int>(sizeof...(S));
  static constexpr int line =
      cache_line % static_cast<int>(sizeof(N)) == 0 ? cache_line / static_cast<int>(sizeof(N)) : 1;
  static constexpr auto placed = [] {
    constexpr int size[sizeof...(S) + 1]{slot_size<Plan, S, N> * Plan::template buffer_of<S>::slots...};
    constexpr bool stays[sizeof...(S) + 1]{(is_used_again && is_transposed_copy<S>)...};
    live_ranges<Plan> life;
    for (int i = 0; i < count; ++i)
      if (stays[i]) life.last[i] = life.position;
    return place_blocks<sizeof...(S)>(size, line, life);
  }();
  static constexpr std::size_t alignment = placed.alignment > 1 ? cache_line : alignof(N);
  static constexpr std::size_t size = placed.size > 0 ? static_cast<std::size_t>(placed.size) : 1;
  template <class Symbol>
  static constexpr int offset_of = placed.offset[list::position<Symbol>(types<S...>{})];

  /// The memory of a call.
  struct memory {
    alignas(alignment) N numbers[size];
  };
};

/// A workspace in use: a plan, and where the memory is.
template <class Plan>
struct workspace_in;
template <class Plan, class N, bool is_used_again, class Symbols>
struct workspace_in<workspace_plan<Plan, N, is_used_again, Symbols>> {
  N* first;
};
/// The numbers of a symbol.
template <class S, class Plan, class N, bool is_used_again, class Symbols>
BPTT_INLINE constexpr N* numbers_of(workspace_in<workspace_plan<Plan, N, is_used_again, Symbols>> const& work) {
  return work.first + workspace_plan<Plan, N, is_used_again, Symbols>::template offset_of<S>;
}

}  // namespace numeric
}  // namespace bptt
