// Recomputation (checkpointing): a gradient that keeps only the states before every k-th step, the checkpoints, and
// computes the other forward values again in the backward pass, one segment of k steps at a time.
#pragma once
#include <bptt/callables/gradient.hpp>
#include <bptt/evaluation/segment_passes.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt {
namespace numeric {

/// The argument `recompute<k>`.
template <int k>
struct recomputation {};
/// The argument `within<bytes>`.
template <std::size_t bytes>
struct memory_limit {};

}  // namespace numeric

/// Recomputes forward values in segments of k steps: `gradient(net, L, wrt(W), recompute<32>)`.
template <int k>
inline constexpr numeric::recomputation<k> recompute{};
/// Limits the workspace to so many bytes: `gradient(net, L, wrt(W), within<16384>)`.
template <std::size_t bytes>
inline constexpr numeric::memory_limit<bytes> within{};

template <int k>
inline constexpr bool recomputes_steps = k >= 1;
/// Holds for a gradient that can be computed in segments.
template <class Plan>
inline constexpr bool can_be_recomputed = numeric::has_segments<Plan>;
/// Holds when a limit of so many bytes can be kept; the smallest workspace takes `least`.
template <std::size_t bytes, std::size_t least>
inline constexpr bool fits_within = least <= bytes;

namespace numeric {

template <class S>
inline constexpr bool is_checkpoint = false;
template <class S, int lag, int n>
inline constexpr bool is_checkpoint<checkpoints<S, lag, n>> = true;

template <class Program, class Loss, class... Target>
using plan_by_steps = gradient_plan<Program, Loss, codegen::segments, Target...>;

/// The number of steps in a segment, for numbers of type N; all T of them where nothing is recomputed.
template <class How, class N, class Program, class Loss, class... Target>
inline constexpr int segment_length = 0;
template <int k, class N, class Program, class Loss, class... Target>
inline constexpr int segment_length<recomputation<k>, N, Program, Loss, Target...> =
    k < Program::steps ? k : Program::steps;

/// The bytes of the workspace for segments of k steps. `Plan` is the plan for some other k, by which buffers are
/// scaled: so the search for the longest k instantiates one plan.
template <class Plan, class N, class... S>
constexpr std::size_t bytes_of_segments(int k, types<S...>) {
  constexpr std::size_t n = sizeof...(S);
  int const size[n + 1]{slot_of<Plan, S, N>::size * (Plan::template buffer_of<S>::slots +
                                                     (Plan::template buffer_of<S>::direct ? k - Plan::length : 0))...};
  int exact[n + 1]{};
  int i = 0;
  ((exact[i] = is_checkpoint<S> ? size[i] / Plan::segments * ((Plan::steps + k - 1) / k) : size[i], ++i), ...);
  auto const blocks = assign_offsets<n>(exact, numbers_of_line<N>, live_ranges<Plan>{});
  std::size_t const unit = (blocks.alignment > 1 ? static_cast<std::size_t>(cache_line) : alignof(N)),
                    bytes = static_cast<std::size_t>(blocks.size) * sizeof(N);
  return (bytes + unit - 1) / unit * unit;
}

/// The longest segments that fit into so many bytes, by bisection between the length that takes the least memory and T.
template <class Plan, class N>
constexpr int longest_segments(std::size_t bytes) {
  constexpr int T = Plan::steps;
  auto const bytes_for = [](int k) { return bytes_of_segments<Plan, N>(k, typename Plan::symbols{}); };
  long long const each_segment = [&]<class... S>(types<S...>) {
    return (0LL + ... + (is_checkpoint<S> ? shape_t<S>::size / Plan::segments : 0));
  }(typename Plan::symbols{});
  long long const each_step = [&]<class... S>(types<S...>) {
    return (0LL + ... + (Plan::template buffer_of<S>::direct ? shape_t<S>::size : 0));
  }(typename Plan::symbols{});
  int low = 1;
  for (int k = 2; k < T; ++k)
    if ((T + k - 1) / k * each_segment + k * each_step < (T + low - 1) / low * each_segment + low * each_step) low = k;
  int high = T;  // `low` fits, if anything does; `high` does not
  while (high - low > 1) {
    int const middle = low + (high - low) / 2;
    (bytes_for(middle) <= bytes ? low : high) = middle;
  }
  return low;
}
template <std::size_t bytes, class N, class Program, class Loss, class... Target>
inline constexpr int segment_length<memory_limit<bytes>, N, Program, Loss, Target...> = [] {
  if constexpr (Program::steps <= 2 ||
                workspace_bytes<gradient_of<Program, Loss, codegen::automatic, Target...>, N> <= bytes)
    return Program::steps;
  else
    return longest_segments<segment_plan<plan_by_steps<Program, Loss, Target...>, 2>, N>(bytes);
}();

/// The limit of the workspace in bytes; none where the segments are of k steps.
template <class How>
inline constexpr std::size_t limit_of = static_cast<std::size_t>(-1);
template <std::size_t bytes>
inline constexpr std::size_t limit_of<memory_limit<bytes>> = bytes;
/// The length of the segments that is asked for; where a limit decides about it, some length that is possible.
template <class How>
inline constexpr int length_asked_for = 1;
template <int k>
inline constexpr int length_asked_for<recomputation<k>> = k;

/// The callable that `gradient(net, loss, wrt(...), recompute<k>)` returns. An empty type.
template <class Program, class Loss, class How, class... Target>
struct recomputing_gradient_of
    : gradient_callable<recomputing_gradient_of<Program, Loss, How, Target...>, Program, Loss, Target...> {
  template <class N>
  static constexpr int length = numeric::segment_length<How, N, Program, Loss, Target...>;
  template <class N>
  using plan = numeric::segment_plan<numeric::plan_by_steps<Program, Loss, Target...>, length<N>>;
  /// The gradient without recomputation.
  using whole = gradient_of<Program, Loss, codegen::automatic, Target...>;

  template <class N, bool in_segments = (length<N> < Program::steps)>
  struct workspace_type {
    using type = typename whole::template memory<N>;
  };
  template <class N>
  struct workspace_type<N, true> {
    using type = typename numeric::workspace_plan<plan<N>, N>::memory;
  };
  template <class N>
  using memory = typename workspace_type<N>::type;
  template <class N>
  static constexpr bool check_memory() {
    static_assert(BPTT_HOLDS(fits_within<numeric::limit_of<How>, sizeof(memory<N>)>),
                  "bptt: the workspace does not fit in so many bytes, however short the segments are");
    return fits_within<numeric::limit_of<How>, sizeof(memory<N>)>;
  }

  template <class Memory, class Writer, class Sources>
  BPTT_INLINE static constexpr auto run(Memory& memory, Writer to, Sources const& in) {
    using N = typename Writer::number;
    if constexpr (length<N> >= Program::steps) {
      return whole::run(memory, to, in);
    } else {
      using loss_key = derivation::resolve<Program, Loss>;
      auto const steps = numeric::steps_of<Program::steps>(in);
      numeric::set_all_to_zero_beyond<Program::steps>(to, steps, types<Target...>{});
      using kept = numeric::workspace_plan<plan<N>, N>;
      using passes =
          numeric::segment_passes<kept, Sources, typename decltype(steps)::length_type, Writer, types<Target...>>;
      N const value = passes(memory.numbers, steps, to, in).template run<loss_key>();
      numeric::write_scalar<loss_key>(to, value);
      return value;
    }
  }
};

/// The gradient with recomputation, made of one without.
template <class How>
constexpr refused recomputing_gradient(refused) {
  return {};
}
template <class How, class Program, class Loss, codegen code, class... Key>
constexpr auto recomputing_gradient(gradient_of<Program, Loss, code, Key...>) {
  static_assert(BPTT_HOLDS(recomputes_steps<length_asked_for<How>>),
                "bptt: values are recomputed for one step at a time at least: recompute<k> needs k >= 1");
  static_assert(BPTT_HOLDS(can_be_recomputed<plan_by_steps<Program, Loss, Key...>>),
                "bptt: values are recomputed for a net of one pass forward in time, with a loss at the end or at "
                "each step, in which nothing reads a step by its number");
  constexpr bool is_possible =
      recomputes_steps<length_asked_for<How>> && can_be_recomputed<plan_by_steps<Program, Loss, Key...>>;
  return choose<is_possible, recomputing_gradient_of<Program, Loss, How, Key...>, refused>{};
}

}  // namespace numeric

