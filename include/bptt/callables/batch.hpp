// Batches: `gradient(batch<B>(net), L, wrt(...))` is the gradient of the mean of L over B sequences,
// `evaluate(batch<B>(net))` their forward values. Groups of sequences run side by side, one group after the other in
// the same workspace; what they contribute to a parameter is accumulated in the result.
#pragma once
#include <bptt/callables/batch_call.hpp>
#include <bptt/callables/evaluate.hpp>
#include <bptt/callables/gradient.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt {

/// A program that runs on B sequences. An empty type.
template <int B, class Program>
struct batch_of {};

template <int B>
inline constexpr bool has_sequences = B >= 1;

/// A program that runs on B sequences at once.
/// Shapes: an input takes B × T values, sequence 0 with all its steps first; an initial state takes B values; a
/// parameter one, which all share. A constant is shared, or has a value for each sequence if B times as many numbers
/// are bound. Errors: B < 1, at compile time.
///   constexpr auto g = gradient(batch<16>(unroll<20>(cell)), L, wrt(W));
///   auto const r = g(W(w), x(xs), h[-1_c](zero));   // r[L] is the mean, r.loss(3) the loss of sequence 3
template <int B, int T, class Recurrence>
constexpr batch_of<B, program<T, Recurrence>> batch(program<T, Recurrence>) {
  static_assert(BPTT_HOLDS(has_sequences<B>), "bptt: a batch has at least one sequence: batch<B> needs B >= 1");
  return {};
}

namespace numeric {

/// The base of the callables for B sequences.
template <class Self, int B, class Plan, class Targets>
struct batch_callable : callable<Self> {
  template <class... Binding>
  using needs = and_length<typename Plan::bindings, sequence_lengths, Binding...>;
  template <class Key>
  using would_read = std::bool_constant<is_within_reach<typename Plan::named_program, Key>>;
  template <class Binding>
  using key_of = key_in<Plan::steps, Binding>;
  template <class... Binding>
  using lengths_needed =
      types<typename source_in_batch<B, Plan::steps, number_of<Binding...>, Targets, Binding>::lengths...>;

  /// The memory of one group, which the groups use one after the other. With `lengths` a group is one sequence.
  template <class N>
  using memory = typename batch_workspace<B, Plan, N>::memory;
  template <class Callable, class... Binding>
  using memory_of_call = typename batch_workspace<B, Plan, number_of<Binding...>, has_lengths<Binding...>>::memory;

  /// The same for n parts, and what each adds up, in cache lines of its own.
  template <class N, int n>
  struct memory_of_parts {
    struct alignas(cache_line) part {
      typename batch_workspace<B, Plan, N, false, n>::memory memory;
      typename Self::template sums<N> sums;
    };
    part of[static_cast<std::size_t>(n)];
  };
};

}  // namespace numeric

/// The callable that `gradient(batch<B>(net), loss, wrt(...))` returns, `OfOne` being that for one sequence. An empty
/// type, like all callables.
template <int B, class OfOne>
struct batch_gradient;
template <int B, class Program, class Loss, codegen code, class... Target>
struct batch_gradient<B, numeric::gradient_of<Program, Loss, code, Target...>>
    : numeric::batch_callable<batch_gradient<B, numeric::gradient_of<Program, Loss, code, Target...>>, B,
                              numeric::gradient_plan<Program, Loss, code, Target...>, types<Target...>> {
  using plan = numeric::gradient_plan<Program, Loss, code, Target...>;
  using loss_key = derivation::resolve<Program, Loss>;
  using mean_key = numeric::mean_of<loss_key>;
  using each_loss = numeric::forward_value<loss_key>;

  template <class... Binding>
  using sources =
      numeric::batch_call<B, plan, numeric::number_of<Binding...>,
                          list::concat<typename plan::forward_reads, numeric::fixed_step<loss_key, Program::steps>>,
                          types<Target...>, Binding...>;
  template <class N, class... Binding>
  using result = batch_gradient_result<
      loss_key, Program,
      numeric::result_with<
          Program, N, list::unique<types<mean_key, each_loss, Target...>>,
          numeric::of_sequences<B, numeric::constants_of_each<B, Program::steps, N, types<Target...>, Binding...>>>>;
  template <class Result>
  using targets = types<Target...>;

  template <class Memory, class Writer, class Calls>
  BPTT_INLINE static constexpr auto run(Memory& memory, Writer to, Calls const& all) {
    (numeric::begin_sums<Target>(to), ...);
    auto const loss = add_up<1>(memory, to, all, 0);
    (numeric::divide<Target, B, true>(to), ...);
    return write_mean(to, loss);
  }

  /// What sequences share: a gradient for each part, and the loss.
  template <class Target_>
  struct is_shared {
    static constexpr bool value = !numeric::each_has_its_own<Target_, types<>>;
  };
  using shared = list::filter<is_shared, types<Target...>>;
  template <class N>
  struct sums {
    numeric::result_with<Program, N, shared> gradient;
    N loss;
  };
  template <class Run, int n, class Memory, class Writer, class Calls>
  static constexpr auto run_parts(numeric::run_in_parts<n, Run> const& how, Memory& memory, Writer to,
                                  Calls const& all) {
    using N = typename Writer::number;
    (numeric::begin_sums<Target>(to), ...);
    how.run(n, [&memory, &all, to](int i) {
      auto& part = memory.of[i];
      auto const to_part = numeric::with_sums<Writer>(to, part.sums.gradient, accumulated<Writer>{});
      (numeric::begin_sums<Target>(to_part), ...);
      part.sums.loss = add_up<n>(part.memory, to_part, all, i);
    });
    N loss = N(0);
    for (auto& part : memory.of)
      loss += part.sums.loss, numeric::add_sums(to, part.sums.gradient, accumulated<Writer>{});
    (numeric::divide<Target, B, true>(to), ...);
    return write_mean(to, loss);
  }

 private:
  template <class Writer>
  struct is_accumulated_by {
    template <class K>
    struct key {
      static constexpr bool value = Writer::sequences::template is_accumulated<K>;
    };
  };
  template <class Writer>
  using accumulated = list::filter<is_accumulated_by<Writer>::template key, shared>;

  /// Runs the groups of a part and adds up their gradients and losses.
  template <int n, class Memory, class Writer, class Calls>
  BPTT_INLINE static constexpr auto add_up(Memory& memory, Writer to, Calls const& all, int part) {
    using N = typename Writer::number;
    N sum = N(0);
    // `to` by value: through a reference the compiler would read the pointers again after every store
    all.template each_group<n>(memory.numbers, part, [to, &sum]<class Forward>(Forward const& m, int b) BPTT_INLINE {
      for (int r = 0; r < Forward::group; ++r) {
        N const loss = *m.template address<loss_key>(0, r);
        numeric::write_scalar<each_loss>(to.of_sequence(b + r), loss);
        sum += loss;
      }
      auto const to_group = to.of_sequence(b);
      numeric::set_all_to_zero_beyond<Program::steps>(to_group, m.steps, types<Target...>{});
      numeric::run_backward<types<Target...>>(m, to_group);
      (numeric::divide<Target, B, false>(to_group, Forward::group), ...);  // while they are in the cache
    });
    return sum;
  }
  template <class Writer, class N>
  static constexpr N write_mean(Writer const& to, N loss) {
    N const mean = loss / N(B);
    numeric::write_scalar<mean_key>(to, mean);
    return mean;
  }
};

