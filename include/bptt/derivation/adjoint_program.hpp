// The backward equations of a net as formulas: of one adjoint, `adjoint`; at a general step t, `rule`; of all adjoints
// at all steps, `adjoints`.
#pragma once
#include <bptt/derivation/adjoint_terms.hpp>
#include <bptt/derivation/rule_to_read.hpp>
#include <bptt/recurrence/no_program.hpp>

namespace bptt {

namespace derivation {

/// The adjoint equations of a program, in the order of the backward pass: the variables of the end, those of step T−1
/// down to step 0, then initial states, and parameters as sums over the steps. An empty type; the equations are made
/// when they are printed.
template <class Program, class Loss>
struct adjoint_program {
  using recurrence = typename Program::recurrence;
  using active = dependencies_of<Loss, recurrence>;

  template <class... E>
  static constexpr auto sum_of_terms(types<E...>) {
    return plus_all(E{}...);
  }
  template <class S, class Reference, class Name>
  static constexpr auto adjoint_equation() {
    if constexpr (std::is_same_v<S, typename loss_reference<Loss>::type> || !list::contains<S, active>)
      return types<>{};
    else
      return types<equation<Name, decltype(sum_of_terms(adjoint_terms<Program, Loss, Reference>{}))>>{};
  }
  template <class S, int k, class... Part>
  static constexpr auto of_parts(types<Part...>) {
    return list::concat<decltype(adjoint_equation<S, at<Part, k>, at<bar<Loss, Part>, k>>())...>{};
  }
  template <int k, class... Equation>
  static constexpr auto of_step(types<Equation...>) {
    return list::concat<decltype(of_parts<symbol_of<typename Equation::lhs>, k>(
        typename adjoint_parts<Loss, symbol_of<typename Equation::lhs>>::type{}))...>{};
  }
  template <class... Equation>
  static constexpr auto of_the_end(types<Equation...>) {
    return list::concat<decltype(adjoint_equation<symbol_of<typename Equation::lhs>, typename Equation::lhs,
                                                  at_last<bar<Loss, symbol_of<typename Equation::lhs>>>>())...>{};
  }
  template <class... Equation>
  static constexpr auto of_the_start(types<Equation...>) {
    return list::concat<decltype(of_given(std::type_identity<resolve<Program, typename Equation::lhs>>{}))...>{};
  }
  template <int... i>
  static constexpr auto of_steps(std::integer_sequence<int, i...>) {
    return list::concat<decltype(of_step<Program::steps - 1 - i>(
        list::reverse<typename recurrence::step_equations>{}))...>{};
  }
  template <class S, int... i>
  static constexpr auto total_over_steps(std::integer_sequence<int, i...>) {
    return plus_all(sum_of_terms(adjoint_terms<Program, Loss, at<S, Program::steps - 1 - i>>{})...,
                    sum_of_terms(start_terms<Program, Loss, S>{}));
  }
  template <class S>
  static constexpr auto of_given(std::type_identity<S>) {
    if constexpr (has_role<S>(role::parameter) && list::contains<S, active>)
      return types<
          equation<bar<Loss, S>, decltype(total_over_steps<S>(std::make_integer_sequence<int, Program::steps>{}))>>{};
    else
      return types<>{};
  }
  template <class S, int k>
  static constexpr auto of_given(std::type_identity<at<S, k>>) {
    return adjoint_equation<S, at<S, k>, at<bar<Loss, S>, k>>();
  }
  template <class... Given>
  static constexpr auto of_all_given(types<Given...>) {
    return list::concat<decltype(of_given(std::type_identity<Given>{}))...>{};
  }

  using equations = list::concat<decltype(of_the_end(list::reverse<typename recurrence::last_equations>{})),
                                 decltype(of_steps(std::make_integer_sequence<int, Program::steps>{})),
                                 decltype(of_the_start(list::reverse<typename recurrence::start_equations>{})),
                                 decltype(of_all_given(list::reverse<given_to<Program>>{}))>;
};
}  // namespace derivation

/// The right-hand side of the adjoint equation of `target`: ∂loss/∂target in terms of the adjoints of the variables
/// that read it.
/// Shapes: that of the target.
/// Errors, at compile time: a loss that is no scalar, a target that the net does not have. Cost: one equation.
///   text(adjoint(net, E, s[0_c]))     w·∂E/∂z₁, where z[t] = u * x[t] + w * s[t - 1_c] reads s
template <int T, class Recurrence, operand Loss, operand Target>
constexpr auto adjoint(program<T, Recurrence>, Loss, Target) {
  using net = program<T, Recurrence>;
  if constexpr (!derivation::check_scalar_loss<net, Loss>()) {
    return refused{};
  } else if constexpr (!derivation::check_targets<net, Target>()) {
    return refused{};
  } else {
    using terms = derivation::adjoint_terms<net, derivation::loss_of<net, Loss>, derivation::resolve<net, Target>>;
    return []<class... E>(types<E...>) { return derivation::plus_all(E{}...); }(terms{});
  }
}

/// The rule of ∂loss/∂symbol at a general step t: its terms, each with its guard; of a parameter what step t
/// contributes to its gradient. It holds at the steps 0 … T − 1; and where it speaks of an initial state, or the
/// recurrence gives one by a formula, at the initial states too.
/// Errors, at compile time: a loss that is no scalar. Cost: independent of T.
///   text(rule(net, L, h))     ∂L/∂hₜ = Wᵀ·(∂L/∂hₜ₊₁ ∘ (1 − hₜ₊₁²)) [t + 1 < T] + ...
template <int T, class Recurrence, operand Loss, is_symbol S>
constexpr auto rule(program<T, Recurrence>, Loss, S) {
  using net = program<T, Recurrence>;
  if constexpr (!derivation::check_scalar_loss<net, Loss>())
    return refused{};
  else
    return
        typename derivation::rule_to_read<Recurrence,
                                          derivation::rule_of<derivation::loss_of<net, Loss>, Recurrence, S>>::type{};
}

/// The adjoint program of a loss: all backward equations of all steps, to be printed, `text(adjoints(net, E))`.
/// Errors, at compile time: a loss that is no scalar. Cost: linear in T, when it is printed.
template <int T, class Recurrence, operand Loss>
constexpr auto adjoints(program<T, Recurrence>, Loss) {
  using net = program<T, Recurrence>;
  if constexpr (!derivation::check_scalar_loss<net, Loss>())
    return refused{};
  else
    return derivation::adjoint_program<net, derivation::loss_of<net, Loss>>{};
}

}  // namespace bptt
