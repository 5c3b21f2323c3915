// Equality of formulas, proved: both sides are brought into a normal form, a quotient of two polynomials with rational coefficients over atoms. An atom is
// a leaf, a function of a normal form (tanh, exp, a named function), or a product of matrices and vectors as it stands.
#pragma once
#include <bptt/derivative.hpp>
#include <bptt/polynomial.hpp>

namespace bptt {
namespace normal_form {
using namespace derivation;

/// A type as a value: its address is that of no other type.
template <class T>
inline constexpr char identity_of = 0;

/// The atoms met so far, in the order in which they were met, and the definitions already in normal form.
class atoms {
  struct entry {
    char const* what = nullptr;
    quotient argument;
  };
  sequence<entry> known_, defined_;

 public:
  constexpr quotient atom(char const* what, quotient const& argument = {}) {
    std::size_t i = 0;
    while (i < known_.size() && !(known_[i].what == what && (argument.below.empty() ? known_[i].argument.below.empty() : equal(known_[i].argument, argument)))) ++i;
    if (i == known_.size()) known_.push_back(entry{what, argument});
    monomial m{{1, 1}, {}};
    for (std::size_t k = 0; k < i; ++k) m.powers.push_back(0);
    m.powers.push_back(1);
    polynomial p;
    p.push_back(m);
    return {p, constant_of(1)};
  }
  constexpr quotient const* definition(char const* what) const {
    for (auto const& e : defined_)
      if (e.what == what) return &e.argument;
    return nullptr;
  }
  constexpr void define(char const* what, quotient const& value) { defined_.push_back(entry{what, value}); }
};

/// What a function is called, whatever its argument: the node with the argument 0.
template <class E>
struct zero_argument;
template <template <class...> class Node, class... A>
struct zero_argument<Node<A...>> {
  using type = Node<std::conditional_t<operand<A>, struct zero, A>...>;
};
template <class E>
using with_argument_zero = typename zero_argument<E>::type;

/// The normal form of E. Where `Program` is one, names stand for their definitions.
template <class Program, class E>
constexpr quotient normal(atoms& known, std::type_identity<E>);

template <class Program>
struct normaliser {
  atoms& known;
  template <class E>
  constexpr quotient of() const {
    return normal<Program>(known, std::type_identity<E>{});
  }
  template <class E>
  constexpr quotient operator()(E) const {
    if constexpr (is_literal<E>)
      return {constant_of(E::value), constant_of(1)};
    else if constexpr (elementwise_node<E>)
      return known.atom(&identity_of<with_argument_zero<E>>, of<typename E::argument>());
    else if constexpr (std::is_void_v<Program>)
      return known.atom(&identity_of<E>);
    else
      return named(std::type_identity<E>{});
  }
  template <auto... dims>
  constexpr quotient operator()(zeros<dims...>) const {
    return {constant_of(0), constant_of(1)};
  }
  template <class A>
  constexpr quotient operator()(square_of<A>) const {
    if constexpr (is_scalar<shape_t<A>>) {
      auto const a = of<A>();
      return a * a;
    } else
      return known.atom(&identity_of<square_of<A>>);
  }
  template <class A>
  constexpr quotient operator()(reciprocal_of<A>) const {
    if constexpr (is_scalar<shape_t<A>>) {
      auto const a = of<A>();
      return {a.below, a.above};
    } else
      return known.atom(&identity_of<reciprocal_of<A>>);
  }
  template <class A, long long n>
  constexpr quotient operator()(power_of<A, integer<n>>) const {
    if constexpr (is_scalar<shape_t<A>>) {
      auto const power = elementary::integer_power<(n < 0 ? -n : n)>(of<A>());
      if constexpr (n < 0)
        return {power.below, power.above};
      else
        return power;
    } else
      return known.atom(&identity_of<power_of<A, integer<n>>>);
  }
  template <class A, class B>
  constexpr quotient operator()(pow_of<A, B>) const {
    if constexpr (is_scalar<shape_t<pow_of<A, B>>>)  // an atom of both: of a + b·u, where u stands nowhere else
      return known.atom(&identity_of<with_argument_zero<pow_of<A, B>>>, of<A>() + of<B>() * known.atom(&identity_of<pow_of<void, void>>));
    else
      return known.atom(&identity_of<pow_of<A, B>>);
  }
  template <class A>
  constexpr quotient operator()(stop_gradient_of<A>) const {  // equal in value to A
    return of<A>();
  }
  template <class A, class B>
  constexpr quotient operator()(add<A, B>) const {
    return of<A>() + of<B>();
  }
  template <class A, class B>
  constexpr quotient operator()(sub<A, B>) const {
    return of<A>() + (*this)(neg<B>{});
  }
  template <class A>
  constexpr quotient operator()(neg<A>) const {
    return quotient{constant_of(-1), constant_of(1)} * of<A>();
  }
  template <class A, class B>
  constexpr quotient operator()(mul<A, B>) const {
    if constexpr (is_scalar<shape_t<A>> || is_scalar<shape_t<B>>)
      return of<A>() * of<B>();
    else
      return known.atom(&identity_of<mul<A, B>>);
  }
  template <class A, class B>
  constexpr quotient operator()(div<A, B>) const {
    auto const b = of<B>();
    return of<A>() * quotient{b.below, b.above};
  }

 private:
  template <class E>
  constexpr quotient named(std::type_identity<E>) const {
    return known.atom(&identity_of<E>);
  }
  template <class E>
    requires(is_reference<E> && has_role<symbol_of<E>>(role::variable))
  constexpr quotient named(std::type_identity<E>) const {
    using name = resolve<Program, E>;
    if constexpr (!has_definition<Program, name>)
      return known.atom(&identity_of<name>);
    else {
      if (auto const* found = known.definition(&identity_of<name>)) return *found;
      auto const value = of<typename definition<Program, name>::type>();
      known.define(&identity_of<name>, value);
      return value;
    }
  }
};

template <class Program, class E>
constexpr quotient normal(atoms& known, std::type_identity<E>) {
  return normaliser<Program>{known}(E{});
}

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
template <class A>
struct unwrapped<unnamed_of<A>> : unwrapped<A> {};

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

template <class Program, class A, class B>
constexpr bool proved_equal(A, B) {
  atoms known;
  auto const a = normal<Program>(known, std::type_identity<A>{});
  auto const b = normal<Program>(known, std::type_identity<B>{});
  return equal(a, b);
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
  check_comparison_axes<A, B>();
  constexpr int stepsA = normal_form::steps_of<A>, stepsB = normal_form::steps_of<B>;
  static_assert(programs_have_equal_length<stepsA, stepsB>, "bptt: derivatives of programs of different lengths are compared");
  constexpr int T = stepsA > stepsB ? stepsA : stepsB;
  return normal_form::proved_equal<void>(normal_form::prepared<T>(a), normal_form::prepared<T>(b));
}

/// Are two formulas equal given the equations of a net? A variable may be replaced by its definition: `s[1_c]` by `tanh(z[1_c])`.
template <int T, class Recurrence, operand A, operand B>
constexpr bool equivalent(program<T, Recurrence>, A a, B b) {
  static_assert(comparison_conforms<A, shape_t<A>, B, shape_t<B>>, "bptt: two formulas are compared that have different shapes");
  check_comparison_axes<A, B>();
  return normal_form::proved_equal<program<T, Recurrence>>(normal_form::prepared<0>(a), normal_form::prepared<0>(b));
}

}  // namespace bptt
