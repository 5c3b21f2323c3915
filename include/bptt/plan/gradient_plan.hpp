// The plan of a gradient: which adjoints are needed, which are other names of each other, in which passes they are
// computed, and what is stored for how many steps. Derived by type.
#pragma once
#include <bptt/plan/adjoint_aliases.hpp>
#include <bptt/plan/evaluation_plan.hpp>

namespace bptt::numeric {

/// A term ā·sᵀ of a parameter's gradient whose factors are stored for all steps: its sum over time is one matrix
/// product of the stacked factors.
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

/// What the steps contribute to a target, gathered in a pass.
template <class Target>
struct gathered {};

/// The variable of a forward value that is asked for beside the gradient.
template <class Target>
struct value_symbols {
  using type = types<>;
};
template <class Reference>
struct value_symbols<forward_value<Reference>> {
  using type = types<symbol_of<Reference>>;
};
/// Is S read by others when the forward passes are over?
template <class S>
inline constexpr bool is_read_between_passes = false;
/// Is S asked for at other steps than the one that a pass computes last?
template <class S, class Target, int last_computed>
inline constexpr bool is_asked_for = false;
template <class S, int last_computed>
inline constexpr bool is_asked_for<S, forward_value<ago<S, 0>>, last_computed> = true;
template <class S, int k, int last_computed>
inline constexpr bool is_asked_for<S, forward_value<at<S, k>>, last_computed> = k != last_computed;

}  // namespace bptt::numeric

namespace bptt::derivation {
template <class Target>
inline constexpr bool is_of_each_step<numeric::gathered<Target>> = true;
}

namespace bptt::numeric {

template <class Program, class Loss, codegen code, class... Target>
struct gradient_plan {
  static constexpr int steps = Program::steps, group = 1;
  using recurrence = with_intermediate_names<typename Program::recurrence>;
  using named_program = program<steps, recurrence>;
  using loss = Loss;

  // forward: what the loss depends on
  using needed =
      typename dependencies<typename recurrence::all_equations,
                            list::concat<types<symbol_of<Loss>>, typename value_symbols<Target>::type...>>::type;
  using forward_schedule = schedule_of<equations_of<typename recurrence::all_equations, needed>>;
  using all_forward_equations = typename forward_schedule::equations;
  using step_equations = list::filter<of_a_step, typename forward_schedule::equations>;
  using forward_reads = read_by<typename recurrence::all_equations>;
  using bindings = given_to<named_program>;
  static constexpr bool is_straight_line = is_spelled_out<code, step_equations, steps>;
  using forward_phases = with_projections<typename forward_schedule::phases, steps, is_straight_line>;

  // backward: the adjoint equations that the targets read, directly or not
  template <class S>
  using canonical = typename stored_for<Loss, recurrence, S>::type;
  template <class S>
  using rule = typename mapped_rule<rule_of<Loss, recurrence, S>, by_stored_adjoints<Loss, recurrence, steps>>::type;

  /// A term whose sum over the steps is one product of stacked factors, made when all steps are done.
  template <class Term>
  struct is_stacked {
    static constexpr bool value = [] {
      if constexpr (!is_stackable<Term>::value || is_straight_line || steps < stacking_steps)
        return false;
      else
        return shape_t<typename Term::formula>::size >= stacking_size;
    }();
  };
  /// Does a key belong to all steps together: a parameter, or a constant?
  template <class Key>
  static constexpr bool is_shared = is_symbol<Key> && !has_role<Key>(role::input);
  template <class Term>
  struct is_of_a_step {
    static constexpr bool value = stands_at_a_step<Term, steps>;
  };
  /// A term of a parameter that is computed when all steps are done.
  template <class Term>
  struct is_late {
    static constexpr bool value = is_start<Term> || is_of_the_end<Term> || is_stacked<Term>::value;
  };
  template <class Term>
  struct is_gathered {
    static constexpr bool value = stands_at_a_step<Term, steps> && !is_late<Term>::value;
  };

