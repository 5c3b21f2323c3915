// Chains: two nets, one after the other, as an encoder and a decoder. Initial states of the second are formulas of what
// the first has computed. The gradient runs the first forward, the second forward and backward, the first backward: the
// second's gradient for such an initial state is the cotangent of its formula, and the loss by which the first is
// differentiated is the sum of the formulas times their cotangents.
#pragma once
#include <bptt/callables/chain_links.hpp>
#include <bptt/callables/chain_result.hpp>
#include <bptt/callables/evaluate.hpp>
#include <bptt/callables/gradient.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {

/// The variable of the first net that holds the formula for the initial state Key of the second.
template <class Key>
struct handed_over : symbol_base<handed_over<Key>, role::variable> {
  using shape = shape_t<Key>;
};
template <class Key>
inline constexpr bool numeric::is_read_between_passes<handed_over<Key>> = true;
/// Its cotangent, which the second net passes back: a constant of the first.
template <class Key>
struct cotangent_from : symbol_base<cotangent_from<Key>, role::constant> {
  using shape = shape_t<Key>;
};
/// It may be 0, since the second net has not chosen what it is of.
template <class Key>
inline constexpr choices choice_of<cotangent_from<Key>> = choices::of_anything;
/// The loss of the first net: Σ (what it hands over)ᵀ·(its cotangent).
struct loss_of_first : symbol_base<loss_of_first, role::variable> {
  using shape = bptt::shape<>;
};

namespace numeric {

/// The sum over the links of (the formula)ᵀ·(its cotangent).
template <class... Key>
constexpr auto weighted_sum(types<Key...>) {
  return plus_all(dot_product(at_last<handed_over<Key>>{}, cotangent_from<Key>{})...);
}

template <class Program, class... Link>
struct first_of_chain;
template <int T, class... E, class... Key, class... Rhs>
struct first_of_chain<program<T, recurrence_of<E...>>, equation<Key, Rhs>...> {
  /// The first net with the equations of the links; the same with the loss by which it is differentiated.
  using evaluated = program<T, recurrence_of<E..., equation<at_last<handed_over<Key>>, Rhs>...>>;
  using differentiated =
      program<T, recurrence_of<E..., equation<at_last<handed_over<Key>>, Rhs>...,
                               equation<at_last<loss_of_first>, decltype(weighted_sum(types<Key...>{}))>>>;
};

/// Those targets and forward values that a program has, as keys of a result.
template <class Program, class Reference, class Key>
using key_if_known = std::conditional_t<has_a_value<resolve<Program, Reference>, Program>, types<Key>, types<>>;
template <class Program, class Targets, class References>
struct known_keys;
template <class Program, class... Target, class... Reference>
struct known_keys<Program, types<Target...>, types<Reference...>> {
  using type =
      list::unique<list::concat<key_if_known<Program, Target, resolve<Program, Target>>...,
                                key_if_known<Program, Reference, forward_value<resolve<Program, Reference>>>...>>;
};
template <class Program, class Targets, class References>
using keys_in = typename known_keys<Program, Targets, References>::type;

/// A writer for the keys of one of two nets; to those of `Added` it adds.
template <class Writer, class Keys, class Added = types<>>
struct writer_of_net : Writer {
  using keys = Keys;
  struct sequences : Writer::sequences {
    template <class K>
    static constexpr bool is_accumulated = list::contains<K, Added>;
  };
};

/// The base of the callables of two nets. `Needed1` and `Needed2` are the keys that have to be bound for each.
template <class Self, class First, class Needed1, class Second, class Needed2>
struct chain_callable : callable<Self> {
  /// The number of steps of the net to which a binding belongs.
  template <class Binding>
  static constexpr int steps_for =
      list::contains<key_in<First::steps, Binding>, Needed1> || is_within_reach<First, key_in<First::steps, Binding>>
          ? First::steps
          : Second::steps;
  template <class... Binding>
  using needs = list::unique<list::concat<Needed1, Needed2>>;
  template <class Key>
  using would_read = std::bool_constant<(is_within_reach<First, Key> || is_within_reach<Second, Key>)>;
  template <class Binding>
  using key_of = key_in<steps_for<Binding>, Binding>;
  template <class... Binding>
  using lengths_needed = list::concat<extents_of_bindings<steps_for<Binding>, Binding>...>;
  template <class... Binding>
  using sources = all_sources<source_of<steps_for<Binding>, number_of<Binding...>, Binding>...>;
};

template <class Program, class Loss, codegen code, class Keys>
struct gradient_with_respect_to;
template <class Program, class Loss, codegen code, class... Key>
struct gradient_with_respect_to<Program, Loss, code, types<Key...>> {
  using type = gradient_of<Program, Loss, code, Key...>;
};
/// The gradients of both nets: the second is differentiated also with respect to what the first hands over.
template <class Chain, class Loss, codegen code, class Targets1, class Targets2>
struct gradients_of_chain;
template <class First, class Second, class... Key, class... Rhs, class Loss, codegen code, class Targets1,
          class Targets2>
struct gradients_of_chain<chain_of<First, Second, equation<Key, Rhs>...>, Loss, code, Targets1, Targets2> {
  using first_net = typename first_of_chain<First, equation<Key, Rhs>...>::differentiated;
  using first = typename gradient_with_respect_to<first_net, loss_of_first, code, Targets1>::type;
  using second =
      typename gradient_with_respect_to<Second, Loss, code, list::unique<list::concat<Targets2, types<Key...>>>>::type;
  using needed1 = list::without<typename first::plan::bindings, types<cotangent_from<Key>...>>;
  using needed2 = list::without<typename second::plan::bindings, types<Key...>>;
};

}  // namespace numeric

