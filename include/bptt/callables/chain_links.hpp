// What may stand in two nets of a chain, and in the links between them.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/recurrence/targets.hpp>

namespace bptt {

/// Two programs and the links between them, equations of initial states of the second. An empty type.
template <class First, class Second, class... Link>
struct chain_of {
  using first = First;
  using second = Second;
};

/// Holds for `s[-1_c] = formula` where the second net reads the initial state s[-1_c] and does not define it.
template <class Link, class Second>
inline constexpr bool is_link = false;
template <class Key, class Rhs, class Second>
inline constexpr bool is_link<equation<Key, Rhs>, Second> =
    list::contains<derivation::resolve<Second, Key>, derivation::given_to<Second>> ||
    derivation::is_within_reach<Second, derivation::resolve<Second, Key>>;

/// Holds when one of the nets of a chain has a value at the reference.
template <class Reference, class First, class Second>
inline constexpr bool a_net_has_a_value = has_a_value<derivation::resolve<First, Reference>, First> ||
                                          has_a_value<derivation::resolve<Second, Reference>, Second>;

/// Fails for a step of a parameter that both nets read: W[2_c] of which of them?
template <class Reference, class First, class Second>
inline constexpr bool is_of_one_net =
    !is_reference<Reference> || !has_a_value<derivation::resolve<First, Reference>, First> ||
    !has_a_value<derivation::resolve<Second, Reference>, Second>;

/// Holds for a symbol that stands in one net of a chain only; parameters and constants may stand in both.
template <class Symbol, class Other>
inline constexpr bool stands_in_one_net =
    !(has_role<Symbol>(role::variable) && derivation::defines<Symbol, typename Other::recurrence::all_equations>)&&!(
        has_role<Symbol>(role::input) && list::contains<Symbol, derivation::given_to<Other>>);

namespace numeric {

/// The check that nothing of the first net, defined or given, stands in the second that may not.
template <class Second, class... E, class... Given>
constexpr bool check_one_net(types<E...>, types<Given...>) {
  static_assert(BPTT_HOLDS((stands_in_one_net<symbol_of<typename E::lhs>, Second> && ...)),
                "bptt: a variable stands in both nets of a chain");
  if constexpr ((stands_in_one_net<symbol_of<typename E::lhs>, Second> && ...))
    static_assert(BPTT_HOLDS((stands_in_one_net<Given, Second> && ...)),
                  "bptt: an input stands in both nets of a chain");
  return (stands_in_one_net<symbol_of<typename E::lhs>, Second> && ...) && (stands_in_one_net<Given, Second> && ...);
}

}  // namespace numeric
}  // namespace bptt
