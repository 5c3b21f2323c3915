// Batches: gradient(batch<B>(net), L, wrt(...)) is the gradient of the mean of L over B sequences,
// evaluate(batch<B>(net)) their forward values. Groups of sequences run side by side, one group after the other in the
// same workspace; what they contribute to a parameter is added up in the result.
#pragma once
#include <bptt/callables/batch_call.hpp>
#include <bptt/callables/gradient.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt {

/// A program that runs on B sequences. An empty type.
template <int B, class Program>
struct batch_of {};

template <int B>
inline constexpr bool has_sequences = B >= 1;

/// B sequences at once, of one net. An input takes B × T values, sequence 0 with all its steps first; a state to start
/// from B; parameters are shared. A constant is shared, or has a value for each sequence if B times as many numbers are
/// bound.
template <int B, int T, class Recurrence>
constexpr batch_of<B, program<T, Recurrence>> batch(program<T, Recurrence>) {
  static_assert(has_sequences<B>, "bptt: a batch has at least one sequence: batch<B> needs B >= 1");
  return {};
}

namespace numeric {

/// Sequences of different lengths run in a loop over their steps.
template <codegen code, class... Binding>
inline constexpr codegen codegen_for = (are_lengths<Binding> || ...) ? codegen::step_loop : code;

}  // namespace numeric

/// The callable that `gradient(batch<B>(net), loss, wrt(...))` returns. An empty type. `OfOne` is that of one sequence.
template <int B, class OfOne>
struct batch_gradient;
template <int B, class Program, class Loss, codegen code, class... Target>
struct batch_gradient<B, gradient_of<Program, Loss, code, Target...>> {
  template <class... Binding>
  constexpr auto operator()(Binding const&... bound) const {
    if constexpr (are_bound<Binding...>) {
      typename call_type<Binding...>::memory_plan::memory memory;
      result_type<Binding...> result;
      run(memory, result, bound...);
      return result;
    }
  }
  /// The same in memory that the caller gives: `g(memory, W(w), x(xs))`.
  template <class Callable, class N, class... Binding>
  constexpr auto operator()(workspace<Callable, N>& given, Binding const&... bound) const {
    if constexpr (are_bound<Binding...>)
      if constexpr (numeric::check_workspace<batch_gradient, Callable, numeric::number_of<Binding...>, N>()) {
        result_type<Binding...> result;
        run(given.memory, result, bound...);
        return result;
      }
  }
  /// Writes over the result of an earlier call, and returns the mean loss.
  template <class Values, class... Binding>
  constexpr auto into(batch_gradient_result<derivation::resolve<Program, Loss>, Program, Values>& result,
                      Binding const&... bound) const {
    if constexpr (are_bound<Binding...>) {
      typename call_type<Binding...>::memory_plan::memory memory;
      return run(memory, result, bound...);
    }
  }
  template <class Values, class Callable, class N, class... Binding>
  constexpr auto into(batch_gradient_result<derivation::resolve<Program, Loss>, Program, Values>& result,
                      workspace<Callable, N>& given, Binding const&... bound) const {
    if constexpr (are_bound<Binding...>)
      if constexpr (numeric::check_workspace<batch_gradient, Callable, numeric::number_of<Binding...>, N>())
        return run(given.memory, result, bound...);
  }

 private:
  template <class... Binding>
  using plan = numeric::gradient_plan<Program, Loss, numeric::codegen_for<code, Binding...>, Target...>;
  template <class... Binding>
  static constexpr bool are_bound =
      numeric::check_keys<typename plan<Binding...>::bindings>(types<numeric::key_in<Program::steps, Binding>...>{});
  using loss_key = derivation::resolve<Program, Loss>;
  template <class... Binding>
  using reads = list::concat<typename plan<Binding...>::forward_reads, numeric::fixed_step<loss_key, Program::steps>>;
  template <class... Binding>
  using call_type = numeric::batch_call<B, plan<Binding...>, numeric::number_of<Binding...>, reads<Binding...>,
                                        types<Target...>, Binding...>;
  template <class... Binding>
  using result_type = batch_gradient_result<loss_key, Program,
                                            batch_result<B, Program, numeric::number_of<Binding...>,
                                                         typename call_type<Binding...>::constants_of_each, Target...>>;