/// The callable that `gradient(chain(...), loss, wrt(...))` returns. An empty type.
template <class Chain, class Loss, codegen code, class Targets1, class Targets2,
          class Gradients = numeric::gradients_of_chain<Chain, Loss, code, Targets1, Targets2>>
struct chain_gradient_of;
template <class First, class Second, class... Key, class... Rhs, class Loss, codegen code, class Targets1,
          class Targets2, class Gradients>
struct chain_gradient_of<chain_of<First, Second, equation<Key, Rhs>...>, Loss, code, Targets1, Targets2, Gradients>
    : numeric::chain_callable<
          chain_gradient_of<chain_of<First, Second, equation<Key, Rhs>...>, Loss, code, Targets1, Targets2, Gradients>,
          First, typename Gradients::needed1, Second, typename Gradients::needed2> {
  using first_net = typename Gradients::first_net;
  using first_plan = typename Gradients::first::plan;
  using loss_key = derivation::resolve<Second, Loss>;

  template <class N>
  struct memory {
    typename Gradients::first::template memory<N> first;
    typename Gradients::second::template memory<N> second;
    result_of<First, N, cotangent_from<Key>...> cotangents;
  };
  template <class N, class... Binding>
  using result = chain_result<numeric::result_with<first_net, N, list::without<Targets1, Targets2>>,
                              numeric::result_with<Second, N, list::concat<types<loss_key>, Targets2>>>;
  template <class Result>
  using targets = list::unique<list::concat<Targets2, Targets1>>;

  template <class Memory, class Writer, class Sources>
  BPTT_INLINE static constexpr auto run(Memory& memory, Writer to, Sources const& in) {
    using N = typename Writer::number;
    using first_layout = numeric::workspace_plan<first_plan, N>;
    auto const in_first = numeric::with_numbers(in, memory.cotangents);
    auto const first = numeric::forward_pass_of<first_layout>(memory.first.numbers,
                                                              numeric::whole_sequence<first_plan::steps>{}, in_first);
    (numeric::set_to_zero<cotangent_from<Key>>(memory.cotangents), ...);
    first.run();

    numeric::sources_with<Sources, N, Key...> const in_second{
        {numeric::numbers_of<handed_over<Key>, first_layout>(memory.first.numbers)}..., in};
    numeric::redirected<Writer, Key...> const to_second{to,
                                                        {memory.cotangents.template numbers<cotangent_from<Key>>()}...};
    N const loss = Gradients::second::run(memory.second, to_second, in_second);
    (copy_if_wanted<Key>(to, to_second), ...);

    using to_first = numeric::writer_of_net<Writer, Targets1, Targets2>;
    numeric::run_backward<Targets1>(first, to_first{to});
    return loss;
  }

 private:
  /// The gradient with respect to a linked initial state, where it is asked for.
  template <class K, class Writer, class From>
  static constexpr void copy_if_wanted(Writer const& to, From const& from) {
    if constexpr (list::contains<K, Targets2>)
      for (int i = 0; i < shape_t<K>::size; ++i) to.template numbers<K>()[i] = from.template numbers<K>()[i];
  }
};

