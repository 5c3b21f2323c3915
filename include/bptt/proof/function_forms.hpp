// What proofs know of functions: which are odd or even, identities, and atoms of two polynomials for functions of two
// operands. An identity is one line, as that of relu.
#pragma once
#include <bptt/operations/componentwise.hpp>
#include <bptt/proof/function_atoms.hpp>

namespace bptt::normal_form {

// --- odd and even functions ---------------------------------------------------------------------

template <class Source>
struct opposite {
  static constexpr polynomial make() { return scaled(Source::make(), {-1, 1}); }
};
/// That one of p and −p of which the first coefficient is above 0.
template <class Source>
using with_sign_up =
    std::conditional_t<(argument<Source>::view.size > 0 && argument<Source>::view[0].coefficient.n < 0),
                       opposite<Source>, Source>;
/// f(p): where f is odd or even (`is_odd`, `is_even` of its node), ±f(−p) if −p has the sign up.
template <class E, kind what, class Source>
struct function_of_source {
  using name = with_argument_zero<E>;
  static constexpr polynomial make() {
    if constexpr (requires { E::is_odd; })
      return scaled(single(function_factor<name, what, with_sign_up<Source>>::make()),
                    {std::is_same_v<with_sign_up<Source>, Source> ? 1 : -1, 1});
    else if constexpr (requires { E::is_even; })
      return single(function_factor<name, what, with_sign_up<Source>>::make());
    else
      return single(function_factor<name, what, Source>::make());
  }
};

// --- atoms of two polynomials -------------------------------------------------------------------

inline constexpr atom second_mark{kind::leaf, 3, "second"};
/// The polynomials p and q as the arguments of an atom. They are turned together, as one polynomial p + ξ·q.
template <class P, class Q>
struct argument_pair {
  struct both {
    static constexpr polynomial make() {
      return sum(reduced(P::make()), product(reduced(Q::make()), single(factor{&second_mark})));
    }
  };
  template <bool second>
  struct part {
    static constexpr polynomial make() {
      polynomial p;
      polynomial_view const all = argument<both>::view;
      p.is_complete = all.is_complete;
      for (int t = 0; t < all.size; ++t)
        if (product_of_factors const rest = without(all, all[t], factor{&second_mark});
            (static_cast<int>(rest.factors.size()) < all[t].count) == second)
          p.put(rest);
      return collected(p);
    }
  };
  static constexpr polynomial_view views[]{stored<part<false>>::view, stored<part<true>>::view};
};
/// The factor f(p, q)ᵢⱼ.
template <class E, class P, class Q>
struct factor_of_two {
  using pair = argument_pair<P, Q>;
  using argument = normal_form::argument<typename pair::both>;
  static constexpr double value_of_two(double x, double y) {
    if constexpr (has_constant_value<E, 0.5, 0.25>)
      return static_cast<double>(E::value(x, y));
    else
      return 1e300;
  }
  static constexpr atom value = [] {
    atom a = named<with_argument_zero<E>>(kind::function);
    a.value_of_two = value_of_two;
    take_arguments(a, pair::views, 2);
    for (int slot = 0; slot < 2; ++slot)
      if (argument::places.of[slot] != no_index) a.extents[slot] = extent_of(argument::view, slot);
    return a;
  }();
  static constexpr factor make() { return {&value, {1, 1}, {argument::places.of[0], argument::places.of[1]}}; }
};
template <class Setting, componentwise_node E>
struct form_of_two {
  static constexpr polynomial make() {
    return single(factor_of_two<E, form_as_source<Setting, typename E::first>,
                                form_as_source<Setting, typename E::second>>::make());
  }
};

// --- identities ---------------------------------------------------------------------------------

// clang-format off
// relu a = a·heaviside a
template <class S, class A> struct form<S, relu_of<A>> : form_as_source<S, hadamard_of<A, heaviside_of<A>>> {};
// |a| = a·sign a
template <class S, class A> struct form<S, abs_of<A>> : form_as_source<S, hadamard_of<A, sign_of<A>>> {};
// exceeds(a, b) = heaviside(a − b)
template <class S, class A, class B> struct form<S, exceeds_of<A, B>> : form_as_source<S, heaviside_of<sub<A, B>>> {};
// min(a, b) = a + b − max(a, b)
template <class S, class A, class B> struct form<S, min_of<A, B>> : form_as_source<S, sub<add<A, B>, max_of<A, B>>> {};
// hypot(a, b) = √(a² + b²)
template <class S, class A, class B> struct form<S, hypot_of<A, B>>
    : form_as_source<S, sqrt_of<add<square_of<A>, square_of<B>>>> {};
// clang-format on

/// max(a, b) = a + relu(b − a) = b + relu(a − b): that of which the first coefficient inside is above 0.
template <class S, class A, class B>
struct form<S, max_of<A, B>> {
  using difference = form_as_source<S, sub<B, A>>;
  static constexpr polynomial make() {
    if constexpr (std::is_same_v<with_sign_up<difference>, difference>)
      return sum(form_as_source<S, A>::make(), form_as_source<S, relu_of<sub<B, A>>>::make());
    else
      return sum(form_as_source<S, B>::make(), form_as_source<S, relu_of<sub<A, B>>>::make());
  }
};

}  // namespace bptt::normal_form
