// gradient(net, loss, wrt(...)): the loss and its gradient, by the adjoint program run from the last step to the first.
#pragma once
#include <bptt/evaluate.hpp>

namespace bptt {

// --- the plan of a gradient ------------------------------------------------------------------------------------------------------

/// An adjoint that is nothing but the adjoint of another variable is another name for it, and no storage: ∂E/∂a = ∂E/∂z where z = a + b.
template <class Rule>
struct is_alias {
  static constexpr bool value = false;
};
template <class Loss, class S, class Other>
struct is_alias<adjoint_rule<Loss, S, types<step_term<0, ago<bar<Loss, Other>, 0>>>>> {
  static constexpr bool value = true;
  using other = Other;
};
template <class Loss, class Recurrence, class S, class Rule = rule_of<Loss, Recurrence, S>, bool alias = is_alias<Rule>::value>
struct canonical_name {
  using type = S;
};
template <class Loss, class Recurrence, class S, class Rule>
struct canonical_name<Loss, Recurrence, S, Rule, true> : canonical_name<Loss, Recurrence, typename is_alias<Rule>::other> {};

template <class Loss, class Recurrence>
struct by_canonical_names {
  template <class E>
  struct image {
    using type = E;
  };
  template <class S, int lag>
  struct image<ago<bar<Loss, S>, lag>> {
    using type = ago<bar<Loss, typename canonical_name<Loss, Recurrence, S>::type>, lag>;
  };
  template <class S, int lead>
  struct image<ahead<bar<Loss, S>, lead>> {
    using type = ahead<bar<Loss, typename canonical_name<Loss, Recurrence, S>::type>, lead>;
  };
  template <class E>
  using leaf = typename image<E>::type;
};

template <class Term, class Map>
struct mapped_term;
template <int lag, class E, class Map>
struct mapped_term<step_term<lag, E>, Map> {
  using type = step_term<lag, substitute<E, Map>>;
};
template <class E, class Map>
struct mapped_term<last_term<E>, Map> {
  using type = last_term<substitute<E, Map>>;
};
template <int step, class E, class Map>
struct mapped_term<fixed_term<step, E>, Map> {
  using type = fixed_term<step, substitute<E, Map>>;
};
template <class Rule, class Map>
struct mapped_rule;
template <class Loss, class S, class... Term, class Map>
struct mapped_rule<adjoint_rule<Loss, S, types<Term...>>, Map> {
  using type = adjoint_rule<Loss, S, types<typename mapped_term<Term, Map>::type...>>;
};

/// The variables whose adjoints some leaves read.
template <class Leaf>
struct adjoint_read {
  using type = types<>;
};
template <class Loss, class S, int k>
struct adjoint_read<ago<bar<Loss, S>, k>> {
  using type = types<S>;
};
template <class Loss, class S, int k>
struct adjoint_read<ahead<bar<Loss, S>, k>> {
  using type = types<S>;
};
template <class Loss, class S>
struct adjoint_read<at_last<bar<Loss, S>>> {
  using type = types<S>;
};
template <class Leaves>
struct adjoints_read_by;
template <class... Leaf>
struct adjoints_read_by<types<Leaf...>> {
  using type = list::unique<list::concat<typename adjoint_read<Leaf>::type...>>;
};

template <class Equation, class Symbols>
inline constexpr bool defines_one_of = list::contains<symbol_of<typename Equation::lhs>, Symbols>;
template <class Equations, class Symbols>
struct kept_equations;
template <class... E, class Symbols>
struct kept_equations<types<E...>, Symbols> {
  using type = list::concat<std::conditional_t<defines_one_of<E, Symbols>, types<E>, types<>>...>;
};
/// The equations that define one of some symbols.
template <class Equations, class Symbols>
using equations_of = typename kept_equations<Equations, Symbols>::type;

/// The sum of the terms of a rule `distance` steps before the last step: those whose guard t + lag < T holds there.
template <int distance, class Term>
constexpr auto formula_at_distance(Term) {
  return zero;
}
template <int distance, int lag, class E>
constexpr auto formula_at_distance(step_term<lag, E>) {
  if constexpr (lag <= distance)
    return E{};
  else
    return zero;
}
template <int distance, class E>
constexpr auto formula_at_distance(last_term<E>) {
  if constexpr (distance == 0)
    return E{};
  else
    return zero;
}

/// A term ā·sᵀ of a parameter's gradient whose factors are stored for all steps: its sum over time is one matrix product of the stacked factors.
template <class Term>
struct is_stackable {
  static constexpr bool value = false;
};
template <class Loss, class A, class S, int lag>
struct is_stackable<step_term<0, outer_of<ago<bar<Loss, A>, 0>, ago<S, lag>>>> {
  using adjoint = A;
  using factor = S;
  static constexpr bool value = has_role<S>(role::variable) || lag == 0;
};

/// The least size of a parameter, and the least number of steps, for which stacking pays: measured in the benchmark.
inline constexpr int stacking_size = 16;
inline constexpr int stacking_steps = 4;

template <class Leaf>
inline constexpr int lead_of_leaf = 0;
template <class S, int lead>
inline constexpr int lead_of_leaf<ahead<S, lead>> = lead;
/// The furthest that some leaves look ahead, at least 1.
template <class... Leaf>
constexpr int greatest_reach(types<Leaf...>) {
  int most = 1;
  ((most = lead_of_leaf<Leaf> > most ? lead_of_leaf<Leaf> : most), ...);
  return most;
}
template <class S, class Leaf>
inline constexpr bool is_at_a_fixed_step = false;
template <class S, int k>
inline constexpr bool is_at_a_fixed_step<S, at<S, k>> = true;
template <class S, class... Leaf>
constexpr bool reads_a_fixed_step(types<Leaf...>) {
  return (is_at_a_fixed_step<S, Leaf> || ...);
}
/// Do some leaves read S at more than the last step?
template <class S, class... Leaf>
constexpr bool reads_any_step(types<Leaf...>) {
  return ((std::is_same_v<symbol_of<Leaf>, S> && !std::is_same_v<Leaf, at_last<S>>) || ...);
}

template <class Program, class Loss, codegen code, class... Target>
struct gradient_plan {
  static constexpr int steps = Program::steps;
  using recurrence = with_intermediate_names<typename Program::recurrence>;
  using named_program = program<steps, recurrence>;
  using loss = Loss;