  /// What the steps contribute to a target: a rule.
  template <class Key>
  struct contribution_rule {
    using type = adjoint_rule<Loss, Key, types<>>;
  };
  template <class S>
    requires is_shared<S>
  struct contribution_rule<S> {
    using type = filter_rule<is_gathered, rule<S>>;
  };
  template <class S>
    requires(has_role<S>(role::input))
  struct contribution_rule<S> : contribution_rule<ago<S, 0>> {};
  template <class S>
  struct contribution_rule<ago<S, 0>> {
    static auto found() {
      if constexpr (!has_role<S>(role::variable))
        return filter_rule<is_of_a_step, rule<S>>{};
      else
        return adjoint_rule<Loss, S, types<step_term<0, ago<bar<Loss, canonical<S>>, 0>>>>{};
    }
    using type = decltype(found());
  };
  template <class S, int k>
    requires(k >= 0 && k < steps)
  struct contribution_rule<at<S, k>> : contribution_rule<ago<S, 0>> {};
  template <class Key>
  using contributions = typename contribution_rule<Key>::type;

  /// What is added to a target when all steps are done.
  template <class Key>
  struct late_rule {
    using type = adjoint_rule<Loss, Key, types<>>;
  };
  template <class S>
    requires is_shared<S>
  struct late_rule<S> {
    using type = filter_rule<is_late, rule<S>>;
  };
  template <class S>
  struct late_rule<at_last<S>> {
    using type = adjoint_rule<Loss, S, types<last_term<at_last<bar<Loss, S>>>>>;
  };
  template <class S, int k>
    requires(k < 0 || k >= steps)
  struct late_rule<at<S, k>> {
    using type = rule_at_start<k, steps, rule<S>>;
  };
  template <class Key>
  using late_contributions = typename late_rule<Key>::type;

  template <class Lhs>
  struct adjoint_equation;
  template <class S>
  struct adjoint_equation<ago<bar<Loss, S>, 0>> {
    using type = equation<ago<bar<Loss, S>, 0>, filter_rule<is_of_a_step, rule<S>>>;
  };
  template <class S>
  struct adjoint_equation<at_last<bar<Loss, S>>> {
    using type = equation<at_last<bar<Loss, S>>, rule<S>>;
  };
  template <class S, int k>
  struct adjoint_equation<at<bar<Loss, S>, k>> {
    using type = equation<at<bar<Loss, S>, k>, rule_at_start<k, steps, rule<S>>>;
  };
  template <class Lhs>
  using equation_for = typename adjoint_equation<Lhs>::type;

  template <class Lhs, bool grown = true>
  struct closure;
  template <class... Lhs>
  struct closure<types<Lhs...>, true> {
    using next = list::unique<
        list::concat<types<Lhs...>, adjoints_in<typename rule_reads<typename equation_for<Lhs>::rhs>::type>...>>;
    using type = typename closure<next, (next::size > static_cast<int>(sizeof...(Lhs)))>::type;
  };
  template <class... Lhs>
  struct closure<types<Lhs...>, false> {
    using equations = types<equation_for<Lhs>...>;
    using type = closure;
  };
  /// Do steps contribute to a target one by one?
  template <class Key>
  static constexpr bool is_gathered_from_steps = !is_shared<Key> || contributions<Key>::terms::size > 0;
  using gathering =
      list::concat<list::one_if<is_gathered_from_steps<Target>, equation<gathered<Target>, contributions<Target>>>...>;
  using finishing = types<equation<gathered<Target>, late_contributions<Target>>...>;
  template <class... E>
  static list::unique<list::concat<adjoints_in<typename rule_reads<typename E::rhs>::type>...>> adjoints_read(
      types<E...>);
  using adjoint_equations =
      typename closure<decltype(adjoints_read(list::concat<gathering, finishing>{}))>::type::equations;

  template <class... E>
  static types<task<E, list::filter<is_of_the_adjoint, typename rule_reads<typename E::rhs>::type>>...> tasks_of(
      types<E...>);
  template <class... Sum>
  static types<task<equation<Sum, summand_of<Sum>>, list::filter<is_of_the_adjoint, leaves_of<summand_of<Sum>>>>...>
      tasks_of_sums(types<Sum...>);
  template <class... E>
  static list::unique<list::concat<sums_of_rule<typename E::rhs>...>> sums_of(types<E...>);
  template <class Sum>
  struct is_new {  // some rules read sums of the forward pass
    static constexpr bool value = !list::contains<Sum, defined_symbols<typename forward_schedule::equations>>;
  };
  using sums = list::filter<is_new, decltype(sums_of(list::concat<adjoint_equations, gathering, finishing>{}))>;
  using backward_schedule = schedule<list::concat<decltype(tasks_of(adjoint_equations{})),
                                                  decltype(tasks_of_sums(sums{})), decltype(tasks_of(gathering{}))>,
                                     code == codegen::segments>;
  using backward_phases = typename backward_schedule::phases;

