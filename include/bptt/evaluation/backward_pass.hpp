// The backward pass: the adjoint equations in their order. For a plain net that is the last step, then one pass from
// the last step to the first, then the epilogue, in which deferred terms are added to the gradients.
#pragma once
#include <bptt/binding/writer.hpp>
#include <bptt/evaluation/backward_tasks.hpp>

namespace bptt::numeric {

/// The addresses to which the numbers of some keys are written.
template <class N, int count>
struct addresses_asked {
  N* of[static_cast<std::size_t>(count + 1)];
};
template <class Keys, class Writer>
BPTT_INLINE constexpr addresses_asked<typename Writer::number, Keys::size> find_asked(Writer const& to) {
  addresses_asked<typename Writer::number, Keys::size> all{};
  to.find_numbers(Keys{}, all.of);
  return all;
}
/// What tasks know of a writer.
template <class Sequences, int T, class Keys>
struct asked_by {
  using sequences = Sequences;
  static constexpr int steps = T;
  using keys = Keys;
};

/// A step of a backward pass. `Far` are the distances to the ends of the sequence, by which the guards of terms hold or
/// not. Where the gradient is truncated by chunks, the distances to the ends of the chunk count
/// as well.
template <class Layout, class Asked, class Memory, direction way, class... E>
struct backward_step {
  using loss = typename Layout::plan::loss;
  Memory const& m;
  typename Memory::number* const* to;

  template <class Far>
  BPTT_INLINE constexpr void operator()(int step, Far) const {
    if constexpr (chunk_size<loss> == 0) {
      (run_tasks(typename backward_tasks<Layout, Asked, way, E, Far, Far>::type{}, m, to, step), ...);
    } else {
      using peeled = peeled_steps<way, E...>;
      position const here = position_of<loss>(step, m.steps.length);
      at_distances<peeled::head, peeled::tail>(
          here.in_chunk, here.to_chunk_end, [&]<class InChunk>(InChunk) BPTT_INLINE {
            (run_tasks(typename backward_tasks<Layout, Asked, way, E, Far, InChunk>::type{}, m, to, step), ...);
          });
    }
  }
};

/// The backward pass. `Forward`, the forward pass of the same call, has the memory; `Writer` knows where the gradients
/// of `Targets` are written.
template <class Forward, class Writer, class Targets>
struct backward_pass {
  using plan = typename Forward::plan;
  using layout = typename Forward::layout;
  using N = typename Forward::number;
  using asked = asked_by<typename Writer::sequences, Writer::steps, Targets>;
  using memory = typename Forward::memory;
  Forward const& m;
  addresses_asked<N, Targets::size> to;

  BPTT_INLINE constexpr backward_pass(Forward const& forward, Writer const& writer)
      : m(forward), to(find_asked<Targets>(writer)) {}

  template <class... Phase>
  BPTT_INLINE constexpr void run_phases(types<Phase...>) const {
    (run_phase(Phase{}), ...);
  }
  template <class... E>
  BPTT_INLINE constexpr void run_phase(once<E...>) const {
    (run_all(typename backward_once<layout, E>::type{}, 0), ...);
  }
  template <direction way, class... E>
  BPTT_INLINE constexpr void run_phase(sweep<way, E...> phase) const {
    m.begin_sums(phase);
    run_steps(phase);
  }
  template <direction way, class... E>
  BPTT_INLINE constexpr void run_steps(sweep<way, E...>) const {
    using peeled = peeled_steps<way, E...>;
    pass<way, peeled::head, peeled::tail, plan::is_straight_line>(
        m.steps, backward_step<layout, asked, memory, way, E...>{m.memory_of_call(), to.of});
  }
  /// What finishes some targets when the passes are over.
  template <class... Target>
  BPTT_INLINE constexpr void finish(types<Target...>) const {
    (run_all(typename finish_target<layout, asked, Target>::type{}, 0), ...);
  }
  template <class Tasks>
  BPTT_INLINE constexpr void run_all(Tasks tasks, int step) const {
    run_tasks(tasks, m.memory_of_call(), to.of, step);
  }
};

/// Runs the backward pass after a forward pass, and writes the gradients of some targets.
template <class Targets, class Forward, class Writer>
BPTT_INLINE constexpr void run_backward(Forward const& m, Writer const& to) {
  backward_pass<Forward, Writer, Targets> const pass(m, to);
  pass.run_phases(typename Forward::plan::backward_phases{});
  pass.finish(Targets{});
}

}  // namespace bptt::numeric
