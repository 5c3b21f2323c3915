// Steps as people write them in brackets: `t`, `t - 1_c`, `t + 1_c`, `last`, `last + 1_c`, and `2_c` for step 2.
#pragma once
#include <boost/hana/integral_constant.hpp>
#include <boost/hana/negate.hpp>
#include <bptt/formula/literal.hpp>

namespace bptt {

/// The step index t of the equations of a step, from 0 to T − 1: `h[t]`, `h[t - 1_c]` one step earlier, `h[t + 1_c]`
/// one step later. Also the variable of a sum over time, `sum(e, t)`.
/// Errors, at compile time: a negative lag or lead.
inline constexpr struct step_index {
} t;

/// The last step, T − 1, before T is known: `h[last]`; `L[last] = ...` is computed once, after the last step.
inline constexpr struct last_step {
} last;

/// The step `lag` steps before t.
template <int lag>
struct step_before {};

template <integer_by_type Lag>
constexpr step_before<static_cast<int>(Lag::value)> operator-(step_index, Lag) {
  static_assert(Lag::value >= 0, "bptt: a lag is not negative: an equation reads this step and steps before it");
  return {};
}

/// The step `lead` steps after t.
template <int lead>
struct step_after {};

template <integer_by_type Lead>
constexpr auto operator+(step_index, Lead) {
  static_assert(Lead::value >= 0,
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
  static_assert(N::value >= 1, "bptt: last + 1_c is the step after the last; the last itself is `last`");
  return {};
}

}  // namespace bptt
