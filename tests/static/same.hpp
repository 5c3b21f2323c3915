// How the static tests compare formulas: both types stand in the compiler's message when they differ.
#pragma once
#include <bptt/bptt.hpp>
#include <type_traits>

template <class Got, class Want>
inline constexpr bool are_the_same_formula = std::is_same_v<Got, Want>;

/// `same(got, want)`, of two formulas as they stand: no algebra.
template <class Got, class Want>
constexpr bool same(Got, Want) {
  static_assert(are_the_same_formula<Got, Want>, "the test got another formula than it wants");
  return true;
}

/// The formula of a derivative, without the length of its program.
template <int T, class Formula>
constexpr Formula formula_of(bptt::closed_form<T, Formula>) {
  return {};
}
