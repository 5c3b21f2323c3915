// The backward pass: the adjoint equations in their phases. Of a plain net these are the last step, then one pass from the last step to the first.
#pragma once
#include <bptt/gradient_plan.hpp>

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
  [[gnu::always_inline]] constexpr void run(types<Target...>) const {
    [&]<class... Phase>(types<Phase...>) __attribute__((always_inline)) { (run_phase(Phase{}), ...); }(typename plan::backward_phases{});
    (finish(Target{}), ...);
  }

 private:
  // --- phases --------------------------------------------------------------------------------------------------------------

  template <class... E>
  [[gnu::always_inline]] constexpr void run_phase(once<E...>) const {
    (compute_once(E{}), ...);
  }
  template <direction way, class... E>
  [[gnu::always_inline]] constexpr void run_phase(sweep<way, E...>) const {
    (begin_sum(std::type_identity<typename E::lhs>{}), ...);
    m.template each_step<way, plan::template head<way, E...>, plan::template tail<way, E...>>(
        [&]<class Step, class Distances>(Step step, Distances far) __attribute__((always_inline)) { each_chunk_position<way, E...>(step, far); });
  }
  /// Where a gradient is truncated by chunks, the distances to the ends of a chunk decide as well which terms there are; elsewhere they are those to the ends of the sequence.
  template <direction way, class... E, class Step, class Distances>
  [[gnu::always_inline]] constexpr void each_chunk_position(Step step, Distances far) const {
    if constexpr (chunk_size<loss> == 0) {
      (compute<way>(E{}, step, far, far), ...);
    } else {
      position const here = position_of<loss>(step, m.count);
      constexpr int head = plan::template head<way, E...>, tail = plan::template tail<way, E...>;
      spell_out<0, (head + 1) * (tail + 1)>([&](auto which) __attribute__((always_inline)) {
        constexpr int start = which / (tail + 1), end = which % (tail + 1);
        if ((here.in_chunk < head ? here.in_chunk : head) == start && (here.to_chunk_end < tail ? here.to_chunk_end : tail) == end)
          (compute<way>(E{}, static_cast<int>(step), far, distances<start, end>{}), ...);
      });
    }
  }
  template <class Lhs>
  [[gnu::always_inline]] constexpr void begin_sum(std::type_identity<Lhs>) const {
    if constexpr (is_time_sum<Lhs>) write<kernel::into::set, shape_t<Lhs>>(m.template slot<Lhs>(0), scalar_value<N>{N(0)});
  }

  // --- what is computed at a step ------------------------------------------------------------------------------------------------

  template <direction way, class S, class Rule, class Far, class InChunk>
  [[gnu::always_inline]] constexpr void compute(equation<ago<S, 0>, Rule>, int step, Far far, InChunk in_chunk) const {
    write_terms<kernel::into::set>(m.template slot<S>(step), Rule{}, step, far, in_chunk);
  }
  template <direction way, class E, class Rhs, class Far, class InChunk>
  [[gnu::always_inline]] constexpr void compute(equation<sum_over_time<E>, Rhs>, int step, Far, InChunk) const {
    assign_shaped<kernel::into::plus, shape_t<E>>(m.template slot<sum_over_time<E>>(0), E{}, step);
  }
  template <direction way, class Key, class Rule, class Far, class InChunk>
  [[gnu::always_inline]] constexpr void compute(equation<gathered<Key>, Rule>, int step, Far far, InChunk in_chunk) const {
    gather<way>(Key{}, Rule{}, step, far, in_chunk);
  }

  /// to ← the terms of a rule that hold at a step.
  template <kernel::into how, class S, class... Term, class Far, class InChunk>
  [[gnu::always_inline]] constexpr void write_terms(N* to, adjoint_rule<loss, S, types<Term...>>, int step, Far, InChunk) const {
    constexpr auto formula = formula_at<Far::start, Far::end, InChunk::start, InChunk::end>(list::filter<is_of_no_fixed_step, types<Term...>>{});
    if constexpr (!is_zero<std::remove_const_t<decltype(formula)>>)
      assign_shaped<how, shape_t<S>>(to, formula, step);
    else if constexpr (how == kernel::into::set)
      write<how, shape_t<S>>(to, scalar_value<N>{N(0)});
    (add_at_fixed_step<S>(to, Term{}, step), ...);
  }
  template <class Term>
  struct is_of_no_fixed_step {
    static constexpr bool value = !is_fixed<Term>;
  };
  template <kernel::into how, class Shape, class E>
  [[gnu::always_inline]] constexpr void assign_shaped(N* to, E formula, int step) const {
    if constexpr (is_literal<E>)
      write<how, Shape>(to, value(formula, m, step));
    else
      assign<how>(to, formula, m, step);
  }
  template <class S, class Term>
  [[gnu::always_inline]] constexpr void add_at_fixed_step(N*, Term, int) const {}
  template <class S, int at_step, class E>
  [[gnu::always_inline]] constexpr void add_at_fixed_step(N* to, fixed_term<at_step, E>, int step) const {
    if (step == m.step_of_call(at_step)) assign_shaped<kernel::into::plus, shape_t<S>>(to, E{}, step);
  }

  // --- what a step contributes to a target -----------------------------------------------------------------------------------------

  /// The gradient of what one step reads is written there; it is added to what other sequences have contributed.
  template <class Key>
  static constexpr kernel::into into_step = Result::template is_accumulated<Key> ? kernel::into::plus : kernel::into::set;

  template <direction way, class S, class Rule, class Far, class InChunk>
    requires is_symbol<S>
  [[gnu::always_inline]] constexpr void gather(S, Rule rule, int step, Far far, InChunk in_chunk) const {
    constexpr bool is_first = (way == direction::forward ? Far::start == 0 : Far::end == 0) && !Result::template is_accumulated<S>;
    if constexpr (has_role<S>(role::input))
      write_terms<kernel::into::set>(result.template numbers<S>() + step * shape_t<S>::size, rule, step, far, in_chunk);
    else
      write_terms<is_first ? kernel::into::set : kernel::into::plus>(result.template numbers<S>(), rule, step, far, in_chunk);
  }
  template <direction way, class S, class Rule, class Far, class InChunk>
  [[gnu::always_inline]] constexpr void gather(ago<S, 0> key, Rule rule, int step, Far far, InChunk in_chunk) const {
    write_terms<into_step<decltype(key)>>(result.template numbers<decltype(key)>() + step * shape_t<S>::size, rule, step, far, in_chunk);
  }
  template <direction way, class S, int k, class Rule, class Far, class InChunk>
  [[gnu::always_inline]] constexpr void gather(at<S, k> key, Rule rule, int step, Far far, InChunk in_chunk) const {
    if constexpr (k >= 0 && k < steps)
      if (step == m.step_of_call(k)) write_terms<into_step<decltype(key)>>(result.template numbers<decltype(key)>(), rule, step, far, in_chunk);
  }
  template <direction way, class Key, class Rule, class Far, class InChunk>
  [[gnu::always_inline]] constexpr void gather(Key, Rule, int, Far, InChunk) const {}

  // --- what is computed once -------------------------------------------------------------------------------------------------------

  template <class S, class Rule>
  [[gnu::always_inline]] constexpr void compute_once(equation<at_last<S>, Rule>) const {
    write_terms<kernel::into::set>(m.template slot<S>(0), Rule{}, m.count - 1, distances<0, 0>{}, distances<0, 0>{});
  }
  template <class Bar, int k, class S, class... Term>
  [[gnu::always_inline]] constexpr void compute_once(equation<at<Bar, k>, adjoint_rule<loss, S, types<Term...>>>) const {
    write_sum<shape_t<S>, Term...>(m.template slot<Bar>(m.step_of_call(k)), m.step_of_call(k));
  }
  template <class Shape, class... Term>
  [[gnu::always_inline]] constexpr void write_sum(N* to, int step) const {
    constexpr auto formula = plus_all(typename Term::formula{}...);
    if constexpr (is_zero<std::remove_const_t<decltype(formula)>>)
      write<kernel::into::set, Shape>(to, scalar_value<N>{N(0)});
    else
      assign_shaped<kernel::into::set, Shape>(to, formula, step);
  }

  // --- what is left when all steps are done ------------------------------------------------------------------------------------------

  template <class Target>
  [[gnu::always_inline]] constexpr void finish(Target) const {
    if constexpr (plan::template is_shared<Target>) {
      constexpr bool is_begun = plan::template is_gathered_from_steps<Target> || Result::template is_accumulated<Target>;
      write_late<is_begun ? kernel::into::plus : kernel::into::set>(std::type_identity<Target>{}, typename plan::template late_contributions<Target>::terms{});
    }
  }
  template <kernel::into how, class Target, class... Term>
  [[gnu::always_inline]] constexpr void write_late(std::type_identity<Target>, types<Term...>) const {
    N* const to = result.template numbers<Target>();
    if constexpr (sizeof...(Term) > 0)
      [&]<class First, class... Rest>(types<First, Rest...>) __attribute__((always_inline)) {
        write_late_term<how, Target>(to, First{});
        (write_late_term<kernel::into::plus, Target>(to, Rest{}), ...);
      }(types<Term...>{});
    else if constexpr (how == kernel::into::set)
      write<how, shape_t<Target>>(to, scalar_value<N>{N(0)});
  }
  template <kernel::into how, class Target, class A, class S, int lag>
  [[gnu::always_inline]] constexpr void write_late_term(N* to, step_term<0, outer_of<ago<bar<loss, A>, 0>, ago<S, lag>>>) const {
    constexpr int rows = shape_t<A>::size, cols = shape_t<S>::size;
    kernel::sum_of_outer_products<how, rows, cols>(m.count, to, m.template slot<bar<loss, A>>(0), rows, m.template address<ago<S, lag>>(0), cols);
  }
  template <kernel::into how, class Target, class Term>
  [[gnu::always_inline]] constexpr void write_late_term(N* to, Term) const {
    assign_shaped<how, shape_t<Target>>(to, typename Term::formula{}, m.count - 1);
  }
  template <class S>
  [[gnu::always_inline]] constexpr void finish(at_last<S> key) const {
    copy_value<S>(result.template numbers<decltype(key)>(), m.template slot<bar<loss, S>>(0));
  }
  template <class S, int k>
  [[gnu::always_inline]] constexpr void finish(at<S, k> key) const {
    if constexpr (k < 0 || k >= steps)
      [&]<class... Term>(adjoint_rule<loss, S, types<Term...>>) __attribute__((always_inline)) {
        write_sum<shape_t<S>, Term...>(result.template numbers<decltype(key)>(), m.step_of_call(k));
      }(typename plan::template late_contributions<decltype(key)>{});
  }
  template <class S, int k>
  [[gnu::always_inline]] constexpr void finish(forward_value<at<S, k>> key) const {
    if (m.step_of_call(k) < m.count || k >= steps) copy_value<S>(result.template numbers<decltype(key)>(), m.template address<at<S, k>>(0));
  }
  template <class S>
  [[gnu::always_inline]] constexpr void finish(forward_value<at_last<S>> key) const {
    copy_value<S>(result.template numbers<decltype(key)>(), m.template address<at_last<S>>(0));
  }
  template <class S>
  [[gnu::always_inline]] constexpr void finish(forward_value<ago<S, 0>> key) const {
    for (int k = 0; k < m.count; ++k) copy_value<S>(result.template numbers<decltype(key)>() + k * shape_t<S>::size, m.template slot<S>(k));
  }
  template <class S>
  [[gnu::always_inline]] constexpr void copy_value(N* to, N const* from) const {
    write<kernel::into::set, shape_t<S>>(to, view_value<N, shape_t<S>::cols>{from});
  }
};

}  // namespace bptt::numeric
