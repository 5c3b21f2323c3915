// Two terms that do not agree, mine and the right one: in which of their factors, and how that is said.
#pragma once
#include <bptt/printing/text.hpp>
#include <bptt/proof/difference.hpp>

namespace bptt {
namespace study {

/// The number in front of a term.
template <class E>
inline constexpr rational coefficient_of{1, 1};
template <class E>
  requires is_literal<E>
inline constexpr rational coefficient_of<E>{E::value, 1};
template <class A>
inline constexpr rational coefficient_of<neg<A>> = -coefficient_of<A>;
template <class A, class B>
inline constexpr rational coefficient_of<mul<A, B>> = (coefficient_of<A> * coefficient_of<B>);
template <class A, class B>
inline constexpr rational coefficient_of<hadamard_of<A, B>> = (coefficient_of<A> * coefficient_of<B>);
template <class A, class B>
inline constexpr rational coefficient_of<outer_of<A, B>> = (coefficient_of<A> * coefficient_of<B>);
template <class A, class B>
inline constexpr rational coefficient_of<dot_of<A, B>> = (coefficient_of<A> * coefficient_of<B>);
template <class A, class B>
inline constexpr rational coefficient_of<div<A, B>> = coefficient_of<A> / coefficient_of<B>;
template <class A>
inline constexpr rational coefficient_of<transpose_of<A>> = coefficient_of<A>;
template <class A>
inline constexpr rational coefficient_of<square_of<A>> = (coefficient_of<A> * coefficient_of<A>);

/// The same formula at no step in particular.
struct at_one_step {
  template <class E>
  static E of(E);
  template <numbered_reference E>
  static at<symbol_of<E>, 0> of(E);
  template <relative_reference E>
  static ago<symbol_of<E>, 0> of(E);
};

/// Some factors, by their normal forms, and which of them are still there.
template <int n>
struct remaining_factors {
  polynomial_view const* form;
  bool has[static_cast<std::size_t>(n + 1)]{};
  int count = 0;
  constexpr explicit remaining_factors(polynomial_view const* forms) : form(forms) {
    for (; count < n; ++count) has[count] = true;
  }
  constexpr void take(int i) {
    has[i] = false;
    --count;
  }
};
/// Takes out each factor that is the product of two others: 1 − s² for (1 − s)·(1 + s).
template <int n, int m>
constexpr void take_products(remaining_factors<n>& one, remaining_factors<m>& two) {
  for (int i = 0; i < n; ++i)
    for (int k = 0; k < m; ++k)
      for (int j = 0; j < k; ++j)
        if (one.has[i] && two.has[k] && two.has[j] &&
            equal(normal_form::reduced(normal_form::product(two.form[k], two.form[j])), one.form[i]))
          one.take(i), two.take(k), two.take(j);
}
/// Which factors of two terms are left when those that are equal, but for a number, are taken out.
template <int n, int m>
struct unmatched_factors {
  remaining_factors<n> mine;
  remaining_factors<m> right;
  rational ratio{1, 1};  // of mine to the right ones among those that were taken out: −1 for o − y and y − o
  constexpr unmatched_factors(polynomial_view const* my_forms, polynomial_view const* right_forms)
      : mine(my_forms), right(right_forms) {
    for (int same = 1; same >= 0; --same)  // equal ones first
      for (int i = 0; i < n; ++i)
        for (int k = 0; k < m && mine.has[i]; ++k)
          if (rational const r = right.has[k] ? ratio_of(right.form[k], mine.form[i]) : rational{0, 1};
              same ? r == rational{1, 1} : r.n != 0) {
            mine.take(i), right.take(k);
            ratio = ratio * r;
          }
    take_products(right, mine);
    take_products(mine, right);
  }
};

template <class Program, class Mine, class Right, class MyFactors = factors_of<Mine>,
          class RightFactors = factors_of<Right>>
struct factor_comparison;
template <class Program, class Mine, class Right, class... M, class... R>
struct factor_comparison<Program, Mine, Right, types<M...>, types<R...>> {
  static constexpr int n = static_cast<int>(sizeof...(M)), m = static_cast<int>(sizeof...(R));
  static constexpr polynomial_view my_forms[]{form_of<Program, M>..., {}}, right_forms[]{form_of<Program, R>..., {}};
  static constexpr unmatched_factors<n, m> left{my_forms, right_forms};
  static constexpr rational ratio = coefficient_of<Mine> / coefficient_of<Right> * left.ratio;
  static constexpr int differing = left.mine.count + left.right.count, common = n - left.mine.count;
  /// How far the terms are apart; −1 where they have too little in common for one to be meant for the other.
  static constexpr int distance = differing > common + 1 ? -1 : 2 * differing + (ratio == rational{1, 1} ? 0 : 1);

