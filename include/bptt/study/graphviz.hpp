// Graphs as source for Graphviz: an unrolled program with the local derivative on each backward edge, and one step of a
// recurrence with the lags on its edges.
#pragma once
#include <bptt/printing/text.hpp>
#include <bptt/study/path_products.hpp>

namespace bptt {
namespace printing {

// --- local derivatives --------------------------------------------------------------------------

/// What a right side hands to the adjoint of one of its leaves.
template <class Leaf, class Contribution>
struct cotangent_for {
  using type = types<>;
};
template <class Leaf, class C>
struct cotangent_for<Leaf, contribution<Leaf, C>> {
  using type = types<C>;
};
template <class Leaf, class Contributions>
struct cotangents_for;
template <class Leaf, class... C>
struct cotangents_for<Leaf, types<C...>> {
  using type = list::concat<typename cotangent_for<Leaf, C>::type...>;
};

/// Can what the adjoint B is multiplied by in E be written as one factor before it? Not where something stands behind
/// it, as in W·B·xᵀ, and not where B is in a function or in a sum.
template <class B, class E>
inline constexpr bool has_a_factor = !derivation::contains<B, E> || std::is_same_v<B, E>;
template <class B, class A>
inline constexpr bool has_a_factor<B, neg<A>> = has_a_factor<B, A>;
template <class B, class L, class R>
inline constexpr bool has_a_factor<B, mul<L, R>> = (has_a_factor<B, L> && has_a_factor<B, R> &&
                                                    (!derivation::contains<B, L> || is_scalar<shape_t<L>>));
template <class B, class L, class R>
inline constexpr bool has_a_factor<B, div<L, R>> = (has_a_factor<B, L> && has_a_factor<B, R>);
template <class B, class L, class R>
inline constexpr bool has_a_factor<B, hadamard_of<L, R>> = (has_a_factor<B, L> && has_a_factor<B, R> &&
                                                            shape_t<hadamard_of<L, R>>::rank == 1);
template <class B, class L, class R>
inline constexpr bool has_a_factor<B, outer_of<L, R>> = std::is_same_v<B, L>;
/// • for the adjoint, where there is something on both sides of it: diag(1 − h₁²)·•·x₁ᵀ.
template <class Shape>
struct any_adjoint : symbol_base<any_adjoint<Shape>, role::variable>, written<"•"> {
  using shape = Shape;
};

/// The local derivative of an equation's left side with respect to a leaf of its right side: what its adjoint is
/// multiplied by.
template <class Leaf, class Lhs, class Rhs>
struct local_derivative_text {
  using adjoint = at_last<bar<struct zero, Lhs>>;
  template <class... C>
  static constexpr void write(sink& out, types<C...>) {
    if constexpr (sizeof...(C) == 0)
      out << "0";
    else if constexpr ((has_a_factor<adjoint, C> && ...))
      out << operand_text<decltype(study::plain_sum(study::continue_path<C, adjoint, struct one>{}...))>{};
    else
      out << operand_text<decltype(study::plain_sum(
          study::continue_path<C, adjoint, any_adjoint<shape_t<Lhs>>>{}...))>{};
  }
  friend constexpr sink& operator<<(sink& out, local_derivative_text) {
    write(out, typename cotangents_for<Leaf, typename pulled_back<Rhs, adjoint, Lhs>::type>::type{});
    return out;
  }
};

// --- an unrolled program ------------------------------------------------------------------------

inline constexpr std::string_view backward_color = "#b03a2e";

/// The name of a node: a reference; of a parameter, the copy that an equation reads.
template <class Leaf, class Lhs>
struct node_text {
  friend constexpr sink& operator<<(sink& out, node_text) {
    out << "\"" << operand_text<Leaf>{};
    if (!is_reference<Leaf>) out << " in " << operand_text<Lhs>{};
    return out << "\"";
  }
};
/// A node of a program, and the step in whose box it stands; −1 outside.
template <class Leaf, class Lhs, int T>
struct program_node {
  static constexpr int step = [] {
    constexpr step_text below = step_below<choose<is_reference<Leaf>, Leaf, Lhs>>;
    return below.kind == step_text::absolute && below.offset >= 0 && below.offset < T ? below.offset : -1;
  }();
  static constexpr void name(sink& out) { out << node_text<Leaf, Lhs>{}; }
  static constexpr void to(sink& out) {
    name(out << "    ");
    if (!is_reference<Leaf>)
      out << " [shape=plaintext label=\"" << operand_text<Leaf>{} << "\"]";
    else if (!has_role<symbol_of<Leaf>>(role::variable) ||
             (step < 0 && step_below<Leaf>.kind != step_text::none))  // given
      out << " [shape=box style=rounded]";
    out << ";\n";
  }
};

template <class Equation, int T>
struct nodes_of_equation;
template <class Lhs, class Rhs, int T>
struct nodes_of_equation<equation<Lhs, Rhs>, T> {
  template <class... Leaf>
  static auto all(types<Leaf...>) {
    return types<program_node<Lhs, Lhs, T>, program_node<Leaf, choose<is_reference<Leaf>, Leaf, Lhs>, T>...>{};
  }
  using leaves = list::unique<leaves_of<Rhs>>;
  using type = decltype(all(leaves{}));

