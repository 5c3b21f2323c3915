// `compare` has three answers: two formulas are equal, they are different, or it is undecided.
#pragma once
#include <bptt/proof/equivalent.hpp>

namespace bptt {

enum class verdict {
  equal,      // which is proved
  different,  // which their numbers at a point show
  undecided   // there is no proof, and the numbers agree
};

namespace normal_form {
template <class Program, class A, class B>
constexpr verdict judged() {
  if constexpr (proved_equal<Program, A, B>())
    return verdict::equal;
  else if constexpr (with_normal_forms<setting<Program, by_exp::none>, A, B, 0>().is_given_up)
    return verdict::undecided;
  else
    return numbers_differ<setting<Program, by_exp::none>, A, B>() ? verdict::different : verdict::undecided;
}
}  // namespace normal_form

/// Are two formulas equal, different, or can it not be told? `verdict::equal` is a proof; `verdict::different` rests on
/// numbers at three fixed points that are generic: no zeros, no ones, none twice. Components have numbers of their own
/// where they are named, `component<4>(v)`, of up to 32 of a vector.
///   compare(sin(2_c * w), 2_c * sin(w)) == verdict::different
/// Errors and cost: those of `equivalent`; the numbers are computed at compile time where the normal forms differ.
template <operand A, operand B>
constexpr verdict compare(A, B) {
  using both = normal_form::formula_pair<void, A, B, normal_form::check_pair<void, A, B>()>;
  return normal_form::judged<void, typename both::first, typename both::second>();
}
/// The same given the equations of a net: compare(net, s[1_c], tanh(z[1_c])) == verdict::equal.
template <int T, class Recurrence, operand A, operand B>
constexpr verdict compare(program<T, Recurrence>, A, B) {
  using both =
      normal_form::formula_pair<program<T, Recurrence>, A, B, normal_form::check_pair<program<T, Recurrence>, A, B>()>;
  return normal_form::judged<program<T, Recurrence>, typename both::first, typename both::second>();
}

}  // namespace bptt
