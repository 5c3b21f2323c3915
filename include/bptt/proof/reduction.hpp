// Rewriting of polynomials whose atoms are not independent: inverses of polynomials, cos² + sin² = 1.
#pragma once
#include <bptt/proof/polynomial.hpp>

namespace bptt::normal_form {

/// A polynomial as a function of its own rows and columns: where it has columns only, they become rows; of a matrix and
/// its transpose one is taken.
struct oriented_polynomial {
  polynomial value;
  index of[2]{no_index, no_index};  // where its rows and columns were
};
constexpr oriented_polynomial oriented(polynomial_view p) {
  oriented_polynomial result;
  bool const rows = uses(p, row), columns = uses(p, column);
  if (columns && !rows)
    result.value = placed(p, {no_index, row});
  else
    result.value = scaled(p, {1, 1});
  if (rows) result.of[0] = row;
  if (columns) result.of[rows ? 1 : 0] = column;
  if (rows && columns)
    if (polynomial const turned = placed(p, {column, row}); key_of(turned.view()) < key_of(p)) {
      result.value = turned;
      result.of[0] = column;
      result.of[1] = row;
    }
  return result;
}
/// A polynomial of its own rows and columns, at the places of a factor.
constexpr polynomial at_place(polynomial_view p, factor const& f) { return placed(p, {f.of[0], f.of[1]}); }

// --- inverses -----------------------------------------------------------------------------------

constexpr bool is_free(factor const& f) { return !is_summed(f.of[0]) && !is_summed(f.of[1]); }
constexpr rational power_in(polynomial_view p, term const& t, factor const& variable) {
  for (factor const* f = p.begin(t); f != p.end(t); ++f)
    if (same_variable(*f, variable)) return f->power;
  return {0, 1};
}
constexpr bool less(rational a, rational b) { return a.n * b.d < b.n * a.d; }

/// A term without one of its variables.
constexpr product_of_factors without(polynomial_view p, term const& t, factor const& variable) {
  product_of_factors rest;
  rest.coefficient = t.coefficient;
  for (factor const* f = p.begin(t); f != p.end(t); ++f)
    if (!same_variable(*f, variable)) rest.put(*f);
  return rest;
}

/// All different variables of a kind outside of sums, each with its greatest power.
template <class Chosen>
constexpr sequence<factor> free_variables(polynomial_view p, Chosen chosen) {
  sequence<factor> found;
  for (int t = 0; t < p.size; ++t)
    for (factor const* f = p.begin(p[t]); f != p.end(p[t]); ++f) {
      if (!chosen(*f) || !is_free(*f)) continue;
      std::size_t k = 0;
      while (k < found.size() && !same_variable(found[k], *f)) ++k;
      if (k == found.size())
        found.push_back(*f);
      else if (less(found[k].power, f->power))
        found[k].power = f->power;
    }
  return found;
}
constexpr bool is_inverse(factor const& f) { return f.what->what == kind::inverse && f.power.n > 0; }

/// p = above · Π below: over the common denominator.
struct fraction {
  polynomial above;
  sequence<factor> below;  // inverses
};
constexpr fraction over_common_denominator(polynomial_view p) {
  fraction result;
  result.above = scaled(p, {1, 1});
  for (sequence<factor> inverses = free_variables(p, is_inverse); !inverses.empty();
       inverses = free_variables(result.above, is_inverse)) {
    factor const inverse = inverses[0];
    result.below.push_back(inverse);
    int const n = static_cast<int>(inverse.power.n);
    sequence<polynomial> powers;  // of the denominator
    powers.push_back(number(1));
    for (int k = 0; k < n; ++k)
      powers.push_back(product(powers[static_cast<std::size_t>(k)], at_place(inverse.what->arguments[0], inverse)));
    polynomial above;
    above.is_complete = result.above.is_complete;
    polynomial_view const all = result.above;
    for (int t = 0; t < all.size; ++t) {
      polynomial rest;
      rest.put(without(all, all[t], inverse));
      multiply(above, rest, powers[static_cast<std::size_t>(n - power_in(all, all[t], inverse).n)]);
    }
    above = collected(above);
    result.above = above;
  }
  return result;
}

/// Is the power of each variable the greater one, in a or in b, by their sum, then by the order of the variables? An
/// order that products keep.
constexpr bool leads(polynomial_view p, term const& a, term const& b) {
  rational degree_a{0, 1}, degree_b{0, 1};
  for (factor const* f = p.begin(a); f != p.end(a); ++f) degree_a = degree_a + f->power;
  for (factor const* f = p.begin(b); f != p.end(b); ++f) degree_b = degree_b + f->power;
  if (!(degree_a == degree_b)) return less(degree_b, degree_a);
  factor const *f = p.begin(a), *g = p.begin(b);
  while (f != p.end(a) && g != p.end(b) && same_variable(*f, *g) && f->power == g->power) {
    ++f;
    ++g;
  }
  if (f == p.end(a) || g == p.end(b)) return f != p.end(a);
  if (same_variable(*f, *g)) return less(g->power, f->power);
  return f->key < g->key;
}
constexpr int leading_term(polynomial_view p) {
  int lead = 0;
  for (int t = 1; t < p.size; ++t)
    if (leads(p, p[t], p[lead])) lead = t;
  return lead;
}
constexpr bool has_sums(polynomial_view p, term const& t) {
  for (factor const* f = p.begin(t); f != p.end(t); ++f)
    if (!is_free(*f)) return true;
  return false;
}
/// The product of the variables that all terms have, to the least power with which they have them.
constexpr product_of_factors content(polynomial_view p) {
  product_of_factors common;
  common.coefficient = p[leading_term(p)].coefficient;
  for (factor f : free_variables(p, [](factor const&) { return true; })) {
    f.power = power_in(p, p[0], f);
    for (int t = 1; t < p.size; ++t)
      if (rational const here = power_in(p, p[t], f); less(here, f.power)) f.power = here;
    if (f.power.n != 0) common.put(f);
  }
  return common;
}
constexpr polynomial inverse_of(product_of_factors const& p) {
  product_of_factors q;
  q.coefficient = rational{1, 1} / p.coefficient;
  for (factor f : p.factors) {
    f.power = -f.power;
    q.put(f);
  }
  polynomial result;
  result.put(q);
  return result;
}
/// 1/p = factors / rest, where rest is 1 or a polynomial with content 1, which becomes an atom.
struct inverse_parts {
  polynomial factors, rest;
  bool is_defined = false;
};
constexpr inverse_parts inverted(polynomial_view p) {
  inverse_parts parts;
  fraction const f = over_common_denominator(p);
  polynomial_view const above = f.above;
  parts.factors.is_complete = parts.rest.is_complete = above.is_complete;
  if (above.size == 0) return parts;
  parts.is_defined = true;
  product_of_factors const common = content(above);
  parts.factors = inverse_of(common);
  parts.rest = product(above, parts.factors);
  for (auto const& inverse : f.below)
    parts.factors = product(parts.factors, power(at_place(inverse.what->arguments[0], inverse), inverse.power.n));
  return parts;
}

// --- relations between atoms --------------------------------------------------------------------

constexpr product_of_factors as_product(polynomial_view p, term const& t) {
  product_of_factors q;
  q.coefficient = t.coefficient;
  q.factors.append(p.begin(t), static_cast<std::size_t>(t.count));
  return q;
}
/// times·t·xᵃ·yᵇ
constexpr product_of_factors multiplied(polynomial_view p, term const& t, factor x, long long a, factor y, long long b,
                                        long long times) {
  product_of_factors q = as_product(p, t);
  q.coefficient = q.coefficient * rational{times, 1};
  x.power = {a, 1};
  y.power = {b, 1};
  q.put(x);
  q.put(y);
  return q;
}

/// One step of rewriting of a term; false where there is none.
///   cos² → 1 − sin²,  1/cosh² → 1 − tanh²,  tanh²·cosh → cosh − 1/cosh
///   (1/p)·lead → 1 − (1/p)·(p − lead), where lead is the leading term of p, and its components are summed over
constexpr bool rewrite(polynomial_view p, term const& t, polynomial& result) {
  for (factor const* f = p.begin(t); f != p.end(t); ++f) {
    bool const cosine = f->what->what == kind::cosine, hyperbolic = f->what->what == kind::hyperbolic;
    if ((cosine || hyperbolic) && f->power.d == 1) {
      factor const base{f->what->base, {1, 1}, {f->of[0], f->of[1]}};
      int const change = cosine ? -2 : 2;
      if (cosine ? f->power.n >= 2 : f->power.n <= -2) {
        result.put(multiplied(p, t, *f, change, base, 0, 1));
        result.put(multiplied(p, t, *f, change, base, 2, -1));
        return true;
      }
      if (hyperbolic && f->power.n >= 1 && !less(power_in(p, t, base), {2, 1})) {
        result.put(multiplied(p, t, *f, 0, base, -2, 1));
        result.put(multiplied(p, t, *f, -2, base, -2, -1));
        return true;
      }
    }
    if (is_inverse(*f) && !is_free(*f)) {  // those that are free are multiplied out, see vanishes
      polynomial_view const d = f->what->arguments[0];
      term const& lead = d[leading_term(d)];
      if (has_sums(d, lead)) continue;
      product_of_factors rest = as_product(p, t);
      bool divides = true;
      for (factor const* l = d.begin(lead); l != d.end(lead) && divides; ++l) {
        factor variable = *l;
        for (index& i : variable.of) i = i == row ? f->of[0] : i == column ? f->of[1] : i;
        divides = false;
        for (std::size_t k = 0; k < rest.factors.size(); ++k)
          if (same_variable(rest.factors[k], variable) && !less(rest.factors[k].power, variable.power)) {
            rest.factors[k].power = rest.factors[k].power + -variable.power;
            divides = true;
          }
      }
      if (!divides) continue;
      rest.coefficient = rest.coefficient / lead.coefficient;
      for (int k = 0; k < d.size; ++k) {
        product_of_factors one = rest;
        if (&d[k] == &lead) {  // (1/p)·lead·rest = rest·(1 − …)
          for (std::size_t m = 0; m < one.factors.size(); ++m)
            if (same_variable(one.factors[m], *f)) one.factors[m].power = one.factors[m].power + rational{-1, 1};
        } else {
          one.coefficient = one.coefficient * -d[k].coefficient;
          put_factors(one, d, d[k], {f->of[0], f->of[1]}, 128);
        }
        result.put(one);
      }
      return true;
    }
  }
  return false;
}
constexpr polynomial reduced(polynomial p) {
  for (bool again = true; again;) {
    again = false;
    polynomial next;
    next.is_complete = p.is_complete && p.terms.size() < most_terms;
    polynomial_view const all = p;
    for (int t = 0; t < all.size; ++t)
      if (rewrite(all, all[t], next))
        again = true;
      else
        next.put(all, all[t]);
    if (again) p = collected(next);
    again = again && p.is_complete;
  }
  return p;
}

/// Is a polynomial zero wherever it is defined? Inverses outside of sums are multiplied out.
constexpr bool vanishes(polynomial_view difference) {
  if (difference.size == 0 || !difference.is_complete) return difference.is_complete;
  polynomial const rest = reduced(over_common_denominator(difference).above);
  return rest.is_complete && rest.terms.empty();
}

}  // namespace bptt::normal_form
