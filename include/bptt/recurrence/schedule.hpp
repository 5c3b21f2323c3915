// The order of evaluation, in phases: passes over the steps, forward or backward in time, and equations that are
// computed once before, between and after them. A plain net has one pass forward, then its last step. A bidirectional
// net has two passes, and so has one that reads a last state at every step. Adjoint equations are ordered by the same
// rules, and come out in reverse.
#pragma once
#include <array>
#include <bptt/formula/leaves.hpp>

namespace bptt {

/// The order of the steps in a pass: step 0 first, or the last step first.
enum class direction { forward, backward };

/// A phase: a pass over all steps, at each step these equations, in this order.
template <direction way, class... Equation>
struct sweep {};
/// A phase: equations that are computed once, in this order.
template <class... Equation>
struct once {};
template <class Equations>
struct phase_of;
template <class... Equation>
struct phase_of<types<Equation...>> {
  using type = once<Equation...>;
};
template <class Equations>
using as_phase = typename phase_of<Equations>::type;
/// A phase: the parts of these equations that depend on no variable, for all steps at once (plan/input_projection.hpp).
template <class... Equation>
struct projection {};
/// An equation of a pass that adds to a variable the rest of its right-hand side, after a projection.
template <class Lhs, class Rhs>
struct completion {
  using lhs = Lhs;
  using rhs = Rhs;
};

namespace derivation {

/// Something to order: an equation, and the leaves that it reads.
template <class Equation, class Leaves>
struct task {
  using equation = Equation;
  using lhs = typename Equation::lhs;
  using leaves = Leaves;
};

/// Is a left-hand side computed at each step?
template <class Lhs>
inline constexpr bool is_of_each_step = is_time_sum<Lhs> || reference_to_this_step<Lhs>;

/// The initial states that a relative reference reads: of a lag S[−1] … S[−lag], of a lead those after the last step.
template <class Leaf, class Reach = std::make_integer_sequence<int, (Leaf::lead < 0 ? -Leaf::lead : Leaf::lead)>>
struct initial_states_read;
template <class Leaf, int... i>
struct initial_states_read<Leaf, std::integer_sequence<int, i...>> {
  using S = typename Leaf::symbol;
  using type = types<choose<(Leaf::lead < 0), at<S, -1 - i>, after_last<S, 1 + i>>...>;
};

/// How a task depends on another: on its value at the same step, at an earlier step, at a later one, or on all steps.
enum need : unsigned char { same_step = 1, earlier_step = 2, later_step = 4, all_steps = 8 };

template <std::size_t n>
struct needs {
  unsigned char of[n][n]{};
  bool each_step[n]{};
};

/// A task needs the result of another, which is number `of`.
template <int of, int how>
struct noted {};
/// A need for one left-hand side, or for several: a list of one for each that is among them.
template <class AllLhs, int how, class... Wanted>
struct notes {
  using type =
      list::concat<list::one_if<list::contains<Wanted, AllLhs>, noted<list::position<Wanted, AllLhs>::value, how>>...>;
};
template <class AllLhs, int how, class List>
struct notes_of_list;
template <class AllLhs, int how, class... Wanted>
struct notes_of_list<AllLhs, how, types<Wanted...>> : notes<AllLhs, how, Wanted...> {};
/// What a leaf needs.
template <class AllLhs, class Leaf>
struct needs_of_leaf {
  using type = types<>;
};
template <class AllLhs, class Sum>
  requires is_time_sum<Sum>
struct needs_of_leaf<AllLhs, Sum> : notes<AllLhs, all_steps, sum_over_time<summand_of<Sum>>> {
};
template <class AllLhs, is_reference Leaf>
struct needs_of_leaf<AllLhs, Leaf> : notes<AllLhs, all_steps, Leaf, ago<typename Leaf::symbol, 0>> {};
// an initial state is no step of a pass: of adjoints, one after the last step is known by having its own equation
template <class AllLhs, is_reference Leaf>
  requires(!relative_reference<Leaf> && (is_initial_state<Leaf> || list::contains<Leaf, AllLhs>))
struct needs_of_leaf<AllLhs, Leaf> : notes<AllLhs, all_steps, Leaf> {};
template <class AllLhs, relative_reference Leaf>
struct needs_of_leaf<AllLhs, Leaf> {
  using type = list::concat<typename notes<AllLhs,
                                           (Leaf::lead == 0  ? same_step
                                            : Leaf::lead < 0 ? earlier_step
                                                             : later_step),
                                           ago<typename Leaf::symbol, 0>>::type,
                            typename notes_of_list<AllLhs, all_steps, typename initial_states_read<Leaf>::type>::type>;
};
template <class AllLhs, class Leaves>
struct needs_of_leaves;
template <class AllLhs, class... Leaf>
struct needs_of_leaves<AllLhs, types<Leaf...>> {
  using type = list::concat<typename needs_of_leaf<AllLhs, Leaf>::type...>;
};

template <int... of, int... how>
constexpr void note_all(unsigned char* row, types<noted<of, how>...>) {
  ((row[of] = static_cast<unsigned char>(row[of] | how)), ...);
}
template <std::size_t n, class... Notes>
constexpr void fill_needs(needs<n>& found, types<Notes...>) {
  std::size_t row = 0;
  (note_all(found.of[row++], Notes{}), ...);
}
template <class Tasks>
struct needs_of;
template <class... Task>
struct needs_of<types<Task...>> {
  using lhs = types<typename Task::lhs...>;
  using notes = types<typename needs_of_leaves<lhs, typename Task::leaves>::type...>;
  static constexpr auto found = [] {
    needs<sizeof...(Task)> all{{}, {is_of_each_step<typename Task::lhs>...}};
    fill_needs(all, notes{});
    return all;
  }();
};

/// An order of tasks, cut into phases. Those on a cycle, and those that depend on one, come after the `ordered` first.
template <std::size_t n>
struct order {
  enum kind { is_once, is_forward, is_backward };
  std::array<std::size_t, n> index{};
  std::size_t ordered = 0, phases = 0;
  std::array<std::size_t, n> first{}, size{};
  std::array<kind, n> kinds{};
};

template <std::size_t n>
class scheduler {
  needs<n> const need_;
  order<n> result_{};
  bool done_[n]{}, in_[n]{};

