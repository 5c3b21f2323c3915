// Callables: the objects that people call with numbers. Gradients, evaluations, batches, chains, forward mode and
// Hessian-vector products are all called in the same ways. A callable g takes bindings in any order; a workspace for
// its intermediate values may stand before them:
//
//   r = g(W(w), x(xs))                             a result, read by r[L], r[W]; the workspace is on the stack
//   r = g(memory, W(w), x(xs))                     the workspace is the caller's
//   loss = g.into(r, W(w), x(xs))                  overwrites the result of an earlier call
//   loss = g.into(to(W(dW)), W(w), x(xs))          writes to arrays of the caller, without a copy
//   loss = g.into(to(W(dW)), memory, W(w), x(xs))
//
// A batch can be run in parts, by several threads: parts<4>(threads) stands before the workspace (parts.hpp). A block
// of parameters is bound as a whole, g(theta, x(xs)).
#pragma once
#include <bptt/binding/destination_check.hpp>
#include <bptt/binding/writer.hpp>
#include <bptt/callables/arguments.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {

/// Holds for the workspace of this callable, and for numbers of the type of the call.
template <class Callable, class Given>
inline constexpr bool workspace_is_of_this_call =
    std::is_same_v<std::remove_cvref_t<Callable>, std::remove_cvref_t<Given>>;
template <class OfCall, class OfWorkspace>
inline constexpr bool workspace_has_numbers_of_the_call = std::is_same_v<OfCall, OfWorkspace>;
template <int parts_of_call, int parts_of_workspace>
inline constexpr bool workspace_has_parts_of_the_call = parts_of_call == parts_of_workspace;
/// Holds for a callable that can be run in parts: one for a batch.
template <class Callable, int parts>
inline constexpr bool runs_in_parts = parts == 0 || requires {
  typename Callable::template memory_of_parts<double, 1>;
};

