// What the polynomials of proofs are made of: rational coefficients, and atoms with the indices of a component: (W·h)ᵢ
// is Wᵢⱼ·hⱼ, where j, which is not free, is summed over. Factors are numbers, so they commute, whatever the formula
// was: products of matrices, transposes, diagonals, outer products and sums of components differ only in their indices.
#pragma once
#include <bptt/meta/gcd.hpp>
#include <bptt/meta/growing_array.hpp>
#include <cstdint>
#include <string_view>

namespace bptt::normal_form {

struct rational {
  long long n = 0, d = 1;
  constexpr bool operator==(rational const&) const = default;
};
constexpr rational reduced(long long n, long long d) {
  long long const g = greatest_common_divisor(n, d) * (d < 0 ? -1 : 1);
  return {n / g, d / g};
}
constexpr rational operator+(rational a, rational b) {
  return a.d == 1 && b.d == 1 ? rational{a.n + b.n, 1} : reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}
constexpr rational operator-(rational a) { return {-a.n, a.d}; }
constexpr rational operator*(rational a, rational b) {
  return a.d == 1 && b.d == 1 ? rational{a.n * b.n, 1} : reduced(a.n * b.n, a.d * b.d);
}
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

// --- indices ------------------------------------------------------------------------------------

/// Which component of an atom: the row or the column of the formula that the term is part of, a summation index (from 2
/// on), or component i, as `fixed(i)`. A component that is the same along an index does not have it: the number 1 is a
/// vector of ones.
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
  bool is_plain = false;  // nothing but powers of variables: without sums, δ and the like
};

/// A polynomial that is stored somewhere.
struct polynomial_view {
  term const* terms = nullptr;
  int size = 0;
  factor const* factors = nullptr;
  bool is_complete = true;  // or was given up
  constexpr term const& operator[](int i) const { return terms[i]; }
  constexpr factor const* begin(term const& t) const { return factors + t.first; }
  constexpr factor const* end(term const& t) const { return factors + t.first + t.count; }
};

/// What an atom is. Sigmoidal: tanh, σ; logarithmic: softplus, log Σ exp; hyperbolic: cosh.
enum class kind {
  leaf,
  function,
  exponential,
  logarithm,
  sigmoidal,
  logarithmic,
  softmax,
  hyperbolic,
  sine,
  cosine,
  heaviside,
  inverse,
  delta,
  piece,
  undefined
};
/// A set of kinds.
constexpr unsigned set_of(kind k) { return 1u << static_cast<unsigned>(k); }

/// A variable of polynomials: a leaf of formulas, a function of polynomials (of their rows and columns), the inverse of
/// a polynomial, Kronecker's δ, or another atom with its rows shifted.
struct atom {
  kind what = kind::leaf;
  key_type key = 0;
  std::string_view name{};         // of its type,
  char const* identity = nullptr;  // which is the same type where name and address are
  int extents[2]{0, 0};            // of its indices
  polynomial_view const* arguments = nullptr;
  int arity = 0;
  unsigned kinds = 0;                 // which there are in the arguments
  double (*value)(double) = nullptr;  // of a function of numbers that is known
  double (*value_of_two)(double, double) = nullptr;
  polynomial_view const* definition = nullptr;  // of a name, where it is known,
  int rank = 0;                                 // and how many names stand behind it, one behind the other
  atom const* base = nullptr;                   // of a piece: what it is a piece of; of cos: sin; of cosh: tanh
  int offset = 0;
};

constexpr bool equal(polynomial_view a, polynomial_view b);
constexpr bool equal(atom const& a, atom const& b) {
  if (&a == &b) return true;
  if (a.key != b.key || a.what != b.what || a.name != b.name || a.identity != b.identity || a.arity != b.arity ||
      a.offset != b.offset || a.extents[0] != b.extents[0] || a.extents[1] != b.extents[1])
    return false;
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
