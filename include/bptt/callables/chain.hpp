// Two nets in sequence, of different lengths: the second starts from what the first has computed, as a decoder does
// from its encoder's last state. The gradient runs the first forward, the second forward and backward, and the first
// backward: what the second passes back to a state that it starts from is the cotangent of the formula that gave it,
// and the first net's loss is the sum of these formulas times their cotangents.
#pragma once
#include <bptt/callables/evaluate.hpp>
#include <bptt/callables/gradient.hpp>
#include <span>

namespace bptt {

/// What the first net of a chain hands to a state Key of the second: a variable of the first.
template <class Key>
struct handed_over : symbol_base<handed_over<Key>, role::variable> {
  using shape = shape_t<Key>;
};
template <class Key>
inline constexpr bool numeric::is_read_between_passes<handed_over<Key>> = true;
/// The cotangent that the second net passes back for it: a constant of the first.
template <class Key>
struct cotangent_from : symbol_base<cotangent_from<Key>, role::constant>, bindable<cotangent_from<Key>> {
  using shape = shape_t<Key>;
};
/// The loss of the first net: Σ (what it hands over)ᵀ·(its cotangent).
struct loss_of_first : symbol_base<loss_of_first, role::variable> {
  using shape = bptt::shape<>;
};

/// Two programs and the states of the second that formulas of the first give. An empty type.
template <class First, class Second, class... Link>
struct chain_of {
  using first = First;
  using second = Second;
};

/// Holds for `s[-1_c] = formula` where the second net starts from s[-1_c].
template <class Link, class Second>
inline constexpr bool is_link = false;
template <class Key, class Rhs, class Second>
inline constexpr bool is_link<equation<Key, Rhs>, Second> =
    list::contains<derivation::resolve<Second, Key>, derivation::given_to<Second>>;

/// Holds when one of the nets of a chain has a value at the reference.
template <class Reference, class First, class Second>
inline constexpr bool a_net_has_a_value = has_a_value<derivation::resolve<First, Reference>, First> ||
                                          has_a_value<derivation::resolve<Second, Reference>, Second>;

/// Holds for a symbol that stands in one net of a chain only; parameters and constants may stand in both.
template <class Symbol, class Other>
inline constexpr bool stands_in_one_net =
    !(has_role<Symbol>(role::variable) && derivation::defines<Symbol, typename Other::recurrence::all_equations>)&&!(
        has_role<Symbol>(role::input) && list::contains<Symbol, derivation::given_to<Other>>);

namespace numeric {

/// Σ handedᵀ·cotangent over the links.
template <class... Key>
constexpr auto weighted_sum(types<Key...>) {
  return plus_all(dot_product(at_last<handed_over<Key>>{}, cotangent_from<Key>{})...);
}

template <class Program, class... Link>
struct first_of_chain;
template <int T, class... E, class... Key, class... Rhs>
struct first_of_chain<program<T, recurrence_of<E...>>, equation<Key, Rhs>...> {
  /// The first net, which hands over; and the same with the loss by which it is differentiated.
  using evaluated = program<T, recurrence_of<E..., equation<at_last<handed_over<Key>>, Rhs>...>>;
  using differentiated =
      program<T, recurrence_of<E..., equation<at_last<handed_over<Key>>, Rhs>...,
                               equation<at_last<loss_of_first>, decltype(weighted_sum(types<Key...>{}))>>>;
};

/// f(those of the bindings that a program of T steps needs).
template <int T, class Needed, class F>
constexpr auto with_those_of(F const& f) {
  return f();
}
template <int T, class Needed, class F, class Binding, class... Rest>
constexpr auto with_those_of(F const& f, Binding const& first, Rest const&... rest) {
  if constexpr (list::contains<key_in<T, Binding>, Needed>)
    return with_those_of<T, Needed>([&](auto const&... more) { return f(first, more...); }, rest...);
  else
    return with_those_of<T, Needed>(f, rest...);
}

/// Numbers of a call, as a binding that is read in place.
template <class Key, class N>
constexpr auto bind_numbers(N const* first) {
  using value = std::span<N const, static_cast<std::size_t>(shape_t<Key>::size)>;
  return binding<Key, value>{value(first, static_cast<std::size_t>(shape_t<Key>::size))};
}

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

template <class List, class... X>
struct without {
  template <class Y>
  struct is_other {
    static constexpr bool value = !list::contains<Y, types<X...>>;
  };
  using type = list::filter<is_other, List>;
};

/// What a binding of a chain is the value of, in the net that needs it.
template <class Binding, int T1, class Needed1, int T2>
using key_in_chain =
    std::conditional_t<list::contains<key_in<T1, Binding>, Needed1>, key_in<T1, Binding>, key_in<T2, Binding>>;

}  // namespace numeric

/// The numbers of a call of a chain: those of a symbol of either net, of a parameter in both their sum.
template <class First, class Second>
struct chain_result {
  First first;
  Second second;
  template <operand Asked>
  constexpr auto operator[](Asked asked) const {
    if constexpr (Second::template has<Asked>)
      return second[asked];
    else
      return first[asked];
  }
  /// A forward value that was asked for by `also(...)`.
  template <operand Asked>
  constexpr auto value(Asked asked) const {
    if constexpr (Second::template has_value<Asked>)
      return second.value(asked);
    else
      return first.value(asked);
  }
};

/// The callable that `gradient(chain(...), loss, wrt(...))` returns. An empty type.
template <class Chain, class Loss, codegen code, class Targets1, class Targets2>
struct chain_gradient_of;
template <class First, class Second, class... Key, class... Rhs, class Loss, codegen code, class... Target1,
          class... Target2>
struct chain_gradient_of<chain_of<First, Second, equation<Key, Rhs>...>, Loss, code, types<Target1...>,
                         types<Target2...>> {
  using first_net = typename numeric::first_of_chain<First, equation<Key, Rhs>...>::differentiated;
  using plan1 = numeric::gradient_plan<first_net, loss_of_first, code, Target1...>;
  using plan2 = numeric::gradient_plan<Second, Loss, code, Target2..., Key...>;
  using needed1 = typename numeric::without<typename plan1::bindings, cotangent_from<Key>...>::type;
  using needed2 = typename numeric::without<typename plan2::bindings, Key...>::type;

  template <class... Binding>
  constexpr auto operator()(Binding const&... bound) const {
    if constexpr (numeric::check_bindings<numeric::key_in_chain<Binding, First::steps, needed1, Second::steps>...>(
                      list::unique<list::concat<needed1, needed2>>{})) {
      using N = numeric::number_of<Binding...>;
      using workspace = numeric::workspace_plan<plan1, N>;
      typename workspace::memory memory;
      numeric::workspace_in<workspace> const work{memory.numbers};
      numeric::with_those_of<First::steps, needed1>(
          [&](auto const&... b) {
            pass_of<N>(
                work, [](auto const& m) { m.run(); }, b..., cotangent_from<Key>{}(zero)...);
          },
          bound...);
      auto const result2 = numeric::with_those_of<Second::steps, needed2>(
          [&](auto const&... b) {
            return gradient_of<Second, Loss, code, Target2..., Key...>{}(
                b...,
                numeric::bind_numbers<Key>(static_cast<N const*>(numeric::numbers_of<handed_over<Key>>(work)))...);
          },
          bound...);
      using first_result = result_of<first_net, N, Target1...>;
      chain_result<first_result, std::remove_const_t<decltype(result2)>> result{{}, result2};
      numeric::with_those_of<First::steps, needed1>(
          [&](auto const&... b) {
            pass_of<N>(
                work,
                [&](auto const& m) {
                  numeric::backward_pass<std::remove_reference_t<decltype(m)>, first_result>{m, result.first}.run(
                      types<Target1...>{});
                },
                b..., numeric::bind_numbers<cotangent_from<Key>>(result.second.template numbers<Key>())...);
          },
          bound...);
      (add_shared<Target1>(result), ...);
      return result;
    }
  }

 private:
  template <class N, class Work, class F, class... Binding>
  static constexpr void pass_of(Work const& work, F const& f, Binding const&... bound) {
    using sources_type = numeric::sources<First::steps, N, Binding...>;
    sources_type const in(bound...);
    f(numeric::forward_pass<plan1, N, sources_type, Work>{in, work});
  }
  template <class Target, class Result>
  static constexpr void add_shared(Result& result) {
    if constexpr (list::contains<Target, types<Target2...>>)
      for (int i = 0; i < shape_t<Target>::size; ++i)
        result.second.template numbers<Target>()[i] += result.first.template numbers<Target>()[i];
  }
};

/// The callable that `evaluate(chain(...))` returns. An empty type.
template <class Chain, codegen code>
struct chain_evaluation;
template <class First, class Second, class... Key, class... Rhs, codegen code>
struct chain_evaluation<chain_of<First, Second, equation<Key, Rhs>...>, code> {
  using first_net = typename numeric::first_of_chain<First, equation<Key, Rhs>...>::evaluated;
  using needed1 = derivation::given_to<first_net>;
  using needed2 = typename numeric::without<derivation::given_to<Second>, Key...>::type;

