// The machine of a forward pass: where every number is, and the steps in their order. There is no graph and no tape at
// run time: what is left of the equations is arithmetic on the numbers of one call.
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
template <class S, class Key>
struct value_outside {
  using type = types<>;
};
template <class S, int k>
struct value_outside<S, at<S, k>> {
  using type = types<at<S, k>>;
};
template <class S, class Keys>
struct values_outside;
template <class S, class... Key>
struct values_outside<S, types<Key...>> {
  using type = list::concat<typename value_outside<S, Key>::type...>;
};

/// Runs the forward equations of a plan. `Plan` says which phases, and the slots of each variable: `Plan::template
/// slots_for<S>`. A call runs `count` steps: as many as the program has, or an `int`, fewer of them. A plan for a group
/// of sequences has `Sources` for each of them, one after another; `of_sequence(r)` is the machine of one of them.
template <class Plan, class N, class Sources, class Work, class Count = std::integral_constant<int, Plan::steps>,
          class Sequence = std::integral_constant<int, 0>>
struct machine {
  using number = N;
  using plan = Plan;
  static constexpr int steps = Plan::steps, group = Plan::group;
  Sources const& in;
  Work work;
  [[no_unique_address]] Count count{};
  [[no_unique_address]] Sequence sequence{};

  BPTT_INLINE constexpr auto of_sequence(int r) const {
    return machine<Plan, N, Sources, Work, Count, int>{(&in)[r], work, count, r};
  }

  /// Where step k of the program is in this call: the last step, and what comes after it, are counted from the end.
  BPTT_INLINE constexpr int step_of_call(int k) const { return k >= steps - 1 ? k - steps + count : k; }
  /// f(step, distances) for all steps in the order of a pass.
  template <direction way, int head, int tail, class F>
  BPTT_INLINE constexpr void each_step(F const& f) const {
    if constexpr (std::is_same_v<Count, int>)
      pass<way, head, tail>(count, f);
    else
      pass<way, steps, head, tail, Plan::is_straight_line>(f);
  }

  /// Does the plan keep numbers of S?
  template <class S>
  static constexpr bool has_slot = list::contains<S, typename Plan::symbols>;
  /// The numbers of S in the slot of step `step`.
  template <class S>
  BPTT_INLINE constexpr N* slot(int step) const {
    using where = typename Plan::template slots_for<S>;
    constexpr int row = row_size<Plan, S, N>, size = row * group;
    N* const first = numbers_of<S>(work) + sequence * row;
    if constexpr (where::count == 1)
      return first;
    else if constexpr (where::direct)
      return first + (step + where::before - first_step_of(work)) * size;
    else
      return first + (step + where::before) % where::count * size;
  }

  /// The numbers of S of all sequences, in the slot of step `step`.
  template <class S>
  BPTT_INLINE constexpr places<N> kept(int step) const {
    return {slot<S>(step), row_size<Plan, S, N>};
  }

  /// Where the numbers of a leaf are, read from step `step`.
  template <class Leaf>
  BPTT_INLINE constexpr N const* address(int step) const {
    return leaf_address(std::type_identity<Leaf>{}, step);
  }

  /// The transposed copy of a matrix, where the plan has one.
  template <class W>
  static constexpr bool has_transposed = has_slot<transposed_copy<W>>;
  template <class W>
  BPTT_INLINE constexpr N const* transposed() const {
    return numbers_of<transposed_copy<W>>(work);
  }

  /// All phases, after what is given has been placed. Of parameters copies are made for the first of several sequences.
  BPTT_INLINE constexpr void forward(bool is_first_sequence = true) const {
    begin(is_first_sequence);
    [&]<class... Phase>(types<Phase...>) BPTT_INLINE { (run(Phase{}), ...); }(typename Plan::forward_phases{});
  }
  /// Puts what is given into its place.
  BPTT_INLINE constexpr void begin(bool is_first_sequence = true) const {
    [&]<class... Key>(types<Key...>) BPTT_INLINE { (place_start(Key{}), ...); }(typename Plan::bindings{});
    [&]<class... Symbol>(types<Symbol...>)
        BPTT_INLINE { (make_copy(std::type_identity<Symbol>{}, is_first_sequence), ...); }(typename Plan::symbols{});
  }

 protected:
  template <class, class, class, class, class, class>
  friend struct machine;
  template <class, class, class>
  friend struct segment_runner;

