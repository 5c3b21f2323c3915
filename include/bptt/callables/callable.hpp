// Callables: the objects that people call with numbers. Gradients, evaluations, batches, chains, forward mode and
// Hessian-vector products are all called in the same ways. A callable g takes bindings in any order; a workspace for
// its intermediate values may stand before them:
//
//   r = g(W(w), x(xs))                             a result, read by r[L], r[W]; the workspace is on the stack
//   r = g(memory, W(w), x(xs))                     the workspace is the caller's
//   loss = g.into(r, W(w), x(xs))                  overwrites the result of an earlier call
//   loss = g.into(to(W(dW)), W(w), x(xs))          writes to arrays of the caller, without a copy
//   loss = g.into(to(W(dW)), memory, W(w), x(xs))
#pragma once
#include <bptt/binding/destination_check.hpp>
#include <bptt/binding/writer.hpp>
#include <bptt/meta/holds.hpp>
#include <cstddef>

namespace bptt {

/// Memory for the intermediate values of a call, where they are not to be on the stack. For floats it is
/// `workspace<decltype(g), float>`. One call uses it at a time; nothing has to be in it before a call.
/// Errors, at compile time: the workspace of another callable, or for other numbers than those of the call.
///   static workspace<decltype(g)> memory;
///   auto const r = g(memory, W(w), x(xs));
template <class Callable, class N = double>
struct workspace {
  using number = N;
  typename std::remove_cvref_t<Callable>::template memory<N> memory;
};

/// The bytes of such a workspace, a constant: what a call keeps between its passes, and what it computes with. A call
/// without a workspace has as much on the stack. For floats it is `workspace_bytes<decltype(g), float>`.
///   static_assert(workspace_bytes<decltype(g)> <= 4096);
template <class Callable, class N = double>
inline constexpr std::size_t workspace_bytes = sizeof(workspace<Callable, N>);

/// The type of the result of a call, for one that is to be static: `g.into(r, ...)` writes to it. For floats it is
/// `result_type<decltype(g), float>`. Of a batch with a constant among the targets of which each sequence has its own
/// value, the type of that binding follows: `result_type<decltype(g), double, decltype(c(labels))>`.
///   static result_type<decltype(g)> r;
///   double const loss = g.into(r, memory, W(w), x(xs));
template <class Callable, class N = double, class... Binding>
using result_type = typename std::remove_cvref_t<Callable>::template result<N, std::remove_cvref_t<Binding>...>;

/// Holds for the workspace of this callable, and for numbers of the type of the call.
template <class Callable, class Given>
inline constexpr bool workspace_is_of_this_call =
    std::is_same_v<std::remove_cvref_t<Callable>, std::remove_cvref_t<Given>>;
template <class OfCall, class OfWorkspace>
inline constexpr bool workspace_has_numbers_of_the_call = std::is_same_v<OfCall, OfWorkspace>;
/// Holds for a value bound to a symbol, `W(w)`.
template <class Argument>
inline constexpr bool is_binding = is_refused<Argument> || requires {
  typename Argument::key;
};

/// Fails for a workspace that is no object of the caller's to write to.
template <class Argument>
inline constexpr bool is_no_workspace = true;
template <class Callable, class N>
inline constexpr bool is_no_workspace<workspace<Callable, N>> = false;

namespace numeric {

/// What a call needs: the keys to be bound, and the lengths of each value; nothing where an argument is no binding.
template <class Self, bool are_bindings, class... Argument>
struct needs_of_call {
  using keys = types<>;
  using lengths = types<>;
};
template <class Self, class... Binding>
struct needs_of_call<Self, true, Binding...> {
  using keys = typename Self::template needs<Binding...>;
  using lengths = typename Self::template lengths_needed<Binding...>;
};
template <class Self, class... Argument>
using needs_of = needs_of_call<Self, (is_binding<Argument> && ...) && !one_is_refused<Argument...>, Argument...>;

template <class Self, class... Binding>
using result_of_call = typename Self::template result<number_of<Binding...>, Binding...>;
template <class Self, class... Binding>
using sources_of_call = typename Self::template sources<Binding...>;
template <class Self, class... Binding>
using targets_of_call = typename Self::template targets<result_of_call<Self, Binding...>>;

template <class Self, class Argument>
using key_in_call = typename Self::template key_of<Argument>;

/// The check of what is bound. A call makes it itself, so that few lines of g++ stand before its message.
template <class Self, class... Argument, class... Needed, class... Lengths>
constexpr bool check_bindings(types<Needed...>, types<Lengths...>) {
  if constexpr (!(is_no_workspace<Argument> && ...))
    static_assert(BPTT_HOLDS((is_no_workspace<Argument> && ...)),
                  "bptt: a workspace stands before what is bound, and has a name: workspace<decltype(g)> memory;");
  else
    static_assert(BPTT_HOLDS((is_binding<Argument> && ...)),
                  "bptt: a call takes values bound to symbols, W(w), x(xs), after a workspace where there is one");
  if constexpr ((is_binding<Argument> && ...) && !one_is_refused<Argument...>) {
    using bound = types<key_in_call<Self, Argument>...>;
    constexpr bool are_bound = (is_bound<Needed, shape_t<Needed>, list::times<Needed, bound>> && ...);
    constexpr bool are_bound_once = (is_bound_once<key_in_call<Self, Argument>, shape_t<key_in_call<Self, Argument>>,
                                                   list::times<key_in_call<Self, Argument>, bound>> &&
                                     ...);
    using readable = list::concat<types<Needed...>, list::one_if<Self::template would_read<key_in_call<Self, Argument>>,
                                                                 key_in_call<Self, Argument>>...>;
    constexpr bool are_read = (net_reads<key_in_call<Self, Argument>, readable> && ...);
    constexpr bool are_given = (has_a_value_to_bind<key_in_call<Self, Argument>> && ...);
    if constexpr (!are_given) {
      static_assert(BPTT_HOLDS((has_a_value_to_bind<key_in_call<Self, Argument>> && ...)),
                    "bptt: a variable is computed; what can be bound is its initial state, h[-1_c](h0)");
    } else if constexpr (!are_bound) {
      static_assert(BPTT_HOLDS((is_bound<Needed, shape_t<Needed>, list::times<Needed, bound>> && ...)),
                    "bptt: a symbol of the net is not bound to a value");
    } else if constexpr (!are_bound_once) {
      static_assert(BPTT_HOLDS((is_bound_once<key_in_call<Self, Argument>, shape_t<key_in_call<Self, Argument>>,
                                              list::times<key_in_call<Self, Argument>, bound>> &&
                                ...)),
                    "bptt: a symbol is bound twice");
    } else if constexpr (!are_read) {
      static_assert(BPTT_HOLDS((net_reads<key_in_call<Self, Argument>, readable> && ...)),
                    "bptt: a symbol is bound that the net does not read");
    } else if constexpr (!(fits<symbol_of<typename Argument::key>, Lengths, typename Argument::traits> && ...)) {
      using wrong = list::element<
          0,
          list::concat<list::one_if<!fits<symbol_of<typename Argument::key>, Lengths, typename Argument::traits>,
                                    misfit<symbol_of<typename Argument::key>, Lengths, typename Argument::traits>>...>>;
      if constexpr (wrong::traits::in_rows)
        static_assert(
            BPTT_HOLDS(nesting_fits<typename wrong::symbol, typename wrong::needed, wrong::traits::depth>),
            "bptt: a range of ranges is bound that is not nested like its symbol: rows of a matrix, steps of an input");
      else if constexpr (wrong::traits::open)
        static_assert(
            BPTT_HOLDS(elements_fit<typename wrong::symbol, typename wrong::needed, typename wrong::traits::lengths>),
            "bptt: a range is bound whose elements have another size than the rows of its symbol");
      else
        static_assert(
            BPTT_HOLDS(value_fits<typename wrong::symbol, typename wrong::needed, typename wrong::traits::lengths>),
            "bptt: a value is bound that has another size than its symbol");
    } else {
      return true;
    }
  }
  return false;
}
template <class Callable, class Given, class OfCall, class OfWorkspace>
constexpr bool check_workspace() {
  static_assert(BPTT_HOLDS(workspace_is_of_this_call<Callable, Given>),
                "bptt: a call takes the workspace of its own callable: workspace<decltype(g)>");
  static_assert(BPTT_HOLDS(workspace_has_numbers_of_the_call<OfCall, OfWorkspace>),
                "bptt: a workspace has the numbers of the call: of floats it is workspace<decltype(g), float>");
  return workspace_is_of_this_call<Callable, Given> && workspace_has_numbers_of_the_call<OfCall, OfWorkspace>;
}

/// The keys that a call writes into `To`: those that both results have, if it is a result; else the targets.
template <class Result, class To, class Targets>
struct keys_written {
  using type = Targets;
};
template <class Result, class To, class Targets>
  requires requires { typename To::keys; }
struct keys_written<Result, To, Targets> {
  template <class Key>
  struct has_numbers {
    static constexpr bool value = has_a_place<Key, To, Result>;
  };
  using type = list::filter<has_numbers, typename Result::keys>;
};

/// The base of all callables, empty types. `Self` says
///   needs<Binding...>       the keys that have to be bound
///   would_read<Key>         whether a key may be bound, since the net would read it in a longer sequence
///   key_of<Binding>         the key of a binding; of lengths_needed<Binding...> each, the lengths of its value
///   memory<N>               the type of the workspace for numbers of type N
///   sources<Binding...>     where the numbers of the bindings are
///   result<N, Binding...>   the type of the result, with its `keys` and how many numbers each has
///   targets<Result>         the keys for which `into` needs a place
///   hands_out_values        true of an evaluation: every place is optional, and one may be for a single step
///   run(memory, to, in)     what it does: reads from sources, writes to a writer, returns what `into` returns.
template <class Self>
struct callable {
  /// The result for values of the symbols of the net, bound in any order: `g(W(w), x(xs))`.
  /// Errors: a missing, doubled or wrongly sized binding, at compile time; a wrong size that is known at run time only
  /// throws std::invalid_argument; without exceptions it traps.
  template <class... Binding>
  constexpr auto operator()(Binding const&... bound) const {
    using needs = needs_of<Self, Binding...>;
    if constexpr (!check_bindings<Self, Binding...>(typename needs::keys{}, typename needs::lengths{})) {
      return refused{};
    } else if constexpr (!Self::template check_memory<number_of<Binding...>>()) {
      return refused{};
    } else if constexpr (!check_stack<sizeof(typename Self::template memory_of_call<Self, Binding...>),
                                      sizeof(result_of_call<Self, Binding...>),
                                      sizeof(sources_of_call<Self, Binding...>)>()) {
      return refused{};
    } else {
      typename Self::template memory_of_call<Self, Binding...> memory;
      return result_in(memory, bound...);
    }
  }
  /// The same in a workspace of the caller: `g(memory, W(w), x(xs))`.
  template <class Callable, class N, class... Binding>
  constexpr auto operator()(workspace<Callable, N>& given, Binding const&... bound) const {
    using needs = needs_of<Self, Binding...>;
    if constexpr (!check_bindings<Self, Binding...>(typename needs::keys{}, typename needs::lengths{}))
      return refused{};
    else if constexpr (!check_workspace<Self, Callable, number_of<Binding...>, N>())
      return refused{};
    else if constexpr (!check_stack<0, sizeof(result_of_call<Self, Binding...>),
                                    sizeof(sources_of_call<Self, Binding...>)>())
      return refused{};
    else
      return result_in(given.memory, bound...);
  }
  /// Writes what `g(...)` would return into memory of the caller, without a copy; of a gradient it returns the loss.
  /// `to` is the result of an earlier call; places, `to(W(dW), b(db))`; or an object with a member function
  /// `numbers<Key>()` that returns the address for each key. Every gradient that is asked for needs a place; the loss,
  /// and of a Hessian-vector product the derivative of the loss, may have one: `to(W(dW), L(loss))`. An evaluation
  /// writes what has a place, of single steps too: `to(h[last](h1), h[2_c](h2), L(loss))`.
  /// Errors: as of a call; a place that is missing, that nothing belongs to, or of another size or number type, at
  /// compile time; a range of a wrong length throws std::invalid_argument.
  template <class To, class... Binding>
  constexpr auto into(To&& to, Binding const&... bound) const {
    using needs = needs_of<Self, Binding...>;
    if constexpr (!check_bindings<Self, Binding...>(typename needs::keys{}, typename needs::lengths{})) {
      return refused{};
    } else if constexpr (!check_to<To>()) {
      return refused{};
    } else if constexpr (!check_destination<result_of_call<Self, Binding...>, Self::hands_out_values>(
                             pointer_to<To>{}, targets_of_call<Self, Binding...>{})) {
      return refused{};
    } else if constexpr (!Self::template check_memory<number_of<Binding...>>()) {
      return refused{};
    } else if constexpr (!check_stack<sizeof(typename Self::template memory_of_call<Self, Binding...>), 0,
                                      sizeof(sources_of_call<Self, Binding...>)>()) {
      return refused{};
    } else {
      typename Self::template memory_of_call<Self, Binding...> memory;
      return write_to(to, memory, bound...);
    }
  }
  template <class To, class Callable, class N, class... Binding>
  constexpr auto into(To&& to, workspace<Callable, N>& given, Binding const&... bound) const {
    using needs = needs_of<Self, Binding...>;
    if constexpr (!check_bindings<Self, Binding...>(typename needs::keys{}, typename needs::lengths{}))
      return refused{};
    else if constexpr (!check_workspace<Self, Callable, number_of<Binding...>, N>())
      return refused{};
    else if constexpr (!check_to<To>())
      return refused{};
    else if constexpr (!check_destination<result_of_call<Self, Binding...>, Self::hands_out_values>(
                           pointer_to<To>{}, targets_of_call<Self, Binding...>{}))
      return refused{};
    else if constexpr (!check_stack<0, 0, sizeof(sources_of_call<Self, Binding...>)>())
      return refused{};
    else
      return write_to(to, given.memory, bound...);
  }

