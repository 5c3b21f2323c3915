// Recomputation: a gradient that keeps the states from which every k-th step starts and computes the rest of the
// forward values again, segment by segment, from the last to the first.
#pragma once
#include <bptt/callables/gradient.hpp>
#include <bptt/evaluation/segment_passes.hpp>
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

/// Recomputation of the forward values every k steps: `gradient(net, L, wrt(W), recompute<32>)`.
template <int k>
inline constexpr numeric::recomputation<k> recompute{};
/// The most bytes of workspace: `gradient(net, L, wrt(W), within<16384>)`.
template <std::size_t bytes>
inline constexpr numeric::memory_limit<bytes> within{};

template <int k>
inline constexpr bool recomputes_steps = k >= 1;
/// Holds for a gradient that can be computed in segments.
template <class Plan>
inline constexpr bool can_be_recomputed = numeric::has_segments<Plan>;
/// Holds when a workspace of so many bytes can be had: the least possible are `least`.
template <std::size_t bytes, std::size_t least>
inline constexpr bool fits_within = least <= bytes;

namespace numeric {

template <class S>
inline constexpr bool is_checkpoint = false;
template <class S, int lag, int n>
inline constexpr bool is_checkpoint<checkpoints<S, lag, n>> = true;

template <class Program, class Loss, class... Target>
using plan_by_steps = gradient_plan<Program, Loss, codegen::segments, Target...>;

/// The length of the segments for numbers of type N; as many as there are steps: nothing is computed again.
template <class How, class N, class Program, class Loss, class... Target>
inline constexpr int segment_length = 0;
template <int k, class N, class Program, class Loss, class... Target>
inline constexpr int segment_length<recomputation<k>, N, Program, Loss, Target...> =
    k < Program::steps ? k : Program::steps;

/// The workspace in bytes for segments of k steps.
template <class Plan, class N, class... S>
constexpr std::size_t bytes_of_segments(int k, types<S...>) {
  constexpr std::size_t n = sizeof...(S);
  using layout = workspace_plan<Plan, N>;
  int const size[n + 1]{slot_size<Plan, S, N> * (Plan::template buffer_of<S>::slots +
                                                 (Plan::template buffer_of<S>::direct ? k - Plan::length : 0))...};
  int exact[n + 1]{};
  int i = 0;
  ((exact[i] = is_checkpoint<S> ? size[i] / Plan::segments * ((Plan::steps + k - 1) / k) : size[i], ++i), ...);
  auto const placed = place_blocks<n>(exact, layout::line, live_ranges<Plan>{});
  std::size_t const unit = (placed.alignment > 1 ? static_cast<std::size_t>(cache_line) : alignof(N)),
                    bytes = static_cast<std::size_t>(placed.size) * sizeof(N);
  return (bytes + unit - 1) / unit * unit;
}

/// The longest segments that fit, found by halving between those that take the least memory and one of all steps but
/// one.
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
  int high = T;  // what fits, and what does not
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

/// Is a limit kept by a workspace of so many bytes?
template <std::size_t least, int k>
constexpr bool keeps(recomputation<k>) {
  return true;
}
template <std::size_t least, std::size_t bytes>
constexpr bool keeps(memory_limit<bytes>) {
  static_assert(fits_within<bytes, least>,
                "bptt: the workspace does not fit in so many bytes, however short the segments are");
  return fits_within<bytes, least>;
}

}  // namespace numeric

