// Notation of equations, of rules at a general step and of whole programs: a line per equation.
#pragma once
#include <bptt/derivation/rule_to_read.hpp>
#include <bptt/printing/function_notation.hpp>

namespace bptt {
namespace printing {

/// Holds for what is written as two columns, such as an equation: below each other such lines are aligned.
template <class E>
inline constexpr bool has_its_own_line = false;
template <class L, class R>
inline constexpr bool has_its_own_line<equation<L, R>> = true;
template <class Loss, class S, class Terms>
inline constexpr bool has_its_own_line<adjoint_rule<Loss, S, Terms>> = true;

/// How the two sides of an equation are joined.
constexpr layout equation_layout(sink& out) {
  layout const one_line{out.f.row.before, out.f.equals, out.f.row.after};
  return out.in_lines ? out.f.line_equation : one_line;
}

template <class L, class R>
struct printer<equation<L, R>> {
  static constexpr void to(sink& out) {
    layout const parts = equation_layout(out);
    out << parts.before << operand_text<L>{} << parts.between << operand_text<R>{} << parts.after;
  }
};

template <class E>
constexpr void write_line(sink& out) {
  if (!has_its_own_line<E>) out << out.f.line.before;
  printer<E>::to(out);
  if (!has_its_own_line<E>) out << out.f.line.after;
}
template <class... E>
struct printer<types<E...>> {  // a line each
  static constexpr void to(sink& out) {
    constexpr void (*line[])(sink&) = {write_line<E>...,
                                       nullptr};  // a fold would end at the 256 operands that clang takes
    out << out.f.lines.before;
    out.in_lines = true;
    for (std::size_t i = 0; i < sizeof...(E); ++i) {
      if (i > 0) out << out.f.lines.between;
      line[i](out);
    }
    out.in_lines = false;
    out << out.f.lines.after;
  }
};

// the terms of a rule, each with the condition under which it stands

/// [t + 1 < T], [t ≥ 1], [t = 3] ...: the sign and the right side; the left side is t + offset.
constexpr void write_condition(sink& out, long long offset, std::string_view sign, std::string_view word) {
  out << out.f.t;
  if (offset != 0) (out << (offset < 0 ? out.f.minus : out.f.plus)).number(offset < 0 ? -offset : offset);
  out << sign << word;
}
/// [t ≥ 1], t + lag is no step before the first; [t + 1 < T], it is none after the last; or both.
constexpr void write_bounds(sink& out, int lag, bool from_start, bool to_end) {
  if (from_start) (write_condition(out, 0, out.f.at_least, {}), out.number(-lag));
  if (from_start && to_end) out << out.f.comma;
  if (to_end) write_condition(out, lag, out.f.less, out.f.T);
}
template <int lag, bool from_start, bool to_end, class E>
struct printer<bounded_term<lag, from_start, to_end, E>> {
  static constexpr void to(sink& out) {
    if constexpr (!from_start && !to_end) {
      out << operand_text<E>{};
    } else {
      out << out.f.row.before << operand_text<E, strength::product>{} << out.f.condition.before;
      write_bounds(out, lag, from_start, to_end);
      out << out.f.condition.after << out.f.row.after;
    }
  }
};
template <int lag, class E>
struct printer<step_term<lag, E>> : printer<bounded_term<lag, (lag < 0), (lag > 0), E>> {};
template <int n, int lag, class E>
struct printer<chunk_term<n, lag, E>> {
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<E, strength::product>{} << out.f.condition.before;
    write_condition(out, lag, {}, {});
    out << out.f.words.before << " in the chunk of " << out.f.words.after;
    out.number(n) << out.f.words.before << " of " << out.f.words.after << out.f.t << out.f.condition.after
                  << out.f.row.after;
  }
};
template <int lag, class E>
struct printer<outer_term<lag, E>> {
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<E, strength::product>{} << out.f.condition.before;
    std::string_view const sign = lag == 1 || lag == -1 ? out.f.equals : lag > 0 ? out.f.less : out.f.at_least;
    write_condition(out, 0, sign, lag > 0 ? std::string_view{} : out.f.T);
    if (lag > 0) out.number(lag == 1 ? -1 : 0);
    if (lag > 1 || lag < -1) write_bounds(out << out.f.comma, lag, true, true);
    out << out.f.condition.after << out.f.row.after;
  }
};
template <class E>
struct printer<start_term<E>> {
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<E, strength::product>{} << out.f.condition.before << out.f.words.before
        << "start" << out.f.words.after << out.f.condition.after << out.f.row.after;
  }
};
template <class E>
struct printer<last_term<E>> {
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<E, strength::product>{} << out.f.condition.before;
    write_condition(out, 0, out.f.equals, out.f.last_step);
    out << out.f.condition.after << out.f.row.after;
  }
};
template <int step, class E>
struct printer<fixed_term<step, E>> {
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<E, strength::product>{} << out.f.condition.before;
    write_condition(out, 0, out.f.equals, {});
    out.number(step) << out.f.condition.after << out.f.row.after;
  }
};
template <int n, class E>
struct printer<after_term<n, E>> {
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<E, strength::product>{} << out.f.condition.before;
    write_condition(out, 1 - n, out.f.equals, out.f.T);
    out << out.f.condition.after << out.f.row.after;
  }
};
/// A term that is not the first of its rule, with the sign before it.
template <class Term>
constexpr void further_term(sink& out) {
  using formula = typename Term::formula;
  using opposite = decltype(negative(formula{}));
  if constexpr (is_negative<formula> && printer<opposite>::binds > strength::sum) {
    out << out.f.minus;
    printer<typename Term::template with<opposite>>::to(out);
  } else {
    out << out.f.plus;
    printer<Term>::to(out);
  }
}
template <class... Term>
constexpr void write_terms(sink& out, types<Term...>) {
  bool first = true;
  auto const write = [&]<class T>(T*) {
    if (first)
      printer<T>::to(out);
    else
      further_term<T>(out);
    first = false;
  };
  if constexpr (sizeof...(Term) == 0)
    out.number(0);
  else {
    out << out.f.row.before;
    (write(static_cast<Term*>(nullptr)), ...);
    out << out.f.row.after;
  }
}
template <class Loss, class S, class... Term>
struct printer<adjoint_rule<Loss, S, types<Term...>>> {
  static constexpr void to(sink& out) {
    layout const parts = equation_layout(out);
    out << parts.before << symbol_text<bar<Loss, S>>{{step_text::relative, 0}} << parts.between;
    write_terms(out, types<Term...>{});
    out << parts.after;
  }
};

