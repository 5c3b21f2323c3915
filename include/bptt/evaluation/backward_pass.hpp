// The backward pass: the adjoint equations in their phases. Of a plain net these are the last step, then one pass from
// the last step to the first.
#pragma once
#include <bptt/evaluation/forward_pass.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/plan/gradient_plan.hpp>

namespace bptt::numeric {

template <class Machine, class Result>
struct backward_pass {
  using plan = typename Machine::plan;
  using N = typename Machine::number;
  using loss = typename plan::loss;
  static constexpr int steps = plan::steps;
  Machine const& m;
  Result& result;

  template <class... Target>
  BPTT_INLINE constexpr void run(types<Target...>) const {
    [&]<class... Phase>(types<Phase...>) BPTT_INLINE { (run_phase(Phase{}), ...); }(typename plan::backward_phases{});
    (finish(Target{}), ...);
  }

 protected:
  // --- phases ------------------------------------------------------------------------------------

  template <class... E>
  BPTT_INLINE constexpr void run_phase(once<E...>) const {
    (compute_once(E{}), ...);
  }
  template <direction way, class... E>
  BPTT_INLINE constexpr void run_phase(sweep<way, E...>) const {
    (begin_sum(std::type_identity<typename E::lhs>{}), ...);
    m.template each_step<way, plan::template head<way, E...>, plan::template tail<way, E...>>(
        [&]<class Step, class Distances>(Step step, Distances far)
            BPTT_INLINE { each_chunk_position<way, E...>(step, far); });
  }
  /// Where a gradient is truncated by chunks, the distances to the ends of a chunk decide as well which terms there
  /// are; elsewhere they are those to the ends of the sequence.
  template <direction way, class... E, class Step, class Distances>
  BPTT_INLINE constexpr void each_chunk_position(Step step, Distances far) const {
    if constexpr (chunk_size<loss> == 0) {
      (compute<way>(E{}, step, far, far), ...);
    } else {
      position const here = position_of<loss>(step, m.count);
      constexpr int head = plan::template head<way, E...>, tail = plan::template tail<way, E...>;
      spell_out<0, (head + 1) * (tail + 1)>([&](auto which) BPTT_INLINE {
        constexpr int start = which / (tail + 1), end = which % (tail + 1);
        if ((here.in_chunk < head ? here.in_chunk : head) == start &&
            (here.to_chunk_end < tail ? here.to_chunk_end : tail) == end)
          (compute<way>(E{}, static_cast<int>(step), far, distances<start, end>{}), ...);
      });
    }
  }
  template <class Lhs>
  BPTT_INLINE constexpr void begin_sum(std::type_identity<Lhs>) const {
    if constexpr (is_time_sum<Lhs>)
      for (int i = 0; i < shape_t<Lhs>::size * Machine::group; ++i) m.template slot<Lhs>(0)[i] = N(0);
  }

  // --- what is computed at a step ---------------------------------------------------------------

  template <direction way, class S, class Rule, class Far, class InChunk>
  BPTT_INLINE constexpr void compute(equation<ago<S, 0>, Rule>, int step, Far far, InChunk in_chunk) const {
    write_terms<kernel::into::set>(m.template kept<S>(step), Rule{}, step, far, in_chunk);
  }
  template <direction way, class E, class Rhs, class Far, class InChunk>
  BPTT_INLINE constexpr void compute(equation<sum_over_time<E>, Rhs>, int step, Far, InChunk) const {
    assign_shaped<kernel::into::plus, shape_t<E>>(m.template kept<sum_over_time<E>>(0), E{}, step);
  }
  template <direction way, class Key, class Rule, class Far, class InChunk>
  BPTT_INLINE constexpr void compute(equation<gathered<Key>, Rule>, int step, Far far, InChunk in_chunk) const {
    gather<way>(Key{}, Rule{}, step, far, in_chunk);
  }

  /// to ← the terms of a rule that hold at a step.
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
    for (int r = 0; r < Machine::group; ++r)
      write<kernel::into::set, Shape>(to.first + r * to.apart, scalar_value<N>{N(0)});
  }
  template <class S, class Term>
  BPTT_INLINE constexpr void add_at_fixed_step(auto, Term, int) const {}
  template <class S, int at_step, class E>
  BPTT_INLINE constexpr void add_at_fixed_step(auto to, fixed_term<at_step, E>, int step) const {
    if (step == m.step_of_call(at_step)) assign_shaped<kernel::into::plus, shape_t<S>>(to, E{}, step);
  }

