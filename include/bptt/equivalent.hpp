// Equality of formulas, proved: the difference of the two in normal form is nothing.
#pragma once
#include <bptt/comparison.hpp>
#include <bptt/normal_form_of.hpp>

namespace bptt {
namespace normal_form {

template <class Setting, class A, class B>
struct difference_of {
  static constexpr polynomial make() { return sum(view_of<Setting, A>, view_of<Setting, B>, {-1, 1}); }
};
constexpr bool is_undefined(polynomial_view p) { return (kinds_in(p) & set_of(kind::undefined)) != 0; }
template <class Setting, class A, class B>
inline constexpr bool equal_in = !is_undefined(view_of<Setting, A>) && !is_undefined(view_of<Setting, B>) &&
                                 vanishes(stored<difference_of<Setting, A, B>>::view);

/// All tanh and σ in some polynomials.
constexpr void collect_sigmoidal(sequence<atom const*>& seen, polynomial_view p) {
  for (int t = 0; t < p.size; ++t)
    for (factor const* f = p.begin(p[t]); f != p.end(p[t]); ++f) {
      if (((set_of(f->what->what) | f->what->kinds) & set_of(kind::sigmoidal)) == 0) continue;
      bool known = false;
      for (atom const* a : seen) known = known || a == f->what;
      if (known) continue;
      seen.push_back(f->what);
      for (int i = 0; i < f->what->arity; ++i) collect_sigmoidal(seen, f->what->arguments[i]);
    }
}
/// Is b = r·a for a number r?
constexpr bool proportional(polynomial_view a, polynomial_view b) {
  if (a.size != b.size || a.size == 0) return false;
  rational const r = b[0].coefficient / a[0].coefficient;
  for (int t = 0; t < a.size; ++t)
    if (!same_factors(a, a[t], b, b[t]) || !(b[t].coefficient == r * a[t].coefficient)) return false;
  return true;
}
/// Are there functions in two polynomials that are independent as atoms, and are not when they are written by exp?
constexpr by_exp related_functions(polynomial_view a, polynomial_view b) {
  unsigned const kinds = kinds_in(a) | kinds_in(b);
  auto const there = [&](kind k) { return (kinds & set_of(k)) != 0; };
  bool const exponentials = there(kind::exponential) || there(kind::logarithm);
  if (exponentials && there(kind::softmax)) return by_exp::all;
  if (exponentials && (there(kind::sigmoidal) || there(kind::logarithmic) || there(kind::hyperbolic))) return by_exp::sigmoidal;
  sequence<atom const*> functions;
  collect_sigmoidal(functions, a);
  collect_sigmoidal(functions, b);
  for (std::size_t i = 0; i < functions.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (functions[i]->what == kind::sigmoidal && functions[k]->what == kind::sigmoidal && !equal(*functions[i], *functions[k]) &&
          proportional(functions[i]->arguments[0], functions[k]->arguments[0]))
        return by_exp::sigmoidal;
  return by_exp::none;
}

/// Are two formulas equal as polynomials over their functions, or over exponentials where their functions are related?
template <class Program, class A, class B>
constexpr bool proved_equal() {
  using as_atoms = setting<Program, by_exp::none>;
  if constexpr (equal_in<as_atoms, A, B>)
    return true;
  else {
    constexpr by_exp related = related_functions(view_of<as_atoms, A>, view_of<as_atoms, B>);
    if constexpr (related == by_exp::none)
      return false;
    else if constexpr (equal_in<setting<Program, by_exp::sigmoidal>, A, B>)
      return true;
    else if constexpr (related == by_exp::all)
      return equal_in<setting<Program, by_exp::all>, A, B>;
    else
      return false;
  }
}

}  // namespace normal_form

/// Are two formulas equal, as algebra over the names in them? `true` is a proof. Sums and products are compared in index notation, so that products of matrices,
/// transposes, diagonals, outer products and sums of components may be written in any order and grouping; quotients are equal where both sides are defined; functions
/// are known through their identities (tanh, σ, exp, log, cosh, sinh, sin, cos, softmax, softplus, log-sum-exp). `stop_gradient(e)` is equal in value to e, and is taken for e. `false`
/// means that there is no proof: compare(a, b) tells what is different from what is undecided, and difference(a, b) shows the terms.
/// Errors, at compile time: formulas of different shapes, closed forms of programs of different lengths.
/// Cost: products of sums are multiplied out at compile time; for the derivative of a scalar net that grows with the square of T.
template <operand A, operand B>
constexpr bool equivalent(A, B) {
  using formulas = normal_form::comparison<A, B>;
  return normal_form::proved_equal<void, typename formulas::first, typename formulas::second>();
}

/// Are two formulas equal given the equations of a net? A variable may be replaced by its definition: `s[1_c]` by `tanh(z[1_c])`.
template <int T, class Recurrence, operand A, operand B>
constexpr bool equivalent(program<T, Recurrence>, A, B) {
  using formulas = normal_form::comparison_in<program<T, Recurrence>, A, B>;
  return normal_form::proved_equal<program<T, Recurrence>, typename formulas::first, typename formulas::second>();
}

}  // namespace bptt
