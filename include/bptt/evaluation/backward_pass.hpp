// The backward pass: the adjoint equations in their order. For a plain net that is the last step, then one pass from
// the last step to the first, then the epilogue, in which deferred terms are added to the gradients.
#pragma once
#include <bptt/evaluation/forward_pass.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/plan/gradient_plan.hpp>

namespace bptt::numeric {

/// The backward pass. `Forward`, the forward pass of the same call, knows the addresses; `Result` is the writer.
template <class Forward, class Result>
struct backward_pass {
  using plan = typename Forward::plan;
  using N = typename Forward::number;
  using loss = typename plan::loss;
  Forward const& m;
  Result& result;

  template <class... Target>
  BPTT_INLINE constexpr void run(types<Target...>) const {
    run_phases(typename plan::backward_phases{});
    (finish(Target{}), ...);
  }
  template <class... Phase>
  BPTT_INLINE constexpr void run_phases(types<Phase...>) const {
    (run_phase(Phase{}), ...);
  }

  // --- phases ------------------------------------------------------------------------------------

  template <class... E>
  BPTT_INLINE constexpr void run_phase(once<E...>) const {
    (compute_once(E{}), ...);
  }
  template <direction way, class... E>
  BPTT_INLINE constexpr void run_phase(sweep<way, E...> phase) const {
    m.begin_sums(phase);
    run_steps(phase);
  }
  template <direction way, class... E>
  BPTT_INLINE constexpr void run_steps(sweep<way, E...>) const {
    using peeled = peeled_steps<way, E...>;
    m.template each_step<way, peeled::head, peeled::tail>([&](int step, auto far)
                                                              BPTT_INLINE { compute_step<way, E...>(step, far); });
  }
  /// `far` are the distances to the ends of the sequence, by which the guards of terms hold or not. Where the gradient
  /// is truncated by chunks, the distances to the ends of the chunk count as well.
  template <direction way, class... E, class Far>
  BPTT_INLINE constexpr void compute_step(int step, Far far) const {
    if constexpr (chunk_size<loss> == 0) {
      (compute<way>(E{}, step, far, far), ...);
    } else {
      using peeled = peeled_steps<way, E...>;
      position const here = position_of<loss>(step, m.steps.length);
      at_distances<peeled::head, peeled::tail>(here.in_chunk, here.to_chunk_end, [&](auto in_chunk) BPTT_INLINE {
        (compute<way>(E{}, step, far, in_chunk), ...);
      });
    }
  }

  // --- what is computed at a step ---------------------------------------------------------------

  template <direction way, class S, class Rule, class Far, class InChunk>
  BPTT_INLINE constexpr void compute(equation<ago<S, 0>, Rule>, int step, Far far, InChunk in_chunk) const {
    write_terms<kernel::into::set>(m.template group_slot<S>(step), Rule{}, step, far, in_chunk);
  }
  template <direction way, class E, class Rhs, class Far, class InChunk>
  BPTT_INLINE constexpr void compute(equation<sum_over_time<E>, Rhs>, int step, Far, InChunk) const {
    assign_shaped<kernel::into::plus, shape_t<E>>(m.template group_slot<sum_over_time<E>>(0), E{}, step);
  }
  template <direction way, class Key, class Rule, class Far, class InChunk>
  BPTT_INLINE constexpr void compute(equation<accumulated<Key>, Rule>, int step, Far far, InChunk in_chunk) const {
    accumulate<way>(Key{}, Rule{}, step, far, in_chunk);
  }

  /// to ← the terms of a rule whose guards hold at a step.
  template <kernel::into how, class S, class... Term, class Far, class InChunk>
  BPTT_INLINE constexpr void write_terms(auto to, adjoint_rule<loss, S, types<Term...>>, int step, Far, InChunk) const {
    constexpr auto formula = formula_at<Far::start, Far::end, InChunk::start, InChunk::end>(
        list::filter<is_of_no_fixed_step, types<Term...>>{});
    if constexpr (!is_zero<std::remove_const_t<decltype(formula)>>)
      assign_shaped<how, shape_t<S>>(to, formula, step);
    else if constexpr (how == kernel::into::set)
      write_zero<shape_t<S>>(to);
    (add_at_fixed_step<S>(to, Term{}, step), ...);
  }
  template <class Term>
  struct is_of_no_fixed_step {
    static constexpr bool value = !is_fixed<Term>;
  };
  template <kernel::into how, class Shape, class E>
  BPTT_INLINE constexpr void assign_shaped(auto to, E formula, int step) const {
    if constexpr (is_literal<E>)
      each_of_group<Shape::size>(m, [&](auto& of_r, int r) BPTT_INLINE {
        write<how, Shape>(to.first + r * to.apart, value(formula, of_r, step));
      });
    else
      assign_each<how>(to, formula, m, step);
  }
  template <class Shape>
  BPTT_INLINE constexpr void write_zero(auto to) const {
    for (int r = 0; r < Forward::group; ++r)
      write<kernel::into::set, Shape>(to.first + r * to.apart, scalar_value<N>{N(0)});
  }
  template <class S, class Term>
  BPTT_INLINE constexpr void add_at_fixed_step(auto, Term, int) const {}
  template <class S, int at_step, class E>
  BPTT_INLINE constexpr void add_at_fixed_step(auto to, fixed_term<at_step, E>, int step) const {
    if (step == m.step_of_call(at_step)) assign_shaped<kernel::into::plus, shape_t<S>>(to, E{}, step);
  }

