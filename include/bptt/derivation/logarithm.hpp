// The logarithm of a formula as another formula, which neither overflows nor underflows: log softmax(q) by the logits
// q, log σ(z) by softplus, found through pieces, products, sums, and the names of variables at whatever step.
#pragma once
#include <bptt/formula/substitute.hpp>
#include <bptt/operations/componentwise.hpp>

namespace bptt {

/// The variable that holds log P of each step, where the logarithm is taken at another step or of a target. P is v[t]
/// or 1 − v[t]; of a variable of the end, at its last step.
template <class P>
struct logarithm_of : symbol_base<logarithm_of<P>, role::variable> {
  using shape = shape_t<P>;
};

namespace numeric {
using namespace derivation;
using namespace simplified;

// --- logarithms that are known ------------------------------------------------------------------

/// log P = F; and whether P is known not to be negative.
template <class F, bool is_not_negative_ = true>
struct known_logarithm {
  using formula = F;
  static constexpr bool is_not_negative = is_not_negative_;
};
struct no_logarithm {
  static constexpr bool is_not_negative = false;
};

// --- the equations of a net ---------------------------------------------------------------------

/// t ↦ the last step.
struct at_the_end {
  template <class E>
  static E of(E);
  template <class S>
  static at_last<S> of(ago<S, 0>);
};
template <class... Leaf>
constexpr bool reads_this_step_alone(types<Leaf...>) {
  return ((lead_of<Leaf> == 0) && ...);
}
/// Every reference ↦ X.
template <class X>
struct replaced_by {
  template <class E>
  static E of(E);
  template <is_reference E>
  static X of(E);
};

/// Does an equation define what a reference names? An initial state has an equation of its own, or none.
template <class R, class Lhs>
inline constexpr bool defines_value =
    is_initial_state<R> ? std::is_same_v<R, Lhs> : !is_initial_state<Lhs> && names_symbol<Lhs, symbol_of<R>>;

/// Where logarithms are looked for: in the equations of a net. `Targets` are variables whose gradient is asked for:
/// they stay in the formulas. `Opened` are variables in whose place their definitions stand. A probe looks through all
/// names, to say whether there is a logarithm; its formula says nothing.
template <class Equations, class Targets = types<>, class Opened = types<>, bool probes_ = false>
struct log_scope;
template <class... E, class Targets, class Opened, bool probes_>
struct log_scope<types<E...>, Targets, Opened, probes_> {
  static constexpr bool probes = probes_;
  template <class S>
  static constexpr bool is_open = list::contains<S, Opened>;
  template <class S>
  using open = log_scope<types<E...>, Targets, list::concat<Opened, types<S>>, probes>;
  template <class S>
  using probe = log_scope<types<E...>, types<>, types<S>, true>;
  /// The equation that defines what a reference names, as a list of at most one.
  template <class R>
  using definition = list::concat<list::one_if<defines_value<R, typename E::lhs>, E>...>;

  /// Can the right-hand side of an equation stand in place of a reference to its left-hand side?
  template <class R, class Lhs, class Rhs>
  static constexpr bool can_replace =
      !list::contains<symbol_of<R>, Targets> && !is_open<symbol_of<R>> &&
      (std::is_same_v<R, Lhs> ? time_sums_of<Rhs>::size == 0
                              : reference_to_the_last<R> && reads_this_step_alone(leaves_of<Rhs>{}));
};

// --- the logarithm of each node -----------------------------------------------------------------

template <class E, class Scope>
struct stable;
/// E, with the logarithms in it stable.
template <class E, class Scope>
using stable_t = typename stable<E, Scope>::type;

/// The logarithms of formulas: `of(P{})` is log P as a formula that neither overflows nor underflows, where one is
/// known.
template <class Scope>
struct logarithms {
  template <class P>
  static constexpr no_logarithm of(P) {
    return {};
  }

  // of functions with values above 0
  template <class Q>
  static constexpr auto of(softmax_of<Q>) {
    return known_logarithm<log_softmax_of<stable_t<Q, Scope>>>{};
  }
  template <class Z>
  static constexpr auto of(exp_of<Z>) {
    return known_logarithm<stable_t<Z, Scope>>{};
  }
  template <class Z>  // log σ(z) = −softplus(−z)
  static constexpr auto of(sigmoid_of<Z>) {
    return known_logarithm<neg<softplus_of<decltype(negative(stable_t<Z, Scope>{}))>>>{};
  }
  template <class Z>  // log(1 − σ(z)) = −softplus(z)
  static constexpr auto of(sub<struct one, sigmoid_of<Z>>) {
    return known_logarithm<neg<softplus_of<stable_t<Z, Scope>>>>{};
  }

  // of pieces
  template <class A, class Offset, class Shape>
  static constexpr auto of(segment_of<A, Offset, Shape>) {
    return mapped(of(A{}), [](auto f) { return segment_of<decltype(f), Offset, Shape>{}; });
  }
  template <class A, class Offset, class Shape>
  static constexpr auto of(sub<struct one, segment_of<A, Offset, Shape>>) {
    return of(segment_of<sub<struct one, A>, Offset, Shape>{});
  }
  template <class A>
  static constexpr auto of(stop_gradient_of<A>) {
    return mapped(of(A{}), [](auto f) { return stop_gradient_of<decltype(f)>{}; });
  }

