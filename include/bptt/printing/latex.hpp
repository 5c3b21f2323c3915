// LaTeX, for mathematics mode, with the commands of amsmath.
#pragma once
#include <bptt/printing/text.hpp>

namespace bptt {
namespace printing {

/// \mathrm{...} or \operatorname{...}, an underscore escaped.
constexpr void latex_word(sink& out, std::string_view command, std::string_view word) {
  out << "\\" << command << "{";
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '_') out << "\\";
    out << word.substr(i, 1);
  }
  out << "}";
}
/// A letter, a Greek letter, a number, or a word in upright letters.
constexpr void latex_part(sink& out, std::string_view part) {
  if (part.size() == 1 || is_digit(part[0]))
    out << part;
  else if (!greek(part).empty())
    out << "\\" << part;
  else
    latex_word(out, "mathrm", part);
}
constexpr void latex_name(sink& out, spelling s) {
  if (!s.latex.empty()) {
    out << s.latex;
    return;
  }
  name_parts const parts = parts_of(s.name);
  out << (parts.has_a_hat ? "\\hat{" : parts.below.empty() ? "" : "{");
  latex_part(out, parts.base);
  if (!parts.below.empty()) {
    out << "_{";
    latex_part(out, parts.below);
    out << "}";
  }
  out << (parts.has_a_hat || !parts.below.empty() ? "}" : "");
}
constexpr void latex_function(sink& out, spelling s) {
  if (s.latex.empty())
    latex_word(out, "operatorname", s.name);
  else
    out << s.latex;
}

inline constexpr format latex_format = [] {
  format f = unicode;
  f.name = latex_name;
  f.function_name = latex_function;
  f.tall_parentheses = {"\\left(", "", "\\right)"};
  f.bars = {"\\left|", "", "\\right|"};
  f.minus = " - ";
  f.negative = "-";
  f.times = "\\,";
  f.times_number = " \\cdot ";
  f.hadamard = " \\circ ";
  f.quotient = " \\oslash ";
  f.fraction = {"\\frac{", "}{", "}"};
  f.radical = {"\\sqrt{", "", "}"};
  f.fraction_encloses = true;
  f.total = "\\sum ";
  f.sum_over_time = "\\sum_{t} ";
  f.mean_over_time = "\\frac{1}{T}\\sum_{t} ";
  f.parameters = {"_{", ", ", "}"};
  f.derivative = {"\\frac{\\partial ", "}{\\partial ", "}"};
  f.differential = {"\\mathrm{d}", "", ""};
  f.derivative_encloses = false;
  f.step = {"_{", "", "}"};
  f.step_at_end = {"_{", "", "}"};
  f.step_t = "t";
  f.step_plus = "+";
  f.step_minus = "-";
  f.step_at_end_plus = "+";
  f.step_digits = digits;
  f.scripts_pile_up = false;
  f.power = {"^{", "", "}"};
  f.negative_power = {"^{-", "", "}"};
  f.age = {"^{(", "", ")}"};
  f.power_digits = digits;
  f.transposed = "^{\\top}";
  f.name_above = {"{", "^{", "}}"};
  f.prime = {"", "'", ""};
  f.shape = {"{\\underbrace{", "}_{", "}}"};
  f.cross = " \\times ";
  f.lines = {"\\begin{aligned}\n", " \\\\\n", "\n\\end{aligned}"};
  f.line = {"& ", "", ""};
  f.line_equation = {"", " &= ", ""};
  f.line_step = {"", ":\\quad & ", ""};
  f.condition = {"\\;[", "", "]"};
  f.words = {"\\text{", "", "}"};
  f.at_least = " \\ge ";
  f.last_step = "T-1";
  f.at_most = " \\le ";
  f.unequal_to = " \\ne ";
  f.both = " \\land ";
  f.either = " \\lor ";
  f.negation = "\\lnot ";
  return f;
}();

}  // namespace printing

/// What `text` prints, in LaTeX, for mathematics mode: s_{1}\,\mathrm{func}'(z_{1}), \frac{\partial E}{\partial z_{1}},
/// W^{\top}. Several lines are an `aligned` of amsmath; the condition under which a term of a rule stands is in
/// brackets after it. Names: `written` in spelling.hpp.
template <class E>
constexpr std::string_view latex(E) {
  return printing::text_in_format<E, printing::latex_format>();
}

}  // namespace bptt
