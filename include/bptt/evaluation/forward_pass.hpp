// The forward pass: storage addresses and the order of the steps. There is no graph and no tape at run time; what is
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

/// The keys of an input's values before the first and after the last step, x[−1], x[T], where the net reads them.
template <class S, class Keys>
struct values_outside;
template <class S, class... Key>
struct values_outside<S, types<Key...>> {
  using type = list::concat<list::one_if<numbered_reference<Key> && names_symbol<Key, S>, Key>...>;
};

/// The step that is named by the key of a value outside the sequence.
template <class Key>
inline constexpr int lead_of_key = 0;
template <is_reference Key>
inline constexpr int lead_of_key<Key> = Key::lead;
template <class S>
void refuse_id(long long id, int step) {
  refuse(message{} << "bptt: " << name_of<S>() << " is " << id << " at step " << step << ", and the ids of "
                   << shape_t<S>::size << " tokens are 0 to " << shape_t<S>::size - 1);
}

/// The forward pass of a call. `Plan` has the phases and the ring buffers, `Plan::template buffer_of<S>`; `Steps` are
/// those that run: all of the program's, as many as a shorter sequence has, or a segment. For a group of sequences that
/// run side by side `in` is the first of an array of sources, and `of_sequence(r)` the pass of sequence r alone.
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

  /// The step of this call that is step k of the program. A shorter sequence counts the last step, and what comes after
  /// it, from its own end.
  BPTT_INLINE constexpr int step_of_call(int k) const {
    return k >= Plan::steps - 1 ? k - Plan::steps + steps.length : k;
  }
  /// The step of a reference in this call, where an equation of step `step` reads it.
  template <is_reference Leaf>
  BPTT_INLINE constexpr int step_of(int step) const {
    if constexpr (relative_reference<Leaf>)
      return step + Leaf::lead;
    else if constexpr (numbered_reference<Leaf>)
      return step_of_call(Leaf::lead);
    else
      return steps.length - 1 + Leaf::lead;
  }

  /// Does the workspace have slots for S?
  template <class S>
  static constexpr bool has_slot = list::contains<S, typename Plan::symbols>;
  /// The address of the slot of S for step `step`.
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
  /// The same with the distance from one sequence of the group to the next.
  template <class S>
  BPTT_INLINE constexpr places<N> group_slot(int step) const {
    return {slot<S>(step), row_size<Plan, S, N>};
  }

  /// The address of the numbers of a leaf, where an equation of step `step` reads it.
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

  /// The id of a token, where an equation of step `step` reads it.
  template <class Leaf>
  BPTT_INLINE constexpr int id(int step) const {
    using S = symbol_of<Leaf>;
    return id_at<S>(typename values_outside<S, typename Plan::bindings>::type{}, step_of<Leaf>(step));
  }
  template <class S>
  BPTT_INLINE constexpr int id_at(types<>, int step) const {
    return static_cast<int>(numbers_bound<S>(in)[step]);
  }
  template <class S, class Outside, class... Rest>
  BPTT_INLINE constexpr int id_at(types<Outside, Rest...>, int step) const {
    return step == step_of_call(Outside::lead) ? static_cast<int>(*numbers_bound<Outside>(in))
                                               : id_at<S>(types<Rest...>{}, step);
  }

  /// Does the plan have a transposed copy of a matrix? And its address.
  template <class W>
  static constexpr bool has_transposed = has_slot<transposed_copy<W>>;
  template <class W>
  BPTT_INLINE constexpr N const* transposed() const {
    return numbers_of<transposed_copy<W>>(work);
  }

  // --- the phases -------------------------------------------------------------------------------

  /// Runs all phases. Transposed copies of parameters are made for the first sequence of a batch only.
  BPTT_INLINE constexpr void run(bool is_first_sequence = true) const {
    begin(is_first_sequence);
    run_phases(typename Plan::forward_phases{});
  }
  template <class... Phase>
  BPTT_INLINE constexpr void run_phases(types<Phase...>) const {
    (run_phase(Phase{}), ...);
  }
  /// Looks at ids, copies bound initial states into their slots, and makes transposed copies.
  BPTT_INLINE constexpr void begin(bool is_first_sequence = true) const {
    [&]<class... Key>(types<Key...>) BPTT_INLINE { (take(Key{}), ...); }(typename Plan::bindings{});
    [&]<class... Symbol>(types<Symbol...>)
        BPTT_INLINE { (make_copy(std::type_identity<Symbol>{}, is_first_sequence), ...); }(typename Plan::symbols{});
  }
  template <class Key>
  BPTT_INLINE constexpr void take(Key) const {}
  template <class Key>
  requires is_one_hot<Key> BPTT_INLINE constexpr void take(Key) const {
    each_of_group<1>(*this, [](auto& of_r, int) BPTT_INLINE {
      auto const* const ids = numbers_bound<Key>(of_r.in);
      int const first = is_reference<Key> ? of_r.step_of_call(lead_of_key<Key>) : 0;
      for (int k = 0; k < (is_reference<Key> ? 1 : of_r.steps.length); ++k)
        if (auto const id = static_cast<long long>(ids[k]); id < 0 || id >= shape_t<Key>::size)
          refuse_id<symbol_of<Key>>(id, first + k);
    });
  }
  template <class S, int k>
    requires(has_slot<S>)
  BPTT_INLINE constexpr void take(at<S, k>) const {
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

  /// f(step, distances) for all steps, in the order of a pass.
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
    assign_each<kernel::into::plus>(group_slot<S>(step), Rhs{}, *this, step);
  }
  template <class S, class Rhs>
  BPTT_INLINE constexpr void compute(equation<ago<S, 0>, Rhs>, int step) const {
    assign_each<kernel::into::set>(group_slot<S>(step), Rhs{}, *this, step);
  }
  template <class E, class Rhs>
  BPTT_INLINE constexpr void compute(equation<sum_over_time<E>, Rhs>, int step) const {
    assign_each<kernel::into::plus>(group_slot<sum_over_time<E>>(0), E{}, *this, step);
  }
  template <class Lhs, class Rhs>
  BPTT_INLINE constexpr void compute_once(equation<Lhs, Rhs>) const {
    int const step = step_of<Lhs>(0);
    assign_each<kernel::into::set>(group_slot<typename Lhs::symbol>(step), Rhs{}, *this, step);
  }
  /// The input projections of `n` steps from step `first`.
  template <class S, class Rhs, class Count>
  BPTT_INLINE constexpr void project(equation<ago<S, 0>, Rhs>, int first, Count n) const {
    static_assert(Plan::template buffer_of<S>::direct, "what is projected has a slot for each step");
    using addends = typename addends_of<true, Rhs>::type;
    using parts = list::partition<is_projected_product, addends>;
    constexpr auto rest = signed_sum(zero, typename parts::others{});
    if constexpr (is_zero<std::remove_const_t<decltype(rest)>>)
      for (int i = 0; i < n * slot_size<Plan, S, N>; ++i) slot<S>(first)[i] = N(0);
    else
      for (int k = first; k < first + n; ++k) assign_each<kernel::into::set>(group_slot<S>(k), rest, *this, k);
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
