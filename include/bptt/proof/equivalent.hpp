// Equality of formulas, proved: the difference of the two in normal form is zero.
#pragma once
#include <bptt/proof/formula_pair.hpp>
#include <bptt/proof/generic_points.hpp>
#include <bptt/proof/inlining.hpp>

namespace bptt {
namespace normal_form {

template <class Setting, class A, class B>
struct difference_of {
  static constexpr polynomial make() { return reduced(sum(view_of<Setting, A>, view_of<Setting, B>, {-1, 1})); }
};
/// The difference of two formulas after n variables have been inlined.
template <class Setting, class A, class B, int n>
struct difference_after {
  static constexpr polynomial make() { return with_next_inlined(stored<difference_after<Setting, A, B, n - 1>>::view); }
};
template <class Setting, class A, class B>
struct difference_after<Setting, A, B, 0> : difference_of<Setting, A, B> {};

constexpr bool is_undefined(polynomial_view p) { return (kinds_in(p) & set_of(kind::undefined)) != 0; }

/// Is a difference zero, or will it be when variables are inlined? Step by step, each in a constant evaluation of its
/// own.
template <class Setting, class A, class B, int n = 0>
constexpr bool vanishes_step_by_step() {
  constexpr polynomial_view rest = stored<difference_after<Setting, A, B, n>>::view;
  if constexpr (vanishes(rest))
    return true;
  else if constexpr (!rest.is_complete || next_to_inline(rest) == nullptr)
    return false;
  else
    return vanishes_step_by_step<Setting, A, B, n + 1>();
}
template <class Setting, class A, class B>
constexpr bool equal_in() {
  if constexpr (is_undefined(view_of<Setting, A>) || is_undefined(view_of<Setting, B>))
    return false;
  else
    return vanishes_step_by_step<Setting, A, B>();
}

// --- functions that are related -----------------------------------------------------------------

/// All tanh and σ in a polynomial, in arguments and in definitions; a cosh counts as the tanh that it is related to.
constexpr void collect_sigmoidal(growing_array<atom const*>& seen, polynomial_view p) {
  constexpr unsigned wanted = set_of(kind::sigmoidal) | set_of(kind::hyperbolic);
  for (factor const& f : p.all_factors()) {
    atom const* const a = f.base->what == kind::hyperbolic ? f.base->related : f.base;
    if (((set_of(a->what) | a->kinds) & wanted) == 0) continue;
    bool known = false;
    for (atom const* b : seen) known = known || a == b;
    if (known) continue;
    seen.push_back(a);
    for (int i = 0; i < a->arity; ++i) collect_sigmoidal(seen, a->arguments[i]);
    if (a->definition != nullptr) collect_sigmoidal(seen, *a->definition);
  }
}
/// Is b = r·a for a number r?
constexpr bool proportional(polynomial_view a, polynomial_view b) {
  if (a.size != b.size || a.size == 0 || !a.is_complete || !b.is_complete) return false;
  rational const r = b[0].coefficient / a[0].coefficient;
  for (int t = 0; t < a.size; ++t)
    if (!same_factors(a, a[t], b, b[t]) || !(b[t].coefficient == r * a[t].coefficient)) return false;
  return true;
}
/// Which functions in a polynomial, or in the definitions of its variables, have to be written by exp, because as atoms
/// they seem independent and are not: tanh(z) and σ(2z), σ(z) and eᶻ.
constexpr by_exp related_functions(polynomial_view p) {
  unsigned const kinds = kinds_in(p);
  auto const there = [&](kind k) { return (kinds & set_of(k)) != 0; };
  bool const exponentials = there(kind::exponential) || there(kind::logarithm);
  bool const sigmoidal = there(kind::sigmoidal) || there(kind::logarithmic) || there(kind::hyperbolic);
  if (exponentials && (there(kind::softmax) || sigmoidal)) return by_exp::all;
  growing_array<atom const*> functions;
  collect_sigmoidal(functions, p);
  for (atom const* f : functions)
    for (atom const* g : functions) {
      if (f == g) break;
      if (f->what == kind::sigmoidal && g->what == kind::sigmoidal && !equal(*f, *g) &&
          proportional(f->arguments[0], g->arguments[0]))
        return by_exp::sigmoidal;
    }
  return by_exp::none;
}

/// Are two formulas equal as polynomials of their functions, or of exponentials where their functions are related?
template <class Program, variables defined, class A, class B>
constexpr bool equal_over_functions() {
  using as_atoms = setting<Program, by_exp::none, defined>;
  if constexpr (equal_in<as_atoms, A, B>())
    return true;
  else {
    constexpr by_exp related = related_functions(stored<difference_of<as_atoms, A, B>>::view);
    if constexpr (related == by_exp::none)
      return false;
    else if constexpr (equal_in<setting<Program, by_exp::sigmoidal, defined>, A, B>())
      return true;
    else if constexpr (related == by_exp::all)
      return equal_in<setting<Program, by_exp::all, defined>, A, B>();
    else
      return false;
  }
}
/// The cheapest first: do they differ in number? Then variables are atoms, and are inlined where they stand in the
/// difference; only then everywhere.
template <class Program, class A, class B>
constexpr bool proved_equal() {
  using as_atoms = setting<Program, by_exp::none>;
  if constexpr (std::is_same_v<A, B>)
    return !is_undefined(view_of<as_atoms, A>);
  else if constexpr (stored<difference_of<as_atoms, A, B>>::view.size == 0)
    return equal_in<as_atoms, A, B>();
  else if constexpr (numbers_differ<as_atoms, A, B>())
    return false;
  else if constexpr (equal_over_functions<Program, variables::kept, A, B>())
    return true;
  else if constexpr (!std::is_void_v<Program>)
    return equal_over_functions<Program, variables::inlined, A, B>();
  else
    return false;
}

}  // namespace normal_form

/// Are two formulas equal, as algebra over the names in them? `true` is a proof. Products of matrices, transposes,
/// diagonals, outer products and sums of components may be written in any order and grouping; quotients are equal where
/// both sides are defined; what is known of functions is the table of known_functions.hpp. `stop_gradient(e)` is taken
/// for e. `false` means that there is no proof: `compare` tells what is different from what is undecided, `difference`
/// shows the terms.
///   static_assert(equivalent(derivative(net, E, w), mine));
/// Errors, at compile time: formulas of different shapes or axes, closed forms of programs of different lengths.
/// Cost: products of sums are multiplied out at compile time; for the derivative of a scalar net that grows with the
/// square of T.
template <operand A, operand B>
constexpr bool equivalent(A, B) {
  using both = normal_form::formula_pair<void, A, B, normal_form::check_pair<void, A, B>()>;
  return normal_form::proved_equal<void, typename both::first, typename both::second>();
}

/// Are two formulas equal given the equations of a net? A variable may be replaced by its definition: s[1_c] by
/// tanh(z[1_c]).
template <int T, class Recurrence, operand A, operand B>
constexpr bool equivalent(program<T, Recurrence>, A, B) {
  using both =
      normal_form::formula_pair<program<T, Recurrence>, A, B, normal_form::check_pair<program<T, Recurrence>, A, B>()>;
  return normal_form::proved_equal<program<T, Recurrence>, typename both::first, typename both::second>();
}

}  // namespace bptt
