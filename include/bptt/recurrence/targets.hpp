// Targets: what people name in a program as a loss, as something to differentiate with respect to in `wrt(...)`, or as
// a value in `also(...)`, and the checks that the program has it.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/recurrence/program.hpp>

namespace bptt {

namespace derivation {

// --- the library's name of what people name -----------------------------------------------------

/// The name that the library uses for a loss or target. A variable of the end is `at_last<E>`, whether it is written
/// `E` or `E[last]`; a variable of the steps at `last` is `at<v, T − 1>`.
template <class Program, class E>
struct resolved {
  using type = E;
};
template <class Program, is_reference E>
  requires(!relative_reference<E>)
struct resolved<Program, E> {
  using type = image_of<E, step_of<Program, Program::steps - 1>>;
};
template <class Program, is_symbol S>
  requires(has_role<S>(role::variable))
struct resolved<Program, S> {
  using type = at_last<S>;
};
template <class Program, class E>
using resolve = typename resolved<Program, E>::type;

/// Has a net a value at a reference?
template <class Program, class Reference>
struct value_in {
  enum : bool { exists = list::contains<Reference, given_to<Program>> || is_within_reach<Program, Reference> };
};
template <class Program, class S, int k>
struct value_in<Program, at<S, k>> {
  enum : bool {
    exists = list::contains<at<S, k>, given_to<Program>> || has_definition<Program, at<S, k>> ||
             is_within_reach<Program, at<S, k>>
  };
};
template <class Program, class S, int k>
  requires(k >= 0 && k < Program::steps)
struct value_in<Program, at<S, k>> : value_in<Program, ago<S, 0>> {};
template <class Program, class S>
struct value_in<Program, ago<S, 0>> : value_in<Program, S> {};
template <class Program, class S>
  requires(has_role<S>(role::variable))
struct value_in<Program, ago<S, 0>> {
  enum : bool { exists = defines<S, typename Program::recurrence::step_equations> };
};
template <class Program, class S>
struct value_in<Program, at_last<S>> {
  enum : bool { exists = defines<S, typename Program::recurrence::last_equations> };
};
}  // namespace derivation

/// Holds when a net has a value at the reference: an equation defines it, or it has to be bound.
template <class Reference, class Program>
concept has_a_value = bool(derivation::value_in<Program, Reference>::exists);
/// The same, of a net of so many steps, as the compiler prints it.
template <class Reference, int steps, bool there_is_one>
inline constexpr bool net_has_a_value = there_is_one;

/// Holds for a scalar.
template <class Loss, class Shape>
inline constexpr bool loss_is_scalar = is_scalar<Shape>;

namespace derivation {

template <class Loss>
struct loss_name {
  using type = Loss;
};
template <class S>
struct loss_name<at_last<S>> {
  using type = S;
};
template <class Program, class Loss>
struct name_of_loss : loss_name<resolve<Program, Loss>> {};
/// How adjoints name their loss: by its symbol where it is a variable of the end, otherwise with its step.
template <class Program, class Loss>
using loss_of = typename name_of_loss<Program, Loss>::type;

// Checks of what people name. A function calls each itself, so that few lines of g++ stand before its message.

template <class Program, class Loss>
constexpr bool check_loss() {
  static_assert(
      BPTT_HOLDS(net_has_a_value<resolve<Program, Loss>, Program::steps, has_a_value<resolve<Program, Loss>, Program>>),
      "bptt: no equation of the net defines the loss at that step");
  return has_a_value<resolve<Program, Loss>, Program>;
}
template <class Program, class Loss>
constexpr bool check_scalar_loss() {
  static_assert(
      BPTT_HOLDS(net_has_a_value<resolve<Program, Loss>, Program::steps, has_a_value<resolve<Program, Loss>, Program>>),
      "bptt: no equation of the net defines the loss at that step");
  if constexpr (has_a_value<resolve<Program, Loss>, Program>)
    static_assert(BPTT_HOLDS(loss_is_scalar<Loss, shape_t<Loss>>), "bptt: a loss is a scalar");
  return has_a_value<resolve<Program, Loss>, Program> && loss_is_scalar<Loss, shape_t<Loss>>;
}
template <class Program, class... Target>
constexpr bool check_targets() {
  static_assert(
      BPTT_HOLDS(
          ((net_has_a_value<resolve<Program, Target>, Program::steps, has_a_value<resolve<Program, Target>, Program>> ||
            is_refused<Target>)&&...)),
      "bptt: a derivative is taken with respect to a parameter, or a variable or input of the net at one of its steps");
  return (has_a_value<resolve<Program, Target>, Program> && ...);
}

/// Holds for a variable of a net at one of its steps.
template <class Reference, class Program>
inline constexpr bool is_a_value =
    has_role<symbol_of<Reference>>(role::variable) && has_a_value<resolve<Program, Reference>, Program>;
template <class Program, class... Reference>
constexpr bool check_values() {
  static_assert(BPTT_HOLDS((is_a_value<Reference, Program> && ...)),
                "bptt: a forward value is a variable of the net at one of its steps, or at t for all steps");
  return (is_a_value<Reference, Program> && ...);
}
}  // namespace derivation

namespace numeric {

/// What a gradient is taken with respect to: the argument `wrt(...)`.
template <class... Target>
struct targets {};
/// Which forward values a gradient hands out as well: the argument `also(...)`.
template <class... Reference>
struct values {};

/// A block: an object that has the numbers of several symbols, as `parameters<decltype(net)>` does. As an argument it
/// stands for all of them.
template <class Block>
concept symbol_block = requires {
  typename Block::symbols;
  typename Block::number;
};
template <class Target>
struct targets_in {
  using type = types<Target>;
};
template <symbol_block Block>
struct targets_in<Block> {
  using type = typename Block::symbols;
};
template <class... Target>
constexpr targets<Target...> as_targets(types<Target...>) {
  return {};
}
}  // namespace numeric

/// The targets of a gradient. A target is
///   W, x, c               a parameter (summed over the steps), an input (all steps), a constant
///   W[2_c], W[t]          the copy of a parameter that step 2 reads; all copies
///   x[2_c], z[2_c], z[t]  an input or a variable at a step; a variable at all steps; at the last, z[last]
///   h[-1_c]               an initial state
///   theta                 all symbols of a block, `parameters<decltype(net)> theta`
/// Errors: a target that the net does not have, where the gradient is made.
///   gradient(net, L, wrt(W, b, h[-1_c]))
template <operand... Target>
constexpr numeric::targets<Target...> wrt(Target...) {
  return {};
}
template <class... Target>
  requires((operand<Target> || numeric::symbol_block<Target>)&&...)
&&(numeric::symbol_block<Target> || ...) constexpr auto wrt(Target const&...) {
  return numeric::as_targets(list::concat<typename numeric::targets_in<Target>::type...>{});
}

/// Forward values to be returned with a gradient: `h[last]` to carry a state on, `o[t]` for all steps.
/// Errors: what is no variable of the net at a step, or at t, where the gradient is made.
///   gradient(net, L, wrt(W), also(h[last]))(W(w), ...).value(h[last])
template <operand... Reference>
constexpr numeric::values<Reference...> also(Reference...) {
  return {};
}

namespace numeric {

/// The key of a forward value in the result of a gradient.
template <class Reference>
struct forward_value : expression {
  using shape = shape_t<Reference>;
};

/// The initial state that is handed out as a forward value though nothing reads it, and so has to be bound: a list of
/// one, or of none.
template <class Program, class Key>
struct handed_through {
  using type = types<>;
};
template <class Program, class S, int k>
struct handed_through<Program, forward_value<at<S, k>>> {
  using type = list::one_if<derivation::is_within_reach<Program, at<S, k>>, at<S, k>>;
};
/// The keys that have to be bound for a call that hands out some values.
template <class Program, class... Key>
using bound_for =
    list::unique<list::concat<derivation::given_to<Program>, typename handed_through<Program, Key>::type...>>;

}  // namespace numeric

}  // namespace bptt
