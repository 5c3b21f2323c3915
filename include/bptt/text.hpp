// Printing: formulas, equations and whole programs as text, made at compile time: written twice, to count it and to store it.
#pragma once
#include <bptt/function_notation.hpp>
#include <array>

namespace bptt {
namespace printing {

// --- equations, rules, programs ------------------------------------------------------------------------------------------------------

template <class L, class R>
struct printer<equation<L, R>> {
  static constexpr void to(sink& out) { out << operand_text<L>{} << " = " << operand_text<R>{}; }
};
template <class... E>
struct printer<types<E...>> {  // a line each
  static constexpr void to(sink& out) {
    std::string_view separator = "";
    ((out << separator, printer<E>::to(out), separator = "\n"), ...);
  }
};

// the terms of a rule, each with the condition under which it stands
template <int lag, class E>
struct printer<step_term<lag, E>> {
  static constexpr void to(sink& out) {
    out << operand_text<E, lag == 0 ? strength::sum : strength::product>{};
    if (lag > 0) out << " [t + " << decimal(lag) << " < T]";
    if (lag < 0) out << " [t ≥ " << decimal(-lag) << "]";
  }
};
template <int n, int lag, class E>
struct printer<chunk_term<n, lag, E>> {
  static constexpr void to(sink& out) {
    out << operand_text<E, strength::product>{} << " [t " << (lag < 0 ? "− " : "+ ") << decimal(lag < 0 ? -lag : lag) << " in the chunk of " << decimal(n) << " of t]";
  }
};
template <int lag, class E>
struct printer<outer_term<lag, E>> {
  static constexpr void to(sink& out) { out << operand_text<E, strength::product>{} << (lag > 0 ? " [t < 0]" : " [t ≥ T]"); }
};
template <class E>
struct printer<start_term<E>> {
  static constexpr void to(sink& out) { out << operand_text<E, strength::product>{} << " [start]"; }
};
template <class E>
struct printer<last_term<E>> {
  static constexpr void to(sink& out) { out << operand_text<E, strength::product>{} << " [t = T−1]"; }
};
template <int step, class E>
struct printer<fixed_term<step, E>> {
  static constexpr void to(sink& out) { out << operand_text<E, strength::product>{} << " [t = " << decimal(step) << "]"; }
};
/// A term that is not the first of its rule, with the sign before it.
template <class Term>
constexpr void further_term(sink& out) {
  using formula = typename Term::formula;
  using opposite = decltype(negative(formula{}));
  if constexpr (is_negative<formula> && printer<opposite>::binds > strength::sum) {
    out << " − ";
    printer<typename Term::template with<opposite>>::to(out);
  } else {
    out << " + ";
    printer<Term>::to(out);
  }
}
template <class Loss, class S>
struct printer<adjoint_rule<Loss, S, types<>>> {
  static constexpr void to(sink& out) { out << symbol_text<bar<Loss, S>>{} << "ₜ = 0"; }
};
template <class Loss, class S, class First, class... Term>
struct printer<adjoint_rule<Loss, S, types<First, Term...>>> {
  static constexpr void to(sink& out) {
    out << symbol_text<bar<Loss, S>>{} << "ₜ = ";
    printer<First>::to(out);
    (further_term<Term>(out), ...);
  }
};

template <class... E>
struct printer<recurrence_of<E...>> : printer<types<E...>> {};
template <class... E>
struct printer<equation_group<E...>> : printer<types<E...>> {};

template <class Step, class... E>
constexpr auto equations_at(types<E...>) {
  return types<equation<substitute<typename E::lhs, Step>, substitute<typename E::rhs, Step>>...>{};
}
template <class Program, int... step>
constexpr auto all_equations(std::integer_sequence<int, step...>) {
  return list::concat<decltype(equations_at<step_of<Program, -1>>(typename Program::recurrence::start_equations{})),
                      decltype(equations_at<step_of<Program, step>>(typename Program::recurrence::step_equations{}))...,
                      decltype(equations_at<step_of<Program, Program::steps - 1>>(typename Program::recurrence::last_equations{}))>{};
}
template <int T, class Recurrence>
struct printer<program<T, Recurrence>> : printer<decltype(all_equations<program<T, Recurrence>>(std::make_integer_sequence<int, T>{}))> {};
template <class Program, class Loss>
struct printer<adjoint_program<Program, Loss>> : printer<typename adjoint_program<Program, Loss>::equations> {};

template <class E>
constexpr std::size_t write_to(char* first) {
  sink out{first};
  printer<E>::to(out);
  return out.size;
}
template <class E>
inline constexpr auto stored_text = [] {
  std::array<char, write_to<E>(nullptr)> characters{};
  write_to<E>(characters.data());
  return characters;
}();

}  // namespace printing

/// A formula, an equation, a rule, a recurrence, a program or its adjoint program as text (Unicode, UTF-8), made at compile time: it can stand in a static_assert.
/// A program has a line per equation. Steps are subscripts; a variable of the end has none.
/// Cost: linear in the length of the text, at compile time.
template <class E>
constexpr std::string_view text(E) {
  return {printing::stored_text<E>.data(), printing::stored_text<E>.size()};
}

}  // namespace bptt
