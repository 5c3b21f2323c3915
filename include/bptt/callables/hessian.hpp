// Second derivatives: Hessian-vector products, reverse mode over forward mode. The derivative of a loss along a
// direction v is the loss of the linearised recurrence; its gradient is H·v, H the Hessian.
#pragma once
#include <bptt/callables/forward_mode.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {

namespace numeric {

/// The callable that `hessian_vector_product(net, loss, wrt(...))` returns. An empty type.
template <class Program, class Loss, codegen code, class... Target>
struct hessian_vector_product_of : callable<hessian_vector_product_of<Program, Loss, code, Target...>> {
  using linear = decltype(linearised(Program{}, numeric::targets<Target...>{}));
  using loss_key = derivation::resolve<Program, Loss>;
  using rate_key = typename derivation::tangent_leaf<loss_key>::type;
  /// The gradient that is called.
  using rate_gradient =
      decltype(gradient<code>(linear{}, tangent(Loss{}), numeric::targets<Target...>{}, also(Loss{})));
  using value_key = numeric::forward_value<loss_key>;
  using gradient_keys = list::without<typename rate_gradient::template targets<void>, types<value_key>>;

  using zeros = typename derivation::tangents_without_direction<Program, linear, Target...>::type;
  template <class N>
  using memory =
      numeric::memory_with_tangents<typename rate_gradient::template memory<N>, numeric::result_with<linear, N, zeros>>;
  template <class... Binding>
  using needs = list::unique<
      list::concat<derivation::given_to<Program>,
                   types<derivation::resolve<Program, typename derivation::tangent_leaf<Target>::type>...>>>;
  template <class Key>
  using would_read = std::bool_constant<is_within_reach<Program, Key>>;
  template <class Binding>
  using key_of = numeric::key_in<Program::steps, Binding>;
  template <class... Binding>
  using lengths_needed = numeric::extents_of_bindings<Program::steps, Binding...>;
  template <class... Binding>
  using sources = numeric::sources<Program::steps, numeric::number_of<Binding...>, Binding...>;
  template <class N, class... Binding>
  using result = numeric::result_with<linear, N, list::concat<types<loss_key, rate_key>, gradient_keys>>;
  template <class Result>
  using targets = gradient_keys;

  template <class Memory, class Writer, class Sources>
  BPTT_INLINE static constexpr auto run(Memory& memory, Writer to, Sources const& in) {
    using N = typename Writer::number;
    N value{};
    numeric::set_all_to_zero(memory.tangents, zeros{});
    rate_gradient::run(memory.pass, numeric::redirected<Writer, value_key>{to, {&value}},
                       numeric::with_numbers(in, memory.tangents));
    numeric::write_scalar<loss_key>(to, value);
    return value;
  }
};

}  // namespace numeric

/// The product H·v of the Hessian of a scalar loss, with respect to the targets together, and a direction v: a callable
/// that takes the net's bindings and for every target its part of the direction, `tangent(W)(v)`,
/// `tangent(h)[-1_c](v)`. Targets are parameters, constants and inputs by name, and initial states `h[-1_c]`.
/// Shapes: a part of v or of H·v has the shape of its target.
/// Errors, at compile time: as of `gradient`; a direction that is missing; a loss that depends on none of the targets.
/// Cost: two to four times a gradient, in time and memory; compile time does not depend on T where steps are a loop.
/// Source: Pearlmutter, "Fast exact multiplication by the Hessian" (1994).
///   auto r = hessian_vector_product(net, L, wrt(W))(W(w), x(xs), h[-1_c](zero), tangent(W)(v));
///   r[W] is H·v, r[tangent(L)] the derivative of L along v, r[L] the loss
template <codegen code = codegen::automatic, int T, class Recurrence, operand Loss, class... Target>
constexpr auto hessian_vector_product(program<T, Recurrence>, Loss, numeric::targets<Target...>) {
  using net = program<T, Recurrence>;
  if constexpr (!derivation::check_scalar_loss<net, Loss>()) {
    return refused{};
  } else if constexpr (!derivation::check_linearised<net, Target...>()) {
    return refused{};
  } else if constexpr (!derivation::check_rate<net, Loss, Target...>()) {
    return refused{};
  } else {
    return []<class... S>(types<S...>) {
      return numeric::hessian_vector_product_of<net, Loss, code, S...>{};
    }(list::unique<types<Target...>>{});
  }
}

}  // namespace bptt