  constexpr bool may(std::size_t i, unsigned char how, bool within) const {
    for (std::size_t j = 0; j < n; ++j)
      if (!done_[j] && (need_.of[i][j] & how) != 0 && !(within && in_[j])) return false;
    return true;
  }
  constexpr void append(std::size_t i) {
    result_.index[result_.ordered++] = i;
    done_[i] = true;
  }
  constexpr bool end_phase(std::size_t first, typename order<n>::kind kind) {
    if (result_.ordered == first) return false;
    std::size_t const p = result_.phases++;
    result_.first[p] = first;
    result_.size[p] = result_.ordered - first;
    result_.kinds[p] = kind;
    return true;
  }
  /// A phase of all tasks that are computed once and depend on nothing that is still to come.
  constexpr bool compute_once() {
    std::size_t const first = result_.ordered;
    for (bool found = true; found;) {
      found = false;
      for (std::size_t i = 0; i < n && !found; ++i)
        if (!done_[i] && !need_.each_step[i] && may(i, 0xff, false)) {
          append(i);
          found = true;
        }
    }
    return end_phase(first, order<n>::is_once);
  }
  /// A phase of all tasks that one pass can compute: they depend on what is there, and within the pass on the same step
  /// and on steps that it has passed. Tasks that do not are taken out until nothing changes.
  constexpr bool compute_in_a_pass(typename order<n>::kind kind) {
    auto const passed = static_cast<unsigned char>(kind == order<n>::is_forward ? earlier_step : later_step);
    auto const inside = static_cast<unsigned char>(same_step | passed), outside = static_cast<unsigned char>(~inside);
    std::size_t sorted[n]{}, count = 0;
    for (std::size_t i = 0; i < n; ++i) in_[i] = !done_[i] && need_.each_step[i];
    for (bool stable = false; !stable;) {
      stable = true;
      for (std::size_t i = 0; i < n; ++i)
        if (in_[i] && !(may(i, outside, false) && may(i, inside, true))) in_[i] = stable = false;
      if (!stable) continue;
      bool taken[n]{};  // the order within a step: Kahn's algorithm
      count = 0;
      for (bool found = true; found;) {
        found = false;
        for (std::size_t i = 0; i < n && !found; ++i) {
          bool ready = in_[i] && !taken[i];
          for (std::size_t j = 0; j < n && ready; ++j)
            ready = done_[j] || taken[j] || (need_.of[i][j] & same_step) == 0;
          if (!ready) continue;
          taken[i] = found = true;
          sorted[count++] = i;
        }
      }
      for (std::size_t i = 0; i < n; ++i)
        if (in_[i] && !taken[i]) in_[i] = stable = false;
    }
    std::size_t const first = result_.ordered;
    for (std::size_t k = 0; k < count; ++k) append(sorted[k]);
    return end_phase(first, kind);
  }

