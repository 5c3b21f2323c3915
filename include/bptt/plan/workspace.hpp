// The workspace of a call: one array of numbers, in which each symbol has a block at an offset that the compiler has
// computed. Blocks of symbols whose live ranges do not overlap may share memory.
#pragma once
#include <bptt/meta/inline.hpp>
#include <bptt/plan/live_ranges.hpp>

namespace bptt {
namespace numeric {

/// The distance from one value of a symbol to the next, in numbers. Values of a multiple of 512 bytes are padded by a
/// cache line, since those of several steps would compete for the same sets of the first-level cache.
template <class Plan, class S, class N>
struct row_of {
  enum : int {
    size = shape_t<S>::size,
    bytes = size * static_cast<int>(sizeof(N)),
    is_padded = bytes % 512 == 0 && Plan::template buffer_of<S>::slots > 1,
    value = is_padded ? size + 64 / static_cast<int>(sizeof(N)) : size
  };
};
/// The size of a slot, in numbers: one value for each of the sequences that run side by side.
template <class Plan, class S, class N>
struct slot_of {
  enum : int { size = int(row_of<Plan, S, N>::value) * Plan::group };
};
template <class Plan, class W, class N>
struct slot_of<Plan, transposed_copy<W>, N> {
  enum : int { size = shape_t<W>::size };
};

/// The offset of each of n blocks, the size of all together and their alignment, counted in numbers.
template <std::size_t n>
struct block_offsets {
  int offset[n + 1]{}, size = 0, alignment = 1;
};

/// Blocks of this many numbers or more begin with a cache line: its size in bytes, and in numbers.
inline constexpr int aligned_size = 8;
inline constexpr int cache_line = 64;
template <class N>
inline constexpr int numbers_of_line = cache_line % static_cast<int>(sizeof(N)) == 0
                                           ? cache_line / static_cast<int>(sizeof(N))
                                           : 1;

/// Assigns offsets to blocks, the largest first: each gets the lowest offset at which it overlaps no block that
/// interferes with it.
/// Source: Pisarchyk and Lee, "Efficient memory management for deep neural net inference" (2020), greedy by size.
template <std::size_t n, class Life>
constexpr block_offsets<n> assign_offsets(int const (&size)[n + 1], int line, Life const& life) {
  block_offsets<n> result;
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

/// The sizes of the blocks of a plan, and which of them are of transposed copies.
template <class Plan, class N, class Symbols = typename Plan::symbols>
struct blocks_needed;
template <class Plan, class N, class... S>
struct blocks_needed<Plan, N, types<S...>> {
  static constexpr int size[sizeof...(S) + 1]{int(slot_of<Plan, S, N>::size) * Plan::template buffer_of<S>::slots...};
  static constexpr bool is_copy[sizeof...(S) + 1]{is_transposed_copy<S>...};
};

/// The workspace of a plan for numbers of type N. In one that is used again, for the next sequence of a batch, nothing
/// overwrites the transposed copies: they are made once.
template <class Plan, class N, bool is_used_again = false>
struct workspace_plan {
  using plan = Plan;
  using number = N;
  enum : int { count = Plan::symbols::size };
  static constexpr auto blocks = [] {
    using needed = blocks_needed<Plan, N>;
    ranges<count> life = live_ranges<Plan>{};
    for (int i = 0; i < count; ++i)
      if (is_used_again && needed::is_copy[i]) life.last[i] = life.position;
    return assign_offsets<static_cast<std::size_t>(count)>(needed::size, numbers_of_line<N>, life);
  }();
  static constexpr std::size_t alignment = blocks.alignment > 1 ? cache_line : alignof(N);
  static constexpr std::size_t size = blocks.size > 0 ? static_cast<std::size_t>(blocks.size) : 1;
  /// The offset of the block of a symbol.
  template <class Symbol>
  struct offset {
    enum : int { value = blocks.offset[list::position<Symbol, typename Plan::symbols>::value] };
  };

  /// The memory of a call.
  struct memory {
    alignas(alignment) N numbers[size];
  };
};

/// The address of the block of a symbol in a workspace. `Layout` is its plan.
template <class S, class Layout, class N>
BPTT_INLINE constexpr N* numbers_of(N* work) {
  return work + Layout::template offset<S>::value;
}

}  // namespace numeric
}  // namespace bptt
