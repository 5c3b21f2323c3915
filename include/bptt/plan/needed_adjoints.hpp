// Which adjoints are needed: the adjoint equations that the gradients asked for read, directly or not, and the order in
// which they are computed. All others are dead code and are not generated.
#pragma once
#include <bptt/plan/contribution_rules.hpp>
#include <bptt/plan/ring_buffers.hpp>

namespace bptt::numeric {

/// The left-hand side of the adjoint equation that a leaf reads, as a list of one; of none if it is no adjoint.
template <class Leaf>
struct adjoint_read {
  using type = types<>;
};
template <is_reference Leaf>
  requires is_adjoint<Leaf>
struct adjoint_read<Leaf> {
  using type = types<choose<relative_reference<Leaf>, ago<symbol_of<Leaf>, 0>, Leaf>>;
};
template <class Leaves>
struct all_adjoints_read;
template <class... Leaf>
struct all_adjoints_read<types<Leaf...>> {
  using type = list::unique<list::concat<typename adjoint_read<Leaf>::type...>>;
};
/// The left-hand sides of the adjoint equations that some leaves read.
template <class Leaves>
using adjoints_in = typename all_adjoints_read<typename with_summands<Leaves>::type>::type;

/// The adjoint equation of a left-hand side.
template <class Rules, class Lhs>
struct adjoint_equation {
  using type = equation<Lhs, typename Rules::template rule<typename Lhs::symbol::primal>>;
};
template <class Rules, relative_reference Lhs>
struct adjoint_equation<Rules, Lhs> {
  using type =
      equation<Lhs,
               filter_rule<Rules::template is_of_a_step, typename Rules::template rule<typename Lhs::symbol::primal>>>;
};
template <class Rules, numbered_reference Lhs>
struct adjoint_equation<Rules, Lhs> {
  using type =
      equation<Lhs,
               rule_at_start<Lhs::lead, Rules::steps, typename Rules::template rule<typename Lhs::symbol::primal>>>;
};

/// The adjoint equations of some left-hand sides, and all that these read: their closure.
template <class Rules, class Lhs, bool grown = true>
struct adjoint_closure;
template <class Rules, class... Lhs>
struct adjoint_closure<Rules, types<Lhs...>, true> {
  using next = list::unique<list::concat<
      types<Lhs...>, adjoints_in<typename rule_reads<typename adjoint_equation<Rules, Lhs>::type::rhs>::type>...>>;
  using type = typename adjoint_closure<Rules, next, (next::size > static_cast<int>(sizeof...(Lhs)))>::type;
};
template <class Rules, class... Lhs>
struct adjoint_closure<Rules, types<Lhs...>, false> {
  using type = types<typename adjoint_equation<Rules, Lhs>::type...>;
};
template <class Rules, class Contributions>
struct adjoints_for;
template <class Rules, class... E>
struct adjoints_for<Rules, types<E...>>
    : adjoint_closure<Rules, list::unique<list::concat<adjoints_in<typename rule_reads<typename E::rhs>::type>...>>> {};
/// The adjoint equations that some contributions read, directly or not.
template <class Rules, class Contributions>
using needed_adjoints = typename adjoints_for<Rules, Contributions>::type;

// --- their order --------------------------------------------------------------------------------

/// The sums over time that a rule reads.
template <class Rule>
struct sums_of_rule;
template <class Loss, class S, class... Term>
struct sums_of_rule<adjoint_rule<Loss, S, types<Term...>>> {
  using type = decltype(as_sums(list::concat<time_sums_of<typename Term::formula>...>{}));
};
template <class Equations>
struct all_sums;
template <class... E>
struct all_sums<types<E...>> {
  using type = list::unique<list::concat<typename sums_of_rule<typename E::rhs>::type...>>;
};
/// The sums over time in some adjoint equations.
template <class Equations>
using sums_of_rules = typename all_sums<Equations>::type;

/// Is a leaf computed by the backward pass: an adjoint, or a sum over time? All else is there since the forward pass.
template <class Leaf>
struct is_of_the_adjoint {
  static constexpr bool value = is_time_sum<Leaf> || is_adjoint<Leaf>;
};
template <class Equation>
using backward_task =
    task<Equation, list::filter<is_of_the_adjoint, typename reads_of_rhs<typename Equation::rhs>::type>>;

/// The schedule of the backward pass: adjoint equations, sums over time, and what each step contributes to the targets.
template <class Adjoints, class Sums, class Accumulated, bool prefers_backward>
struct backward_schedule_of;
template <class... Adjoint, class... Sum, class... Contribution, bool prefers_backward>
struct backward_schedule_of<types<Adjoint...>, types<Sum...>, types<Contribution...>, prefers_backward>
    : schedule<types<backward_task<Adjoint>..., backward_task<equation<Sum, summand_of<Sum>>>...,
                     backward_task<Contribution>...>,
               prefers_backward> {};

// --- steps that differ --------------------------------------------------------------------------

/// How many steps a term of a rule reaches beyond the sequence: before its first step, after its last.
template <class Rule>
inline constexpr int reach_before = 0;
template <class Rule>
inline constexpr int reach_after = 0;
template <class Loss, class S, class... Term>
inline constexpr int reach_before<adjoint_rule<Loss, S, types<Term...>>> = greatest({0, -lag_of_term<Term>...});
template <class Loss, class S, class... Term>
inline constexpr int reach_after<adjoint_rule<Loss, S, types<Term...>>> = greatest({0, lag_of_term<Term>...});
/// How many steps are peeled off the loop at the start and at the end of the sequence, because their bodies differ:
/// those whose terms reach beyond it, and the first of the pass, which sets what the others accumulate.
template <direction way, class... E>
struct peeled_steps {
  enum : int {
    head = greatest({way == direction::forward ? 1 : 0, reach_before<typename E::rhs>...}),
    tail = greatest({1, reach_after<typename E::rhs>...})
  };
};

}  // namespace bptt::numeric
