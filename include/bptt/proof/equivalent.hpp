// Equality of formulas, proved: the difference of the two in normal form is zero.
#pragma once
#include <bptt/proof/budget.hpp>
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
template <class Setting, class A, class B, long work_before, int n = 0>
constexpr attempt vanishes_step_by_step() {
  using rest = stored<difference_after<Setting, A, B, n>>;
  constexpr zero_test test = tested_for_zero(rest::view);
  constexpr long work = work_before + rest::work + test.work;
  constexpr bool is_known = rest::view.is_complete && test.is_known;
  if constexpr (test.is_zero || !is_known || next_to_inline(rest::view) == nullptr)
    return {test.is_zero, work, !is_known};
  else if constexpr (work > most_work)
    return {false, work, true};
  else
    return vanishes_step_by_step<Setting, A, B, work, n + 1>();
}
template <class Setting, class A, class B, long work_before = 0>
constexpr attempt equal_in() {
  constexpr attempt forms = with_normal_forms<Setting, A, B, work_before>();
  if constexpr (forms.is_given_up)
    return forms;
  else if constexpr (is_undefined(view_of<Setting, A>) || is_undefined(view_of<Setting, B>))
    return forms;
  else
    return vanishes_step_by_step<Setting, A, B, forms.work>();
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

/// An attempt after another one that did not succeed.
constexpr attempt after(attempt before, attempt now) {
  return {now.succeeded, now.work, before.is_given_up || now.is_given_up};
}
/// Are two formulas equal as polynomials of their functions, or of exponentials where their functions are related?
template <class Program, variables defined, class A, class B, long work>
constexpr attempt equal_over_functions() {
  using as_atoms = setting<Program, by_exp::none, defined>;
  constexpr attempt first = equal_in<as_atoms, A, B, work>();
  if constexpr (first.succeeded || first.work > most_work)
    return first;
  else {
    constexpr by_exp related = related_functions(stored<difference_of<as_atoms, A, B>>::view);
    if constexpr (related == by_exp::none)
      return first;
    else {
      constexpr attempt second =
          after(first, equal_in<setting<Program, by_exp::sigmoidal, defined>, A, B, first.work>());
      if constexpr (second.succeeded || second.work > most_work || related != by_exp::all)
        return second;
      else
        return after(second, equal_in<setting<Program, by_exp::all, defined>, A, B, second.work>());
    }
  }
}
/// The proof that two formulas are equal, if there is one. The cheapest first: do they differ in number? Then variables
/// are atoms, and are inlined where they stand in the difference; only then everywhere.
template <class Program, class A, class B>
constexpr attempt proved() {
  using as_atoms = setting<Program, by_exp::none>;
  constexpr attempt forms = with_normal_forms<as_atoms, A, B, 0>();
  if constexpr (std::is_same_v<A, B>)
    return {forms.is_given_up || !is_undefined(view_of<as_atoms, A>), forms.work, false};
  else if constexpr (forms.is_given_up)
    return forms;
  else if constexpr (stored<difference_of<as_atoms, A, B>>::view.size == 0)
    return equal_in<as_atoms, A, B, 0>();
  else if constexpr (numbers_differ<as_atoms, A, B>())
    return forms;
  else {
    constexpr attempt with_variables = equal_over_functions<Program, variables::kept, A, B, 0>();
    if constexpr (with_variables.succeeded || with_variables.work > most_work || std::is_void_v<Program>)
      return with_variables;
    else
      return after(with_variables, equal_over_functions<Program, variables::inlined, A, B, with_variables.work>());
  }
}
template <class Program, class A, class B>
inline constexpr attempt proof_of = proved<Program, A, B>();
template <class Program, class A, class B>
constexpr bool proved_equal() {
  return proof_of<Program, A, B>.succeeded;
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
/// square of T. `proof_work` says how much it is; what is beyond `proof_budget` has no proof.
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

/// What a comparison cost: how many terms and factors of polynomials were written. g++ keeps 4 to 8 kB for each. Beyond
/// `proof_budget` a comparison is given up, and is undecided.
///   static_assert(proof_work(net, derivative(net, E, w), mine) < proof_budget / 10);
template <operand A, operand B>
constexpr long proof_work(A, B) {
  using both = normal_form::formula_pair<void, A, B, normal_form::check_pair<void, A, B>()>;
  return normal_form::proof_of<void, typename both::first, typename both::second>.work;
}
template <int T, class Recurrence, operand A, operand B>
constexpr long proof_work(program<T, Recurrence>, A, B) {
  using both =
      normal_form::formula_pair<program<T, Recurrence>, A, B, normal_form::check_pair<program<T, Recurrence>, A, B>()>;
  return normal_form::proof_of<program<T, Recurrence>, typename both::first, typename both::second>.work;
}
inline constexpr long proof_budget = normal_form::most_work;

}  // namespace bptt