  template <bool right, int... i>
  static constexpr auto kept(std::integer_sequence<int, i...>) {
    if constexpr (right)
      return list::concat<list::one_if<left.right.has[i], list::element<i, types<R...>>>...>{};
    else
      return list::concat<list::one_if<left.mine.has[i], list::element<i, types<M...>>>...>{};
  }
  using mine_left = decltype(kept<false>(std::make_integer_sequence<int, n>{}));
  using right_left = decltype(kept<true>(std::make_integer_sequence<int, m>{}));
  /// Is a factor of mine one of the right ones, so that where it is left it is there once too often?
  template <class F>
  static constexpr bool belongs = (equal(form_of<Program, F>, form_of<Program, R>) || ...);
};

// --- what is said -------------------------------------------------------------------------------

/// A term of a formula by hand, and whether it is right.
template <bool right, class Term>
struct judged_term {
  static constexpr bool is_right = right;
  using term = Term;
};
/// A term of mine that is meant for another one, and is not equal to it.
template <class Program, class Own, class Expected>
struct wrong_term {
  using own = Own;
  using expected = Expected;
};
/// A term of mine that is like none of those that are missing.
template <class Own>
struct superfluous_term {
  using own = Own;
};
/// A term of the derivative that the formula does not have.
template <class Expected>
struct missing_term {
  using expected = Expected;
};

}  // namespace study

namespace printing {

template <class List>
struct factor_list;
template <class F, class... Rest>
struct factor_list<types<F, Rest...>> {
  friend constexpr sink& operator<<(sink& out, factor_list) {
    out << operand_text<F>{};
    ((out << ", " << operand_text<Rest>{}), ...);
    return out;
  }
};

/// The step of the target at which a term belongs; of a formula whose steps are not known there is none.
template <int step>
constexpr void of_step(sink& out) {
  if constexpr (step == -1)
    out << " of the initial state";
  else if constexpr (step >= 0) {
    out << " of step ";
    out.number(step);
  }
}

/// What is wrong with the factors of a term.
template <class Comparison>
constexpr void say_factors(sink& out) {
  using mine = typename Comparison::mine_left;
  using right = typename Comparison::right_left;
  if constexpr (mine::size == 0 && right::size == 0) {
    if constexpr (Comparison::ratio == study::rational{-1, 1})
      out << "the sign is wrong";
    else if constexpr (!(Comparison::ratio == study::rational{1, 1}))
      out << "the number in front is wrong";
    else
      out << "its factors are the right ones, but not as they are multiplied: transposed, or in another order";
  } else if constexpr (mine::size == 0)
    out << (right::size == 1 ? "the factor " : "the factors ") << factor_list<right>{}
        << (right::size == 1 ? " is missing" : " are missing");
  else if constexpr (right::size == 0) {
    if constexpr (mine::size == 1 && Comparison::template belongs<list::element<0, mine>>)
      out << "the factor " << factor_list<mine>{} << " is there once too often";
    else
      out << (mine::size == 1 ? "the factor " : "the factors ") << factor_list<mine>{}
          << (mine::size == 1 ? " does not belong there" : " do not belong there");
  } else {
    if constexpr (mine::size == 1 && right::size == 1) {
      using a = list::element<0, mine>;
      using b = list::element<0, right>;
      if constexpr (std::is_same_v<a, transpose_of<b>> || std::is_same_v<transpose_of<a>, b>)
        out << "the factor " << operand_text<b>{} << " is transposed, ";
      else if constexpr (std::is_same_v<substitute<a, study::at_one_step>, substitute<b, study::at_one_step>>)
        out << "a factor is taken at the wrong step, ";
    }
    out << factor_list<mine>{} << (mine::size == 1 ? " stands" : " stand") << " where " << factor_list<right>{}
        << (right::size == 1 ? " belongs" : " belong");
  }
  if constexpr (mine::size + right::size > 0 && !(Comparison::ratio == study::rational{1, 1}))
    out << (Comparison::ratio == study::rational{-1, 1} ? ", and the sign is wrong"
                                                        : ", and the number in front is wrong");
}

template <class Program, class Own, class Expected>
struct printer<study::wrong_term<Program, Own, Expected>> {
  static constexpr void to(sink& out) {
    out << "term ";
    out.number(Own::number);
    of_step<Expected::step>(out);
    out << ": ";
    say_factors<study::factor_comparison<Program, typename Own::term, typename Expected::term>>(out);
    out << ": " << operand_text<typename Own::term>{} << " should be " << operand_text<typename Expected::term>{};
  }
};
template <class Own>
struct printer<study::superfluous_term<Own>> {
  static constexpr void to(sink& out) {
    out << "term ";
    out.number(Own::number);
    out << " does not belong to the sum: " << operand_text<typename Own::term>{};
  }
};
template <class Expected>
struct printer<study::missing_term<Expected>> {
  static constexpr void to(sink& out) {
    out << "a term";
    of_step<Expected::step>(out);
    out << " is missing: " << operand_text<typename Expected::term>{};
  }
};

}  // namespace printing
}  // namespace bptt
