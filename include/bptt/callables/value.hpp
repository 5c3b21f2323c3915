// `value(net, loss)`: the loss alone, by one forward pass that keeps nothing for a way back.
#pragma once
#include <bptt/callables/batch.hpp>
#include <bptt/callables/chain.hpp>

namespace bptt {

/// Holds for what has a loss: a program, a batch, a chain.
template <class Net>
inline constexpr bool has_losses = false;
template <int T, class Recurrence>
inline constexpr bool has_losses<program<T, Recurrence>> = true;
template <int B, class Program>
inline constexpr bool has_losses<batch_of<B, Program>> = true;
template <class... Part>
inline constexpr bool has_losses<chain_of<Part...>> = true;

/// The value of a scalar loss: the gradient with no targets. It is called and read like one, `r[L]`, of a batch
/// `r.loss(b)`, and `into(to(), ...)` returns the loss. Where `evaluate` hands out every variable of every step, this
/// keeps a variable for as many steps as the equations look back; with forward values `also(h[last])` for those.
/// Errors: a loss that is no scalar, at compile time; else as of any call.
/// Cost: one forward pass.
///   double const loss = value(net, L).into(to(), W(w), x(xs), h[-1_c](zero));
///   value(batch<16>(net), L, also(h[last]))(W(w), x(xs), h[-1_c](zero))[L]
template <codegen code = codegen::automatic, class Net, operand Loss, class... Reference>
  requires has_losses<Net>
constexpr auto value(Net net, Loss loss, numeric::values<Reference...> also = {}) {
  return gradient<code>(net, loss, wrt(), also);
}
template <auto..., no_program Net, class Loss, class... Reference>
constexpr refused value(Net, Loss const&, numeric::values<Reference...> = {}) {
  return derivation::refuse_net<Net>();
}

}  // namespace bptt
