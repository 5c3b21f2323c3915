// What is asked of something that is no program of T steps: a recurrence that is not unrolled, the loss without its
// net, targets without wrt(...); or a net that is refused, of which nothing more is said.
#pragma once
#include <bptt/recurrence/targets.hpp>

namespace bptt {

/// Holds for a program of T steps.
template <class Net>
inline constexpr bool is_unrolled = false;
/// Holds for a net, and not for a formula, as its loss is.
template <class Net>
inline constexpr bool is_a_net = !operand<Net>;
/// Holds for targets: `wrt(W, x)`.
template <class... Target>
inline constexpr bool are_targets = false;
/// Holds for a number of steps that is known by type: unroll<T>.
template <class... Steps>
inline constexpr bool steps_are_known_by_type = false;

template <class Net>
inline constexpr bool is_recurrence = false;
template <class... Equation>
inline constexpr bool is_recurrence<recurrence_of<Equation...>> = true;
/// A recurrence that is not unrolled; a formula in the place of a net; what is refused.
template <class Net>
concept no_program = is_recurrence<Net> || operand<Net>;

namespace derivation {

template <class Net>
constexpr refused refuse_net() {
  if constexpr (is_recurrence<Net>)
    static_assert(BPTT_HOLDS(is_unrolled<Net>),
                  "bptt: this is asked of a program of T steps: unroll the recurrence, unroll<T>(net)");
  else if constexpr (!is_refused<Net>)
    static_assert(BPTT_HOLDS(is_a_net<Net>), "bptt: the net stands first, before its loss: derivative(net, E, u)");
  return {};
}
template <class... Target>
constexpr refused refuse_targets() {
  static_assert(BPTT_HOLDS(are_targets<Target...>),
                "bptt: targets stand in wrt(...), after the loss: gradient(net, E, wrt(U, W))");
  return {};
}

}  // namespace derivation

template <int T>
constexpr refused unroll(refused) {
  return {};
}
/// `unroll(T, net)`, `unroll(net)`.
template <class... A>
constexpr refused unroll(A const&...) {
  static_assert(BPTT_HOLDS(steps_are_known_by_type<A...>),
                "bptt: the number of steps is known by type: unroll<T>(recurrence(...)), T a constant");
  return {};
}

template <auto..., no_program Net, class... A>
constexpr refused gradient(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <auto..., no_program Net, class... A>
constexpr refused evaluate(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <auto..., no_program Net, class... A>
constexpr refused forward_gradient(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <auto..., no_program Net, class... A>
constexpr refused hessian_vector_product(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <auto..., int T, class Recurrence, operand... Target>
constexpr refused gradient(program<T, Recurrence>, Target...) {
  return derivation::refuse_targets<Target...>();
}
template <auto..., int T, class Recurrence, operand... Target>
constexpr refused forward_gradient(program<T, Recurrence>, Target...) {
  return derivation::refuse_targets<Target...>();
}
template <auto..., int T, class Recurrence, operand... Target>
constexpr refused hessian_vector_product(program<T, Recurrence>, Target...) {
  return derivation::refuse_targets<Target...>();
}
template <auto..., int T, class Recurrence, class... Target>
constexpr refused gradient(program<T, Recurrence>, numeric::targets<Target...>) {
  return derivation::refuse_targets<Target...>();
}
template <int B, no_program Net>
constexpr refused batch(Net) {
  return derivation::refuse_net<Net>();
}
template <no_program Net, class Second, class... Link>
constexpr refused chain(Net, Second, Link...) {
  return derivation::refuse_net<Net>();
}
template <int T, class Recurrence, no_program Net, class... Link>
constexpr refused chain(program<T, Recurrence>, Net, Link...) {
  return derivation::refuse_net<Net>();
}
template <no_program Net, class... A>
constexpr refused forward_derivative(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <no_program Net, class... A>
constexpr refused derivative(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <no_program Net, class... A>
constexpr refused adjoint(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <no_program Net, class... A>
constexpr refused adjoints(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <no_program Net, class... A>
constexpr refused rule(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <no_program Net, class... A>
constexpr refused gradient_equations(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <no_program Net, class... A>
constexpr refused contributions(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <no_program Net, class... A>
constexpr refused layout_of(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <auto, no_program Net, class... A>
constexpr refused derivative_in(Net, A const&...) {
  return derivation::refuse_net<Net>();
}
template <auto, no_program Net, class... A>
constexpr refused in_layout(Net, A const&...) {
  return derivation::refuse_net<Net>();
}

// Where it would be a formula, or is one: a net that is refused.
template <class A>
constexpr refused linearised(refused, A const&) {
  return {};
}
template <class Loss, class Target, class Mine>
constexpr refused diagnosis(refused, Loss, Target, Mine) {
  return {};
}
template <class Loss, class Target, class Mine>
constexpr bool matches(refused, Loss, Target, Mine) {
  return true;
}
template <class A, class B>
constexpr bool equivalent(refused, A, B) {
  return true;
}
template <class A, class B>
constexpr refused compare(refused, A, B) {
  return {};
}
template <class A, class B>
constexpr refused difference(refused, A, B) {
  return {};
}
constexpr const char* text(refused) { return ""; }
constexpr const char* ascii(refused) { return ""; }
constexpr const char* latex(refused) { return ""; }
constexpr const char* mathml(refused) { return ""; }
constexpr const char* dot(refused) { return ""; }

}  // namespace bptt