/// Equations as they are read, h[last] as h[T − 1] where one of them defines h at each step.
template <class... E>
using equations_to_read =
    types<equation<typename E::lhs, substitute<typename E::rhs, last_by_its_step<types<E...>>>>...>;
template <class... E>
struct printer<recurrence_of<E...>> : printer<equations_to_read<E...>> {};
template <class... E>
struct printer<equation_group<E...>> : printer<equations_to_read<E...>> {};

template <class Step, class... E>
constexpr auto equations_at(types<E...>) {
  return types<equation<substitute<typename E::lhs, Step>, substitute<typename E::rhs, Step>>...>{};
}
template <class Program, int... step>
constexpr auto all_equations(std::integer_sequence<int, step...>) {
  return list::concat<decltype(equations_at<step_of<Program, -1>>(typename Program::recurrence::start_equations{})),
                      decltype(equations_at<step_of<Program, step>>(typename Program::recurrence::step_equations{}))...,
                      decltype(equations_at<step_of<Program, Program::steps - 1>>(
                          typename Program::recurrence::last_equations{}))>{};
}
template <int T, class Recurrence>
struct printer<program<T, Recurrence>>
    : printer<decltype(all_equations<program<T, Recurrence>>(std::make_integer_sequence<int, T>{}))> {};
template <class Program, class Loss>
struct printer<adjoint_program<Program, Loss>> : printer<typename adjoint_program<Program, Loss>::equations> {};

}  // namespace printing
}  // namespace bptt
