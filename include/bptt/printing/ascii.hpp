// Plain ASCII text.
#pragma once
#include <bptt/printing/text.hpp>

namespace bptt {
namespace printing {

constexpr void ascii_name(sink& out, spelling s) { out << s.name; }

inline constexpr format ascii_format = [] {
  format f = unicode;
  f.name = ascii_name;
  f.function_name = ascii_name;
  f.minus = " - ";
  f.negative = "-";
  f.times = "*";
  f.times_number = "*";
  f.hadamard = " .* ";
  f.quotient = " ./ ";
  f.total = "sum ";
  f.sum_over_time = "sum_t ";
  f.mean_over_time = "1/T*sum_t ";
  f.derivative = {"d", "/d", ""};
  f.derivative_encloses = false;
  f.step = {"[", "", "]"};
  f.step_t = "t";
  f.step_plus = "+";
  f.step_minus = "-";
  f.step_at_end_plus = "+";
  f.step_digits = digits;
  f.scripts_pile_up = false;
  f.power = {"^", "", ""};
  f.negative_power = {"^(-", "", ")"};
  f.age = {"<age ", "", ">"};
  f.power_digits = digits;
  f.transposed = "^T";
  f.prime = {"", "'", ""};
  f.cross = "x";
  f.at_least = " >= ";
  f.last_step = "T-1";
  f.at_most = " <= ";
  f.equal_to = " == ";
  f.unequal_to = " != ";
  f.both = " && ";
  f.either = " || ";
  f.negation = "!";
  return f;
}();

}  // namespace printing

/// What `text` prints, in ASCII: dE/dz[1], s[t-1], func'(z[1]), a*b, W^T*v, a^2, sum_t; .* and ./ are the product and
/// the quotient of components.
template <class E>
constexpr std::string_view ascii(E) {
  return printing::text_in_format<E, printing::ascii_format>();
}

}  // namespace bptt
