// Plain ASCII text.
#pragma once
#include <bptt/printing/text.hpp>

namespace bptt {
namespace printing {

constexpr void ascii_name(sink& out, spelling s) { out << s.name; }
constexpr void ascii_function(sink& out, std::string_view name) { out << (name == "σ" ? "sigmoid" : name); }

inline constexpr format ascii_format{
    .document = {},
    .name = ascii_name,
    .function_name = ascii_function,
    .number = {},
    .row = {},
    .parentheses = {"(", "", ")"},
    .tall_parentheses = {"(", "", ")"},
    .bars = {"|", "", "|"},
    .plus = " + ",
    .minus = " - ",
    .negative = "-",
    .times = "*",
    .times_number = "*",
    .hadamard = " .* ",
    .quotient = " ./ ",
    .equals = " = ",
    .comma = ", ",
    .apply = "",
    .fraction = {"", "/", ""},
    .radical = {"sqrt(", "", ")"},
    .fraction_encloses = false,
    .total = "sum ",
    .sum_over_time = "sum_t ",
    .mean_over_time = "1/T*sum_t ",
    .parameters = {"<", ", ", ">"},
    .derivative = {"d", "/d", ""},
    .differential = {"d", "", ""},
    .derivative_encloses = false,
    .t = "t",
    .T = "T",
    .step = {"[", "", "]"},
    .step_at_end = {"[", "", "]"},
    .step_t = "t",
    .step_plus = "+",
    .step_minus = "-",
    .step_at_end_plus = "+",
    .step_digits = digits,
    .subscript = {},
    .superscript = {},
    .both_scripts = {},
    .scripts_pile_up = false,
    .power = {"^", "", ""},
    .negative_power = {"^(-", "", ")"},
    .age = {"<age ", "", ">"},
    .power_digits = digits,
    .transposed = "^T",
    .name_above = {"", "_", ""},
    .prime = {"", "'", ""},
    .shape = {"", "{", "}"},
    .cross = "x",
    .lines = {"", "\n", ""},
    .line = {},
    .line_equation = {"", " = ", ""},
    .line_step = {"", ": ", ""},
    .condition = {" [", "", "]"},
    .words = {},
    .less = " < ",
    .at_least = " >= ",
    .last_step = "T-1",
};

}  // namespace printing

/// What `text` prints, in ASCII: dE/dz[1], s[t-1], func'(z[1]), a*b, W^T*v, a^2, sum_t; .* and ./ are the product and
/// the quotient of components.
template <class E>
constexpr std::string_view ascii(E) {
  return printing::text_in_format<E, printing::ascii_format>();
}

}  // namespace bptt
