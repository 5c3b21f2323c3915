// Lowering: a formula without the names of what it reads. Each leaf becomes an operand with a number and a shape, whose
// numbers are at an address. The code of a lowered formula does not know the net: layers of the same shapes share it,
// and its name in the compiler is as long as the formula, not as the program.
#pragma once
#include <bptt/evaluation/call_memory.hpp>
#include <bptt/evaluation/sequence_group.hpp>
#include <bptt/plan/code_generation.hpp>

namespace bptt {
namespace numeric {

// --- operands -----------------------------------------------------------------------------------

/// What the code of a formula knows of an operand beside its shape: whether it is an adjoint, a token, or 0 or 1 (the
/// questions that are asked of a leaf by its symbol); what it stands for; of a value that a group of sequences keeps
/// one after another, how far they are apart, otherwise 0; of a matrix with a transposed copy the number of the operand
/// that is the copy, otherwise −1.
struct operand_kind {
  bool is_adjoint, is_token, is_zero_or_one;
  role stands_for;
  int apart;
  int copy;
};
/// Operand number `n` of a lowered formula.
template <int n, class Shape, operand_kind kind>
struct numbered_operand : expression {
  using shape = Shape;
  static constexpr role symbol_role = kind.stands_for;
  static constexpr int number = n, apart = kind.apart, copy = kind.copy;
};
template <int n, class Shape, operand_kind kind>
inline constexpr bool is_of_a_group<numbered_operand<n, Shape, kind>> = kind.apart > 0;

}  // namespace numeric
template <int n, class Shape, numeric::operand_kind kind>
inline constexpr bool is_adjoint<numeric::numbered_operand<n, Shape, kind>> = kind.is_adjoint;
template <int n, class Shape, numeric::operand_kind kind>
inline constexpr bool is_one_hot<numeric::numbered_operand<n, Shape, kind>> = kind.is_token;
template <int n, class Shape, numeric::operand_kind kind>
inline constexpr bool is_zero_or_one<numeric::numbered_operand<n, Shape, kind>> = kind.is_zero_or_one;

namespace numeric {

/// The operands of a formula: its leaves, each once, as they are kept, then the transposed copies of those that have
/// one. The numbers of a mean are those of the sum.
template <class Plan, class Leaf>
struct operands_of_leaf {
  using type = types<Leaf>;
};
template <class Plan, class E>
struct operands_of_leaf<Plan, mean_over_time<E>> {
  using type = types<sum_over_time<E>>;
};
template <class Plan, is_symbol W>
struct operands_of_leaf<Plan, W> {
  using type =
      list::concat<types<W>,
                   list::one_if<list::contains<transposed_copy<W>, typename Plan::symbols>, transposed_copy<W>>>;
};
template <class Plan, class Leaves>
struct operands_of_leaves;
template <class Plan, class... Leaf>
struct operands_of_leaves<Plan, types<Leaf...>> {
  using type = list::unique<list::concat<typename operands_of_leaf<Plan, Leaf>::type...>>;
};
template <class Plan, class E>
using operands_of = typename operands_of_leaves<Plan, leaves_of<E>>::type;

/// A leaf as an operand, one of `Operands`.
template <class Layout, class Operands, class Leaf>
struct lowered_leaf {
  using type = numbered_operand<list::position<Leaf, Operands>::value, shape_t<Leaf>,
                                operand_kind{false, false, false, role::variable, 0, -1}>;
};
template <class Layout, class Operands, is_symbol W>
struct lowered_leaf<Layout, Operands, W> {
  enum : int { found = list::position<transposed_copy<W>, Operands>::value };
  using type = numbered_operand<list::position<W, Operands>::value, shape_t<W>,
                                operand_kind{false, false, false, W::symbol_role, 0,
                                             int(found) < Operands::size ? int(found) : -1}>;
};
template <class Layout, class Operands, is_reference Leaf>
struct lowered_leaf<Layout, Operands, Leaf> {
  using S = symbol_of<Leaf>;
  enum : int {
    is_of_a_group = Layout::plan::group > 1 && !has_role<S>(role::input) && shape_t<S>::rank <= 1,
    apart = int(is_of_a_group) == 0 ? 0 : int(row_of<typename Layout::plan, S, typename Layout::number>::value)
  };
  using type = numbered_operand<list::position<Leaf, Operands>::value, shape_t<Leaf>,
                                operand_kind{is_adjoint<Leaf>, is_one_hot<Leaf>, is_zero_or_one<Leaf>, role::variable,
                                             apart, -1}>;
};

/// A formula with operands in the place of its leaves.
template <class Layout, class Operands, class E>
struct lowered {
  using type = E;
};
template <class Layout, class Operands, class E>
  requires(is_leaf<E> && !is_mean<E>)
struct lowered<Layout, Operands, E> : lowered_leaf<Layout, Operands, E> {};
template <class Layout, class Operands, class E>
struct lowered<Layout, Operands, mean_over_time<E>> {
  using type = div<typename lowered_leaf<Layout, Operands, sum_over_time<E>>::type, step_count>;
};
template <class Layout, class Operands, template <class...> class Node, class... A>
  requires inner_node<Node<A...>>
struct lowered<Layout, Operands, Node<A...>> {
  using type = Node<typename lowered<Layout, Operands, A>::type...>;
};

// --- the code of a lowered formula --------------------------------------------------------------

/// The addresses of the operands of a formula, for each of the sequences of a group; of tokens the ids.
template <int group, int count, bool has_tokens>
struct operand_ids {};
template <int group, int count>
struct operand_ids<group, count, true> {
  int id[static_cast<std::size_t>(group)][static_cast<std::size_t>(count)];
};
template <class N, int group, int count, bool has_tokens = false>
struct operand_addresses : operand_ids<group, count, has_tokens> {
  N const* of[static_cast<std::size_t>(group)][static_cast<std::size_t>(count + 1)];
};

template <class E>
inline constexpr bool has_a_copy = false;
template <int n, class Shape, operand_kind kind>
inline constexpr bool has_a_copy<numbered_operand<n, Shape, kind>> = kind.copy >= 0;

/// What the code of a lowered formula takes its numbers from: the addresses of its operands.
template <class N, int group_, choices made_, int count, bool has_tokens = false>
struct operands_pass {
  struct step_count_of_call {
    int length;
  };
  using number = N;
  static constexpr int group = group_;
  static constexpr choices made = made_;
  operand_addresses<N, group, count, has_tokens> const& at;
  step_count_of_call steps;
  int sequence = 0;

