// Sequences of different lengths in one program: an input that is 1 at the steps of a sequence and 0 at those that fill
// it up.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/operations/operators.hpp>

namespace bptt {

/// Holds for a mask that is a scalar.
template <class Mask, class Shape>
inline constexpr bool mask_is_scalar = is_scalar<Shape>;

/// m·a + (1 − m)·b: where the mask m is 1 it is a, where it is 0 it is b. `h[t] = where(m[t], tanh(...), h[t - 1_c])`
/// is a state that stands still where m[t] is 0, so that h[last] is that of the last step that counts; `L[last] =
/// sum(m[t] * loss[t], t)` is the loss of the steps that count. It is exact for masks of 0 and 1, and finite a and b.
template <operand Mask, operand A, operand B>
constexpr auto where(Mask m, A a, B b) {
  static_assert(BPTT_HOLDS(mask_is_scalar<Mask, shape_t<Mask>>), "bptt: a mask is a scalar");
  if constexpr (mask_is_scalar<Mask, shape_t<Mask>>)
    return m * a + (literal<1>{} - m) * b;
  else
    return refused{};
}

}  // namespace bptt
