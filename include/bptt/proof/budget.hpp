// What a proof may cost. Compilers keep what constant evaluation has used until they end: g++ about 6 kB for each term
// and each factor that is written. So work is counted in them: within a constant evaluation (polynomial.hpp), and here
// over all that belong to a proof. Beyond the budget a proof is given up, and what was asked is undecided.
#pragma once
#include <bptt/proof/normal_form.hpp>

namespace bptt::normal_form {

/// The most work of a proof.
inline constexpr long most_work = 100000;

/// An attempt at a proof: whether there is one now, and the work so far, that of the attempts before it included.
struct attempt {
  bool succeeded = false;
  long work = 0;
  bool is_given_up = false;  // something is not known because it would have been too much
};

/// How many nodes a formula has, as a tree; 1000 stands for all that is more.
template <class E>
inline constexpr int node_count = 1;
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr int node_count<Node<A...>> = (1 + ... + node_count<A>) < 1000 ? (1 + ... + node_count<A>) : 1000;

/// Nodes whose normal forms have been made, and the work of it.
template <long of_all, class... Node>
struct forms_made {
  static constexpr long work = of_all;
  template <class E>
  static constexpr bool have = list::contains<E, types<Node...>>;
  template <class Setting, class E>
  static constexpr long work_of_small = have<E> ? 0 : stored<form<Setting, E>>::work;
};
template <class Setting, class E, long work, class... Node>
constexpr auto with_form_of(forms_made<work, Node...>) {
  if constexpr (work > most_work)
    return forms_made<work, Node...>{};
  else if constexpr (is_large<Setting, E>)
    return forms_made<work + stored<form<Setting, E>>::work, Node..., E>{};
  else
    return forms_made<work, Node..., E>{};
}
/// Makes the large normal forms of the nodes of a formula, operands first, as long as there is work left for it. Each
/// is made when those of its operands are there: that a formula is deep is nothing to the compiler.
template <class Setting, class E, class Made>
constexpr auto with_forms_of(Made made) {
  if constexpr (node_count<E> <= 16 || Made::work > most_work || Made::template have<E>)
    return made;
  else
    return with_form_of<Setting, E>(with_forms_of_all<Setting>(made, list::filter<is_operand, arguments_of<E>>{}));
}
template <class Setting, class Made>
constexpr auto with_forms_of_all(Made made, types<>) {
  return made;
}
template <class Setting, class Made, class E, class... Rest>
constexpr auto with_forms_of_all(Made made, types<E, Rest...>) {
  return with_forms_of_all<Setting>(with_forms_of<Setting, E>(made), types<Rest...>{});
}
/// An attempt after `work`: it is given up where the normal forms of two formulas take more than is left.
template <class Setting, class A, class B, long work>
constexpr attempt with_normal_forms() {
  using made = decltype(with_forms_of_all<Setting>(forms_made<work>{}, types<A, B>{}));
  if constexpr (made::work > most_work)
    return {false, made::work, true};
  else {
    constexpr bool complete = view_of<Setting, A>.is_complete && view_of<Setting, B>.is_complete;
    constexpr long of_small = made::template work_of_small<Setting, A> + made::template work_of_small<Setting, B>;
    return {false, made::work + of_small, !complete};
  }
}

}  // namespace bptt::normal_form
