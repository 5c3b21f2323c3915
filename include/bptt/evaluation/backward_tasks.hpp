// The adjoint equations as tasks: what each becomes at a step, where the guards of its terms decide by the distances to
// the ends of the sequence; what is computed once; and the epilogue, in which deferred terms are added to the
// gradients.
#pragma once
#include <bptt/evaluation/forward_pass.hpp>
#include <bptt/plan/gradient_plan.hpp>

namespace bptt::numeric {

// --- the terms of a rule ------------------------------------------------------------------------

template <class Term>
struct is_of_no_fixed_step {
  static constexpr bool value = !is_fixed<Term>;
};
/// A term of a single step: a list of one task, or of none.
template <class Layout, class Shape, class To, class Term>
struct fixed_task {
  using type = types<>;
};
template <class Layout, class Shape, class To, int k, class E>
struct fixed_task<Layout, Shape, To, fixed_term<k, E>> {
  using type = types<only_at<k, write_shaped<Layout, kernel::into::plus, Shape, E, To>>>;
};

/// To ← a formula; 0 is written where it sets, and nothing is added.
template <class Layout, kernel::into how, class Shape, class E, class To>
struct sum_task {
  using type = types<write_shaped<Layout, how, Shape, E, To>>;
};
template <class Layout, kernel::into how, class Shape, class E, class To>
  requires is_zero<E>
struct sum_task<Layout, how, Shape, E, To> {
  using type = list::one_if<how == kernel::into::set, write_zero<Layout, Shape, To>>;
};

/// To ← the terms of a rule whose guards hold at a step.
template <class Layout, kernel::into how, class Shape, class To, class Terms, class Far, class InChunk>
struct terms_at_step;
template <class Layout, kernel::into how, class Shape, class To, class... Term, class Far, class InChunk>
struct terms_at_step<Layout, how, Shape, To, types<Term...>, Far, InChunk> {
  using formula = decltype(formula_at<Far::start, Far::end, InChunk::start, InChunk::end>(
      list::filter<is_of_no_fixed_step, types<Term...>>{}));
  using type = list::concat<typename sum_task<Layout, how, Shape, formula, To>::type,
                            typename fixed_task<Layout, Shape, To, Term>::type...>;
};
template <class Layout, kernel::into how, class Shape, class To, class Rule, class Far, class InChunk>
struct rule_at_step;
template <class Layout, kernel::into how, class Shape, class To, class Loss, class S, class Terms, class Far,
          class InChunk>
struct rule_at_step<Layout, how, Shape, To, adjoint_rule<Loss, S, Terms>, Far, InChunk>
    : terms_at_step<Layout, how, Shape, To, Terms, Far, InChunk> {};

/// To ← the sum of all terms.
template <class Layout, class Shape, class To, class Terms>
struct whole_sum;
template <class Layout, class Shape, class To, class... Term>
struct whole_sum<Layout, Shape, To, types<Term...>>
    : sum_task<Layout, kernel::into::set, Shape, decltype(plus_all(typename Term::formula{}...)), To> {};

/// The same tasks, run as if at another step.
template <origin from, int lead, class Tasks>
struct all_as_if_at;
template <origin from, int lead, class... Task>
struct all_as_if_at<from, lead, types<Task...>> {
  using type = types<as_if_at<from, lead, Task>...>;
};

// --- what a step computes -----------------------------------------------------------------------

/// The place of a target in the results, `Asked` being what a writer has.
template <class Asked, class Key>
using place_asked =
    asked_for<list::position<Key, typename Asked::keys>::value, is_series<Key> ? shape_t<Key>::size : 0,
              Asked::sequences::template apart<Asked::steps, Key>, Asked::sequences::template is_accumulated<Key>>;
/// The gradient of what one step alone reads is set, or added to what other sequences have contributed.
template <class Asked, class Key>
inline constexpr kernel::into into_step =
    Asked::sequences::template is_accumulated<Key> ? kernel::into::plus : kernel::into::set;

/// What a step contributes to a target.
template <class Layout, class Asked, direction way, class Key, class Rule, class Far, class InChunk>
struct contribution_task {
  using type = types<>;
};
template <class Layout, class Asked, direction way, is_symbol S, class Rule, class Far, class InChunk>
struct contribution_task<Layout, Asked, way, S, Rule, Far, InChunk> {
  enum : bool {
    is_set = has_role<S>(role::input) || ((way == direction::forward ? Far::start == 0 : Far::end == 0) &&
                                          !Asked::sequences::template is_accumulated<S>)
  };
  using type = typename rule_at_step<Layout, bool(is_set) ? kernel::into::set : kernel::into::plus, shape_t<S>,
                                     place_asked<Asked, S>, Rule, Far, InChunk>::type;
};
template <class Layout, class Asked, direction way, class S, class Rule, class Far, class InChunk>
struct contribution_task<Layout, Asked, way, ago<S, 0>, Rule, Far, InChunk>
    : rule_at_step<Layout, into_step<Asked, ago<S, 0>>, shape_t<S>, place_asked<Asked, ago<S, 0>>, Rule, Far, InChunk> {
};
template <int k, class Tasks>
struct all_only_at;
template <int k, class... Task>
struct all_only_at<k, types<Task...>> {
  using type = types<only_at<k, Task>...>;
};
template <class Layout, class Asked, direction way, class S, int k, class Rule, class Far, class InChunk>
  requires(k >= 0 && k < Layout::plan::steps)
struct contribution_task<Layout, Asked, way, at<S, k>, Rule, Far, InChunk>
    : all_only_at<k, typename rule_at_step<Layout, into_step<Asked, at<S, k>>, shape_t<S>, place_asked<Asked, at<S, k>>,
                                           Rule, Far, InChunk>::type> {};

/// What an equation of the backward pass becomes at a step: a list of tasks.
template <class Layout, class Asked, direction way, class Equation, class Far, class InChunk>
struct backward_tasks;
template <class Layout, class Asked, direction way, class S, class Rule, class Far, class InChunk>
struct backward_tasks<Layout, Asked, way, equation<ago<S, 0>, Rule>, Far, InChunk>
    : rule_at_step<Layout, kernel::into::set, shape_t<S>, place_at_this_step<Layout, S>, Rule, Far, InChunk> {};
template <class Layout, class Asked, direction way, class E, class Rhs, class Far, class InChunk>
struct backward_tasks<Layout, Asked, way, equation<sum_over_time<E>, Rhs>, Far, InChunk> {
  using type =
      types<write_shaped<Layout, kernel::into::plus, shape_t<E>, E, typename place_of<Layout, sum_over_time<E>>::type>>;
};
template <class Layout, class Asked, direction way, class Key, class Rule, class Far, class InChunk>
struct backward_tasks<Layout, Asked, way, equation<accumulated<Key>, Rule>, Far, InChunk>
    : contribution_task<Layout, Asked, way, Key, Rule, Far, InChunk> {};

// --- what is computed once ----------------------------------------------------------------------

template <class Layout, class Equation>
struct backward_once;
template <class Layout, class S, class Rule>
struct backward_once<Layout, equation<at_last<S>, Rule>>
    : all_as_if_at<origin::end, 0,
                   typename rule_at_step<Layout, kernel::into::set, shape_t<S>,
                                         typename place_kept<Layout, S, origin::start, 0>::type, Rule, distances<0, 0>,
                                         distances<0, 0>>::type> {};
template <class Layout, class S, int k, class Loss, class Primal, class Terms>
struct backward_once<Layout, equation<at<S, k>, adjoint_rule<Loss, Primal, Terms>>>
    : all_as_if_at<origin::start, k,
                   typename whole_sum<Layout, shape_t<S>, place_at_this_step<Layout, S>, Terms>::type> {};

// --- the epilogue: deferred terms, initial states, forward values -------------------------------

/// To ← Σₜ āₜ·sₜᵀ over the steps of the pass: one product of two matrices, the stacked factors, whose rows are `a_row`
/// and `s_row` apart. Where both are kept the sequences of a group are rows like the steps; if not, s of each sequence
/// stands by itself.
template <kernel::into how, bool left_decides, int rows, int cols, class To, class A, int a_row, class S, int s_row,
          bool are_kept>
struct stacked_task {
  template <class Memory>
  BPTT_INLINE static constexpr void run(Memory const& m, results<typename Memory::number> to, int) {
    int const first = m.steps.first;
    auto* const there = To::at(m, to, first, 0);
    auto const* const a = A::at(m, to, first, 0);
    m.steps.counted([&](auto n) BPTT_INLINE {
      if constexpr (are_kept) {
        write<how>(times<Memory::group>(n), there, a, a_row, S::at(m, to, first, 0), s_row);
      } else {
        write<how>(n, there, a, a_row * Memory::group, S::at(m, to, first, 0), s_row);
        for (int r = 1; r < Memory::group; ++r)
          write<kernel::more<how>>(n, there, a + r * a_row, a_row * Memory::group, S::at(m, to, first, r), s_row);
      }
    });
  }

