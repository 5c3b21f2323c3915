// What two formulas are when they are compared: a closed form is its formula, sums over time are spelled out, and
// s[last] is a step, as soon as the number of steps is known.
#pragma once
#include <bptt/derivation/derivative.hpp>
#include <bptt/formula/axes_agree.hpp>

namespace bptt {
namespace normal_form {
using namespace derivation;

/// How many steps a formula knows of: a closed form its T, a formula of several the greatest, any other 0.
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
template <class A>  // equal in value to A
struct unwrapped<stop_gradient_of<A>> : unwrapped<A> {};
template <class A>
struct unwrapped<unnamed_of<A>> : unwrapped<A> {};

template <class A, class B>
constexpr bool axes_are_checked() {
  check_comparison_axes<A, B>();
  return true;
}

/// The leaves of a formula in a program: those that have a step stay what they are.
template <class Program>
struct in_steps_of {
  template <class E>
  static auto of(E leaf) {
    if constexpr (is_reference<E> && !reference_to_the_last<E>)
      return leaf;
    else
      return image_of<E, step_of<Program, Program::steps - 1>>{};
  }
};

/// A formula of a program.
template <class Program, class E>
using stated_in = substitute<typename unwrapped<E>::type, in_steps_of<Program>>;

/// A recurrence of which it is known that some variables are defined at the end.
template <class... S>
struct with_end_of {
  using last_equations = types<equation<at_last<S>, at_last<S>>...>;
};
/// Is E the variable S at a step?
template <class S, class E>
inline constexpr bool is_at_a_step = (relative_reference<E> || numbered_reference<E>)&&std::is_same_v<symbol_of<E>, S>;
/// Which variables the leaves of two formulas name at the end, and at no step: for those the end is no step.
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
template <class A, class B>
using end_of = typename named_at_the_end<
    list::concat<all_leaves_of<typename unwrapped<A>::type>, all_leaves_of<typename unwrapped<B>::type>>>::type;

}  // namespace normal_form

/// Holds when two formulas that are compared have one shape.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool comparison_conforms = std::is_same_v<ShapeA, ShapeB>;
/// Holds when two closed forms that are compared are of programs of as many steps.
template <int stepsA, int stepsB>
inline constexpr bool programs_have_equal_length = stepsA == 0 || stepsB == 0 || stepsA == stepsB;

namespace normal_form {

/// Two formulas that may be compared, as they are compared.
template <class A, class B>
struct comparison {
  static_assert(comparison_conforms<A, shape_t<A>, B, shape_t<B>>,
                "bptt: two formulas are compared that have different shapes");
  static_assert(programs_have_equal_length<steps_of<A>, steps_of<B>>,
                "bptt: derivatives of programs of different lengths are compared");
  static_assert(axes_are_checked<A, B>());
  static constexpr int steps = steps_of<A> > steps_of<B> ? steps_of<A> : steps_of<B>;
  template <class E>
  static constexpr auto stated() {
    if constexpr (steps == 0)
      return typename unwrapped<E>::type{};
    else
      return stated_in<program<steps, end_of<A, B>>, E>{};
  }
  using first = decltype(stated<A>());
  using second = decltype(stated<B>());
};
/// The same in a program.
template <class Program, class A, class B>
struct comparison_in {
  static_assert(comparison_conforms<A, shape_t<A>, B, shape_t<B>>,
                "bptt: two formulas are compared that have different shapes");
  static_assert(axes_are_checked<A, B>());
  using first = stated_in<Program, A>;
  using second = stated_in<Program, B>;
};

}  // namespace normal_form
}  // namespace bptt
