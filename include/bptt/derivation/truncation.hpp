// Truncated backpropagation through time: the gradient of a loss is carried back over a few steps only. Terms that
// would carry it further are removed from the rules of the adjoints, and so from all that is derived from these:
// closed forms, adjoint programs, the code of a gradient.
// Source: Williams and Peng, "An efficient gradient-based algorithm for on-line training of recurrent network
// trajectories", Neural Computation 2 (1990): BPTT(h; h′).
#pragma once
#include <bptt/derivation/derive_rule.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/recurrence/targets.hpp>

namespace bptt {

/// Truncation by chunks of n steps, i·n … i·n + n − 1: a state that is read from another chunk counts as a constant.
template <int n>
struct chunks_of {};
template <int n>
inline constexpr chunks_of<n> chunks{};

/// Truncation by a window of n steps: the cotangent of what the loss reads at step t is carried back through the
/// equations of steps t, t − 1, … t − (n − 1), and to the initial states that these read.
template <int n>
struct window_of {};
template <int n>
inline constexpr window_of<n> window{};

/// A loss, and how its gradient is truncated: what `truncated` returns.
template <class Loss, class How>
struct truncated_loss : expression {
  using shape = shape_t<Loss>;
};

template <int n>
inline constexpr bool truncation_has_steps = n >= 1;

/// A loss with a truncated gradient, wherever a loss is named. Its value is that of the loss itself.
/// Errors, at compile time: fewer than one step. Cost: with chunks no more than the whole gradient; with a window of n
/// steps n times the backward pass. Source: above; chunks<n> is BPTT(n; n), window<n> is BPTT(n; 1).
///   gradient(net, truncated(L, chunks<8>), wrt(W))     derivative(net, truncated(L, window<3>), W)
template <operand Loss, template <int> class How, int n>
constexpr truncated_loss<Loss, How<n>> truncated(Loss, How<n>) {
  static_assert(BPTT_HOLDS(truncation_has_steps<n>), "bptt: a truncation keeps at least one step");
  return {};
}

template <class Loss, class How>
struct named_symbol<truncated_loss<Loss, How>> : named_symbol<Loss> {};

namespace derivation {

template <class Loss, class How>
struct loss_reference<truncated_loss<Loss, How>> : loss_reference<Loss> {};
template <class Program, class Loss, class How>
struct resolved<Program, truncated_loss<Loss, How>> : resolved<Program, Loss> {};
template <class Program, class Loss, class How>
struct name_of_loss<Program, truncated_loss<Loss, How>> {
  using type = truncated_loss<typename name_of_loss<Program, Loss>::type, How>;
};

/// The number of steps in a chunk; 0 where there are no chunks.
template <class Loss>
inline constexpr int chunk_size = 0;
template <class Loss, int n>
inline constexpr int chunk_size<truncated_loss<Loss, chunks_of<n>>> = n;

/// Where step k of T stands, in the sequence and in its chunk.
template <class Loss>
constexpr position position_of(int k, int T) {
  int const n = chunk_size<Loss> == 0 ? T : chunk_size<Loss>;
  int const first = k < 0 ? 0 : (k < T ? k : T - 1) / n * n, end = first + n < T ? first + n : T;
  return {k, T - 1 - k, k - first, end - 1 - k};
}
template <class Loss, int T>
constexpr position position_of(int k) {
  return position_of<Loss>(k, T);
}

// --- chunks -------------------------------------------------------------------------------------

template <int n, class Term>
struct within_chunk {
  using type = Term;
};
template <int n, int lag, class E>
  requires(lag != 0)
struct within_chunk<n, step_term<lag, E>> {
  using type = chunk_term<n, lag, E>;
};
template <int n, class Rule>
struct within_chunks;
template <int n, class Loss, class S, class... Term>
struct within_chunks<n, adjoint_rule<Loss, S, types<Term...>>> {
  using type = adjoint_rule<Loss, S, types<typename within_chunk<n, Term>::type...>>;
};
template <class Loss, int n, class Recurrence, class S>
  requires(has_role<S>(role::variable))
struct rule_in_use<truncated_loss<Loss, chunks_of<n>>, Recurrence, S>
    : within_chunks<n, typename derived_rule<truncated_loss<Loss, chunks_of<n>>, Recurrence, S>::type> {};

// --- a window -----------------------------------------------------------------------------------
//
// The adjoint of a variable is split into parts by age, the number of steps over which a part has been carried back
// since the loss read it. A term of lag k makes a part k steps older; at age n it is dropped.

}  // namespace derivation

/// The primal of a part of an adjoint: the variable S, where the part has been carried back `age` steps.
template <class S, int age>
struct aged : symbol_base<aged<S, age>, role::variable> {
  using shape = shape_t<S>;
};

namespace derivation {

/// Replaces adjoints of step variables by their parts of an age.
template <class Loss, class Recurrence, int age>
struct to_age {
  template <class E>
  static auto of(E leaf) {
    if constexpr (is_time_sum<E>)
      return with_arguments<E, types<substitute<summand_of<E>, to_age>>>{};
    else if constexpr (!(adjoint_reference<E, Loss> && relative_reference<E>))
      return leaf;
    else if constexpr (is_defined_at_the_end<symbol_of<E>, Recurrence>)
      return leaf;
    else
      return with_symbol<E, bar<Loss, aged<symbol_of<primal_at<E>>, age>>>{};
  }
};

template <class Loss, class Recurrence, int n>
struct window_rules {
  template <class E>
  static constexpr bool is_carried = !std::is_same_v<E, substitute<E, to_age<Loss, Recurrence, 0>>>;
  template <class Term, int age>
  using at_age = typename Term::template with<substitute<typename Term::formula, to_age<Loss, Recurrence, age>>>;