  // of products and quotients
  template <class A, class B>
  static constexpr auto of(hadamard_of<A, B> p) {
    return of_parts<A, B>(p, [](auto a, auto b) { return plus(a, b); });
  }
  template <class A, class B>
    requires(is_scalar<shape_t<A>> || is_scalar<shape_t<B>>)
  static constexpr auto of(mul<A, B> p) {
    return of_parts<A, B>(p, [](auto a, auto b) { return plus(a, b); });
  }
  template <class A, class B>
  static constexpr auto of(div<A, B> p) {
    return of_parts<A, B>(p, [](auto a, auto b) { return minus(a, b); });
  }
  template <class A, class B>
  static constexpr auto of(quotient_of<A, B> p) {
    return of_parts<A, B>(p, [](auto a, auto b) { return minus(a, b); });
  }
  template <class A>
  static constexpr auto of(reciprocal_of<A>) {
    return mapped(of(A{}), [](auto f) { return negative(f); });
  }

  // of sums
  template <class A, class B>
  static constexpr auto of(add<A, B>) {
    using a = decltype(of(A{}));
    using b = decltype(of(B{}));
    if constexpr (a::is_not_negative && b::is_not_negative)
      return known_logarithm<logaddexp_of<typename a::formula, typename b::formula>>{};
    else if constexpr (is_one<A> && b::is_not_negative)
      return known_logarithm<softplus_of<typename b::formula>>{};
    else if constexpr (a::is_not_negative && is_one<B>)
      return known_logarithm<softplus_of<typename a::formula>>{};
    else
      return no_logarithm{};
  }
  template <class A>
  static constexpr auto of(sum_of<A>) {
    using a = decltype(of(A{}));
    if constexpr (a::is_not_negative && shape_t<A>::rank == 1)
      return known_logarithm<logsumexp_of<typename a::formula>>{};
    else
      return no_logarithm{};
  }
  template <class A, class B>
  static constexpr auto of(sum_of<hadamard_of<A, B>>) {
    return of(dot_of<A, B>{});
  }
  template <class A, class B>
  static constexpr auto of(dot_of<A, B>) {
    using a = decltype(of(A{}));
    using b = decltype(of(B{}));
    if constexpr (shape_t<A>::rank != 1)
      return no_logarithm{};
    else if constexpr (a::is_not_negative && b::is_not_negative)
      return known_logarithm<logsumexp_of<decltype(plus(typename a::formula{}, typename b::formula{}))>>{};
    else if constexpr (a::is_not_negative)
      return known_logarithm<weighted_logsumexp_of<typename a::formula, stable_t<B, Scope>>, false>{};
    else if constexpr (b::is_not_negative)
      return known_logarithm<weighted_logsumexp_of<typename b::formula, stable_t<A, Scope>>, false>{};
    else
      return no_logarithm{};
  }

  // of a variable, by the equation that defines it
  template <is_reference R>
  static constexpr auto of(R) {
    return by_name<R, R>();
  }
  template <is_reference R>
  static constexpr auto of(sub<struct one, R>) {
    return by_name<R, sub<struct one, R>>();
  }

 private:
  template <class F, bool is_not_negative, class Map>
  static constexpr auto mapped(known_logarithm<F, is_not_negative>, Map map) {
    return known_logarithm<decltype(map(F{})), is_not_negative>{};
  }
  template <class Map>
  static constexpr no_logarithm mapped(no_logarithm, Map) {
    return {};
  }

  /// log A of a part of P, as large as P.
  template <class A, class P>
  static constexpr auto of_part() {
    if constexpr (is_one<A>)
      return zero;
    else if constexpr (is_scalar<shape_t<A>>)
      return spread<shape_t<P>>(stable_t<log_of<A>, Scope>{});
    else
      return stable_t<log_of<A>, Scope>{};
  }
  template <class A>
  static constexpr bool is_not_negative = [] {
    if constexpr (is_literal<A>)
      return A::value >= 0;
    else
      return decltype(of(A{}))::is_not_negative;
  }();
  /// log A ± log B, where one of them is known: log(a·b) = log a + log b of an a above 0 and any b.
  template <class A, class B, class P, class Join>
  static constexpr auto of_parts(P, Join join) {
    if constexpr (decltype(of(A{}))::is_not_negative || decltype(of(B{}))::is_not_negative)
      return known_logarithm < decltype(join(of_part<A, P>(), of_part<B, P>())),
             is_not_negative<A> && is_not_negative < B >> {};
    else
      return no_logarithm{};
  }

  /// log P of a P that reads R and nothing else: R or 1 − R. The right-hand side that defines R stands in the place of
  /// R where it can; elsewhere the logarithm is a variable with an equation of its own.
  template <class R, class P>
  static constexpr auto by_name() {
    using S = symbol_of<R>;
    using definition = typename Scope::template definition<R>;
    if constexpr (definition::size == 0 || (Scope::probes && Scope::template is_open<S>))
      return no_logarithm{};
    else {
      using lhs = typename list::element<0, definition>::lhs;
      using rhs = typename list::element<0, definition>::rhs;
      using defined = substitute<P, replaced_by<rhs>>;
      if constexpr (Scope::probes)
        return logarithms<typename Scope::template open<S>>::of(defined{});
      else if constexpr (Scope::template can_replace<R, lhs, rhs>)
        return logarithms<typename Scope::template open<S>>::of(
            choose<reference_to_the_last<R>, substitute<defined, at_the_end>, defined>{});
      else if constexpr (is_initial_state<R>)
        return no_logarithm{};
      else
        return mapped(logarithms<typename Scope::template probe<S>>::of(defined{}),
                      [](auto) { return with_symbol<R, logarithm_of<substitute<P, replaced_by<lhs>>>>{}; });
    }
  }
};
template <class P, class Scope>
using logarithm_found = decltype(logarithms<Scope>::of(P{}));

}  // namespace numeric
}  // namespace bptt
