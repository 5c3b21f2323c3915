// The program: a recurrence of T steps. A right-hand side names other variables and never contains them, so that an
// equation of step 500 is as short as one of step 5; and none of them is a type before it is asked for.
#pragma once
#include <bptt/formula/substitute.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/recurrence/recurrence.hpp>
#include <bptt/simplify/addends.hpp>

namespace bptt {

/// A recurrence of T steps: what `unroll` returns. An empty type; the equations of a step are made when asked for.
template <int T, class Recurrence>
struct program {
  using recurrence = Recurrence;
  static constexpr int steps = T;
};

template <int T>
inline constexpr bool has_steps = T >= 1;

/// Unrolls a recurrence over the steps 0 … T−1: the program on which all derivatives and calls are defined.
/// Errors, at compile time: T < 1. Cost: none; it is a type, and what is made of it says its own cost.
///   constexpr auto net = unroll<20>(recurrence(h[t] = tanh(W * h[t - 1_c]), L[last] = dot(h[last], h[last])));
template <int T, class... Equation>
constexpr program<T, recurrence_of<Equation...>> unroll(recurrence_of<Equation...>) {
  static_assert(BPTT_HOLDS(has_steps<T>), "bptt: a program has at least one step: unroll<T> needs T >= 1");
  return {};
}

namespace derivation {

/// What some equations define, one for each: left-hand sides, and their symbols.
template <class Equations>
struct defined_in;
template <class... E>
struct defined_in<types<E...>> {
  using lhs = types<typename E::lhs...>;
  using symbols = types<symbol_of<typename E::lhs>...>;
};
/// Does one of some equations define S?
template <class S, class Equations>
concept defines = list::contains<S, typename defined_in<Equations>::symbols>;

/// Is S defined once, after the last step?
template <class S, class Recurrence>
inline constexpr bool is_defined_at_the_end = defines<S, typename Recurrence::last_equations>;
template <class Loss, class S, class Recurrence>
inline constexpr bool is_defined_at_the_end<bar<Loss, S>, Recurrence> = is_defined_at_the_end<S, Recurrence>;

// --- a formula of a symbolic step, at a concrete one --------------------------------------------

template <class Program, int k>
struct step_of;

/// A sum over time, spelled out step by step.
template <class Sum, class Program, int... k>
constexpr auto spelled_out(std::integer_sequence<int, k...>) {
  auto const sum = plus_all(substitute<summand_of<Sum>, step_of<Program, k>>{}...);
  if constexpr (std::is_same_v<Sum, mean_over_time<summand_of<Sum>>>)
    return over(sum, literal<Program::steps>{});
  else
    return sum;
}

/// The map of leaves for step k of a program: from references relative to t to references to numbered steps.
template <class Program, int k>
struct step_of {
  template <class E>
  static E of(E);
  static literal<Program::steps> of(step_count);
  template <is_reference E>
  static at<symbol_of<E>, step_in<E>(Program::steps, k)> of(E);
  template <class S>
    requires is_defined_at_the_end<S, typename Program::recurrence>
  static at_last<S> of(at_last<S>);
  template <class E>
    requires is_time_sum<E>
  static auto of(E) { return spelled_out<E, Program>(std::make_integer_sequence<int, Program::steps>{}); }
};

/// Does one of some equations have this left-hand side?
template <class Lhs, class Equations>
concept defines_reference = list::contains<Lhs, typename defined_in<Equations>::lhs>;
template <class Lhs, class Equations>
struct right_hand_side;
template <class Lhs, class... E>
struct right_hand_side<Lhs, types<E...>> {
  using type = list::element<0, list::concat<list::one_if<__is_same(Lhs, typename E::lhs), typename E::rhs>...>>;
};

/// The equation that defines a value of a program: its left-hand side in the recurrence, and the step it is taken at.
template <class Program, class Reference>
struct defining;
template <int T, class Recurrence, class S, int k>
struct defining<program<T, Recurrence>, at<S, k>> {
  using lhs = choose<(k < 0), at<S, k>, choose<(k < T), ago<S, 0>, after_last<S, k - T + 1>>>;
  enum : int { step = k < 0 ? -1 : k < T ? k : T };
};
template <int T, class Recurrence, class S>
struct defining<program<T, Recurrence>, at_last<S>> {
  using lhs = at_last<S>;
  enum : int { step = T - 1 };
};
/// Does an equation define `at<S, k>` or `at_last<S>` in a program?
template <class Program, class Reference>
concept has_definition = requires {
  typename defining<Program, Reference>::lhs;
}
&&defines_reference<typename defining<Program, Reference>::lhs, typename Program::recurrence::all_equations>;
/// The right-hand side of the equation that defines `at<S, k>` or `at_last<S>` in a program.
template <class Program, class Reference>
struct definition {
  using found = defining<Program, Reference>;
  using rhs = typename right_hand_side<typename found::lhs, typename Program::recurrence::all_equations>::type;
  using type = substitute<rhs, step_of<Program, found::step>>;
};

// --- what is given to a program: parameters, constants, inputs, initial states ------------------

template <class S>
using input_key = list::one_if<has_role<S>(role::input), S>;
/// The keys that have to be bound for a leaf: a parameter or constant; the symbol of an input; and what a reference
/// reads outside the sequence, S[−lag] … S[−1] in the first steps, S[T] … S[T − 1 + lead] in the last ones.
template <int T, class Leaf>
struct keys_of {
  using type = list::one_if<is_symbol<Leaf>, Leaf>;
};
template <int T, is_reference Leaf>
struct keys_of<T, Leaf> {
  static constexpr int step = step_in<Leaf>(T, 0);
  using type = choose<(step < 0 || step >= T), types<at<symbol_of<Leaf>, step>>, input_key<symbol_of<Leaf>>>;
};
template <int T, relative_reference Leaf>
struct keys_of<T, Leaf> {
  static constexpr int lead = Leaf::lead, reach = lead < 0 ? -lead : lead;
  template <int... i>
  static types<at<symbol_of<Leaf>, (lead < 0 ? lead + i : T - 1 + lead - i)>...> outside(
      std::integer_sequence<int, i...>);
  using type = list::concat<choose<(reach < T), input_key<symbol_of<Leaf>>, types<>>,
                            decltype(outside(std::make_integer_sequence<int, (reach < T ? reach : T)>{}))>;
};

template <class Program, class Leaves>
struct needed_keys;
template <class Program, class... Leaf>
struct needed_keys<Program, types<Leaf...>> {
  template <class Key>
  struct is_given {
    enum : bool { value = !has_definition<Program, Key> };
  };
  using type = list::filter<is_given, list::unique<list::concat<typename keys_of<Program::steps, Leaf>::type...>>>;
};

/// The keys that have to be bound for a program: parameters, constants, inputs, and initial states without an equation.
template <class Program>
using given_to = typename needed_keys<Program, read_by<typename Program::recurrence::all_equations>>::type;

/// Is a key within reach of a lag or lead, so that a longer program would read it: S[k] outside of the sequence, or an
/// input? Where the sequence is shorter than the lag nothing does. It may then be bound, and derivatives with respect
/// to it are 0.
template <class Program, class Key>
struct reach {
  enum : bool { has_key = false };
};
template <class Program, class S>
  requires(has_role<S>(role::input))
struct reach<Program, S> {
  enum : bool {
    has_key = list::contains<S, typename named_by<read_by<typename Program::recurrence::all_equations>>::symbols>
  };
};
template <class Program, class S, int k>
  requires(k < 0 || k >= Program::steps)
struct reach<Program, at<S, k>> {
  enum : bool {
    has_key = initial_state_is_read<typename defining<Program, at<S, k>>::lhs,
                                    read_by<typename Program::recurrence::all_equations>> &&
              !has_definition<Program, at<S, k>>
  };
};
template <class Program, class Key>
concept is_within_reach = bool(reach<Program, Key>::has_key);

}  // namespace derivation
}  // namespace bptt
