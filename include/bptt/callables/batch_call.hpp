// A call for a batch of B sequences: it checks what is bound, and runs the sequences group by group in one workspace.
#pragma once
#include <bptt/callables/batch_result.hpp>
#include <bptt/callables/gradient.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/plan/group_plan.hpp>

namespace bptt {

namespace numeric {

/// A call for B sequences. `each_group` runs the forward pass of each group of one of n parts and calls f(pass, b), b
/// being the group's first sequence. `Reads` are the references that have to exist in every sequence.
template <int B, class Plan, class N, class Reads, class Targets, class... Binding>
struct batch_call {
  static constexpr int steps = Plan::steps;
  static constexpr bool has_lengths = numeric::has_lengths<Binding...>;
  using all_sources = batch_sources<B, steps, N, Targets, Binding...>;
  using sources_type = sequence_sources<all_sources, list::filter<is_of_the_net, types<key_in<steps, Binding>...>>>;
  using steps_type = choose<has_lengths, sequence_of_length, whole_sequence<steps>>;

  all_sources const all;
  constexpr explicit batch_call(Binding const&... bound) : all(bound...) { check_lengths(); }

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
  constexpr void check_lengths() const {
    if constexpr (has_lengths)
      for (int b = 0; b < B; ++b) (void)checked_length<least_length_for(Reads{}), steps>(length_bound(all)[b], b);
  }
  BPTT_INLINE constexpr steps_type steps_of([[maybe_unused]] int b) const {
    if constexpr (has_lengths)
      return {{static_cast<int>(length_bound(all)[b])}};
    else
      return {};
  }
  template <class V>
  static constexpr long long const* length_bound(source<sequence_lengths, long long, extents<B>, V> const& s) {
    return s.data();
  }
};

}  // namespace numeric

}  // namespace bptt