namespace numeric {

/// The workspace that a call is given, where there is one.
template <class Workspace>
struct workspace_given {
  static constexpr bool is_there = false;
};
template <class Callable, class N, int n>
struct workspace_given<workspace<Callable, N, n>> {
  static constexpr bool is_there = true;
  using callable = Callable;
  using number = N;
  static constexpr int parts = n;
};

template <class Self, class Argument>
using key_in_call = typename Self::template key_of<Argument>;

/// The check of what is bound. A call makes it itself, so that few lines of g++ stand before its message.
template <class Self, class... Argument, class... Needed, class... Lengths>
constexpr bool check_bindings(types<Argument...>, types<Needed...>, types<Lengths...>) {
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
    using readable =
        list::concat<types<Needed...>, list::one_if<Self::template would_read<key_in_call<Self, Argument>>::value,
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
/// The check of the workspace of a call, where it is given one, and of the parts of a batch.
template <class Self, class Call>
constexpr bool check_workspace() {
  using given = workspace_given<typename Call::leading::workspace>;
  static_assert(BPTT_HOLDS(runs_in_parts<Self, Call::parts>),
                "bptt: parts<n>(run) are parts of a batch: gradient(batch<B>(net), ...), evaluate(batch<B>(net))");
  if constexpr (given::is_there) {
    static_assert(BPTT_HOLDS(workspace_is_of_this_call<Self, typename given::callable>),
                  "bptt: a call takes the workspace of its own callable: workspace<decltype(g)>");
    static_assert(BPTT_HOLDS(workspace_has_numbers_of_the_call<typename Call::values::number, typename given::number>),
                  "bptt: a workspace has the numbers of the call: of floats it is workspace<decltype(g), float>");
    static_assert(
        BPTT_HOLDS(workspace_has_parts_of_the_call<Call::parts, given::parts>),
        "bptt: a workspace has the parts of the call: for parts<4>(run) it is workspace<decltype(g), float, 4>");
    return runs_in_parts<Self, Call::parts> && workspace_is_of_this_call<Self, typename given::callable> &&
           workspace_has_numbers_of_the_call<typename Call::values::number, typename given::number> &&
           workspace_has_parts_of_the_call<Call::parts, given::parts>;
  } else {
    return runs_in_parts<Self, Call::parts>;
  }
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
///   run(memory, to, in)     what it does: reads from sources, writes to a writer, returns what `into` returns
/// and, of a batch,
///   memory_of_parts<N, n>, run_parts(how, memory, to, in)    the same in n parts.
template <class Self>
struct callable {
  /// The result for values of the symbols of the net, bound in any order: `g(W(w), x(xs))`; in a workspace of the
  /// caller, `g(memory, W(w), x(xs))`; a batch in parts, `g(parts<4>(threads), memory, W(w), x(xs))`. A block of
  /// parameters binds those that the net reads, `g(theta, x(xs))`.
  /// Errors: a missing, doubled or wrongly sized binding, at compile time; a wrong size that is known at run time only
  /// throws std::invalid_argument; without exceptions it traps.
  template <class... Argument>
  constexpr auto operator()(Argument&&... argument) const {
    using call = call_of<Self, Argument...>;
    if constexpr (!check_bindings<Self>(typename call::bindings{}, typename call::needs{}, typename call::lengths{})) {
      return refused{};
    } else if constexpr (!check_workspace<Self, call>()) {
      return refused{};
    } else if constexpr (!Self::template check_memory<typename call::values::number>()) {
      return refused{};
    } else if constexpr (!check_stack<stack_in_call<call>::bytes, sizeof(typename call::values::result),
                                      sizeof(typename call::values::sources)>()) {
      return refused{};
    } else {
      using result_type = typename call::values::result;
      typename stack_in_call<call>::memory memory;
      auto const write = [&](result_type& result)
                             BPTT_INLINE { run<call, typename result_type::keys>(result, memory, argument...); };
      return result_type(written_by<decltype(write)>{write});  // where the caller has it
    }
  }
  /// Writes what `g(...)` would return into memory of the caller, without a copy; of a gradient it returns the loss.
  /// `to` is the result of an earlier call; places, `to(W(dW), b(db))`; or an object with a member function
  /// `numbers<Key>()` that returns the address for each key, as a block of parameters. Every gradient that is asked for
  /// needs a place; the loss, and of a Hessian-vector product the derivative of the loss, may have one:
  /// `to(W(dW), L(loss))`. An evaluation writes what has a place, of single steps too: `to(h[last](h1), h[2_c](h2))`.
  /// Errors: as of a call; a place that is missing, that nothing belongs to, or of another size or number type, at
  /// compile time; a range of a wrong length throws std::invalid_argument.
  template <class To, class... Argument>
  constexpr auto into(To&& to, Argument&&... argument) const {
    using call = call_of<Self, Argument...>;
    if constexpr (!check_bindings<Self>(typename call::bindings{}, typename call::needs{}, typename call::lengths{})) {
      return refused{};
    } else if constexpr (!check_workspace<Self, call>()) {
      return refused{};
    } else if constexpr (!check_to<To>()) {
      return refused{};
    } else if constexpr (!check_destination<typename call::values::result, Self::hands_out_values>(
                             pointer_to<To>{}, typename call::values::targets{})) {
      return refused{};
    } else if constexpr (!Self::template check_memory<typename call::values::number>()) {
      return refused{};
    } else if constexpr (!check_stack<stack_in_call<call>::bytes, 0, sizeof(typename call::values::sources)>()) {
      return refused{};
    } else {
      typename stack_in_call<call>::memory memory;
      return write_to<call>(to, memory, argument...);
    }
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
  template <class Call, class To, class Memory, class... Argument>
  BPTT_INLINE static constexpr auto write_to(To& to, Memory& memory, Argument&... argument) {
    using result_type = typename Call::values::result;
    if constexpr (are_places<std::remove_const_t<To>>)
      return write_to_places<Call>(to, memory, argument...);
    else
      return run<Call, typename keys_written<result_type, To, typename Call::values::targets>::type>(to, memory,
                                                                                                     argument...);
  }
  template <class Call, class... Place, class Memory, class... Argument>
  BPTT_INLINE static constexpr auto write_to_places(places_for<Place...> const& places, Memory& memory,
                                                    Argument&... argument) {
    using result_type = typename Call::values::result;
    destinations<result_type, Place...> const to(places);
    return run<Call, types<typename result_type::template written_to<typename Place::key>...>>(to, memory, argument...);
  }
  template <class Call, class Keys, class To, class Memory, class... Argument>
  BPTT_INLINE static constexpr auto run(To& to, Memory& memory, Argument&... argument) {
    auto const go = [&](auto const& how, auto& work, auto const&... bound) BPTT_INLINE {
      typename Call::values::sources const in(bound...);
      writer_to<typename Call::values::result, To, Keys> const writer{to};
      if constexpr (Call::parts > 0)
        return Self::run_parts(how, work, writer, in);
      else
        return Self::run(work, writer, in);
    };
    return given_to_run<typename Call::needs>(go, whole_batch{}, memory, argument...);
  }
};

}  // namespace numeric
}  // namespace bptt
