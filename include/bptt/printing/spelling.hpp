// Spelling: how the name of a symbol is written in print: as in the source, or as its declaration says.
#pragma once
#include <bptt/meta/spelling.hpp>
#include <bptt/meta/type_name.hpp>
#include <bptt/printing/format.hpp>

namespace bptt {

namespace printing {

/// Characters that are known by type.
template <std::size_t n>
struct characters {
  char c[n]{};
  constexpr characters(char const (&s)[n]) {
    for (std::size_t i = 0; i < n; ++i) c[i] = s[i];
  }
  constexpr std::string_view view() const { return {c, n - 1}; }
};

}  // namespace printing

/// The base of a symbol that is printed under another name than that of its struct: how it is written in text and
/// MathML, and how in LaTeX where that differs:
///   inline constexpr struct theta : parameter<theta>, written<"θ", "\\theta"> {} theta;
///   inline constexpr struct yhat : variable<yhat, 3>, written<"ŷ", "\\hat{y}"> {} yhat;
/// ASCII text and the messages of the library keep the name of the struct. Without it LaTeX and MathML know the Greek
/// letters by their names and a name that ends in `hat`, and set what follows an underscore, or digits at the end,
/// below: theta, yhat, W_ih, h1.
template <printing::characters in_text, printing::characters in_latex = in_text>
struct written {
  static constexpr spelling as_written{{}, in_text.view(), in_latex.view()};
};

namespace printing {

/// The name of a symbol without that of its owner.
template <class S>
constexpr std::string_view own_name() {
  constexpr std::string_view whole = last_component(qualified_name<S>());
  return has_an_owner<S> ? whole.substr(0, whole.find('<')) : whole;
}
/// How a symbol is spelled.
template <class S>
inline constexpr spelling spelling_of = [] {
  if constexpr (requires { S::as_written; })
    return spelling{own_name<S>(), S::as_written.text, S::as_written.latex};
  else
    return spelling{own_name<S>()};
}();

template <class S>
inline constexpr declared_name declared = [] {
  constexpr std::string_view whole = qualified_name<S>();
  constexpr std::size_t before = whole.size() - last_component(whole).size();
  return declared_name{spelling_of<S>, whole.substr(0, before < 2 ? 0 : before - 2)};
}();

struct letter {
  std::string_view name, text;
};
/// The Greek letters that the Latin alphabet does not have.
inline constexpr letter greek_letters[] = {
    {"alpha", "α"}, {"beta", "β"},  {"gamma", "γ"}, {"delta", "δ"},  {"epsilon", "ϵ"}, {"zeta", "ζ"}, {"eta", "η"},
    {"theta", "θ"}, {"iota", "ι"},  {"kappa", "κ"}, {"lambda", "λ"}, {"mu", "μ"},      {"nu", "ν"},   {"xi", "ξ"},
    {"pi", "π"},    {"rho", "ρ"},   {"sigma", "σ"}, {"tau", "τ"},    {"phi", "ϕ"},     {"chi", "χ"},  {"psi", "ψ"},
    {"omega", "ω"}, {"Gamma", "Γ"}, {"Delta", "Δ"}, {"Theta", "Θ"},  {"Lambda", "Λ"},  {"Xi", "Ξ"},   {"Pi", "Π"},
    {"Sigma", "Σ"}, {"Phi", "Φ"},   {"Psi", "Ψ"},   {"Omega", "Ω"}};
/// The Greek letter of a name; empty where there is none.
constexpr std::string_view greek(std::string_view name) {
  for (letter const& l : greek_letters)
    if (l.name == name) return l.text;
  return {};
}

/// The parts of a name: W_ih, h1, yhat.
struct name_parts {
  std::string_view base, below;
  bool has_a_hat = false;
};
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr name_parts parts_of(std::string_view name) {
  if (name.size() > 3 && name.ends_with("hat")) {
    std::string_view const base = name.substr(0, name.size() - (name[name.size() - 4] == '_' ? 4 : 3));
    if (base.size() == 1 || !greek(base).empty()) return {base, {}, true};
  }
  std::size_t const underscore = name.find('_');
  if (underscore != name.npos && underscore > 0 && underscore + 1 < name.size())
    return {name.substr(0, underscore), name.substr(underscore + 1)};
  std::size_t end = name.size();
  while (end > 0 && is_digit(name[end - 1])) --end;
  if (end > 0 && end < name.size()) return {name.substr(0, end), name.substr(end)};
  return {name, {}};
}

}  // namespace printing
}  // namespace bptt