  /// The workspace on the stack of a call that is given none; `Self` may say that a smaller one will do.
  template <class Callable, class... Binding>
  using memory_of_call = typename Callable::template memory<number_of<Binding...>>;
  static constexpr bool hands_out_values = false;
  /// Does `Self` allow a workspace of this size?
  template <class N>
  static constexpr bool check_memory() {
    return true;
  }

 private:
  template <class To>
  using pointer_to = choose<are_places<std::remove_cvref_t<To>>, std::remove_cvref_t<To>, std::remove_reference_t<To>>*;
  template <class Memory, class... Binding>
  BPTT_INLINE static constexpr auto result_in(Memory& memory, Binding const&... bound) {
    using result_type = result_of_call<Self, Binding...>;
    auto const write = [&](result_type& result)
                           BPTT_INLINE { call<result_type, typename result_type::keys>(result, memory, bound...); };
    return result_type(written_by<decltype(write)>{write});  // where the caller has it
  }
  template <class To, class Memory, class... Binding>
  BPTT_INLINE static constexpr auto write_to(To& to, Memory& memory, Binding const&... bound) {
    using result_type = result_of_call<Self, Binding...>;
    if constexpr (are_places<std::remove_const_t<To>>)
      return write_to_places<result_type>(to, memory, bound...);
    else
      return call<result_type, typename keys_written<result_type, To, targets_of_call<Self, Binding...>>::type>(
          to, memory, bound...);
  }
  template <class Result, class... Place, class Memory, class... Binding>
  BPTT_INLINE static constexpr auto write_to_places(places_for<Place...> const& places, Memory& memory,
                                                    Binding const&... bound) {
    destinations<Result, Place...> const to(places);
    return call<Result, types<typename Result::template written_to<typename Place::key>...>>(to, memory, bound...);
  }
  template <class Result, class Keys, class To, class Memory, class... Binding>
  BPTT_INLINE static constexpr auto call(To& to, Memory& memory, Binding const&... bound) {
    sources_of_call<Self, Binding...> const in(bound...);
    return Self::run(memory, writer_to<Result, To, Keys>{to}, in);
  }
};

}  // namespace numeric
}  // namespace bptt