  // --- what a step contributes to a target ------------------------------------------------------

  /// The gradient of what one step reads is written there; it is added to what other sequences have contributed.
  template <class Key>
  static constexpr kernel::into into_step =
      Result::template is_accumulated<Key> ? kernel::into::plus : kernel::into::set;
  /// Where the gradient of a target is written, of a target with a value for each step that of step k.
  template <class Key>
  BPTT_INLINE constexpr auto target(int k = 0) const {
    return places<N, Result::template is_accumulated<Key>>{result.template numbers<Key>() + k * shape_t<Key>::size,
                                                           Result::template apart<Key>};
  }

  template <direction way, class S, class Rule, class Far, class InChunk>
    requires(is_symbol<S>)
  BPTT_INLINE constexpr void gather(S, Rule rule, int step, Far far, InChunk in_chunk) const {
    constexpr bool is_first =
        (way == direction::forward ? Far::start == 0 : Far::end == 0) && !Result::template is_accumulated<S>;
    if constexpr (has_role<S>(role::input))
      write_terms<kernel::into::set>(target<S>(step), rule, step, far, in_chunk);
    else
      write_terms<is_first ? kernel::into::set : kernel::into::plus>(target<S>(), rule, step, far, in_chunk);
  }
  template <direction way, class S, class Rule, class Far, class InChunk>
  BPTT_INLINE constexpr void gather(ago<S, 0> key, Rule rule, int step, Far far, InChunk in_chunk) const {
    write_terms<into_step<decltype(key)>>(target<decltype(key)>(step), rule, step, far, in_chunk);
  }
  template <direction way, class S, int k, class Rule, class Far, class InChunk>
  BPTT_INLINE constexpr void gather(at<S, k> key, Rule rule, int step, Far far, InChunk in_chunk) const {
    if constexpr (k >= 0 && k < steps)
      if (step == m.step_of_call(k))
        write_terms<into_step<decltype(key)>>(target<decltype(key)>(), rule, step, far, in_chunk);
  }
  template <direction way, class Key, class Rule, class Far, class InChunk>
  BPTT_INLINE constexpr void gather(Key, Rule, int, Far, InChunk) const {}

  // --- what is computed once --------------------------------------------------------------------

  template <class S, class Rule>
  BPTT_INLINE constexpr void compute_once(equation<at_last<S>, Rule>) const {
    write_terms<kernel::into::set>(m.template kept<S>(0), Rule{}, m.count - 1, distances<0, 0>{}, distances<0, 0>{});
  }
  template <class Bar, int k, class S, class... Term>
  BPTT_INLINE constexpr void compute_once(equation<at<Bar, k>, adjoint_rule<loss, S, types<Term...>>>) const {
    write_sum<shape_t<S>, Term...>(m.template kept<Bar>(m.step_of_call(k)), m.step_of_call(k));
  }
  template <class Shape, class... Term>
  BPTT_INLINE constexpr void write_sum(auto to, int step) const {
    constexpr auto formula = plus_all(typename Term::formula{}...);
    if constexpr (is_zero<std::remove_const_t<decltype(formula)>>)
      write_zero<Shape>(to);
    else
      assign_shaped<kernel::into::set, Shape>(to, formula, step);
  }

  // --- what is left when all steps are done -----------------------------------------------------

