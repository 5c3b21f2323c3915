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

// --- groups ----------------------------------------------------------------------------------------------------------------------
//
// The sequences of a batch run in groups, side by side: a matrix is read once for all of a group. Of matrices that equations multiply with there are transposed copies,
// whatever their size, made once for the batch.

/// The numbers of the slots of one sequence, and of what all share.
template <class Plan, class S>
inline constexpr long long numbers_kept = is_transposed_copy<S> ? 0LL : 1LL * shape_t<S>::size * Plan::template slots_for<S>::count;
template <class Plan, class... S>
constexpr long long numbers_of_each_sequence(types<S...>) {
  return (0LL + ... + numbers_kept<Plan, S>);
}
template <class Copies>
inline constexpr bool are_of_parameters = false;
template <class... W>
inline constexpr bool are_of_parameters<types<transposed_copy<W>...>> = (has_role<W>(role::parameter) && ...);

/// The plan of one sequence for `size` of them.
template <class Plan, int size>
struct group_plan : Plan {
  static constexpr int group = size;
  using copies = list::unique<list::concat<transposed_copies<typename Plan::all_forward_equations, transposed_copy_steps, 1 << 30>, projected_copies<typename Plan::forward_phases>>>;
  using symbols = list::unique<list::concat<typename Plan::symbols, copies>>;
};
template <class Plan>
struct group_plan<Plan, 1> : Plan {};

/// The most bytes of a group: what the second-level cache holds.
inline constexpr long long largest_group_bytes = 1 << 20;
inline constexpr int largest_group = 8;  // with 16 and 32 nothing is faster, from one unit to 128
/// How many of B sequences run side by side: a divisor of B if there is one of four at least, else what fits, and the rest in a smaller group.
template <class Plan, int B, class N, bool has_lengths>
constexpr int group_size() {
  if constexpr (has_lengths || B == 1 || !are_of_parameters<typename group_plan<Plan, 2>::copies>) {
    return 1;
  } else {
    long long const each = numbers_of_each_sequence<Plan>(typename Plan::symbols{}) * static_cast<long long>(sizeof(N)) + 1;
    long long const fit = largest_group_bytes / each;
    int const most = fit < 1 ? 1 : fit > largest_group ? largest_group : static_cast<int>(fit);
    for (int n = most < B ? most : B; n >= 4; --n)
      if (B % n == 0) return n;
    return most < B ? most : B;
  }
}

/// The workspace of a batch in bytes: that of a group.
template <class Plan, int B, class N>
inline constexpr std::size_t group_bytes = sizeof(typename workspace_plan<group_plan<Plan, group_size<Plan, B, N, false>()>, N, true>::memory);

/// A call for B sequences: f(machine, b) for each group of them, which begins with sequence b. `Reads` are the leaves that a sequence has to have.
template <int B, class Plan, class N, class Reads, class Targets, class... Binding>
struct batch_call {
  static constexpr int steps = Plan::steps;
  static constexpr bool has_lengths = (are_lengths<Binding> || ...);
  static constexpr int group = group_size<Plan, B, N, has_lengths>(), rest = B % group;
  using all_sources = batch_sources<B, steps, N, Targets, Binding...>;
  using constants_of_each = list::concat<typename source_in_batch<B, steps, N, Targets, Binding>::constants_of_each...>;
  using sources_type = sequence_sources<N, list::filter<is_of_the_net, types<key_in<steps, Binding>...>>>;
  using count_type = std::conditional_t<has_lengths, int, std::integral_constant<int, steps>>;
  static constexpr int least_steps = steps_for_all(Reads{});

  all_sources const all;
  constexpr explicit batch_call(Binding const&... bound) : all(bound...) {
    (check_lengths(std::type_identity<Binding>{}), ...);
  }

  template <class F>
  [[gnu::always_inline]] constexpr void each_group(F const& f) const {
    run<group>(0, B - rest, f);
    if constexpr (rest > 0) run<rest>(B - rest, B, f);
  }

 private:
  template <int size, class F>
  [[gnu::always_inline]] constexpr void run(int first, int end, F const& f) const {
    using plan = group_plan<Plan, size>;
    using workspace = workspace_plan<plan, N, true>;
    using work_type = workspace_in<workspace>;
    typename workspace::memory memory;
    work_type const work{memory.numbers};
    for (int b = first; b < end; b += size)
      [&]<int... r>(std::integer_sequence<int, r...>) __attribute__((always_inline)) {
        sources_type const in[] = {sources_type(all, b + r)...};
        machine<plan, N, sources_type, work_type, count_type> const m{in[0], work, count_of(b)};
        m.forward(b == first);
        f(m, b);
      }(std::make_integer_sequence<int, size>{});
  }
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
        refuse(message{} << "bptt: sequence " << b << " of the batch has " << n << " steps: at least " << least_steps << " and at most " << steps << " are possible");
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
      using writer = numeric::result_of_sequence<result_type>;
      call const all(bound...);
      result_type result;
      result.clear(call::has_lengths);
      all.each_group([&result]<class Machine>(Machine& m, int b) __attribute__((always_inline)) {
        numeric::each_of_group(m, [&](auto& of_r, int r) __attribute__((always_inline)) { result.set_loss(b + r, *of_r.template address<loss_key>(0)); });
        writer of_group{result, b};
        numeric::backward_pass<Machine, writer>{m, of_group}.run(types<Target...>{});
      });
      result.take_means();
      return result;
    }
  }
};

/// That of a group of sequences that run side by side: the groups use it one after the other. With `lengths` among the bindings a group is one sequence.
template <int B, class Program, class Loss, codegen code, class... Target, class N>
inline constexpr std::size_t workspace_bytes<batch_gradient<B, gradient_of<Program, Loss, code, Target...>>, N> =
    numeric::group_bytes<numeric::gradient_plan<Program, Loss, code, Target...>, B, N>;

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
        all.each_group([&result](auto& m, int b) __attribute__((always_inline)) {
          numeric::each_of_group(m, [&](auto& of_r, int r) __attribute__((always_inline)) { (copy<Key>(result.template numbers<Key>(b + r), of_r), ...); });
        });
        return result;
      }(keys{});
    }
  }

 private:
  template <class Key, class N, class Machine>
  static constexpr void copy(N* to, Machine const& m) {
    constexpr int size = shape_t<Key>::size;
    int const values = numeric::is_series<Key> ? static_cast<int>(m.count) : 1;
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
