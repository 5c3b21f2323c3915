// The plan of a gradient: which adjoints are needed, which are other names of each other, and what is stored for how many steps. Derived by type.
#pragma once
#include <bptt/evaluate.hpp>

namespace bptt::numeric {

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

/// The variable of a forward value that is asked for beside the gradient.
template <class Target>
struct value_symbols {
  using type = types<>;
};
template <class Reference>
struct value_symbols<forward_value<Reference>> {
  using type = types<symbol_of<Reference>>;
};
/// Is S asked for at other steps than the last?
template <class S, class Target, int steps>
inline constexpr bool is_asked_for = false;
template <class S, int steps>
inline constexpr bool is_asked_for<S, forward_value<ago<S, 0>>, steps> = true;
template <class S, int k, int steps>
inline constexpr bool is_asked_for<S, forward_value<at<S, k>>, steps> = k != steps - 1;

template <class Program, class Loss, codegen code, class... Target>
struct gradient_plan {
  static constexpr int steps = Program::steps;
  using recurrence = with_intermediate_names<typename Program::recurrence>;
  using named_program = program<steps, recurrence>;
  using loss = Loss;

  // forward: what the loss depends on
  using needed = typename dependencies<list::concat<typename recurrence::step_equations, typename recurrence::last_equations>,
                                       list::concat<types<symbol_of<Loss>>, typename value_symbols<Target>::type...>>::type;
  using step_equations = equations_of<typename recurrence::step_equations, needed>;
  using last_equations = equations_of<typename recurrence::last_equations, needed>;
  using sums = sums_in<last_equations>;
  using forward_reads = read_by<list::concat<step_equations, last_equations>>;
  using bindings = given_to<named_program>;
  static constexpr bool is_straight_line = is_spelled_out<code, step_equations, steps>;

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
  struct slots_chosen : slots_of_variable<S, named_program, reads, reads_any_step<S>(backward_reads{}) || reads_a_fixed_step<S>(forward_reads{}) ||
                                                                      (is_asked_for<S, Target, steps> || ...) || is_asked_for<S, forward_value<Loss>, steps>> {};
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

}  // namespace bptt::numeric
