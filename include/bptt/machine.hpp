// The machine of a forward pass: where every number is, and the steps in their order. There is no graph and no tape at run time: what is left of the
// equations is arithmetic on the numbers of one call.
#pragma once
#include <bptt/bind.hpp>
#include <bptt/plan.hpp>
#include <bptt/result.hpp>
#include <bptt/assign.hpp>

namespace bptt {

/// How steps become code: every step spelled out in a straight line, or one body of a step in a loop. `automatic` spells out small programs. The
/// numbers are the same.
enum class codegen { automatic, straight_line, step_loop };

namespace numeric {
using namespace derivation;
using namespace simplified;

// --- operation counts --------------------------------------------------------------------------------------------------------

/// The floating-point operations of evaluating a formula once, an elementwise function counted as one.
template <class E>
inline constexpr long long operations = 0;
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr long long operations<Node<A...>> = shape_t<Node<A...>>::size + (0 + ... + operations<A>);
template <class A, class B>
inline constexpr long long operations<mul<A, B>> =
    (is_scalar<shape_t<A>> || is_scalar<shape_t<B>> ? shape_t<mul<A, B>>::size : 2LL * shape_t<A>::size * shape_t<B>::cols) + operations<A> + operations<B>;

template <class A, class Offset, class Shape>  // read in place
inline constexpr long long operations<segment_of<A, Offset, Shape>> = operations<A>;
template <class A>
inline constexpr long long operations<stop_gradient_of<A>> = operations<A>;
template <class A, class Offset, class Shape>  // moved
inline constexpr long long operations<padded_of<A, Offset, Shape>> = operations<A>;
template <class... A>
inline constexpr long long operations<concat_of<A...>> = (0 + ... + operations<A>);
template <class V>
inline constexpr long long operations<diag_of<V>> = operations<V>;
template <class V, class B>  // a scaling of the rows of B
inline constexpr long long operations<mul<diag_of<V>, B>> = shape_t<B>::size + operations<V> + operations<B>;

template <class Equations>
inline constexpr long long operations_of_all = 0;
template <class... E>
inline constexpr long long operations_of_all<types<E...>> = (0 + ... + operations<typename E::rhs>);

// --- bindings of a call --------------------------------------------------------------------------------------------------------

template <int T, class Key, class Shape>
struct needed_extents;
template <int T, class Key, auto... dims>
struct needed_extents<T, Key, shape<dims...>> {
  using type = std::conditional_t<has_role<Key>(role::input), extents<T, extent_of(dims)...>, extents<extent_of(dims)...>>;
};

}  // namespace numeric

/// Holds when a call binds the symbol once.
template <class Symbol, class Shape, int bindings>
inline constexpr bool is_bound = bindings > 0;
template <class Symbol, class Shape, int bindings>
inline constexpr bool is_bound_once = bindings <= 1;
/// Holds when the net reads a symbol that is bound.
template <class Symbol, class Needed>
inline constexpr bool net_reads = list::contains<Symbol, Needed>;

namespace numeric {

template <class Key, class... Bound>
inline constexpr int times_bound = (0 + ... + int(std::is_same_v<Key, Bound>));

template <class... Bound, class... Needed>
constexpr bool check_bindings(types<Needed...>) {
  static_assert((is_bound<Needed, shape_t<Needed>, times_bound<Needed, Bound...>> && ...), "bptt: a symbol of the net is not bound to a value");
  static_assert((is_bound_once<Bound, shape_t<Bound>, times_bound<Bound, Bound...>> && ...), "bptt: a symbol is bound twice");
  static_assert((net_reads<Bound, types<Needed...>> && ...), "bptt: a symbol is bound that the net does not read");
  return (... && (times_bound<Needed, Bound...> == 1)) && (net_reads<Bound, types<Needed...>> && ...);
}

template <class V>
inline constexpr bool is_weak = std::is_integral_v<V>;  // an integer takes the type of the other numbers

template <class... V>
struct common_number {
  using type = std::common_type_t<V...>;
};
template <>
struct common_number<> {
  using type = double;
};
template <class List>
struct number_of_list;
template <class... V>
struct number_of_list<types<V...>> : common_number<V...> {};
/// The type of the numbers of a call: the common type of what is bound, integers aside; double where there is nothing else.
template <class... Binding>
using number_of = typename number_of_list<
    list::concat<std::conditional_t<is_weak<typename Binding::traits::element>, types<>, types<typename Binding::traits::element>>...>>::type;

template <int T, class N, class... Binding>
struct sources : source<typename Binding::key, N, typename needed_extents<T, typename Binding::key, shape_t<typename Binding::key>>::type, Binding>... {
  constexpr explicit sources(Binding const&... b)
      : source<typename Binding::key, N, typename needed_extents<T, typename Binding::key, shape_t<typename Binding::key>>::type, Binding>(b)... {}
};
template <class Key, class N, class Needed, class Binding>
[[gnu::always_inline]] constexpr N const* numbers_bound(source<Key, N, Needed, Binding> const& s) {
  return s.data();
}

// --- slots of the forward values ---------------------------------------------------------------------------------------------------

/// The slots of a variable: all steps (and the initial states before them), or as many as a lag reaches back.
template <class S, class Program, class Reads, bool all_steps>
struct slots_of_variable {
  static constexpr int reach = greatest_lag<S>(Reads{}) < 0 ? 0 : greatest_lag<S>(Reads{});
  using type = slots<all_steps ? Program::steps + reach : reach + 1, reach>;
};
template <class S, class Program, class Reads, bool all_steps>
  requires(is_defined_at_the_end<S, typename Program::recurrence>)
struct slots_of_variable<S, Program, Reads, all_steps> {
  using type = slots<1, 0>;
};
template <class S, class Program, class Reads, bool all_steps>
  requires is_time_sum<S>
struct slots_of_variable<S, Program, Reads, all_steps> {
  using type = slots<1, 0>;
};
template <class W, class Program, class Reads, bool all_steps>
struct slots_of_variable<transposed_copy<W>, Program, Reads, all_steps> {
  using type = slots<1, 0>;
};

/// Straight-line steps: f(0), f(1), ..., each with a step that the compiler knows; in blocks, since a fold has at most 256 operands in clang.
template <int first, class F, int... i>
[[gnu::always_inline]] constexpr void spell_out_block(F const& f, std::integer_sequence<int, i...>) {
  (f(std::integral_constant<int, first + i>{}), ...);
}
template <int first, int count, class F>
[[gnu::always_inline]] constexpr void spell_out(F const& f) {
  constexpr int block = count < 128 ? count : 128;
  spell_out_block<first>(f, std::make_integer_sequence<int, block>{});
  if constexpr (block < count) spell_out<first + block, count - block>(f);
}

/// Runs the forward equations of a plan. `Plan` says which equations, and the slots of each variable: `Plan::template slots_for<S>`.
template <class Plan, class N, class Sources, class Work>
struct machine {
  using number = N;
  using plan = Plan;
  static constexpr int steps = Plan::steps;
  Sources const& in;
  Work& work;

