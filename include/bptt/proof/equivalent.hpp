// Equality of formulas, proved: the difference of the two in normal form is nothing.
#pragma once
#include <bptt/proof/compared_formulas.hpp>
#include <bptt/proof/generic_points.hpp>

namespace bptt {
namespace normal_form {

// --- names and their definitions ----------------------------------------------------------------

/// The different atoms of a polynomial, those below its lines included.
constexpr void collect_atoms(sequence<atom const*>& atoms, polynomial_view p) {
  for (int t = 0; t < p.size; ++t)
    for (factor const* f = p.begin(p[t]); f != p.end(p[t]); ++f) {
      bool known = false;
      for (atom const* a : atoms) known = known || a == f->what || equal(*a, *f->what);
      if (known) continue;
      atoms.push_back(f->what);
      if (f->what->what == kind::inverse) collect_atoms(atoms, f->what->arguments[0]);
    }
}
/// The name to be replaced by its definition: one whose definition meets what is there, with a function in it or all of
/// its atoms; of several the one behind which most names stand.
constexpr atom const* name_to_replace(polynomial_view p) {
  sequence<atom const*> atoms;
  collect_atoms(atoms, p);
  atom const* found = nullptr;
  for (atom const* name : atoms) {
    if (name->definition == nullptr || (found != nullptr && name->rank <= found->rank)) continue;
    sequence<atom const*> of_definition;
    collect_atoms(of_definition, *name->definition);
    bool all = true, a_function = false;
    for (atom const* a : of_definition) {
      bool there = false;
      for (atom const* b : atoms) there = there || equal(*a, *b);
      all = all && there;
      a_function = a_function || (there && a->arity > 0);
    }
    if (all || a_function) found = name;
  }
  return found;
}

/// A product of factors with a polynomial in the place of a factor: one for each of its terms. `up`: where its own
/// summation indices are to be.
constexpr void put_in_place(sequence<product_of_factors>& results, product_of_factors const& p, polynomial_view value,
                            factor const& place, int up) {
  for (int t = 0; t < value.size; ++t) {
    product_of_factors q = p;
    q.coefficient = q.coefficient * value[t].coefficient;
    put_factors(q, value, value[t], {place.of[0], place.of[1]}, up);
    results.push_back(q);
  }
}
/// A polynomial with the definition of a name in the place of the name. Not complete where the name is below a line,
/// and its definition is a sum.
constexpr polynomial with_definition(polynomial_view p) {
  atom const* const name = name_to_replace(p);
  polynomial result;
  result.is_complete = p.is_complete && name->definition->is_complete;
  for (int t = 0; t < p.size && result.is_complete; ++t) {
    sequence<product_of_factors> products;
    products.push_back({});
    products[0].coefficient = p[t].coefficient;
    for (factor const* f = p.begin(p[t]); f != p.end(p[t]); ++f)
      if (!equal(*f->what, *name)) products[0].put(*f);
    int up = 100;
    for (factor const* f = p.begin(p[t]); f != p.end(p[t]); ++f) {
      if (!equal(*f->what, *name)) continue;
      polynomial value = scaled(*name->definition, {1, 1});
      if (f->power.n < 0) {
        bool const is_product = value.terms.size() == 1 && !has_sums(value, value.terms[0]);
        if (is_product) value = inverse_of(as_product(value, value.terms[0]));
        result.is_complete = result.is_complete && is_product;
      }
      result.is_complete = result.is_complete && f->power.d == 1;
      for (long long n = f->power.n < 0 ? -f->power.n : f->power.n; n > 0 && result.is_complete; --n, up += 30) {
        sequence<product_of_factors> longer;
        for (auto const& q : products) put_in_place(longer, q, value, *f, up);
        products = longer;
        result.is_complete = products.size() + result.terms.size() < most_terms;
      }
    }
    for (auto q : products) {
      for (factor const* f = p.begin(p[t]); f != p.end(p[t]);
           ++f)  // a definition that is the same along an index that is summed over counts as often
        for (int slot = 0; slot < 2; ++slot)
          if (is_summed(f->of[slot]) && !q.has(f->of[slot])) {
            q.coefficient = q.coefficient * rational{f->what->extents[slot], 1};
            q.put(factor{&delta_atom<1>, {1, 1}, {f->of[slot], fixed(0)}});
          }
      result.put(q);
    }
  }
  return reduced(collected(result));
}

template <class Setting, class A, class B>
struct difference_of {
  static constexpr polynomial make() { return reduced(sum(view_of<Setting, A>, view_of<Setting, B>, {-1, 1})); }
};
/// The difference of two formulas after n names have been replaced by their definitions.
template <class Setting, class A, class B, int n>
struct difference_after {
  static constexpr polynomial make() { return with_definition(stored<difference_after<Setting, A, B, n - 1>>::view); }
};
template <class Setting, class A, class B>
struct difference_after<Setting, A, B, 0> : difference_of<Setting, A, B> {};

constexpr bool is_undefined(polynomial_view p) { return (kinds_in(p) & set_of(kind::undefined)) != 0; }

/// Is a difference nothing, or will it be when names are replaced? Step by step, each in a constant evaluation of its
/// own.
template <class Setting, class A, class B, int n = 0>
constexpr bool vanishes_step_by_step() {
  constexpr polynomial_view rest = stored<difference_after<Setting, A, B, n>>::view;
  if constexpr (vanishes(rest))
    return true;
  else if constexpr (!rest.is_complete || name_to_replace(rest) == nullptr)
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

/// All tanh and σ in some polynomials; a cosh is one of the tanh.
constexpr void collect_sigmoidal(sequence<atom const*>& seen, polynomial_view p) {
  constexpr unsigned wanted = set_of(kind::sigmoidal) | set_of(kind::hyperbolic);
  for (int t = 0; t < p.size; ++t)
    for (factor const* f = p.begin(p[t]); f != p.end(p[t]); ++f) {
      atom const* const a = f->what->what == kind::hyperbolic ? f->what->base : f->what;
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
  if (a.size != b.size || a.size == 0) return false;
  rational const r = b[0].coefficient / a[0].coefficient;
  for (int t = 0; t < a.size; ++t)
    if (!same_factors(a, a[t], b, b[t]) || !(b[t].coefficient == r * a[t].coefficient)) return false;
  return true;
}
/// Are there functions in a polynomial, or in the definitions of its names, that are independent as atoms, and are not
/// when they are written by exp?
constexpr by_exp related_functions(polynomial_view p) {
  unsigned const kinds = kinds_in(p);
  auto const there = [&](kind k) { return (kinds & set_of(k)) != 0; };
  bool const exponentials = there(kind::exponential) || there(kind::logarithm);
  bool const sigmoidal = there(kind::sigmoidal) || there(kind::logarithmic) || there(kind::hyperbolic);
  if (exponentials && (there(kind::softmax) || sigmoidal)) return by_exp::all;
  sequence<atom const*> functions;
  collect_sigmoidal(functions, p);
  for (std::size_t i = 0; i < functions.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (functions[i]->what == kind::sigmoidal && functions[k]->what == kind::sigmoidal &&
          !equal(*functions[i], *functions[k]) && proportional(functions[i]->arguments[0], functions[k]->arguments[0]))
        return by_exp::sigmoidal;
  return by_exp::none;
}

/// Are two formulas equal as polynomials over their functions, or over exponentials where their functions are related?
template <class Program, names defined, class A, class B>
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
/// Names stand for themselves first, and are replaced where they stand in a difference; only then everywhere.
template <class Program, class A, class B>
constexpr bool proved_equal() {
  using as_atoms = setting<Program, by_exp::none>;
  if constexpr (stored<difference_of<as_atoms, A, B>>::view.size == 0)
    return equal_in<as_atoms, A, B>();
  else if constexpr (numbers_differ<as_atoms, A, B>())
    return false;
  else if constexpr (equal_over_functions<Program, names::kept, A, B>())
    return true;
  else if constexpr (!std::is_void_v<Program>)
    return equal_over_functions<Program, names::replaced, A, B>();
  else
    return false;
}

}  // namespace normal_form

/// Are two formulas equal, as algebra over the names in them? `true` is a proof. Sums and products are compared in
/// index notation, so that products of matrices, transposes, diagonals, outer products and sums of components may be
/// written in any order and grouping; quotients are equal where both sides are defined; functions are known through
/// their identities (tanh, σ, exp, log, cosh, sinh, sin, cos, softmax, softplus, log-sum-exp). `stop_gradient(e)` is
/// equal in value to e, and is taken for e. `false` means that there is no proof: compare(a, b) tells what is different
/// from what is undecided, and difference(a, b) shows the terms.
/// Errors, at compile time: formulas of different shapes, closed forms of programs of different lengths.
/// Cost: products of sums are multiplied out at compile time; for the derivative of a scalar net that grows with the
/// square of T.
template <operand A, operand B>
constexpr bool equivalent(A, B) {
  using formulas = normal_form::comparison<A, B>;
  return normal_form::proved_equal<void, typename formulas::first, typename formulas::second>();
}

/// Are two formulas equal given the equations of a net? A variable may be replaced by its definition: `s[1_c]` by
/// `tanh(z[1_c])`.
template <int T, class Recurrence, operand A, operand B>
constexpr bool equivalent(program<T, Recurrence>, A, B) {
  using formulas = normal_form::comparison_in<program<T, Recurrence>, A, B>;
  return normal_form::proved_equal<program<T, Recurrence>, typename formulas::first, typename formulas::second>();
}

}  // namespace bptt
