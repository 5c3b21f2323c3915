// The plan of a batch: how many sequences run side by side, as a group for which each matrix is read once.
#pragma once
#include <bptt/meta/greatest.hpp>
#include <bptt/plan/workspace.hpp>

namespace bptt {

namespace numeric {

// --- groups -------------------------------------------------------------------------------------
//
// The group size is limited by the second-level cache, or where matrices are read from beyond the first-level cache by
// the last: what the group saves of that is more than what its own numbers cost. Products of a group read transposed
// copies of matrices, whatever their size; those are made once for the batch.

/// The numbers that one sequence of a group takes, transposed copies aside, which all share.
template <class Plan, class S>
inline constexpr long long numbers_kept = (is_transposed_copy<S>
                                               ? 0LL
                                               : 1LL * shape_t<S>::size * Plan::template buffer_of<S>::slots);
template <class Plan, class... S>
constexpr long long numbers_of_each_sequence(types<S...>) {
  return (0LL + ... + numbers_kept<Plan, S>);
}
/// The numbers of a series that is bound or asked for, one value for each step.
template <class Plan, class Key>
inline constexpr long long numbers_of_series = 0;
template <class Plan, is_symbol S>
  requires(has_role<S>(role::input) && !is_one_hot<S>)
inline constexpr long long numbers_of_series<Plan, S> = 1LL * shape_t<S>::size * Plan::steps;
template <class Plan, class... Key>
constexpr long long numbers_of_all_series(types<Key...>) {
  return (0LL + ... + numbers_of_series<Plan, Key>);
}
/// What a group has of each sequence in the cache. Where the sequences share no matrix, a group saves no reading, and
/// what is bound and asked for must find room as well.
template <class Plan, bool share_a_matrix>
constexpr long long numbers_in_cache() {
  long long const own = numbers_of_each_sequence<Plan>(typename Plan::symbols{});
  if constexpr (share_a_matrix)
    return own;
  else
    return own + numbers_of_all_series<Plan>(typename Plan::bindings{}) +
           numbers_of_all_series<Plan>(typename Plan::keys{});
}
template <class Copies>
inline constexpr bool are_of_parameters = false;
template <class... W>
inline constexpr bool are_of_parameters<types<transposed_copy<W>...>> = (has_role<W>(role::parameter) && ...);

/// A plan of one sequence, for a group of `size` sequences.
template <class Plan, int size>
struct group_plan : Plan {
  static constexpr int group = size;
  using copies =
      list::unique<list::concat<transposed_copies<typename Plan::all_forward_equations, transposed_copy_steps, 1 << 30>,
                                projected_copies<typename Plan::forward_phases>>>;
  using symbols = list::unique<list::concat<typename Plan::symbols, copies>>;
};
template <class Plan>
struct group_plan<Plan, 1> : Plan {};

/// The most bytes of a group, and sequences: with 16 and 32 nothing is faster, from one unit to 256; but with 16 where
/// a matrix is larger than the second-level cache.
struct group_limits {
  long long bytes;
  int sequences;
};
constexpr group_limits limits_for_matrices_of(long long bytes) {
  constexpr int first_level = 1 << 15, second_level = 1 << 20, last_level = 1 << 25;
  return {bytes > first_level ? last_level : second_level, bytes > second_level ? 16 : 8};
}
template <class Copies>
inline constexpr long long largest_size = 0;
template <class... W>
inline constexpr long long largest_size<types<W...>> = greatest({0, shape_t<W>::size...});
/// The size of the groups of B sequences: the greatest divisor of B that fits, if it is four or more; else as many as
/// fit, and a smaller last group.
template <class Plan, int B, class N, bool has_lengths>
constexpr int group_size() {
  using copies = typename group_plan<Plan, 2>::copies;
  if constexpr (has_lengths || B == 1 || !are_of_parameters<copies>) {
    return 1;
  } else {
    constexpr long long bytes = static_cast<long long>(sizeof(N));
    group_limits const limits = limits_for_matrices_of(largest_size<copies> * bytes);
    long long const fit = limits.bytes / (numbers_in_cache<Plan, (copies::size > 0)>() * bytes + 1);
    int const most = fit < 1 ? 1 : fit > limits.sequences ? limits.sequences : static_cast<int>(fit);
    for (int n = most < B ? most : B; n >= 4; --n)
      if (B % n == 0) return n;
    return most < B ? most : B;
  }
}

/// B sequences in n parts of as many sequences each, but for the last one; where n does not divide B some may be empty.
/// Part i begins with sequence i · size.
template <int B, int n>
struct parts_of_batch {
  static constexpr int size = (B + n - 1) / n, count = (B + size - 1) / size, last = B - (count - 1) * size;
  /// How many sequences part i has.
  static constexpr int sequences(int i) { return i + 1 < count ? size : i < count ? last : 0; }
};

/// The workspace of one of n parts of a batch: that of a group, which the groups use one after the other.
template <int B, class Plan, class N, bool has_lengths = false, int n = 1>
struct batch_workspace {
  using parts = parts_of_batch<B, n>;
  static constexpr int group = group_size<Plan, parts::size, N, has_lengths>(), rest = parts::size % group,
                       last_rest = parts::last % group;
  template <int of_rest>
  using plan_of = workspace_plan<group_plan<Plan, of_rest == 0 ? group : of_rest>, N, true>;
  static constexpr std::size_t size = greatest({plan_of<0>::size, plan_of<rest>::size, plan_of<last_rest>::size});
  static constexpr std::size_t alignment =
      greatest({plan_of<0>::alignment, plan_of<rest>::alignment, plan_of<last_rest>::alignment});
  struct memory {
    alignas(alignment) N numbers[size];
  };
};

}  // namespace numeric

}  // namespace bptt
