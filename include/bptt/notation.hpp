// Notation: how each leaf, operation and function is written. A printer says how tightly the outermost operation of its formula binds, and writes it to a sink.
#pragma once
#include <bptt/derivative.hpp>
#include <bptt/name.hpp>
#include <bptt/tangent.hpp>
#include <string_view>

namespace bptt {
namespace printing {
using namespace derivation;
using namespace simplified;

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
inline constexpr std::string_view superscript_digits[10] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
constexpr number_text decimal(long long n) { return {n, digits}; }
constexpr number_text subscript(int n) { return {n, subscript_digits}; }
constexpr number_text superscript(long long n) { return {n, superscript_digits}; }

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

template <class S, int age>
struct symbol_text<aged<S, age>> {
  friend constexpr sink& operator<<(sink& out, symbol_text) { return out << symbol_text<S>{} << "⁽" << superscript(age) << "⁾"; }
};
template <class S>
struct symbol_text<tangent_of<S>> {
  friend constexpr sink& operator<<(sink& out, symbol_text) { return out << "d" << symbol_text<S>{}; }
};

template <class E>
struct printer : atom_printer {
  static constexpr void to(sink& out) { out << symbol_text<E>{}; }
};
template <class Loss, class How>
struct printer<truncated_loss<Loss, How>> : printer<Loss> {};
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
template <class S, int n>
struct printer<after_last<S, n>> : atom_printer {
  static constexpr void to(sink& out) {
    out << symbol_text<S>{} << "[T";
    if (n > 1) out << " + " << decimal(n - 1);
    out << "]";
  }
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
/// A formula with an exponent; as the base of another it has parentheses: (a²)³.
template <class E>
inline constexpr bool is_raised = false;
template <class A>
inline constexpr bool is_raised<square_of<A>> = true;
template <class A, class N>
inline constexpr bool is_raised<power_of<A, N>> = true;
template <class A>
struct base_text {
  friend constexpr sink& operator<<(sink& out, base_text) {
    if (is_raised<A>) return out << "(" << operand_text<A>{} << ")";
    return out << operand_text<A, strength::atom>{};
  }
};
template <class A>
struct printer<square_of<A>> : atom_printer {
  static constexpr void to(sink& out) { out << base_text<A>{} << "²"; }
};
template <class A, long long n>
struct printer<power_of<A, integer<n>>> : atom_printer {
  static constexpr void to(sink& out) { out << base_text<A>{} << (n < 0 ? "⁻" : "") << superscript(n < 0 ? -n : n); }
};
template <class A>
struct printer<abs_of<A>> : atom_printer {
  static constexpr void to(sink& out) { out << "|" << operand_text<A>{} << "|"; }
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

}  // namespace printing
}  // namespace bptt
