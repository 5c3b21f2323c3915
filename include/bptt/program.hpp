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

/// What has to be bound for a program.
template <class Program>
using given_to = needed_bindings<Program::steps, list::concat<typename Program::recurrence::step_equations, typename Program::recurrence::last_equations>>;

}  // namespace derivation
}  // namespace bptt
