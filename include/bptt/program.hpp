// The program of T steps: a flat list of named equations. A right-hand side names other variables and never contains them, so that an equation of step
// 500 is as short as one of step 5, and none of them exists as a type until somebody asks for it.
#pragma once
#include <bptt/adjoint.hpp>

namespace bptt {
namespace derivation {

}  // namespace derivation

/// A recurrence of T steps. An empty type; the equations of a step are looked up and not stored.
template <int T, class Recurrence>
struct program {
  using recurrence = Recurrence;
  static constexpr int steps = T;
};

template <int T>
inline constexpr bool has_steps = T >= 1;

/// Unrolls a recurrence over the steps 0 … T−1. T ≥ 1.
template <int T, class... Equation>
constexpr program<T, recurrence_of<Equation...>> unroll(recurrence_of<Equation...>) {
  static_assert(has_steps<T>, "bptt: a program has at least one step: unroll<T> needs T >= 1");
  return {};
}

namespace derivation {

template <class S, class Equations>
inline constexpr bool defines = false;
template <class S, class... E>
inline constexpr bool defines<S, types<E...>> = (std::is_same_v<S, symbol_of<typename E::lhs>> || ...);

/// Is S defined once, after the last step?
template <class S, class Recurrence>
inline constexpr bool is_defined_at_the_end = defines<S, typename Recurrence::last_equations>;
template <class Loss, class S, class Recurrence>
inline constexpr bool is_defined_at_the_end<bar<Loss, S>, Recurrence> = is_defined_at_the_end<S, Recurrence>;

// --- a formula of a symbolic step, at a concrete one -----------------------------------------------------------------------

template <class E, int T, class Recurrence, int t>
struct concrete_leaf {
  using type = E;
};
template <class S, int lag, int T, class Recurrence, int t>
struct concrete_leaf<ago<S, lag>, T, Recurrence, t> {
  using type = at<S, t - lag>;
};
template <class S, int lead, int T, class Recurrence, int t>
struct concrete_leaf<ahead<S, lead>, T, Recurrence, t> {
  using type = at<S, t + lead>;
};
template <class S, int T, class Recurrence, int t>
struct concrete_leaf<at_last<S>, T, Recurrence, t> {
  using type = std::conditional_t<is_defined_at_the_end<S, Recurrence>, at_last<S>, at<S, T - 1>>;
};
template <int T, class Recurrence, int t>
struct concrete_leaf<step_count, T, Recurrence, t> {
  using type = literal<T>;
};

/// Step t of a program: the map from references relative to a step to references to steps.
template <class Program, int t>
struct step_of;

template <class... E>
constexpr auto plus_all(E... e) {
  if constexpr (sizeof...(E) == 0)
    return zero;
  else
    return [](auto first, auto... rest) {
      if constexpr (sizeof...(rest) == 0)
        return first;
      else
        return plus(first, plus_all(rest...));
    }(e...);
}

/// A sum over time, spelled out step by step.
template <class Sum, class Program, int... t>
constexpr auto spelled_out(std::integer_sequence<int, t...>) {
  auto const sum = plus_all(substitute<summand_of<Sum>, step_of<Program, t>>{}...);
  if constexpr (std::is_same_v<Sum, mean_over_time<summand_of<Sum>>>)
    return over(sum, literal<Program::steps>{});
  else
    return sum;
}

template <int T, class Recurrence, int t>
struct step_of<program<T, Recurrence>, t> {
  template <class E>
  struct image : concrete_leaf<E, T, Recurrence, t> {};
  template <class E>
    requires is_time_sum<E>
  struct image<E> {
    using type = decltype(spelled_out<E, program<T, Recurrence>>(std::make_integer_sequence<int, T>{}));
  };
  template <class E>
  using leaf = typename image<E>::type;
};

template <class Lhs, class Equations>
struct right_hand_side;
template <class Lhs, class... E>
struct right_hand_side<Lhs, types<E...>> {
  using type = list::element<0, list::concat<std::conditional_t<std::is_same_v<Lhs, typename E::lhs>, types<typename E::rhs>, types<>>...>>;
};

/// The right-hand side of the equation that defines `at<S, k>` (k ≥ 0) or `at_last<S>` in a program.
template <class Program, class Reference>
struct definition;
template <int T, class Recurrence, class S, int k>
struct definition<program<T, Recurrence>, at<S, k>> {
  using rhs = typename right_hand_side<ago<S, 0>, typename Recurrence::step_equations>::type;
  using type = substitute<rhs, step_of<program<T, Recurrence>, k>>;
};
template <int T, class Recurrence, class S>
struct definition<program<T, Recurrence>, at_last<S>> {
  using rhs = typename right_hand_side<at_last<S>, typename Recurrence::last_equations>::type;
  using type = substitute<rhs, step_of<program<T, Recurrence>, T - 1>>;
};

// --- the adjoint program ---------------------------------------------------------------------------------------------------

/// A term of a rule at step k of a program, where its guard holds; zero where it does not.
template <class Program, class Term, int k>
struct term_at {
  using type = struct zero;
};
template <class Program, int lag, class E, int k>
  requires(k + lag >= 0 && k + lag < Program::steps)
struct term_at<Program, step_term<lag, E>, k> {
  using type = substitute<E, step_of<Program, k>>;
};
template <class Program, class E, int k>
  requires(k == Program::steps - 1)
struct term_at<Program, last_term<E>, k> {
  using type = substitute<E, step_of<Program, k>>;
};
template <class Program, class E, int k>
struct term_at<Program, fixed_term<k, E>, k> {
  using type = substitute<E, step_of<Program, k>>;
};

template <class Program, class Loss, class Terms, int k>
struct terms_at;
template <class Program, class Loss, class... Term, int k>
struct terms_at<Program, Loss, types<Term...>, k> {
  using type = types<typename term_at<Program, Term, k>::type...>;
};

/// The step at which a reference is taken; of what is defined at the end, the last one.
template <class Program, class Reference>
inline constexpr int step_of_reference = Program::steps - 1;
template <class Program, class S, int k>
inline constexpr int step_of_reference<Program, at<S, k>> = k;

/// The terms of ∂Loss/∂Reference whose guards hold, in terms of the adjoints of later variables.
template <class Program, class Loss, class Reference>
using adjoint_terms = typename terms_at<Program, Loss, typename rule_of<Loss, typename Program::recurrence, symbol_of<Reference>>::terms,
                                        step_of_reference<Program, Reference>>::type;

// --- what people name: a loss, a thing to differentiate with respect to --------------------------------------------------

/// A loss or target as the library names it: a variable of the end by its symbol in `at_last`, everything else at its step.
template <class Program, class E>
struct resolved {
  using type = E;
};
template <class Program, class S>
struct resolved<Program, at_last<S>> {
  using type = std::conditional_t<is_defined_at_the_end<S, typename Program::recurrence>, at_last<S>, at<S, Program::steps - 1>>;
};
template <class Program, is_symbol S>
  requires(has_role<S>(role::variable))
struct resolved<Program, S> {
  using type = at_last<S>;
};
template <class Program, class E>
using resolve = typename resolved<Program, E>::type;

}  // namespace derivation

/// Holds when a symbol has a value at the reference: an equation or a binding gives it.
template <class Reference, class Program>
inline constexpr bool has_a_value = has_role<Reference>(role::parameter) || has_role<Reference>(role::constant) || has_role<Reference>(role::input);
template <class S, int k, class Program>
inline constexpr bool has_a_value<at<S, k>, Program> =
    k < Program::steps && (!has_role<S>(role::variable) || derivation::defines<S, typename Program::recurrence::step_equations>);
template <class S, class Program>
inline constexpr bool has_a_value<at_last<S>, Program> = derivation::defines<S, typename Program::recurrence::last_equations>;
template <class S, class Program>
inline constexpr bool has_a_value<ago<S, 0>, Program> = !has_role<S>(role::variable) || derivation::defines<S, typename Program::recurrence::step_equations>;

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
/// How adjoints name their loss: by its symbol where it is a variable of the end, otherwise with its step.
template <class Program, class Loss>
using loss_of = typename loss_name<resolve<Program, Loss>>::type;

template <class Program, class Loss>
constexpr void check_loss() {
  static_assert(has_a_value<resolve<Program, Loss>, Program>, "bptt: no equation of the net defines the loss at that step");
}
template <class Program, class Loss>
constexpr void check_scalar_loss() {
  check_loss<Program, Loss>();
  static_assert(loss_is_scalar<Loss, shape_t<Loss>>, "bptt: a loss is a scalar");
}
template <class Program, class Target>
constexpr void check_target() {
  static_assert(has_a_value<resolve<Program, Target>, Program>,
                "bptt: a derivative is taken with respect to a parameter, or a variable or input of the net at one of its steps");
}

// --- what is given to a program: parameters, constants, inputs, initial states -----------------------------------------------

/// All leaves of a formula, those inside sums over time included.
template <class Leaves>
struct with_summands;
template <class Leaf>
struct leaf_with_summands {
  using type = types<Leaf>;
};
template <class Sum>
  requires is_time_sum<Sum>
struct leaf_with_summands<Sum> : leaves<summand_of<Sum>> {};
template <class... Leaf>
struct with_summands<types<Leaf...>> {
  using type = list::concat<typename leaf_with_summands<Leaf>::type...>;
};
template <class E>
using all_leaves_of = typename with_summands<leaves_of<E>>::type;

template <class Equations>
struct equations_read;
template <class... E>
struct equations_read<types<E...>> {
  using type = list::unique<list::concat<all_leaves_of<typename E::rhs>...>>;
};
/// The leaves that some equations read.
template <class Equations>
using read_by = typename equations_read<Equations>::type;

/// The initial states that a reference reads: ago<S, k> reads S[-k] … S[-1] in the first k steps.
template <int T, class Leaf>
struct initial_of {
  using type = types<>;
};
template <int T, class S, int lag>
struct initial_of<T, ago<S, lag>> {
  template <int... i>
  static types<at<S, i - lag>...> first(std::integer_sequence<int, i...>);
  using type = decltype(first(std::make_integer_sequence<int, (lag < T ? lag : T)>{}));
};

template <class Leaf>
struct key_of {
  using type = types<>;
};
template <class Leaf>
  requires(is_symbol<Leaf>)
struct key_of<Leaf> {
  using type = types<Leaf>;
};
template <class Leaf>
  requires(is_reference<Leaf> && has_role<symbol_of<Leaf>>(role::input))
struct key_of<Leaf> {
  using type = types<symbol_of<Leaf>>;
};

template <int T, class Leaves>
struct needed_keys;
template <int T, class... Leaf>
struct needed_keys<T, types<Leaf...>> {
  using type = list::unique<list::concat<typename key_of<Leaf>::type..., typename initial_of<T, Leaf>::type...>>;
};
/// What has to be bound for some equations: their parameters, constants, inputs and initial states.
template <int T, class Equations>
using needed_bindings = typename needed_keys<T, read_by<Equations>>::type;

}  // namespace derivation
}  // namespace bptt