/// The callable that `gradient(net, loss, wrt(...), recompute<k>)` returns. An empty type.
template <class Program, class Loss, class How, class... Target>
struct recomputing_gradient_of
    : numeric::gradient_callable<recomputing_gradient_of<Program, Loss, How, Target...>, Program, Loss, Target...> {
  template <class N>
  static constexpr int length = numeric::segment_length<How, N, Program, Loss, Target...>;
  template <class N>
  using plan = numeric::segment_plan<numeric::plan_by_steps<Program, Loss, Target...>, length<N>>;
  /// The gradient that computes nothing again.
  using whole = gradient_of<Program, Loss, codegen::automatic, Target...>;

  template <class N, bool in_segments = (length<N> < Program::steps)>
  struct workspace_type {
    using type = typename whole::template memory<N>;
  };
  template <class N>
  struct workspace_type<N, true> {
    using type = typename numeric::workspace_plan<plan<N>, N>::memory;
  };
  template <class N, class Memory = typename workspace_type<N>::type>
  using memory = std::enable_if_t<numeric::keeps<sizeof(Memory)>(How{}), Memory>;

  template <class Memory, class Writer, class Sources>
  BPTT_INLINE static constexpr auto run(Memory& memory, Writer to, Sources const& in) {
    using N = typename Writer::number;
    if constexpr (length<N> >= Program::steps) {
      return whole::run(memory, to, in);
    } else {
      using loss_key = derivation::resolve<Program, Loss>;
      N const value = numeric::segment_passes<plan<N>, N, Sources>{in, memory.numbers}.template run<loss_key>(
          to, types<Target...>{});
      numeric::write_scalar<loss_key>(to, value);
      return value;
    }
  }
};

namespace numeric {

template <class How, int T, class Recurrence, class Loss, class... Target, class... Reference>
constexpr auto recomputing_gradient(program<T, Recurrence> net, Loss loss, targets<Target...> wanted,
                                    values<Reference...> handed_out) {
  return []<class Program, class L, codegen code, class... Key>(gradient_of<Program, L, code, Key...>) {
    static_assert(can_be_recomputed<plan_by_steps<Program, L, Key...>>,
                  "bptt: values are recomputed for a net of one pass forward in time, with a loss at the end or at "
                  "each step, in which nothing reads a step by its number");
    return recomputing_gradient_of<Program, L, How, Key...>{};
  }(gradient(net, loss, wanted, handed_out));
}

}  // namespace numeric

/// The gradient for long sequences, in less memory: forward values are kept for k steps at a time, with the states that
/// each k steps start from. On the way back they are computed again for the k steps before. The numbers are those of
/// `gradient(net, loss, wrt(...))`, up to the order of sums over steps. k near √T takes the least memory.
/// Errors: as those of `gradient`; a net of several passes, one that reads a step by its number, `h[2_c]`, or a loss at
/// a step that is not the last; k < 1.
/// Cost: one more forward pass, but for the last k steps, and the states are copied. Nothing is computed for all steps
/// at once.
template <int k, int T, class Recurrence, operand Loss, class... Target>
constexpr auto gradient(program<T, Recurrence> net, Loss loss, numeric::targets<Target...> targets,
                        numeric::recomputation<k> how) {
  return gradient(net, loss, targets, also(), how);
}
template <int k, int T, class Recurrence, operand Loss, class... Target, class... Reference>
constexpr auto gradient(program<T, Recurrence> net, Loss loss, numeric::targets<Target...> targets,
                        numeric::values<Reference...> values, numeric::recomputation<k>) {
  static_assert(recomputes_steps<k>,
                "bptt: values are recomputed for one step at a time at least: recompute<k> needs k >= 1");
  return numeric::recomputing_gradient<numeric::recomputation<k>>(net, loss, targets, values);
}
/// The same in a workspace of at most so many bytes: nothing is computed again if everything fits, else in the longest
/// segments that fit.
/// Errors: a limit that no length of the segments keeps.
template <std::size_t bytes, int T, class Recurrence, operand Loss, class... Target>
constexpr auto gradient(program<T, Recurrence> net, Loss loss, numeric::targets<Target...> targets,
                        numeric::memory_limit<bytes> how) {
  return gradient(net, loss, targets, also(), how);
}
template <std::size_t bytes, int T, class Recurrence, operand Loss, class... Target, class... Reference>
constexpr auto gradient(program<T, Recurrence> net, Loss loss, numeric::targets<Target...> targets,
                        numeric::values<Reference...> values, numeric::memory_limit<bytes>) {
  return numeric::recomputing_gradient<numeric::memory_limit<bytes>>(net, loss, targets, values);
}

}  // namespace bptt
