// Steps as people write them in brackets: `t`, `t - 1_c`, `t + 1_c`, `last`, `last + 1_c`, and `2_c` for step 2.
#pragma once
#include <boost/hana/integral_constant.hpp>
#include <boost/hana/negate.hpp>
#include <bptt/formula/literal.hpp>
#include <bptt/formula/refused.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {

// Enumerators, not variables: clang's -Wshadow does not speak of a user's own t and last.

/// The step index t of the equations of a step, from 0 to T − 1: `h[t]`, `h[t - 1_c]` one step earlier, `h[t + 1_c]`
/// one step later. Also the variable of a sum over time, `sum(e, t)`.
/// Errors, at compile time: a negative lag or lead.
enum class step_index { t };
using enum step_index;

/// The last step, T − 1, before T is known: `h[last]`; `L[last] = ...` is computed once, after the last step.
enum class last_step { last };
using enum last_step;

/// The step `lag` steps before t.
template <int lag>
struct step_before {};

template <integer_by_type Lag>
constexpr step_before<static_cast<int>(Lag::value)> operator-(step_index, Lag) {
  static_assert(BPTT_HOLDS(Lag::value >= 0),
                "bptt: a lag is not negative: an equation reads this step and steps before it");
  return {};
}

/// The step `lead` steps after t.
template <int lead>
struct step_after {};

template <integer_by_type Lead>
constexpr auto operator+(step_index, Lead) {
  static_assert(BPTT_HOLDS(Lead::value >= 0),
                "bptt: a lead is not negative: t + 1_c is the step after t, t - 1_c the one before it");
  if constexpr (Lead::value == 0)
    return step_before<0>{};
  else
    return step_after<static_cast<int>(Lead::value)>{};
}

/// The step n steps after the last: `g[last + 1_c]`, which is g[T], is an initial state of a variable that runs
/// backward in time.
template <int n>
struct step_after_last {};

template <integer_by_type N>
constexpr step_after_last<static_cast<int>(N::value)> operator+(last_step, N) {
  static_assert(BPTT_HOLDS(N::value >= 1), "bptt: last + 1_c is the step after the last; the last itself is `last`");
  return {};
}

// --- what is no step ----------------------------------------------------------------------------

/// What is no number of a step: a number of the program's, 1, and a fraction, 0.5_c.
template <class N>
concept not_a_step = std::is_arithmetic_v<N> ||(is_rational<N> && !integer_by_type<N>);
/// Holds for a number that can stand in the brackets of a symbol: it is an integer that is known by type.
template <class N>
inline constexpr bool is_known_by_type = integer_by_type<N>;

/// `t - 1`: what is read at such a step is `refused`.
template <not_a_step N>
constexpr refused operator-(step_index, N) {
  static_assert(BPTT_HOLDS(is_known_by_type<N>),
                "bptt: a number in a step is an integer that is known by type: the step before is t - 1_c");
  return {};
}
template <not_a_step N>
constexpr refused operator+(step_index, N) {
  static_assert(BPTT_HOLDS(is_known_by_type<N>),
                "bptt: a number in a step is an integer that is known by type: the step after is t + 1_c");
  return {};
}
/// Holds for the step from which others are counted back.
template <class Step>
inline constexpr bool counts_back = std::is_same_v<Step, step_index>;
template <class N>
constexpr refused operator-(last_step from, N) {
  static_assert(
      BPTT_HOLDS(counts_back<decltype(from)>),
      "bptt: no step is counted back from the last: with p[t] = o[t - 1_c], o at the step before it is p[last]");
  return {};
}
template <not_a_step N>
constexpr refused operator+(last_step, N) {
  static_assert(BPTT_HOLDS(is_known_by_type<N>),
                "bptt: a number in a step is an integer that is known by type: the step after the last is last + 1_c");
  return {};
}

}  // namespace bptt
