// A call for a batch of B sequences: it checks what is bound, and runs the sequences group by group in one workspace.
#pragma once
#include <bptt/callables/batch_result.hpp>
#include <bptt/callables/gradient.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/plan/group_plan.hpp>

namespace bptt {

namespace numeric {

template <class Binding>
inline constexpr bool are_lengths = std::is_same_v<typename Binding::key, sequence_lengths>;
template <class Key>
struct is_of_the_net {
  static constexpr bool value = !std::is_same_v<Key, sequence_lengths>;
};

/// Shortest sequence in which this reference exists: k + 1 for v[k], lag for v[t − lag], lead for v[t + lead].
template <class Leaf>
inline constexpr int least_length = 1;
template <numbered_reference Leaf>
inline constexpr int least_length<Leaf> = Leaf::lead + 1;
template <relative_reference Leaf>
inline constexpr int least_length<Leaf> = Leaf::lead < 0 ? -Leaf::lead : Leaf::lead;
/// The loss, if it is at a step that is not the last: a list of one, or of none. A sequence has to reach that step.
template <class Loss, int T>
using fixed_step = std::conditional_t<std::is_same_v<Loss, at<symbol_of<Loss>, T - 1>>, types<>, types<Loss>>;
/// Shortest sequence in which all of some references exist.
template <class... Leaf>
constexpr int least_length_for(types<Leaf...>) {
  return greatest({1, least_length<Leaf>...});
}

/// A call for B sequences. `each_group` runs the forward pass of each group of one of n parts and calls f(pass, b), b
/// being the group's first sequence. `Reads` are the references that have to exist in every sequence.
template <int B, class Plan, class N, class Reads, class Targets, class... Binding>
struct batch_call {
  static constexpr int steps = Plan::steps;
  static constexpr bool has_lengths = (are_lengths<Binding> || ...);
  using all_sources = batch_sources<B, steps, N, Targets, Binding...>;
  using sources_type = sequence_sources<N, list::filter<is_of_the_net, types<key_in<steps, Binding>...>>>;
  using steps_type = choose<has_lengths, sequence_of_length, whole_sequence<steps>>;
  static constexpr int least_steps = least_length_for(Reads{});

  all_sources const all;
  constexpr explicit batch_call(Binding const&... bound) : all(bound...) {
    (check_lengths(std::type_identity<Binding>{}), ...);
  }

  template <int n, class F>
  BPTT_INLINE constexpr void each_group(N* memory, int part, F const& f) const {
    using plan = batch_workspace<B, Plan, N, has_lengths, n>;
    using parts = typename plan::parts;
    constexpr int group = plan::group, rest = plan::rest, last_rest = plan::last_rest;
    int const first = part * parts::size, end = first + parts::sequences(part);
    int const left = part + 1 < parts::count ? rest : part < parts::count ? last_rest : 0;
    run<group>(memory, first, end - left, f);
    if constexpr (rest > 0)
      if (left == rest) run<rest>(memory, end - left, end, f);
    if constexpr (last_rest > 0 && last_rest != rest)
      if (left == last_rest) run<last_rest>(memory, end - left, end, f);
  }

 private:
  template <int size, class F>
  BPTT_INLINE constexpr void run(N* memory, int first, int end, F const& f) const {
    using layout = workspace_plan<group_plan<Plan, size>, N, true>;
    for (int b = first; b < end; b += size) {
      [&]<int... r>(std::integer_sequence<int, r...>) BPTT_INLINE {
        auto const m = forward_pass_of<layout>(memory, steps_of(b), sources_type(all, b + r)...);
        m.run(b == first);
        f(m, b);
      }
      (std::make_integer_sequence<int, size>{});
    }
  }
  template <class V>
  using source_of_lengths = source<sequence_lengths, int, extents<B>, binding<sequence_lengths, V>>;

  template <class Other>
  constexpr void check_lengths(std::type_identity<Other>) const {}
  template <class V>
  constexpr void check_lengths(std::type_identity<binding<sequence_lengths, V>>) const {
    for (int b = 0; b < B; ++b) {
      int const n = static_cast<source_of_lengths<V> const&>(all).data()[b];
      if (n < least_steps || n > steps)
        refuse(message{} << "bptt: sequence " << b << " of the batch has " << n << " steps: at least " << least_steps
                         << " and at most " << steps << " are possible");
    }
  }
  BPTT_INLINE constexpr steps_type steps_of(int b) const {
    if constexpr (has_lengths)
      return {length_bound(all, b)};
    else
      return {};
  }
  template <class V>
  static constexpr int length_bound(source<sequence_lengths, int, extents<B>, V> const& s, int b) {
    return s.data()[b];
  }
};

}  // namespace numeric

}  // namespace bptt
