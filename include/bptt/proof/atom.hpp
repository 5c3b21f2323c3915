// What the polynomials of proofs are made of: rational coefficients, atoms, indices. A formula is written component by
// component: (W·h)ᵢ is Wᵢⱼ·hⱼ, summed over j, which is no index of the result. Its factors are numbers, so they
// commute: products of matrices, transposes, diagonals, outer products and sums of components differ only in their
// indices.
#pragma once
#include <bptt/meta/gcd.hpp>
#include <bptt/meta/growing_array.hpp>
#include <cstdint>
#include <string_view>

namespace bptt::normal_form {

#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 wide_integer;
#else
using wide_integer = long long;
#endif

/// n/d in lowest terms, d > 0. What does not fit is not known, d is 0, and so is all that is computed from it.
struct rational {
  wide_integer n = 0, d = 1;
  constexpr bool operator==(rational const&) const = default;
};
inline constexpr rational unknown{1, 0};
constexpr bool is_known(rational r) { return r.d != 0; }

/// Sums and products of integers, and whether all of them fit. (The least integer does not: it has no negative.)
struct checked_arithmetic {
  static constexpr wide_integer greatest = ((wide_integer{1} << (8 * sizeof(wide_integer) - 2)) - 1) * 2 + 1;
  bool fits = true;
  constexpr wide_integer sum(wide_integer a, wide_integer b) {
    fits = !__builtin_add_overflow(a, b, &a) && a >= -greatest && fits;
    return a;
  }
  constexpr wide_integer product(wide_integer a, wide_integer b) {
    fits = !__builtin_mul_overflow(a, b, &a) && a >= -greatest && fits;
    return a;
  }
};
constexpr rational lowest_terms(wide_integer n, wide_integer d) {
  if (d == 0) return unknown;
  wide_integer const g = greatest_common_divisor(n, d) * (d < 0 ? -1 : 1);
  return {n / g, d / g};
}
/// Are these integers, and so small that the sum and the product of two such fit? Most are, and need no more care.
constexpr bool are_small(rational a, rational b) {
  constexpr wide_integer most = 1 << 30;
  return a.d == 1 && b.d == 1 && a.n < most && -a.n < most && b.n < most && -b.n < most;
}
constexpr rational operator+(rational a, rational b) {
  if (are_small(a, b)) return {a.n + b.n, 1};
  if (!is_known(a) || !is_known(b)) return unknown;
  checked_arithmetic with;
  wide_integer const g = a.d == 1 || b.d == 1 ? 1 : greatest_common_divisor(a.d, b.d);
  wide_integer const n = with.sum(with.product(a.n, b.d / g), with.product(b.n, a.d / g)),
                     d = with.product(a.d / g, b.d);
  return !with.fits ? unknown : d == 1 ? rational{n, d} : lowest_terms(n, d);
}
constexpr rational operator-(rational a) { return {-a.n, a.d}; }
constexpr rational operator-(rational a, rational b) { return a + -b; }
constexpr rational operator*(rational a, rational b) {
  if (are_small(a, b)) return {a.n * b.n, 1};
  if (!is_known(a) || !is_known(b)) return unknown;
  rational const left = b.d == 1 ? a : lowest_terms(a.n, b.d), right = a.d == 1 ? b : lowest_terms(b.n, a.d);
  checked_arithmetic with;
  wide_integer const n = with.product(left.n, right.n);
  wide_integer const d = with.product(b.d == 1 ? 1 : left.d, a.d == 1 ? 1 : right.d);
  return with.fits ? rational{n, d} : unknown;
}
constexpr rational operator/(rational a, rational b) {
  return a * (b.n < 0 ? rational{-b.d, -b.n} : rational{b.d, b.n});
}

/// A hash. Keys order things and tell most of them apart; that two things are equal is never concluded from their keys
/// alone.
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

// --- indices ------------------------------------------------------------------------------------

/// An index of an atom: the row or the column of the formula that the term is part of, a summation index (2, 3, …), or
/// component i, as `fixed(i)`. What is the same along an index does not have it: the number 1 is a vector of ones.
using index = int;
inline constexpr index no_index = -1, row = 0, column = 1, first_summed = 2;
constexpr index fixed(int i) { return -2 - i; }
constexpr bool is_summed(index i) { return i >= first_summed; }

struct atom;
/// A power of an atom with indices: hⱼ².
struct factor {
  atom const* base = nullptr;
  rational power{1, 1};
  index indices[2]{no_index, no_index};
  key_type key = 0;  // of the atom and its indices
};
struct factor_range {
  factor const *first, *last;
  constexpr factor const* begin() const { return first; }
  constexpr factor const* end() const { return last; }
};
/// A coefficient and a range of the polynomial's factors.
struct term {
  rational coefficient{1, 1};
  int first = 0, count = 0;
  key_type key = 0;
  bool is_plain = false;  // its product with another plain term needs no more than adding powers, see monomial.hpp
};

/// A polynomial that is stored somewhere.
struct polynomial_view {
  term const* terms = nullptr;
  int size = 0;
  factor const* factors = nullptr;
  bool is_complete = true;  // false: it was given up, and nothing is known of it
  long work = 0;            // of making it, where that was in this constant evaluation
  constexpr term const& operator[](int i) const { return terms[i]; }
  constexpr factor_range factors_of(term const& t) const { return {factors + t.first, factors + t.first + t.count}; }
  /// The factors of all terms: they stand one after the other.
  constexpr factor_range all_factors() const {
    return {factors, size == 0 ? factors : factors + terms[size - 1].first + terms[size - 1].count};
  }
};

/// What an atom is.
enum class kind {
  leaf,
  function,     // one that has no relation to others
  exponential,  // exp
  logarithm,    // log
  sigmoidal,    // tanh, σ
  logarithmic,  // softplus, log Σ exp
  softmax,
  hyperbolic,  // cosh
  sine,
  cosine,
  heaviside,
  inverse,   // 1/p of a polynomial p
  delta,     // Kronecker's δ
  one_hot,   // a token
  piece,     // another atom with its rows shifted
  undefined  // 1/0
};
/// A set of kinds.
constexpr unsigned set_of(kind k) { return 1u << static_cast<unsigned>(k); }
/// In a set of kinds: there are pieces, or single components, which have a fixed index.
inline constexpr unsigned names_components = 1u << 31;

/// What a polynomial is a polynomial in: a leaf of a formula, or a function of other polynomials.
struct atom {
  kind what = kind::leaf;
  key_type key = 0;
  std::string_view name{};         // that of its type; two types may have one name,
  char const* identity = nullptr;  // and never one address
  int extents[2]{0, 0};            // how many values each index has
  polynomial_view const* arguments = nullptr;
  int arity = 0;
  unsigned kinds = 0;                 // the set of the kinds of atoms in the arguments
  double (*value)(double) = nullptr;  // a function of a number, where it can be computed
  double (*value_of_two)(double, double) = nullptr;
  polynomial_view const* definition = nullptr;  // of a variable of a net
  int depth = 0;                                // 0 of a leaf, otherwise one more than the deepest of its definition
  atom const* related = nullptr;  // of cos: sin; of cosh: tanh; of softmax: log Σ exp; of a piece: the whole
  int offset = 0;                 // of a piece: 2 × its first row, + 1 where the shifted index is the second one
};

constexpr bool equal(polynomial_view a, polynomial_view b);
constexpr bool equal(atom const& a, atom const& b) {
  if (&a == &b) return true;
  if (a.key != b.key || a.what != b.what || a.name != b.name || a.identity != b.identity || a.arity != b.arity ||
      a.offset != b.offset || a.extents[0] != b.extents[0] || a.extents[1] != b.extents[1])
    return false;
  if ((a.related == nullptr) != (b.related == nullptr) || (a.related != nullptr && !equal(*a.related, *b.related)))
    return false;
  for (int i = 0; i < a.arity; ++i)
    if (!equal(a.arguments[i], b.arguments[i])) return false;
  return true;
}

constexpr bool same_indices(factor const& a, factor const& b) {
  return a.indices[0] == b.indices[0] && a.indices[1] == b.indices[1];
}
constexpr bool same_atom(factor const& a, factor const& b) { return a.base == b.base || equal(*a.base, *b.base); }
constexpr bool same_variable(factor const& a, factor const& b) { return same_indices(a, b) && same_atom(a, b); }
constexpr bool same_factors(polynomial_view p, term const& a, polynomial_view q, term const& b) {
  if (a.key != b.key || a.count != b.count) return false;
  factor const* y = q.factors + b.first;
  for (factor const& x : p.factors_of(a)) {
    if (x.key != y->key || !(x.power == y->power) || !same_variable(x, *y)) return false;
    ++y;
  }
  return true;
}
constexpr bool equal(polynomial_view a, polynomial_view b) {
  if (a.size != b.size || !a.is_complete || !b.is_complete) return false;
  for (int i = 0; i < a.size; ++i)
    if (!(a[i].coefficient == b[i].coefficient) || !same_factors(a, a[i], b, b[i])) return false;
  return true;
}
constexpr key_type key_of(polynomial_view p) {
  key_type k = 0x51ed270b;
  for (int i = 0; i < p.size; ++i)
    k = mixed(mixed(k, p[i].key),
              mixed(static_cast<key_type>(p[i].coefficient.n), static_cast<key_type>(p[i].coefficient.d)));
  return k;
}

}  // namespace bptt::normal_form