  template <class Memory, class Result, class... Binding>
  BPTT_INLINE static constexpr auto run(Memory& memory, Result& result, Binding const&... bound) {
    static_assert(std::is_same_v<Result, result_type<Binding...>>,
                  "bptt: a batch writes over the result of an earlier call with the same bindings");
    using writer = numeric::result_of_sequence<Result>;
    call_type<Binding...> const all(bound...);
    result.clear(call_type<Binding...>::has_lengths);
    all.each_group(memory.numbers, [&result]<class Machine>(Machine& m, int b) BPTT_INLINE {
      numeric::each_of_group<1>(
          m, [&](auto& of_r, int r) BPTT_INLINE { result.set_loss(b + r, *of_r.template address<loss_key>(0)); });
      writer of_group{result, b};
      numeric::backward_pass<Machine, writer>{m, of_group}.run(types<Target...>{});
    });
    result.take_means();
    return result.mean();
  }
};
/// Memory for calls with and without `lengths`.
template <int B, class Program, class Loss, codegen code, class... Target, class N>
struct numeric::memory_of<batch_gradient<B, gradient_of<Program, Loss, code, Target...>>, N> {
  using equal_lengths = numeric::batch_workspace<B, numeric::gradient_plan<Program, Loss, code, Target...>, N>;
  using other_lengths =
      numeric::batch_workspace<B, numeric::gradient_plan<Program, Loss, codegen::step_loop, Target...>, N, true>;
  using type =
      typename std::conditional_t<(equal_lengths::size >= other_lengths::size), equal_lengths, other_lengths>::memory;
};

/// That of a group of sequences that run side by side: the groups use it one after the other. With `lengths` among the
/// bindings a group is one sequence.
template <int B, class Program, class Loss, codegen code, class... Target, class N>
inline constexpr std::size_t workspace_bytes<batch_gradient<B, gradient_of<Program, Loss, code, Target...>>, N> =
    sizeof(typename numeric::batch_workspace<B, numeric::gradient_plan<Program, Loss, code, Target...>, N>::memory);

/// The gradient of the mean of a loss over the sequences of a batch. `result[L]` is the mean and `result.loss(b)` the
/// loss of sequence b; `result[W]` belongs to all sequences, `result[x][b]`, `result[h[-1_c]][b]` and
/// `result.value(h[last])[b]` to sequence b. Sequences of different lengths: with `lengths(n)` among the bindings,
/// sequence b has the first n[b] ≤ T steps of what is bound, and `last` is the last of them. What belongs to steps that
/// a sequence does not have is zero.
/// Errors: as those of the gradient for one sequence; lengths out of range throw std::invalid_argument.
template <codegen code = codegen::automatic, int B, int T, class Recurrence, operand Loss, class... Target,
          class... Reference>
constexpr auto gradient(batch_of<B, program<T, Recurrence>>, Loss loss, numeric::targets<Target...> targets,
                        numeric::values<Reference...> values) {
  return batch_gradient<B, decltype(gradient<code>(program<T, Recurrence>{}, loss, targets, values))>{};
}
template <codegen code = codegen::automatic, int B, int T, class Recurrence, operand Loss, class... Target>
constexpr auto gradient(batch_of<B, program<T, Recurrence>> net, Loss loss, numeric::targets<Target...> targets) {
  return gradient<code>(net, loss, targets, also());
}

/// The callable that `evaluate(batch<B>(net))` returns. An empty type.
template <int B, class Program, codegen code>
struct batch_evaluation {
  template <class... Binding>
  constexpr auto operator()(Binding const&... bound) const {
    using plan = numeric::evaluation_plan<Program, numeric::codegen_for<code, Binding...>>;
    using keys = numeric::left_hand_sides<
        list::concat<typename Program::recurrence::step_equations, typename Program::recurrence::last_equations>>;
    if constexpr (numeric::check_keys<typename plan::bindings>(types<numeric::key_in<Program::steps, Binding>...>{})) {
      using N = numeric::number_of<Binding...>;
      using call = numeric::batch_call<B, plan, N, typename plan::reads, types<>, Binding...>;
      call const all(bound...);
      return [&all]<class... Key>(types<Key...>) {
        batch_result<B, Program, N, types<>, Key...> result;
        result.clear(call::has_lengths);
        typename call::memory_plan::memory memory;
        all.each_group(memory.numbers, [&result](auto& m, int b) BPTT_INLINE {
          numeric::each_of_group<1>(
              m, [&](auto& of_r, int r) BPTT_INLINE { (copy<Key>(result.template numbers<Key>(b + r), of_r), ...); });
        });
        return result;
      }(keys{});
    }
  }

 private:
  template <class Key, class N, class Machine>
  static constexpr void copy(N* to, Machine const& m) {
    constexpr int size = shape_t<Key>::size;
    int const values = numeric::is_series<Key> ? m.steps.length : 1;
    for (int k = 0; k < values; ++k)
      for (int i = 0; i < size; ++i) to[k * size + i] = m.template slot<symbol_of<Key>>(k)[i];
  }
};

/// The forward values of all sequences of a batch: `result[z[3_c]][b]`, `result[h[t]][b][k]`, `result[E][b]`.
template <codegen code = codegen::automatic, int B, int T, class Recurrence>
constexpr batch_evaluation<B, program<T, Recurrence>, code> evaluate(batch_of<B, program<T, Recurrence>>) {
  return {};
}

}  // namespace bptt
