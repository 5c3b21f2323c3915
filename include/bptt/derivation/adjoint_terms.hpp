// The adjoint program: the rules of the adjoints at concrete steps, and what people name in it: a loss, a target.
#pragma once
#include <bptt/derivation/truncation.hpp>

namespace bptt {
namespace derivation {

/// The terms of a rule at step k of a program: each where its condition holds, zero where it does not.
template <class Program, class Loss, class Terms, int k>
struct terms_at;
template <class Program, class Loss, class... Term, int k>
struct terms_at<Program, Loss, types<Term...>, k> {
  static constexpr position here = position_of<Loss, Program::steps>(k);
  using type =
      types<substitute<decltype(formula_where<Term>(std::bool_constant<Term::holds(here)>{})), step_of<Program, k>>...>;
};

/// The step at which a reference is taken; of what is defined at the end, the last one.
template <class Program, class Reference>
inline constexpr int step_of_reference = Program::steps - 1;
template <class Program, class S, int k>
inline constexpr int step_of_reference<Program, at<S, k>> = k;

/// The terms of ∂Loss/∂Reference whose guards hold, in terms of the adjoints of later variables.
template <class Program, class Loss, class Reference>
using adjoint_terms =
    typename terms_at<Program, Loss, typename rule_of<Loss, typename Program::recurrence, symbol_of<Reference>>::terms,
                      step_of_reference<Program, Reference>>::type;

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
/// The terms of a parameter's gradient that come from equations of states to start from.
template <class Program, class Loss, class S>
using start_terms =
    typename all_at_the_start<Program, typename rule_of<Loss, typename Program::recurrence, S>::terms>::type;

// --- what people name: a loss, a thing to differentiate with respect to -------------------------

/// A loss or target as the library names it: a variable of the end by its symbol in `at_last`, everything else at its
/// step.
template <class Program, class E>
struct resolved {
  using type = E;
};
template <class Program, class S>
struct resolved<Program, at_last<S>> {
  using type =
      std::conditional_t<is_defined_at_the_end<S, typename Program::recurrence>, at_last<S>, at<S, Program::steps - 1>>;
};
template <class Program, is_symbol S>
  requires(has_role<S>(role::variable))
struct resolved<Program, S> {
  using type = at_last<S>;
};
template <class Program, class S, int n>
struct resolved<Program, after_last<S, n>> {
  using type = at<S, Program::steps - 1 + n>;
};
template <class Program, class Loss, class How>
struct resolved<Program, truncated_loss<Loss, How>> : resolved<Program, Loss> {};
template <class Program, class E>
using resolve = typename resolved<Program, E>::type;

}  // namespace derivation

/// Holds when a net has a value at the reference: one of its equations gives it, or a binding that one of them reads.
template <class Reference, class Program>
inline constexpr bool has_a_value = list::contains<Reference, derivation::given_to<Program>>;
template <class S, int k, class Program>
inline constexpr bool has_a_value<at<S, k>, Program> =
    k >= 0 && k < Program::steps
        ? has_a_value<ago<S, 0>, Program>
        : list::contains<at<S, k>, derivation::given_to<Program>> || derivation::has_definition<Program, at<S, k>>;
template <class S, class Program>
inline constexpr bool has_a_value<ago<S, 0>, Program> =
    has_role<S>(role::variable) ? derivation::defines<S, typename Program::recurrence::step_equations>
                                : list::contains<S, derivation::given_to<Program>>;
template <class S, class Program>
inline constexpr bool has_a_value<at_last<S>, Program> =
    derivation::defines<S, typename Program::recurrence::last_equations>;

/// Holds for a scalar.
template <class Loss, class Shape>
inline constexpr bool loss_is_scalar = is_scalar<Shape>;

namespace derivation {

template <class Loss>
struct loss_name {
  using type = Loss;
};
template <class S>
struct loss_name<at_last<S>> {
  using type = S;
};
template <class Program, class Loss>
struct name_of_loss : loss_name<resolve<Program, Loss>> {};
template <class Program, class Loss, class How>
struct name_of_loss<Program, truncated_loss<Loss, How>> {
  using type = truncated_loss<typename name_of_loss<Program, Loss>::type, How>;
};
/// How adjoints name their loss: by its symbol where it is a variable of the end, otherwise with its step.
template <class Program, class Loss>
using loss_of = typename name_of_loss<Program, Loss>::type;

template <class Program, class Loss>
constexpr void check_loss() {
  static_assert(has_a_value<resolve<Program, Loss>, Program>,
                "bptt: no equation of the net defines the loss at that step");
}
template <class Program, class Loss>
constexpr void check_scalar_loss() {
  check_loss<Program, Loss>();
  static_assert(loss_is_scalar<Loss, shape_t<Loss>>, "bptt: a loss is a scalar");
}
template <class Program, class Target>
constexpr void check_target() {
  static_assert(
      has_a_value<resolve<Program, Target>, Program>,
      "bptt: a derivative is taken with respect to a parameter, or a variable or input of the net at one of its steps");
}

template <class Program, class Reference>
constexpr void check_value() {
  static_assert(has_role<symbol_of<Reference>>(role::variable) && has_a_value<resolve<Program, Reference>, Program>,
                "bptt: a forward value is a variable of the net at one of its steps, or at t for all steps");
}

}  // namespace derivation
}  // namespace bptt
