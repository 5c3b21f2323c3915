// Notation of functions: f(x), and the few that are written in another way, |x|, a³, √x.
#pragma once
#include <bptt/printing/formula_notation.hpp>

namespace bptt {
namespace printing {

// --- scripts ------------------------------------------------------------------------------------

/// What stands above a base: an exponent, or the ᵀ of a transpose.
struct script_text {
  bool transposes;
  long long exponent = 0;
  friend constexpr sink& operator<<(sink& out, script_text script) {
    if (script.transposes) return out << out.f.transposed;
    layout const& power = script.exponent < 0 ? out.f.negative_power : out.f.power;
    return (out << power.before).digits_of(script.exponent < 0 ? -script.exponent : script.exponent, out.f.power_digits)
           << power.after;
  }
};
/// A formula with an exponent; as the base of another it has parentheses: (a²)³.
template <class E>
inline constexpr bool is_raised = false;
template <class A>
inline constexpr bool is_raised<square_of<A>> = true;
template <class A, class N>
inline constexpr bool is_raised<power_of<A, N>> = true;
template <class E>
inline constexpr bool is_transposed = false;
template <class A>
inline constexpr bool is_transposed<transpose_of<A>> = true;
/// A symbol with a step below, beside which something can stand above.
template <class E>
inline constexpr bool has_a_step_below = (is_reference<E> && !is_adjoint<E>);
template <class S, int age>
inline constexpr bool has_a_step_below<ago<aged<S, age>, 0>> = false;

/// A with something above it.
template <class A>
constexpr void raise(sink& out, script_text script) {
  if constexpr (has_a_step_below<A>) {
    if (step_below<A>.kind != step_text::none) {
      out << out.f.both_scripts.before << name_text<symbol_of<A>>{} << step_below<A> << script
          << out.f.both_scripts.after;
      return;
    }
  }
  out << out.f.superscript.before;
  if ((is_raised<A> && !(script.transposes && out.f.scripts_pile_up)) || (is_transposed<A> && !out.f.scripts_pile_up)) {
    out << out.f.parentheses.before;
    printer<A>::to(out);
    out << out.f.parentheses.after;
  } else if (printer<A>::binds == strength::atom && !is_adjoint<A>)
    printer<A>::to(out);  // the shape of A is not shown beside that of the whole
  else
    out << operand_text<A, strength::atom>{};
  out << script << out.f.superscript.after;
}
template <class A>
struct printer<transpose_of<A>> : atom_printer {
  static constexpr void to(sink& out) { raise<A>(out, {true}); }
};
template <class A>
struct printer<square_of<A>> : atom_printer {
  static constexpr void to(sink& out) { raise<A>(out, {false, 2}); }
};
template <class A, long long n>
struct printer<power_of<A, integer<n>>> : atom_printer {
  static constexpr void to(sink& out) { raise<A>(out, {false, n}); }
};

// --- functions ----------------------------------------------------------------------------------

template <class First, class... Rest>
struct arguments_text {
  friend constexpr sink& operator<<(sink& out, arguments_text) {
    layout const& parentheses = (is_tall<First> || ... || is_tall<Rest>) ? out.f.tall_parentheses : out.f.parentheses;
    out << parentheses.before << operand_text<First, strength::condition>{};
    ((out << out.f.comma << operand_text<Rest, strength::condition>{}), ...);
    return out << parentheses.after;
  }
};
template <class... A>
struct arguments_text<types<A...>> : arguments_text<A...> {};
/// f(a, b), or f<m, n>(a, b): a node with a name. The second parameter may be 0, and then is none.
template <class E>
  requires is_node<E> && requires { E::name; }
struct printer<E> : atom_printer {
  static constexpr void to(sink& out) {
    out << out.f.row.before;
    if constexpr (requires { E::parameters; }) {
      out << out.f.subscript.before;
      out.f.function_name(out, {E::name});
      out << out.f.parameters.before;
      out.number(E::parameters[0]);
      if (E::parameters[1] > 0) (out << out.f.parameters.between).number(E::parameters[1]);
      out << out.f.parameters.after << out.f.subscript.after;
    } else
      out.f.function_name(out, {E::name});
    out << out.f.apply << arguments_text<list::filter<is_operand, arguments_of<E>>>{} << out.f.row.after;
  }
};
template <class A>
struct printer<abs_of<A>> : atom_printer {
  static constexpr void to(sink& out) { out << out.f.bars.before << operand_text<A>{} << out.f.bars.after; }
};
template <class A>
struct printer<sqrt_of<A>> : atom_printer {
  static constexpr void to(sink& out) { out << out.f.radical.before << operand_text<A>{} << out.f.radical.after; }
};
/// The name of a function, and how often it is differentiated.
template <class F>
struct slopes_text {
  friend constexpr sink& operator<<(sink& out, slopes_text) { return out << name_text<F>{} << out.f.prime.before; }
};
template <class F>
struct slopes_text<slope_of<F>> {
  friend constexpr sink& operator<<(sink& out, slopes_text) { return out << slopes_text<F>{} << out.f.prime.between; }
};
template <class F>
struct name_text<slope_of<F>> {
  friend constexpr sink& operator<<(sink& out, name_text) {
    return out << out.f.row.before << slopes_text<slope_of<F>>{} << out.f.prime.after << out.f.row.after;
  }
};
template <class F, class Z>
struct printer<applied<F, Z>> : atom_printer {
  static constexpr void to(sink& out) {
    out << out.f.row.before << name_text<F>{} << out.f.apply << arguments_text<Z>{} << out.f.row.after;
  }
};
template <class F, class Z>
struct printer<primed<F, Z>> : printer<applied<slope_of<F>, Z>> {};
template <class Number, class Shape>
  requires is_rational<Number>
struct printer<broadcast_of<Number, Shape>> : printer<Number> {
};  // 1/2 in every component

}  // namespace printing
}  // namespace bptt
