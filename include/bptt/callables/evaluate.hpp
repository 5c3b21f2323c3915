// evaluate(net): the forward values.
#pragma once
#include <bptt/evaluation/forward_pass.hpp>
#include <bptt/plan/evaluation_plan.hpp>

namespace bptt {

namespace numeric {

template <class Program, class N, class Keys>
struct evaluation_result;
template <class Program, class N, class... Key>
struct evaluation_result<Program, N, types<Key...>> {
  using type = result_of<Program, N, Key...>;
};
}  // namespace numeric

/// The callable that `evaluate(net)` returns. An empty type.
template <class Program, codegen code>
struct evaluation {
  /// Computes all variables of the net from its parameters, constants, inputs and initial states, in any order:
  /// `f(W(w), x(xs), h[-1_c](h0))`.
  template <class... Binding>
  constexpr auto operator()(Binding const&... bound) const {
    if constexpr (are_bound<Binding...>) {
      typename numeric::memory_of<evaluation, numeric::number_of<Binding...>>::type memory;
      result_type<numeric::number_of<Binding...>> result;
      run(memory, result, bound...);
      return result;
    }
  }
  /// The same in memory that the caller gives: `f(memory, W(w), x(xs))`.
  template <class Callable, class N, class... Binding>
  constexpr auto operator()(workspace<Callable, N>& given, Binding const&... bound) const {
    if constexpr (are_bound<Binding...>)
      if constexpr (numeric::check_workspace<evaluation, Callable, numeric::number_of<Binding...>, N>()) {
        result_type<N> result;
        run(given.memory, result, bound...);
        return result;
      }
  }
  /// Writes the values over those of an earlier call.
  template <class N, class... Key, class... Binding>
  constexpr void into(result_of<Program, N, Key...>& result, Binding const&... bound) const {
    if constexpr (are_bound<Binding...>) {
      typename numeric::memory_of<evaluation, N>::type memory;
      run(memory, result, bound...);
    }
  }
  template <class N, class... Key, class Callable, class... Binding>
  constexpr void into(result_of<Program, N, Key...>& result, workspace<Callable, N>& given,
                      Binding const&... bound) const {
    if constexpr (are_bound<Binding...>)
      if constexpr (numeric::check_workspace<evaluation, Callable, numeric::number_of<Binding...>, N>())
        run(given.memory, result, bound...);
  }

 private:
  using plan = numeric::evaluation_plan<Program, code>;
  template <class N>
  using result_type = typename numeric::evaluation_result<Program, N, typename plan::keys>::type;
  template <class... Binding>
  static constexpr bool are_bound =
      numeric::check_bindings<numeric::key_in<Program::steps, Binding>...>(typename plan::bindings{});

  template <class Memory, class N, class... Key, class... Binding>
  static constexpr void run(Memory& memory, result_of<Program, N, Key...>& result, Binding const&... bound) {
    using sources_type = numeric::sources<plan::steps, N, Binding...>;
    using work_type = numeric::workspace_in<numeric::workspace_plan<plan, N>>;
    sources_type const in(bound...);
    numeric::forward_pass<plan, N, sources_type, work_type> const m{in, work_type{memory.numbers}};
    m.run();
    (copy<Key>(result.template numbers<Key>(), m), ...);
  }
  template <class Key, class N, class Machine>
  static constexpr void copy(N* to, Machine const& m) {
    constexpr int size = shape_t<Key>::size, values = numeric::is_series<Key> ? Program::steps : 1;
    for (int k = 0; k < values; ++k)
      for (int i = 0; i < size; ++i) to[k * size + i] = m.template slot<symbol_of<Key>>(k)[i];
  }
};

template <class Program, codegen code, class N>
struct numeric::memory_of<evaluation<Program, code>, N> {
  using type = typename numeric::workspace_plan<numeric::evaluation_plan<Program, code>, N>::memory;
};

/// The forward values of a net: a callable that takes bindings and returns a result with every variable,
/// `result[z[3_c]]`, `result[E]`.
/// Errors: a missing, doubled or wrongly sized binding, at compile time; a wrong size known at run time throws
/// std::invalid_argument.
template <codegen code = codegen::automatic, int T, class Recurrence>
constexpr evaluation<program<T, Recurrence>, code> evaluate(program<T, Recurrence>) {
  return {};
}

}  // namespace bptt