  template <class Target>
  BPTT_INLINE constexpr void finish(Target) const {
    if constexpr (plan::template is_shared<Target>) {
      constexpr bool is_begun =
          plan::template is_gathered_from_steps<Target> || Result::template is_accumulated<Target>;
      write_late<is_begun ? kernel::into::plus : kernel::into::set>(
          std::type_identity<Target>{}, typename plan::template late_contributions<Target>::terms{});
    }
  }
  template <kernel::into how, class Target, class... Term>
  BPTT_INLINE constexpr void write_late(std::type_identity<Target>, types<Term...>) const {
    auto const to = target<Target>();
    if constexpr (sizeof...(Term) > 0)
      [&]<class First, class... Rest>(types<First, Rest...>) BPTT_INLINE {
        write_late_term<how, Target>(to, First{});
        (write_late_term<kernel::into::plus, Target>(to, Rest{}), ...);
      }(types<Term...>{});
    else if constexpr (how == kernel::into::set)
      write_zero<shape_t<Target>>(to);
  }
  template <kernel::into how, class Target, class A, class S, int lag>
  BPTT_INLINE constexpr void write_late_term(auto to, step_term<0, outer_of<ago<bar<loss, A>, 0>, ago<S, lag>>>) const {
    constexpr int rows = shape_t<A>::size, cols = shape_t<S>::size;
    constexpr int a_row = row_size<plan, bar<loss, A>, N>;
    N const* const a = m.template slot<bar<loss, A>>(0);
    if constexpr (Machine::template has_slot<S>) {  // a group has both, of step after step, sequence after sequence
      kernel::sum_of_outer_products<how, rows, cols>(times_group(m.count), to.first, a, a_row,
                                                     m.template address<ago<S, lag>>(0), row_size<plan, S, N>);
    } else {
      kernel::sum_of_outer_products<how, rows, cols>(m.count, to.first, a, a_row * Machine::group,
                                                     m.template address<ago<S, lag>>(0), cols);
      for (int r = 1; r < Machine::group; ++r)
        kernel::sum_of_outer_products<kernel::more<how>, rows, cols>(
            m.count, to.first, a + r * a_row, a_row * Machine::group, m.of_sequence(r).template address<ago<S, lag>>(0),
            cols);
    }
  }
  BPTT_INLINE static constexpr int times_group(int count) { return count * Machine::group; }
  template <int count>
  BPTT_INLINE static constexpr auto times_group(std::integral_constant<int, count>) {
    return std::integral_constant<int, count * Machine::group>{};
  }
  template <kernel::into how, class Target, class A, class B>
    requires(Machine::group > 1 && is_of_a_group<Machine, A> && is_of_a_group<Machine, B>)
  BPTT_INLINE constexpr void write_late_term(auto to, last_term<outer_of<A, B>>) const {
    constexpr int rows = shape_t<A>::size, cols = shape_t<B>::size;
    kernel::stacked_outer_products<how, rows, cols, Machine::group>(
        to.first, m.template address<A>(m.count - 1), row_size<plan, symbol_of<A>, N>,
        m.template address<B>(m.count - 1), row_size<plan, symbol_of<B>, N>);
  }
  template <kernel::into how, class Target, class Term>
  BPTT_INLINE constexpr void write_late_term(auto to, Term) const {
    assign_shaped<how, shape_t<Target>>(to, typename Term::formula{}, m.count - 1);
  }
  template <class S>
  BPTT_INLINE constexpr void finish(at_last<S> key) const {
    copy_value<at_last<bar<loss, S>>>(target<decltype(key)>(), m.count - 1);
  }
  template <class S, int k>
  BPTT_INLINE constexpr void finish(at<S, k> key) const {
    if constexpr (k < 0 || k >= steps)
      [&]<class... Term>(adjoint_rule<loss, S, types<Term...>>) BPTT_INLINE {
        write_sum<shape_t<S>, Term...>(target<decltype(key)>(), m.step_of_call(k));
      }(typename plan::template late_contributions<decltype(key)>{});
  }
  template <class S, int k>
  BPTT_INLINE constexpr void finish(forward_value<at<S, k>> key) const {
    if (m.step_of_call(k) < m.count || k >= steps) copy_value<at<S, k>>(target<decltype(key)>(), 0);
  }
  template <class S>
  BPTT_INLINE constexpr void finish(forward_value<at_last<S>> key) const {
    copy_value<at_last<S>>(target<decltype(key)>(), 0);
  }
  template <class S>
  BPTT_INLINE constexpr void finish(forward_value<ago<S, 0>> key) const {
    for (int k = 0; k < m.count; ++k) copy_value<ago<S, 0>>(target<decltype(key)>(k), k);
  }
  template <class Leaf>
  BPTT_INLINE constexpr void copy_value(auto to, int step) const {
    each_of_group<shape_t<Leaf>::size>(m, [&](auto& of_r, int r) BPTT_INLINE {
      write<kernel::into::set, shape_t<Leaf>>(to.first + r * to.apart, value(Leaf{}, of_r, step));
    });
  }
};

}  // namespace bptt::numeric
