// evaluate(net): the forward values.
#pragma once
#include <bptt/evaluation/forward_pass.hpp>

namespace bptt {
namespace numeric {

template <class Program, codegen code>
struct evaluation_plan {
  static constexpr int steps = Program::steps, group = 1;
  using recurrence = with_intermediate_names<typename Program::recurrence>;
  using named_program = program<steps, recurrence>;
  using step_equations = typename recurrence::step_equations;
  using all_forward_equations = typename recurrence::all_equations;
  static constexpr bool is_straight_line = is_spelled_out<code, step_equations, steps>;
  using forward_phases = with_projections<typename recurrence::schedule::phases, steps, is_straight_line>;
  using reads = read_by<typename recurrence::all_equations>;
  using bindings = given_to<named_program>;
  using symbols = list::concat<defined_symbols<typename recurrence::schedule::equations>,
                               copies_for_steps<step_equations, forward_phases, steps>>;
  /// What is handed out: what the equations of the net define, at all steps.
  using keys = left_hand_sides<
      list::concat<typename Program::recurrence::step_equations, typename Program::recurrence::last_equations>>;
  template <class S>
  using slots_for = decltype(slots_of_variable<S, steps, reads,
                                               list::contains<ago<S, 0>, keys> || is_projected<S, forward_phases> ||
                                                   is_read_by_another_phase<S>(forward_phases{}),
                                               direction_of<S>(forward_phases{})>());
  template <class... Key>
  static reading<symbol_of<Key>...> read_at_the_end(types<Key...>);
  using evaluation_order = list::concat<forward_phases, types<decltype(read_at_the_end(keys{}))>>;
};

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
    numeric::machine<plan, N, sources_type, work_type> const m{in, work_type{memory.numbers}};
    m.forward();
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
