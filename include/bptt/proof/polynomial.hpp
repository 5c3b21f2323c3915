// Sums, products and contractions of polynomials in index notation, each in normal form: like terms are one, none has
// coefficient 0, and they stand in the order of their keys.
#pragma once
#include <bptt/proof/monomial.hpp>

namespace bptt::normal_form {

/// The longest polynomial, and the most work of one constant evaluation: how many terms and factors are written in it,
/// of which clang can do 60,000 before it has made its million steps. What would be more is given up: `is_complete` is
/// false, and nothing is concluded from it.
inline constexpr std::size_t most_terms = 1500;
inline constexpr long most_work_at_once = 30000;

/// How much more work a factor is of a term that has to be normalised.
inline constexpr long work_of_normalising = 4;

/// A polynomial while it is made, within one constant evaluation.
struct polynomial {
  growing_array<term> terms;
  growing_array<factor> factors;
  bool is_complete = true;
  long work = 0;

  constexpr operator polynomial_view() const {
    return {terms.begin(), static_cast<int>(terms.size()), factors.begin(), is_complete, work};
  }
  constexpr polynomial_view view() const { return *this; }
  constexpr void give_up() {
    is_complete = false;
    terms = {};
    factors = {};
  }
  /// Appends a term; `collected` brings the terms into order.
  constexpr void put(monomial p) {
    work += work_of_normalising * static_cast<long>(1 + p.factors.size());
    if (p.coefficient.n == 0) return;
    normalise(p);
    if (p.coefficient.n == 0) return;
    term t{p.coefficient, static_cast<int>(factors.size()), static_cast<int>(p.factors.size()), 0, true};
    is_complete = is_complete && is_known(t.coefficient);
    for (auto const& f : p.factors) {
      t.key += share_of_key(f);
      t.is_plain = t.is_plain && is_plain(f);
      is_complete = is_complete && is_known(f.power);
    }
    terms.push_back(t);
    factors.append(p.factors.begin(), p.factors.size());
  }
  /// Appends a term of a polynomial, or its product with a number.
  constexpr void put(polynomial_view p, term const& t) {
    is_complete = is_complete && t.coefficient.d != 0;
    term copy = t;
    copy.first = static_cast<int>(factors.size());
    terms.push_back(copy);
    factors.append(p.factors + t.first, static_cast<std::size_t>(t.count));
    work += 1 + t.count;
  }
  constexpr void put(polynomial_view p, term const& t, rational times) {
    term copy = t;
    copy.coefficient = t.coefficient * times;
    put(p, copy);
  }
  /// Appends the product of two plain terms: their factors are in order, and are merged.
  constexpr void put_plain(polynomial_view p, term const& a, polynomial_view q, term const& b) {
    term t{a.coefficient * b.coefficient, static_cast<int>(factors.size()), 0, a.key + b.key, true};
    is_complete = is_complete && t.coefficient.d != 0;
    factor const *x = p.factors + a.first, *const end_x = x + a.count;
    factor const *y = q.factors + b.first, *const end_y = y + b.count;
    while (x != end_x && y != end_y)
      if (x->key < y->key)
        factors.push_back(*x++);
      else if (y->key < x->key || !same_variable(*x, *y))
        factors.push_back(*y++);
      else {
        factor f = *x;
        f.power = f.power + y->power;
        is_complete = is_complete && f.power.d != 0;
        t.key -= share_of_key(*x++) + share_of_key(*y++);
        if (f.power.n != 0) factors.push_back(f), t.key += share_of_key(f);
      }
    factors.append(x, static_cast<std::size_t>(end_x - x));
    factors.append(y, static_cast<std::size_t>(end_y - y));
    t.count = static_cast<int>(factors.size()) - t.first;
    terms.push_back(t);
    work += 1 + t.count;
  }
};

/// In which order terms stand by their keys. Merge sort.
constexpr growing_array<int> order_by_key(growing_array<term> const& terms) {
  int const n = static_cast<int>(terms.size());
  growing_array<key_type> keys;
  growing_array<int> order, other;
  keys.reserve(terms.size()), order.reserve(terms.size());
  for (int i = 0; i < n; ++i) keys.push_back(terms.begin()[i].key), order.push_back(i);
  other = order;
  key_type const* const key = keys.begin();
  for (int run = 1; run < n; run *= 2) {
    int const* from = order.begin();
    int* to = other.begin();
    for (int first = 0; first < n; first += 2 * run) {
      int const middle = first + run < n ? first + run : n, last = first + 2 * run < n ? first + 2 * run : n;
      for (int a = first, b = middle; a < middle || b < last;)
        *to++ = b == last || (a < middle && key[from[a]] <= key[from[b]]) ? from[a++] : from[b++];
    }
    growing_array<int> sorted = static_cast<growing_array<int>&&>(other);
    other = static_cast<growing_array<int>&&>(order);
    order = static_cast<growing_array<int>&&>(sorted);
  }
  return order;
}

/// 2x + 3x → 5x, 0x → nothing; the terms in the order of their keys.
constexpr polynomial collected(polynomial p) {
  bool in_order = true;
  for (std::size_t i = 1; i < p.terms.size() && in_order; ++i) in_order = p.terms[i - 1].key < p.terms[i].key;
  if (in_order) return p;
  growing_array<int> const order = order_by_key(p.terms);
  polynomial result;
  result.is_complete = p.is_complete;
  result.work = p.work;
  polynomial_view const all = p;
  int const* const at = order.begin();
  for (int i = 0; i < all.size;) {
    int next = i + 1;
    key_type const key = all.terms[at[i]].key;
    while (next < all.size && all.terms[at[next]].key == key) ++next;
    for (int a = i; a < next; ++a) {  // those of one key: as a rule they are alike
      term t = all.terms[at[a]];
      bool first = true;
      for (int b = i; b < a && first; ++b) first = !same_factors(all, t, all, all.terms[at[b]]);
      if (!first) continue;
      for (int b = a + 1; b < next; ++b)
        if (same_factors(all, t, all, all.terms[at[b]])) t.coefficient = t.coefficient + all.terms[at[b]].coefficient;
      if (t.coefficient.n != 0) result.put(all, t);
    }
    i = next;
  }
  return result;
}

constexpr polynomial number(rational value) {
  polynomial p;
  monomial one;
  one.coefficient = value;
  p.put(one);
  return p;
}
constexpr polynomial number(wide_integer value) { return number(rational{value, 1}); }

constexpr polynomial single(factor const& f) {
  polynomial p;
  monomial one;
  one.put(f);
  p.put(one);
  return p;
}

/// by·a.
constexpr polynomial scaled(polynomial_view a, rational by) {
  polynomial p;
  p.is_complete = a.is_complete;
  p.work = a.work;
  if (by.n != 0)
    for (int i = 0; i < a.size; ++i) p.put(a, a[i], by);
  return p;
}

constexpr polynomial copy_of(polynomial_view a) {
  polynomial p;
  p.is_complete = a.is_complete;
  p.terms.append(a.terms, static_cast<std::size_t>(a.size));
  p.factors.append(a.factors, static_cast<std::size_t>(a.all_factors().last - a.factors));
  p.work = a.work + static_cast<long>(p.terms.size() + p.factors.size());
  return p;
}

/// a + by·b.
constexpr polynomial sum(polynomial_view a, polynomial_view b, rational by = {1, 1}) {
  polynomial p;
  p.is_complete = a.is_complete && b.is_complete;
  p.work = a.work + b.work;
  bool in_order = true;
  for (int i = 0, k = 0; i < a.size || k < b.size;) {
    if (k == b.size || (i < a.size && a.terms[i].key < b.terms[k].key))
      p.put(a, a.terms[i++]);
    else if (i == a.size || b.terms[k].key < a.terms[i].key)
      p.put(b, b.terms[k++], by);
    else if (same_factors(a, a.terms[i], b, b.terms[k])) {
      term t = a.terms[i++];
      t.coefficient = t.coefficient + b.terms[k++].coefficient * by;
      if (t.coefficient.n != 0) p.put(a, t);
    } else {  // two of one key that are not alike
      p.put(a, a.terms[i++]);
      in_order = false;
    }
  }
  if (!in_order) return collected(p);
  return p;
}

/// What the rows and the columns of an operand are in the result: {column, row} transposes it, `summed` and `summed +
/// 1` are the indices of a sum.
struct index_map {
  index rows = row, columns = column;
};
inline constexpr index summed = first_summed;

/// Appends the factors of a term with their indices mapped. The term's own summation indices are raised by `up`, out of
/// the way of others.
constexpr void put_factors(monomial& to, polynomial_view p, term const& t, index_map where, int up) {
  for (factor f : p.factors_of(t)) {
    for (index& i : f.indices) i = i == row ? where.rows : i == column ? where.columns : is_summed(i) ? i + up : i;
    to.put(f);
  }
}

/// result += Σ a·b with mapped indices. `extent` and `second_extent` say how many values `summed` and `summed + 1`
/// have, 0 where there is no such sum: a term without that index counts as often.
constexpr void multiply(polynomial& result, polynomial_view a, polynomial_view b, index_map of_a = {},
                        index_map of_b = {}, int extent = 0, int second_extent = 0) {
  if (!result.is_complete || !a.is_complete || !b.is_complete || result.work > most_work_at_once ||
      result.terms.size() + static_cast<std::size_t>(a.size * b.size) > most_terms)
    return result.give_up();
  result.terms.reserve(result.terms.size() + static_cast<std::size_t>(a.size * b.size));
  bool const in_place = of_a.rows == row && of_a.columns == column && of_b.rows == row && of_b.columns == column;
  for (int i = 0; i < a.size; ++i)
    for (int j = 0; j < b.size; ++j) {
      if (in_place && a[i].is_plain && b[j].is_plain) {
        result.put_plain(a, a[i], b, b[j]);
        continue;
      }
      monomial p;
      p.coefficient = a[i].coefficient * b[j].coefficient;
      put_factors(p, a, a[i], of_a, 2);
      put_factors(p, b, b[j], of_b, 64);
      if (extent != 0 && !p.has(summed)) p.coefficient = p.coefficient * rational{extent, 1};
      if (second_extent != 0 && !p.has(summed + 1)) p.coefficient = p.coefficient * rational{second_extent, 1};
      result.put(p);
    }
}
/// Σ a·b with mapped indices: (A·B)ᵢₖ is product(A, {row, summed}, B, {summed, column}, n).
constexpr polynomial product(polynomial_view a, index_map of_a, polynomial_view b, index_map of_b, int extent = 0,
                             int second_extent = 0) {
  polynomial result;
  result.work = a.work + b.work;
  multiply(result, a, b, of_a, of_b, extent, second_extent);
  return collected(result);
}
/// a·b, component by component.
constexpr polynomial product(polynomial_view a, polynomial_view b) { return product(a, {}, b, {}); }
/// The same polynomial with mapped indices.
constexpr polynomial reindexed(polynomial_view a, index_map where) { return product(a, where, number(1), {}); }

constexpr polynomial power(polynomial_view a, wide_integer n) {
  polynomial p = number(1), to_the_2k = copy_of(a);
  for (; n > 0 && p.is_complete; n /= 2) {
    if (n % 2 == 1) p = product(p, to_the_2k);
    if (n == 1) break;
    long const work = to_the_2k.work;
    to_the_2k.work = 0;  // which counts once
    to_the_2k = product(to_the_2k, to_the_2k);
    to_the_2k.work += work;
  }
  return p;
}

/// Does it depend on the index?
constexpr bool uses(polynomial_view p, index i) {
  for (factor const& f : p.all_factors())
    if (f.indices[0] == i || f.indices[1] == i) return true;
  return false;
}
/// The kinds of the atoms in a polynomial and in their arguments, as a set.
constexpr unsigned kinds_in(polynomial_view p) {
  unsigned kinds = 0;
  for (factor const& f : p.all_factors()) {
    kinds |= set_of(f.base->what) | f.base->kinds;
    if (f.base->what == kind::piece || f.indices[0] < no_index || f.indices[1] < no_index) kinds |= names_components;
  }
  return kinds;
}
/// The greatest definition depth of its atoms.
constexpr int depth_of(polynomial_view p) {
  int depth = 0;
  for (factor const& f : p.all_factors()) depth = f.base->depth > depth ? f.base->depth : depth;
  return depth;
}
/// How many values the index has; 1 where the polynomial does not depend on it.
constexpr int extent_of(polynomial_view p, index i) {
  for (factor const& f : p.all_factors())
    for (int slot = 0; slot < 2; ++slot)
      if (f.indices[slot] == i) return f.base->extents[slot];
  return 1;
}

}  // namespace bptt::normal_form
