// How a callable is called: with values on the stack, in a workspace of the caller, into places of the caller.
#pragma once
#include <bptt/binding/destination.hpp>
#include <bptt/plan/workspace.hpp>

namespace bptt {

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

}  // namespace bptt
