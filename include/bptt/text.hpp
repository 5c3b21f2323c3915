// Printing: formulas, equations and whole programs as text, made at compile time. A printer says how tightly the outermost operation of its
// formula binds, and writes it to a sink; text is written twice, to count it and to store it.
#pragma once
#include <bptt/derivative.hpp>
#include <bptt/name.hpp>
#include <array>
#include <string_view>

namespace bptt {
namespace printing {

/// Where text goes: to `first`, or nowhere while it is being counted.
struct sink {
  char* first = nullptr;
  std::size_t size = 0;

  constexpr sink& operator<<(std::string_view s) {
    if (first != nullptr)
      for (std::size_t i = 0; i < s.size(); ++i) first[size + i] = s[i];
    size += s.size();
    return *this;
  }
};

/// How tightly the outermost operation of a formula binds: a sum, a product of components (A·b ∘ c is (A·b) ∘ c), a product, or what needs no parentheses.
enum class strength { sum, componentwise, product, atom };

template <class E>
struct printer;

/// E, in parentheses where its outermost operation binds less tightly than `at_least`.
template <class E, strength at_least = strength::sum>
struct operand_text {
  friend constexpr sink& operator<<(sink& out, operand_text) {
    constexpr bool parentheses = printer<E>::binds < at_least;
    if (parentheses) out << "(";
    printer<E>::to(out);
    if (parentheses) out << ")";
    return out;
  }
};

/// A number in the digits given.
struct number_text {
  long long n;
  std::string_view const* digit;
  friend constexpr sink& operator<<(sink& out, number_text number) {
    if (number.n >= 10) out << number_text{number.n / 10, number.digit};
    return out << number.digit[number.n % 10];
  }
};
inline constexpr std::string_view digits[10] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
inline constexpr std::string_view subscript_digits[10] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
constexpr number_text decimal(long long n) { return {n, digits}; }
constexpr number_text subscript(int n) { return {n, subscript_digits}; }

// --- leaves ------------------------------------------------------------------------------------------------------------------

struct atom_printer {
  static constexpr strength binds = strength::atom;
};

/// A symbol; of an adjoint, ∂E/∂z, the step stands below: ∂E/∂z₁.
template <class S>
struct symbol_text {
  friend constexpr sink& operator<<(sink& out, symbol_text) { return out << name_of<S>(); }
};
template <class Loss, class S>
struct symbol_text<bar<Loss, S>> {
  friend constexpr sink& operator<<(sink& out, symbol_text) { return out << "∂" << operand_text<Loss>{} << "/∂" << symbol_text<S>{}; }
};

template <class E>
struct printer : atom_printer {
  static constexpr void to(sink& out) { out << symbol_text<E>{}; }
};
template <class S, int lag>
struct printer<ago<S, lag>> : atom_printer {
  static constexpr void to(sink& out) {
    out << symbol_text<S>{} << "ₜ";
    if (lag > 0) out << "₋" << subscript(lag);
  }
};
template <class S, int lead>
struct printer<ahead<S, lead>> : atom_printer {
  static constexpr void to(sink& out) { out << symbol_text<S>{} << "ₜ₊" << subscript(lead); }
};
template <class S, int k>
struct printer<at<S, k>> : atom_printer {
  static constexpr void to(sink& out) { out << symbol_text<S>{} << (k < 0 ? "₋" : "") << subscript(k < 0 ? -k : k); }
};
template <class S>
struct printer<at_last<S>> : atom_printer {
  static constexpr void to(sink& out) { out << symbol_text<S>{}; }
};
template <class E>
  requires is_literal<E>
struct printer<E> {
  static constexpr strength binds = E::value < 0 ? strength::sum : strength::atom;
  static constexpr void to(sink& out) { out << (E::value < 0 ? "−" : "") << decimal(E::value < 0 ? -E::value : E::value); }
};
template <auto... dims>
struct printer<zeros<dims...>> : printer<struct zero> {};
template <auto n>
struct printer<identity<n>> : atom_printer {
  static constexpr void to(sink& out) { out << "I"; }
};
template <>
struct printer<step_count> : atom_printer {
  static constexpr void to(sink& out) { out << "T"; }
};
template <int T, class F>
struct printer<closed_form<T, F>> : printer<F> {};

// --- operations ----------------------------------------------------------------------------------------------------------------

template <class A, class B>
struct printer<add<A, B>> {
  static constexpr strength binds = strength::sum;
  static constexpr void to(sink& out) { out << operand_text<A>{} << " + " << operand_text<B, is_negative<B> ? strength::product : strength::sum>{}; }
};
template <class A, class B>
struct printer<sub<A, B>> {
  static constexpr strength binds = strength::sum;
  static constexpr void to(sink& out) { out << operand_text<A>{} << " − " << operand_text<B, strength::product>{}; }
};
template <class A>
struct printer<neg<A>> {
  static constexpr strength binds = strength::sum;
  static constexpr void to(sink& out) { out << "−" << operand_text<A, strength::product>{}; }
};

struct product_printer {
  static constexpr strength binds = strength::product;
};
template <class A, class B>
struct printer<mul<A, B>> : product_printer {
  static constexpr void to(sink& out) { out << operand_text<A, strength::product>{} << "·" << operand_text<B, strength::product>{}; }
};
template <class A, class B>
struct printer<div<A, B>> : product_printer {
  static constexpr void to(sink& out) { out << operand_text<A, strength::product>{} << "/" << operand_text<B, strength::atom>{}; }
};
template <class A, class B>
struct printer<hadamard_of<A, B>> {
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) { out << operand_text<A, strength::componentwise>{} << " ∘ " << operand_text<B, strength::componentwise>{}; }
};
template <class A, class B>
struct printer<quotient_of<A, B>> {
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) { out << operand_text<A, strength::product>{} << " ⊘ " << operand_text<B, strength::product>{}; }
};
template <class A, class B>
struct printer<dot_of<A, B>> : printer<mul<transpose_of<A>, B>> {};
template <class A, class B>
struct printer<outer_of<A, B>> : printer<mul<A, transpose_of<B>>> {};
template <class A>
struct printer<transpose_of<A>> : atom_printer {
  static constexpr void to(sink& out) { out << operand_text<A, strength::atom>{} << "ᵀ"; }
};
template <class A>
struct printer<square_of<A>> : atom_printer {
  static constexpr void to(sink& out) { out << operand_text<A, strength::atom>{} << "²"; }
};
template <class A>
struct printer<sum_of<A>> {  // as a factor it has parentheses: (Σy)·p
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) { out << "Σ" << operand_text<A, strength::atom>{}; }
};
template <class E>
struct printer<sum_over_time<E>> {
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) { out << "Σₜ " << operand_text<E, strength::product>{}; }
};
template <class E>
struct printer<mean_over_time<E>> {
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) { out << "1/T·Σₜ " << operand_text<E, strength::product>{}; }
};

