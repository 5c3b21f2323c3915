// The forward pass: storage addresses and the order of the steps. There is no graph and no tape at run time: what is
// left of the equations is arithmetic on the numbers of one call.
#pragma once
#include <bptt/binding/result.hpp>
#include <bptt/binding/sources.hpp>
#include <bptt/evaluation/sequence_group.hpp>
#include <bptt/evaluation/step_loop.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/plan/code_generation.hpp>
#include <bptt/plan/input_projection.hpp>
#include <bptt/plan/workspace.hpp>

namespace bptt {

namespace numeric {

using namespace derivation;
using namespace simplified;

/// The values of an input that are given before the first or after the last step.
template <class S, class Keys>
struct values_outside;
template <class S, class... Key>
struct values_outside<S, types<Key...>> {
  using type = list::concat<list::one_if<numbered_reference<Key> && names_symbol<Key, S>, Key>...>;
};

/// The forward pass of a call: the storage addresses, and the order of the steps. `Plan` says which phases, and the
/// buffer of each variable: `Plan::template buffer_of<S>`. `Steps` says which steps of a sequence: all of the
/// program's, fewer of them, or a segment. A plan for a group of sequences has `Sources` for each of them, one after
/// another; `of_sequence(r)` is the pass of one of them.
template <class Plan, class N, class Sources, class Work, class Steps = whole_sequence<Plan::steps>,
          class Sequence = std::integral_constant<int, 0>>
struct forward_pass {
  using number = N;
  using plan = Plan;
  static constexpr int group = Plan::group;
  Sources const& in;
  Work work;
  [[no_unique_address]] Steps steps{};
  [[no_unique_address]] Sequence sequence{};

  BPTT_INLINE constexpr auto of_sequence(int r) const {
    return forward_pass<Plan, N, Sources, Work, Steps, int>{(&in)[r], work, steps, r};
  }

  // --- addresses --------------------------------------------------------------------------------

  /// Where step k of the program is in this call: the last step, and what comes after it, are counted from the end.
  BPTT_INLINE constexpr int step_of_call(int k) const {
    return k >= Plan::steps - 1 ? k - Plan::steps + steps.length : k;
  }
  /// The step of a reference in this call, read from step `step`.
  template <is_reference Leaf>
  BPTT_INLINE constexpr int step_of(int step) const {
    if constexpr (relative_reference<Leaf>)
      return step + Leaf::lead;
    else if constexpr (numbered_reference<Leaf>)
      return step_of_call(Leaf::lead);
    else
      return steps.length - 1 + Leaf::lead;
  }

  /// Does the plan keep numbers of S?
  template <class S>
  static constexpr bool has_slot = list::contains<S, typename Plan::symbols>;
  /// The numbers of S in the slot of step `step`.
  template <class S>
  BPTT_INLINE constexpr N* slot(int step) const {
    using buffer = typename Plan::template buffer_of<S>;
    constexpr int row = row_size<Plan, S, N>, size = row * group;
    N* const first = numbers_of<S>(work) + sequence * row;
    if constexpr (buffer::slots == 1)
      return first;
    else if constexpr (buffer::direct)
      return first + (step + buffer::before - steps.first) * size;
    else
      return first + (step + buffer::before) % buffer::slots * size;
  }
  /// The numbers of S of all sequences, in the slot of step `step`.
  template <class S>
  BPTT_INLINE constexpr places<N> kept(int step) const {
    return {slot<S>(step), row_size<Plan, S, N>};
  }

  /// Where the numbers of a leaf are, read from step `step`.
  template <class Leaf>
  BPTT_INLINE constexpr N const* address(int step) const {
    if constexpr (is_reference<Leaf>)
      return step_address<typename Leaf::symbol>(step_of<Leaf>(step));
    else if constexpr (is_time_sum<Leaf>)
      return slot<Leaf>(0);
    else  // a parameter or a constant
      return numbers_bound<Leaf>(in);
  }
  template <class S>
  BPTT_INLINE constexpr N const* step_address(int step) const {
    if constexpr (has_role<S>(role::input)) {
      using outside = typename values_outside<S, typename Plan::bindings>::type;  // x[−1], x[T]
      if constexpr (outside::size > 0)
        if (N const* const given = given_outside(outside{}, step)) return given;
      return numbers_bound<S>(in) + step * shape_t<S>::size;
    } else
      return slot<S>(step);
  }
  template <class S, int... k>
  BPTT_INLINE constexpr N const* given_outside(types<at<S, k>...>, int step) const {
    N const* found = nullptr;
    (void)((step == step_of_call(k) && (found = numbers_bound<at<S, k>>(in), true)) || ...);
    return found;
  }

  /// The transposed copy of a matrix, where the plan has one.
  template <class W>
  static constexpr bool has_transposed = has_slot<transposed_copy<W>>;
  template <class W>
  BPTT_INLINE constexpr N const* transposed() const {
    return numbers_of<transposed_copy<W>>(work);
  }

  // --- the phases -------------------------------------------------------------------------------

