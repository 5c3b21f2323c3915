// Closed forms: a derivative as one formula of parameters, inputs and forward values, for reading and proving. In an
// adjoint equation each adjoint is replaced by its own closed form, from the last step to the first, and the result is
// simplified as it is built. It is as long as when a person writes it: for small T. Evaluation does not use it.
#pragma once
#include <bptt/derivation/adjoint_program.hpp>
#include <bptt/derivation/jacobian.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/simplify/factor_out.hpp>
#include <bptt/simplify/rebuild.hpp>

namespace bptt {

/// The formula of a derivative in a program of T steps. It can stand in other formulas, and prints.
template <int T, class Formula>
struct closed_form : expression {
  using shape = shape_t<Formula>;
  using formula = Formula;
};

namespace derivation {

// --- closed forms of adjoints -------------------------------------------------------------------

template <class... E>
constexpr auto factored_sum(E... e) {
  if constexpr (sizeof...(E) == 0)
    return zero;
  else
    return [](auto first, auto... rest) { return factored_plus(first, factored_sum(rest...)); }(e...);
}

template <class Program, class Loss, class Reference>
struct closed_adjoint;

template <class Program, class Loss>
struct by_closed_forms {
  template <class E>
  static auto of(E leaf) {
    if constexpr (adjoint_reference<E, Loss>)
      return typename closed_adjoint<Program, Loss, primal_at<E>>::type{};
    else
      return leaf;
  }
};

template <class Program, class Loss, class Terms>
struct closed_sum;
template <class Program, class Loss, class... E>
struct closed_sum<Program, Loss, types<E...>> {
  using type = decltype(factored_sum(typename rebuilt<E, by_closed_forms<Program, Loss>>::type{}...));
};

/// ∂Loss/∂Reference as a formula without adjoints.
template <class Program, class Loss, class Reference>
struct closed_adjoint : closed_sum<Program, Loss, adjoint_terms<Program, Loss, Reference>> {};
template <class Program, class Loss, class S>
  requires std::is_same_v<S, typename loss_reference<Loss>::type>
struct closed_adjoint<Program, Loss, at_last<S>> {
  using type = loss_seed<Loss>;
};

template <class Program, class Loss, class Symbols, int... i>
struct closed_total;
template <class Program, class Loss, class S, int... i>
struct closed_total<Program, Loss, types<S>, i...> {
  // the last step first, so that the contributions of step 0 and of initial states are innermost in the nested form
  using type = decltype(factored_sum(typename closed_adjoint<Program, Loss, at<S, Program::steps - 1 - i>>::type{}...,
                                     typename closed_sum<Program, Loss, start_terms<Program, Loss, S>>::type{}));
};

template <class Program, class Loss, class Target>
struct closed_derivative : closed_adjoint<Program, Loss, Target> {};
template <class Program, class Loss, class S>
  requires is_shared<S>
struct closed_derivative<Program, Loss, S> {
  template <int... i>
  static closed_total<Program, Loss, types<S>, i...> over_steps(std::integer_sequence<int, i...>);
  using type = typename decltype(over_steps(std::make_integer_sequence<int, Program::steps>{}))::type;
};

/// How many names the closed form has in which an adjoint, or some terms, are written out.
template <class Program, class Loss, class Reference>
inline constexpr double names_in_adjoint = 1;
template <class Program, class Loss, class Leaf>
constexpr double names_in_leaf() {
  if constexpr (adjoint_reference<Leaf, Loss>)
    return names_in_adjoint<Program, Loss, primal_at<Leaf>>;
  else
    return 1;
}
template <class Program, class Loss, class... Leaf>
constexpr double names_in_leaves(types<Leaf...>) {
  return (0.0 + ... + names_in_leaf<Program, Loss, Leaf>());
}
template <class Program, class Loss, class... Term>
constexpr double names_in_terms(types<Term...>) {
  return (0.0 + ... + names_in_leaves<Program, Loss>(leaves_of<Term>{}));
}
template <class Program, class Loss, class S, int k>
inline constexpr double names_in_adjoint<Program, Loss, at<S, k>> =
    names_in_terms<Program, Loss>(adjoint_terms<Program, Loss, at<S, k>>{});
template <class Program, class Loss, class S, int... k>
constexpr double names_in_total(std::integer_sequence<int, k...>) {
  return (0.0 + ... + names_in_adjoint<Program, Loss, at<S, k>>);
}
template <class Program, class Loss, class Target>
inline constexpr double names_in_closed_form = names_in_adjoint<Program, Loss, Target>;
template <class Program, class Loss, class S>
  requires is_shared<S>
inline constexpr double names_in_closed_form<Program, Loss, S> =
    names_in_total<Program, Loss, S>(std::make_integer_sequence<int, Program::steps>{});

/// A derivative that is 0, in the shape that the derivative has.
template <class Formula, class Shape>
struct shaped {
  using type = Formula;
};
template <auto... dims>
struct shaped<struct zero, shape<dims...>> {
  using type = choose<sizeof...(dims) == 0, struct zero, zeros<dims...>>;
};
}  // namespace derivation

/// Fails for v[t]: a closed form is at one step.
template <class Target>
inline constexpr bool target_is_at_a_step = !relative_reference<Target>;

/// The most names that a closed form may have. Those of longer ones take minutes and gigabytes.
#ifndef BPTT_LONGEST_CLOSED_FORM
#define BPTT_LONGEST_CLOSED_FORM 10000
#endif
/// Holds for a closed form of so many names.
template <class Loss, class Target, int steps, long long names>
inline constexpr bool closed_form_is_short = names <= BPTT_LONGEST_CLOSED_FORM;

namespace derivation {

template <class Program, class Loss, class Target>
constexpr bool check_length() {
  constexpr double names = names_in_closed_form<Program, Loss, Target>;
  constexpr long long count = names < 1e18 ? static_cast<long long>(names) : 1000000000000000000;
  static_assert(BPTT_HOLDS(closed_form_is_short<Loss, Target, Program::steps, count>),
                "bptt: the closed form of this derivative is too long: ask rule(net, loss, v), gradient_equations, or "
                "unroll fewer steps");
  return count <= BPTT_LONGEST_CLOSED_FORM;
}

}  // namespace derivation

/// ∂loss/∂target of a program as a formula, in nested (Horner) form. `loss` is a variable, `E`, `s[1_c]` or
/// `s[last]`; `target` a parameter (the sum over all steps that read it), the copy of it that one step reads
/// (`u[1_c]`), a variable or an input at a step, or an initial state (`s[-1_c]`).
/// Shapes: for a scalar loss that of the target; for a vector loss the Jacobian, a row for each component of the loss
/// and a column for each of the target, which is a scalar or a vector.
/// Errors, at compile time: a target that the net does not have; a vector with respect to a matrix; a formula of more
/// than BPTT_LONGEST_CLOSED_FORM names, 10000 where nothing else is said.
/// Cost: the length of the formula: linear in T if a step reads its state once, exponential if several times.
///   constexpr auto dE_dw = derivative(unroll<2>(cell), E, w);
///   text(dE_dw)     s₁·(1 − s₁²)·(s₀ + w·(1 − s₀²)·s₋₁)
template <int T, class Recurrence, operand Loss, operand Target>
constexpr auto derivative(program<T, Recurrence>, Loss, Target) {
  using net = program<T, Recurrence>;
  static_assert(BPTT_HOLDS(target_is_at_a_step<Target>),
                "bptt: a derivative with respect to v[t] has a closed form at one step only: write v[0_c], v[last]; "
                "the rule of a general step is rule(net, loss, v)");
  if constexpr (!target_is_at_a_step<Target>) {
    return refused{};
  } else if constexpr (!derivation::check_loss<net, Loss>()) {
    return refused{};
  } else if constexpr (!derivation::check_targets<net, Target>()) {
    return refused{};
  } else if constexpr (!derivation::check_length<net, derivation::loss_of<net, Loss>,
                                                 derivation::resolve<net, Target>>()) {
    return refused{};
  } else if constexpr (is_scalar<shape_t<Loss>>) {
    using formula = typename derivation::closed_derivative<net, derivation::loss_of<net, Loss>,
                                                           derivation::resolve<net, Target>>::type;
    return closed_form<T, typename derivation::shaped<formula, shape_t<Target>>::type>{};
  } else {
    static_assert(BPTT_HOLDS(jacobian_is_a_matrix<Loss, shape_t<Loss>, Target, shape_t<Target>>),
                  "bptt: a Jacobian is of a vector with respect to a scalar or a vector");
    if constexpr (!jacobian_is_a_matrix<Loss, shape_t<Loss>, Target, shape_t<Target>>) {
      return refused{};
    } else {
      using formula = typename derivation::closed_derivative<net, derivation::loss_of<net, Loss>,
                                                             derivation::resolve<net, Target>>::type;
      using jacobian_shape = typename derivation::jacobian_shape_of<shape_t<Loss>, shape_t<Target>>::type;
      return closed_form<
          T, typename derivation::shaped<decltype(derivation::jacobian<derivation::loss_of<net, Loss>>(formula{})),
                                         jacobian_shape>::type>{};
    }
  }
}

}  // namespace bptt