  BPTT_INLINE constexpr operands_pass of_sequence(int r) const { return {at, steps, r}; }
  template <class Operand>
  BPTT_INLINE constexpr N const* address(int) const {
    return at.of[sequence][Operand::number];
  }
  template <class Operand>
  BPTT_INLINE constexpr int id(int) const {
    return at.id[sequence][Operand::number];
  }
  template <class E>
  static constexpr bool has_transposed = has_a_copy<E>;
  template <class W>
  BPTT_INLINE constexpr N const* transposed() const {
    return at.of[sequence][W::copy];
  }
};

/// to ← the value of a lowered formula, or added to what is there, or taken from it, for each sequence of a group.
/// Sequences that share a sum add to it.
template <kernel::into how, choices made, class E, class N, bool are_one, int group, int count, bool has_tokens>
BPTT_INLINE constexpr void write_lowered(places<N, are_one> to,
                                         operand_addresses<N, group, count, has_tokens> const& at, int step,
                                         int length) {
  operands_pass<N, group, made, count, has_tokens> const m{at, {length}};
  if constexpr (group == 1)
    assign<how>(to.first, E{}, m, step);
  else
    write_addends<how>(to, E{}, m, step);
}
/// The same as a function of its own, which all equations of this form call.
template <kernel::into how, choices made, class E, class N, bool are_one, int group, int count, bool has_tokens>
[[gnu::noinline]] constexpr void call_lowered(places<N, are_one> to,
                                              operand_addresses<N, group, count, has_tokens> const& at, int step,
                                              int length) {
  write_lowered<how, made, E>(to, at, step, length);
}

/// The least operations of a formula that is a function of its own, in nets whose steps are a loop.
inline constexpr long long least_function = 2000;
template <class Plan, class E>
concept is_function = !Plan::is_straight_line && operations<E> * Plan::group >= least_function;

}  // namespace numeric
}  // namespace bptt
