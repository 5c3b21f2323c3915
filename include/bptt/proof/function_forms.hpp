// Functions that are odd or even, and atoms of two polynomials for functions of two operands.
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
        if (monomial const rest = without(all, all[t], factor{&second_mark});
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
    set_arguments(a, pair::views, 2);
    for (int slot = 0; slot < 2; ++slot)
      if (argument::indices.of[slot] != no_index) a.extents[slot] = extent_of(argument::view, slot);
    return a;
  }();
  static constexpr factor make() { return {&value, {1, 1}, {argument::indices.of[0], argument::indices.of[1]}}; }
};
template <class Setting, componentwise_node E>
struct form_of_two {
  static constexpr polynomial make() {
    return single(factor_of_two<E, normal_form::part<Setting, typename E::first>,
                                normal_form::part<Setting, typename E::second>>::make());
  }
};

}  // namespace bptt::normal_form
