// Live ranges: the first and the last point in the order of evaluation at which the numbers of a symbol are needed.
// Symbols interfere if their live ranges overlap; those that do not may share memory.
#pragma once
#include <bptt/plan/input_projection.hpp>

namespace bptt::numeric {

/// A phase that computes nothing: the caller reads these symbols here.
template <class... S>
struct reading {};
template <class Symbols>
struct all_read;
template <class... S>
struct all_read<types<S...>> {
  using type = reading<S...>;
};
template <class Symbols>
using reading_of = typename all_read<Symbols>::type;
/// A phase of several sweeps that run in turn, again and again: those of a segment.
template <class... Sweep>
struct repeated {};

/// The symbol under which the numbers of a leaf or of a left-hand side are stored. A mean is stored as the sum.
template <class Leaf>
struct storage_symbol {
  using type = Leaf;
};
template <is_reference Leaf>
struct storage_symbol<Leaf> {
  using type = symbol_of<Leaf>;
};
template <class Sum>
  requires is_time_sum<Sum>
struct storage_symbol<Sum> {
  using type = sum_over_time<summand_of<Sum>>;
};

/// The transposed copies that the right-hand side of an equation uses.
template <class Rhs>
struct copies_in : copies_for<Rhs, 1 << 30> {};
template <class Loss, class S, class... Term>
struct copies_in<adjoint_rule<Loss, S, types<Term...>>> {
  using type = list::concat<typename copies_for<typename Term::formula, 1 << 30>::type...>;
};

// --- what each equation needs, as numbers -------------------------------------------------------

/// Symbol number `symbol` of the workspace is needed: at the position of the equation alone, or during the whole pass.
template <int symbol, bool here>
struct use {};
/// The symbols that an equation reads and writes.
template <class... Use>
struct uses {};
/// Phases of which the equations need these symbols, position after position. Those of a pass that runs again and again
/// with others (`repeated`) are needed until the last of these has run.
template <class... Uses>
struct uses_once {};
template <class... Uses>
struct uses_of_pass {};
template <class... Pass>
struct repeated_uses {};

/// A list of one use, or of none where the symbol has no block. At a step what only this step itself reads is needed
/// here: the value of a variable with one slot, which the pass computes.
template <class Symbols, class Symbol, bool here>
struct use_of {
  enum : int { i = list::position<Symbol, Symbols>::value };
  using type = list::one_if<(int(i) < Symbols::size), use<int(i), here>>;
};
template <class Plan, class Symbols, class Sweep, class Leaf, class Symbol = typename storage_symbol<Leaf>::type>
struct use_at_a_step : use_of<Symbols, Symbol, false> {};
template <class Plan, class Symbols, class Sweep, class S>
  requires(list::contains<S, Symbols>)
struct use_at_a_step<Plan, Symbols, Sweep, ago<S, 0>, S> {
  using buffer = typename Plan::template buffer_of<S>;
  enum : bool { here = buffer::slots == 1 && !buffer::direct && direction_in<S, Sweep>::value != 0 };
  using type = types<use<list::position<S, Symbols>::value, bool(here)>>;
};

template <class List>
struct as_uses;
template <class... Use>
struct as_uses<types<Use...>> {
  using type = uses<Use...>;
};
template <class Plan, class Symbols, class Lhs, class Leaves, class Copies>
struct equation_uses_once;
template <class Plan, class Symbols, class Lhs, class... Leaf, class... Copy>
struct equation_uses_once<Plan, Symbols, Lhs, types<Leaf...>, types<Copy...>> {
  using type =
      typename as_uses<list::concat<typename use_of<Symbols, typename storage_symbol<Lhs>::type, true>::type,
                                    typename use_of<Symbols, typename storage_symbol<Leaf>::type, true>::type...,
                                    typename use_of<Symbols, Copy, true>::type...>>::type;
};
template <class Plan, class Symbols, class Sweep, class Lhs, class Leaves, class Copies>
struct equation_uses_at_a_step;
template <class Plan, class Symbols, class Sweep, class Lhs, class... Leaf, class... Copy>
struct equation_uses_at_a_step<Plan, Symbols, Sweep, Lhs, types<Leaf...>, types<Copy...>> {
  using type = typename as_uses<list::concat<typename use_at_a_step<Plan, Symbols, Sweep, Lhs>::type,
                                             typename use_at_a_step<Plan, Symbols, Sweep, Leaf>::type...,
                                             typename use_of<Symbols, Copy, false>::type...>>::type;
};

template <class Plan, class Symbols, class Phase>
struct phase_uses;
template <class Plan, class Symbols, class... S>
struct phase_uses<Plan, Symbols, reading<S...>> {
  using type = uses_once<typename as_uses<list::concat<typename use_of<Symbols, S, true>::type...>>::type>;
};
template <class Plan, class Symbols, class... E>
struct phase_uses<Plan, Symbols, once<E...>> {
  using type = uses_once<
      typename equation_uses_once<Plan, Symbols, typename E::lhs, typename reads_of_rhs<typename E::rhs>::type,
                                  typename copies_in<typename E::rhs>::type>::type...>;
};
template <class Plan, class Symbols, direction way, class... E>
struct phase_uses<Plan, Symbols, sweep<way, E...>> {
  using type = uses_of_pass<typename equation_uses_at_a_step<Plan, Symbols, sweep<way, E...>, typename E::lhs,
                                                             typename reads_of_rhs<typename E::rhs>::type,
                                                             typename copies_in<typename E::rhs>::type>::type...>;
};
/// A projection runs for all steps: what it defines, and the copies that it reads, are live during the whole phase.
template <class Plan, class Symbols, class Copies, class... E>
struct projection_uses;
template <class Plan, class Symbols, class... Copy, class... E>
struct projection_uses<Plan, Symbols, types<Copy...>, E...> {
  using type = uses_of_pass<typename as_uses<
      list::concat<typename use_of<Symbols, typename storage_symbol<typename E::lhs>::type, false>::type,
                   typename use_of<Symbols, Copy, false>::type...>>::type...>;
};
template <class Plan, class Symbols, class... E>
struct phase_uses<Plan, Symbols, projection<E...>>
    : projection_uses<Plan, Symbols, projected_copies<types<projection<E...>>>, E...> {};
template <class Plan, class Symbols, class... Sweep>
struct phase_uses<Plan, Symbols, repeated<Sweep...>> {
  using type = repeated_uses<typename phase_uses<Plan, Symbols, Sweep>::type...>;
};

// --- live ranges --------------------------------------------------------------------------------

/// The live ranges of n symbols. Position 0 is before all phases, where bindings are copied; then each equation has a
/// position. The equations of a pass run again at the next step, so that what one step leaves to another is live during
/// the whole pass; what a step computes and only itself reads is live between these equations. A symbol that no
/// equation reads or writes is live throughout.
template <int n>
struct ranges {
  int first[static_cast<std::size_t>(n + 1)]{}, last[static_cast<std::size_t>(n + 1)]{}, position = 0;

