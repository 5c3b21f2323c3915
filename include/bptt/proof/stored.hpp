// Polynomials as constants of the program: each is made in a constant evaluation of its own, and kept.
#pragma once
#include <bptt/proof/polynomial.hpp>

namespace bptt::normal_form {

template <int terms, int factors>
struct stored_polynomial {
  term t[static_cast<std::size_t>(terms + 1)]{};
  factor f[static_cast<std::size_t>(factors + 1)]{};
  bool is_complete = true;
  constexpr polynomial_view view() const { return {t, terms, f, is_complete}; }
  constexpr void take(term const* from_t, int n, factor const* from_f, int m) {
    for (int i = 0; i < n; ++i) t[i] = from_t[i];
    for (int i = 0; i < m; ++i) f[i] = from_f[i];
  }
  constexpr void take(polynomial const& p) {
    is_complete = p.is_complete;
    take(p.terms.begin(), static_cast<int>(p.terms.size()), p.factors.begin(), static_cast<int>(p.factors.size()));
  }
};

/// How long a polynomial is, or may be.
struct length {
  int terms = 8, factors = 40;
};
/// How much room is made for the polynomial of a source before it is known how long it is, `Source::room`.
template <class Source>
inline constexpr length room_of{};
template <class Source>
  requires requires { Source::room; }
inline constexpr length room_of<Source> = Source::room;

/// The polynomial `Source::make()` as a constant of the program. One for which there was not room enough is made twice:
/// the first time its length is found. (A source is a type with a static function `make`: polynomials are passed
/// between templates as what makes them.)
template <class Source>
struct stored {
  struct first_try {
    length found;
    long work = 0;
    bool fits = false;
    stored_polynomial<room_of<Source>.terms, room_of<Source>.factors> value{};
  };
  static constexpr first_try tried = [] {
    first_try result;
    polynomial p;
    p = Source::make();  // not in its initialiser, which clang evaluates once more by itself
    result.found = {static_cast<int>(p.terms.size()), static_cast<int>(p.factors.size())};
    result.fits = result.found.terms <= room_of<Source>.terms && result.found.factors <= room_of<Source>.factors;
    if (result.fits) result.value.take(p);
    result.work = p.work + result.found.terms + result.found.factors;
    return result;
  }();
  static constexpr int terms = tried.found.terms, factors = tried.found.factors;
  static constexpr long work = tried.fits ? tried.work : 2 * tried.work;
  static constexpr auto second_try = [] {
    if constexpr (tried.fits)
      return 0;
    else {
      stored_polynomial<terms, factors> s;
      s.take(Source::make());
      return s;
    }
  }();
  static constexpr polynomial_view view = [] {
    if constexpr (tried.fits)
      return polynomial_view{tried.value.t, terms, tried.value.f, tried.value.is_complete};
    else
      return second_try.view();
  }();
};

}  // namespace bptt::normal_form
