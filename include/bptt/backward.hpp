// The backward pass: the adjoint program, run from the last step to the first.
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
  [[gnu::always_inline]] constexpr void run(types<Target...> targets) const {
    [&]<class... S>(types<S...>) __attribute__((always_inline)) { (set_rule<0>(m.template slot<bar<loss, S>>(0), plan_rule<S>(), steps - 1), ...); }(typename plan::last_adjoints{});
    constexpr int peeled = plan::reach < steps ? plan::reach : steps;
    if constexpr (plan::is_straight_line) {
      spell_out<0, steps>([&](auto back) __attribute__((always_inline)) { step<(back < plan::reach ? back : plan::reach)>(steps - 1 - back, targets); });
    } else {
      spell_out<0, peeled>([&](auto back) __attribute__((always_inline)) { step<back>(steps - 1 - back, targets); });
      for (int k = steps - 1 - peeled; k >= 0; --k) step<plan::reach>(k, targets);
    }
    (finish(Target{}), ...);
  }

 private:
  template <class S>
  static constexpr auto plan_rule() {
    return typename plan::template rule<S>{};
  }

  /// to ← the terms of a rule that hold `distance` steps before the last.
  template <int distance, kernel::into how = kernel::into::set, class S, class... Term>
  [[gnu::always_inline]] constexpr void set_rule(N* to, adjoint_rule<loss, S, types<Term...>>, int step) const {
    constexpr auto formula = plus_all(formula_at_distance<distance>(Term{})...);
    if constexpr (!is_zero<std::remove_const_t<decltype(formula)>>)
      assign_shaped<how, shape_t<S>>(to, formula, step);
    else if constexpr (how == kernel::into::set)
      write<how, shape_t<S>>(to, scalar_value<N>{N(0)});
    (add_at_fixed_step<S>(to, Term{}, step), ...);
  }
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
    if (step == at_step) assign_shaped<kernel::into::plus, shape_t<S>>(to, E{}, step);
  }

  template <int distance, class... Target>
  [[gnu::always_inline]] constexpr void step(int step, types<Target...>) const {
    [&]<class... S>(types<S...>) __attribute__((always_inline)) { (set_rule<distance>(m.template slot<bar<loss, S>>(step), plan_rule<S>(), step), ...); }(typename plan::step_adjoints{});
    (contribute<distance>(Target{}, step), ...);
  }

  // what a step contributes to each target
  template <int distance, class S>
  [[gnu::always_inline]] constexpr void contribute(S, int step) const {
    if constexpr (has_role<S>(role::input))
      set_rule<distance>(result.template numbers<S>() + step * shape_t<S>::size, plan_rule<S>(), step);
    else if constexpr (is_symbol<S>)
      set_rule<distance, distance == 0 ? kernel::into::set : kernel::into::plus>(result.template numbers<S>(), without_stacked(plan_rule<S>()), step);
  }
  template <int distance, class S>
  [[gnu::always_inline]] constexpr void contribute(ago<S, 0> key, int step) const {
    contribute_to<distance, S>(result.template numbers<decltype(key)>() + step * shape_t<S>::size, step);
  }
  template <int distance, class S, int k>
  [[gnu::always_inline]] constexpr void contribute(at<S, k> key, int step) const {
    if constexpr (k >= 0)
      if (step == k) contribute_to<distance, S>(result.template numbers<decltype(key)>(), step);
  }
  template <int distance, class S>
  [[gnu::always_inline]] constexpr void contribute(at_last<S>, int) const {}

  template <int distance, class S>
  [[gnu::always_inline]] constexpr void contribute_to(N* to, int step) const {
    if constexpr (has_role<S>(role::variable))
      copy_adjoint<S, typename plan::template canonical<S>>(to, step);
    else
      set_rule<distance>(to, plan_rule<S>(), step);
  }

  /// to ← the adjoint of S, which is kept under another name, perhaps; 0 where the loss does not depend on S.
  template <class S, class Name>
  [[gnu::always_inline]] constexpr void copy_adjoint(N* to, int step) const {
    if constexpr (Machine::template has_slot<bar<loss, Name>>)
      write<kernel::into::set, shape_t<S>>(to, view_value<N, shape_t<S>::cols>{m.template slot<bar<loss, Name>>(step)});
    else
      write<kernel::into::set, shape_t<S>>(to, scalar_value<N>{N(0)});
  }

  template <class S, class... Term>
  static constexpr auto without_stacked(adjoint_rule<loss, S, types<Term...>>) {
    return adjoint_rule<loss, S, list::concat<std::conditional_t<plan::template is_stacked_term<Term>(), types<>, types<Term>>...>>{};
  }

  // what is left when all steps are done
  template <class Target>
  [[gnu::always_inline]] constexpr void finish(Target) const {
    if constexpr (is_symbol<Target>)
      if constexpr (!has_role<Target>(role::input))
        [&]<class... Term>(adjoint_rule<loss, Target, types<Term...>>) __attribute__((always_inline)) {
          (add_stacked(result.template numbers<Target>(), Term{}), ...);
        }(plan_rule<Target>());
  }
  template <class Term>
  [[gnu::always_inline]] constexpr void add_stacked(N* to, Term) const {
    if constexpr (plan::template is_stacked_term<Term>()) add_stacked_product(to, Term{});
  }
  template <class A, class S, int lag>
  [[gnu::always_inline]] constexpr void add_stacked_product(N* to, step_term<0, outer_of<ago<bar<loss, A>, 0>, ago<S, lag>>>) const {
    kernel::stacked_outer_products<kernel::into::plus, shape_t<A>::size, shape_t<S>::size, steps>(to, m.template slot<bar<loss, A>>(0),
                                                                                              m.template address<ago<S, lag>>(0));
  }
  template <class S>
  [[gnu::always_inline]] constexpr void finish(at_last<S> key) const {
    copy_adjoint<S, S>(result.template numbers<decltype(key)>(), 0);
  }
  template <class S, int k>
  [[gnu::always_inline]] constexpr void finish(forward_value<at<S, k>> key) const {
    copy_value<S>(result.template numbers<decltype(key)>(), m.template address<at<S, k>>(0));
  }
  template <class S>
  [[gnu::always_inline]] constexpr void finish(forward_value<at_last<S>> key) const {
    copy_value<S>(result.template numbers<decltype(key)>(), m.template address<at_last<S>>(0));
  }
  template <class S>
  [[gnu::always_inline]] constexpr void finish(forward_value<ago<S, 0>> key) const {
    for (int k = 0; k < steps; ++k) copy_value<S>(result.template numbers<decltype(key)>() + k * shape_t<S>::size, m.template slot<S>(k));
  }
  template <class S>
  [[gnu::always_inline]] constexpr void copy_value(N* to, N const* from) const {
    write<kernel::into::set, shape_t<S>>(to, view_value<N, shape_t<S>::cols>{from});
  }
  template <class S, int k>
  [[gnu::always_inline]] constexpr void finish(at<S, k> key) const {
    if constexpr (k < 0)
      [&]<class... Term>(adjoint_rule<loss, S, types<Term...>>) __attribute__((always_inline)) {
        constexpr auto formula = plus_all(initial_term<k>(Term{})...);
        N* const to = result.template numbers<decltype(key)>();
        if constexpr (is_zero<std::remove_const_t<decltype(formula)>>)
          write<kernel::into::set, shape_t<S>>(to, scalar_value<N>{N(0)});
        else
          assign_shaped<kernel::into::set, shape_t<S>>(to, formula, k);
      }(plan_rule<S>());
  }
  /// The terms of a rule at step k < 0: those that come from a step of the program.
  template <int k, class Term>
  static constexpr auto initial_term(Term) {
    return zero;
  }
  template <int k, int lag, class E>
  static constexpr auto initial_term(step_term<lag, E>) {
    if constexpr (k + lag >= 0 && k + lag < steps)
      return E{};
    else
      return zero;
  }
  template <int k, class E>
  static constexpr auto initial_term(fixed_term<k, E>) {
    return E{};
  }
};

}  // namespace bptt::numeric
