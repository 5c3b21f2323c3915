// The adjoint equations that a gradient computes, found by following what they read; those that are nothing but other
// names are none.
#pragma once
#include <bptt/plan/slots.hpp>

namespace bptt::numeric {

/// An adjoint that is nothing but the adjoint of another variable is another name for it, and no storage: ∂E/∂a = ∂E/∂z
/// where z = a + b.
template <class Rule>
struct is_alias {
  static constexpr bool value = false;
};
template <class Loss, class S, class Other>
struct is_alias<adjoint_rule<Loss, S, types<step_term<0, ago<bar<Loss, Other>, 0>>>>> {
  static constexpr bool value = true;
  using other = Other;
};
template <class Loss, class Recurrence, class S, class Rule = rule_of<Loss, Recurrence, S>,
          bool alias = is_alias<Rule>::value>
struct canonical_name {
  using type = S;
};
template <class Loss, class Recurrence, class S, class Rule>
struct canonical_name<Loss, Recurrence, S, Rule, true>
    : canonical_name<Loss, Recurrence, typename is_alias<Rule>::other> {};

template <class Loss, class Recurrence, int steps>
struct by_canonical_names {
  template <class E>
  struct image {
    using type = E;
  };
  template <class S, int lag>
  struct image<ago<bar<Loss, S>, lag>> {
    using type = ago<bar<Loss, typename canonical_name<Loss, Recurrence, S>::type>, lag>;
  };
  template <class S, int lead>
  struct image<ahead<bar<Loss, S>, lead>> {
    using type = ahead<bar<Loss, typename canonical_name<Loss, Recurrence, S>::type>, lead>;
  };
  template <class S, int n>
  struct image<after_last<S, n>> {
    using type = at<S, steps - 1 + n>;
  };
  template <class Sum>
    requires is_time_sum<Sum>
  struct image<Sum> {
    using type = with_arguments<Sum, types<substitute<summand_of<Sum>, by_canonical_names>>>;
  };
  template <class E>
  using leaf = typename image<E>::type;
};

/// The adjoints that some leaves read, as left-hand sides.
template <class Leaf>
struct adjoint_read {
  using type = types<>;
};
template <class Loss, class S, int k>
struct adjoint_read<ago<bar<Loss, S>, k>> {
  using type = types<ago<bar<Loss, S>, 0>>;
};
template <class Loss, class S, int k>
struct adjoint_read<ahead<bar<Loss, S>, k>> {
  using type = types<ago<bar<Loss, S>, 0>>;
};
template <class Loss, class S>
struct adjoint_read<at_last<bar<Loss, S>>> {
  using type = types<at_last<bar<Loss, S>>>;
};
template <class Loss, class S, int k>
struct adjoint_read<at<bar<Loss, S>, k>> {
  using type = types<at<bar<Loss, S>, k>>;
};
template <class Leaves>
struct all_adjoints_read;
template <class... Leaf>
struct all_adjoints_read<types<Leaf...>> {
  using type = list::unique<list::concat<typename adjoint_read<Leaf>::type...>>;
};
template <class Leaves>
using adjoints_in = typename all_adjoints_read<typename with_summands<Leaves>::type>::type;

/// Is a leaf an adjoint, or a sum over time of a rule? What else is read has been there since the forward passes.
template <class Leaf>
struct is_of_the_adjoint {
  static constexpr bool value = is_time_sum<Leaf> || adjoint_read<Leaf>::type::size > 0;
};

/// The terms of a rule that hold at step k, before the first step or after the last one of T.
template <int k, int T, class Rule>
struct rule_outside;
template <int k, int T, class Loss, class S, class... Term>
struct rule_outside<k, T, adjoint_rule<Loss, S, types<Term...>>> {
  static constexpr position here = position_of<Loss, T>(k);
  using type = adjoint_rule<
      Loss, S,
      list::concat<std::conditional_t<Term::holds(here), types<last_term<typename Term::formula>>, types<>>...>>;
};
template <int k, int T, class Rule>
using rule_at_start = typename rule_outside<k, T, Rule>::type;

/// Does a term stand at one of T steps? Others stand at states to start from, or belong to a parameter and no step.
template <class Term, int T>
inline constexpr bool stands_at_a_step = !is_start<Term>;
template <int lag, class E, int T>
inline constexpr bool stands_at_a_step<outer_term<lag, E>, T> = false;
template <int k, class E, int T>
inline constexpr bool stands_at_a_step<fixed_term<k, E>, T> = k >= 0 && k < T;

/// The sums over time in a rule.
template <class Rule>
struct rule_sums;
template <class Loss, class S, class... Term>
struct rule_sums<adjoint_rule<Loss, S, types<Term...>>> {
  template <class... Sum>
  static types<sum_over_time<summand_of<Sum>>...> accumulated(types<Sum...>);
  using type = decltype(accumulated(list::concat<time_sums_of<typename Term::formula>...>{}));
};
template <class Rule>
using sums_of_rule = typename rule_sums<Rule>::type;

/// The terms of a rule for which Keep<Term>::value holds.
template <template <class> class Keep, class Rule>
struct filtered_rule;
template <template <class> class Keep, class Loss, class S, class... Term>
struct filtered_rule<Keep, adjoint_rule<Loss, S, types<Term...>>> {
  using type = adjoint_rule<Loss, S, list::filter<Keep, types<Term...>>>;
};
template <template <class> class Keep, class Rule>
using filter_rule = typename filtered_rule<Keep, Rule>::type;

}  // namespace bptt::numeric
