// Shapes under factors.
#pragma once
#include <bptt/printing/equation_notation.hpp>

namespace bptt {

/// What is printed with its shapes.
template <class E>
struct shown_with_shapes {};

/// A formula, a rule, a recurrence, a program, printed with the shape of each factor that is no scalar:
/// `text(with_shapes(W * h[t - 1_c]))` is W{4×4}·hₜ₋₁{4}, in LaTeX under a brace, in MathML below. A factor is what
/// stands without parentheses: a symbol, a transpose or a power of something, a function of something.
template <class E>
constexpr shown_with_shapes<E> with_shapes(E) {
  return {};
}

namespace printing {

template <class E>
struct printer<shown_with_shapes<E>> {
  static constexpr void to(sink& out) {
    out.shows_shapes = true;
    if constexpr (operand<E>)
      out << operand_text<E>{};
    else
      printer<E>::to(out);
    out.shows_shapes = false;
  }
};

}  // namespace printing
}  // namespace bptt