/// The gradient for long sequences, in less memory: forward values are kept for one segment of k steps, and recomputed
/// for each earlier segment from a copy of the states before it. The numbers are those of the gradient without
/// recomputation, up to the order of sums over steps. k near √T takes the least memory.
/// Errors, at compile time: as of `gradient`; a net of several passes, one that reads a step by its number, `h[2_c]`, a
/// loss at a step that is not the last; k < 1.
/// Cost: one more forward pass, except for the last k steps, and the copies of the states.
/// Source: Griewank and Walther, "Evaluating Derivatives" (2008), chapter 12: checkpoints at equal distances.
template <int k, int T, class Recurrence, operand Loss, class... Target>
constexpr auto gradient(program<T, Recurrence> net, Loss loss, numeric::targets<Target...> targets,
                        numeric::recomputation<k>) {
  return numeric::recomputing_gradient<numeric::recomputation<k>>(gradient(net, loss, targets));
}
template <int k, int T, class Recurrence, operand Loss, class... Target, class... Reference>
constexpr auto gradient(program<T, Recurrence> net, Loss loss, numeric::targets<Target...> targets,
                        numeric::values<Reference...> values, numeric::recomputation<k>) {
  return numeric::recomputing_gradient<numeric::recomputation<k>>(gradient(net, loss, targets, values));
}
/// The same in a workspace of at most so many bytes: without recomputation if everything fits, else in the longest
/// segments that fit. Errors, at compile time: as above; a limit that no length of the segments keeps.
template <std::size_t bytes, int T, class Recurrence, operand Loss, class... Target>
constexpr auto gradient(program<T, Recurrence> net, Loss loss, numeric::targets<Target...> targets,
                        numeric::memory_limit<bytes>) {
  return numeric::recomputing_gradient<numeric::memory_limit<bytes>>(gradient(net, loss, targets));
}
template <std::size_t bytes, int T, class Recurrence, operand Loss, class... Target, class... Reference>
constexpr auto gradient(program<T, Recurrence> net, Loss loss, numeric::targets<Target...> targets,
                        numeric::values<Reference...> values, numeric::memory_limit<bytes>) {
  return numeric::recomputing_gradient<numeric::memory_limit<bytes>>(gradient(net, loss, targets, values));
}

}  // namespace bptt
