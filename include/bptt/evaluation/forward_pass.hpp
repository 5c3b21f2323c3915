// The forward pass: the equations of a net as tasks, and the steps in their order. There is no graph and no tape at run
// time; what is left of the equations is arithmetic on the numbers of one call.
#pragma once
#include <bptt/binding/result.hpp>
#include <bptt/evaluation/tasks.hpp>
#include <bptt/plan/input_projection.hpp>

namespace bptt {

namespace numeric {

using namespace derivation;
using namespace simplified;

// --- equations as tasks -------------------------------------------------------------------------

/// What an equation of a pass becomes.
template <class Layout, class Equation>
struct forward_task;
template <class Layout, class S, class Rhs>
struct forward_task<Layout, completion<ago<S, 0>, Rhs>> {
  using type = write_formula<Layout, kernel::into::plus, Rhs, place_at_this_step<Layout, S>>;
};
template <class Layout, class S, class Rhs>
struct forward_task<Layout, equation<ago<S, 0>, Rhs>> {
  using type = write_formula<Layout, kernel::into::set, Rhs, place_at_this_step<Layout, S>>;
};
template <class Layout, class E, class Rhs>
struct forward_task<Layout, equation<sum_over_time<E>, Rhs>> {
  using type = write_formula<Layout, kernel::into::plus, E, typename place_of<Layout, sum_over_time<E>>::type>;
};
/// What an equation becomes that is computed once.
template <class Layout, class Equation>
struct task_once;
template <class Layout, class Lhs, class Rhs>
struct task_once<Layout, equation<Lhs, Rhs>> {
  using type =
      as_if_at<Lhs::from, Lhs::lead,
               write_formula<Layout, kernel::into::set, Rhs, place_at_this_step<Layout, typename Lhs::symbol>>>;
};

/// Sums over time begin with 0: a list of one task, or of none.
template <class Layout, class Lhs>
struct begin_sum {
  using type = types<>;
};
template <class Layout, class E>
struct begin_sum<Layout, sum_over_time<E>> {
  using sum = sum_over_time<E>;
  using type = types<clear_task<typename place_of<Layout, sum>::type,
                                slot_of<typename Layout::plan, sum, typename Layout::number>::size>>;
};
template <class Layout, class Phase>
struct sums_begun;
template <class Layout, direction way, class... E>
struct sums_begun<Layout, sweep<way, E...>> {
  using type = list::concat<typename begin_sum<Layout, typename E::lhs>::type...>;
};

/// An initial state that is bound is copied to its slot: a list of one task, or of none.
template <class Layout, class Key>
struct copied_state {
  using type = types<>;
};
template <class Layout, class S, int k>
  requires list::contains<S, typename Layout::plan::symbols>
struct copied_state<Layout, at<S, k>> {
  using type = types<copy_task<typename place_kept<Layout, S, origin::start, k>::type,
                               bound<binding_number<Layout, at<S, k>>::value>, shape_t<S>::size>>;
};
template <class Layout, class Keys = typename Layout::plan::bindings>
struct copied_states;
template <class Layout, class... Key>
struct copied_states<Layout, types<Key...>> {
  using type = list::concat<typename copied_state<Layout, Key>::type...>;
};
/// The transposed copies that are made: of parameters, or of matrices that each sequence has its own of.
template <class Layout, bool of_parameters, class Symbol>
struct copy_made {
  using type = types<>;
};
template <class Layout, bool of_parameters, class W>
  requires(has_role<W>(role::parameter) == of_parameters)
struct copy_made<Layout, of_parameters, transposed_copy<W>> {
  using type = types<transpose_task<typename place_of<Layout, transposed_copy<W>>::type,
                                    typename place_of<Layout, W>::type, shape_t<W>::rows, shape_t<W>::cols>>;
};
template <class Layout, bool of_parameters, class Symbols = typename Layout::plan::symbols>
struct copies_made;
template <class Layout, bool of_parameters, class... Symbol>
struct copies_made<Layout, of_parameters, types<Symbol...>> {
  using type = list::concat<typename copy_made<Layout, of_parameters, Symbol>::type...>;
};

// --- input projections --------------------------------------------------------------------------

/// Adds W·x of some steps, or takes it away: one product of matrices.
template <bool plus, int rows, int cols, class X, class Columns>
struct projected_product {
  template <class To, int slot_size, class Memory, class Count>
  BPTT_INLINE static constexpr void run(Memory const& m, int r, int first, Count n) {
    kernel::multiply_rows<plus ? kernel::into::plus : kernel::into::minus, cols, rows>(
        n, To::at(m, nullptr, first, r), slot_size, {X::at(m, nullptr, first, r), cols, 1},
        Columns::at(m, nullptr, first, r), rows);
  }
};
template <class Layout, class Addend>
struct projected_product_for;
template <class Layout, bool plus, class W, class X>
struct projected_product_for<Layout, addend<plus, mul<W, X>>> {
  using type = projected_product<plus, shape_t<W>::rows, shape_t<W>::cols, typename place_of<Layout, X>::type,
                                 typename place_of<Layout, transposed_copy<W>>::type>;
};
/// The projection of `n` steps from step `first`: `Rest` is what is added to the products, void if that is nothing.
template <class To, int slot_size, class Rest, class... Product>
struct projection_task {
  template <class Memory, class Count>
  BPTT_INLINE static constexpr void run(Memory const& m, int first, Count n) {
    if constexpr (std::is_void_v<Rest>) {
      auto* const zeros = To::at(m, nullptr, first, 0);
      for (int i = 0; i < n * slot_size; ++i) zeros[i] = typename Memory::number(0);
    } else {
      for (int k = first; k < first + n; ++k) Rest::run(m, nullptr, k);
    }
    for (int r = 0; r < Memory::group; ++r) (Product::template run<To, slot_size>(m, r, first, n), ...);
  }
};
template <class Layout, class S, class Rest, class Products>
struct projection_task_of;
template <class Layout, class S, class Rest, class... Product>
struct projection_task_of<Layout, S, Rest, types<Product...>> {
  using to = place_at_this_step<Layout, S>;
  struct nothing {
    using type = void;
  };
  using type = projection_task<to, slot_of<typename Layout::plan, S, typename Layout::number>::size,
                               typename choose<is_zero<Rest>, nothing,
                                               write_task_for<Layout, kernel::into::set, Rest, to,
                                                              operands_of<typename Layout::plan, Rest>>>::type,
                               typename projected_product_for<Layout, Product>::type...>;
};
template <class Layout, class Equation>
struct projection_task_for;
template <class Layout, class S, class Rhs>
struct projection_task_for<Layout, equation<ago<S, 0>, Rhs>> {
  static_assert(Layout::plan::template buffer_of<S>::direct, "what is projected has a slot for each step");
  using parts = list::partition<is_projected_product, typename addends_of<true, Rhs>::type>;
  using rest = std::remove_const_t<decltype(signed_sum(zero, typename parts::others{}))>;
  using type = typename projection_task_of<Layout, S, rest, typename parts::those>::type;
};

// --- the pass -----------------------------------------------------------------------------------

/// A step of a forward pass.
template <class Layout, class Memory, class... E>
struct forward_step {
  Memory const& m;
  template <class Far>
  BPTT_INLINE constexpr void operator()(int step, Far) const {
    (forward_task<Layout, E>::type::run(m, nullptr, step), ...);
  }
};

/// The forward pass of a call. `Layout`, the workspace plan, has the plan with its phases.
template <class Layout, class Steps = whole_sequence<Layout::plan::steps>, class Ids = ids_bound<>>
struct forward_pass : call_memory<typename Layout::number, Layout::plan::steps, Layout::plan::group,
                                  Layout::plan::bindings::size, Steps, Ids> {
  using layout = Layout;
  using plan = typename Layout::plan;
  using N = typename Layout::number;
  using memory = call_memory<N, plan::steps, plan::group, plan::bindings::size, Steps, Ids>;
  BPTT_INLINE constexpr memory const& memory_of_call() const { return *this; }

  /// The address of the numbers of a leaf, where an equation of step `step` reads it; of sequence r of a group.
  template <class Leaf>
  BPTT_INLINE constexpr N const* address(int step, int r = 0) const {
    return place_of<Layout, Leaf>::type::at(memory_of_call(), nullptr, step, r);
  }
  /// The id of a token, where an equation of step `step` reads it.
  template <class Leaf>
  BPTT_INLINE constexpr int id(int step, int r = 0) const {
    return place_of<Layout, Leaf>::type::id_at(memory_of_call(), step, r);
  }
  /// The address of the slot of a symbol for step `step`.
  template <class S>
  BPTT_INLINE constexpr N* slot(int step) const {
    return place_at_this_step<Layout, S>::at(memory_of_call(), nullptr, step, 0);
  }

  /// Runs all phases. Transposed copies of parameters are made for the first sequence of a batch only.
  BPTT_INLINE constexpr void run(bool is_first_sequence = true) const {
    begin(is_first_sequence);
    run_phases(typename plan::forward_phases{});
  }
  template <class... Phase>
  BPTT_INLINE constexpr void run_phases(types<Phase...>) const {
    (run_phase(Phase{}), ...);
  }
  /// Looks at ids, copies bound initial states into their slots, and makes transposed copies.
  BPTT_INLINE constexpr void begin(bool is_first_sequence = true) const {
    check_all_ids(typename plan::bindings{}, memory_of_call());
    run_tasks(typename copied_states<Layout>::type{}, memory_of_call(), nullptr, 0);
    if (is_first_sequence) run_tasks(typename copies_made<Layout, true>::type{}, memory_of_call(), nullptr, 0);
    run_tasks(typename copies_made<Layout, false>::type{}, memory_of_call(), nullptr, 0);
  }

  template <class... E>
  BPTT_INLINE constexpr void run_phase(once<E...>) const {
    (task_once<Layout, E>::type::run(memory_of_call(), nullptr, 0), ...);
  }
  template <direction way, class... E>
  BPTT_INLINE constexpr void run_phase(sweep<way, E...> phase) const {
    begin_sums(phase);
    pass<way, 0, 0, plan::is_straight_line>(this->steps, forward_step<Layout, memory, E...>{*this});
  }
  template <class... E>
  BPTT_INLINE constexpr void run_phase(projection<E...>) const {
    this->steps.counted([&](auto n) BPTT_INLINE { (project(E{}, this->steps.first, n), ...); });
  }
  /// Sums over time begin with 0.
  template <direction way, class... E>
  BPTT_INLINE constexpr void begin_sums(sweep<way, E...> phase) const {
    run_tasks(typename sums_begun<Layout, decltype(phase)>::type{}, memory_of_call(), nullptr, 0);
  }

  /// An equation at a step; a projection of `n` steps from step `first`.
  template <class E>
  BPTT_INLINE constexpr void compute(E, int step) const {
    forward_task<Layout, E>::type::run(memory_of_call(), nullptr, step);
  }
  template <class E, class Count>
  BPTT_INLINE constexpr void project(E, int first, Count n) const {
    projection_task_for<Layout, E>::type::run(memory_of_call(), first, n);
  }
};
/// The addresses of the numbers that a sequence has bound.
template <class Key, class N, class Sources>
BPTT_INLINE constexpr N const* address_bound(Sources const& in) {
  if constexpr (is_one_hot<Key>)
    return nullptr;  // ids are in a table of their own
  else
    return numbers_bound<Key>(in);
}
template <class N, class... Key, class Sources>
BPTT_INLINE constexpr void find_bound(types<Key...>, [[maybe_unused]] N const** row,
                                      [[maybe_unused]] Sources const& in) {
  ((*row++ = address_bound<Key, N>(in)), ...);
}
/// The forward pass of a call in a workspace, for one sequence or for a group of them, one source each.
template <class Layout, class N, class Steps, class First, class... Sources>
BPTT_INLINE constexpr auto forward_pass_of(N* work, Steps steps, First const& first, Sources const&... in) {
  using bindings = typename Layout::plan::bindings;
  using bound = ids_in<bindings, First>;
  using ids = typename bound::type;
  using tokens = typename bound::tokens;
  forward_pass<Layout, Steps, ids> m{
      {work, {}, steps, {find_ids<ids>(tokens{}, first), find_ids<ids>(tokens{}, in)...}}};
  int r = 0;
  find_bound(bindings{}, m.bound[r++], first);
  (find_bound(bindings{}, m.bound[r++], in), ...);
  return m;
}

}  // namespace numeric

}  // namespace bptt
