// gradient(net, loss, wrt(...)): the loss and its gradient.
#pragma once
#include <bptt/backward.hpp>

namespace bptt {

namespace numeric {

/// What a gradient is taken with respect to: the argument `wrt(...)`.
template <class... Target>
struct targets {};
/// Which forward values a gradient hands out as well: the argument `also(...)`.
template <class... Reference>
struct values {};

}  // namespace numeric

/// The things to differentiate with respect to: parameters, inputs, constants by name; `u[1_c]` the copy of a parameter that one step reads, `u[t]` all copies;
/// `z[2_c]`, `z[t]`, `q[last]` variables; `h[-1_c]` an initial state.
template <operand... Target>
constexpr numeric::targets<Target...> wrt(Target...) {
  return {};
}

/// Forward values to hand out with a gradient: `h[last]` to carry a state on, `o[t]` for all steps. They are read by `result.value(h[last])`.
template <operand... Reference>
constexpr numeric::values<Reference...> also(Reference...) {
  return {};
}

/// The callable that `gradient(net, loss, wrt(...))` returns. An empty type.
template <class Program, class Loss, codegen code, class... Target>
struct gradient_of {
  template <class... Binding>
  constexpr auto operator()(Binding const&... bound) const {
    using plan = numeric::gradient_plan<Program, Loss, code, Target...>;
    if constexpr (numeric::check_bindings<numeric::key_in<Program::steps, Binding>...>(typename plan::bindings{})) {
      using N = numeric::number_of<Binding...>;
      using sources_type = numeric::sources<plan::steps, N, Binding...>;
      using workspace = numeric::workspace_plan<plan, N>;
      using work_type = numeric::workspace_in<workspace>;
      using machine_type = numeric::machine<plan, N, sources_type, work_type>;
      using loss_key = derivation::resolve<Program, Loss>;
      using result_type = result_of<Program, N, loss_key, Target...>;
      sources_type const in(bound...);
      typename workspace::memory memory;
      work_type const work{memory.numbers};
      result_type result;
      machine_type const m{in, work};
      m.forward();
      *result.template numbers<loss_key>() = *m.template address<loss_key>(0);
      numeric::backward_pass<machine_type const, result_type>{m, result}.run(types<Target...>{});
      return result;
    }
  }
};

/// The numbers that a gradient keeps between its forward and its backward pass: values that the adjoint reads, and adjoints. In bytes.
template <class Gradient, class N = double>
inline constexpr std::size_t workspace_bytes = workspace_bytes<std::remove_cvref_t<Gradient>, N>;
template <class Program, class Loss, codegen code, class... Target, class N>
inline constexpr std::size_t workspace_bytes<gradient_of<Program, Loss, code, Target...>, N> =
    sizeof(typename numeric::workspace_plan<numeric::gradient_plan<Program, Loss, code, Target...>, N>::memory);

/// Holds for a target that is not the loss.
template <class Target, class Loss>
inline constexpr bool is_another_than_the_loss = !std::is_same_v<Target, Loss>;

template <codegen code = codegen::automatic, int T, class Recurrence, operand Loss, class... Target, class... Reference>
constexpr auto gradient(program<T, Recurrence>, Loss, numeric::targets<Target...>, numeric::values<Reference...>);

/// The gradient of a scalar loss: a callable that takes bindings in any order and returns a result with the loss and all gradients, by symbol.
/// Nothing is allocated: values live in automatic storage (`workspace_bytes<decltype(g)>` of them) and in the result.
/// Errors: a loss that is no scalar, a target that the net does not have, a missing, doubled or wrongly sized binding, at compile time; a wrong
/// size that is known at run time only throws std::invalid_argument.
/// Cost: independent of T where the body of a step is shared, linear in T where steps are spelled out.
template <codegen code = codegen::automatic, int T, class Recurrence, operand Loss, class... Target>
constexpr auto gradient(program<T, Recurrence> net, Loss loss, numeric::targets<Target...> targets) {
  return gradient<code>(net, loss, targets, also());
}
/// The same, which hands out forward values of variables as well: `gradient(net, L, wrt(W), also(h[last]))`, `result.value(h[last])`.
template <codegen code, int T, class Recurrence, operand Loss, class... Target, class... Reference>
constexpr auto gradient(program<T, Recurrence>, Loss, numeric::targets<Target...>, numeric::values<Reference...>) {
  using net = program<T, Recurrence>;
  derivation::check_scalar_loss<net, Loss>();
  (derivation::check_target<net, Target>(), ...);
  (derivation::check_value<net, Reference>(), ...);
  using loss = derivation::loss_of<net, Loss>;
  static_assert((is_another_than_the_loss<derivation::resolve<net, Target>, derivation::resolve<net, Loss>> && ...),
                "bptt: a gradient is not taken with respect to the loss itself: it is 1");
  using keys = list::unique<types<derivation::resolve<net, Target>..., numeric::forward_value<derivation::resolve<net, Reference>>...>>;
  return []<class... Key>(types<Key...>) { return gradient_of<net, loss, code, Key...>{}; }(keys{});
}

}  // namespace bptt
