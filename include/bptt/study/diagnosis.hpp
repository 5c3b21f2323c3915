// What is wrong with a derivative made by hand: its terms are paired with those of the right one, of which there is one
// for each path from the loss to the target; where two do not agree, so are their factors (fault.hpp).
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/printing/ascii.hpp>
#include <bptt/proof/compare.hpp>
#include <bptt/study/expected_terms.hpp>
#include <bptt/study/fault.hpp>

namespace bptt {
namespace study {

// --- pairs of terms -----------------------------------------------------------------------------

/// A term of mine, the `number`-th from 1 on.
template <int which, class Term>
struct own_term {
  static constexpr int number = which;
  using term = Term;
};

/// The terms that are equal to none of the other formula.
template <int first, class Terms, class Compared, int... i>
constexpr auto left_over(Terms, Compared, std::integer_sequence<int, i...>) {
  return list::concat<list::one_if<(Compared::unpaired.of[first + i].n != 0), list::element<i, Terms>>...>{};
}

/// Which term of theirs each of mine is meant for: first the pair whose factors differ least, and so on; −1 where none
/// is like it.
template <int mine, int theirs>
struct assignment {
  int of[static_cast<std::size_t>(mine + 1)]{};
  bool taken[static_cast<std::size_t>(theirs + 1)]{};
};
template <int mine, int theirs>
constexpr assignment<mine, theirs> assigned(int const* distance) {
  assignment<mine, theirs> a;
  for (int& i : a.of) i = -1;
  if constexpr (theirs > 0)
    for (int least = 0; least >= 0;) {
      least = -1;
      for (int k = 0; k < mine * theirs; ++k)
        if (a.of[k / theirs] < 0 && !a.taken[k % theirs] && distance[k] >= 0 &&
            (least < 0 || distance[k] < distance[least]))
          least = k;
      if (least >= 0) {
        a.of[least / theirs] = least % theirs;
        a.taken[least % theirs] = true;
      }
    }
  return a;
}

/// What is wrong, given the terms that are equal to none: wrong, superfluous and missing ones.
template <class Program, class Mine, class Theirs>
struct faults;
template <class Program, class... M, class... X>
struct faults<Program, types<M...>, types<X...>> {
  static constexpr int mine = static_cast<int>(sizeof...(M)), theirs = static_cast<int>(sizeof...(X));
  template <class One>
  static constexpr auto distances() {
    return types<
        std::integral_constant<int, factor_comparison<Program, typename One::term, typename X::term>::distance>...>{};
  }
  template <class... D>
  static constexpr auto assign(types<D...>) {
    constexpr int distance[]{D::value..., 0};
    return assigned<mine, theirs>(distance);
  }
  static constexpr auto pairs = assign(list::concat<decltype(distances<M>())...>{});

