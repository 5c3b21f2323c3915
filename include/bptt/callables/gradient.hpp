// `gradient(net, loss, wrt(...))`: the loss and its gradient, by one forward and one backward pass.
#pragma once
#include <bptt/callables/callable.hpp>
#include <bptt/callables/length.hpp>
#include <bptt/evaluation/backward_pass.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt {

namespace numeric {

/// The base of the callables that return the loss of one net and its gradient, by whatever algorithm.
template <class Self, class Program, class Loss, class... Target>
struct gradient_callable : callable<Self> {
  using loss_key = derivation::resolve<Program, Loss>;
  using recurrence = planned_recurrence<Program>;
  /// The references that have to exist in a sequence, however short it is.
  struct reads {
    using type = list::concat<read_by<typename recurrence::all_equations>, fixed_step<loss_key, Program::steps>>;
  };
  template <class... Binding>
  using needs = and_length<bound_for<program<Program::steps, recurrence>, Target...>, sequence_length, Binding...>;
  template <class Key>
  using would_read = std::bool_constant<is_within_reach<Program, Key>>;
  template <class Binding>
  using key_of = key_in<Program::steps, Binding>;
  template <class... Binding>
  using lengths_needed = extents_of_call<Program::steps, Binding...>;
  template <class... Binding>
  using sources = sources_of_sequence<Program::steps, number_of<Binding...>, reads, Binding...>;
  template <class N, class... Binding>
  using result = result_with<Program, N, types<loss_key, Target...>, of_one<has_lengths<Binding...>>>;
  template <class Result>
  using targets = types<Target...>;
};

/// The callable that `gradient(net, loss, wrt(...))` returns. An empty type.
template <class Program, class Loss, codegen code, class... Target>
struct gradient_of : gradient_callable<gradient_of<Program, Loss, code, Target...>, Program, Loss, Target...> {
  using plan = numeric::gradient_plan<Program, Loss, code, Target...>;
  template <class N, class Plan = plan>  // so that the plan is made when somebody calls
  using memory = typename numeric::workspace_plan<Plan, N>::memory;

  template <class Memory, class Writer, class Sources>
  BPTT_INLINE static constexpr auto run(Memory& memory, Writer to, Sources const& in) {
    using N = typename Writer::number;
    using loss_key = derivation::resolve<Program, Loss>;
    auto const m = numeric::forward_pass_of<numeric::workspace_plan<plan, N>>(
        memory.numbers, numeric::steps_of<Program::steps>(in), in);
    m.run();
    N const value = *m.template address<loss_key>(0);
    numeric::set_all_to_zero_beyond<Program::steps>(to, m.steps, types<Target...>{});
    numeric::run_backward<types<Target...>>(m, to);
    numeric::write_scalar<loss_key>(to, value);
    return value;
  }
};

}  // namespace numeric

/// Holds for a target that is not the loss.
template <class Target, class Loss>
inline constexpr bool is_another_than_the_loss = !std::is_same_v<Target, Loss>;

/// The gradient of a scalar loss: a callable that takes bindings in any order and returns a result with the loss and
/// all gradients, by symbol. Nothing is allocated: values are on the stack (`workspace_bytes<decltype(g)>`) and in the
/// result. `loss` is a variable, `L`, `s[last]` or `s[3_c]`, or `truncated(L, chunks<8>)`; targets: see `wrt`.
/// Shapes: a gradient has the shape of its target; of an input, `h[t]` and `W[t]` one for each step.
/// Errors: a loss that is no scalar, a target that the net does not have, at compile time; else as of any call.
/// Cost: about three forward passes; compile time is independent of T where steps are a loop, linear in T where they
/// are spelled out.
///   constexpr auto g = gradient(unroll<20>(cell), L, wrt(W, b));
///   auto const r = g(W(w), b(bs), x(xs), h[-1_c](zero));   // r[L], r[W], r[b]
/// With forward values of variables in the result:
///   gradient(net, L, wrt(W), also(h[last]))(...).value(h[last])
template <codegen code = codegen::automatic, int T, class Recurrence, operand Loss, class... Target, class... Reference>
constexpr auto gradient(program<T, Recurrence>, Loss, numeric::targets<Target...>, numeric::values<Reference...> = {}) {
  using net = program<T, Recurrence>;
  if constexpr (!derivation::check_scalar_loss<net, Loss>()) {
    return refused{};
  } else if constexpr (!derivation::check_targets<net, typename numeric::differentiated<Target>::type...>()) {
    return refused{};
  } else if constexpr (!numeric::check_sparse<net, derivation::loss_of<net, Loss>>(
                           list::filter<numeric::is_sparse_target, types<Target...>>{})) {
    return refused{};
  } else if constexpr (!derivation::check_values<net, Reference...>()) {
    return refused{};
  } else {
    static_assert(
        BPTT_HOLDS((is_another_than_the_loss<derivation::resolve<net, Target>, derivation::resolve<net, Loss>> && ...)),
        "bptt: a gradient is not taken with respect to the loss itself: it is 1");
    using keys = list::unique<
        types<derivation::resolve<net, Target>..., numeric::forward_value<derivation::resolve<net, Reference>>...>>;
    return []<class... Key>(types<Key...>) {
      return numeric::gradient_of<net, derivation::loss_of<net, Loss>, code, Key...>{};
    }(keys{});
  }
}

}  // namespace bptt
