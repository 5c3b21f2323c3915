// Steps as people write them in brackets: `t`, `t - 1_c`, `t + 1_c`, `last`, `last + 1_c`, and `2_c` for step 2.
#pragma once
#include <boost/hana/integral_constant.hpp>
#include <boost/hana/negate.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {

namespace hana = boost::hana;
using hana::literals::operator""_c;

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

template <class I, I lag>
constexpr step_before<static_cast<int>(lag)> operator-(step_index, hana::integral_constant<I, lag>) {
  static_assert(BPTT_HOLDS(lag >= 0), "bptt: a lag is not negative: an equation reads this step and steps before it");
  return {};
}

/// The step `lead` steps after t.
template <int lead>
struct step_after {};

template <class I, I lead>
constexpr auto operator+(step_index, hana::integral_constant<I, lead>) {
  static_assert(BPTT_HOLDS(lead >= 0),
                "bptt: a lead is not negative: t + 1_c is the step after t, t - 1_c the one before it");
  if constexpr (lead == 0)
    return step_before<0>{};
  else
    return step_after<static_cast<int>(lead)>{};
}

/// The step n steps after the last: `g[last + 1_c]`, which is g[T], is an initial state of a variable that runs
/// backward in time.
template <int n>
struct step_after_last {};

template <class I, I n>
constexpr step_after_last<static_cast<int>(n)> operator+(last_step, hana::integral_constant<I, n>) {
  static_assert(BPTT_HOLDS(n >= 1), "bptt: last + 1_c is the step after the last; the last itself is `last`");
  return {};
}

}  // namespace bptt
