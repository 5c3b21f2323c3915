// A gradient with recomputation: forward through all segments, then backward from the last to the first, each of which
// but the last is recomputed from its checkpoint. A segment is a range of steps of the two passes.
#pragma once
#include <bptt/evaluation/backward_pass.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/plan/segment_plan.hpp>

namespace bptt::numeric {

/// Is a target a forward value of single steps? It is copied to the result while its segment is in the workspace.
template <class Target>
inline constexpr bool is_handed_out_by_step = false;
template <class Reference>
inline constexpr bool is_handed_out_by_step<forward_value<Reference>> = !reference_to_the_last<Reference>;

/// Is a target an input after the last of T steps? Its gradient is computed of the values of the last segment.
template <class Target, int T>
inline constexpr bool is_after_the_steps = false;
template <class S, int k, int T>
inline constexpr bool is_after_the_steps<at<S, k>, T> = k >= T;

/// The passes of a plan in segments, over a sequence that is as long as its type says, or as is known at run time.
/// `Writer` knows where the gradients of `Targets` are written.
template <class Layout, class Sources, class Length, class Writer, class Targets>
struct segment_passes;
template <class Layout, class Sources, class Length, class Writer, class... Target>
struct segment_passes<Layout, Sources, Length, Writer, types<Target...>> {
  using Plan = typename Layout::plan;
  using N = typename Layout::number;
  using segment_steps = segment_of_sequence<Length, Plan::length>;
  using segment_type = forward_pass<Layout, segment_steps, typename ids_in<typename Plan::bindings, Sources>::type>;
  using backward_type = backward_pass<segment_type, Writer, types<Target...>>;
  segment_type const whole;  // whose numbers are bound as those of all segments
  Writer const& result;

  BPTT_INLINE constexpr segment_passes(N* work, Length sequence, Writer const& to, Sources const& in)
      : whole(forward_pass_of<Layout>(work, segment_steps{sequence, 0, sequence.length}, in)), result(to) {}

  BPTT_INLINE constexpr segment_type segment(int j) const {
    int const first = j * Plan::length, end = first + Plan::length, steps = whole.steps.length;
    segment_type m = whole;
    m.steps.first = first;
    m.steps.end = end < steps ? end : steps;
    return m;
  }

  template <class Loss>
  BPTT_INLINE constexpr N run() const {
    int const segments = (whole.steps.length + Plan::length - 1) / Plan::length;
    segment_type const first = segment(0), last = segment(segments - 1);
    first.begin();
    first.run_phases(typename Plan::forward::before{});
    first.begin_sums(typename Plan::pass{});
    for (int j = 0; j < segments; ++j) {
      segment_type const m = segment(j);
      if (j == 0)
        save(m, j);
      else
        restore(m, j);
      compute_steps(m, true);
      backward(m).finish(list::filter<is_by_step, types<Target...>>{});
      if (j + 1 < segments) save(m, j + 1);
    }
    last.run_phases(typename Plan::forward::after{});
    N const loss = *last.template address<Loss>(0);

    backward(last).run_phases(typename Plan::backward::before{});
    last.begin_sums(typename Plan::backward::pass{});
    go_back<true>(segments - 1);
    for (int j = segments - 2; j >= 0; --j) {
      segment_type const m = segment(j);
      carry_back(m, segment(j + 1));
      restore(m, j);
      compute_steps(m, false);
      go_back<false>(j);
    }
    set_states_to_zero(backward(first), typename Plan::backward::before{});
    backward(first).run_phases(typename Plan::backward::after{});
    (backward(first).run_all(typename last_of_all<Target>::type{}, 0), ...);
    return loss;
  }

 private:
  template <class T>
  struct is_by_step {
    static constexpr bool value = is_handed_out_by_step<T>;
  };
  /// Adjoints of initial states that nothing reads, in the slots that they have in the first segment.
  template <class... Phase>
  BPTT_INLINE static constexpr void set_states_to_zero(backward_type const& pass, types<Phase...>) {
    [&]<class... E>(types<E...>)
        BPTT_INLINE { pass.run_phase(once<E...>{}); }(list::concat<typename equations_once<Phase>::zero_states...>{});
  }
  BPTT_INLINE constexpr backward_type backward(segment_type const& m) const { return {m, result}; }
  /// The forward pass over a segment. Not inlined: the same instructions compute the values for the first time and
  /// again, so that they are the same to the last bit.
  [[gnu::noinline]] static constexpr void compute_steps(segment_type const& m, bool is_first_time) {
    [&]<class... E>(types<projection<E...>>) BPTT_INLINE {
      (m.project(E{}, m.steps.first, m.steps.end - m.steps.first), ...);
    }(choose<Plan::forward::projections::size == 0, types<projection<>>, typename Plan::forward::projections>{});
    [&]<direction way, class... E>(sweep<way, E...>) BPTT_INLINE {
      pass<way, 0, 0, Plan::is_straight_line>(m.steps,
                                              [&](int k, auto) BPTT_INLINE { (compute<E>(m, k, is_first_time), ...); });
    }
    (typename Plan::pass{});
  }
  template <class E>
  BPTT_INLINE static constexpr void compute(segment_type const& m, int step, bool is_first_time) {
    if (list::contains<symbol_of<typename E::lhs>, typename Plan::again> || is_first_time) m.compute(E{}, step);
  }