  template <class Leaf>
  static constexpr void edges(sink& out) {
    out << "  " << node_text<Leaf, Lhs>{} << " -> " << node_text<Lhs, Lhs>{} << ";\n";
    out << "  " << node_text<Leaf, Lhs>{} << " -> " << node_text<Lhs, Lhs>{} << " [dir=back style=dashed color=\""
        << backward_color << "\" fontcolor=\"" << backward_color << "\" label=\" "
        << local_derivative_text<Leaf, Lhs, Rhs>{} << " \"];\n";
  }
  template <class... Leaf>
  static constexpr void all_edges(sink& out, types<Leaf...>) {
    (edges<Leaf>(out), ...);
  }
};

template <class Node>
constexpr void write_node_of_step(sink& out, int step) {
  if (Node::step == step) Node::to(out);
}
template <class... Node>
constexpr void write_nodes(sink& out, types<Node...>, int T) {
  (write_node_of_step<Node>(out, -1), ...);
  for (int k = 0; k < T; ++k) {
    out << "  subgraph cluster_";
    out.number(k) << " {\n    label=\"step ";
    out.number(k) << "\"; color=gray; fontcolor=gray40; style=rounded;\n";
    (write_node_of_step<Node>(out, k), ...);
    out << "  }\n";
  }
}
/// Keeps the boxes of the steps in order: an invisible node between two steps comes after all nodes of the one and
/// before all of the other.
template <class Node>
constexpr void write_order(sink& out, int step) {
  if (Node::step == step - 1) {
    Node::name(out << "  ");
    (out << " -> \"before ").number(step) << "\" [style=invis];\n";
  }
  if (Node::step == step) {
    (out << "  \"before ").number(step) << "\" -> ";
    Node::name(out);
    out << " [style=invis];\n";
  }
}
template <class... Node>
constexpr void write_order_of_steps(sink& out, types<Node...>, int T) {
  for (int step = 1; step < T; ++step) {
    (out << "  \"before ").number(step) << "\" [shape=point style=invis];\n";
    (write_order<Node>(out, step), ...);
  }
}
constexpr void begin_graph(sink& out) {
  out << "digraph net {\n  rankdir=LR; ranksep=0.5; nodesep=0.3;\n  node [shape=ellipse fontname=\"serif\" "
         "fontsize=14]; edge [fontname=\"serif\" fontsize=11];\n";
}

/// The graph of a program or a recurrence.
template <class Net>
struct graph_of {};
template <int T, class Recurrence>
struct printer<graph_of<program<T, Recurrence>>> {
  template <class... Equation>
  static constexpr void write(sink& out, types<Equation...>) {
    begin_graph(out);
    using nodes = list::unique<list::concat<typename nodes_of_equation<Equation, T>::type...>>;
    write_nodes(out, nodes{}, T);
    write_order_of_steps(out, nodes{}, T);
    (nodes_of_equation<Equation, T>::all_edges(out, typename nodes_of_equation<Equation, T>::leaves{}), ...);
    out << "}\n";
  }
  static constexpr void to(sink& out) {
    write(out, decltype(all_equations<program<T, Recurrence>>(std::make_integer_sequence<int, T>{})){});
  }
};

// --- one step of a recurrence -------------------------------------------------------------------

template <class Lhs, class Leaf>
constexpr void write_recurrent_edge(sink& out) {
  constexpr step_text step = step_below<Leaf>;
  out << "  \"" << operand_text<symbol_of<Leaf>>{} << "\" -> \"" << operand_text<symbol_of<Lhs>>{} << "\"";
  if (step.kind == step_text::relative && step.offset != 0) {
    out << " [color=\"#1f618d\" fontcolor=\"#1f618d\" label=\" t ";
    (out << (step.offset < 0 ? "− " : "+ ")).number(step.offset < 0 ? -step.offset : step.offset) << " \"]";
  } else if (step.kind == step_text::absolute) {
    out << " [label=\" step ";
    out.number(step.offset) << " \"]";
  } else if (step.kind == step_text::relative && !is_step_equation<equation<Lhs, Leaf>>) {
    out << " [label=\" Σₜ \"]";
  } else if (is_step_equation<equation<Lhs, Leaf>> && is_reference<Leaf> && step.kind == step_text::none)
    out << " [label=\" last \"]";
  out << ";\n";
}
template <class Symbol>
constexpr void write_symbol_node(sink& out) {
  out << "  \"" << operand_text<Symbol>{} << "\"";
  if (has_role<Symbol>(role::input))
    out << " [shape=box style=rounded]";
  else if (!has_role<Symbol>(role::variable))
    out << " [shape=plaintext]";
  out << ";\n";
}
template <class... Equation>
struct printer<graph_of<recurrence_of<Equation...>>> {
  template <class Lhs, class... Leaf>
  static constexpr void edges(sink& out, types<Leaf...>) {
    (write_recurrent_edge<Lhs, Leaf>(out), ...);
  }
  template <class... Symbol>
  static constexpr void symbols(sink& out, types<Symbol...>) {
    (write_symbol_node<Symbol>(out), ...);
  }
  static constexpr void to(sink& out) {
    begin_graph(out);
    symbols(out,
            list::unique<
                list::concat<list::concat<types<symbol_of<typename Equation::lhs>>,
                                          typename symbols_of<all_leaves_of<typename Equation::rhs>>::type>...>>{});
    (edges<typename Equation::lhs>(out, list::unique<all_leaves_of<typename Equation::rhs>>{}), ...);
    out << "}\n";
  }
};

}  // namespace printing

/// The graph of an unrolled program for Graphviz: a box per step, a node per variable and per value read; solid edges
/// forward, and beside each a dashed one backward, labelled with the local derivative by which the adjoint is
/// multiplied on its way. Readable for T up to 5.
///   std::cout << dot(net);    ./program | dot -Tsvg > net.svg
/// Cost: linear in T.
template <int T, class Recurrence>
constexpr std::string_view dot(program<T, Recurrence>) {
  return printing::text_in_format<printing::graph_of<program<T, Recurrence>>, printing::unicode>();
}
/// The graph of one step: a node per symbol, an edge from what an equation reads to what it defines; on those that come
/// from another step, which one.
///   std::cout << dot(recurrence(s[t] = tanh(w * s[t - 1_c] + x[t])));
template <class... Equation>
constexpr std::string_view dot(recurrence_of<Equation...>) {
  return printing::text_in_format<printing::graph_of<recurrence_of<Equation...>>, printing::unicode>();
}

}  // namespace bptt