  // forward: what the loss depends on
  using needed = dependencies_of<Loss, recurrence>;
  using step_equations = equations_of<typename recurrence::step_equations, needed>;
  using last_equations = equations_of<typename recurrence::last_equations, needed>;
  using sums = sums_in<last_equations>;
  using forward_reads = read_by<list::concat<step_equations, last_equations>>;
  using bindings = needed_bindings<steps, list::concat<typename recurrence::step_equations, typename recurrence::last_equations>>;
  static constexpr bool is_straight_line =
      code == codegen::straight_line || (code == codegen::automatic && operations_of_all<step_equations> * steps <= straight_line_limit);

  // backward: the adjoints that the targets read, directly or not
  template <class S>
  using rule = typename mapped_rule<rule_of<Loss, recurrence, S>, by_canonical_names<Loss, recurrence>>::type;
  template <class S>
  using canonical = typename canonical_name<Loss, recurrence, S>::type;

  template <class Found, bool grown = true>
  struct closure;
  template <class... S>
  struct closure<types<S...>, true> {
    using next = list::unique<list::concat<types<S...>, typename adjoints_read_by<typename rule_reads<rule<S>>::type>::type...>>;
    using type = typename closure<next, (next::size > static_cast<int>(sizeof...(S)))>::type;
  };
  template <class... S>
  struct closure<types<S...>, false> {
    using type = types<S...>;
  };
  template <class T>
  static constexpr auto wanted_adjoint() {
    using S = symbol_of<T>;
    if constexpr (has_role<S>(role::variable))
      return types<canonical<S>>{};
    else
      return typename adjoints_read_by<typename rule_reads<rule<S>>::type>::type{};
  }
  using adjoints = typename closure<list::unique<list::concat<decltype(wanted_adjoint<Target>())...>>>::type;
  using step_adjoints = typename defined_symbols<list::reverse<equations_of<step_equations, adjoints>>>::type;
  using last_adjoints = typename defined_symbols<list::reverse<equations_of<last_equations, adjoints>>>::type;

  template <class... S>
  static list::unique<list::concat<typename rule_reads<rule<S>>::type...>> reads_of(types<S...>);
  using backward_reads = decltype(reads_of(list::unique<list::concat<adjoints, types<symbol_of<Target>...>>>{}));
  using reads = list::unique<list::concat<forward_reads, backward_reads>>;

  template <class Term>
  static constexpr bool is_stacked_term() {
    if constexpr (!is_stackable<Term>::value || is_straight_line || steps < stacking_steps)
      return false;
    else
      return shape_t<typename formula_of_term<Term>::type>::size >= stacking_size;
  }
  template <class S, class T>
  static constexpr bool stacks() {
    if constexpr (is_symbol<T> && (has_role<T>(role::parameter) || has_role<T>(role::constant)))
      return []<class L, class P, class... Term>(adjoint_rule<L, P, types<Term...>>) {
        return (... || [] {
                 if constexpr (is_stacked_term<Term>())
                   return std::is_same_v<S, typename is_stackable<Term>::adjoint> || std::is_same_v<S, typename is_stackable<Term>::factor>;
                 else
                   return false;
               }());
      }(rule<T>{});
    else
      return false;
  }

  /// How many steps ahead a rule looks at most; from there on all steps have the same body.
  static constexpr int reach = greatest_reach(backward_reads{});