  /// Does the plan keep numbers of S?
  template <class S>
  static constexpr bool has_slot = list::contains<S, typename Plan::symbols>;
  /// The numbers of S in the slot of step `step`.
  template <class S>
  [[gnu::always_inline]] constexpr N* slot(int step) const {
    using where = typename Plan::template slots_for<S>;
    N* const first = numbers_of<S>(work);
    constexpr int size = shape_t<S>::size;
    if constexpr (where::count == 1)
      return first;
    else if constexpr (where::count == steps + where::before)
      return first + (step + where::before) * size;
    else
      return first + (step + where::before) % where::count * size;
  }

  /// Where the numbers of a leaf are, read from step `step`.
  template <class Leaf>
  [[gnu::always_inline]] constexpr N const* address(int step) const {
    return leaf_address(std::type_identity<Leaf>{}, step);
  }

  /// The transposed copy of a matrix, where the plan has one.
  template <class W>
  static constexpr bool has_transposed = has_slot<transposed_copy<W>>;
  template <class W>
  [[gnu::always_inline]] constexpr N const* transposed() const {
    return numbers_of<transposed_copy<W>>(work);
  }

  /// The equations of one step, then its part of the sums over time.
  [[gnu::always_inline]] constexpr void forward_step(int step) const {
    [&]<class... E>(types<E...>) __attribute__((always_inline)) { (assign<kernel::into::set>(slot<symbol_of<typename E::lhs>>(step), typename E::rhs{}, *this, step), ...); }(
        typename Plan::step_equations{});
    [&]<class... Sum>(types<Sum...>) __attribute__((always_inline)) { (assign<kernel::into::plus>(slot<Sum>(0), summand_of<Sum>{}, *this, step), ...); }(typename Plan::sums{});
  }