  /// Do the live ranges of symbols i and j overlap?
  constexpr bool interfere(int i, int j) const { return first[i] <= last[j] && first[j] <= last[i]; }

  constexpr void need(int i, int from, int to) {
    if (last[i] < 0 || from < first[i]) first[i] = from;
    if (to > last[i]) last[i] = to;
  }
  template <int symbol, bool here>
  constexpr void need(use<symbol, here>, int begin, int end) {
    need(symbol, here ? position : begin, here ? position : end);
  }
  template <class... Use>
  constexpr void run(uses<Use...>, [[maybe_unused]] int begin, [[maybe_unused]] int end) {
    ++position;
    (need(Use{}, begin, end), ...);
  }
  template <class... Uses>
  constexpr void pass_through(uses_once<Uses...>) {
    (run(Uses{}, position, position), ...);
  }
  template <class... Uses>
  constexpr void run_pass(uses_of_pass<Uses...>, int begin, int end) {
    (run(Uses{}, begin, end), ...);
  }
  template <class... Uses>
  constexpr void pass_through(uses_of_pass<Uses...> phase) {
    run_pass(phase, position + 1, position + static_cast<int>(sizeof...(Uses)));
  }
  template <class... Uses>
  static constexpr int equations_in(uses_of_pass<Uses...>) {
    return static_cast<int>(sizeof...(Uses));
  }
  template <class... Pass>
  constexpr void pass_through(repeated_uses<Pass...>) {
    int const begin = position + 1, end = position + (0 + ... + equations_in(Pass{}));
    (run_pass(Pass{}, begin, end), ...);
  }
  template <class... Use, class... Phase>
  constexpr ranges(uses<Use...>, types<Phase...>) {
    for (int& end : last) end = -1;
    (need(Use{}, 0, 0), ...);
    (pass_through(Phase{}), ...);
    for (int i = 0; i < n; ++i)
      if (last[i] < 0) last[i] = position;
  }
};

template <class Plan, class Symbols, class Keys, class Phases>
struct ranges_of_plan;
template <class Plan, class... S, class... Key, class... Phase>
struct ranges_of_plan<Plan, types<S...>, types<Key...>, types<Phase...>> {
  using symbols = types<S...>;
  using at_the_start = typename as_uses<
      list::concat<typename use_of<symbols, typename storage_symbol<Key>::type, true>::type...,
                   list::one_if<is_transposed_copy<S>, use<list::position<S, symbols>::value, true>>...>>::type;
  using phases = types<typename phase_uses<Plan, symbols, Phase>::type...>;
};
/// The live range of each symbol of a plan: the first and the last position at which its numbers are needed.
template <class Plan>
struct live_ranges : ranges<Plan::symbols::size> {
  using of_plan =
      ranges_of_plan<Plan, typename Plan::symbols, typename Plan::bindings, typename Plan::evaluation_order>;
  constexpr live_ranges() : ranges<Plan::symbols::size>(typename of_plan::at_the_start{}, typename of_plan::phases{}) {}
};

}  // namespace bptt::numeric
