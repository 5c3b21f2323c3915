// Notation: how each leaf and each operation is written.
#pragma once
#include <bptt/derivation/linearisation.hpp>
#include <bptt/operations/comparisons.hpp>
#include <bptt/printing/precedence.hpp>
#include <bptt/printing/spelling.hpp>

namespace bptt {
namespace printing {

// --- leaves -------------------------------------------------------------------------------------

/// The step of a reference: none, t + offset, `offset`, or T + offset.
struct step_text {
  enum { none, relative, absolute, from_end } kind = none;
  int offset = 0;
};

/// What stands below a symbol.
constexpr sink& operator<<(sink& out, step_text step) {
  format const& f = out.f;
  int const n = step.offset < 0 ? -step.offset : step.offset;
  if (step.kind == step_text::from_end) {
    out << f.step_at_end.before << f.T;
    if (n > 0)
      (out << (step.offset < 0 ? f.negative : f.step_at_end_plus) << f.number.before).digits_of(n, digits)
          << f.number.after;
    return out << f.step_at_end.after;
  }
  bool const relative = step.kind == step_text::relative;
  out << f.step.before;
  if (relative) out << f.step_t;
  if (n > 0 || !relative) {
    out << (step.offset < 0 ? f.step_minus : relative ? f.step_plus : "") << f.number.before;
    out.digits_of(n, f.step_digits) << f.number.after;
  }
  return out << f.step.after;
}

/// The step of each kind of reference.
template <class E>
inline constexpr step_text step_below{};
template <relative_reference E>
inline constexpr step_text step_below<E>{step_text::relative, E::lead};
template <numbered_reference E>
inline constexpr step_text step_below<E>{step_text::absolute, E::lead};
template <class S, int n>
inline constexpr step_text step_below<after_last<S, n>>{step_text::from_end, n - 1};
template <class Loss, is_reference State>
inline constexpr step_text step_below<bar<Loss, State>> = step_below<State>;
/// A symbol without its step.
template <class S>
struct name_text {
  friend constexpr sink& operator<<(sink& out, name_text) {
    if constexpr (has_an_owner<S>) {
      out << out.f.row.before << name_text<typename S::owner>{};
      out.f.name(out, {"."});
      out.f.name(out, spelling_of<S>);
      return out << out.f.row.after;
    } else if (out.names != nullptr && out.names->are_all_found && out.names->has_a_twin(declared<S>)) {
      out << out.f.row.before;
      out.f.name(out, {declared<S>.scope});
      out.f.name(out, {"::"});
      out.f.name(out, spelling_of<S>);
      return out << out.f.row.after;
    } else {
      if (out.names != nullptr) out.names->note(declared<S>);
      out.f.name(out, spelling_of<S>);
      return out;
    }
  }
};
template <class S, int age>
struct name_text<aged<S, age>> {
  friend constexpr sink& operator<<(sink& out, name_text) {
    out << out.f.superscript.before << name_text<S>{} << out.f.age.before;
    return out.digits_of(age, out.f.power_digits) << out.f.age.after << out.f.superscript.after;
  }
};
/// A symbol at a step.
template <class S>
struct symbol_text {
  step_text step = {};
  friend constexpr sink& operator<<(sink& out, symbol_text symbol) {
    if (symbol.step.kind == step_text::none) return out << name_text<S>{};
    return out << out.f.subscript.before << name_text<S>{} << symbol.step << out.f.subscript.after;
  }
};
/// Of an adjoint, ∂E/∂z, the step stands below: ∂E/∂z₁.
template <class Loss, class S>
struct symbol_text<bar<Loss, S>> {
  step_text step = {};
  friend constexpr sink& operator<<(sink& out, symbol_text symbol) {
    return out << out.f.derivative.before << operand_text<Loss>{} << out.f.derivative.between
               << symbol_text<symbol_of<S>>{symbol.step} << out.f.derivative.after;
  }
};
template <class S>
struct symbol_text<tangent_of<S>> {
  step_text step = {};
  friend constexpr sink& operator<<(sink& out, symbol_text symbol) {
    return out << out.f.differential.before << symbol_text<S>{symbol.step} << out.f.differential.after;
  }
};
/// Of a logarithm, log(p), the step stands inside: log(p₁), log(1 − p₁).
template <class S>
struct symbol_text<logarithm_of<S>> {
  step_text step = {};
  friend constexpr sink& operator<<(sink& out, symbol_text symbol) {
    using v = symbol_of<typename numeric::argument_of_logarithm<logarithm_of<S>>::variable>;
    out << out.f.row.before;
    out.f.function_name(out, log_of<S>::name);
    out << out.f.apply << out.f.parentheses.before << out.f.row.before;
    if constexpr (is_node<S>) {
      out.number(1);
      out << out.f.minus;
    }
    return out << symbol_text<v>{symbol.step} << out.f.row.after << out.f.parentheses.after << out.f.row.after;
  }
};

template <class E>
struct printer : atom_printer {
  static constexpr void to(sink& out) { out << symbol_text<symbol_of<E>>{step_below<E>}; }
};
template <class Loss, class How>
struct printer<truncated_loss<Loss, How>> : printer<Loss> {};
template <class E>
  requires is_literal<E>
struct printer<E> {
  static constexpr strength binds = E::value < 0 ? strength::sum : strength::atom;
  static constexpr void to(sink& out) { out.number(E::value); }
};
template <auto... dims>
struct printer<zeros<dims...>> : printer<struct zero> {};
template <auto n>
struct printer<identity<n>> : atom_printer {
  static constexpr void to(sink& out) { out.f.name(out, {"I"}); }
};
template <>
struct printer<step_count> : atom_printer {
  static constexpr void to(sink& out) { out << out.f.T; }
};
template <int T, class F>
struct printer<closed_form<T, F>> : printer<F> {};
template <class E>
struct printer<unnamed_of<E>> : printer<E> {};

// --- operations ---------------------------------------------------------------------------------

template <class A, class B>
struct printer<add<A, B>> {
  static constexpr strength binds = strength::sum;
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<A>{} << out.f.plus << operand_text < B,
        is_negative<B> ? strength::product : strength::sum > {} << out.f.row.after;
  }
};
template <class A, class B>
struct printer<sub<A, B>> {
  static constexpr strength binds = strength::sum;
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<A>{} << out.f.minus << operand_text<B, strength::product>{}
        << out.f.row.after;
  }
};
template <class A>
struct printer<neg<A>> {
  static constexpr strength binds = strength::sum;
  static constexpr void to(sink& out) {
    out << out.f.row.before << out.f.negative << operand_text<A, strength::product>{} << out.f.row.after;
  }
};

