// The terms of the right formula, with which those of one by hand are compared: those of a derivative, path by path, or
// of a formula.
#pragma once
#include <bptt/study/contributions.hpp>

namespace bptt::study {

/// A term of the derivative, and at which step of the target its path ends; no step where the right formula is given.
inline constexpr int no_step = -1000;
template <int of_step, class Term>
struct expected_term {
  static constexpr int step = of_step;
  using term = Term;
};
template <int step, class... Term>
constexpr auto expected_at(types<Term...>) {
  return types<expected_term<step, Term>...>{};
}
template <class Paths>
struct expected_of_paths;
template <class... Path>
struct expected_of_paths<types<Path...>> {
  using type = list::concat<decltype(expected_at<Path::step>(terms_of<typename Path::formula>{}))...>;
};

/// The terms of a derivative, path by path, or of a formula. They are made where they are needed: there may be very
/// many.
template <class Program, class Loss, class Target>
struct terms_of_derivative {
  static constexpr auto make() {
    using paths = decltype(contributions(Program{}, Loss{}, Target{}));
    return typename expected_of_paths<typename paths::terms>::type{};
  }
};
template <class Formula>
struct terms_of_formula {
  static constexpr auto make() { return expected_at<no_step>(terms_of<Formula>{}); }
};

}  // namespace bptt::study