  template <int i>
  static constexpr auto of_mine() {
    using own = list::element<i, types<M...>>;
    if constexpr (constexpr int k = pairs.of[i]; k >= 0)
      return wrong_term<Program, own, list::element<k, types<X...>>>{};
    else
      return superfluous_term<own>{};
  }
  template <int k>
  static constexpr auto of_theirs() {
    if constexpr (pairs.taken[k])
      return types<>{};
    else
      return types<missing_term<list::element<k, types<X...>>>>{};
  }
  template <int... i, int... k>
  static constexpr auto all(std::integer_sequence<int, i...>, std::integer_sequence<int, k...>) {
    return list::concat<types<decltype(of_mine<i>())...>, decltype(of_theirs<k>())...>{};
  }
  using type = decltype(all(std::make_integer_sequence<int, mine>{}, std::make_integer_sequence<int, theirs>{}));
};

/// The terms of mine, each with whether it is right, and the faults.
template <class Program, class Mine, class Expected>
struct diagnosed;
template <class Program, class... M, class... X>
struct diagnosed<Program, types<M...>, types<X...>> {
  using compared = compared_terms<Program, types<M...>, types<typename X::term...>>;
  static constexpr int mine = static_cast<int>(sizeof...(M)), theirs = static_cast<int>(sizeof...(X));
  template <int... i>
  static constexpr auto numbered(std::integer_sequence<int, i...>) {
    return types<own_term<i + 1, M>...>{};
  }
  template <int... i>
  static constexpr auto judged(std::integer_sequence<int, i...>) {
    return types<judged_term<compared::unpaired.of[i].n == 0, M>...>{};
  }
  using own = decltype(numbered(std::make_integer_sequence<int, mine>{}));
  using faults = typename study::faults<
      Program, decltype(left_over<0>(own{}, compared{}, std::make_integer_sequence<int, mine>{})),
      decltype(left_over<mine>(types<X...>{}, compared{}, std::make_integer_sequence<int, theirs>{}))>::type;
  using terms = decltype(judged(std::make_integer_sequence<int, mine>{}));
};

/// What `diagnosis` returns: the verdict on the whole, `faults`, a list of what is wrong, and `terms`, a list of all
/// terms, each with whether it is right. Of a proof that was given up it knows no terms.
template <verdict of_the_whole, class Faults, class Terms, bool given_up = false>
struct finding {
  using faults = Faults;
  using terms = Terms;
  static constexpr verdict answer = of_the_whole;
  static constexpr bool is_given_up = given_up;
};
using undecided_by_budget = finding<verdict::undecided, types<>, types<>, true>;

template <class... M>
constexpr auto all_right(types<M...>) {
  return types<judged_term<true, M>...>{};
}
template <class Program, class Whole, class Mine, class Expected>
constexpr auto diagnose() {
  constexpr verdict answer = normal_form::judged<Program, Mine, Whole>();
  if constexpr (answer == verdict::equal)
    return finding<answer, types<>, decltype(all_right(terms_of<Mine>{}))>{};
  else if constexpr (answer == verdict::undecided && normal_form::proof_of<Program, Mine, Whole>.is_given_up)
    return undecided_by_budget{};
  else {
    using d = diagnosed<Program, terms_of<Mine>, decltype(Expected::make())>;
    return finding<answer, typename d::faults, typename d::terms>{};
  }
}

}  // namespace study

namespace printing {

template <verdict answer, class... Fault, class Terms, bool given_up>
struct printer<study::finding<answer, types<Fault...>, Terms, given_up>> {
  static constexpr void to(sink& out) {
    if constexpr (answer == verdict::equal)
      out << "right: every term is proved";
    else if constexpr (given_up)
      out << "undecided: a proof would take more than its budget";
    else if constexpr (sizeof...(Fault) > 0)
      printer<types<Fault...>>::to(out);
    else if constexpr (answer == verdict::different)
      out << "wrong: its numbers are other ones, though no term shows why";
    else
      out << "undecided: there is no proof, and its numbers agree";
  }
};

}  // namespace printing

namespace study {

/// Some words of a message as a template argument, which the compiler prints. clang prints the first 36 characters.
template <std::size_t n>
struct words {
  char text[n]{};
};
inline constexpr std::size_t most_at_once = 36;

/// Where the words that begin at `first` end: after a blank or a product sign, if one is near.
constexpr std::size_t end_of_words(std::string_view s, std::size_t first) {
  if (s.size() - first <= most_at_once) return s.size();
  for (char last : {' ', '*'})
    for (std::size_t n = most_at_once; n > most_at_once / 2; --n)
      if (s[first + n - 1] == last) return first + n;
  return first + most_at_once;
}
template <class Printed>
inline constexpr std::string_view message_of = ascii(Printed{});
template <class Printed, std::size_t first>
constexpr auto words_from() {
  constexpr std::string_view s = message_of<Printed>;
  constexpr std::size_t end = end_of_words(s, first), last = s[end - 1] == ' ' ? end - 1 : end;
  words<last - first + 1> w;
  for (std::size_t i = first; i <= last; ++i)
    w.text[i - first] = i < last ? s[i] : '\0';  // clang prints what is written to its end as a string
  return w;
}

}  // namespace study

/// False where there are words, which say what is wrong with a formula.
template <study::words... what>
inline constexpr bool the_formula_is_right = sizeof...(what) == 0;

namespace study {

template <words... what>
struct said {};
template <class Printed, std::size_t first, words... what>
constexpr auto words_of() {
  if constexpr (first < message_of<Printed>.size())
    return words_of<Printed, end_of_words(message_of<Printed>, first), what..., words_from<Printed, first>()>();
  else
    return said<what...>{};
}
/// The words for what is wrong; none where a formula is right, or nothing was asked.
template <verdict answer, class... Fault, class Terms, bool given_up>
constexpr auto words_for(finding<answer, types<Fault...>, Terms, given_up> all) {
  if constexpr (answer != verdict::equal)
    return words_of<list::element<0, types<Fault..., decltype(all)>>, 0>();
  else
    return said<>{};
}
template <class Finding, words... what>
constexpr void require_right(said<what...>) {
  if constexpr (Finding::answer == verdict::different)
    static_assert(BPTT_HOLDS(the_formula_is_right<what...>),
                  "bptt: a formula is wrong: this is the first term that is");
  else if constexpr (Finding::is_given_up)
    static_assert(BPTT_HOLDS(the_formula_is_right<what...>),
                  "bptt: it is undecided whether a formula is right: a proof is beyond its budget; prove it for fewer "
                  "steps, or part by part");
  else
    static_assert(BPTT_HOLDS(the_formula_is_right<what...>),
                  "bptt: it is not proved that a formula is right, and its numbers do not show that it is wrong");
}
}  // namespace study

/// What is wrong with `mine`, a formula by hand for ∂loss/∂target? Named are: a factor that is missing, doubled,
/// transposed, of another step, or another one than belongs there; a sign; a number; a term too many; a term that is
/// missing, with the step of the target at which it belongs. Print the result with `text` or `ascii`, a line for each
/// fault; its `answer` is a verdict, `faults` and `terms` are lists of types.
///   text(diagnosis(net, E, u, mine))    term 2 of step 0: the factor 1 − s₀² is missing: …
/// Errors, at compile time: those of `derivative` and `equivalent`.
/// Cost: that of a proof; where there is none, the normal forms of all terms, and of their factors.
template <int T, class Recurrence, operand Loss, operand Target, operand Mine>
constexpr auto diagnosis(program<T, Recurrence> net, Loss loss, Target target, Mine) {
  using net_type = program<T, Recurrence>;
  using right = decltype(derivative(net, loss, target));
  using both = normal_form::formula_pair<net_type, Mine, right, normal_form::check_pair<net_type, Mine, right>()>;
  if constexpr (is_refused<right>)
    return refused{};
  else
    return study::diagnose<net_type, typename both::second, typename both::first,
                           study::terms_of_derivative<net_type, Loss, Target>>();
}
/// What is wrong with `mine`, where `right` is right?
template <operand Mine, operand Right>
constexpr auto diagnosis(Mine, Right) {
  using both = normal_form::formula_pair<void, Mine, Right, normal_form::check_pair<void, Mine, Right>()>;
  return study::diagnose<void, typename both::second, typename both::first,
                         study::terms_of_formula<typename both::second>>();
}

/// Is `mine` ∂loss/∂target? Where it is not, the program is refused, and the compiler says which term is wrong and why.
/// To ask, and not to insist, use `compare` or `diagnosis`.
///   static_assert(matches(net, E, u, mine));
template <int T, class Recurrence, operand Loss, operand Target, operand Mine>
constexpr bool matches(program<T, Recurrence> net, Loss loss, Target target, Mine mine) {
  using found = decltype(diagnosis(net, loss, target, mine));
  if constexpr (!is_refused<found>) study::require_right<found>(study::words_for(found{}));
  return true;
}
/// Is `mine` the same as `right`?
template <operand Mine, operand Right>
constexpr bool matches(Mine mine, Right right) {
  using found = decltype(diagnosis(mine, right));
  study::require_right<found>(study::words_for(found{}));
  return true;
}

}  // namespace bptt
