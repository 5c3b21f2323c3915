// The difference of two formulas, term by term: what is left when terms that are equal are taken away.
#pragma once
#include <bptt/proof/equivalent.hpp>
#include <bptt/proof/terms_and_factors.hpp>

namespace bptt {
namespace study {
using normal_form::equal;
using normal_form::polynomial;
using normal_form::polynomial_view;
using normal_form::rational;
using normal_form::stored;

template <class Program, class E>
struct reduced_form {
  using setting = normal_form::setting<Program, normal_form::by_exp::none>;
  static constexpr polynomial make() { return normal_form::reduced(normal_form::part<setting, E>::make()); }
};
/// The normal form of a term or a factor.
template <class Program, class E>
inline constexpr polynomial_view form_of = stored<reduced_form<Program, E>>::view;

/// r where b = r·a; 0 where there is none that can be written as a literal.
constexpr rational ratio_of(polynomial_view a, polynomial_view b) {
  if (!normal_form::proportional(a, b)) return {0, 1};
  rational const r = b[0].coefficient / a[0].coefficient;
  constexpr long long most = ~0ULL >> 1;
  return r.n <= most && r.n >= -most && r.d <= most ? r : rational{0, 1};
}
/// Are all terms of b, times `by`, terms of a?
constexpr bool contains(polynomial_view a, polynomial_view b, rational by) {
  for (int t = 0; t < b.size; ++t) {
    bool found = false;
    for (int k = 0; k < a.size && !found; ++k)
      found = normal_form::same_factors(a, a[k], b, b[t]) && a[k].coefficient == b[t].coefficient * by;
    if (!found) return false;
  }
  return true;
}

/// How often each of n terms is left: mine count 1 at first, theirs −1.
template <int n>
struct counts {
  rational of[static_cast<std::size_t>(n + 1)]{};
};
/// A term that is the sum of others goes with them: (o − y)·x with o·x and −y·x.
template <int n>
constexpr void cancel_sum(counts<n>& left, int sum, polynomial_view const* form) {
  auto const is_part = [&](int k) {
    return k != sum && left.of[k].n != 0 && form[k].size < form[sum].size &&
           contains(form[sum], form[k], -left.of[k] / left.of[sum]);
  };
  if (left.of[sum].n == 0 || form[sum].size < 2) return;
  polynomial parts;
  for (int k = 0; k < n; ++k)
    if (is_part(k)) parts = normal_form::sum(parts, form[k], -left.of[k] / left.of[sum]);
  if (!equal(parts, form[sum])) return;
  for (int k = 0; k < n; ++k)
    if (is_part(k)) left.of[k] = {0, 1};
  left.of[sum] = {0, 1};
}
/// What is left of the terms, given their normal forms. In pairs: one of mine goes with one of theirs that is equal to
/// it. Otherwise like terms of both are collected, 3·x and −x.
template <int mine, int theirs, bool in_pairs>
constexpr counts<mine + theirs> uncancelled(polynomial_view const* form) {
  constexpr int n = mine + theirs;
  counts<n> left;
  for (int i = 0; i < n; ++i) left.of[i] = {form[i].size == 0 ? 0 : i < mine ? 1 : -1, 1};
  for (int i = 0; i < n; ++i)
    for (int k = in_pairs && i < mine ? mine : i + 1; k < n; ++k)
      if (left.of[i].n != 0 && left.of[k].n != 0)
        if (rational const r = ratio_of(form[i], form[k]); in_pairs ? i < mine && r == rational{1, 1} : r.n != 0) {
          left.of[i] = left.of[i] + r * left.of[k];
          left.of[k] = {0, 1};
        }
  for (int i = 0; i < n; ++i) cancel_sum(left, i, form);
  return left;
}

template <class Program, class Mine, class Theirs>
struct compared_terms;
/// The terms of two formulas, mine first, and what is left of them.
template <class Program, class... M, class... T>
struct compared_terms<Program, types<M...>, types<T...>> {
  static constexpr int mine = static_cast<int>(sizeof...(M)), theirs = static_cast<int>(sizeof...(T));
  using all = types<M..., T...>;
  static constexpr polynomial_view forms[]{form_of<Program, M>..., form_of<Program, T>..., {}};
  static constexpr auto left = uncancelled<mine, theirs, false>(forms),
                        unpaired = uncancelled<mine, theirs, true>(forms);

  template <int i>
  static constexpr auto term() {
    constexpr rational r = left.of[i];
    return simplified::times(rational_literal<r.n, r.d>(), list::element<i, all>{});
  }
  template <int... i>
  static constexpr auto sum(std::integer_sequence<int, i...>) {
    return plus_all(term<i>()...);
  }
  using difference = decltype(sum(std::make_integer_sequence<int, mine + theirs>{}));
};

template <class Program, class A, class B>
constexpr auto difference_between() {
  if constexpr (normal_form::proved_equal<Program, A, B>())
    return typename shaped<struct zero, shape_t<A>>::type{};
  else if constexpr (normal_form::proof_of<Program, A, B>.is_given_up)
    return simplified::minus(A{}, B{});
  else {
    using d = typename compared_terms<Program, terms_of<A>, terms_of<B>>::difference;
    if constexpr (is_zero<d>)  // term by term they are equal, and their sums are too
      return typename shaped<struct zero, shape_t<A>>::type{};
    else
      return d{};
  }
}

}  // namespace study

/// a − b as a formula: the terms that one of them has and the other has not, as they are written. 0 where the two are
/// equal; all terms where a proof is beyond its budget.
///   text(difference(derivative(net, E, u), mine))
/// Errors and cost: those of `equivalent`.
template <operand A, operand B>
constexpr auto difference(A, B) {
  using both = normal_form::formula_pair<void, A, B, normal_form::check_pair<void, A, B>()>;
  return study::difference_between<void, typename both::first, typename both::second>();
}
/// The same given the equations of a net.
template <int T, class Recurrence, operand A, operand B>
constexpr auto difference(program<T, Recurrence>, A, B) {
  using both =
      normal_form::formula_pair<program<T, Recurrence>, A, B, normal_form::check_pair<program<T, Recurrence>, A, B>()>;
  return study::difference_between<program<T, Recurrence>, typename both::first, typename both::second>();
}

}  // namespace bptt
