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

/// The live range of each symbol of a plan. Position 0 is before all phases, where bindings are copied; then each
/// equation has a position. The equations of a pass run again at the next step, so that what one step leaves to another
/// is live during the whole pass; what a step computes and only itself reads is live between these equations. A symbol
/// that no equation reads or writes is live throughout.
template <class Plan, class Symbols = typename Plan::symbols>
struct live_ranges;
template <class Plan, class... S>
struct live_ranges<Plan, types<S...>> {
  static constexpr int count = static_cast<int>(sizeof...(S));
  static constexpr bool has_copies = (is_transposed_copy<S> || ...);
  int first[sizeof...(S) + 1]{}, last[sizeof...(S) + 1]{}, position = 0;

  constexpr live_ranges() {
    for (int& end : last) end = -1;
    [&]<class... Key>(types<Key...>) {
      (need<typename storage_symbol<Key>::type>(0, 0), ...);
    }(typename Plan::bindings{});
    (begin_copy<S>(), ...);
    [&]<class... Phase>(types<Phase...>) { (pass_through(Phase{}), ...); }(typename Plan::evaluation_order{});
    for (int i = 0; i < count; ++i)
      if (last[i] < 0) last[i] = position;
  }
  /// Do the live ranges of symbols i and j overlap?
  constexpr bool interfere(int i, int j) const { return first[i] <= last[j] && first[j] <= last[i]; }

 private:
  template <class Symbol>
  constexpr void need(int from, int to) {
    constexpr int i = list::position<Symbol, types<S...>>::value;
    if constexpr (i < count) {
      if (last[i] < 0 || from < first[i]) first[i] = from;
      if (to > last[i]) last[i] = to;
    }
  }
  template <class Symbol>
  constexpr void begin_copy() {
    if constexpr (is_transposed_copy<Symbol>) need<Symbol>(0, 0);
  }

  template <class... Symbol>
  constexpr void pass_through(reading<Symbol...>) {
    ++position;
    (need<Symbol>(position, position), ...);
  }
  template <class... E>
  constexpr void pass_through(projection<E...> phase) {
    pass_again(phase, position + 1, position + static_cast<int>(sizeof...(E)));
  }
  template <class... E>
  constexpr void pass_through(once<E...>) {
    (compute_once<E>(), ...);
  }
  template <direction way, class... E>
  constexpr void pass_through(sweep<way, E...>) {
    int const begin = position + 1, end = position + static_cast<int>(sizeof...(E));
    (compute_at_a_step<E, sweep<way, E...>>(begin, end), ...);
  }
  template <class... Sweep>
  constexpr void pass_through(repeated<Sweep...>) {
    int const begin = position + 1, end = position + (0 + ... + equations_in(Sweep{}));
    (pass_again(Sweep{}, begin, end), ...);
  }
  template <direction way, class... E>
  static constexpr int equations_in(sweep<way, E...>) {
    return static_cast<int>(sizeof...(E));
  }
  template <class... E>
  static constexpr int equations_in(projection<E...>) {
    return static_cast<int>(sizeof...(E));
  }
  template <class... E>
  constexpr void pass_again(projection<E...> phase, int begin, int end) {
    (need<typename storage_symbol<typename E::lhs>::type>(begin, end), ...);
    [&]<class... Copy>(types<Copy...>) {
      (need<Copy>(begin, end), ...);
    }(projected_copies<types<decltype(phase)>>{});  // of a matrix of one column too
    position += static_cast<int>(sizeof...(E));
  }
  template <direction way, class... E>
  constexpr void pass_again(sweep<way, E...>, int begin, int end) {
    (compute_at_a_step<E, sweep<way, E...>>(begin, end), ...);
  }

  template <class E>
  constexpr void compute_once() {
    ++position;
    need<typename storage_symbol<typename E::lhs>::type>(position, position);
    [&]<class... Leaf>(types<Leaf...>) {
      (need<typename storage_symbol<Leaf>::type>(position, position), ...);
    }(typename reads_of_rhs<typename E::rhs>::type{});
    if constexpr (has_copies)
      [&]<class... Copy>(types<Copy...>) {
        (need<Copy>(position, position), ...);
      }(typename copies_in<typename E::rhs>::type{});
  }
  template <class E, class Sweep>
  constexpr void compute_at_a_step(int begin, int end) {
    ++position;
    need_at_a_step<typename E::lhs, Sweep>(begin, end);
    [&]<class... Leaf>(types<Leaf...>) {
      (need_at_a_step<Leaf, Sweep>(begin, end), ...);
    }(typename reads_of_rhs<typename E::rhs>::type{});
    if constexpr (has_copies)
      [&]<class... Copy>(types<Copy...>) {
        (need<Copy>(begin, end), ...);
      }(typename copies_in<typename E::rhs>::type{});
  }
  template <class Leaf, class Sweep>
  constexpr void need_at_a_step(int begin, int end) {
    using symbol = typename storage_symbol<Leaf>::type;
    if constexpr (list::contains<symbol, types<S...>>) {
      if constexpr (std::is_same_v<Leaf, ago<symbol, 0>> && Plan::template buffer_of<symbol>::slots == 1 &&
                    !Plan::template buffer_of<symbol>::direct && direction_in<symbol, Sweep> != 0)
        need<symbol>(position, position);
      else
        need<symbol>(begin, end);
    }
  }
};

}  // namespace bptt::numeric
