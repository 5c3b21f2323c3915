// evaluate(net): the forward values.
#pragma once
#include <bptt/callables/callable.hpp>
#include <bptt/evaluation/forward_pass.hpp>
#include <bptt/plan/evaluation_plan.hpp>

namespace bptt {

namespace numeric {

/// The step of the program that a key names, if it names one.
template <class Key>
inline constexpr int step_named = 0;
template <class S, int k>
inline constexpr int step_named<at<S, k>> = k;
/// Writes the forward values of one sequence that have a place. A sequence may have fewer steps than the program.
template <class Key, class Machine, class Writer>
constexpr void hand_out(Machine const& m, Writer const& to) {
  constexpr int size = shape_t<Key>::size;
  if (m.step_of_call(step_named<Key>) >= m.steps.length) return;
  int const values = is_series<Key> ? m.steps.length : 1;
  auto* const first = to.template numbers<Key>();
  for (int k = 0; k < values; ++k) {
    auto const* const from = m.template address<Key>(k);
    for (int i = 0; i < size; ++i) first[k * size + i] = from[i];
  }
}
template <class Machine, class Writer, class... Key>
constexpr void hand_out_all(Machine const& m, Writer const& to, types<Key...>) {
  (hand_out<Key>(m, to), ...);
}

}  // namespace numeric

/// The callable that `evaluate(net)` returns. An empty type.
template <class Program, codegen code>
struct evaluation : numeric::callable<evaluation<Program, code>> {
  using plan = numeric::evaluation_plan<Program, code>;
  static constexpr bool hands_out_steps = true;
  template <class... Binding>
  static constexpr bool takes =
      numeric::check_bindings<numeric::key_in<Program::steps, Binding>...>(typename plan::bindings{});
  template <class N, class Plan = plan>  // so that the plan is made when somebody calls
  using memory = typename numeric::workspace_plan<Plan, N>::memory;
  template <class... Binding>
  using sources = numeric::sources<Program::steps, numeric::number_of<Binding...>, Binding...>;
  template <class... Binding>
  using result = numeric::result_with<Program, numeric::number_of<Binding...>, typename plan::keys>;
  template <class Result>
  using targets = typename Result::keys;

  template <class Memory, class Writer, class Sources>
  static constexpr void run(Memory& memory, Writer const& to, Sources const& in) {
    using N = typename Writer::number;
    using work_type = numeric::workspace_in<numeric::workspace_plan<plan, N>>;
    numeric::forward_pass<plan, N, Sources, work_type> const m{in, work_type{memory.numbers}};
    m.run();
    numeric::hand_out_all(m, to, typename Writer::keys{});
  }
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
