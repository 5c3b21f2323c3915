// Graphs: an unrolled program with its local derivatives, and one step of a recurrence.
#include <bptt/study/graphviz.hpp>

#include "../printing/printed_symbols.hpp"

namespace printed {
// clang-format off
inline constexpr struct g : variable<g> {} g;
// clang-format on
using net2::net, net2::x, net2::w;
static_assert(
    dot(net) ==
    "digraph net {\n"
    "  rankdir=LR; ranksep=0.5; nodesep=0.3;\n"
    "  node [shape=ellipse fontname=\"serif\" fontsize=14]; edge [fontname=\"serif\" fontsize=11];\n"
    "    \"s₋₁\" [shape=box style=rounded];\n"
    "    \"E\";\n"
    "  subgraph cluster_0 {\n"
    "    label=\"step 0\"; color=gray; fontcolor=gray40; style=rounded;\n"
    "    \"z₀\";\n"
    "    \"u in z₀\" [shape=plaintext label=\"u\"];\n"
    "    \"x₀\" [shape=box style=rounded];\n"
    "    \"w in z₀\" [shape=plaintext label=\"w\"];\n"
    "    \"s₀\";\n"
    "  }\n"
    "  subgraph cluster_1 {\n"
    "    label=\"step 1\"; color=gray; fontcolor=gray40; style=rounded;\n"
    "    \"z₁\";\n"
    "    \"u in z₁\" [shape=plaintext label=\"u\"];\n"
    "    \"x₁\" [shape=box style=rounded];\n"
    "    \"w in z₁\" [shape=plaintext label=\"w\"];\n"
    "    \"s₁\";\n"
    "  }\n"
    "  \"before 1\" [shape=point style=invis];\n"
    "  \"z₀\" -> \"before 1\" [style=invis];\n"
    "  \"u in z₀\" -> \"before 1\" [style=invis];\n"
    "  \"x₀\" -> \"before 1\" [style=invis];\n"
    "  \"w in z₀\" -> \"before 1\" [style=invis];\n"
    "  \"s₀\" -> \"before 1\" [style=invis];\n"
    "  \"before 1\" -> \"z₁\" [style=invis];\n"
    "  \"before 1\" -> \"u in z₁\" [style=invis];\n"
    "  \"before 1\" -> \"x₁\" [style=invis];\n"
    "  \"before 1\" -> \"w in z₁\" [style=invis];\n"
    "  \"before 1\" -> \"s₁\" [style=invis];\n"
    "  \"u in z₀\" -> \"z₀\";\n"
    "  \"u in z₀\" -> \"z₀\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" x₀ \"];\n"
    "  \"x₀\" -> \"z₀\";\n"
    "  \"x₀\" -> \"z₀\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" u \"];\n"
    "  \"w in z₀\" -> \"z₀\";\n"
    "  \"w in z₀\" -> \"z₀\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" s₋₁ \"];\n"
    "  \"s₋₁\" -> \"z₀\";\n"
    "  \"s₋₁\" -> \"z₀\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" w \"];\n"
    "  \"z₀\" -> \"s₀\";\n"
    "  \"z₀\" -> \"s₀\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" func′(z₀) \"];\n"
    "  \"u in z₁\" -> \"z₁\";\n"
    "  \"u in z₁\" -> \"z₁\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" x₁ \"];\n"
    "  \"x₁\" -> \"z₁\";\n"
    "  \"x₁\" -> \"z₁\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" u \"];\n"
    "  \"w in z₁\" -> \"z₁\";\n"
    "  \"w in z₁\" -> \"z₁\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" s₀ \"];\n"
    "  \"s₀\" -> \"z₁\";\n"
    "  \"s₀\" -> \"z₁\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" w \"];\n"
    "  \"z₁\" -> \"s₁\";\n"
    "  \"z₁\" -> \"s₁\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" func′(z₁) \"];\n"
    "  \"s₁\" -> \"E\";\n"
    "  \"s₁\" -> \"E\" [dir=back style=dashed color=\"#b03a2e\" fontcolor=\"#b03a2e\" label=\" s₁ \"];\n"
    "}\n");

// one step
static_assert(dot(elman::cell) ==
              "digraph net {\n"
              "  rankdir=LR; ranksep=0.5; nodesep=0.3;\n"
              "  node [shape=ellipse fontname=\"serif\" fontsize=14]; edge [fontname=\"serif\" fontsize=11];\n"
              "  \"h\";\n"
              "  \"b\" [shape=plaintext];\n"
              "  \"W\" [shape=plaintext];\n"
              "  \"U\" [shape=plaintext];\n"
              "  \"x\" [shape=box style=rounded];\n"
              "  \"o\";\n"
              "  \"c\" [shape=plaintext];\n"
              "  \"V\" [shape=plaintext];\n"
              "  \"L\";\n"
              "  \"y\" [shape=box style=rounded];\n"
              "  \"b\" -> \"h\";\n"
              "  \"W\" -> \"h\";\n"
              "  \"h\" -> \"h\" [color=\"#1f618d\" fontcolor=\"#1f618d\" label=\" t − 1 \"];\n"
              "  \"U\" -> \"h\";\n"
              "  \"x\" -> \"h\";\n"
              "  \"c\" -> \"o\";\n"
              "  \"V\" -> \"o\";\n"
              "  \"h\" -> \"o\";\n"
              "  \"o\" -> \"L\" [label=\" Σₜ \"];\n"
              "  \"y\" -> \"L\" [label=\" Σₜ \"];\n"
              "}\n");
constexpr auto backward_cell =
    recurrence(g[t] = w * g[t + 1_c] * s[t], s[t] = w * x[t], E[last] = sum(g[t], t) + s[0_c]);
static_assert(dot(backward_cell) ==
              "digraph net {\n"
              "  rankdir=LR; ranksep=0.5; nodesep=0.3;\n"
              "  node [shape=ellipse fontname=\"serif\" fontsize=14]; edge [fontname=\"serif\" fontsize=11];\n"
              "  \"g\";\n"
              "  \"w\" [shape=plaintext];\n"
              "  \"s\";\n"
              "  \"x\" [shape=box style=rounded];\n"
              "  \"E\";\n"
              "  \"w\" -> \"g\";\n"
              "  \"g\" -> \"g\" [color=\"#1f618d\" fontcolor=\"#1f618d\" label=\" t + 1 \"];\n"
              "  \"s\" -> \"g\";\n"
              "  \"w\" -> \"s\";\n"
              "  \"x\" -> \"s\";\n"
              "  \"g\" -> \"E\" [label=\" Σₜ \"];\n"
              "  \"s\" -> \"E\" [label=\" step 0 \"];\n"
              "}\n");

// local derivatives of vectors: a matrix before the adjoint; • stands for an adjoint that has something behind it, or
// that is in a function
constexpr std::string_view vectors = dot(unroll<2>(elman::with_names));
constexpr bool has(std::string_view from, std::string_view to, std::string_view label) {
  std::string_view text = vectors;
  std::size_t const edge = text.find(from) == text.npos ? text.npos : text.find(" -> ");
  for (std::size_t line = 0; edge != text.npos && line < text.size();) {
    std::size_t const end = text.find('\n', line);
    std::string_view const l = text.substr(line, end - line);
    if (l.find(from) == 3 && l.find(to) != l.npos && l.find(label) != l.npos) return true;
    line = end + 1;
  }
  return false;
}
static_assert(has("h₀\" -> \"a₁\"", "dashed", "label=\" Wᵀ \"") &&
              has("W in a₁\" -> \"a₁\"", "dashed", "label=\" h₀ᵀ \""));
static_assert(has("a₀\" -> \"h₀\"", "dashed", "label=\" diag(1 − h₀²) \"") &&
              has("b in a₀\" -> \"a₀\"", "dashed", "label=\" 1 \""));
static_assert(has("o₁\" -> \"yhat₁\"", "dashed", "label=\" yhat₁ ∘ • − yhat₁ᵀ·•·yhat₁ \""));
using c_bar = at_last<bar<struct E, struct M>>;
using printing::has_a_factor;
static_assert(has_a_factor<c_bar, mul<struct M, c_bar>> && !has_a_factor<c_bar, mul<c_bar, struct M>> &&
              !has_a_factor<c_bar, hadamard_of<c_bar, struct M>>);
static_assert(has_a_factor<c_bar, neg<mul<struct a, bptt::div<c_bar, struct b>>>> &&
              !has_a_factor<c_bar, transpose_of<c_bar>> && !has_a_factor<c_bar, bptt::add<c_bar, c_bar>>);
static_assert(!has("h₀\" -> \"a₁\"", "dashed", "label=\" W \""));
}  // namespace printed
