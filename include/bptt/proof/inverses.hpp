// Inverses of polynomials: 1/p is a product of factors and of an atom, which knows p. Polynomials with such atoms over
// a common denominator.
#pragma once
#include <bptt/proof/polynomial.hpp>

namespace bptt::normal_form {

/// A polynomial as the argument of a function: where it depends on columns alone they become rows, and of a matrix and
/// its transpose one is taken, so that f(Mᵀ) and f(M)ᵀ are one atom.
struct oriented_polynomial {
  polynomial value;
  index indices[2]{no_index, no_index};  // what its rows and columns were
};
constexpr oriented_polynomial oriented(polynomial_view p) {
  oriented_polynomial result;
  bool const rows = uses(p, row), columns = uses(p, column);
  if (columns && !rows)
    result.value = reindexed(p, {no_index, row});
  else
    result.value = copy_of(p);
  if (rows) result.indices[0] = row;
  if (columns) result.indices[rows ? 1 : 0] = column;
  if (rows && columns)
    if (polynomial const turned = reindexed(p, {column, row}); key_of(turned.view()) < key_of(p)) {
      result.value = turned;
      result.indices[0] = column;
      result.indices[1] = row;
    }
  return result;
}
/// The argument of an atom with the indices of a factor: p of the factor f(p)ᵢⱼ.
constexpr polynomial at_indices_of(polynomial_view p, factor const& f) {
  return reindexed(p, {f.indices[0], f.indices[1]});
}

constexpr bool is_free(factor const& f) { return !is_summed(f.indices[0]) && !is_summed(f.indices[1]); }
constexpr bool is_inverse(factor const& f) { return f.base->what == kind::inverse && f.power.n > 0; }
constexpr bool less(rational a, rational b) {
  rational const more = b - a;
  return is_known(more) && more.n > 0;
}

/// The power of a variable in a term.
constexpr rational power_in(polynomial_view p, term const& t, factor const& variable) {
  for (factor const& f : p.factors_of(t))
    if (same_variable(f, variable)) return f.power;
  return {0, 1};
}
/// A term without one of its variables.
constexpr monomial without(polynomial_view p, term const& t, factor const& variable) {
  monomial rest;
  rest.coefficient = t.coefficient;
  for (factor const& f : p.factors_of(t))
    if (!same_variable(f, variable)) rest.put(f);
  return rest;
}
/// The same, put to a polynomial. Of a plain term the other factors stay in order.
constexpr void put_without(polynomial& to, polynomial_view p, term const& t, factor const& variable) {
  if (!t.is_plain) return to.put(without(p, t, variable));
  term rest{t.coefficient, static_cast<int>(to.factors.size()), 0, 0, true};
  for (factor const& f : p.factors_of(t))
    if (!same_variable(f, variable)) to.factors.push_back(f), rest.key += share_of_key(f), ++rest.count;
  to.terms.push_back(rest);
  to.work += 1 + rest.count;
}
constexpr monomial as_monomial(polynomial_view p, term const& t) {
  monomial m;
  m.coefficient = t.coefficient;
  m.factors.append(p.factors + t.first, static_cast<std::size_t>(t.count));
  return m;
}

/// All chosen variables without a summation index, each once, with the greatest power that it has.
template <class Chosen>
constexpr growing_array<factor> free_variables(polynomial_view p, Chosen chosen) {
  growing_array<factor> found;
  for (factor const& f : p.all_factors()) {
    if (!chosen(f) || !is_free(f)) continue;
    std::size_t k = 0;
    while (k < found.size() && !same_variable(found[k], f)) ++k;
    if (k == found.size())
      found.push_back(f);
    else if (less(found[k].power, f.power))
      found[k].power = f.power;
  }
  return found;
}

/// p = above · Π below.
struct fraction {
  polynomial above;
  growing_array<factor> below;  // inverses
};
constexpr fraction over_common_denominator(polynomial_view p) {
  fraction result;
  result.above = copy_of(p);
  for (growing_array<factor> inverses = free_variables(p, is_inverse); !inverses.empty();
       inverses = free_variables(result.above, is_inverse)) {
    factor const inverse = inverses[0];
    result.below.push_back(inverse);
    int const n = static_cast<int>(inverse.power.n);
    growing_array<polynomial> powers;  // of the denominator
    powers.push_back(number(1));
    for (int k = 0; k < n; ++k)
      powers.push_back(
          product(powers[static_cast<std::size_t>(k)], at_indices_of(inverse.base->arguments[0], inverse)));
    polynomial above;
    above.is_complete = result.above.is_complete;
    above.work = result.above.work + powers[static_cast<std::size_t>(n)].work;
    growing_array<polynomial> rests;  // of the terms with each power of the inverse
    for (int k = 0; k <= n; ++k) rests.push_back({});
    polynomial_view const all = result.above;
    for (int t = 0; t < all.size; ++t)
      put_without(rests[static_cast<std::size_t>(power_in(all, all[t], inverse).n)], all, all[t], inverse);
    for (int k = 0; k <= n; ++k)
      multiply(above, rests[static_cast<std::size_t>(k)], powers[static_cast<std::size_t>(n - k)]);
    above = collected(above);
    result.above = above;
  }
  return result;
}

/// An order of terms that products keep: by the sum of the powers, then by the powers of the variables in their order.
constexpr bool leads(polynomial_view p, term const& a, term const& b) {
  rational degree_a{0, 1}, degree_b{0, 1};
  for (factor const& f : p.factors_of(a)) degree_a = degree_a + f.power;
  for (factor const& f : p.factors_of(b)) degree_b = degree_b + f.power;
  if (!(degree_a == degree_b)) return less(degree_b, degree_a);
  auto [f, end_f] = p.factors_of(a);
  auto [g, end_g] = p.factors_of(b);
  while (f != end_f && g != end_g && same_variable(*f, *g) && f->power == g->power) {
    ++f;
    ++g;
  }
  if (f == end_f || g == end_g) return f != end_f;
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
  for (factor const& f : p.factors_of(t))
    if (!is_free(f)) return true;
  return false;
}
/// The greatest common divisor of the terms, with the coefficient of the leading one: 2ab + 4a² is 2a·(b + 2a).
constexpr monomial content(polynomial_view p) {
  monomial common;
  common.coefficient = p[leading_term(p)].coefficient;
  for (factor f : free_variables(p, [](factor const&) { return true; })) {
    f.power = power_in(p, p[0], f);
    for (int t = 1; t < p.size; ++t)
      if (rational const here = power_in(p, p[t], f); less(here, f.power)) f.power = here;
    if (f.power.n != 0) common.put(f);
  }
  return common;
}
/// 1/m, as a polynomial of one term.
constexpr polynomial inverse_of(monomial m) {
  m.coefficient = rational{1, 1} / m.coefficient;
  for (factor& f : m.factors) f.power = -f.power;
  polynomial result;
  result.put(m);
  return result;
}
/// 1/p = factors / rest, where rest is 1, or a polynomial with content 1, which becomes an atom. Not defined for p = 0.
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
  monomial const common = content(above);
  parts.factors = inverse_of(common);
  parts.rest = product(above, parts.factors);
  for (auto const& inverse : f.below)
    parts.factors = product(parts.factors, power(at_indices_of(inverse.base->arguments[0], inverse), inverse.power.n));
  return parts;
}

}  // namespace bptt::normal_form