// --- functions -------------------------------------------------------------------------------------------------------------------

template <class First, class... Rest>
struct arguments_text {
  friend constexpr sink& operator<<(sink& out, arguments_text) {
    out << "(" << operand_text<First>{};
    ((out << ", " << operand_text<Rest>{}), ...);
    return out << ")";
  }
};
template <elementwise_node E>
struct printer<E> : atom_printer {
  static constexpr void to(sink& out) { out << E::name << arguments_text<typename E::argument>{}; }
};
template <class F>
struct symbol_text<slope_of<F>> {
  friend constexpr sink& operator<<(sink& out, symbol_text) { return out << symbol_text<F>{} << "′"; }
};
template <class F, class Z>
struct printer<applied<F, Z>> : atom_printer {
  static constexpr void to(sink& out) { out << symbol_text<F>{} << arguments_text<Z>{}; }
};
template <class A, class Shape>
struct printer<broadcast_of<A, Shape>> : atom_printer {
  static constexpr void to(sink& out) { out << "broadcast" << arguments_text<A>{}; }
};
template <class V>
struct printer<diag_of<V>> : atom_printer {
  static constexpr void to(sink& out) { out << "diag" << arguments_text<V>{}; }
};
template <class V>
struct printer<softmax_of<V>> : atom_printer {
  static constexpr void to(sink& out) { out << "softmax" << arguments_text<V>{}; }
};
template <class V>
struct printer<log_softmax_of<V>> : atom_printer {
  static constexpr void to(sink& out) { out << "log_softmax" << arguments_text<V>{}; }
};
template <class P, class Y>
struct printer<cross_entropy_of<P, Y>> : atom_printer {
  static constexpr void to(sink& out) { out << "cross_entropy" << arguments_text<P, Y>{}; }
};
template <class Q, class Y>
struct printer<softmax_cross_entropy_of<Q, Y>> : atom_printer {
  static constexpr void to(sink& out) { out << "softmax_cross_entropy" << arguments_text<Q, Y>{}; }
};

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
  }
};
template <class E>
struct printer<last_term<E>> {
  static constexpr void to(sink& out) { out << operand_text<E, strength::product>{} << " [t = T−1]"; }
};
template <int step, class E>
struct printer<fixed_term<step, E>> {
  static constexpr void to(sink& out) { out << operand_text<E, strength::product>{} << " [t = " << decimal(step) << "]"; }
};
template <class Loss, class S, class... Term>
struct printer<adjoint_rule<Loss, S, types<Term...>>> {
  static constexpr void to(sink& out) {
    out << symbol_text<bar<Loss, S>>{} << "ₜ = " << (sizeof...(Term) == 0 ? "0" : "");
    std::string_view separator = "";
    ((out << separator, printer<Term>::to(out), separator = " + "), ...);
  }
};

template <class... E>
struct printer<recurrence_of<E...>> : printer<types<E...>> {};

template <class Step, class... E>
constexpr auto equations_at(types<E...>) {
  return types<equation<substitute<typename E::lhs, Step>, substitute<typename E::rhs, Step>>...>{};
}
template <class Program, int... step>
constexpr auto all_equations(std::integer_sequence<int, step...>) {
  return list::concat<decltype(equations_at<step_of<Program, step>>(typename Program::recurrence::step_equations{}))...,
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
