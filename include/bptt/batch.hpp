// Batches: gradient(batch<B>(net), L, wrt(...)) is the gradient of the mean of L over B sequences, evaluate(batch<B>(net)) their forward values. One sequence
// after the other runs through the same code and the same workspace; what they contribute to a parameter is added up in the result.
#pragma once
#include <bptt/batch_result.hpp>
#include <bptt/gradient.hpp>

namespace bptt {

/// A program that runs on B sequences. An empty type.
template <int B, class Program>
struct batch_of {};

template <int B>
inline constexpr bool has_sequences = B >= 1;

/// B sequences at once, of one net. An input takes B × T values, sequence 0 with all its steps first; a state to start from B; parameters are shared. A
/// constant is shared, or has a value for each sequence if B times as many numbers are bound.
template <int B, int T, class Recurrence>
constexpr batch_of<B, program<T, Recurrence>> batch(program<T, Recurrence>) {
  static_assert(has_sequences<B>, "bptt: a batch has at least one sequence: batch<B> needs B >= 1");
  return {};
}

/// Holds for lengths of sequences that are integers.
template <class Lengths, class Element>
inline constexpr bool lengths_are_integers = std::is_integral_v<Element>;

namespace numeric {

template <class Binding>
inline constexpr bool are_lengths = std::is_same_v<typename Binding::key, sequence_lengths>;
template <class Key>
struct is_of_the_net {
  static constexpr bool value = !std::is_same_v<Key, sequence_lengths>;
};
template <class Needed, class... Key>
constexpr bool check_keys(types<Key...>) {
  static_assert(is_bound_once<sequence_lengths, shape<>, times_bound<sequence_lengths, Key...>>, "bptt: a symbol is bound twice");
  if constexpr (times_bound<sequence_lengths, Key...> <= 1)
    return []<class... OfNet>(types<OfNet...>) { return check_bindings<OfNet...>(Needed{}); }(list::filter<is_of_the_net, types<Key...>>{});
  else
    return false;
}

/// How many steps a sequence must have for a leaf to be there: v[2_c] is of the third step, and of the two states to start from that a lag of 2 reads the
/// second one is read by step 1.
template <class Leaf>
inline constexpr int steps_for = 1;
template <class S, int lag>
inline constexpr int steps_for<ago<S, lag>> = lag;
template <class S, int lead>
inline constexpr int steps_for<ahead<S, lead>> = lead;
template <class S, int k>
inline constexpr int steps_for<at<S, k>> = k + 1;
/// A loss at a step that is not the last.
template <class Loss, int T>
using fixed_step = std::conditional_t<std::is_same_v<Loss, at<symbol_of<Loss>, T - 1>>, types<>, types<Loss>>;
template <class... Leaf>
constexpr int steps_for_all(types<Leaf...>) {
  int most = 1;
  ((most = steps_for<Leaf> > most ? steps_for<Leaf> : most), ...);
  return most;
}

/// A call for B sequences: f(machine, b) for each of them. `Reads` are the leaves that a sequence has to have.
template <int B, class Plan, class N, class Reads, class Targets, class... Binding>
struct batch_call {
  static constexpr int steps = Plan::steps;
  static constexpr bool has_lengths = (are_lengths<Binding> || ...);
  using all_sources = batch_sources<B, steps, N, Targets, Binding...>;
  using constants_of_each = list::concat<typename source_in_batch<B, steps, N, Targets, Binding>::constants_of_each...>;
  using sources_type = sequence_sources<N, list::filter<is_of_the_net, types<key_in<steps, Binding>...>>>;
  using workspace = workspace_plan<Plan, N, true>;
  using work_type = workspace_in<workspace>;
  using count_type = std::conditional_t<has_lengths, int, std::integral_constant<int, steps>>;
  using machine_type = machine<Plan, N, sources_type, work_type, count_type>;
  static constexpr int least_steps = steps_for_all(Reads{});

  all_sources const all;
  constexpr explicit batch_call(Binding const&... bound) : all(bound...) {
    (check_lengths(std::type_identity<Binding>{}), ...);
  }

  template <class F>
  [[gnu::always_inline]] constexpr void each_sequence(F const& f) const {
    typename workspace::memory memory;
    work_type const work{memory.numbers};
    for (int b = 0; b < B; ++b) {
      sources_type const in(all, b);
      machine_type const m{in, work, count_of(b)};
      m.forward(b == 0);
      f(m, b);
    }
  }

 private:
  template <class V>
  using source_of_lengths = source<sequence_lengths, int, extents<B>, binding<sequence_lengths, V>>;

