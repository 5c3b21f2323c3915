// Second derivatives: the gradient of the linearised recurrence. The derivative of a loss along a direction v is a loss
// itself, and its gradient is the product H·v of the loss's Hessian with v (reverse over forward).
#pragma once
#include <bptt/callables/forward_mode.hpp>

namespace bptt {

/// What a Hessian-vector product returns: the numbers of the gradient of `tangent(loss)`, and the loss.
template <class Program, class Loss, class Result>
struct second_order_result : Result {
  template <operand Asked>
  constexpr auto operator[](Asked asked) const {
    if constexpr (std::is_same_v<derivation::resolve<Program, Asked>, derivation::resolve<Program, Loss>>)
      return Result::value(asked);
    else
      return Result::operator[](asked);
  }
};

/// The callable that `hessian_vector_product(net, loss, wrt(...))` returns. An empty type.
template <class Program, class Loss, codegen code, class... Target>
struct hessian_vector_product_of {
  using linear = decltype(linearised(Program{}, numeric::targets<Target...>{}));
  /// The gradient that is called.
  static constexpr auto rate_gradient =
      gradient<code>(linear{}, tangent(Loss{}), numeric::targets<Target...>{}, also(Loss{}));

  template <class... Binding>
  constexpr auto operator()(Binding const&... bound) const {
    using needed = list::unique<
        list::concat<derivation::given_to<Program>,
                     types<derivation::resolve<Program, typename derivation::tangent_leaf<Target>::type>...>>>;
    if constexpr (numeric::check_bindings<numeric::key_in<Program::steps, Binding>...>(needed{})) {
      auto const result = numeric::call_with_zeros(
          rate_gradient, typename derivation::tangents_without_direction<Program, linear, Target...>::type{}, bound...);
      return second_order_result<Program, Loss, std::remove_const_t<decltype(result)>>{result};
    }
  }
};

template <class Program, class Loss, codegen code, class... Target, class N>
inline constexpr std::size_t workspace_bytes<hessian_vector_product_of<Program, Loss, code, Target...>, N> =
    workspace_bytes<
        std::remove_const_t<decltype(hessian_vector_product_of<Program, Loss, code, Target...>::rate_gradient)>, N>;

/// The product H·v of the Hessian of a scalar loss, with respect to the targets together, and a direction v: a callable
/// that takes the net's bindings and, for every target, its part of the direction, `tangent(W)(v)`,
/// `tangent(h)[-1_c](v)`. `result[W]` is the part (H·v) of W, `result[tangent(loss)]` the derivative of the loss along
/// v, and `result[loss]` the loss. Targets are parameters, constants and inputs by name, and initial states `h[-1_c]`.
/// Errors: as those of `gradient`, at compile time; a loss that depends on none of the targets.
/// Cost: two to four times a gradient, in time and memory; of compilation, independent of T where the body of a step is
/// shared.
/// Source: Pearlmutter, "Fast exact multiplication by the Hessian" (1994).
template <codegen code = codegen::automatic, int T, class Recurrence, operand Loss, class... Target>
constexpr auto hessian_vector_product(program<T, Recurrence>, Loss, numeric::targets<Target...>) {
  using net = program<T, Recurrence>;
  derivation::check_scalar_loss<net, Loss>();
  using linear = decltype(derivation::linearised_once(net{}, numeric::targets<Target...>{}));
  using rate = typename derivation::tangent_leaf<Loss>::type;
  static_assert(loss_depends_on_a_target<rate, linear>, "bptt: the loss depends on none of the targets");
  if constexpr (loss_depends_on_a_target<rate, linear>)
    return []<class... S>(types<S...>) {
      return hessian_vector_product_of<net, Loss, code, S...>{};
    }(list::unique<types<Target...>>{});
}

}  // namespace bptt