 public:
  constexpr explicit scheduler(needs<n> const& need) : need_(need) {}
  /// Phases until nothing is left that can be ordered. A pass that could run in either direction runs in the preferred.
  constexpr order<n> run(bool prefers_backward = false) {
    auto const first = prefers_backward ? order<n>::is_backward : order<n>::is_forward,
               second = prefers_backward ? order<n>::is_forward : order<n>::is_backward;
    while (compute_once() || compute_in_a_pass(first) || compute_in_a_pass(second)) {
    }
    std::size_t rest = result_.ordered;
    for (std::size_t i = 0; i < n; ++i)
      if (!done_[i]) result_.index[rest++] = i;
    return result_;
  }
};

template <class Tasks, bool prefers_backward = false>
struct schedule;
template <bool prefers_backward>
struct schedule<types<>, prefers_backward> {
  using phases = types<>;
  using equations = types<>;
  using cycle = types<>;
};
template <class Task, class... Tasks, bool prefers_backward>
struct schedule<types<Task, Tasks...>, prefers_backward> {
  enum : std::size_t { n = 1 + sizeof...(Tasks) };
  static constexpr auto found = scheduler<n>(needs_of<types<Task, Tasks...>>::found).run(prefers_backward);

  template <std::size_t i>
  using equation_at = typename list::element<static_cast<int>(found.index[i]), types<Task, Tasks...>>::equation;
  template <std::size_t p, std::size_t... i>
  static choose<found.kinds[p] == order<n>::is_once, once<equation_at<found.first[p] + i>...>,
                sweep<found.kinds[p] == order<n>::is_forward ? direction::forward : direction::backward,
                      equation_at<found.first[p] + i>...>>
      phase(std::index_sequence<i...>);
  template <std::size_t... p>
  static types<decltype(phase<p>(std::make_index_sequence<found.size[p]>{}))...> all_phases(std::index_sequence<p...>);
  template <std::size_t from, std::size_t... i>
  static types<equation_at<from + i>...> pick(std::index_sequence<i...>);
  template <class... Equation>
  static types<typename Equation::lhs...> left_hand_sides(types<Equation...>);

  /// The phases, `sweep` or `once`, one after the other.
  using phases = decltype(all_phases(std::make_index_sequence<found.phases>{}));
  /// All equations in the order of the phases.
  using equations = decltype(pick<0>(std::make_index_sequence<found.ordered>{}));
  /// The left-hand sides that cannot be ordered.
  using cycle = decltype(left_hand_sides(pick<found.ordered>(std::make_index_sequence<n - found.ordered>{})));
};

template <class Equations, class Sums>
struct tasks_for;
template <class... E, class... Sum>
struct tasks_for<types<E...>, types<Sum...>> {
  using type = types<task<E, leaves_of<typename E::rhs>>...,
                     task<equation<Sum, summand_of<Sum>>, leaves_of<summand_of<Sum>>>...>;
};
/// Equations, and the sums over time in them, in the order of evaluation.
template <class Equations>
using schedule_of = schedule<typename tasks_for<Equations, sums_in<Equations>>::type>;

}  // namespace derivation
}  // namespace bptt