  // --- deferred terms ---------------------------------------------------------------------------

  template <class Term>
  struct is_of_the_segments {
    static constexpr bool value = is_stacked<Term>;
  };
  template <class Term>
  struct is_of_the_last_step {
    static constexpr bool value = is_of_the_end<Term>;
  };
  /// The deferred terms of a parameter: stacked products, one for each segment; terms of the last step, added with
  /// those of the last segment; and the rest, added when all segments are done.
  template <class T>
  struct deferred {
    using by_segment = list::partition<is_of_the_segments, typename Plan::template deferred_terms<T>>;
    using once = list::partition<is_of_the_last_step, typename by_segment::others>;
    using of_a_segment = typename by_segment::those;
    using of_the_last_segment = list::concat<typename once::those, of_a_segment>;
    using left = typename once::others;
  };
  /// What the steps of a segment add to a target when they are done; those of the last, which comes first, are set.
  template <bool is_last, class T>
  struct of_segment {
    using type = types<>;
  };
  template <bool is_last, class T>
    requires is_shared<T>
  struct of_segment<is_last, T> {
    using terms = choose<is_last, typename deferred<T>::of_the_last_segment, typename deferred<T>::of_a_segment>;
    struct none {
      using type = types<>;
    };
    struct some {
      using type = add_deferred<Layout, typename backward_type::asked,
                                !is_last || Plan::template is_accumulated<T>::value, T, terms>;
    };
    using type = typename choose<(terms::size > 0), some, none>::type;
  };
  template <class T>
    requires is_after_the_steps<T, Plan::steps>
  struct of_segment<true, T> : finish_target<Layout, typename backward_type::asked, T> {
  };
  template <bool is_last>
  BPTT_INLINE constexpr void go_back(int j) const {
    segment_type const m = segment(j);
    auto const pass = backward(m);
    pass.run_steps(typename Plan::backward::pass{});
    (pass.run_all(typename of_segment<is_last, Target>::type{}, 0), ...);
  }
  /// What is added to a target when all segments are done.
  template <class T>
  struct last_of_all : finish_target<Layout, typename backward_type::asked, T> {};
  template <class T>
    requires is_shared<T>
  struct last_of_all<T> {
    using type = add_deferred<Layout, typename backward_type::asked,
                              Plan::template is_accumulated<T>::value || (deferred<T>::of_the_last_segment::size > 0),
                              T, typename deferred<T>::left>;
  };
  template <class T>
    requires(is_handed_out_by_step<T> || is_after_the_steps<T, Plan::steps>)
  struct last_of_all<T> {
    using type = types<>;
  };

  // --- checkpoints ------------------------------------------------------------------------------

  template <class S>
  BPTT_INLINE static constexpr N* checkpoint(segment_type const& m, int j, int i) {
    return numbers_of<typename Plan::template checkpoints_of<S>, Layout>(m.work) +
           (j * Plan::template lag<S> + i) * shape_t<S>::size;
  }
  BPTT_INLINE static constexpr void copy(N* to, N const* from, int n) {
    for (int i = 0; i < n; ++i) to[i] = from[i];
  }
  /// Copies the states before segment j to its checkpoint.
  BPTT_INLINE static constexpr void save(segment_type const& m, int j) {
    each_state([&]<class S>(std::type_identity<S>, int i) BPTT_INLINE {
      copy(checkpoint<S>(m, j, i), m.template slot<S>(j * Plan::length - 1 - i), shape_t<S>::size);
    });
  }
  BPTT_INLINE static constexpr void restore(segment_type const& m, int j) {
    each_state([&]<class S>(std::type_identity<S>, int i) BPTT_INLINE {
      copy(m.template slot<S>(j * Plan::length - 1 - i), checkpoint<S>(m, j, i), shape_t<S>::size);
    });
  }
  template <class F>
  BPTT_INLINE static constexpr void each_state(F const& f) {
    [&]<class... S>(types<S...>) BPTT_INLINE {
      (
          [&]() BPTT_INLINE {
            for (int i = 0; i < Plan::template lag<S>; ++i) f(std::type_identity<S>{}, i);
          }(),
          ...);
    }(typename Plan::carried{});
  }
  /// Copies what the last steps of a segment read of the steps after it.
  BPTT_INLINE static constexpr void carry_back(segment_type const& m, segment_type const& later) {
    [&]<class... S>(types<S...>) BPTT_INLINE { (carry<S>(m, later), ...); }(typename Plan::symbols{});
  }
  template <class S>
  BPTT_INLINE static constexpr void carry(segment_type const& m, segment_type const& later) {
    int const end = m.steps.end;
    for (int i = Plan::template steps_after<S> - 1; i >= 0; --i)
      if (end + i < m.steps.length)
        copy(m.template slot<S>(end + i), later.template slot<S>(end + i), shape_t<S>::size);
  }
};

}  // namespace bptt::numeric