  template <class Other>
  constexpr void check_lengths(std::type_identity<Other>) const {}
  template <class V>
  constexpr void check_lengths(std::type_identity<binding<sequence_lengths, V>>) const {
    using element = typename binding<sequence_lengths, V>::traits::element;
    static_assert(lengths_are_integers<sequence_lengths, element>, "bptt: the lengths of the sequences of a batch are integers");
    for (int b = 0; b < B; ++b) {
      int const n = static_cast<source_of_lengths<V> const&>(all).data()[b];
      if (n < least_steps || n > steps)
        refuse("bptt: sequence " + std::to_string(b) + " of the batch has " + std::to_string(n) + " steps: at least " + std::to_string(least_steps) + " and at most " +
               std::to_string(steps) + " are possible");
    }
  }
  [[gnu::always_inline]] constexpr count_type count_of(int b) const {
    if constexpr (has_lengths)
      return length_bound(all, b);
    else
      return {};
  }
  template <class V>
  static constexpr int length_bound(source<sequence_lengths, int, extents<B>, V> const& s, int b) {
    return s.data()[b];
  }
};

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
    using plan = numeric::gradient_plan<Program, Loss, numeric::codegen_for<code, Binding...>, Target...>;
    if constexpr (numeric::check_keys<typename plan::bindings>(types<numeric::key_in<Program::steps, Binding>...>{})) {
      using N = numeric::number_of<Binding...>;
      using loss_key = derivation::resolve<Program, Loss>;
      using reads = list::concat<typename plan::forward_reads, numeric::fixed_step<loss_key, Program::steps>>;
      using call = numeric::batch_call<B, plan, N, reads, types<Target...>, Binding...>;
      using result_type = batch_gradient_result<loss_key, Program, batch_result<B, Program, N, typename call::constants_of_each, Target...>>;
      using machine_type = typename call::machine_type const;
      using writer = numeric::result_of_sequence<result_type>;
      call const all(bound...);
      result_type result;
      result.clear(call::has_lengths);
      all.each_sequence([&result](machine_type& m, int b) __attribute__((always_inline)) {
        result.set_loss(b, *m.template address<loss_key>(0));
        writer of_sequence{result, b};
        numeric::backward_pass<machine_type, writer>{m, of_sequence}.run(types<Target...>{});
      });
      result.take_means();
      return result;
    }
  }
};

/// That of one sequence: the sequences use it one after the other.
template <int B, class Program, class Loss, codegen code, class... Target, class N>
inline constexpr std::size_t workspace_bytes<batch_gradient<B, gradient_of<Program, Loss, code, Target...>>, N> =
    sizeof(typename numeric::workspace_plan<numeric::gradient_plan<Program, Loss, code, Target...>, N, true>::memory);

/// The gradient of the mean of a loss over the sequences of a batch. `result[L]` is the mean and `result.loss(b)` the loss of sequence b; `result[W]` belongs
/// to all sequences, `result[x][b]`, `result[h[-1_c]][b]` and `result.value(h[last])[b]` to sequence b.
/// Sequences of different lengths: with `lengths(n)` among the bindings, sequence b has the first n[b] ≤ T steps of what is bound, and `last` is the last of
/// them. What belongs to steps that a sequence does not have is zero.
/// Errors: as those of the gradient for one sequence; lengths out of range throw std::invalid_argument.
template <codegen code = codegen::automatic, int B, int T, class Recurrence, operand Loss, class... Target, class... Reference>
constexpr auto gradient(batch_of<B, program<T, Recurrence>>, Loss loss, numeric::targets<Target...> targets, numeric::values<Reference...> values) {
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
    using keys = numeric::left_hand_sides<list::concat<typename Program::recurrence::step_equations, typename Program::recurrence::last_equations>>;
    if constexpr (numeric::check_keys<typename plan::bindings>(types<numeric::key_in<Program::steps, Binding>...>{})) {
      using N = numeric::number_of<Binding...>;
      using call = numeric::batch_call<B, plan, N, typename plan::reads, types<>, Binding...>;
      call const all(bound...);
      return [&all]<class... Key>(types<Key...>) {
        batch_result<B, Program, N, types<>, Key...> result;
        result.clear(call::has_lengths);
        all.each_sequence([&result](typename call::machine_type const& m, int b) __attribute__((always_inline)) { (copy<Key>(result.template numbers<Key>(b), m), ...); });
        return result;
      }(keys{});
    }
  }

 private:
  template <class Key, class N, class Machine>
  static constexpr void copy(N* to, Machine const& m) {
    int const n = shape_t<Key>::size * (numeric::is_series<Key> ? static_cast<int>(m.count) : 1);
    N const* const from = m.template slot<symbol_of<Key>>(0);
    for (int i = 0; i < n; ++i) to[i] = from[i];
  }
};

/// The forward values of all sequences of a batch: `result[z[3_c]][b]`, `result[h[t]][b][k]`, `result[E][b]`.
template <codegen code = codegen::automatic, int B, int T, class Recurrence>
constexpr batch_evaluation<B, program<T, Recurrence>, code> evaluate(batch_of<B, program<T, Recurrence>>) {
  return {};
}

}  // namespace bptt
