// Printing: formulas, equations and whole programs as text, made at compile time: written twice, to count it and to
// store it; where two names in it are alike, once more before, to find them.
#pragma once
#include <array>
#include <bptt/meta/holds.hpp>
#include <bptt/printing/equation_notation.hpp>
#include <iosfwd>

namespace bptt {
namespace printing {

template <class E>
constexpr std::size_t write_to(char* first, format const& f, names_in_text* names = nullptr) {
  sink out{f, first};
  out.names = names;
  out << f.document.before;
  printer<E>::to(out);
  out << f.document.after;
  return out.size;
}
/// The number of characters, and whether there are names that are alike.
struct measure {
  std::size_t size;
  bool has_twins;
};
template <class E, format const& f>
inline constexpr measure measured = [] {
  names_in_text names;
  std::size_t const size = write_to<E>(nullptr, f, &names);
  return find_twins(names, f) ? measure{write_to<E>(nullptr, f, &names), true} : measure{size, false};
}();
template <class E, format const& f>
inline constexpr auto stored_text = [] {
  std::array<char, measured<E, f>.size> characters{};
  if constexpr (measured<E, f>.has_twins) {
    names_in_text names;
    write_to<E>(nullptr, f, &names);
    find_twins(names, f);
    write_to<E>(characters.data(), f, &names);
  } else {
    write_to<E>(characters.data(), f);
  }
  return characters;
}();
template <class E, format const& f>
constexpr std::string_view text_in_format() {
  return {stored_text<E, f>.data(), stored_text<E, f>.size()};
}

}  // namespace printing

/// A formula, an equation, a rule, a recurrence, a program or its adjoint program as text (Unicode, UTF-8), made at
/// compile time: it can stand in a static_assert. A program has a line per equation. Steps are subscripts; a variable
/// of the end has none.
/// Cost: linear in the length of the text, at compile time.
template <class E>
constexpr std::string_view text(E) {
  return printing::text_in_format<E, printing::unicode>();
}

/// Holds for what is printed as it is; of what is refused nothing more is said.
template <class E>
inline constexpr bool is_text = is_refused<E>;
/// Is E something that people print: a formula that is no number, a rule, a recurrence, a program, ...?
template <class E>
inline constexpr bool has_a_text = operand<E> && !is_literal<E>;
template <class L, class R>
inline constexpr bool has_a_text<equation<L, R>> = true;
template <class... Equation>
inline constexpr bool has_a_text<recurrence_of<Equation...>> = true;
template <int T, class Recurrence>
inline constexpr bool has_a_text<program<T, Recurrence>> = true;
template <class Loss, class S, class Terms>
inline constexpr bool has_a_text<adjoint_rule<Loss, S, Terms>> = true;
template <class Program, class Loss>
inline constexpr bool has_a_text<derivation::adjoint_program<Program, Loss>> = true;
/// `std::cout << derivative(net, E, w)`.
template <class Traits, class E>
  requires has_a_text<E>
constexpr auto& operator<<(std::basic_ostream<char, Traits>& out, E const&) {
  static_assert(BPTT_HOLDS(is_text<E>), "bptt: a formula is printed as text(formula)");
  return out;
}

}  // namespace bptt
