// The normal form of each node.
#pragma once
#include <bptt/proof/function_forms.hpp>

namespace bptt::normal_form {

template <class Setting>
struct normal_forms;
template <class Program, by_exp written, names defined>
struct normal_forms<setting<Program, written, defined>> {
  using here = setting<Program, written, defined>;
  template <class A>
  using as_source = form_as_source<here, A>;
  template <class A>
  static constexpr polynomial of() {
    return form_as_source<here, A>::make();
  }
  /// What two formulas have to do with each other when rows of one meet rows of the other.
  template <class A, class B>
  static constexpr polynomial contracted() {
    return product(of<A>(), {summed, summed + 1}, of<B>(), {summed, summed + 1}, shape_t<A>::rows,
                   shape_t<A>::rank == 2 ? shape_t<A>::cols : 0);
  }
  template <class A>
  static constexpr polynomial total() {
    return product(of<A>(), {summed, summed + 1}, number(1), {}, shape_t<A>::rank >= 1 ? shape_t<A>::rows : 0,
                   shape_t<A>::rank == 2 ? shape_t<A>::cols : 0);
  }

  // leaves
  template <class E>
  static constexpr polynomial make(E) {
    if constexpr (is_literal<E>)
      return number(E::value);
    else if constexpr (is_time_sum<E>)
      return single(factor{&opaque<here, E>::value});
    else if constexpr (requires { E::written_as(); })
      return of<decltype(E::written_as())>();
    else if constexpr (elementwise_node<E>)
      return named_function<kind::function>(E{});
    else if constexpr (componentwise_node<E>)
      return form_of_two<here, E>::make();
    else if constexpr (is_node<E>)
      return single(whole<shape_t<E>>(opaque<here, E>::value));
    else if constexpr (std::is_void_v<Program>)
      return leaf<E>();
    else
      return definition_of(std::type_identity<E>{});
  }
  template <class E>
  static constexpr polynomial leaf() {
    return single(whole<shape_t<E>>(leaf_atom<E>));
  }
  template <class E>
  static constexpr polynomial definition_of(std::type_identity<E>) {
    return leaf<E>();
  }
  template <class E>
    requires reference_to_a_variable<E>
  static constexpr polynomial definition_of(std::type_identity<E>) {
    using name = resolve<Program, E>;
    if constexpr (!has_definition<Program, name>)
      return leaf<name>();
    else if constexpr (defined == names::kept)
      return single(whole<shape_t<name>>(defined_atom<here, name, typename definition<Program, name>::type>));
    else
      return scaled(view_of<here, typename definition<Program, name>::type>, {1, 1});
  }
  template <auto... dims>
  static constexpr polynomial make(zeros<dims...>) {
    return {};
  }
  template <auto n>
  static constexpr polynomial make(identity<n>) {
    return single(factor{&delta_atom<bptt::extent_of(n)>, {1, 1}, {row, column}});
  }

  // arithmetic
  template <class A, class B>
  static constexpr polynomial make(add<A, B>) {
    return sum(of<A>(), of<B>());
  }
  template <class A, class B>
  static constexpr polynomial make(sub<A, B>) {
    return sum(of<A>(), of<B>(), {-1, 1});
  }
  template <class A>
  static constexpr polynomial make(neg<A>) {
    return scaled(of<A>(), {-1, 1});
  }
  template <class A, class B>
  static constexpr polynomial make(mul<A, B>) {
    using SA = shape_t<A>;
    using SB = shape_t<B>;
    if constexpr (is_scalar<SA> || is_scalar<SB>)
      return product(of<A>(), of<B>());
    else if constexpr (SA::rank == 1)  // a column by a row
      return product(of<A>(), {row, no_index}, of<B>(), {no_index, column});
    else
      return product(of<A>(), {row, summed}, of<B>(), {summed, column}, SA::cols);
  }
  template <class A, class B>
  static constexpr polynomial make(div<A, B>) {
    return product(of<A>(), inverse<as_source<B>>::make());
  }
  template <class A, class B>
  static constexpr polynomial make(hadamard_of<A, B>) {
    return product(of<A>(), of<B>());
  }
  template <class A, class B>
  static constexpr polynomial make(quotient_of<A, B>) {
    return product(of<A>(), inverse<as_source<B>>::make());
  }
  template <class A, class B>
  static constexpr polynomial make(dot_of<A, B>) {
    if constexpr (is_scalar<shape_t<A>>)
      return product(of<A>(), of<B>());
    else
      return contracted<A, B>();
  }
  template <class A, class B>
  static constexpr polynomial make(outer_of<A, B>) {
    return product(of<A>(), {row, no_index}, of<B>(), {column, no_index});
  }
  template <class A>
  static constexpr polynomial make(transpose_of<A>) {
    return placed(of<A>(), {column, row});
  }
  template <class V>
  static constexpr polynomial make(diag_of<V>) {
    return product(of<V>(), single(factor{&delta_atom<shape_t<V>::rows>, {1, 1}, {row, column}}));
  }
  template <class M>
  static constexpr polynomial make(diagonal_of<M>) {
    return placed(of<M>(), {row, row});
  }
  template <class A>
  static constexpr polynomial make(sum_of<A>) {
    return total<A>();
  }
  template <class... A>
  static constexpr polynomial make(sum_of<concat_of<A...>>) {
    polynomial p;
    ((p = sum(p, total<A>())), ...);
    return p;
  }
  template <class A, class Shape>
  static constexpr polynomial make(broadcast_of<A, Shape>) {
    return of<A>();
  }
  template <class A>
  static constexpr polynomial make(stop_gradient_of<A>) {  // equal in value to A
    return of<A>();
  }
  template <int T, class F>
  static constexpr polynomial make(closed_form<T, F>) {
    return of<F>();
  }

