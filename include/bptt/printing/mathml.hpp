// MathML Core: what browsers set without a script. Each printer writes one element.
#pragma once
#include <bptt/printing/text.hpp>

namespace bptt {
namespace printing {

/// Text between tags.
constexpr void xml_text(sink& out, std::string_view s) {
  for (std::size_t i = 0; i < s.size(); ++i)
    out << (s[i] == '<' ? "&lt;" : s[i] == '>' ? "&gt;" : s[i] == '&' ? "&amp;" : s.substr(i, 1));
}
/// An identifier: one letter is set in italics, a word upright.
constexpr void mathml_part(sink& out, std::string_view part) {
  bool const is_number = is_digit(part[0]);
  out << (is_number ? "<mn>" : "<mi>");
  xml_text(out, greek(part).empty() ? part : greek(part));
  out << (is_number ? "</mn>" : "</mi>");
}
constexpr void mathml_name(sink& out, spelling s) {
  if (!s.text.empty()) {
    out << "<mi>";
    xml_text(out, s.text);
    out << "</mi>";
    return;
  }
  name_parts const parts = parts_of(s.name);
  if (parts.has_a_hat) out << "<mover accent=\"true\">";
  if (!parts.below.empty()) out << "<msub>";
  mathml_part(out, parts.base);
  if (!parts.below.empty()) {
    mathml_part(out, parts.below);
    out << "</msub>";
  }
  if (parts.has_a_hat) out << "<mo>^</mo></mover>";
}
constexpr void mathml_function(sink& out, spelling s) {
  out << "<mi>";
  xml_text(out, s.text.empty() ? s.name : s.text);
  out << "</mi>";
}

inline constexpr format mathml_format{
    .document = {"<math xmlns=\"http://www.w3.org/1998/Math/MathML\" displaystyle=\"true\">", "", "</math>"},
    .name = mathml_name,
    .function_name = mathml_function,
    .number = {"<mn>", "", "</mn>"},
    .row = {"<mrow>", "", "</mrow>"},
    .parentheses = {"<mrow><mo stretchy=\"false\">(</mo>", "", "<mo stretchy=\"false\">)</mo></mrow>"},
    .tall_parentheses = {"<mrow><mo>(</mo>", "", "<mo>)</mo></mrow>"},
    .bars = {"<mrow><mo>|</mo>", "", "<mo>|</mo></mrow>"},
    .plus = "<mo>+</mo>",
    .minus = "<mo>−</mo>",
    .negative = "<mo>−</mo>",
    .times = "<mo lspace=\"0.12em\" rspace=\"0.12em\">&#x2062;</mo>",
    .times_number = "<mo>⋅</mo>",
    .hadamard = "<mo>∘</mo>",
    .quotient = "<mo>⊘</mo>",
    .equals = "<mo>=</mo>",
    .comma = "<mo>,</mo>",
    .apply = "<mo>&#x2061;</mo>",
    .fraction = {"<mfrac>", "", "</mfrac>"},
    .radical = {"<msqrt>", "", "</msqrt>"},
    .fraction_encloses = true,
    .total = "<mo>∑</mo>",
    .sum_over_time = "<munder><mo>∑</mo><mi>t</mi></munder>",
    .mean_over_time = "<mfrac><mn>1</mn><mi>T</mi></mfrac><munder><mo>∑</mo><mi>t</mi></munder>",
    .parameters = {"<mrow>", "<mo>,</mo>", "</mrow>"},
    .derivative = {"<mfrac><mrow><mi>∂</mi>", "</mrow><mrow><mi>∂</mi>", "</mrow></mfrac>"},
    .differential = {"<mrow><mi mathvariant=\"normal\">d</mi>", "", "</mrow>"},
    .derivative_encloses = false,
    .t = "<mi>t</mi>",
    .T = "<mi>T</mi>",
    .step = {"<mrow>", "", "</mrow>"},
    .step_at_end = {"<mrow>", "", "</mrow>"},
    .step_t = "<mi>t</mi>",
    .step_plus = "<mo>+</mo>",
    .step_minus = "<mo>−</mo>",
    .step_at_end_plus = "<mo>+</mo>",
    .step_digits = digits,
    .subscript = {"<msub>", "", "</msub>"},
    .superscript = {"<msup>", "", "</msup>"},
    .both_scripts = {"<msubsup>", "", "</msubsup>"},
    .scripts_pile_up = false,
    .power = {"<mn>", "", "</mn>"},
    .negative_power = {"<mrow><mo>−</mo><mn>", "", "</mn></mrow>"},
    .age = {"<mrow><mo stretchy=\"false\">(</mo><mn>", "", "</mn><mo stretchy=\"false\">)</mo></mrow>"},
    .power_digits = digits,
    .transposed = "<mo>⊤</mo>",
    .name_above = {"<msup>", "", "</msup>"},
    .prime = {"<mo lspace=\"0\" rspace=\"0\">", "′", "</mo>"},
    .shape = {"<munder>", "", "</munder>"},
    .cross = "<mo>×</mo>",
    .lines = {"<mtable displaystyle=\"true\">", "", "</mtable>"},
    .line = {"<mtr><mtd></mtd><mtd style=\"text-align:left\">", "", "</mtd></mtr>"},
    .line_equation = {"<mtr><mtd style=\"text-align:-webkit-right\">",
                      "</mtd><mtd style=\"text-align:left\"><mrow><mo form=\"infix\">=</mo>", "</mrow></mtd></mtr>"},
    .line_step = {"<mtr><mtd style=\"text-align:left\">", "<mo>:</mo></mtd><mtd style=\"text-align:left\">",
                  "</mtd></mtr>"},
    .condition = {"<mspace width=\"0.6em\"></mspace><mo stretchy=\"false\">[</mo>", "",
                  "<mo stretchy=\"false\">]</mo>"},
    .words = {"<mtext style=\"white-space:pre\">", "", "</mtext>"},
    .less = "<mo>&lt;</mo>",
    .at_least = "<mo>≥</mo>",
    .last_step = "<mi>T</mi><mo>−</mo><mn>1</mn>",
    .greater = "<mo>&gt;</mo>",
    .at_most = "<mo>≤</mo>",
    .equal_to = "<mo>=</mo>",
    .unequal_to = "<mo>≠</mo>",
    .both = "<mo>∧</mo>",
    .either = "<mo>∨</mo>",
    .negation = "<mo>¬</mo>",
};

}  // namespace printing

/// What `text` prints, as a <math> element: MathML Core, well-formed XML, for the flow of a page. Several lines are a
/// table, aligned at their equality signs. Names: `written` in spelling.hpp.
template <class E>
constexpr std::string_view mathml(E) {
  return printing::text_in_format<E, printing::mathml_format>();
}

}  // namespace bptt
