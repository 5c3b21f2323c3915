// Relations between atoms: (1/p)·p = 1, cos² + sin² = 1, cosh² − sinh² = 1. A polynomial is rewritten by them until
// none applies; `vanishes` says whether it is zero.
#pragma once
#include <bptt/proof/inverses.hpp>

namespace bptt::normal_form {

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
/// kᵢ² → kᵢ, Σᵢ kᵢ → 1 of a token k
constexpr bool rewrite_one_hot(polynomial_view p, term const& t, factor const& f, polynomial& result) {
  if (f.base->what != kind::one_hot || f.power.d != 1 || f.power.n < 1) return false;
  bool is_alone = is_summed(f.indices[0]) || f.base->extents[0] == 0;  // of one component
  for (factor const& g : p.factors_of(t))
    for (index i : g.indices) is_alone = is_alone && (&g == &f || i == no_index || i != f.indices[0]);
  if (is_alone)
    result.put(without(p, t, f));
  else if (f.power.n > 1)
    result.put(multiplied(p, t, f, 1 - static_cast<long long>(f.power.n), f, 0, 1));
  else
    return false;
  return true;
}
constexpr bool rewrite(polynomial_view p, term const& t, polynomial& result) {
  for (factor const& f : p.factors_of(t))
    if (rewrite_square(p, t, f, result) || rewrite_inverse(p, t, f, result) || rewrite_one_hot(p, t, f, result))
      return true;
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