  // --- what a step contributes to a target ------------------------------------------------------

  /// The gradient of what one step alone reads is set, or added to what other sequences have contributed.
  template <class Key>
  static constexpr kernel::into into_step =
      Result::template is_accumulated<Key> ? kernel::into::plus : kernel::into::set;
  /// Where the gradient of a target is written; for a target with a value for each step, that of step k.
  template <class Key>
  BPTT_INLINE constexpr auto target(int k = 0) const {
    return places<N, Result::template is_accumulated<Key>>{result.template numbers<Key>() + k * shape_t<Key>::size,
                                                           Result::template apart<Key>};
  }

  template <direction way, class S, class Rule, class Far, class InChunk>
    requires(is_symbol<S>)
  BPTT_INLINE constexpr void accumulate(S, Rule rule, int step, Far far, InChunk in_chunk) const {
    constexpr bool is_first =
        (way == direction::forward ? Far::start == 0 : Far::end == 0) && !Result::template is_accumulated<S>;
    if constexpr (has_role<S>(role::input))
      write_terms<kernel::into::set>(target<S>(step), rule, step, far, in_chunk);
    else
      write_terms<is_first ? kernel::into::set : kernel::into::plus>(target<S>(), rule, step, far, in_chunk);
  }
  template <direction way, class S, class Rule, class Far, class InChunk>
  BPTT_INLINE constexpr void accumulate(ago<S, 0> key, Rule rule, int step, Far far, InChunk in_chunk) const {
    write_terms<into_step<decltype(key)>>(target<decltype(key)>(step), rule, step, far, in_chunk);
  }
  template <direction way, class S, int k, class Rule, class Far, class InChunk>
  BPTT_INLINE constexpr void accumulate(at<S, k> key, Rule rule, int step, Far far, InChunk in_chunk) const {
    if constexpr (k >= 0 && k < plan::steps)
      if (step == m.step_of_call(k))
        write_terms<into_step<decltype(key)>>(target<decltype(key)>(), rule, step, far, in_chunk);
  }
  template <direction way, class Key, class Rule, class Far, class InChunk>
  BPTT_INLINE constexpr void accumulate(Key, Rule, int, Far, InChunk) const {}

  // --- what is computed once --------------------------------------------------------------------

  template <class S, class Rule>
  BPTT_INLINE constexpr void compute_once(equation<at_last<S>, Rule>) const {
    write_terms<kernel::into::set>(m.template group_slot<S>(0), Rule{}, m.steps.length - 1, distances<0, 0>{},
                                   distances<0, 0>{});
  }
  template <class Bar, int k, class S, class... Term>
  BPTT_INLINE constexpr void compute_once(equation<at<Bar, k>, adjoint_rule<loss, S, types<Term...>>>) const {
    write_sum<shape_t<S>, Term...>(m.template group_slot<Bar>(m.step_of_call(k)), m.step_of_call(k));
  }
  template <class Shape, class... Term>
  BPTT_INLINE constexpr void write_sum(auto to, int step) const {
    constexpr auto formula = plus_all(typename Term::formula{}...);
    if constexpr (is_zero<std::remove_const_t<decltype(formula)>>)
      write_zero<Shape>(to);
    else
      assign_shaped<kernel::into::set, Shape>(to, formula, step);
  }

  // --- the epilogue: deferred terms, initial states, forward values -----------------------------

  template <class Target>
  BPTT_INLINE constexpr void finish(Target) const {
    if constexpr (is_shared<Target>)
      add_deferred<plan::template is_accumulated<Target>, Target>(typename plan::template deferred_terms<Target>{});
  }
  template <class S>
  BPTT_INLINE constexpr void finish(at_last<S> key) const {
    finish_at(key, m.steps.length - 1);
  }
  template <class S, int k>
  BPTT_INLINE constexpr void finish(at<S, k> key) const {
    if constexpr (k < 0 || k >= plan::steps) finish_at(key, m.step_of_call(k));
  }
  template <class Target>
  BPTT_INLINE constexpr void finish_at(Target, int step) const {
    [&]<class... Term>(types<Term...>) BPTT_INLINE {
      write_sum<shape_t<Target>, Term...>(target<Target>(), step);
    }(typename plan::template deferred_terms<Target>{});
  }
  /// A forward value is handed out where its step is among those of the pass.
  template <class S, int k>
  BPTT_INLINE constexpr void finish(forward_value<at<S, k>> key) const {
    int const step = m.step_of_call(k);
    if ((step >= m.steps.first || m.steps.first == 0) && (step < m.steps.end || k >= plan::steps))
      copy_value<at<S, k>>(target<decltype(key)>(), 0);
  }
  template <class S>
  BPTT_INLINE constexpr void finish(forward_value<at_last<S>> key) const {
    copy_value<at_last<S>>(target<decltype(key)>(), 0);
  }
  template <class S>
  BPTT_INLINE constexpr void finish(forward_value<ago<S, 0>> key) const {
    for (int k = m.steps.first; k < m.steps.end; ++k) copy_value<ago<S, 0>>(target<decltype(key)>(k), k);
  }
  template <class Leaf>
  BPTT_INLINE constexpr void copy_value(auto to, int step) const {
    each_of_group<shape_t<Leaf>::size>(m, [&](auto& of_r, int r) BPTT_INLINE {
      write<kernel::into::set, shape_t<Leaf>>(to.first + r * to.apart, value(Leaf{}, of_r, step));
    });
  }

