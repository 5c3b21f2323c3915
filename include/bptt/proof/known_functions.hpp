// What proofs know of functions: for each its identity, a formula of other functions, or the kind of atom that it is. A
// new function is one line here, as that of relu. A function that is not here is an atom of no relation to others:
// equal to itself where its arguments are equal.
#pragma once
#include <bptt/operations/where.hpp>
#include <bptt/proof/function_forms.hpp>

namespace bptt::normal_form {

/// The atom f(a).
template <class S, class E, kind what>
struct function_form {
  static constexpr polynomial make() { return function_of_source<E, what, part<S, typename E::argument>>::make(); }
};
/// The atom f(a) whose squares are those of g(a), as cos² is 1 − sin².
template <class S, class E, kind what, class G, kind what_g>
struct dependent_form {
  static constexpr polynomial make() {
    using g = function_factor<with_argument_zero<G>, what_g, with_sign_up<part<S, typename E::argument>>>;
    return single(dependent_factor<with_argument_zero<E>, what, g>::make());
  }
};
/// A formula of exponentials in a setting in which `least` functions are written so, otherwise an atom.
template <class S, by_exp least, class Exponentials, class Atom>
using exponentials_or = std::conditional_t<(S::functions >= least), part<S, Exponentials>, Atom>;

// --- elementwise functions ----------------------------------------------------------------------

// clang-format off
// relu a = a·heaviside(a)
template <class S, class A> struct form<S, relu_of<A>> : part<S, hadamard_of<A, heaviside_of<A>>> {};
// |a| = a·sign a
template <class S, class A> struct form<S, abs_of<A>> : part<S, hadamard_of<A, sign_of<A>>> {};
// heaviside² = heaviside
template <class S, class A> struct form<S, heaviside_of<A>> : function_form<S, heaviside_of<A>, kind::heaviside> {};
// cos² = 1 − sin²
template <class S, class A> struct form<S, sin_of<A>> : function_form<S, sin_of<A>, kind::sine> {};
template <class S, class A> struct form<S, cos_of<A>>
    : dependent_form<S, cos_of<A>, kind::cosine, sin_of<A>, kind::sine> {};
// tanh a = 1 − 2/(e²ᵃ + 1)
template <class S, class A> struct form<S, tanh_of<A>> : exponentials_or<S, by_exp::sigmoidal,
    sub<struct one, mul<integer<2>, reciprocal_of<add<square_of<exp_of<A>>, struct one>>>>,
    function_form<S, tanh_of<A>, kind::sigmoidal>> {};
// σ(a) = eᵃ/(eᵃ + 1)
template <class S, class A> struct form<S, sigmoid_of<A>> : exponentials_or<S, by_exp::sigmoidal,
    quotient_of<exp_of<A>, add<exp_of<A>, struct one>>,
    function_form<S, sigmoid_of<A>, kind::sigmoidal>> {};
// softplus a = log(eᵃ + 1)
template <class S, class A> struct form<S, softplus_of<A>> : exponentials_or<S, by_exp::sigmoidal,
    log_of<add<exp_of<A>, struct one>>,
    function_form<S, softplus_of<A>, kind::logarithmic>> {};
// cosh a = (eᵃ + e⁻ᵃ)/2,  1/cosh² = 1 − tanh²
template <class S, class A> struct form<S, cosh_of<A>> : exponentials_or<S, by_exp::sigmoidal,
    div<add<exp_of<A>, exp_of<neg<A>>>, integer<2>>,
    dependent_form<S, cosh_of<A>, kind::hyperbolic, tanh_of<A>, kind::sigmoidal>> {};
// sinh a = tanh a·cosh a
template <class S, class A> struct form<S, sinh_of<A>> : part<S, hadamard_of<tanh_of<A>, cosh_of<A>>> {};
// exceeds(a, b) = heaviside(a − b)
template <class S, class A, class B> struct form<S, exceeds_of<A, B>> : part<S, heaviside_of<sub<A, B>>> {};
// min(a, b) = a + b − max(a, b)
template <class S, class A, class B> struct form<S, min_of<A, B>> : part<S, sub<add<A, B>, max_of<A, B>>> {};
// hypot(a, b) = √(a² + b²)
template <class S, class A, class B> struct form<S, hypot_of<A, B>>
    : part<S, sqrt_of<add<square_of<A>, square_of<B>>>> {};
// clang-format on

/// a + f(b − a) = b + f(a − b): that of which the first coefficient inside is above 0.
template <class S, class A, class B, template <class> class F>
struct form_of_greater {
  using difference = part<S, sub<B, A>>;
  static constexpr polynomial make() {
    if constexpr (std::is_same_v<with_sign_up<difference>, difference>)
      return sum(part<S, A>::make(), part<S, F<sub<B, A>>>::make());
    else
      return sum(part<S, B>::make(), part<S, F<sub<A, B>>>::make());
  }
};
// clang-format off
// max(a, b) = a + relu(b − a)
template <class S, class A, class B> struct form<S, max_of<A, B>> : form_of_greater<S, A, B, relu_of> {};
// log(eᵃ + eᵇ) = a + softplus(b − a)
template <class S, class A, class B> struct form<S, logaddexp_of<A, B>> : form_of_greater<S, A, B, softplus_of> {};
// clang-format on

// --- conditions: 1 where they hold, 0 where not -------------------------------------------------

/// A formula as a condition: 1 where it is not 0. A condition is that as it stands.
template <class S, class C>
struct condition_form : function_form<S, unequal_to_zero_of<C>, kind::heaviside> {};
template <class S, class C>
  requires(is_zero_or_one<C> || is_literal<C>)
struct condition_form<S, C> : part<S, choose<is_literal<C> && !is_zero<C>, struct one, C>> {};
// clang-format off
// a > b = heaviside(a − b), a ≥ b = 1 − heaviside(b − a)
template <class S, class A, class B> struct form<S, greater_of<A, B>> : part<S, heaviside_of<sub<A, B>>> {};
template <class S, class A, class B> struct form<S, less_of<A, B>> : part<S, heaviside_of<sub<B, A>>> {};
template <class S, class A, class B> struct form<S, at_least_of<A, B>> : part<S, sub<struct one, less_of<A, B>>> {};
template <class S, class A, class B> struct form<S, at_most_of<A, B>> : part<S, sub<struct one, greater_of<A, B>>> {};
// a ≠ b = (a − b ≠ 0), a = b = 1 − (a ≠ b)
template <class S, class A, class B> struct form<S, unequal_of<A, B>> : condition_form<S, sub<A, B>> {};
template <class S, class A, class B> struct form<S, equal_of<A, B>> : part<S, sub<struct one, unequal_of<A, B>>> {};
// clang-format on
/// a ∧ b → a·b
template <class S, class A, class B>
struct form<S, both_of<A, B>> {
  static constexpr polynomial make() { return product(condition_form<S, A>::make(), condition_form<S, B>::make()); }
};
/// a ∨ b → a + b − a·b
template <class S, class A, class B>
struct form<S, either_of<A, B>> {
  static constexpr polynomial make() {
    return sum(sum(condition_form<S, A>::make(), condition_form<S, B>::make()), part<S, both_of<A, B>>::make(),
               {-1, 1});
  }
};
/// ¬a → 1 − a
template <class S, class A>
struct form<S, not_of<A>> {
  static constexpr polynomial make() { return sum(number(1), condition_form<S, A>::make(), {-1, 1}); }
};
/// a where c holds, else b → b + c·(a − b), wherever both are numbers
template <class S, class C, class A, class B>
struct form<S, where_of<C, A, B>> {
  static constexpr polynomial make() {
    return sum(part<S, B>::make(), product(condition_form<S, C>::make(), part<S, sub<A, B>>::make()));
  }
};

/// eᵃ⁺ᵇ → eᵃ·eᵇ
template <class S, class A>
struct form<S, exp_of<A>> : exponential<part<S, A>, S::functions != by_exp::sigmoidal> {};
/// log(eᵃ·eᵇ) → a + b
template <class S, class A>
struct form<S, log_of<A>> : logarithm<part<S, A>> {};
/// aᵇ → exp(b·log a)
template <class S, class A, class B>
struct form<S, pow_of<A, B>> {
  struct exponent {
    static constexpr polynomial make() { return product(part<S, B>::make(), logarithm<part<S, A>>::make()); }
  };
  static constexpr polynomial make() { return exponential<exponent, true>::make(); }
};

// --- probabilities ------------------------------------------------------------------------------

/// softmax(v)ᵢ, an atom, or exp(vᵢ)/Σ exp(v)
template <class S, class V>
struct form<S, softmax_of<V>> {
  static constexpr polynomial make() {
    if constexpr (S::functions == by_exp::all)
      return part<S, div<exp_of<V>, sum_of<exp_of<V>>>>::make();
    else
      return single(factor{&softmax_atoms<S, V>::softmax, {1, 1}, {row, no_index}});
  }
};
/// log Σ exp(v), an atom, or as it is written
template <class S, class V>
struct form<S, logsumexp_of<V>> {
  static constexpr polynomial make() {
    if constexpr (S::functions == by_exp::all)
      return part<S, log_of<sum_of<exp_of<V>>>>::make();
    else
      return single(factor{&softmax_atoms<S, V>::logsumexp});
  }
};
// clang-format off
// log softmax(v)ᵢ = vᵢ − log Σ exp(v)
template <class S, class V> struct form<S, log_softmax_of<V>> : form<S, sub<V, logsumexp_of<V>>> {};
// −y·log p
template <class S, class P, class Y> struct form<S, cross_entropy_of<P, Y>> : part<S, neg<dot_of<Y, log_of<P>>>> {};
// −y·log softmax(q)
template <class S, class Q, class Y> struct form<S, softmax_cross_entropy_of<Q, Y>>
    : part<S, neg<dot_of<Y, log_softmax_of<Q>>>> {};
// Σᵢ softplus(qᵢ) − yᵢ·qᵢ
template <class S, class Q, class Y> struct form<S, sigmoid_cross_entropy_of<Q, Y>>
    : form<S, sub<sum_of<softplus_of<Q>>, dot_of<Q, Y>>> {};
// clang-format on

}  // namespace bptt::normal_form