  /// What a term becomes in the part of an age: a list of one, or of none.
  template <int age, class Term>
  static constexpr auto of_age() {
    constexpr int distance = lag_of_term<Term> < 0 ? -lag_of_term<Term> : lag_of_term<Term>;
    if constexpr (is_carried<typename Term::formula> && age >= distance)
      return types<at_age<Term, age - distance>>{};
    else if constexpr (!is_carried<typename Term::formula> && age == distance)
      return types<Term>{};
    else
      return types<>{};
  }
  /// What a term becomes where nothing is carried back further: in a parameter, an input, an initial state. The parts
  /// of all ages contribute.
  template <class Term, int... age>
  static constexpr auto of_all_ages(std::integer_sequence<int, age...>) {
    if constexpr (is_carried<typename Term::formula>)
      return types<at_age<Term, age>...>{};
    else
      return types<Term>{};
  }
  template <class Term>
  struct reaching_out {
    using type = types<>;
  };
  template <int lag, class E>
    requires(lag != 0)
  struct reaching_out<step_term<lag, E>> {
    using type = decltype(of_all_ages<outer_term<lag, E>>(std::make_integer_sequence<int, n>{}));
  };
  template <int step, class E>  // an initial state that an equation of the end, or of another initial state, reads
    requires(step < 0)
  struct reaching_out<fixed_term<step, E>> {
    using type = decltype(of_all_ages<fixed_term<step, E>>(std::make_integer_sequence<int, n>{}));
  };
  template <int beyond, class E>
  struct reaching_out<after_term<beyond, E>> {
    using type = decltype(of_all_ages<after_term<beyond, E>>(std::make_integer_sequence<int, n>{}));
  };
  template <class S, int... age>
  static types<step_term<0, ago<bar<Loss, aged<S, age>>, 0>>...> sum_of_ages(std::integer_sequence<int, age...>);

  template <class S, class... Term>
  static constexpr auto rule(adjoint_rule<Loss, S, types<Term...>>) {
    constexpr auto ages = std::make_integer_sequence<int, n>{};
    if constexpr (has_role<S>(role::variable) && !is_defined_at_the_end<S, Recurrence>)
      return adjoint_rule<Loss, S,
                          list::concat<decltype(sum_of_ages<S>(ages)), typename reaching_out<Term>::type...>>{};
    else
      return adjoint_rule<Loss, S, list::concat<decltype(of_all_ages<Term>(ages))...>>{};
  }
  template <class S, int age, class... Term>
  static constexpr auto rule_of_age(adjoint_rule<Loss, S, types<Term...>>) {
    return adjoint_rule<Loss, aged<S, age>, list::concat<decltype(of_age<age, Term>())...>>{};
  }
};

template <class Loss, int n, class Recurrence, class S>
struct rule_in_use<truncated_loss<Loss, window_of<n>>, Recurrence, S> {
  using loss = truncated_loss<Loss, window_of<n>>;
  using type = decltype(window_rules<loss, Recurrence, n>::rule(typename derived_rule<loss, Recurrence, S>::type{}));
};
template <class Loss, int n, class Recurrence, class S, int age>
struct rule_in_use<truncated_loss<Loss, window_of<n>>, Recurrence, aged<S, age>> {
  using loss = truncated_loss<Loss, window_of<n>>;
  using type = decltype(window_rules<loss, Recurrence, n>::template rule_of_age<S, age>(
      typename derived_rule<loss, Recurrence, S>::type{}));
};

/// The parts into which the adjoint of a step variable is split: itself, or one for each age.
template <class Loss, class S>
struct adjoint_parts {
  using type = types<S>;
};
template <class Loss, int n, class S>
struct adjoint_parts<truncated_loss<Loss, window_of<n>>, S> {
  template <int... age>
  static types<aged<S, age>...> all(std::integer_sequence<int, age...>);
  using type = decltype(all(std::make_integer_sequence<int, n>{}));
};

}  // namespace derivation
}  // namespace bptt