/// Does E begin with a digit, so that it cannot stand beside another factor without a sign?
template <class E>
inline constexpr bool begins_with_a_digit = is_literal<E>;
template <class A, class B>
inline constexpr bool begins_with_a_digit<mul<A, B>> = begins_with_a_digit<A>;
template <class A, class B>
inline constexpr bool begins_with_a_digit<outer_of<A, B>> = begins_with_a_digit<A>;
template <class A>
inline constexpr bool begins_with_a_digit<square_of<A>> = begins_with_a_digit<A>;
template <class A, class N>
inline constexpr bool begins_with_a_digit<power_of<A, N>> = begins_with_a_digit<A>;

template <class A, class B>
struct printer<mul<A, B>> : product_printer {
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<A, strength::product>{}
        << (begins_with_a_digit<B> ? out.f.times_number : out.f.times) << operand_text<B, strength::product>{}
        << out.f.row.after;
  }
};
template <class A, class B>
struct printer<div<A, B>> : product_printer {
  static constexpr void to(sink& out) {
    layout const& fraction = out.f.fraction;
    if (out.f.fraction_encloses)
      out << fraction.before << operand_text<A>{} << fraction.between << operand_text<B>{} << fraction.after;
    else
      out << fraction.before << operand_text<A, strength::product>{} << fraction.between
          << operand_text<B, strength::atom>{} << fraction.after;
  }
};
template <class A, class B>
struct printer<hadamard_of<A, B>> {
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<A, strength::componentwise>{} << out.f.hadamard
        << operand_text<B, strength::componentwise>{} << out.f.row.after;
  }
};
template <class A, class B>
struct printer<quotient_of<A, B>> {
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<A, strength::product>{} << out.f.quotient
        << operand_text<B, strength::product>{} << out.f.row.after;
  }
};
/// The sign of a condition.
constexpr std::string_view spelled(format const& f, relation_sign sign) {
  switch (sign) {
    case relation_sign::less:
      return f.less;
    case relation_sign::at_most:
      return f.at_most;
    case relation_sign::greater:
      return f.greater;
    case relation_sign::at_least:
      return f.at_least;
    case relation_sign::equal:
      return f.equal_to;
    case relation_sign::unequal:
      return f.unequal_to;
    case relation_sign::both:
      return f.both;
    default:
      return f.either;
  }
}
template <condition_node E>
struct printer<E> {
  static constexpr bool compares = E::relation != relation_sign::both && E::relation != relation_sign::either;
  static constexpr strength binds = compares ? strength::comparison : strength::condition;
  static constexpr strength parts_bind = compares ? strength::sum : strength::comparison;
  static constexpr void to(sink& out) {
    out << out.f.row.before << operand_text<typename E::first, parts_bind>{} << spelled(out.f, E::relation)
        << operand_text<typename E::second, parts_bind>{} << out.f.row.after;
  }
};
template <class A>
struct printer<not_of<A>> : product_printer {
  static constexpr void to(sink& out) {
    out << out.f.row.before << out.f.negation << operand_text<A, strength::atom>{} << out.f.row.after;
  }
};
template <class A, class B>
struct printer<dot_of<A, B>> : printer<mul<transpose_of<A>, B>> {};
template <class A, class B>
  requires(shape_t<A>::rank == 2)
struct printer<dot_of<A, B>> : printer<sum_of<hadamard_of<A, B>>> {};
template <class A, class B>
struct printer<outer_of<A, B>> : printer<mul<A, transpose_of<B>>> {};
template <class A>
struct printer<sum_of<A>> {  // as a factor it has parentheses: (Σy)·p
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) {
    out << out.f.row.before << out.f.total << operand_text<A, strength::atom>{} << out.f.row.after;
  }
};
template <class E>
struct printer<sum_over_time<E>> {
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) {
    out << out.f.row.before << out.f.sum_over_time << operand_text<E, strength::product>{} << out.f.row.after;
  }
};
template <class E>
struct printer<mean_over_time<E>> {
  static constexpr strength binds = strength::componentwise;
  static constexpr void to(sink& out) {
    out << out.f.row.before << out.f.mean_over_time << operand_text<E, strength::product>{} << out.f.row.after;
  }
};

}  // namespace printing
}  // namespace bptt
