// Formats: how each piece of notation is spelled, and the sink that text goes to. A printer (notation.hpp) says what
// stands where; a format is a table of the strings for it, so that one description of an operation serves all formats.
// Unicode text is here; the others are in ascii.hpp, latex.hpp and mathml.hpp.
#pragma once
#include <bptt/meta/growing_array.hpp>
#include <bptt/meta/spelling.hpp>

namespace bptt::printing {

/// What stands before, between and after the parts of a piece of notation.
struct layout {
  std::string_view before, between, after;
};

struct sink;

/// All that a format says. A string stands for one piece; where a format nests its pieces (MathML), what each printer
/// writes is one element.
struct format {
  layout document;
  void (*name)(sink&, spelling);  // of a symbol
  void (*function_name)(sink&, spelling);
  layout number;
  // operations
  layout row;
  layout parentheses, tall_parentheses, bars;  // tall: around fractions
  std::string_view plus, minus, negative, times, times_number, hadamard, quotient, equals, comma, apply;
  layout fraction, radical;
  bool fraction_encloses;  // its parts need no parentheses
  std::string_view total, sum_over_time, mean_over_time;
  layout parameters;  // segment<1, 2>
  // derivatives
  layout derivative, differential;
  bool derivative_encloses;  // ∂E/∂z is an atom
  // steps
  std::string_view t, T;
  layout step, step_at_end;
  std::string_view step_t, step_plus, step_minus, step_at_end_plus;
  std::string_view const* step_digits;
  // scripts: what encloses a base with one below, with one above, with both; and what is written above
  layout subscript, superscript, both_scripts;
  bool scripts_pile_up;  // (a²)ᵀ is written a²ᵀ
  layout power, negative_power, age;
  std::string_view const* power_digits;
  std::string_view transposed;
  layout name_above;  // δ of a variable
  layout prime;       // between: one stroke
  layout shape;
  std::string_view cross;
  // lines and conditions
  layout lines, line, line_equation, line_step;
  layout condition, words;
  std::string_view less, at_least, last_step;
  std::string_view greater, at_most, equal_to, unequal_to, both, either, negation;
};

inline constexpr std::string_view digits[10] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
inline constexpr std::string_view subscript_digits[10] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
inline constexpr std::string_view superscript_digits[10] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/// How a symbol is spelled, and the namespaces in which it is declared.
struct declared_name {
  spelling name;
  std::string_view scope;
};
/// The names in a text, each once. They are found while it is written for the first time; where two are written alike,
/// it is written again, and these bear their namespaces.
struct names_in_text {
  struct entry {
    declared_name const* name = nullptr;
    bool has_twin = false;
  };
  growing_array<entry> all;
  bool are_all_found = false;

  constexpr bool has_a_twin(declared_name const& name) const {
    for (entry const& e : all)
      if (e.name == &name) return e.has_twin;
    return false;
  }
  constexpr void note(declared_name const& name) {
    for (entry const& e : all)
      if (e.name == &name) return;
    all.push_back({&name});
  }
};

/// Where text goes: to `first`, or nowhere while it is being counted.
struct sink {
  format const& f;
  char* first = nullptr;
  std::size_t size = 0;
  bool shows_shapes = false;  // under factors
  bool in_lines = false;      // one below the other, their equality signs aligned
  names_in_text* names = nullptr;

  constexpr sink& operator<<(std::string_view s) {
    std::size_t const n = s.size();
    if (first != nullptr) {
      char const* const from = s.data();
      char* const to = first + size;
      for (std::size_t i = 0; i < n; ++i) to[i] = from[i];
    }
    size += n;
    return *this;
  }
  constexpr sink& digits_of(long long n, std::string_view const* digit) {
    if (n >= 10) digits_of(n / 10, digit);
    return *this << digit[n % 10];
  }
  /// A number, with its sign where it is negative.
  constexpr sink& number(long long n) {
    if (n < 0) *this << f.row.before << f.negative;
    *this << f.number.before;
    digits_of(n < 0 ? -n : n, digits) << f.number.after;
    if (n < 0) *this << f.row.after;
    return *this;
  }
  /// What follows a factor where shapes are shown: n×m, or n.
  constexpr sink& shape_below(int rank, int rows, int cols) {
    *this << f.shape.between << f.row.before;
    number(rows);
    if (rank == 2) (*this << f.cross).number(cols);
    return *this << f.row.after << f.shape.after;
  }
};

/// A name in a format.
constexpr growing_array<char> written_name(format const& f, spelling s) {
  sink counted{f};
  f.name(counted, s);
  growing_array<char> text;
  for (std::size_t i = 0; i < counted.size; ++i) text.push_back(' ');
  sink stored{f, text.begin()};
  f.name(stored, s);
  return text;
}
/// All names have been found: are there two that are written alike in a format?
constexpr bool find_twins(names_in_text& names, format const& f) {
  growing_array<growing_array<char>> texts;
  for (auto const& e : names.all) texts.push_back(written_name(f, e.name->name));
  names.are_all_found = true;
  bool found = false;
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (std::string_view(texts[i].begin(), texts[i].size()) == std::string_view(texts[k].begin(), texts[k].size()))
        names.all[i].has_twin = names.all[k].has_twin = found = true;
  return found;
}

constexpr void unicode_name(sink& out, spelling s) { out << (s.text.empty() ? s.name : s.text); }

/// Unicode text, a line per equation: s₁·func′(z₁), Wᵀ·hₜ₋₁, Σₜ.
inline constexpr format unicode{
    .document = {},
    .name = unicode_name,
    .function_name = unicode_name,
    .number = {},
    .row = {},
    .parentheses = {"(", "", ")"},
    .tall_parentheses = {"(", "", ")"},
    .bars = {"|", "", "|"},
    .plus = " + ",
    .minus = " − ",
    .negative = "−",
    .times = "·",
    .times_number = "·",
    .hadamard = " ∘ ",
    .quotient = " ⊘ ",
    .equals = " = ",
    .comma = ", ",
    .apply = "",
    .fraction = {"", "/", ""},
    .radical = {"sqrt(", "", ")"},
    .fraction_encloses = false,
    .total = "Σ",
    .sum_over_time = "Σₜ ",
    .mean_over_time = "1/T·Σₜ ",
    .parameters = {"<", ", ", ">"},
    .derivative = {"∂", "/∂", ""},
    .differential = {"d", "", ""},
    .derivative_encloses = true,
    .t = "t",
    .T = "T",
    .step = {},
    .step_at_end = {"[", "", "]"},
    .step_t = "ₜ",
    .step_plus = "₊",
    .step_minus = "₋",
    .step_at_end_plus = " + ",
    .step_digits = subscript_digits,
    .subscript = {},
    .superscript = {},
    .both_scripts = {},
    .scripts_pile_up = true,
    .power = {},
    .negative_power = {"⁻", "", ""},
    .age = {"⁽", "", "⁾"},
    .power_digits = superscript_digits,
    .transposed = "ᵀ",
    .name_above = {"", "_", ""},
    .prime = {"", "′", ""},
    .shape = {"", "{", "}"},
    .cross = "×",
    .lines = {"", "\n", ""},
    .line = {},
    .line_equation = {"", " = ", ""},
    .line_step = {"", ": ", ""},
    .condition = {" [", "", "]"},
    .words = {},
    .less = " < ",
    .at_least = " ≥ ",
    .last_step = "T−1",
    .greater = " > ",
    .at_most = " ≤ ",
    .equal_to = " = ",
    .unequal_to = " ≠ ",
    .both = " ∧ ",
    .either = " ∨ ",
    .negation = "¬",
};

}  // namespace bptt::printing