  // powers
  template <class A>
  static constexpr polynomial make(square_of<A>) {
    return product(of<A>(), of<A>());
  }
  template <class A>
  static constexpr polynomial make(reciprocal_of<A>) {
    return inverse<as_source<A>>::make();
  }
  template <class A, long long n>
  static constexpr polynomial make(power_of<A, integer<n>>) {
    if constexpr (n < 0)
      return power(inverse<as_source<A>>::make(), -n);
    else
      return power(of<A>(), n);
  }
  template <class A, class B>
  static constexpr polynomial make(pow_of<A, B>) {  // exp(B·log A)
    struct exponent {
      static constexpr polynomial make() { return product(of<B>(), logarithm<as_source<A>>::make()); }
    };
    return exponential<exponent, true>::make();
  }

  // elementary functions
  template <class A>
  static constexpr polynomial make(exp_of<A>) {
    return exponential<as_source<A>, written != by_exp::sigmoidal>::make();
  }
  template <class A>
  static constexpr polynomial make(log_of<A>) {
    return logarithm<as_source<A>>::make();
  }
  template <class A>
  static constexpr polynomial make(cosh_of<A>) {
    if constexpr (written != by_exp::none)
      return scaled(of<add<exp_of<A>, exp_of<neg<A>>>>(), {1, 2});
    else
      return single(dependent_factor<cosh_of<struct zero>, kind::hyperbolic,
                                     function_factor<tanh_of<struct zero>, kind::sigmoidal, as_source<A>>>::make());
  }
  template <class A>
  static constexpr polynomial make(sinh_of<A>) {
    return of<hadamard_of<tanh_of<A>, cosh_of<A>>>();
  }
  template <class A>
  static constexpr polynomial make(tanh_of<A> e) {
    if constexpr (written != by_exp::none)  // 1 − 2/(e²ᶻ + 1)
      return of<sub<struct one, mul<integer<2>, reciprocal_of<add<square_of<exp_of<A>>, struct one>>>>>();
    else
      return named_function<kind::sigmoidal>(e);
  }
  template <class A>
  static constexpr polynomial make(sigmoid_of<A> e) {
    if constexpr (written != by_exp::none)  // eᶻ/(1 + eᶻ)
      return of<quotient_of<exp_of<A>, add<exp_of<A>, struct one>>>();
    else
      return named_function<kind::sigmoidal>(e);
  }
  template <class A>
  static constexpr polynomial make(softplus_of<A> e) {
    if constexpr (written != by_exp::none)
      return of<log_of<add<exp_of<A>, struct one>>>();
    else
      return named_function<kind::logarithmic>(e);
  }
  template <kind what, class E>
  static constexpr polynomial named_function(E) {
    return function_of_source<E, what, as_source<typename E::argument>>::make();
  }
  template <class A>
  static constexpr polynomial make(cos_of<A>) {
    return single(
        dependent_factor<cos_of<struct zero>, kind::cosine,
                         function_factor<sin_of<struct zero>, kind::sine, with_sign_up<as_source<A>>>>::make());
  }
  template <class A>
  static constexpr polynomial make(sin_of<A>) {
    return named_function<kind::sine>(sin_of<A>{});
  }
  template <class A>
  static constexpr polynomial make(heaviside_of<A>) {
    return named_function<kind::heaviside>(heaviside_of<A>{});
  }

  // probabilities
  template <class V>
  static constexpr polynomial make(softmax_of<V>) {
    if constexpr (written == by_exp::all)
      return of<div<exp_of<V>, sum_of<exp_of<V>>>>();
    else
      return single(factor{&softmax_atoms<here, V>::softmax, {1, 1}, {row, no_index}});
  }
  template <class V>
  static constexpr polynomial make(logsumexp_of<V>) {
    if constexpr (written == by_exp::all)
      return of<log_of<sum_of<exp_of<V>>>>();
    else
      return single(factor{&softmax_atoms<here, V>::logsumexp});
  }
  template <class V>
  static constexpr polynomial make(log_softmax_of<V>) {
    return sum(of<V>(), of<logsumexp_of<V>>(), {-1, 1});
  }
  template <class P, class Y>
  static constexpr polynomial make(cross_entropy_of<P, Y>) {
    return of<neg<dot_of<Y, log_of<P>>>>();
  }
  template <class Q, class Y>
  static constexpr polynomial make(softmax_cross_entropy_of<Q, Y>) {
    return of<neg<dot_of<Y, log_softmax_of<Q>>>>();
  }
  template <class Q, class Y>
  static constexpr polynomial make(sigmoid_cross_entropy_of<Q, Y>) {  // softplus(q) − y·q
    return sum(of<sum_of<softplus_of<Q>>>(), contracted_or_product<Q, Y>(), {-1, 1});
  }
  template <class A, class B>
  static constexpr polynomial contracted_or_product() {
    return make(dot_of<A, B>{});
  }

  // pieces
  template <class A, int first, class Shape>
  static constexpr polynomial make(segment_of<A, offset<first>, Shape>) {
    if constexpr (is_scalar<Shape>)
      return placed(of<A>(), {fixed(first), column});
    else
      return piece_of_form<here, A, first, Shape::rows>::make();
  }
};

template <class Setting, class E>
struct form {
  static constexpr polynomial make() { return normal_forms<Setting>::make(E{}); }
};

}  // namespace bptt::normal_form