  /// Adds deferred terms to a target. Where nothing has been accumulated the first of them is set.
  template <bool is_begun, class Target, class... Term>
  BPTT_INLINE constexpr void add_deferred(types<Term...>) const {
    constexpr kernel::into how =
        is_begun || Result::template is_accumulated<Target> ? kernel::into::plus : kernel::into::set;
    auto const to = target<Target>();
    if constexpr (sizeof...(Term) > 0)
      [&]<class First, class... Rest>(types<First, Rest...>) BPTT_INLINE {
        write_deferred<how, Target>(to, First{});
        (write_deferred<kernel::into::plus, Target>(to, Rest{}), ...);
      }(types<Term...>{});
    else if constexpr (how == kernel::into::set)
      write_zero<shape_t<Target>>(to);
  }
  template <kernel::into how, class Target, class Term>
  BPTT_INLINE constexpr void write_deferred(auto to, Term) const {
    assign_shaped<how, shape_t<Target>>(to, typename Term::formula{}, m.steps.length - 1);
  }
  /// Σₜ āₜ·sₜᵀ over the steps of the pass: one product of two matrices, the stacked factors.
  template <kernel::into how, class Target, class A, class S, int lag>
  BPTT_INLINE constexpr void write_deferred(auto to, step_term<0, outer_of<ago<bar<loss, A>, 0>, ago<S, lag>>>) const {
    constexpr int rows = shape_t<A>::size, cols = shape_t<S>::size, group = Forward::group;
    constexpr int a_row = row_size<plan, bar<loss, A>, N>;
    int const first = m.steps.first;
    N const* const a = m.template slot<bar<loss, A>>(first);
    N const* const s = m.template address<ago<S, lag>>(first);
    m.steps.counted([&](auto n) BPTT_INLINE {
      if constexpr (Forward::template has_slot<S>) {  // both factors are stored step by step, sequence by sequence
        write_stacked<how, rows, cols>(times_group(n), to.first, a, a_row, s, row_size<plan, S, N>);
      } else {
        write_stacked<how, rows, cols>(n, to.first, a, a_row * group, s, cols);
        for (int r = 1; r < group; ++r)
          write_stacked<kernel::more<how>, rows, cols>(n, to.first, a + r * a_row, a_row * group,
                                                       m.of_sequence(r).template address<ago<S, lag>>(first), cols);
      }
    });
  }
  template <kernel::into how, int rows, int cols>
  BPTT_INLINE static constexpr void write_stacked(auto n, N* to, N const* a, int a_row, N const* s, int s_row) {
    if constexpr (choices_made<Forward> == choices::of_anything)
      if (write_deciding_outer_products<how, kernel::factor::left, rows, cols>(n, to, a, a_row, s, s_row)) return;
    kernel::sum_of_outer_products<how, rows, cols>(n, to, a, a_row, s, s_row);
  }
  BPTT_INLINE static constexpr int times_group(int n) { return n * Forward::group; }
  template <int n>
  BPTT_INLINE static constexpr auto times_group(std::integral_constant<int, n>) {
    return std::integral_constant<int, n * Forward::group>{};
  }
  template <kernel::into how, class Target, class A, class B>
    requires(Forward::group > 1 && is_of_a_group<Forward, A> && is_of_a_group<Forward, B>)
  BPTT_INLINE constexpr void write_deferred(auto to, last_term<outer_of<A, B>>) const {
    constexpr int rows = shape_t<A>::size, cols = shape_t<B>::size, a_row = row_size<plan, symbol_of<A>, N>,
                  b_row = row_size<plan, symbol_of<B>, N>;
    N const* const a = m.template address<A>(m.steps.length - 1);
    N const* const b = m.template address<B>(m.steps.length - 1);
    if constexpr (a_factor_decides<Forward, A, B>)
      if (write_deciding_outer_products<how, deciding_factor<A>, rows, cols>(Forward::group, to.first, a, a_row, b,
                                                                             b_row))
        return;
    kernel::stacked_outer_products<how, rows, cols, Forward::group>(to.first, a, a_row, b, b_row);
  }
};

}  // namespace bptt::numeric