/// The callable that `evaluate(chain(...))` returns. An empty type.
template <class Chain, codegen code>
struct chain_evaluation;
template <class First, class Second, class... Key, class... Rhs, codegen code>
struct chain_evaluation<chain_of<First, Second, equation<Key, Rhs>...>, code>
    : numeric::chain_callable<
          chain_evaluation<chain_of<First, Second, equation<Key, Rhs>...>, code>, First,
          derivation::given_to<typename numeric::first_of_chain<First, equation<Key, Rhs>...>::evaluated>, Second,
          list::without<derivation::given_to<Second>, types<Key...>>> {
  using first = evaluation<typename numeric::first_of_chain<First, equation<Key, Rhs>...>::evaluated, code>;
  using second = evaluation<Second, code>;
  static constexpr bool hands_out_values = true;

  template <class N>
  struct memory {
    typename first::template memory<N> first_net;
    typename second::template memory<N> second_net;
  };
  template <class N, class... Binding>
  using result = chain_result<
      numeric::result_with<First, N, list::without<typename first::plan::keys, types<at_last<handed_over<Key>>...>>>,
      typename second::template result<N>>;
  template <class Result>
  using targets = typename Result::keys;

  template <class Memory, class Writer, class Sources>
  BPTT_INLINE static constexpr void run(Memory& memory, Writer to, Sources const& in) {
    using N = typename Writer::number;
    using keys1 = list::filter<is_of_first, typename Writer::keys>;
    first::run(memory.first_net, numeric::writer_of_net<Writer, keys1>{to}, in);
    using first_layout = numeric::workspace_plan<typename first::plan, N>;
    second::run(memory.second_net, numeric::writer_of_net<Writer, list::without<typename Writer::keys, keys1>>{to},
                numeric::sources_with<Sources, N, Key...>{
                    {numeric::numbers_of<handed_over<Key>, first_layout>(memory.first_net.numbers)}..., in});
  }

 private:
  template <class K>
  struct is_of_first {
    static constexpr bool value = derivation::defines<symbol_of<K>, typename First::recurrence::all_equations>;
  };
};

/// Two programs, the second of which runs after the first. Each link gives an initial state of the second by a formula
/// of parameters, constants and values of the first: variables at `last` or at a step, sums over its steps. Parameters
/// and constants may stand in both nets; inputs and variables belong to one.
/// Errors, at compile time: a link to anything but an initial state that the second net reads; a variable or an input
/// that stands in both nets.
///   constexpr auto net = chain(unroll<5>(encoder), unroll<7>(decoder), s[-1_c] = h[last]);
///   constexpr auto g = gradient(net, L, wrt(W, V));   // called and read like that of one net
template <int T1, class Recurrence1, int T2, class Recurrence2, class... Key, class... Rhs>
constexpr auto chain(program<T1, Recurrence1>, program<T2, Recurrence2>, equation<Key, Rhs>...) {
  using first = program<T1, Recurrence1>;
  using second = program<T2, Recurrence2>;
  static_assert(BPTT_HOLDS((is_link<equation<Key, Rhs>, second> && ...)),
                "bptt: a link of a chain gives an initial state of the second net: s[-1_c] = h[last]");
  if constexpr (!(is_link<equation<Key, Rhs>, second> && ...))
    return refused{};
  else if constexpr (!numeric::check_one_net<second>(typename Recurrence1::all_equations{},
                                                     derivation::given_to<first>{}))
    return refused{};
  else if constexpr (is_refused<decltype(recurrence(Recurrence1{}, equation<at_last<handed_over<Key>>, Rhs>{}...))>)
    return refused{};
  else
    return chain_of<first, second, equation<derivation::resolve<second, Key>, Rhs>...>{};
}

/// The gradient of a loss of the second net with respect to parameters, inputs, initial states and variables of both.
/// Errors: as of `gradient` for one net; the copies `W[t]` of a parameter of both nets. Cost: each net runs forward
/// once and backward once.
template <codegen code = codegen::automatic, class First, class Second, class... Link, operand Loss, class... Target,
          class... Reference>
constexpr auto gradient(chain_of<First, Second, Link...>, Loss, numeric::targets<Target...>,
                        numeric::values<Reference...> = {}) {
  using first_net = typename numeric::first_of_chain<First, Link...>::evaluated;
  static_assert(
      BPTT_HOLDS((a_net_has_a_value<Target, first_net, Second> && ...)),
      "bptt: a derivative is taken with respect to a parameter, or a variable or input of the net at one of its steps");
  static_assert(BPTT_HOLDS((is_of_one_net<Target, first_net, Second> && ...)),
                "bptt: a parameter of both nets of a chain has no copies of steps: differentiate with respect to W");
  if constexpr (!((a_net_has_a_value<Target, first_net, Second> && is_of_one_net<Target, first_net, Second>)&&...))
    return refused{};
  else if constexpr (!derivation::check_scalar_loss<Second, Loss>())
    return refused{};
  else
    return chain_gradient_of<chain_of<First, Second, Link...>, derivation::loss_of<Second, Loss>, code,
                             numeric::keys_in<first_net, types<Target...>, types<Reference...>>,
                             numeric::keys_in<Second, types<Target...>, types<Reference...>>>{};
}

/// The forward values of both nets: `evaluate(net)(W(w), ...)[h[last]]`.
template <codegen code = codegen::automatic, class First, class Second, class... Link>
constexpr chain_evaluation<chain_of<First, Second, Link...>, code> evaluate(chain_of<First, Second, Link...>) {
  return {};
}

}  // namespace bptt