/// The gradient of the mean of a loss over the sequences of a batch. `result[L]` is the mean, `result.loss(b)` the loss
/// of sequence b; `result[W]` belongs to all sequences, `result[x][b]`, `result[h[-1_c]][b]` and
/// `result.value(h[last])[b]` to sequence b.
/// Sequences of different lengths: with `lengths(n)` among the bindings, sequence b has the first n[b] ≤ T steps of
/// what is bound, and `last` is the last of them; it has to be asked for by itself, `wrt(x, x[last])`. What belongs to
/// steps that a sequence does not have is zero in the result.
/// Places have the sizes of the result, `to(W(dW), x(dx), also(L(losses)))`, for x B times as many numbers.
/// Errors: as of the gradient for one sequence; a length out of range throws std::invalid_argument.
/// Cost: a matrix is read once for all sequences of a group; with `lengths` a group is one sequence.
template <codegen code = codegen::automatic, int B, int T, class Recurrence, operand Loss, class... Target,
          class... Reference>
constexpr auto gradient(batch_of<B, program<T, Recurrence>>, Loss loss, numeric::targets<Target...> targets,
                        numeric::values<Reference...> values = {}) {
  using of_one = decltype(gradient<code>(program<T, Recurrence>{}, loss, targets, values));
  return choose<is_refused<of_one>, refused, batch_gradient<B, of_one>>{};
}

/// The callable that `evaluate(batch<B>(net))` returns. An empty type.
template <int B, class Program, codegen code>
struct batch_evaluation
    : numeric::batch_callable<batch_evaluation<B, Program, code>, B, numeric::evaluation_plan<Program, code>, types<>> {
  using plan = numeric::evaluation_plan<Program, code>;
  static constexpr bool hands_out_values = true;
  template <class... Binding>
  using sources =
      numeric::batch_call<B, plan, numeric::number_of<Binding...>, typename plan::reads, types<>, Binding...>;
  template <class N, class... Binding>
  using result =
      numeric::result_with<Program, N, typename numeric::keys_of_any_length<typename plan::keys, Program::steps>::type,
                           numeric::of_sequences<B, types<>>>;
  template <class Result>
  using targets = typename Result::keys;

  template <class Memory, class Writer, class Calls>
  BPTT_INLINE static constexpr void run(Memory& memory, Writer to, Calls const& all) {
    hand_out<1>(memory, to, all, 0);
  }
  template <class N>
  struct sums {};
  template <class Run, int n, class Memory, class Writer, class Calls>
  static constexpr void run_parts(numeric::run_in_parts<n, Run> const& how, Memory& memory, Writer to,
                                  Calls const& all) {
    how.run(n, [&memory, &all, to](int i) { hand_out<n>(memory.of[i].memory, to, all, i); });
  }

 private:
  template <int n, class Memory, class Writer, class Calls>
  BPTT_INLINE static constexpr void hand_out(Memory& memory, Writer to, Calls const& all, int part) {
    all.template each_group<n>(memory.numbers, part, [to]<class Forward>(Forward const& m, int b) BPTT_INLINE {
      for (int r = 0; r < Forward::group; ++r)
        numeric::hand_out_all(m, r, to.of_sequence(b + r), typename Writer::keys{});
    });
  }
};

/// The forward values of all sequences of a batch: `result[h[t]][b][k]` is that of sequence b at step k,
/// `result[z[3_c]][b]` and `result[E][b]` one value of sequence b.
template <codegen code = codegen::automatic, int B, int T, class Recurrence>
constexpr batch_evaluation<B, program<T, Recurrence>, code> evaluate(batch_of<B, program<T, Recurrence>>) {
  return {};
}

}  // namespace bptt
