// gradient(net, loss, wrt(...)): the loss and its gradient.
#pragma once
#include <bptt/binding/destination.hpp>
#include <bptt/evaluation/backward_pass.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt {

namespace numeric {

/// What a gradient is taken with respect to: the argument `wrt(...)`.
template <class... Target>
struct targets {};
/// Which forward values a gradient hands out as well: the argument `also(...)`.
template <class... Reference>
struct values {};

}  // namespace numeric

/// The things to differentiate with respect to: parameters, inputs, constants by name; `u[1_c]` the copy of a parameter
/// that one step reads, `u[t]` all copies; `z[2_c]`, `z[t]`, `q[last]` variables; `h[-1_c]` an initial state.
template <operand... Target>
constexpr numeric::targets<Target...> wrt(Target...) {
  return {};
}

/// Forward values to hand out with a gradient: `h[last]` to carry a state on, `o[t]` for all steps. They are read by
/// `result.value(h[last])`.
template <operand... Reference>
constexpr numeric::values<Reference...> also(Reference...) {
  return {};
}

namespace numeric {

/// How a gradient is called. `Self` runs it: `Self::run<N>(memory, where gradients are written, bindings...)` returns
/// the loss.
template <class Self, class Program, class Loss, class... Target>
struct gradient_call {
  using loss_key = derivation::resolve<Program, Loss>;
  template <class N>
  using result_type = result_of<Program, N, loss_key, Target...>;

  /// Loss and gradients: `g(W(w), x(xs))`, with the bindings in any order.
  template <class... Binding>
  constexpr auto operator()(Binding const&... bound) const {
    if constexpr (are_bound<Binding...>) {
      typename memory_of<Self, number_of<Binding...>>::type memory;
      return result_in(memory, bound...);
    }
  }
  /// The same in memory that the caller gives: `g(memory, W(w), x(xs))`.
  template <class Callable, class N, class... Binding>
  constexpr auto operator()(workspace<Callable, N>& given, Binding const&... bound) const {
    if constexpr (are_bound<Binding...>)
      if constexpr (check_workspace<Self, Callable, number_of<Binding...>, N>())
        return result_in(given.memory, bound...);
  }
  /// Writes the gradients to memory of the caller, without a copy, and returns the loss. `result` is the result of an
  /// earlier call, places for each gradient, `to(W(dW), b(db))`, or an object that hands out the numbers of each key,
  /// `result.template numbers<Key>()`.
  template <class Result, class... Binding>
  constexpr auto into(Result&& result, Binding const&... bound) const {
    if constexpr (are_bound<Binding...>) {
      typename memory_of<Self, number_of<Binding...>>::type memory;
      return write_to(result, memory, bound...);
    }
  }
  template <class Result, class Callable, class N, class... Binding>
  constexpr auto into(Result&& result, workspace<Callable, N>& given, Binding const&... bound) const {
    if constexpr (are_bound<Binding...>)
      if constexpr (check_workspace<Self, Callable, number_of<Binding...>, N>())
        return write_to(result, given.memory, bound...);
  }

 private:
  template <class... Binding>
  static constexpr bool are_bound = check_bindings<key_in<Program::steps, Binding>...>(
      given_to<program<Program::steps, with_intermediate_names<typename Program::recurrence>>>{});

  template <class Memory, class... Binding>
  BPTT_INLINE static constexpr auto result_in(Memory& memory, Binding const&... bound) {
    using N = number_of<Binding...>;
    result_type<N> result;
    *result.template numbers<loss_key>() =
        Self::template run<N>(memory.numbers, writer_to<result_type<N>>{result}, bound...);
    return result;
  }
  template <class Result, class Memory, class... Binding>
  BPTT_INLINE static constexpr auto write_to(Result& result, Memory& memory, Binding const&... bound) {
    using N = number_of<Binding...>;
    if constexpr (are_places<std::remove_const_t<Result>>) {
      return write_to_places(result, memory, bound...);
    } else if constexpr (check_result<N, Result, Target...>()) {
      N const loss = Self::template run<N>(memory.numbers, writer_to<Result>{result}, bound...);
      if constexpr (std::is_same_v<Result, result_type<N>>) *result.template numbers<loss_key>() = loss;
      return loss;
    }
  }
  template <class... Place, class Memory, class... Binding>
  BPTT_INLINE static constexpr auto write_to_places(places_for<Place...> const& places, Memory& memory,
                                                    Binding const&... bound) {
    using N = number_of<Binding...>;
    if constexpr (check_places(types<Target...>{}, types<Place...>{})) {
      using destinations_type = destinations<Program::steps, N, types<Target...>, Place...>;
      destinations_type const result(places);
      return Self::template run<N>(memory.numbers, writer_to<destinations_type const>{result}, bound...);
    }
  }
};

}  // namespace numeric

