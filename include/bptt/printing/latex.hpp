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
constexpr void latex_function(sink& out, std::string_view name) {
  for (std::string_view known : {"tanh", "exp", "log", "sin", "cos", "sinh", "cosh"})
    if (name == known) {
      out << "\\" << name;
      return;
    }
  if (name == "σ")
    out << "\\sigma";
  else
    latex_word(out, "operatorname", name);
}

inline constexpr format latex_format{
    .document = {},
    .name = latex_name,
    .function_name = latex_function,
    .number = {},
    .row = {},
    .parentheses = {"(", "", ")"},
    .tall_parentheses = {"\\left(", "", "\\right)"},
    .bars = {"\\left|", "", "\\right|"},
    .plus = " + ",
    .minus = " - ",
    .negative = "-",
    .times = "\\,",
    .times_number = " \\cdot ",
    .hadamard = " \\circ ",
    .quotient = " \\oslash ",
    .equals = " = ",
    .comma = ", ",
    .apply = "",
    .fraction = {"\\frac{", "}{", "}"},
    .radical = {"\\sqrt{", "", "}"},
    .fraction_encloses = true,
    .total = "\\sum ",
    .sum_over_time = "\\sum_{t} ",
    .mean_over_time = "\\frac{1}{T}\\sum_{t} ",
    .parameters = {"_{", ", ", "}"},
    .derivative = {"\\frac{\\partial ", "}{\\partial ", "}"},
    .differential = {"\\mathrm{d}", "", ""},
    .derivative_encloses = false,
    .t = "t",
    .T = "T",
    .step = {"_{", "", "}"},
    .step_at_end = {"_{", "", "}"},
    .step_t = "t",
    .step_plus = "+",
    .step_minus = "-",
    .step_at_end_plus = "+",
    .step_digits = digits,
    .subscript = {},
    .superscript = {},
    .both_scripts = {},
    .scripts_pile_up = false,
    .power = {"^{", "", "}"},
    .negative_power = {"^{-", "", "}"},
    .age = {"^{(", "", ")}"},
    .power_digits = digits,
    .transposed = "^{\\top}",
    .name_above = {"{", "^{", "}}"},
    .prime = {"", "'", ""},
    .shape = {"{\\underbrace{", "}_{", "}}"},
    .cross = " \\times ",
    .lines = {"\\begin{aligned}\n", " \\\\\n", "\n\\end{aligned}"},
    .line = {"& ", "", ""},
    .line_equation = {"", " &= ", ""},
    .line_step = {"", ":\\quad & ", ""},
    .condition = {"\\;[", "", "]"},
    .words = {"\\text{", "", "}"},
    .less = " < ",
    .at_least = " \\ge ",
    .last_step = "T-1",
};

}  // namespace printing

/// What `text` prints, in LaTeX, for mathematics mode: s_{1}\,\mathrm{func}'(z_{1}), \frac{\partial E}{\partial z_{1}},
/// W^{\top}. Several lines are an `aligned` of amsmath; the condition under which a term of a rule stands is in
/// brackets after it. Names: `written` in spelling.hpp.
template <class E>
constexpr std::string_view latex(E) {
  return printing::text_in_format<E, printing::latex_format>();
}

}  // namespace bptt
