// Inlining: a variable of a net gives way to its definition where that brings a proof further, one variable at a time.
#pragma once
#include <bptt/proof/normal_form.hpp>

namespace bptt::normal_form {

/// Appends the different atoms of a polynomial, those below its lines included.
constexpr void collect_atoms(growing_array<atom const*>& atoms, polynomial_view p) {
  for (factor const& f : p.all_factors()) {
    bool known = false;
    for (atom const* a : atoms) known = known || a == f.base || equal(*a, *f.base);
    if (known) continue;
    atoms.push_back(f.base);
    if (f.base->what == kind::inverse) collect_atoms(atoms, f.base->arguments[0]);
  }
}
/// The next variable to inline: its definition shares a function, or all its atoms, with the polynomial. Ties: greatest
/// definition depth.
constexpr atom const* next_to_inline(polynomial_view p) {
  growing_array<atom const*> atoms;
  collect_atoms(atoms, p);
  atom const* found = nullptr;
  for (atom const* variable : atoms) {
    if (variable->definition == nullptr || (found != nullptr && variable->depth <= found->depth)) continue;
    growing_array<atom const*> of_definition;
    collect_atoms(of_definition, *variable->definition);
    bool all = true, a_function = false;
    for (atom const* a : of_definition) {
      bool there = false;
      for (atom const* b : atoms) there = there || equal(*a, *b);
      all = all && there;
      a_function = a_function || (there && a->arity > 0);
    }
    if (all || a_function) found = variable;
  }
  return found;
}

/// Appends m·value, a product for each term of the polynomial `value`, which has the indices of the factor that it
/// stands for. `up`: its own summation indices are raised by so much, out of the way of those of m.
constexpr void multiply_out(growing_array<monomial>& products, monomial const& m, polynomial_view value,
                            factor const& inlined, int up) {
  for (int t = 0; t < value.size; ++t) {
    monomial product = m;
    product.coefficient = product.coefficient * value[t].coefficient;
    put_factors(product, value, value[t], {inlined.indices[0], inlined.indices[1]}, up);
    products.push_back(product);
  }
}
/// The definition of a variable, or its inverse, which is not complete where the definition is a sum.
constexpr polynomial definition_of(atom const& variable, bool inverse) {
  polynomial value = copy_of(*variable.definition);
  if (!inverse) return value;
  if (value.terms.size() == 1 && !has_sums(value, value.terms[0]))
    return inverse_of(as_monomial(value, value.terms[0]));
  value.is_complete = false;
  return value;
}
/// Appends a term with the variable inlined to `result`, which is not complete where that is given up.
constexpr void put_inlined(polynomial& result, polynomial_view p, term const& t, atom const& variable) {
  growing_array<monomial> products;
  products.push_back({});
  products[0].coefficient = t.coefficient;
  for (factor const& f : p.factors_of(t))
    if (!equal(*f.base, variable)) products[0].put(f);
  int up = 100;
  for (factor const& f : p.factors_of(t)) {
    if (!equal(*f.base, variable)) continue;
    polynomial const value = definition_of(variable, f.power.n < 0);
    wide_integer n = f.power.n < 0 ? -f.power.n : f.power.n;
    result.is_complete = result.is_complete && value.is_complete && f.power.d == 1 && n < wide_integer{most_terms};
    for (; n > 0 && result.is_complete; --n, up += 30) {
      growing_array<monomial> longer;
      for (monomial const& m : products) multiply_out(longer, m, value, f, up);
      products = longer;
      result.is_complete = products.size() + result.terms.size() < most_terms;
    }
  }
  for (monomial& m : products) {
    for (factor const& f : p.factors_of(t))
      for (int slot = 0; slot < 2; ++slot)
        if (index const j = f.indices[slot]; is_summed(j) && !m.has(j)) {
          // Σⱼ of what does not depend on j any more; with Σⱼ δⱼ₀ = 1 it is not counted twice
          m.coefficient = m.coefficient * rational{f.base->extents[slot], 1};
          m.put(factor{&delta_atom<1>, {1, 1}, {j, fixed(0)}});
        }
    result.put(m);
  }
}
/// A polynomial with the next variable inlined. Not complete where that one is below a line and its definition is a
/// sum.
constexpr polynomial with_next_inlined(polynomial_view p) {
  atom const& variable = *next_to_inline(p);
  polynomial result;
  result.is_complete = p.is_complete && variable.definition->is_complete;
  for (int t = 0; t < p.size && result.is_complete; ++t) put_inlined(result, p, p[t], variable);
  return reduced(collected(result));
}

}  // namespace bptt::normal_form
