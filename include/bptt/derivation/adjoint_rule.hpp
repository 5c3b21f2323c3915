// The rule of an adjoint: ∂L/∂v at a symbolic step t as a sum of terms. Each has a guard, a condition on where t stands
// in the sequence: Wᵀ·∂L/∂a[t+1] is a term only where t + 1 < T.
#pragma once
#include <bptt/formula/substitute.hpp>
#include <bptt/simplify/addends.hpp>
#include <bptt/simplify/pieces.hpp>

namespace bptt {

/// Where a step stands: its distance from the first and from the last step of the sequence, and from those of its chunk
/// where gradients are truncated by chunks. Distances of initial states are negative.
struct position {
  int from_start, from_end, in_chunk, to_chunk_end;
};

/// A term of ∂L/∂v at step t: E, from an equation of step t + lag that reads v with that lag. Guard: 0 ≤ t + lag < T. A
/// negative lag comes from an equation that reads ahead.
template <int lag, class E>
struct step_term {
  using formula = E;
  template <class F>
  using with = step_term<lag, F>;
  static constexpr bool holds(position p) { return p.from_start + lag >= 0 && p.from_end - lag >= 0; }
};
/// The same in a rule that speaks of initial states as well, where both bounds have to be said: 0 ≤ t + lag, if that
/// does not hold for all of them, and t + lag < T.
template <int lag, bool from_start, bool to_end, class E>
struct bounded_term {
  using formula = E;
  template <class F>
  using with = bounded_term<lag, from_start, to_end, F>;
  static constexpr bool holds(position p) {
    return (!from_start || p.from_start + lag >= 0) && (!to_end || p.from_end - lag >= 0);
  }
};
/// The same with a second guard: t and t + lag are in one chunk of n steps. Chunk i has the steps i·n … i·n + n − 1.
template <int n, int lag, class E>
struct chunk_term {
  using formula = E;
  template <class F>
  using with = chunk_term<n, lag, F>;
  static constexpr bool holds(position p) {
    return step_term<lag, E>::holds(p) && p.in_chunk + lag >= 0 && p.to_chunk_end - lag >= 0;
  }
};
/// The same with a second guard: t is no step but an initial state, before the first step or after the last.
template <int lag, class E>
struct outer_term {
  using formula = E;
  template <class F>
  using with = outer_term<lag, F>;
  static constexpr bool holds(position p) {
    return (p.from_start < 0 || p.from_end < 0) && step_term<lag, E>::holds(p);
  }
};
/// A term at the last step alone.
template <class E>
struct last_term {
  using formula = E;
  template <class F>
  using with = last_term<F>;
  static constexpr bool holds(position p) { return p.from_end == 0; }
};
/// A term at one step alone.
template <int step, class E>
struct fixed_term {
  using formula = E;
  template <class F>
  using with = fixed_term<step, F>;
  static constexpr bool holds(position p) { return p.from_start == step; }
};
/// A term at an initial state alone, n steps after the last.
template <int n, class E>
struct after_term {
  using formula = E;
  template <class F>
  using with = after_term<n, F>;
  static constexpr bool holds(position p) { return p.from_end == -n; }
};
/// A term of a parameter's gradient that comes from the equation of an initial state, and so from no step.
template <class E>
struct start_term {
  using formula = E;
  template <class F>
  using with = start_term<F>;
  static constexpr bool holds(position) { return false; }
};

/// ∂Loss/∂S at a symbolic step t: the sum of the terms whose guards hold at t. It prints.
template <class Loss, class S, class Terms>
struct adjoint_rule {
  using symbol = S;
  using terms = Terms;
};

namespace derivation {

template <class Term>
inline constexpr bool is_fixed = false;
template <int step, class E>
inline constexpr bool is_fixed<fixed_term<step, E>> = true;
template <class Term>
inline constexpr bool is_of_the_end = false;
template <class E>
inline constexpr bool is_of_the_end<last_term<E>> = true;
template <class Term>
inline constexpr bool is_start = false;
template <class E>
inline constexpr bool is_start<start_term<E>> = true;

/// The lag of a term: how many steps after t the equation is from which it comes.
template <class Term>
inline constexpr int lag_of_term = 0;
template <int lag, class E>
inline constexpr int lag_of_term<step_term<lag, E>> = lag;
template <int n, int lag, class E>
inline constexpr int lag_of_term<chunk_term<n, lag, E>> = lag;
template <int lag, class E>
inline constexpr int lag_of_term<outer_term<lag, E>> = lag;

/// A rule with its leaves substituted.
template <class Rule, class Map>
struct mapped_rule;
template <class Loss, class S, class... Term, class Map>
struct mapped_rule<adjoint_rule<Loss, S, types<Term...>>, Map> {
  using type = adjoint_rule<Loss, S, types<typename Term::template with<substitute<typename Term::formula, Map>>...>>;
};

/// The leaves that a rule reads, each once. A sum over time is one leaf.
template <class Rule>
struct rule_reads;
template <class Loss, class S, class... Term>
struct rule_reads<adjoint_rule<Loss, S, types<Term...>>> {
  using type = list::unique<list::concat<leaves_of<typename Term::formula>...>>;
};

// Terms that are adjacent pieces of one vector, under the same guard, are merged into one term: the adjoint of a vector
// of which four gates read a quarter each is one concat of four pieces.

template <class E>
inline constexpr bool is_piece_in_zeros = false;
template <class A, class Offset, class Shape>
inline constexpr bool is_piece_in_zeros<padded_of<A, Offset, Shape>> = true;
template <class A, class B>
inline constexpr bool can_merge = (__is_same(typename A::template with<struct zero>,
                                             typename B::template with<struct zero>) &&
                                   has_neighbour<typename A::formula, typename B::formula>);

template <class... Done, class Term>
constexpr auto with_term(types<Done...>, Term) {
  constexpr int at = [] {
    int i = 0, found = -1;
    ((found = found < 0 && can_merge<Done, Term> ? i : found, ++i), ...);
    return found;
  }();
  if constexpr (at < 0)
    return types<Done..., Term>{};
  else {
    using other = list::element<at, types<Done...>>;
    using merged = typename Term::template with<decltype(plus(typename other::formula{}, typename Term::formula{}))>;
    return with_term(list::concat<choose<__is_same(Done, other), types<>, types<Done>>...>{}, merged{});
  }
}
template <class Done>
constexpr Done with_terms(Done) {
  return {};
}
template <class Done, class Term, class... Rest>
constexpr auto with_terms(Done done, Term term, Rest... rest) {
  return with_terms(with_term(done, term), rest...);
}
/// The terms of a rule, adjacent pieces merged.
template <class... Term>
constexpr auto with_pieces_merged(types<Term...> terms) {
  if constexpr ((is_piece_in_zeros<typename Term::formula> + ... + 0) > 1)
    return with_terms(types<>{}, Term{}...);
  else
    return terms;
}

template <class Term, bool holds>
constexpr auto formula_where(std::bool_constant<holds>) {
  if constexpr (holds)
    return typename Term::formula{};
  else
    return zero;
}
/// The sum of the terms whose guards hold at a position.
template <int from_start, int from_end, int in_chunk, int to_chunk_end, class... Term>
constexpr auto formula_at(types<Term...>) {
  [[maybe_unused]] constexpr position here{from_start, from_end, in_chunk, to_chunk_end};
  return plus_all(formula_where<Term>(std::bool_constant<Term::holds(here)>{})...);
}

}  // namespace derivation

}  // namespace bptt
