// The recurrence that is planned in place of that of a program: with stable logarithms and intermediate formulas named.
#pragma once
#include <bptt/plan/intermediate_names.hpp>

namespace bptt {
namespace numeric {

/// The variables among the targets of a gradient. An initial state counts where an equation defines it.
template <class Program, class Target>
struct variable_target {
  using type = types<>;
};
template <class Program, reference_to_a_variable Target>
struct variable_target<Program, Target> {
  using type = list::one_if<!(numbered_reference<Target> && (Target::lead < 0 || Target::lead >= Program::steps)) ||
                                has_definition<Program, Target>,
                            symbol_of<Target>>;
};

/// The equations of the initial states of logarithms that a program of T steps reads.
template <class Program, class Scope, class Keys>
struct initial_logarithms;
template <int T, class... E, class Scope, class... Key>
struct initial_logarithms<program<T, recurrence_of<E...>>, Scope, types<Key...>> {
  template <class K>
  static types<> of(K);
  template <class P, int k>
  static auto of(at<logarithm_of<P>, k>) {
    using state = typename defining<program<T, recurrence_of<E...>>, at<logarithm_of<P>, k>>::lhs;
    return types<typename initial_logarithm<state, Scope>::type>{};
  }
  using type = typename recurrence_from<list::concat<types<E...>, decltype(of(Key{}))...>>::type;
};

template <class Program, class Targets>
struct recurrence_of_plan;
template <int T, class... E, class Targets>
struct recurrence_of_plan<program<T, recurrence_of<E...>>, Targets> {
  using named = with_intermediate_names<recurrence_of<E...>, Targets>;
  template <class... Equation>
  static auto with_initial_states(types<Equation...>) {
    if constexpr ((is_logarithm<symbol_of<typename Equation::lhs>> || ...))
      return typename initial_logarithms<program<T, named>, log_scope<types<E...>, Targets>,
                                         given_to<program<T, named>>>::type{};
    else
      return named{};
  }
  using type = decltype(with_initial_states(list_of(named{})));
};
/// The recurrence that is planned in place of that of a program, for some targets of a gradient: with stable logarithms
/// and intermediate formulas named. Of T it depends by the initial states of logarithms alone.
template <class Program, class... Target>
using planned_recurrence =
    typename recurrence_of_plan<program<Program::steps, typename Program::recurrence>,
                                list::unique<list::concat<typename variable_target<Program, Target>::type...>>>::type;

}  // namespace numeric
}  // namespace bptt
