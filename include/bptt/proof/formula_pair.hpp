// A pair of formulas that are compared. They must have one shape, the same axes and as many steps, and are brought to
// the same words: a closed form is its formula, sums over time are spelled out, v[last] is a step where T is known.
#pragma once
#include <bptt/derivation/derivative.hpp>
#include <bptt/formula/axes_agree.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {
namespace normal_form {
using namespace derivation;

/// How many steps a formula knows of: T of a closed form, the greatest of several, 0 where there is none.
template <class E>
inline constexpr int steps_of = 0;
template <int T, class F>
inline constexpr int steps_of<closed_form<T, F>> = T;
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr int steps_of<Node<A...>> = [] {
  int most = 0;
  ((most = steps_of<A> > most ? steps_of<A> : most), ...);
  return most;
}();

/// A formula without what does not change its value: closed_form, stop_gradient, unnamed.
template <class E>
struct unwrapped {
  using type = E;
};
template <int T, class F>
struct unwrapped<closed_form<T, F>> : unwrapped<F> {};
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
struct unwrapped<Node<A...>> {
  using type = Node<typename unwrapped<A>::type...>;
};
template <class A>
struct unwrapped<stop_gradient_of<A>> : unwrapped<A> {};
template <class A>
struct unwrapped<unnamed_of<A>> : unwrapped<A> {};

// --- references to steps ------------------------------------------------------------------------

/// As the leaves are at the last step of a program, but for references to other steps, which stay: v[last] → v[T − 1],
/// sums over time → sums of T terms.
template <class Program>
struct end_as_step {
  template <class E>
  static auto of(E leaf) {
    if constexpr (is_reference<E> && !reference_to_the_last<E>)
      return leaf;
    else
      return image_of<E, step_of<Program, Program::steps - 1>>{};
  }
};
/// A formula of a program, in which steps have numbers; as it is where no program is known.
template <class Program, class E>
struct in_numbered_steps {
  using type = substitute<typename unwrapped<E>::type, end_as_step<Program>>;
};
template <class E>
struct in_numbered_steps<void, E> : unwrapped<E> {};

/// A recurrence of which no more is known than that these variables are defined at the end.
template <class... S>
struct with_end_of {
  using last_equations = types<equation<at_last<S>, at_last<S>>...>;
};
template <class S, class E>
inline constexpr bool is_at_a_step = (relative_reference<E> || numbered_reference<E>)&&std::is_same_v<symbol_of<E>, S>;
/// Which variables the leaves of two formulas name at the end and at no step: those are taken to be defined at the end.
template <class Leaves>
struct named_at_the_end;
template <class... Leaf>
struct named_at_the_end<types<Leaf...>> {
  template <class E>
  struct is_end {
    static constexpr bool value = reference_to_the_last<E> && !(is_at_a_step<symbol_of<E>, Leaf> || ...);
  };
  template <class... E>
  static with_end_of<symbol_of<E>...> recurrence(types<E...>);
  using type = decltype(recurrence(list::filter<is_end, list::unique<types<Leaf...>>>{}));
};
/// The program that two closed forms are of, as far as they say.
template <class A, class B>
struct program_of {
  static constexpr int steps = steps_of<A> > steps_of<B> ? steps_of<A> : steps_of<B>;
  using type =
      program<steps, typename named_at_the_end<list::concat<all_leaves_of<typename unwrapped<A>::type>,
                                                            all_leaves_of<typename unwrapped<B>::type>>>::type>;
};
template <class A, class B>
  requires(steps_of<A> == 0 && steps_of<B> == 0)
struct program_of<A, B> {
  using type = void;
};

}  // namespace normal_form

/// Holds when two formulas that are compared have one shape.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool comparison_conforms = std::is_same_v<ShapeA, ShapeB> || one_is_unknown<ShapeA, ShapeB>;
/// Holds when two closed forms that are compared are of programs of as many steps.
template <int stepsA, int stepsB>
inline constexpr bool programs_have_equal_length = stepsA == 0 || stepsB == 0 || stepsA == stepsB;

namespace normal_form {

template <class Program, class A, class B>
inline constexpr bool have_equal_length =
    !std::is_void_v<Program> || programs_have_equal_length<steps_of<A>, steps_of<B>>;

/// Two formulas that are compared: in a program, or, where it is void, in what their closed forms say of one.
template <class Program, class A, class B, bool are_comparable>
struct formula_pair {
  using net = typename std::conditional_t<std::is_void_v<Program>, program_of<A, B>, std::type_identity<Program>>::type;
  using first = typename in_numbered_steps<net, A>::type;
  using second = typename in_numbered_steps<net, B>::type;
};
/// Where a message says that they cannot be, two formulas that are equal, so that it is the only one.
template <class Program, class A, class B>
struct formula_pair<Program, A, B, false> {
  using first = struct zero;
  using second = struct zero;
};
/// The check of what compares two formulas: they have one shape, of programs of one length, and the same axes.
template <class Program, class A, class B>
constexpr bool check_pair() {
  using axes = compared_axes<A, B>;
  static_assert(BPTT_HOLDS(comparison_conforms<A, shape_t<A>, B, shape_t<B>>),
                "bptt: two formulas are compared that have different shapes");
  static_assert(BPTT_HOLDS(have_equal_length<Program, A, B>),
                "bptt: derivatives of programs of different lengths are compared");
  static_assert(BPTT_HOLDS(comparison_axes_agree<A, typename axes::of_a, B, typename axes::of_b>),
                "bptt: two formulas are compared that have different axes");
  return can_compare(A{}, B{}) && !one_is_refused<A, B> && have_equal_length<Program, A, B>;
}

}  // namespace normal_form
}  // namespace bptt
