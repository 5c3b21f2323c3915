// `evaluate(net)`: the forward pass alone, which returns the value of every variable at every step.
#pragma once
#include <bptt/callables/callable.hpp>
#include <bptt/callables/length.hpp>
#include <bptt/evaluation/forward_pass.hpp>
#include <bptt/plan/evaluation_plan.hpp>

namespace bptt {

namespace numeric {

/// Copies the forward values of one key from the workspace to the writer. What a sequence shorter than the program does
/// not reach is left as it is.
template <class Key, class Forward, class Writer>
constexpr void hand_out(Forward const& m, int r, Writer const& to) {
  constexpr int size = shape_t<Key>::size;
  if (m.step_of_call(step_named<Key>) >= m.steps.length) return;
  int const values = is_series<Key> ? m.steps.length : 1;
  auto* const first = to.template numbers<Key>();
  for (int k = 0; k < values; ++k) {
    auto const* const from = m.template address<Key>(k, r);
    for (int i = 0; i < size; ++i) first[k * size + i] = from[i];
  }
}
template <class Forward, class Writer, class... Key>
constexpr void hand_out_all(Forward const& m, int r, Writer const& to, types<Key...> keys) {
  set_all_to_zero_beyond<Forward::plan::steps>(to, m.steps, keys);
  (hand_out<Key>(m, r, to), ...);
}

}  // namespace numeric

/// The callable that `evaluate(net)` returns. An empty type.
template <class Program, codegen code>
struct evaluation : numeric::callable<evaluation<Program, code>> {
  using plan = numeric::evaluation_plan<Program, code>;
  static constexpr bool hands_out_values = true;
  struct reads {
    using type = typename plan::reads;
  };
  template <class... Binding>
  using needs = numeric::and_length<typename plan::bindings, sequence_length, Binding...>;
  template <class Key>
  using would_read = std::bool_constant<derivation::is_within_reach<Program, Key>>;
  template <class Binding>
  using key_of = numeric::key_in<Program::steps, Binding>;
  template <class... Binding>
  using lengths_needed = numeric::extents_of_call<Program::steps, Binding...>;
  template <class N, class Plan = plan>  // so that the plan is made when somebody calls
  using memory = typename numeric::workspace_plan<Plan, N>::memory;
  template <class... Binding>
  using sources = numeric::sources_of_sequence<Program::steps, numeric::number_of<Binding...>, reads, Binding...>;
  template <class N, class... Binding>
  using result = numeric::result_with<
      Program, N,
      choose<numeric::has_lengths<Binding...>,
             typename numeric::keys_of_any_length<typename plan::keys, Program::steps>::type, typename plan::keys>,
      numeric::of_one<numeric::has_lengths<Binding...>>>;
  template <class Result>
  using targets = typename Result::keys;

  template <class Memory, class Writer, class Sources>
  BPTT_INLINE static constexpr void run(Memory& memory, Writer to, Sources const& in) {
    using N = typename Writer::number;
    auto const m = numeric::forward_pass_of<numeric::workspace_plan<plan, N>>(
        memory.numbers, numeric::steps_of<Program::steps>(in), in);
    m.run();
    numeric::hand_out_all(m, 0, to, typename Writer::keys{});
  }
};

/// The forward values of a net: a callable that takes bindings and returns a result with every variable of the net.
/// Shapes: of `z[t]` a value for each step, of `z[3_c]`, `z[last]` and of a variable of the end one.
/// Errors: as of any call, callable.hpp. Cost: one forward pass, and memory for every variable at all steps.
///   auto const r = evaluate(net)(W(w), x(xs), h[-1_c](zero));
///   evaluate(net).into(to(h[last](state)), W(w), x(xs), h[-1_c](zero));   // no other values are copied
///   r[h[t]] is a view of all steps, r[h[3_c]] the state at step 3, r[L] the loss
template <codegen code = codegen::automatic, int T, class Recurrence>
constexpr evaluation<program<T, Recurrence>, code> evaluate(program<T, Recurrence>) {
  return {};
}

}  // namespace bptt
