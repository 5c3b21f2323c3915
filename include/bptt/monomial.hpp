// Polynomials in index notation, for proofs at compile time. A term is a rational coefficient and a product of factors, each an atom with the indices of its
// component: (W·h)ᵢ is Wᵢⱼ·hⱼ, where j, which is not free, is summed over. Factors are numbers, so they commute, whatever the formula was: products of matrices,
// transposes, diagonals, outer products and sums of components differ only in their indices.
#pragma once
#include <bptt/sequence.hpp>
#include <cstdint>
#include <numeric>
#include <string_view>

namespace bptt::normal_form {

struct rational {
  long long n = 0, d = 1;
  constexpr bool operator==(rational const&) const = default;
};
constexpr rational reduced(long long n, long long d) {
  long long const g = std::gcd(n, d) * (d < 0 ? -1 : 1);
  return {n / g, d / g};
}
constexpr rational operator+(rational a, rational b) { return a.d == 1 && b.d == 1 ? rational{a.n + b.n, 1} : reduced(a.n * b.d + b.n * a.d, a.d * b.d); }
constexpr rational operator-(rational a) { return {-a.n, a.d}; }
constexpr rational operator*(rational a, rational b) { return a.d == 1 && b.d == 1 ? rational{a.n * b.n, 1} : reduced(a.n * b.n, a.d * b.d); }
constexpr rational operator/(rational a, rational b) { return reduced(a.n * b.d, a.d * b.n); }

/// Keys give an order, and tell most things apart; that two things are equal is never concluded from their keys alone.
using key_type = std::uint64_t;
constexpr key_type mixed(key_type a, key_type b) {
  key_type const x = (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdu;
  return x ^ (x >> 32);
}
constexpr key_type key_of(std::string_view text) {
  key_type k = 0xcbf29ce484222325u;
  for (char c : text) k = (k ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return k;
}

// --- indices -------------------------------------------------------------------------------------------------------------------

/// Which component of an atom: the row or the column of the formula that the term is part of, a summation index (from 2 on), or component i, as `fixed(i)`.
/// A component that is the same along an index does not have it: the number 1 is a vector of ones.
using index = int;
inline constexpr index no_index = -1, row = 0, column = 1, first_summed = 2;
constexpr index fixed(int i) { return -2 - i; }
constexpr bool is_summed(index i) { return i >= first_summed; }

struct atom;
struct factor {
  atom const* what = nullptr;
  rational power{1, 1};
  index of[2]{no_index, no_index};
  key_type key = 0;  // of atom and place
};
struct term {
  rational coefficient{1, 1};
  int first = 0, count = 0;  // of its factors
  key_type key = 0;
  bool is_plain = false;     // nothing but powers of variables: without sums, δ and the like
};

/// A polynomial that is stored somewhere.
struct polynomial_view {
  term const* terms = nullptr;
  int size = 0;
  factor const* factors = nullptr;
  constexpr term const& operator[](int i) const { return terms[i]; }
  constexpr factor const* begin(term const& t) const { return factors + t.first; }
  constexpr factor const* end(term const& t) const { return factors + t.first + t.count; }
};

/// What an atom is. Sigmoidal: tanh, σ; logarithmic: softplus, log Σ exp; hyperbolic: cosh.
enum class kind { leaf, function, exponential, logarithm, sigmoidal, logarithmic, softmax, hyperbolic, sine, cosine, heaviside, inverse, delta, piece, undefined };
/// A set of kinds.
constexpr unsigned set_of(kind k) { return 1u << static_cast<unsigned>(k); }

/// A variable of polynomials: a leaf of formulas, a function of polynomials (of their rows and columns), the inverse of a polynomial, Kronecker's δ, or
/// another atom with its rows shifted.
struct atom {
  kind what = kind::leaf;
  key_type key = 0;
  std::string_view name{};         // of its type,
  char const* identity = nullptr;  // which is the same type where name and address are
  int extents[2]{0, 0};            // of its indices
  polynomial_view const* arguments = nullptr;
  int arity = 0;
  unsigned kinds = 0;              // which there are in the arguments
  double (*value)(double) = nullptr;  // of a function of numbers that is known
  atom const* base = nullptr;      // of a piece: what it is a piece of; of cos: sin; of cosh: tanh
  int offset = 0;
};

constexpr bool equal(polynomial_view a, polynomial_view b);
constexpr bool equal(atom const& a, atom const& b) {
  if (&a == &b) return true;
  if (a.key != b.key || a.what != b.what || a.name != b.name || a.identity != b.identity || a.arity != b.arity || a.offset != b.offset) return false;
  if ((a.base == nullptr) != (b.base == nullptr) || (a.base != nullptr && !equal(*a.base, *b.base))) return false;
  for (int i = 0; i < a.arity; ++i)
    if (!equal(a.arguments[i], b.arguments[i])) return false;
  return true;
}
constexpr bool same_place(factor const& a, factor const& b) { return a.of[0] == b.of[0] && a.of[1] == b.of[1]; }
constexpr bool same_atom(factor const& a, factor const& b) { return a.what == b.what || equal(*a.what, *b.what); }
constexpr bool same_variable(factor const& a, factor const& b) { return same_place(a, b) && same_atom(a, b); }
constexpr bool same_factors(polynomial_view p, term const& a, polynomial_view q, term const& b) {
  if (a.key != b.key || a.count != b.count) return false;
  for (factor const *x = p.begin(a), *y = q.begin(b); x != p.end(a); ++x, ++y)
    if (x->key != y->key || !(x->power == y->power) || !same_variable(*x, *y)) return false;
  return true;
}
constexpr bool equal(polynomial_view a, polynomial_view b) {
  if (a.size != b.size) return false;
  for (int i = 0; i < a.size; ++i)
    if (!(a[i].coefficient == b[i].coefficient) || !same_factors(a, a[i], b, b[i])) return false;
  return true;
}
constexpr key_type key_of(polynomial_view p) {
  key_type k = 0x51ed270b;
  for (int i = 0; i < p.size; ++i)
    k = mixed(mixed(k, p[i].key), mixed(static_cast<key_type>(p[i].coefficient.n), static_cast<key_type>(p[i].coefficient.d)));
  return k;
}

// --- products of factors ----------------------------------------------------------------------------------------------------------

/// A term while it is worked on.
struct product_of_factors {
  rational coefficient{1, 1};
  sequence<factor> factors;

  constexpr void put(factor const& f) { factors.push_back(f); }
  constexpr bool has(index i) const {
    for (auto const& f : factors)
      if (f.of[0] == i || f.of[1] == i) return true;
    return false;
  }
  constexpr void rename(index from, index to) {
    for (std::size_t k = 0; k < factors.size(); ++k)
      for (index& i : factors[k].of)
        if (i == from) i = to;
  }
};

/// δᵢⱼ: j becomes i where one of them is summed over; Σⱼ δᵢⱼ is 1.
constexpr void without_deltas(product_of_factors& p) {
  for (std::size_t k = 0; k < p.factors.size();) {
    if (p.factors[k].what->what != kind::delta) {
      ++k;
      continue;
    }
    factor const delta = p.factors[k];
    index const i = delta.of[0], j = delta.of[1];
    if (i != j && !is_summed(i) && !is_summed(j)) {
      if (i < no_index && j < no_index) {  // two different components
        p.coefficient = {0, 1};
        return;
      }
      index const kept = i < j ? i : j, other = i < j ? j : i;
      p.factors.erase(k);
      p.rename(other, kept);
      p.factors.insert(0, factor{delta.what, {1, 1}, {kept, other}});
      ++k;
      for (std::size_t m = k; m < p.factors.size();)  // δ² is δ
        if (p.factors[m].what->what == kind::delta && p.factors[m].of[0] == p.factors[m].of[1])
          p.factors.erase(m);
        else
          ++m;
      continue;
    }
    p.factors.erase(k);
    if (i == j) {
      if (is_summed(i) && !p.has(i)) p.coefficient = p.coefficient * rational{delta.what->extents[0], 1};
    } else
      p.rename(is_summed(j) ? j : i, is_summed(j) ? i : j);
    k = 0;
  }
}

constexpr void take_key(factor& f) { f.key = mixed(f.what->key, static_cast<key_type>(static_cast<unsigned>(f.of[0] * 64 + f.of[1]))); }

/// xᵃ·xᵇ → xᵃ⁺ᵇ. An index that is summed over and no longer there is a factor as large as it counts.
constexpr void merge_powers(product_of_factors& p) {
  for (std::size_t k = 0; k < p.factors.size(); ++k) take_key(p.factors[k]);
  bool vanish = false;
  for (std::size_t k = 0; k < p.factors.size(); ++k) {
    factor& f = p.factors[k];
    for (std::size_t m = k + 1; m < p.factors.size();)
      if (f.key == p.factors[m].key && same_variable(f, p.factors[m])) {
        f.power = f.power + p.factors[m].power;
        p.factors.erase(m);
      } else
        ++m;
    if (f.what->what == kind::heaviside && f.power.n > 0) f.power = {1, 1};  // it is 0 or 1
    vanish = vanish || f.power.n == 0;
  }
  if (!vanish) return;
  for (std::size_t k = 0; k < p.factors.size();) {
    factor const f = p.factors[k];
    if (f.power.n != 0) {
      ++k;
      continue;
    }
    p.factors.erase(k);
    for (int slot = 0; slot < 2; ++slot)
      if (is_summed(f.of[slot]) && !p.has(f.of[slot]) && !(slot == 1 && f.of[0] == f.of[1])) p.coefficient = p.coefficient * rational{f.what->extents[slot], 1};
  }
}

/// Σᵢ softmax(v)ᵢ → 1
constexpr void sum_softmax(product_of_factors& p) {
  for (std::size_t k = 0; k < p.factors.size(); ++k) {
    factor const f = p.factors[k];
    if (f.what->what != kind::softmax || !(f.power == rational{1, 1}) || !is_summed(f.of[0])) continue;
    p.factors.erase(k);
    if (!p.has(f.of[0])) return sum_softmax(p);
    p.factors.insert(k, f);
  }
}

/// The summation indices of a term while they get their names.
struct index_colours {
  static constexpr int most = 24;
  int count = 0;
  key_type of[most]{};

  /// A colour says in which factors an index stands, and with which other index.
  constexpr void refine(product_of_factors const& p) {
    key_type next[most]{};
    for (auto const& f : p.factors)
      for (int slot = 0; slot < 2; ++slot) {
        index const i = f.of[slot], other = f.of[1 - slot];
        if (!is_summed(i)) continue;
        key_type const with = other == i ? 3 : is_summed(other) ? of[other - first_summed] : static_cast<key_type>(static_cast<unsigned>(other));
        next[i - first_summed] += mixed(mixed(f.what->key, static_cast<key_type>(f.power.n * 2 + slot)), mixed(with, static_cast<key_type>(f.power.d)));
      }
    for (int k = 0; k < count; ++k) of[k] = mixed(of[k], next[k]);
  }
  constexpr int distinct() const {
    int n = 0;
    for (int k = 0; k < count; ++k) {
      int m = 0;
      while (m < k && of[m] != of[k]) ++m;
      n += m == k ? 1 : 0;
    }
    return n;
  }
  constexpr void refine_all(product_of_factors const& p) {
    for (int before = 0, now = 1; now > before && now < count;) {
      before = now;
      refine(p);
      now = distinct();
    }
  }
};

/// Gives the summation indices the numbers 2, 3, … in the order of their colours, whatever they were called. Of indices that cannot be told apart one is taken first.
constexpr void name_indices(product_of_factors& p) {
  index_colours colours;
  index old[index_colours::most]{};
  for (std::size_t n = 0; n < p.factors.size(); ++n)
    for (index& i : p.factors[n].of) {
      if (!is_summed(i)) continue;
      int k = 0;
      while (k < colours.count && old[k] != i) ++k;
      if (k == colours.count) old[colours.count++] = i;
      i = first_summed + k;
    }
  int const count = colours.count;
  if (count < 2) return;
  colours.refine(p);
  for (int taken = 1; colours.distinct() < count; ++taken) {
    colours.refine_all(p);
    if (colours.distinct() == count) break;
    int first = count;  // of the least colour that several have
    for (int k = 0; k < count; ++k)
      for (int m = 0; m < count; ++m)
        if (m != k && colours.of[m] == colours.of[k] && (first == count || colours.of[k] < colours.of[first])) first = k;
    colours.of[first] = mixed(colours.of[first], static_cast<key_type>(taken));
    colours.refine(p);
  }
  index names[index_colours::most]{};
  for (int k = 0; k < count; ++k) {
    names[k] = first_summed;
    for (int m = 0; m < count; ++m) names[k] += colours.of[m] < colours.of[k] ? 1 : 0;
  }
  for (std::size_t n = 0; n < p.factors.size(); ++n)
    for (index& i : p.factors[n].of)
      if (is_summed(i)) i = names[i - first_summed];
}

constexpr void sort_factors(product_of_factors& p) {
  for (std::size_t k = 0; k < p.factors.size(); ++k)
    if (is_summed(p.factors[k].of[0]) || is_summed(p.factors[k].of[1])) take_key(p.factors[k]);
  for (std::size_t k = 1; k < p.factors.size(); ++k)
    for (std::size_t m = k; m > 0 && p.factors[m].key < p.factors[m - 1].key; --m) {
      factor const f = p.factors[m];
      p.factors[m] = p.factors[m - 1];
      p.factors[m - 1] = f;
    }
}
/// What a factor adds to the key of its term.
constexpr key_type share_of_key(factor const& f) { return f.key * (static_cast<key_type>(f.power.n) + (static_cast<key_type>(f.power.d) << 32)); }
constexpr bool is_plain(factor const& f) {
  return !is_summed(f.of[0]) && !is_summed(f.of[1]) && f.what->what != kind::delta && f.what->what != kind::heaviside;
}
constexpr void normalise(product_of_factors& p) {
  without_deltas(p);
  merge_powers(p);
  sum_softmax(p);
  name_indices(p);
  sort_factors(p);
}

}  // namespace bptt::normal_form