  template <class... Binding>
  constexpr auto operator()(Binding const&... bound) const {
    if constexpr (numeric::check_bindings<numeric::key_in_chain<Binding, First::steps, needed1, Second::steps>...>(
                      list::unique<list::concat<needed1, needed2>>{})) {
      using N = numeric::number_of<Binding...>;
      auto result1 = numeric::with_those_of<First::steps, needed1>(
          [](auto const&... b) { return evaluation<first_net, code>{}(b...); }, bound...);
      auto const result2 = numeric::with_those_of<Second::steps, needed2>(
          [&](auto const&... b) {
            return evaluation<Second, code>{}(b..., numeric::bind_numbers<Key>(static_cast<N const*>(
                                                        result1.template numbers<at_last<handed_over<Key>>>()))...);
          },
          bound...);
      return chain_result<decltype(result1), std::remove_const_t<decltype(result2)>>{result1, result2};
    }
  }
};

/// Two programs in sequence: `chain(unroll<5>(encoder), unroll<7>(decoder), s[-1_c] = h[last])`. Each link gives a
/// state from which the second net starts by a formula of parameters, constants and of what the first net has computed:
/// its variables at `last` or at a step, sums over its steps. Parameters and constants may stand in both nets; inputs
/// and variables have names of their own.
/// Errors, at compile time: a link to a state that the second net does not start from; a variable or an input that
/// stands in both.
template <int T1, class Recurrence1, int T2, class Recurrence2, class... Key, class... Rhs>
constexpr auto chain(program<T1, Recurrence1>, program<T2, Recurrence2>, equation<Key, Rhs>...) {
  using first = program<T1, Recurrence1>;
  using second = program<T2, Recurrence2>;
  static_assert((is_link<equation<Key, Rhs>, second> && ...),
                "bptt: a link of a chain gives a state that the second net starts from: s[-1_c] = h[last]");
  []<class... E>(types<E...>) {
    static_assert((stands_in_one_net<symbol_of<typename E::lhs>, second> && ...),
                  "bptt: a variable stands in both nets of a chain");
  }(typename Recurrence1::all_equations{});
  []<class... Given>(types<Given...>) {
    static_assert((stands_in_one_net<Given, second> && ...), "bptt: an input stands in both nets of a chain");
  }(derivation::given_to<first>{});
  derivation::checked(
      list::concat<decltype(derivation::list_of(Recurrence1{})), types<equation<at_last<handed_over<Key>>, Rhs>...>>{});
  return chain_of<first, second, equation<derivation::resolve<second, Key>, Rhs>...>{};
}

/// The gradient of a loss of the second net with respect to parameters, inputs, states and variables of both. Called
/// and read like that of one net.
/// Cost: each net runs forward once and backward once.
template <codegen code = codegen::automatic, class First, class Second, class... Link, operand Loss, class... Target,
          class... Reference>
constexpr auto gradient(chain_of<First, Second, Link...>, Loss, numeric::targets<Target...>,
                        numeric::values<Reference...>) {
  derivation::check_scalar_loss<Second, Loss>();
  using first_net = typename numeric::first_of_chain<First, Link...>::evaluated;
  static_assert(
      (a_net_has_a_value<Target, first_net, Second> && ...),
      "bptt: a derivative is taken with respect to a parameter, or a variable or input of the net at one of its steps");
  using loss = derivation::loss_of<Second, Loss>;
  return chain_gradient_of<chain_of<First, Second, Link...>, loss, code,
                           numeric::keys_in<first_net, types<Target...>, types<Reference...>>,
                           numeric::keys_in<Second, types<Target...>, types<Reference...>>>{};
}
template <codegen code = codegen::automatic, class First, class Second, class... Link, operand Loss, class... Target>
constexpr auto gradient(chain_of<First, Second, Link...> net, Loss loss, numeric::targets<Target...> targets) {
  return gradient<code>(net, loss, targets, also());
}

/// The forward values of both nets.
template <codegen code = codegen::automatic, class First, class Second, class... Link>
constexpr chain_evaluation<chain_of<First, Second, Link...>, code> evaluate(chain_of<First, Second, Link...>) {
  return {};
}

}  // namespace bptt