/// The callable that `gradient(net, loss, wrt(...))` returns. An empty type.
template <class Program, class Loss, codegen code, class... Target>
struct gradient_of : numeric::gradient_call<gradient_of<Program, Loss, code, Target...>, Program, Loss, Target...> {
  template <class N, class Writer, class... Binding>
  BPTT_INLINE static constexpr N run(N* memory, Writer writer, Binding const&... bound) {
    using plan = numeric::gradient_plan<Program, Loss, code, Target...>;
    using sources_type = numeric::sources<plan::steps, N, Binding...>;
    using work_type = numeric::workspace_in<numeric::workspace_plan<plan, N>>;
    using machine_type = numeric::machine<plan, N, sources_type, work_type>;
    sources_type const in(bound...);
    machine_type const m{in, work_type{memory}};
    m.forward();
    N const value = *m.template address<derivation::resolve<Program, Loss>>(0);
    numeric::backward_pass<machine_type const, Writer>{m, writer}.run(types<Target...>{});
    return value;
  }
};

template <class Program, class Loss, codegen code, class... Target, class N>
struct numeric::memory_of<gradient_of<Program, Loss, code, Target...>, N> {
  using type = typename numeric::workspace_plan<numeric::gradient_plan<Program, Loss, code, Target...>, N>::memory;
};

/// The numbers that a gradient keeps between its forward and its backward pass: values that the adjoint reads, and
/// adjoints. In bytes.
template <class Gradient, class N = double>
inline constexpr std::size_t workspace_bytes = workspace_bytes<std::remove_cvref_t<Gradient>, N>;
template <class Program, class Loss, codegen code, class... Target, class N>
inline constexpr std::size_t workspace_bytes<gradient_of<Program, Loss, code, Target...>, N> =
    sizeof(typename numeric::memory_of<gradient_of<Program, Loss, code, Target...>, N>::type);

/// Holds for a target that is not the loss.
template <class Target, class Loss>
inline constexpr bool is_another_than_the_loss = !std::is_same_v<Target, Loss>;

template <codegen code = codegen::automatic, int T, class Recurrence, operand Loss, class... Target, class... Reference>
constexpr auto gradient(program<T, Recurrence>, Loss, numeric::targets<Target...>, numeric::values<Reference...>);

/// The gradient of a scalar loss: a callable that takes bindings in any order and returns a result with the loss and
/// all gradients, by symbol. Nothing is allocated: values live in automatic storage (`workspace_bytes<decltype(g)>` of
/// them) and in the result.
/// Errors: a loss that is no scalar, a target that the net does not have, a missing, doubled or wrongly sized binding,
/// at compile time; a wrong size that is known at run time only throws std::invalid_argument.
/// Cost: independent of T where the body of a step is shared, linear in T where steps are spelled out.
template <codegen code = codegen::automatic, int T, class Recurrence, operand Loss, class... Target>
constexpr auto gradient(program<T, Recurrence> net, Loss loss, numeric::targets<Target...> targets) {
  return gradient<code>(net, loss, targets, also());
}
/// The same, which hands out forward values of variables as well: `gradient(net, L, wrt(W), also(h[last]))`,
/// `result.value(h[last])`.
template <codegen code, int T, class Recurrence, operand Loss, class... Target, class... Reference>
constexpr auto gradient(program<T, Recurrence>, Loss, numeric::targets<Target...>, numeric::values<Reference...>) {
  using net = program<T, Recurrence>;
  derivation::check_scalar_loss<net, Loss>();
  (derivation::check_target<net, Target>(), ...);
  (derivation::check_value<net, Reference>(), ...);
  using loss = derivation::loss_of<net, Loss>;
  static_assert((is_another_than_the_loss<derivation::resolve<net, Target>, derivation::resolve<net, Loss>> && ...),
                "bptt: a gradient is not taken with respect to the loss itself: it is 1");
  using keys = list::unique<
      types<derivation::resolve<net, Target>..., numeric::forward_value<derivation::resolve<net, Reference>>...>>;
  return []<class... Key>(types<Key...>) { return gradient_of<net, loss, code, Key...>{}; }(keys{});
}

}  // namespace bptt