 private:
  template <kernel::into sum, class N>
  BPTT_INLINE static constexpr void write(auto n, N* to, N const* a, int a_apart, N const* s, int s_apart) {
    if constexpr (left_decides)
      if (write_deciding_outer_products<sum, kernel::factor::left, rows, cols>(n, to, a, a_apart, s, s_apart)) return;
    kernel::sum_of_outer_products<sum, rows, cols>(n, to, a, a_apart, s, s_apart);
  }
  template <int group>
  BPTT_INLINE static constexpr int times(int n) {
    return n * group;
  }
  template <int group, int n>
  BPTT_INLINE static constexpr auto times(std::integral_constant<int, n>) {
    return std::integral_constant<int, n * group>{};
  }
};
/// To ← Σ aᵣ·bᵣᵀ over the sequences r of a group, at the last step.
template <kernel::into how, bool one_decides, kernel::factor decides, int rows, int cols, class To, class A, class B>
struct outer_products_task {
  template <class Memory>
  BPTT_INLINE static constexpr void run(Memory const& m, results<typename Memory::number> to, int step) {
    auto* const there = To::at(m, to, step, 0);
    auto const* const a = A::at(m, to, step, 0);
    auto const* const b = B::at(m, to, step, 0);
    if constexpr (one_decides)
      if (write_deciding_outer_products<how, decides, rows, cols>(Memory::group, there, a, A::apart, b, B::apart))
        return;
    kernel::stacked_outer_products<how, rows, cols, Memory::group>(there, a, A::apart, b, B::apart);
  }
};

template <class Layout, class E>
inline constexpr bool is_kept_in_a_group = false;
template <class Layout, is_reference E>
inline constexpr bool is_kept_in_a_group<Layout, E> = (list::contains<symbol_of<E>, typename Layout::plan::symbols> &&
                                                       shape_t<E>::rank <= 1);
template <class S>
struct size_of {
  enum : int { value = shape_t<S>::size };
};
/// A deferred term, added to a target of a shape: of the last step, or of all steps at once.
template <class Layout, kernel::into how, class Shape, class To, class Term>
struct deferred_task {
  using type = as_if_at<origin::end, 0, write_shaped<Layout, how, Shape, typename Term::formula, To>>;
};
template <class Layout, kernel::into how, class Shape, class To, class A, class S, int lag>
struct deferred_task<Layout, how, Shape, To, step_term<0, outer_of<ago<A, 0>, ago<S, lag>>>> {
  using plan = typename Layout::plan;
  using N = typename Layout::number;
  enum : bool { are_kept = list::contains<S, typename plan::symbols> };
  enum : int { s_row = choose<bool(are_kept), row_of<plan, S, N>, size_of<S>>::value };
  using type = stacked_task<how, plan::made == choices::of_anything, shape_t<A>::size, shape_t<S>::size, To,
                            place_at_this_step<Layout, A>, row_of<plan, A, N>::value,
                            typename place_of<Layout, ago<S, lag>>::type, int(s_row), bool(are_kept)>;
};
template <class Layout, kernel::into how, class Shape, class To, class A, class B>
  requires(Layout::plan::group > 1 && is_kept_in_a_group<Layout, A> && is_kept_in_a_group<Layout, B>)
struct deferred_task<Layout, how, Shape, To, last_term<outer_of<A, B>>> {
  static constexpr bool one_decides =
      Layout::plan::made == choices::of_anything && (reads_an_adjoint<A> || reads_an_adjoint<B>);
  using type =
      as_if_at<origin::end, 0,
               outer_products_task<how, one_decides, deciding_factor<A>, shape_t<A>::size, shape_t<B>::size, To,
                                   typename place_of<Layout, A>::type, typename place_of<Layout, B>::type>>;
};

/// Adds deferred terms to a target. Where nothing has been accumulated the first of them is set.
template <class Layout, bool is_begun, class Shape, class To, class Terms>
struct deferred_tasks {
  using type = list::one_if<!is_begun, write_zero<Layout, Shape, To>>;
};
template <class Layout, bool is_begun, class Shape, class To, class First, class... Rest>
struct deferred_tasks<Layout, is_begun, Shape, To, types<First, Rest...>> {
  using type =
      types<typename deferred_task<Layout, is_begun ? kernel::into::plus : kernel::into::set, Shape, To, First>::type,
            typename deferred_task<Layout, kernel::into::plus, Shape, To, Rest>::type...>;
};
template <class Layout, class Asked, bool is_begun, class Target, class Terms>
using add_deferred = typename deferred_tasks<Layout, is_begun || Asked::sequences::template is_accumulated<Target>,
                                             shape_t<Target>, place_asked<Asked, Target>, Terms>::type;

/// What finishes a target when the passes are over: a list of tasks.
template <class Layout, class Asked, class Target>
struct finish_target {
  using plan = typename Layout::plan;
  using type = add_deferred<Layout, Asked, plan::template is_accumulated<Target>::value, Target,
                            typename plan::template deferred_terms<Target>>;
};
template <class Layout, class Asked, class Target>
  requires(has_role<Target>(role::input))
struct finish_target<Layout, Asked, Target> {
  using type = types<>;
};
template <class Layout, class Asked, class S>
struct finish_target<Layout, Asked, ago<S, 0>> {
  using type = types<>;
};
template <class Layout, class Asked, class Target, origin from, int lead>
struct finish_state : all_as_if_at<from, lead,
                                   typename whole_sum<Layout, shape_t<Target>, place_asked<Asked, Target>,
                                                      typename Layout::plan::template deferred_terms<Target>>::type> {};
template <class Layout, class Asked, class S>
struct finish_target<Layout, Asked, at_last<S>> : finish_state<Layout, Asked, at_last<S>, origin::end, 0> {};
template <class Layout, class Asked, class S, int k>
struct finish_target<Layout, Asked, at<S, k>> {
  using type = types<>;
};
template <class Layout, class Asked, class S, int k>
  requires(k < 0 || k >= Layout::plan::steps)
struct finish_target<Layout, Asked, at<S, k>> : finish_state<Layout, Asked, at<S, k>, origin::start, k> {};
/// A forward value is handed out where its step is among those of the pass.
template <class Layout, class Asked, class Leaf>
using hand_out_value = write_formula<Layout, kernel::into::set, Leaf, place_asked<Asked, forward_value<Leaf>>>;
template <class Layout, class Asked, class S, int k>
struct finish_target<Layout, Asked, forward_value<at<S, k>>> {
  using type = types<if_among<k, Layout::plan::steps, hand_out_value<Layout, Asked, at<S, k>>>>;
};
template <class Layout, class Asked, class S>
struct finish_target<Layout, Asked, forward_value<at_last<S>>> {
  using type = types<as_if_at<origin::start, 0, hand_out_value<Layout, Asked, at_last<S>>>>;
};
template <class Layout, class Asked, class S>
struct finish_target<Layout, Asked, forward_value<ago<S, 0>>> {
  using type = types<for_each_step<hand_out_value<Layout, Asked, ago<S, 0>>>>;
};

}  // namespace bptt::numeric