  /// How many steps at the start and at the end of a pass have bodies of their own: as far as terms reach out of the
  /// sequence; the first step of a pass sets what the others add to.
  template <class... Term>
  static constexpr int reach([[maybe_unused]] int sign, types<Term...>) {
    int most = 0;
    ((most = sign * lag_of_term<Term> > most ? sign * lag_of_term<Term> : most), ...);
    return most;
  }
  template <class Rhs>
  struct terms_of {
    using type = types<>;
  };
  template <class S, class... Term>
  struct terms_of<adjoint_rule<Loss, S, types<Term...>>> {
    using type = types<Term...>;
  };
  template <class... E>
  using all_terms_of = list::concat<typename terms_of<typename E::rhs>::type...>;
  template <direction way, class... E>
  static constexpr int head = [] {
    constexpr int most = reach(-1, all_terms_of<E...>{}), least = way == direction::forward ? 1 : 0;
    return most > least ? most : least;
  }();
  template <direction way, class... E>
  static constexpr int tail = [] {
    constexpr int most = reach(1, all_terms_of<E...>{});
    return most > 1 ? most : 1;
  }();

  // storage: what another phase reads at its steps is kept for all of them
  template <class... E>
  static once<E...> as_phase(types<E...>);
  using later_phases = list::concat<backward_phases, types<decltype(as_phase(finishing{}))>>;
  template <class... Phase>
  static list::unique<list::concat<typename reads_of_phase<Phase>::type...>> all_reads(types<Phase...>);
  using backward_reads = decltype(all_reads(later_phases{}));
  template <class S, class P, class... Term>
  static constexpr bool is_stacked_in(adjoint_rule<Loss, P, types<Term...>>) {
    return (... || [] {
      if constexpr (is_stacked<Term>::value)
        return std::is_same_v<S, typename is_stackable<Term>::adjoint>;
      else
        return false;
    }());
  }
  template <class S, class... E>
  static constexpr bool is_stacked_factor(types<E...>) {
    return (is_stacked_in<S>(typename E::rhs{}) || ...);
  }

  template <class S>
  struct slots_chosen {
    static constexpr int way = direction_of<S>(forward_phases{});
    static constexpr int last_computed = way < 0 ? 0 : steps - 1;
    static constexpr bool all_steps =
        is_projected<S, forward_phases> || is_read_by_another_phase<S>(list::concat<forward_phases, later_phases>{}) ||
        (is_asked_for<S, Target, last_computed> || ...) ||
        is_asked_for<S, forward_value<typename loss_reference<Loss>::type>, last_computed>;
    using type = decltype(slots_of_variable<S, steps, forward_reads, all_steps, way>());
  };
  template <class S>
  struct slots_chosen<bar<Loss, S>> {
    static constexpr int way = direction_of<bar<Loss, S>>(backward_phases{});
    static constexpr bool all_steps =
        is_stacked_factor<S>(finishing{}) || is_read_by_another_phase<bar<Loss, S>>(later_phases{});
    using type = decltype(slots_of_adjoint<bar<Loss, S>, steps, backward_reads, all_steps, way>());
  };
  template <class S>
  using slots_for = typename slots_chosen<S>::type;

  /// What is read, and where: the loss after the forward passes, forward values that are asked for at the end.
  template <class S>
  struct is_handed_on {
    static constexpr bool value = std::is_same_v<S, symbol_of<Loss>> || is_read_between_passes<S>;
  };
  template <class... S>
  static reading<S...> reading_of(types<S...>);
  using handed_on =
      decltype(reading_of(list::filter<is_handed_on, defined_symbols<typename forward_schedule::equations>>{}));
  using asked_for = decltype(reading_of(list::concat<typename value_symbols<Target>::type...>{}));
  using evaluation_order = list::concat<forward_phases, types<handed_on>, later_phases, types<asked_for>>;

  template <class E>
  struct has_storage {
    static constexpr bool value = is_time_sum<typename E::lhs> || is_reference<typename E::lhs>;
  };
  using symbols = list::concat<defined_symbols<typename forward_schedule::equations>,
                               defined_symbols<list::filter<has_storage, typename backward_schedule::equations>>,
                               copies_for_steps<step_equations, forward_phases, steps>>;
};

}  // namespace bptt::numeric
