// The arguments of a call, by their types: how a batch is run and a workspace, where they are given, and bindings.
#pragma once
#include <bptt/binding/block.hpp>
#include <bptt/binding/sources.hpp>
#include <bptt/callables/parts.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt {

/// Memory for the intermediate values of a call, where they are not to be on the stack. For floats it is
/// `workspace<decltype(g), float>`. One call uses it at a time; nothing has to be in it before a call.
/// For a batch in four parts it is `workspace<decltype(g), float, 4>`.
/// Errors, at compile time: the workspace of another callable, for other numbers than those of the call, or for another
/// number of parts.
///   static workspace<decltype(g)> memory;
///   auto const r = g(memory, W(w), x(xs));
template <class Callable, class N = double, int parts = 0>
struct workspace {
  using number = N;
  typename numeric::memory_in_parts<std::remove_cvref_t<Callable>, N, parts>::type memory;
};

/// The bytes of such a workspace, a constant: what a call keeps between its passes, and what it computes with. A call
/// without a workspace has as much on the stack. For floats it is `workspace_bytes<decltype(g), float>`.
///   static_assert(workspace_bytes<decltype(g)> <= 4096);
template <class Callable, class N = double, int parts = 0>
inline constexpr std::size_t workspace_bytes = sizeof(workspace<Callable, N, parts>);

/// The type of the result of a call, for one that is to be static: `g.into(r, ...)` writes to it. For floats it is
/// `result_type<decltype(g), float>`. Of a batch with a constant among the targets of which each sequence has its own
/// value, the type of that binding follows: `result_type<decltype(g), double, decltype(c(labels))>`.
///   static result_type<decltype(g)> r;
///   double const loss = g.into(r, memory, W(w), x(xs));
template <class Callable, class N = double, class... Binding>
using result_type = typename std::remove_cvref_t<Callable>::template result<N, std::remove_cvref_t<Binding>...>;

/// Holds for a value bound to a symbol, `W(w)`.
template <class Argument>
inline constexpr bool is_binding = is_refused<Argument> || requires {
  typename Argument::key;
};

/// Fails for a workspace that is no object of the caller's to write to.
template <class Argument>
inline constexpr bool is_no_workspace = true;
template <class Callable, class N, int parts>
inline constexpr bool is_no_workspace<workspace<Callable, N, parts>> = false;

namespace numeric {

// --- the arguments of a call --------------------------------------------------------------------

/// What stands before the bindings: how a batch is run, and a workspace that has a name. Arguments are the types that
/// a forwarding reference deduces.
template <class... Argument>
struct leading_arguments {
  static constexpr int parts = 0;
  using workspace = void;
  using bound = types<std::remove_cvref_t<Argument>...>;
};
template <class Callable, class N, int n, class... Argument>
struct leading_arguments<workspace<Callable, N, n>&, Argument...> : leading_arguments<Argument...> {
  using workspace = bptt::workspace<Callable, N, n>;
};
template <class First, class... Argument>
  requires is_run_in_parts<std::remove_cvref_t<First>>
struct leading_arguments<First, Argument...> : leading_arguments<Argument...> {
  static constexpr int parts = std::remove_cvref_t<First>::count;
};

/// A call that binds these: what it needs and what it gives. Where an argument is no binding it needs nothing.
template <class Self, class Bindings, bool are_bindings>
struct bindings_of_call {
  using needs = types<>;
  using lengths = types<>;
};
template <class Self, class... Binding>
struct bindings_of_call<Self, types<Binding...>, true> {
  using needs = typename Self::template needs<Binding...>;
  using lengths = typename Self::template lengths_needed<Binding...>;
};
/// The bindings that the arguments of a call stand for. A block of parameters binds those that the net reads.
template <class Self, class Bound, bool has_blocks>
struct all_bindings;
template <class Bindings>
inline constexpr bool are_bindings = false;
template <class... Argument>
inline constexpr bool are_bindings<types<Argument...>> = (is_binding<Argument> && ...) && !one_is_refused<Argument...>;
template <class Self, class Bindings>
using bindings_in_call = bindings_of_call<Self, Bindings, are_bindings<Bindings>>;
template <class Self, class... Argument>
struct all_bindings<Self, types<Argument...>, false> {
  using type = types<Argument...>;
};
template <class Self, class... Argument>
struct all_bindings<Self, types<Argument...>, true> {
  using of_blocks = list::concat<typename bindings_in<Argument, void>::type...>;
  using needs = typename bindings_in_call<Self, of_blocks>::needs;
  using type = list::concat<typename bindings_in<Argument, needs>::type...>;
};
template <class Self, class Bound>
struct bindings_bound;
template <class Self, class... Argument>
struct bindings_bound<Self, types<Argument...>>
    : all_bindings<Self, types<Argument...>, (symbol_block<Argument> || ...)> {};

/// What a call puts on the stack: nothing where it is given a workspace.
template <class Self, class Workspace, int parts, class... Binding>
struct stack_of_call {
  struct memory {};
  static constexpr std::size_t bytes = 0;
};
template <class Self, class... Binding>
struct stack_of_call<Self, void, 0, Binding...> {
  using memory = typename Self::template memory_of_call<Self, Binding...>;
  static constexpr std::size_t bytes = sizeof(memory);
};
template <class Self, int parts, class... Binding>
struct stack_of_call<Self, void, parts, Binding...> {
  using memory = typename memory_in_parts<Self, number_of<Binding...>, parts>::type;
  static constexpr std::size_t bytes = sizeof(memory);
};
/// What a call that binds what it needs reads and returns.
template <class Self, class Bindings>
struct values_of_call;
template <class Self, class... Binding>
struct values_of_call<Self, types<Binding...>> {
  using number = number_of<Binding...>;
  using sources = typename Self::template sources<Binding...>;
  using result = typename Self::template result<number, Binding...>;
  using targets = typename Self::template targets<result>;
  template <class Workspace, int parts>
  using stack = stack_of_call<Self, Workspace, parts, Binding...>;
};
/// A call with these arguments, as a forwarding reference deduces them.
template <class Self, class... Argument>
struct call_of {
  using leading = leading_arguments<Argument...>;
  using bindings = typename bindings_bound<Self, typename leading::bound>::type;
  static constexpr int parts = leading::parts;
  using needs = typename bindings_in_call<Self, bindings>::needs;
  using lengths = typename bindings_in_call<Self, bindings>::lengths;
  using values = values_of_call<Self, bindings>;  // where the bindings are right
};
template <class Call>
using stack_in_call = typename Call::values::template stack<typename Call::leading::workspace, Call::parts>;

/// go(how, memory, bindings...) for the arguments of a call: how it is run and its memory, given where it is not among
/// them, and the bindings that are needed.
template <class Needed, class Go, class How, class Memory>
BPTT_INLINE constexpr auto given_to_run(Go const& go, How const& how, Memory& memory) {
  return go(how, memory);
}
template <class Needed, class Go, class How, class Memory, class First, class... Rest>
BPTT_INLINE constexpr auto given_to_run(Go const& go, How const& how, Memory& memory, First& first, Rest&... rest) {
  if constexpr (is_run_in_parts<std::remove_const_t<First>>)
    return given_to_run<Needed>(go, first, memory, rest...);
  else if constexpr (!is_no_workspace<First>)
    return given_to_run<Needed>(go, how, first.memory, rest...);
  else
    return with_bindings<Needed>([&](auto const&... bound) BPTT_INLINE { return go(how, memory, bound...); }, first,
                                 rest...);
}

}  // namespace numeric
}  // namespace bptt
