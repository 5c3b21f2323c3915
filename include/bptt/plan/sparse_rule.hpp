// The rule of `sparse(Emb)`: of the terms of Emb's rule, each a column times a token, the token's id and the columns.
#pragma once
#include <bptt/derivation/derive_rule.hpp>
#include <bptt/recurrence/sparse.hpp>
#include <bptt/simplify/sums.hpp>

namespace bptt {
namespace numeric {
using namespace derivation;

/// A column, and the token that says which it is; void where a term is no such product.
template <class Token, class Column>
struct lookup {
  using token = Token;
  using column = Column;
};
template <bool of_rows, class Term>
struct lookup_in {
  using type = lookup<void, void>;
};
template <class C, class K>
  requires is_one_hot<K>
struct lookup_in<false, outer_of<C, K>> {
  using type = lookup<K, C>;
};
template <class C, class K>
  requires is_one_hot<K>
struct lookup_in<true, outer_of<K, C>> {
  using type = lookup<K, C>;
};
template <bool of_rows, class E>
struct lookup_in<of_rows, neg<E>> {
  using positive = typename lookup_in<of_rows, E>::type;
  using type = lookup<typename positive::token, neg<typename positive::column>>;
};
template <bool of_rows, class E>
struct lookup_in<of_rows, step_term<0, E>> : lookup_in<of_rows, E> {};

/// The terms of a table's rule as those of `Target`, which is `sparse(...)` of it: a list of one, of none if the loss
/// does not depend on the table, and void where it is read in another way than one lookup at each step.
template <class Target, class Terms>
struct sparse_terms;
template <class Target>
struct sparse_terms<Target, types<>> {
  using type = types<>;
};
template <class Target, class First, class... Rest>
struct sparse_terms<Target, types<First, Rest...>> {
  template <class Term>
  using lookup_of = typename lookup_in<Target::of_rows, Term>::type;
  using token = typename lookup_of<First>::token;
  static constexpr bool is_one_token =
      !std::is_void_v<token> && (std::is_same_v<typename lookup_of<Rest>::token, token> && ...);
  static constexpr auto make() {
    if constexpr (is_one_token) {
      using column = decltype(plus_all(typename lookup_of<First>::column{}, typename lookup_of<Rest>::column{}...));
      return types<step_term<0, concat_of<id_of<token>, column>>>{};
    }
  }
  using type = decltype(make());
};

/// The rule of `Target`, made of that of the table.
template <class Target, class TableRule>
struct sparse_rule;
template <class Target, class Loss, class W, class... Term>
struct sparse_rule<Target, adjoint_rule<Loss, W, types<Term...>>> {
  using terms = typename sparse_terms<Target, types<Term...>>::type;
  using type = adjoint_rule<Loss, Target, terms>;
};

}  // namespace numeric

/// Holds for a table of which each step looks up one column, and that is read in no other way.
template <class Target, class TableRule>
inline constexpr bool looks_up_one_column = !std::is_void_v<typename numeric::sparse_rule<Target, TableRule>::terms>;

namespace numeric {

template <class Target>
struct is_sparse_target {
  enum : bool { value = is_sparse<Target> };
};
template <class Program, class Loss, class Target>
using table_rule = rule_of<Loss, typename Program::recurrence, typename differentiated<Target>::type>;
/// The check of targets `sparse(...)`.
template <class Program, class Loss, class... Target>
constexpr bool check_sparse(types<Target...>) {
  static_assert(BPTT_HOLDS((looks_up_one_column<Target, table_rule<Program, Loss, Target>> && ...)),
                "bptt: sparse(Emb) is of a table that is read by Emb * k[t] alone, one token at each step; of a table "
                "with rows, transpose(Emb) * k[t], it is sparse(transpose(Emb))");
  return (looks_up_one_column<Target, table_rule<Program, Loss, Target>> && ...);
}

}  // namespace numeric
}  // namespace bptt
