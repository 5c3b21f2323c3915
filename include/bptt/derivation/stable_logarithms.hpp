// Stable logarithms: a rewriting of the equations before they are planned or linearised. A logarithm of probabilities
// is never computed through the probabilities, which underflow; nor are cross_entropy(p, y) and xlogy(y, p). A formula
// of which nothing is known keeps its logarithm as it stands.
#pragma once
#include <bptt/derivation/logarithm.hpp>
#include <bptt/recurrence/recurrence.hpp>

namespace bptt {
namespace numeric {

// --- formulas with stable logarithms ------------------------------------------------------------

template <class E, class Scope>
struct stable {
  using type = E;
};
template <template <class...> class Node, class... A, class Scope>
  requires is_node<Node<A...>>
struct stable<Node<A...>, Scope> {
  using type = Node<stable_t<A, Scope>...>;
};
template <class P, class Scope>
struct stable<log_of<P>, Scope> {
  template <class F, bool is_not_negative>
  static F by(known_logarithm<F, is_not_negative>);
  static auto by(no_logarithm) { return log_of<stable_t<P, Scope>>{}; }
  using type = decltype(by(logarithm_found<P, Scope>{}));
};
/// a·log p, and 0 where a is 0
template <class A, class P, class Scope>
struct stable<xlogy_of<A, P>, Scope> {
  using a = stable_t<A, Scope>;
  template <class F, bool is_not_negative>
  static product_or_zero_of<a, F> by(known_logarithm<F, is_not_negative>);
  static auto by(no_logarithm) { return xlogy_of<a, stable_t<P, Scope>>{}; }
  using type = decltype(by(logarithm_found<P, Scope>{}));
};
/// −Σ y·log p, where neither p nor y need be above 0: the slope in p is 0 where y is 0, too
template <class P, class Y, class Scope>
struct stable<cross_entropy_of<P, Y>, Scope> {
  using y = stable_t<Y, Scope>;
  template <class F, bool is_not_negative>
  static auto by(known_logarithm<F, is_not_negative>) {
    return negative(total(product_or_zero_of<y, F>{}));
  }
  template <class Q>
  static auto by(known_logarithm<log_softmax_of<Q>>) {
    return softmax_cross_entropy_of<Q, y>{};
  }
  static auto by(no_logarithm) { return negative(total(xlogy_of<y, stable_t<P, Scope>>{})); }
  using type = decltype(by(logarithm_found<P, Scope>{}));
};

// --- equations with stable logarithms -----------------------------------------------------------

template <class S>
inline constexpr bool is_logarithm = false;
template <class P>
inline constexpr bool is_logarithm<logarithm_of<P>> = true;
/// P of log P, the formula that stands for each step.
template <class Logarithm>
struct argument_of_logarithm;
template <class P>
struct argument_of_logarithm<logarithm_of<P>> {
  using type = P;
  using variable = list::element<0, leaves_of<P>>;
};

/// The equation of log P, and that of one of its initial states.
template <class S, class Scope>
struct equation_of_logarithm {
  using P = typename argument_of_logarithm<S>::type;
  using v = typename argument_of_logarithm<S>::variable;
  using definition = list::element<0, typename Scope::template definition<v>>;
  using found = logarithm_found<substitute<P, replaced_by<typename definition::rhs>>,
                                typename Scope::template open<symbol_of<v>>>;
  using type = equation<with_symbol<v, S>, typename found::formula>;
};
template <class State, class Scope>
struct initial_logarithm {
  using S = symbol_of<State>;
  using v = symbol_of<typename argument_of_logarithm<S>::variable>;
  using P = substitute<typename argument_of_logarithm<S>::type, replaced_by<with_symbol<State, v>>>;
  using type = equation<State, stable_t<log_of<P>, Scope>>;
};

template <class Leaves>
struct logarithms_in_leaves;
template <class... Leaf>
struct logarithms_in_leaves<types<Leaf...>> {
  template <class L>
  struct initial_states {
    using type = types<>;
  };
  template <relative_reference L>
    requires is_logarithm<symbol_of<L>>
  struct initial_states<L> : initial_states_read<L> {
  };
  using symbols = list::unique<list::concat<list::one_if<is_logarithm<symbol_of<Leaf>>, symbol_of<Leaf>>...>>;
  using states = list::unique<list::concat<typename initial_states<Leaf>::type...>>;
};
/// The logarithms that some equations read, and the initial states of them.
template <class Equations>
using logarithms_read = logarithms_in_leaves<read_by<Equations>>;

template <class Scope, class... S>
constexpr auto equations_of_logarithms(types<S...>) {
  return types<typename equation_of_logarithm<S, Scope>::type...>{};
}
template <class Scope, class... State>
constexpr auto equations_of_initial_states(types<State...>) {
  return types<typename initial_logarithm<State, Scope>::type...>{};
}
template <class... E>
constexpr auto symbols_of_equations(types<E...>) {
  return types<symbol_of<typename E::lhs>...>{};
}
/// The equations of the logarithms that some equations read, directly or not, and do not define.
template <class Scope, class Equations>
constexpr auto missing_logarithms(Equations all) {
  using missing = list::without<typename logarithms_read<Equations>::symbols, decltype(symbols_of_equations(all))>;
  if constexpr (missing::size == 0)
    return types<>{};
  else {
    using found = decltype(equations_of_logarithms<Scope>(missing{}));
    return list::concat<found, decltype(missing_logarithms<Scope>(list::concat<Equations, found>{}))>{};
  }
}

/// The equations of a net with stable logarithms: `rewritten`, in their order; `logarithms`, those of logarithms that
/// have a name, and `initial_logarithms`, those of all initial states that these may need.
template <class Equations, class Targets = types<>>
struct stable_equations;
template <class... E, class Targets>
struct stable_equations<types<E...>, Targets> {
  using scope = log_scope<types<E...>, Targets>;
  using rewritten = types<equation<typename E::lhs, stable_t<typename E::rhs, scope>>...>;
  template <class Rewritten>
  static auto named() {
    if constexpr (__is_same(Rewritten, types<E...>))
      return types<>{};
    else
      return missing_logarithms<scope>(Rewritten{});
  }
  using logarithms = decltype(named<rewritten>());
  using type = list::concat<rewritten, logarithms>;
  template <class Named>
  static auto initial() {
    if constexpr (Named::size == 0)
      return types<>{};
    else
      return equations_of_initial_states<scope>(typename logarithms_read<type>::states{});
  }
  using initial_logarithms = decltype(initial<logarithms>());
};

}  // namespace numeric
}  // namespace bptt