  [[gnu::always_inline]] constexpr void forward() const {
    [&]<class... Key>(types<Key...>) __attribute__((always_inline)) { (place_initial(Key{}), ...); }(typename Plan::bindings{});
    [&]<class... Symbol>(types<Symbol...>) __attribute__((always_inline)) { (make_copy(std::type_identity<Symbol>{}), ...); }(typename Plan::symbols{});
    [&]<class... Sum>(types<Sum...>) __attribute__((always_inline)) { (write<kernel::into::set, shape_t<Sum>>(slot<Sum>(0), scalar_value<N>{N(0)}), ...); }(typename Plan::sums{});
    if constexpr (Plan::is_straight_line)
      spell_out<0, steps>([this](auto step) __attribute__((always_inline)) { forward_step(step); });
    else
      for (int step = 0; step < steps; ++step) forward_step(step);
    [&]<class... E>(types<E...>) __attribute__((always_inline)) { (assign<kernel::into::set>(slot<symbol_of<typename E::lhs>>(0), typename E::rhs{}, *this, steps - 1), ...); }(
        typename Plan::last_equations{});
  }

 private:
  template <class Key>
  [[gnu::always_inline]] constexpr void place_initial(Key) const {}
  template <class S, int k>
    requires has_slot<S>  // an initial state of a variable that the plan computes
  [[gnu::always_inline]] constexpr void place_initial(at<S, k>) const {
    N const* const given = numbers_bound<at<S, k>>(in);
    N* const to = slot<S>(k);
    for (int i = 0; i < shape_t<S>::size; ++i) to[i] = given[i];
  }

  template <class Symbol>
  [[gnu::always_inline]] constexpr void make_copy(std::type_identity<Symbol>) const {}
  template <class W>
  [[gnu::always_inline]] constexpr void make_copy(std::type_identity<transposed_copy<W>>) const {
    kernel::transpose<shape_t<W>::rows, shape_t<W>::cols>(numbers_of<transposed_copy<W>>(work), numbers_bound<W>(in));
  }

  template <class S>  // a parameter or a constant
  [[gnu::always_inline]] constexpr N const* leaf_address(std::type_identity<S>, int) const {
    if constexpr (is_time_sum<S>)
      return slot<S>(0);
    else
      return numbers_bound<S>(in);
  }
  template <class S, int lag>
  [[gnu::always_inline]] constexpr N const* leaf_address(std::type_identity<ago<S, lag>>, int step) const {
    return step_address<S, lag>(step - lag);
  }
  template <class S, int lead>
  [[gnu::always_inline]] constexpr N const* leaf_address(std::type_identity<ahead<S, lead>>, int step) const {
    return step_address<S, 0>(step + lead);
  }
  template <class S, int k>
  [[gnu::always_inline]] constexpr N const* leaf_address(std::type_identity<at<S, k>>, int) const {
    return step_address<S, 0>(k);
  }
  template <class S>
  [[gnu::always_inline]] constexpr N const* leaf_address(std::type_identity<at_last<S>>, int) const {
    return step_address<S, 0>(steps - 1);
  }
  template <class S, int lag>
  [[gnu::always_inline]] constexpr N const* step_address(int step) const {
    if constexpr (has_role<S>(role::input)) {
      if constexpr (lag > 0)
        if (step < 0) return given_before<S>(step, std::make_integer_sequence<int, (lag < steps ? lag : steps)>{}, std::integral_constant<int, lag>{});
      return numbers_bound<S>(in) + step * shape_t<S>::size;
    } else
      return slot<S>(step);
  }
  template <class S, int... i, int lag>
  constexpr N const* given_before(int step, std::integer_sequence<int, i...>, std::integral_constant<int, lag>) const {
    N const* found = nullptr;
    (void)((step == i - lag && (found = numbers_bound<at<S, i - lag>>(in), true)) || ...);
    return found;
  }
};

template <class Plan, class N, class S>
using cell_of = cell<S, N, shape_t<S>::size, Plan::template slots_for<S>::count>;

template <class Plan, class N, class Symbols>
struct workspace_of;
template <class Plan, class N, class... S>
struct workspace_of<Plan, N, types<S...>> {
  using type = workspace<cell_of<Plan, N, S>...>;
};

/// The most operations of a program that `automatic` spells out step by step.
inline constexpr long long straight_line_limit = 768;
/// Are the steps of a program spelled out?
template <codegen code, class StepEquations, int steps>
inline constexpr bool is_spelled_out =
    code == codegen::straight_line || (code == codegen::automatic && operations_of_all<StepEquations> * steps <= straight_line_limit);

}  // namespace numeric
}  // namespace bptt