  // storage: forward values that the backward pass reads, for all steps; adjoints as far as a rule looks ahead, or for all steps where they are stacked
  template <class S>
  struct slots_chosen : slots_of_variable<S, named_program, reads, reads_any_step<S>(backward_reads{}) || reads_a_fixed_step<S>(forward_reads{})> {};
  template <class S>
  struct slots_chosen<bar<Loss, S>> {
    static constexpr int lead = greatest_lead<bar<Loss, S>>(backward_reads{});
    static constexpr bool all_steps = (stacks<S, Target>() || ...);
    using type = slots<all_steps ? steps : (lead < 0 ? 1 : lead + 1), 0>;
  };
  template <class S>
    requires is_defined_at_the_end<S, recurrence>
  struct slots_chosen<bar<Loss, S>> {
    using type = slots<1, 0>;
  };
  template <class S>
  using slots_for = typename slots_chosen<S>::type;

  template <class... S>
  static types<bar<Loss, S>...> bars_of(types<S...>);
  using symbols = list::concat<typename defined_symbols<list::concat<step_equations, last_equations>>::type, sums, decltype(bars_of(step_adjoints{})),
                               decltype(bars_of(last_adjoints{})), transposed_copies<step_equations, steps>>;
};

// --- the backward pass --------------------------------------------------------------------------------------------------------------

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
      write<kernel::into::set, shape_t<S>>(to, view_value<N, shape_t<S>::cols>{m.template slot<bar<loss, typename plan::template canonical<S>>>(step)});
    else
      set_rule<distance>(to, plan_rule<S>(), step);
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
    if constexpr (std::is_same_v<S, loss>)
      *result.template numbers<decltype(key)>() = N(1);
    else
      write<kernel::into::set, shape_t<S>>(result.template numbers<decltype(key)>(), view_value<N, shape_t<S>::cols>{m.template slot<bar<loss, S>>(0)});
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

// --- the callable ---------------------------------------------------------------------------------------------------------------------

/// What a gradient is taken with respect to: the argument `wrt(...)`.
template <class... Target>
struct targets {};

/// The things to differentiate with respect to: parameters, inputs, constants by name; `u[1_c]` the copy of a parameter that one step reads, `u[t]` all copies;
/// `z[2_c]`, `z[t]`, `q[last]` variables; `h[-1_c]` an initial state.
template <operand... Target>
constexpr targets<Target...> wrt(Target...) {
  return {};
}

/// The callable that `gradient(net, loss, wrt(...))` returns. An empty type.
template <class Program, class Loss, codegen code, class... Target>
struct gradient_of {
  template <class... Binding>
  constexpr auto operator()(Binding const&... bound) const {
    using plan = gradient_plan<Program, Loss, code, Target...>;
    if constexpr (check_bindings<typename Binding::key...>(typename plan::bindings{})) {
      using N = number_of<Binding...>;
      using sources_type = sources<plan::steps, N, Binding...>;
      using work_type = typename workspace_of<plan, N, typename plan::symbols>::type;
      using machine_type = machine<plan, N, sources_type, work_type>;
      using loss_key = resolve<Program, std::conditional_t<is_symbol<Loss>, at_last<symbol_of<Loss>>, Loss>>;
      using result_type = result_of<Program, N, loss_key, Target...>;
      sources_type const in(bound...);
      work_type work;
      result_type result;
      machine_type const m{in, work};
      m.forward();
      *result.template numbers<loss_key>() = *m.template address<loss_key>(0);
      backward_pass<machine_type const, result_type>{m, result}.run(types<Target...>{});
      return result;
    }
  }
};

/// The numbers that a gradient keeps between its forward and its backward pass: values that the adjoint reads, and adjoints. In bytes.
template <class Gradient, class N = double>
inline constexpr std::size_t workspace_bytes = workspace_bytes<std::remove_cvref_t<Gradient>, N>;
template <class Program, class Loss, codegen code, class... Target, class N>
inline constexpr std::size_t workspace_bytes<gradient_of<Program, Loss, code, Target...>, N> =
    sizeof(typename workspace_of<gradient_plan<Program, Loss, code, Target...>, N, typename gradient_plan<Program, Loss, code, Target...>::symbols>::type);

/// The gradient of a scalar loss: a callable that takes bindings in any order and returns a result with the loss and all gradients, by symbol.
/// Nothing is allocated: values live in automatic storage (`workspace_bytes<decltype(g)>` of them) and in the result.
/// Errors: a loss that is no scalar, a target that the net does not have, a missing, doubled or wrongly sized binding, at compile time; a wrong
/// size that is known at run time only throws std::invalid_argument.
/// Cost: independent of T where the body of a step is shared, linear in T where steps are spelled out.
template <codegen code = codegen::automatic, int T, class Recurrence, operand Loss, class... Target>
constexpr auto gradient(program<T, Recurrence>, Loss, targets<Target...>) {
  using net = program<T, Recurrence>;
  check_scalar_loss<net, Loss>();
  (check_target<net, Target>(), ...);
  return gradient_of<net, loss_of<net, Loss>, code, resolve<net, Target>...>{};
}

}  // namespace bptt
