// The rules of adjoints at concrete steps: in step k of a program the terms whose guards hold there are left.
#pragma once
#include <bptt/derivation/truncation.hpp>

namespace bptt {

namespace derivation {

/// The terms of a rule at step k of a program: each where its guard holds, zero where it does not.
template <class Program, class Loss, class Terms, int k>
struct terms_at;
template <class Program, class Loss, class... Term, int k>
struct terms_at<Program, Loss, types<Term...>, k> {
  static constexpr position here = position_of<Loss, Program::steps>(k);
  using type =
      types<substitute<decltype(formula_where<Term>(std::bool_constant<Term::holds(here)>{})), step_of<Program, k>>...>;
};

/// The step of a leaf; of a variable of the end, and of a leaf without a step, the last one.
template <int T, class Leaf>
inline constexpr int step_of_leaf = T - 1;
template <int T, is_reference Leaf>
inline constexpr int step_of_leaf<T, Leaf> = step_in<Leaf>(T, T - 1);

/// The terms of ∂Loss/∂Reference, in terms of the adjoints of the variables that read it.
template <class Program, class Loss, class Reference>
using adjoint_terms =
    typename terms_at<Program, Loss, typename rule_of<Loss, typename Program::recurrence, symbol_of<Reference>>::terms,
                      step_of_leaf<Program::steps, Reference>>::type;

template <class Program, class Term>
struct at_the_start {
  using type = types<>;
};
template <class Program, class E>
struct at_the_start<Program, start_term<E>> {
  using type = types<substitute<E, step_of<Program, -1>>>;
};
template <class Program, class Terms>
struct all_at_the_start;
template <class Program, class... Term>
struct all_at_the_start<Program, types<Term...>> {
  using type = list::concat<typename at_the_start<Program, Term>::type...>;
};
/// The terms of a parameter's gradient that come from the equations of initial states.
template <class Program, class Loss, class S>
using start_terms =
    typename all_at_the_start<Program, typename rule_of<Loss, typename Program::recurrence, S>::terms>::type;

}  // namespace derivation

}  // namespace bptt
