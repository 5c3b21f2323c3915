// References: a symbol at a step, `h[t - 1_c]`. Each kind says from where its step is counted and how far it is from
// there, so that what holds for all kinds is written once.
#pragma once
#include <bptt/formula/habits.hpp>
#include <bptt/formula/step_index.hpp>
#include <bptt/meta/choose.hpp>
#include <bptt/meta/holds.hpp>
#include <type_traits>

namespace bptt {

// --- equations ----------------------------------------------------------------------------------

/// The equation Lhs = Rhs. Lhs is `ago<v, 0>` (at every step), `at_last<v>` (once, after the last step), `at<v, -1>` or
/// `after_last<v, 1>` (an initial state: before the first step, or after the last of a variable that runs backward).
template <class Lhs, class Rhs>
struct equation {
  using lhs = Lhs;
  using rhs = Rhs;
};

/// Holds when a right-hand side has the shape of the symbol that it defines.
template <class Symbol, class SymbolShape, class Rhs, class RhsShape>
inline constexpr bool definition_conforms = std::is_same_v<SymbolShape, RhsShape> || one_is_unknown<RhsShape>;

/// Holds for what can stand in a formula. A plain number cannot: its value is not known by type.
template <class Rhs>
inline constexpr bool is_formula = operand<Rhs>;

/// The type of the equation Lhs = Rhs. Where Rhs names axes, axes_agree.hpp has another, with the axes of both sides.
template <class Lhs, class Rhs>
struct equation_of {
  using type = equation<Lhs, Rhs>;
  using axes_lhs = void;
  using axes_rhs = void;
};
/// Holds when a formula has the axes of the symbol that it defines.
template <class Lhs, class AxesLhs, class Rhs, class AxesRhs>
inline constexpr bool definition_axes_agree = true;

template <class Lhs, class Rhs>
constexpr auto define_equation(Lhs, Rhs) {
  if constexpr (requires { typename Rhs::key; })
    static_assert(BPTT_HOLDS(is_formula<Rhs>),
                  "bptt: a value is bound in a call and not in a formula; component i of a vector is component<i>(v)");
  else
    static_assert(
        BPTT_HOLDS(is_formula<Rhs>),
        "bptt: the right-hand side of an equation is a formula; a number is written 2_c, 0.5_c or is a constant<Self>");
  if constexpr (is_formula<Rhs>) {
    static_assert(BPTT_HOLDS(definition_conforms<typename Lhs::symbol, shape_t<Lhs>, Rhs, shape_t<Rhs>>),
                  "bptt: the two sides of an equation have different shapes");
    if constexpr (definition_conforms<typename Lhs::symbol, shape_t<Lhs>, Rhs, shape_t<Rhs>>) {
      using made = equation_of<Lhs, Rhs>;
      constexpr bool agree = definition_axes_agree<Lhs, typename made::axes_lhs, Rhs, typename made::axes_rhs>;
      static_assert(BPTT_HOLDS(definition_axes_agree<Lhs, typename made::axes_lhs, Rhs, typename made::axes_rhs>),
                    "bptt: the two sides of an equation have different axes");
      return choose<agree, typename made::type, equation<Lhs, refused>>{};
    } else {
      return equation<Lhs, refused>{};
    }
  } else {
    return equation<Lhs, refused>{};
  }
}

template <class A, class Shape>
struct broadcast_of;  // nodes.hpp
/// A number is as large as what it defines: `h[-1_c] = zero`.
template <class Lhs, class Rhs>
  requires(is_rational<Rhs>&& shape_t<Lhs>::rank > 0)
constexpr auto define_equation(Lhs lhs, Rhs) { return define_equation(lhs, broadcast_of<Rhs, shape_t<Lhs>>{}); }

// --- references ---------------------------------------------------------------------------------

/// From where the step of a reference is counted: from step t of its equation, from step 0, from the last step.
enum class origin { step, start, end };

/// The base of all references. Each has
///   symbol     what it refers to,
///   from       where its step is counted from,
///   lead       how many steps after that it is; a lag is a negative lead,
///   of<Q>      the same reference to another symbol.
struct reference : expression, formula_in_brackets, habits {};
template <class E>
concept is_reference = __is_base_of(reference, E);

/// S[t − lag]: symbol S, `lag` steps before step t of the equation in which it stands.
template <class S, int lag>
struct ago : reference {
  using symbol = S;
  using shape = shape_t<S>;
  static constexpr origin from = origin::step;
  static constexpr int lead = -lag;
  template <class Q>
  using of = ago<Q, lag>;
};

/// S[t]. `v[t] = rhs` is the equation that defines v at every step.
template <class S>
struct ago<S, 0> : reference {
  using symbol = S;
  using shape = shape_t<S>;
  static constexpr origin from = origin::step;
  static constexpr int lead = 0;
  template <class Q>
  using of = ago<Q, 0>;
  constexpr ago() = default;
  constexpr ago(ago const&) = default;
  /// A place for the values or gradients of all steps: `to(h[t](buffer))`.
  template <class V>
  constexpr auto operator()(V&& place) const {
    return numeric::bind(ago{}, static_cast<V&&>(place));
  }
  template <class Rhs>
  constexpr auto operator=(Rhs rhs) const {
    return define_equation(ago{}, rhs);
  }
  constexpr auto operator=(ago const& rhs) const { return define_equation(ago{}, rhs); }
};

/// S[t + n]: symbol S, n steps after t, in equations that run backward in time, as adjoint equations do.
template <class S, int n>
struct ahead : reference {
  using symbol = S;
  using shape = shape_t<S>;
  static constexpr origin from = origin::step;
  static constexpr int lead = n;
  template <class Q>
  using of = ahead<Q, n>;
};

/// Holds for a step before the first: `v[-1_c] = formula` defines an initial state.
template <class S, int k>
inline constexpr bool is_before_the_first_step = k < 0;

/// S[k]: symbol S at step k of a program. A negative k is an initial state, bound by `h[-1_c](h0)` or defined by an
/// equation, `h[-1_c] = formula`.
template <class S, int k>
struct at : reference, bindable<at<S, k>> {
  using symbol = S;
  using shape = shape_t<S>;
  static constexpr origin from = origin::start;
  static constexpr int lead = k;
  template <class Q>
  using of = at<Q, k>;
  constexpr at() = default;
  constexpr at(at const&) = default;
  template <class Rhs>
  constexpr auto operator=(Rhs rhs) const {
    static_assert(BPTT_HOLDS(is_before_the_first_step<S, k>),
                  "bptt: an equation defines v[t] at every step, v[last] once, or an initial state: v[-1_c], "
                  "v[last + 1_c]");
    return define_equation(at{}, rhs);
  }
  constexpr auto operator=(at const& rhs) const { return define_equation(at{}, rhs); }
};

/// S[last]: symbol S at the last step. A variable that is defined once, after the last step, is always referred to so.
template <class S>
struct at_last : reference {
  using symbol = S;
  using shape = shape_t<S>;
  static constexpr origin from = origin::end;
  static constexpr int lead = 0;
  template <class Q>
  using of = at_last<Q>;
  constexpr at_last() = default;
  constexpr at_last(at_last const&) = default;
  /// A place for the value or gradient at the last step: `to(h[last](buffer))`.
  template <class V>
  constexpr auto operator()(V&& place) const {
    return numeric::bind(at_last{}, static_cast<V&&>(place));
  }
  template <class Rhs>
  constexpr auto operator=(Rhs rhs) const {
    return define_equation(at_last{}, rhs);
  }
  constexpr auto operator=(at_last const& rhs) const { return define_equation(at_last{}, rhs); }
};

/// S[last + n]: an initial state of a variable that runs backward in time, bound by `g[last + 1_c](g0)` or defined by
/// an equation. In a program of T steps it is `at<S, T − 1 + n>`.
template <class S, int n>
struct after_last : reference, bindable<after_last<S, n>> {
  using symbol = S;
  using shape = shape_t<S>;
  static constexpr origin from = origin::end;
  static constexpr int lead = n;
  template <class Q>
  using of = after_last<Q, n>;
  constexpr after_last() = default;
  constexpr after_last(after_last const&) = default;
  template <class Rhs>
  constexpr auto operator=(Rhs rhs) const {
    return define_equation(after_last{}, rhs);
  }
  constexpr auto operator=(after_last const& rhs) const { return define_equation(after_last{}, rhs); }
};

// --- what is asked of references ----------------------------------------------------------------

/// A reference relative to t: S[t], S[t − lag], S[t + n].
template <class E>
concept relative_reference = is_reference<E> && E::from == origin::step;
/// A reference to a step by its number: h[2_c], h[-1_c].
template <class E>
concept numbered_reference = is_reference<E> && E::from == origin::start;
/// A reference to step t itself.
template <class E>
concept reference_to_this_step = relative_reference<E> && E::lead == 0;
/// A reference to the last step.
template <class E>
concept reference_to_the_last = is_reference<E> && E::lead == 0 && E::from == origin::end;
/// A reference to a step after the last: an initial state of a variable that runs backward in time.
template <class E>
concept reference_after_the_last = is_reference<E> && 0 < E::lead && (E::from == origin::end);
/// An initial state: before the first step or after the last.
template <class E>
concept is_initial_state = is_reference<E> &&
    ((E::from == origin::start && E::lead < 0) || (E::from == origin::end && E::lead > 0));

/// How many steps after t a leaf is read; 0 if its step does not depend on t.
template <class E>
inline constexpr int lead_of = 0;
template <relative_reference E>
inline constexpr int lead_of<E> = E::lead;

/// The same reference to another symbol.
template <class Reference, class S>
using with_symbol = typename Reference::template of<S>;

template <bool is_ahead>
struct relative_to {
  template <class S, int n>
  using reference = ago<S, -n>;
};
template <>
struct relative_to<true> {
  template <class S, int n>
  using reference = ahead<S, n>;
};
/// The reference to S at t + n.
template <class S, int n>
using relative = typename relative_to<(n > 0)>::template reference<S, n>;

/// The step of a reference in an equation of step k of a program of T steps.
template <is_reference Reference>
constexpr int step_in(int T, int k) {
  return Reference::lead + (Reference::from == origin::step ? k : Reference::from == origin::end ? T - 1 : 0);
}

/// The symbol that a leaf names: of `h[t - 1_c]` it is h, of W it is W.
template <class E>
struct named_symbol {
  using type = E;
};
template <is_reference E>
struct named_symbol<E> {
  using type = typename E::symbol;
};
template <class E>
using symbol_of = typename named_symbol<E>::type;
/// A leaf that is S, or S at a step.
template <class E, class S>
concept names_symbol = __is_same(symbol_of<E>, S);

}  // namespace bptt
