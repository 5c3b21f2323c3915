// Preactivations: names for the arguments of elementwise functions, a[t] = W·h[t − 1] + ..., whose adjoints are the δ
// of a textbook.
#pragma once
#include <bptt/derivation/derivative.hpp>

namespace bptt::derivation {

/// The argument of the function of which S is the value: a of h = tanh(a), where the recurrence has no name for it.
template <class S>
struct preactivation : symbol_base<preactivation<S>, role::variable> {
  using shape = shape_t<S>;
};
template <class S>
inline constexpr bool is_a_preactivation = false;
template <class S>
inline constexpr bool is_a_preactivation<preactivation<S>> = true;
template <class E>
struct is_a_parameter {
  static constexpr bool value = has_role<E>(role::parameter);
};
template <class Z>
concept reads_a_parameter = (list::filter<is_a_parameter, leaves_of<Z>>::size > 0);
/// h[t] = f(W·h[t − 1] + ...) → a[t] = W·h[t − 1] + ..., h[t] = f(a[t])
template <class Equation>
struct with_preactivation {
  using type = types<Equation>;
};
template <class S, template <class> class F, class Z>
  requires elementwise_node<F<Z>> && reads_a_parameter<Z>
struct with_preactivation<equation<ago<S, 0>, F<Z>>> {
  using type = types<equation<ago<preactivation<S>, 0>, Z>, equation<ago<S, 0>, F<ago<preactivation<S>, 0>>>>;
};
template <class F, class S, class Z>
  requires reads_a_parameter<Z>
struct with_preactivation<equation<ago<S, 0>, applied<F, Z>>> {
  using type = types<equation<ago<preactivation<S>, 0>, Z>, equation<ago<S, 0>, applied<F, ago<preactivation<S>, 0>>>>;
};
/// The recurrence with names for the preactivations of all variables but one.
template <class Equations, class But>
struct with_preactivations;
template <class... E, class But>
struct with_preactivations<types<E...>, But> {
  template <class... All>
  static recurrence_of<All...> recurrence(types<All...>);
  using type =
      decltype(recurrence(list::concat<typename choose<names_symbol<typename E::lhs, But>, std::type_identity<types<E>>,
                                                       with_preactivation<E>>::type...>{}));
};

}  // namespace bptt::derivation
