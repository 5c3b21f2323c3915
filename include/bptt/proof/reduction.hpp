// Relations between atoms: (1/p)·p = 1, cos² + sin² = 1, cosh² − sinh² = 1. A polynomial is rewritten by them until
// none applies; `vanishes` says whether it is zero.
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

// --- inverses -----------------------------------------------------------------------------------

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

// --- rewriting ----------------------------------------------------------------------------------
// Each rule looks at one factor of a term; where it applies it puts what the term becomes to `result`, and is true.

/// times·t·xᵃ·yᵇ
constexpr monomial multiplied(polynomial_view p, term const& t, factor x, long long a, factor y, long long b,
                              long long times) {
  monomial m = as_monomial(p, t);
  m.coefficient = m.coefficient * rational{times, 1};
  x.power = {a, 1};
  y.power = {b, 1};
  m.put(x);
  m.put(y);
  return m;
}
/// cos² → 1 − sin²,  1/cosh² → 1 − tanh²,  tanh²·cosh → cosh − 1/cosh
constexpr bool rewrite_square(polynomial_view p, term const& t, factor const& f, polynomial& result) {
  bool const cosine = f.base->what == kind::cosine, hyperbolic = f.base->what == kind::hyperbolic;
  if (!(cosine || hyperbolic) || f.power.d != 1) return false;
  factor const related{f.base->related, {1, 1}, {f.indices[0], f.indices[1]}};  // sin, tanh
  int const change = cosine ? -2 : 2;
  if (cosine ? f.power.n >= 2 : f.power.n <= -2) {
    result.put(multiplied(p, t, f, change, related, 0, 1));
    result.put(multiplied(p, t, f, change, related, 2, -1));
    return true;
  }
  if (hyperbolic && f.power.n >= 1 && !less(power_in(p, t, related), {2, 1})) {
    result.put(multiplied(p, t, f, 0, related, -2, 1));
    result.put(multiplied(p, t, f, -2, related, -2, -1));
    return true;
  }
  return false;
}
/// t/x for each variable x of the leading term of d, the denominator of f; false where t has not all of them.
constexpr bool divide_by_leading_term(monomial& t, polynomial_view d, term const& lead, factor const& f) {
  for (factor variable : d.factors_of(lead)) {
    for (index& i : variable.indices) i = i == row ? f.indices[0] : i == column ? f.indices[1] : i;
    bool divides = false;
    for (factor& g : t.factors)
      if (same_variable(g, variable) && !less(g.power, variable.power)) {
        g.power = g.power + -variable.power;
        divides = true;
      }
    if (!divides) return false;
  }
  t.coefficient = t.coefficient / lead.coefficient;
  return true;
}
/// (1/d)·lead → 1 − (1/d)·(d − lead), where lead is the leading term of d. For inverses that are summed over: those
/// that are free are multiplied out, see `vanishes`.
constexpr bool rewrite_inverse(polynomial_view p, term const& t, factor const& f, polynomial& result) {
  if (!is_inverse(f) || is_free(f)) return false;
  polynomial_view const d = f.base->arguments[0];
  term const& lead = d[leading_term(d)];
  monomial rest = as_monomial(p, t);
  if (has_sums(d, lead) || !divide_by_leading_term(rest, d, lead, f)) return false;
  for (int k = 0; k < d.size; ++k) {
    monomial m = rest;
    if (&d[k] == &lead) {
      for (factor& g : m.factors)
        if (same_variable(g, f)) g.power = g.power + rational{-1, 1};
    } else {
      m.coefficient = m.coefficient * -d[k].coefficient;
      put_factors(m, d, d[k], {f.indices[0], f.indices[1]}, 128);
    }
    result.put(m);
  }
  return true;
}
constexpr bool rewrite(polynomial_view p, term const& t, polynomial& result) {
  for (factor const& f : p.factors_of(t))
    if (rewrite_square(p, t, f, result) || rewrite_inverse(p, t, f, result)) return true;
  return false;
}
/// A polynomial to which no rule applies any more.
constexpr polynomial reduced(polynomial p) {
  for (bool again = true; again;) {
    again = false;
    if (p.terms.size() > most_terms || p.work > most_work_at_once) p.give_up();
    polynomial next;
    next.is_complete = p.is_complete;
    next.work = p.work;
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

/// Is a polynomial zero, and is that known; and how much work was it to see that?
struct zero_test {
  bool is_zero = false, is_known = false;
  long work = 0;
};
/// Is a polynomial zero wherever it is defined? Its free inverses are multiplied out.
constexpr zero_test tested_for_zero(polynomial_view difference) {
  if (difference.size == 0 || !difference.is_complete) return {difference.is_complete, difference.is_complete, 0};
  polynomial const rest = reduced(over_common_denominator(difference).above);
  return {rest.is_complete && rest.terms.empty(), rest.is_complete, rest.work};
}
constexpr bool vanishes(polynomial_view difference) { return tested_for_zero(difference).is_zero; }

}  // namespace bptt::normal_form