  /// All phases, after what is given has been copied. Of parameters copies are made for the first of several sequences.
  BPTT_INLINE constexpr void run(bool is_first_sequence = true) const {
    begin(is_first_sequence);
    run_phases(typename Plan::forward_phases{});
  }
  template <class... Phase>
  BPTT_INLINE constexpr void run_phases(types<Phase...>) const {
    (run_phase(Phase{}), ...);
  }
  /// Copies what is given to where it is read.
  BPTT_INLINE constexpr void begin(bool is_first_sequence = true) const {
    [&]<class... Key>(types<Key...>) BPTT_INLINE { (copy_initial_state(Key{}), ...); }(typename Plan::bindings{});
    [&]<class... Symbol>(types<Symbol...>)
        BPTT_INLINE { (make_copy(std::type_identity<Symbol>{}, is_first_sequence), ...); }(typename Plan::symbols{});
  }
  template <class Key>
  BPTT_INLINE constexpr void copy_initial_state(Key) const {}
  template <class S, int k>
    requires(has_slot<S>)  // of a variable that the plan computes
  BPTT_INLINE constexpr void copy_initial_state(at<S, k>) const {
    each_of_group<shape_t<S>::size>(*this, [](auto& of_r, int) BPTT_INLINE {
      N const* const given = numbers_bound<at<S, k>>(of_r.in);
      N* const to = of_r.template slot<S>(of_r.step_of_call(k));
      for (int i = 0; i < shape_t<S>::size; ++i) to[i] = given[i];
    });
  }
  template <class Symbol>
  BPTT_INLINE constexpr void make_copy(std::type_identity<Symbol>, bool) const {}
  template <class W>
  BPTT_INLINE constexpr void make_copy(std::type_identity<transposed_copy<W>>, bool is_first_sequence) const {
    if (is_first_sequence || !has_role<W>(role::parameter))
      kernel::transpose<shape_t<W>::rows, shape_t<W>::cols>(numbers_of<transposed_copy<W>>(work), numbers_bound<W>(in));
  }

  /// f(step, distances) for all steps in the order of a pass.
  template <direction way, int head, int tail, class F>
  BPTT_INLINE constexpr void each_step(F const& f) const {
    pass<way, head, tail, Plan::is_straight_line>(steps, f);
  }
  template <class... E>
  BPTT_INLINE constexpr void run_phase(once<E...>) const {
    (compute_once(E{}), ...);
  }
  template <direction way, class... E>
  BPTT_INLINE constexpr void run_phase(sweep<way, E...> phase) const {
    begin_sums(phase);
    each_step<way, 0, 0>([&](auto step, auto) BPTT_INLINE { (compute(E{}, step), ...); });
  }
  template <class... E>
  BPTT_INLINE constexpr void run_phase(projection<E...>) const {
    steps.counted([&](auto n) BPTT_INLINE { (project(E{}, steps.first, n), ...); });
  }

  /// Sums over time begin with 0.
  template <direction way, class... E>
  BPTT_INLINE constexpr void begin_sums(sweep<way, E...>) const {
    (begin_sum<typename E::lhs>(), ...);
  }
  template <class Lhs>
  BPTT_INLINE constexpr void begin_sum() const {
    if constexpr (is_time_sum<Lhs>)
      for (int i = 0; i < shape_t<Lhs>::size * group; ++i) slot<Lhs>(0)[i] = N(0);
  }

  // --- equations --------------------------------------------------------------------------------

  template <class S, class Rhs>
  BPTT_INLINE constexpr void compute(completion<ago<S, 0>, Rhs>, int step) const {
    assign_each<kernel::into::plus>(kept<S>(step), Rhs{}, *this, step);
  }
  template <class S, class Rhs>
  BPTT_INLINE constexpr void compute(equation<ago<S, 0>, Rhs>, int step) const {
    assign_each<kernel::into::set>(kept<S>(step), Rhs{}, *this, step);
  }
  template <class E, class Rhs>
  BPTT_INLINE constexpr void compute(equation<sum_over_time<E>, Rhs>, int step) const {
    assign_each<kernel::into::plus>(kept<sum_over_time<E>>(0), E{}, *this, step);
  }
  template <class Lhs, class Rhs>
  BPTT_INLINE constexpr void compute_once(equation<Lhs, Rhs>) const {
    int const step = step_of<Lhs>(0);
    assign_each<kernel::into::set>(kept<typename Lhs::symbol>(step), Rhs{}, *this, step);
  }
  /// The projections of `n` steps from the step `first`.
  template <class S, class Rhs, class Count>
  BPTT_INLINE constexpr void project(equation<ago<S, 0>, Rhs>, int first, Count n) const {
    static_assert(Plan::template buffer_of<S>::direct, "what is projected has a slot for each step");
    using addends = typename addends_of<true, Rhs>::type;
    using parts = list::partition<is_projected_product, addends>;
    constexpr auto rest = signed_sum(zero, typename parts::others{});
    if constexpr (is_zero<std::remove_const_t<decltype(rest)>>)
      for (int i = 0; i < n * slot_size<Plan, S, N>; ++i) slot<S>(first)[i] = N(0);
    else
      for (int k = first; k < first + n; ++k) assign_each<kernel::into::set>(kept<S>(k), rest, *this, k);
    each_of_group<shape_t<S>::size>(*this, [&](auto& of_r, int) BPTT_INLINE {
      [&]<class... Addend>(types<Addend...>)
          BPTT_INLINE { (of_r.template add_projected<S>(first, n, Addend{}), ...); }(typename parts::those{});
    });
  }
  template <class S, class Count, bool plus, class W, class X>
  BPTT_INLINE constexpr void add_projected(int first, Count n, addend<plus, mul<W, X>>) const {
    constexpr int rows = shape_t<W>::rows, cols = shape_t<W>::cols;
    kernel::multiply_rows<plus ? kernel::into::plus : kernel::into::minus, cols, rows>(
        n, slot<S>(first), row_size<Plan, S, N> * group, {address<X>(first), cols, 1}, transposed<W>(), rows);
  }
};

}  // namespace numeric

}  // namespace bptt
