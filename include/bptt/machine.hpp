// The machine of a forward pass: where every number is, and the steps in their order. There is no graph and no tape at run time: what is left of the
// equations is arithmetic on the numbers of one call.
#pragma once
#include <bptt/assign.hpp>
#include <bptt/bind.hpp>
#include <bptt/passes.hpp>
#include <bptt/result.hpp>
#include <bptt/storage.hpp>

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

/// What a binding of a program of T steps is the value of: `g[last + 1_c]` is g[T].
template <int T, class Key>
struct key_of_program {
  using type = Key;
};
template <int T, class S, int n>
struct key_of_program<T, after_last<S, n>> {
  using type = at<S, T - 1 + n>;
};
template <int T, class Binding>
using key_in = typename key_of_program<T, typename Binding::key>::type;

template <int T, class N, class Binding, class Key = key_in<T, Binding>>
using source_of = source<Key, N, typename needed_extents<T, Key, shape_t<Key>>::type, Binding>;
template <int T, class N, class... Binding>
struct sources : source_of<T, N, Binding>... {
  constexpr explicit sources(Binding const&... b) : source_of<T, N, Binding>(b)... {}
};
template <class Key, class N, class Needed, class Binding>
[[gnu::always_inline]] constexpr N const* numbers_bound(source<Key, N, Needed, Binding> const& s) {
  return s.data();
}

/// The values of an input that are given before the first or after the last step.
template <class S, class Key>
struct value_outside {
  using type = types<>;
};
template <class S, int k>
struct value_outside<S, at<S, k>> {
  using type = types<at<S, k>>;
};
template <class S, class Keys>
struct values_outside;
template <class S, class... Key>
struct values_outside<S, types<Key...>> {
  using type = list::concat<typename value_outside<S, Key>::type...>;
};

/// Runs the forward equations of a plan. `Plan` says which phases, and the slots of each variable: `Plan::template slots_for<S>`.
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
    else if constexpr (where::direct)
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

  /// All phases, after what is given has been placed.
  [[gnu::always_inline]] constexpr void forward() const {
    [&]<class... Key>(types<Key...>) __attribute__((always_inline)) { (place_start(Key{}), ...); }(typename Plan::bindings{});
    [&]<class... Symbol>(types<Symbol...>) __attribute__((always_inline)) {
      (make_copy(std::type_identity<Symbol>{}), ...);
    }(typename Plan::symbols{});
    [&]<class... Phase>(types<Phase...>) __attribute__((always_inline)) { (run(Phase{}), ...); }(typename Plan::forward_phases{});
  }

 private:
  template <class... E>
  [[gnu::always_inline]] constexpr void run(once<E...>) const {
    (compute_once(E{}), ...);
  }
  template <direction way, class... E>
  [[gnu::always_inline]] constexpr void run(sweep<way, E...>) const {
    (begin_sum(std::type_identity<typename E::lhs>{}), ...);
    pass<way, steps, 0, 0, Plan::is_straight_line>([&](auto step, auto) __attribute__((always_inline)) { (compute(E{}, step), ...); });
  }
  template <class S, class Rhs>
  [[gnu::always_inline]] constexpr void compute(equation<ago<S, 0>, Rhs> e, int step) const {
    assign<kernel::into::set>(slot<S>(step), typename decltype(e)::rhs{}, *this, step);
  }
  template <class E, class Rhs>
  [[gnu::always_inline]] constexpr void compute(equation<sum_over_time<E>, Rhs>, int step) const {
    assign<kernel::into::plus>(slot<sum_over_time<E>>(0), E{}, *this, step);
  }
  template <class S, class Rhs>
  [[gnu::always_inline]] constexpr void compute_once(equation<at_last<S>, Rhs>) const {
    assign<kernel::into::set>(slot<S>(0), Rhs{}, *this, steps - 1);
  }
  template <class S, int k, class Rhs>
  [[gnu::always_inline]] constexpr void compute_once(equation<at<S, k>, Rhs>) const {
    assign<kernel::into::set>(slot<S>(k), Rhs{}, *this, k);
  }
  template <class S, int n, class Rhs>
  [[gnu::always_inline]] constexpr void compute_once(equation<after_last<S, n>, Rhs>) const {
    assign<kernel::into::set>(slot<S>(steps - 1 + n), Rhs{}, *this, steps - 1 + n);
  }
  template <class Lhs>
  [[gnu::always_inline]] constexpr void begin_sum(std::type_identity<Lhs>) const {
    if constexpr (is_time_sum<Lhs>) write<kernel::into::set, shape_t<Lhs>>(slot<Lhs>(0), scalar_value<N>{N(0)});
  }

  template <class Key>
  [[gnu::always_inline]] constexpr void place_start(Key) const {}
  template <class S, int k>
    requires has_slot<S>  // a state from which a variable starts that the plan computes
  [[gnu::always_inline]] constexpr void place_start(at<S, k>) const {
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
    return step_address<S>(step - lag);
  }
  template <class S, int lead>
  [[gnu::always_inline]] constexpr N const* leaf_address(std::type_identity<ahead<S, lead>>, int step) const {
    return step_address<S>(step + lead);
  }
  template <class S, int k>
  [[gnu::always_inline]] constexpr N const* leaf_address(std::type_identity<at<S, k>>, int) const {
    return step_address<S>(k);
  }
  template <class S>
  [[gnu::always_inline]] constexpr N const* leaf_address(std::type_identity<at_last<S>>, int) const {
    return step_address<S>(steps - 1);
  }
  template <class S>
  [[gnu::always_inline]] constexpr N const* step_address(int step) const {
    if constexpr (has_role<S>(role::input)) {
      using outside = typename values_outside<S, typename Plan::bindings>::type;  // x[−1], x[T]
      if constexpr (outside::size > 0)
        if (N const* const given = given_outside(outside{}, step)) return given;
      return numbers_bound<S>(in) + step * shape_t<S>::size;
    } else
      return slot<S>(step);
  }
  template <class S, int... k>
  [[gnu::always_inline]] constexpr N const* given_outside(types<at<S, k>...>, int step) const {
    N const* found = nullptr;
    (void)((step == k && (found = numbers_bound<at<S, k>>(in), true)) || ...);
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
