// Equality of formulas, proved: the difference of the two in normal form is nothing.
#pragma once
#include <bptt/normal_form_of.hpp>

namespace bptt {
namespace normal_form {

// --- the formulas that people pass ---------------------------------------------------------------------------------------------

/// How many steps a formula knows of: a closed form its T, any other none.
template <class E>
inline constexpr int steps_of = 0;
template <int T, class F>
inline constexpr int steps_of<closed_form<T, F>> = T;

template <class E>
struct unwrapped {
  using type = E;
};
template <int T, class F>
struct unwrapped<closed_form<T, F>> {
  using type = F;
};
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
struct unwrapped<Node<A...>> {
  using type = Node<typename unwrapped<A>::type...>;
};

template <class A>
struct unwrapped<stop_gradient_of<A>> : unwrapped<A> {};

/// `s[last]` is s[T−1] as soon as one of the two formulas knows T.
template <int T>
struct last_is {
  template <class E>
  struct image {
    using type = E;
  };
  template <class S>
  struct image<at_last<S>> {
    using type = at<S, T - 1>;
  };
  template <class E>
  using leaf = typename image<E>::type;
};

template <int T, class E>
constexpr auto prepared(E) {
  using formula = typename unwrapped<E>::type;
  if constexpr (T == 0)
    return formula{};
  else
    return substitute<formula, last_is<T>>{};
}

template <class Setting, class A, class B>
struct difference_of {
  static constexpr polynomial make() { return sum(view_of<Setting, A>, view_of<Setting, B>, {-1, 1}); }
};
constexpr bool is_undefined(polynomial_view p) { return (kinds_in(p) & set_of(kind::undefined)) != 0; }
template <class Setting, class A, class B>
inline constexpr bool equal_in = !is_undefined(view_of<Setting, A>) && !is_undefined(view_of<Setting, B>) &&
                                 vanishes(stored<difference_of<Setting, A, B>>::view);

/// All tanh and σ in some polynomials.
constexpr void collect_sigmoidal(sequence<atom const*>& seen, polynomial_view p) {
  for (int t = 0; t < p.size; ++t)
    for (factor const* f = p.begin(p[t]); f != p.end(p[t]); ++f) {
      if (((set_of(f->what->what) | f->what->kinds) & set_of(kind::sigmoidal)) == 0) continue;
      bool known = false;
      for (atom const* a : seen) known = known || a == f->what;
      if (known) continue;
      seen.push_back(f->what);
      for (int i = 0; i < f->what->arity; ++i) collect_sigmoidal(seen, f->what->arguments[i]);
    }
}
/// Is b = r·a for a number r?
constexpr bool proportional(polynomial_view a, polynomial_view b) {
  if (a.size != b.size || a.size == 0) return false;
  rational const r = b[0].coefficient / a[0].coefficient;
  for (int t = 0; t < a.size; ++t)
    if (!same_factors(a, a[t], b, b[t]) || !(b[t].coefficient == r * a[t].coefficient)) return false;
  return true;
}
/// Are there functions in two polynomials that are independent as atoms, and are not when they are written by exp?
constexpr bool functions_may_be_related(polynomial_view a, polynomial_view b) {
  constexpr unsigned exponentials = set_of(kind::exponential) | set_of(kind::logarithm);
  constexpr unsigned others = set_of(kind::sigmoidal) | set_of(kind::logarithmic) | set_of(kind::softmax);
  unsigned const kinds = kinds_in(a) | kinds_in(b);
  if ((kinds & exponentials) != 0 && (kinds & others) != 0) return true;
  sequence<atom const*> functions;
  collect_sigmoidal(functions, a);
  collect_sigmoidal(functions, b);
  for (std::size_t i = 0; i < functions.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (functions[i]->what == kind::sigmoidal && functions[k]->what == kind::sigmoidal && !equal(*functions[i], *functions[k]) &&
          proportional(functions[i]->arguments[0], functions[k]->arguments[0]))
        return true;
  return false;
}

/// Are two formulas equal as polynomials over their functions, or as polynomials over exponentials?
template <class Program, class A, class B>
constexpr bool proved_equal(A, B) {
  if constexpr (equal_in<setting<Program, false>, A, B>)
    return true;
  else if constexpr (functions_may_be_related(view_of<setting<Program, false>, A>, view_of<setting<Program, false>, B>))
    return equal_in<setting<Program, true>, A, B>;
  else
    return false;
}

}  // namespace normal_form

/// Holds when two formulas that are compared have one shape.
template <class A, class ShapeA, class B, class ShapeB>
inline constexpr bool comparison_conforms = std::is_same_v<ShapeA, ShapeB>;
/// Holds when two closed forms that are compared are of programs of as many steps.
template <int stepsA, int stepsB>
inline constexpr bool programs_have_equal_length = stepsA == 0 || stepsB == 0 || stepsA == stepsB;

/// Are two formulas equal, as algebra over the names in them? `true` is a proof. Sums, products and quotients of scalars are decided (a quotient is equal where
/// both sides are defined), tanh′ and σ′ through their identities; products of matrices are compared as they stand, so that for them `false` may
/// mean undecided. `stop_gradient(e)` is equal in value to e, and is taken for e.
/// Errors, at compile time: formulas of different shapes.
/// Cost: products of sums are multiplied out at compile time; for the derivative of a scalar net that grows with the square of T.
template <operand A, operand B>
constexpr bool equivalent(A a, B b) {
  static_assert(comparison_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: two formulas are compared that have different shapes");
  constexpr int stepsA = normal_form::steps_of<A>, stepsB = normal_form::steps_of<B>;
  static_assert(programs_have_equal_length<stepsA, stepsB>, "bptt: derivatives of programs of different lengths are compared");
  constexpr int T = stepsA > stepsB ? stepsA : stepsB;
  return normal_form::proved_equal<void>(normal_form::prepared<T>(a), normal_form::prepared<T>(b));
}

/// Are two formulas equal given the equations of a net? A variable may be replaced by its definition: `s[1_c]` by `tanh(z[1_c])`.
template <int T, class Recurrence, operand A, operand B>
constexpr bool equivalent(program<T, Recurrence>, A a, B b) {
  static_assert(comparison_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: two formulas are compared that have different shapes");
  return normal_form::proved_equal<program<T, Recurrence>>(normal_form::prepared<0>(a), normal_form::prepared<0>(b));
}

}  // namespace bptt
