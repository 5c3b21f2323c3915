// Parts of a batch: `parts<4>(threads)` cuts a batch into four parts and has `threads` run them, at once or not. Who
// runs them is the user's choice: OpenMP, std::jthread, a pool of one's own.
#pragma once
#include <bptt/meta/holds.hpp>

namespace bptt {

namespace numeric {

/// How a batch is run: at once, or in n parts.
struct whole_batch {};
template <int n, class Run>
struct run_in_parts {
  static constexpr int count = n;
  Run run;
};
template <class Argument>
inline constexpr bool is_run_in_parts = false;
template <int n, class Run>
inline constexpr bool is_run_in_parts<run_in_parts<n, Run>> = true;

/// The memory of a call: that of a callable, or of a batch in parts.
template <class Callable, class N, int parts>
struct memory_in_parts {
  using type = typename Callable::template memory_of_parts<N, parts>;
};
template <class Callable, class N>
struct memory_in_parts<Callable, N, 0> {
  using type = typename Callable::template memory<N>;
};

}  // namespace numeric

template <int n>
inline constexpr bool has_parts = n >= 1;
/// Holds for something that can be called as threads(n, body).
template <class Run>
inline constexpr bool runs_parts = requires(Run const& run, int n, void (*body)(int)) {
  run(n, body);
};

/// Runs a batch in n parts, each in a workspace of its own. `run` is called once, as run(n, body): it calls body(0) to
/// body(n − 1), in any order, at once or one after the other, and returns when all have. What the parts add up is added
/// up in their order, so that the numbers depend on n and not on who runs them or on how many threads there are.
/// Errors, at compile time: n < 1; `run` cannot be called so; a call that is for no batch.
/// Cost: the workspace and the gradient of parameters once for each part; each part reads all parameters. n as the
/// number of threads is best where they are equally fast; a number of sequences that n divides compiles fastest.
///   g.into(slope, parts<4>(threads), memory, theta, x(xs));   // static workspace<decltype(g), float, 4> memory;
template <int n, class Run>
constexpr auto parts(Run run) {
  static_assert(BPTT_HOLDS(has_parts<n>), "bptt: a batch has one part at least: parts<n> needs n >= 1");
  static_assert(BPTT_HOLDS(runs_parts<Run>),
                "bptt: parts<n>(run) takes what is called as run(n, body) and calls body(0) to body(n - 1)");
  return numeric::run_in_parts<n, Run>{static_cast<Run&&>(run)};
}

}  // namespace bptt