  template <class... E>
  BPTT_INLINE constexpr void run(once<E...>) const {
    (compute_once(E{}), ...);
  }
  template <direction way, class... E>
  BPTT_INLINE constexpr void run(sweep<way, E...>) const {
    (begin_sum(std::type_identity<typename E::lhs>{}), ...);
    each_step<way, 0, 0>([&](auto step, auto) BPTT_INLINE { (compute(E{}, step), ...); });
  }
  template <class... E>
  BPTT_INLINE constexpr void run(projection<E...>) const {
    (project(E{}, 0, count), ...);
  }
  /// The projections of `n` steps from the step `first`.
  template <class S, class Rhs, class Steps>
  BPTT_INLINE constexpr void project(equation<ago<S, 0>, Rhs>, int first, Steps n) const {
    static_assert(Plan::template slots_for<S>::direct, "what is projected has a slot for each step");
    using addends = typename addends_of<true, Rhs>::type;
    constexpr auto rest = signed_sum(zero, list::filter<is_not_a_projected_product, addends>{});
    if constexpr (is_zero<std::remove_const_t<decltype(rest)>>)
      for (int i = 0; i < n * slot_size<Plan, S, N>; ++i) slot<S>(first)[i] = N(0);
    else
      for (int k = first; k < first + n; ++k) assign_each<kernel::into::set>(kept<S>(k), rest, *this, k);
    each_of_group<shape_t<S>::size>(*this, [&](auto& of_r, int) BPTT_INLINE {
      [&]<class... Addend>(types<Addend...>) BPTT_INLINE {
        (of_r.template add_projected<S>(first, n, Addend{}), ...);
      }(list::filter<is_projected_product, addends>{});
    });
  }
  template <class S, class Steps, bool plus, class W, class X>
  BPTT_INLINE constexpr void add_projected(int first, Steps n, addend<plus, mul<W, X>>) const {
    constexpr int rows = shape_t<W>::rows, cols = shape_t<W>::cols;
    kernel::multiply_rows<plus ? kernel::into::plus : kernel::into::minus, cols, rows>(
        n, slot<S>(first), row_size<Plan, S, N> * group, {address<X>(first), cols, 1}, transposed<W>(), rows);
  }
  template <class S, class Rhs>
  BPTT_INLINE constexpr void compute(completion<ago<S, 0>, Rhs>, int step) const {
    assign_each<kernel::into::plus>(kept<S>(step), Rhs{}, *this, step);
  }
  template <class S, class Rhs>
  BPTT_INLINE constexpr void compute(equation<ago<S, 0>, Rhs> e, int step) const {
    assign_each<kernel::into::set>(kept<S>(step), typename decltype(e)::rhs{}, *this, step);
  }
  template <class E, class Rhs>
  BPTT_INLINE constexpr void compute(equation<sum_over_time<E>, Rhs>, int step) const {
    assign_each<kernel::into::plus>(kept<sum_over_time<E>>(0), E{}, *this, step);
  }
  template <class S, class Rhs>
  BPTT_INLINE constexpr void compute_once(equation<at_last<S>, Rhs>) const {
    assign_each<kernel::into::set>(kept<S>(0), Rhs{}, *this, count - 1);
  }
  template <class S, int k, class Rhs>
  BPTT_INLINE constexpr void compute_once(equation<at<S, k>, Rhs>) const {
    assign_each<kernel::into::set>(kept<S>(k), Rhs{}, *this, k);
  }
  template <class S, int n, class Rhs>
  BPTT_INLINE constexpr void compute_once(equation<after_last<S, n>, Rhs>) const {
    assign_each<kernel::into::set>(kept<S>(count - 1 + n), Rhs{}, *this, count - 1 + n);
  }
  template <class Lhs>
  BPTT_INLINE constexpr void begin_sum(std::type_identity<Lhs>) const {
    if constexpr (is_time_sum<Lhs>)
      for (int i = 0; i < shape_t<Lhs>::size * group; ++i) slot<Lhs>(0)[i] = N(0);
  }

  template <class Key>
  BPTT_INLINE constexpr void place_start(Key) const {}
  template <class S, int k>
    requires(has_slot<S>)  // a state from which a variable starts that the plan computes
  BPTT_INLINE constexpr void place_start(at<S, k>) const {
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

  template <class S>  // a parameter or a constant
  BPTT_INLINE constexpr N const* leaf_address(std::type_identity<S>, int) const {
    if constexpr (is_time_sum<S>)
      return slot<S>(0);
    else
      return numbers_bound<S>(in);
  }
  template <class S, int lag>
  BPTT_INLINE constexpr N const* leaf_address(std::type_identity<ago<S, lag>>, int step) const {
    return step_address<S>(step - lag);
  }
  template <class S, int lead>
  BPTT_INLINE constexpr N const* leaf_address(std::type_identity<ahead<S, lead>>, int step) const {
    return step_address<S>(step + lead);
  }
  template <class S, int k>
  BPTT_INLINE constexpr N const* leaf_address(std::type_identity<at<S, k>>, int) const {
    return step_address<S>(step_of_call(k));
  }
  template <class S>
  BPTT_INLINE constexpr N const* leaf_address(std::type_identity<at_last<S>>, int) const {
    return step_address<S>(count - 1);
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
};

}  // namespace numeric

}  // namespace bptt
