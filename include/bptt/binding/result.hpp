// Results: what a call returns, numbers that are looked up by the symbol to which they belong, `result[W]`.
#pragma once
#include <bptt/binding/sources.hpp>
#include <bptt/binding/tensor.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/recurrence/sparse.hpp>
#include <bptt/recurrence/targets.hpp>
#include <cstddef>

namespace bptt {

namespace numeric {

/// What a result is made by: `write(result)` writes its numbers where the caller has it, so that none is copied.
template <class Write>
struct written_by {
  Write const& write;
};

/// The storage of one key of a result.
template <class Key, class N, class Extents>
struct entry {
  N numbers[static_cast<std::size_t>(Extents::size)];
};

template <class Key>
inline constexpr bool is_forward_value = false;
template <class Reference>
inline constexpr bool is_forward_value<forward_value<Reference>> = true;

/// The key of all T steps that contains a reference to one step; void where there is none.
template <class K, int T>
struct of_all_steps {
  using type = void;
};
template <class S, int k, int T>
  requires(k >= 0 && k < T)
struct of_all_steps<at<S, k>, T> {
  using type = std::conditional_t<has_role<S>(role::input), S, ago<S, 0>>;
};
template <class S, int T>
  requires(has_role<S>(role::input))
struct of_all_steps<ago<S, 0>, T> {
  using type = S;
};
template <class S, int k, int T>
  requires(k >= 0 && k < T)
struct of_all_steps<forward_value<at<S, k>>, T> {
  using type = forward_value<ago<S, 0>>;
};
/// The key under which a result has what is asked for: its own, or that of all steps; void where there is none.
template <class Wanted, class Keys, int T>
using found_in = std::conditional_t<list::contains<Wanted, Keys>, Wanted,
                                    std::conditional_t<list::contains<typename of_all_steps<Wanted, T>::type, Keys>,
                                                       typename of_all_steps<Wanted, T>::type, void>>;

/// The key under which a result of T steps has what is read by `result[Asked]`. Where sequences may be shorter
/// (`any_length`: with a length, and in a batch), the last step is no step of all T, and has a key of its own or none.
template <bool any_length, class Asked, class Wanted, class Keys, int T>
struct key_read {
  using type = found_in<Wanted, Keys, T>;
};
template <reference_to_the_last Asked, class Wanted, class Keys, int T>
struct key_read<true, Asked, Wanted, Keys, T> {
  using type = found_in<Wanted, Keys, (T > 1 ? T - 1 : 1)>;
};
template <numbered_reference Asked, class Wanted, class Keys, int T>
struct key_read<true, Asked, Wanted, Keys, T> {
  using of_all = typename of_all_steps<Wanted, T>::type;
  using type = std::conditional_t<list::contains<of_all, Keys>, of_all, found_in<Wanted, Keys, T>>;
};

/// The offset of the value of a step in the key that was found: 0 unless that is the key of all steps.
template <class Found, class Asked>
inline constexpr std::size_t offset_in = 0;
template <class Found, class S, int k>
  requires is_series<Found>
inline constexpr std::size_t offset_in<Found, at<S, k>> =
    static_cast<std::size_t>(k) * static_cast<std::size_t>(shape_t<S>::size);

template <class Asked>
inline constexpr bool is_one_step = false;
template <class S, int k>
inline constexpr bool is_one_step<at<S, k>> = true;
template <class Reference>
inline constexpr bool is_one_step<forward_value<Reference>> = is_one_step<Reference>;

/// The key that is asked for, where a result has it or has it as a step of a key of all steps; otherwise void.
template <class Wanted, class Keys, int T, class Found = found_in<Wanted, Keys, T>>
using whole_or_step = std::conditional_t<is_series<Found> && is_one_step<Wanted>, Wanted, Found>;
/// What is written to a place `Asked(place)`: a gradient or, where there is none, a forward value.
template <class Program, class Asked, class Keys>
struct written_to {
  using asked = resolve<Program, Asked>;
  using gradient = whole_or_step<asked, Keys, Program::steps>;
  using type =
      std::conditional_t<std::is_void_v<gradient>, whole_or_step<forward_value<asked>, Keys, Program::steps>, gradient>;
};
template <class Program, class Reference, class Keys>
struct written_to<Program, forward_value<Reference>, Keys> {
  using type = whole_or_step<forward_value<resolve<Program, Reference>>, Keys, Program::steps>;
};

}  // namespace numeric

/// Holds when a result has the value or gradient that is asked for.
template <class Asked, class Keys>
inline constexpr bool result_has = false;

namespace numeric {

/// What is read where a result has nothing under the key.
template <class Asked, class Keys>
constexpr refused refuse_to_read() {
  if constexpr (list::contains<ago<Asked, 0>, Keys> || list::contains<forward_value<ago<Asked, 0>>, Keys>)
    static_assert(BPTT_HOLDS(result_has<Asked, Keys>),
                  "bptt: a variable has a value at each step: read r[h[t]], r[h[last]] or r[h[2_c]]");
  else if constexpr (!is_refused<Asked>)
    static_assert(BPTT_HOLDS(result_has<Asked, Keys>),
                  "bptt: the result has no such value: ask for it in wrt(...), or in also(...)");
  return {};
}

/// How one value of a key is read.
template <class Key, class N>
using view_of =
    choose<is_sparse<Key>, lookup_of<viewed<N const, static_cast<std::size_t>(shape_t<Key>::size)>, shape_t<Key>>,
           tensor_view<N const, shape_t<Key>>>;

}  // namespace numeric

/// The result of a call: an object that holds the numbers and hands them out by symbol. `Sequences` says whether a key
/// has one value or one for each sequence of a batch: `of_one_sequence` below, `of_sequences` in batch_result.hpp.
/// Shapes: `result[W]` is a number if W is a scalar, otherwise a `tensor_view`; of an input, `h[t]` or `W[t]` it is a
/// `series_view`. Views are valid as long as the result lives; of a temporary result it is no view, and owns its
/// numbers. Errors, at compile time: a symbol that was not asked for.
///   r[W](2, 3)     r[x][4](0)     r[h[-1_c]]     r.value(h[last])
template <class Sequences, class Program, class N, class... Key>
class keyed_result : numeric::entry<Key, N, typename Sequences::template extents_of<Program::steps, Key>>... {
  template <class Asked, class Wanted>
  using key_for = typename numeric::key_read<Sequences::any_length, Asked, Wanted, types<Key...>, Program::steps>::type;
  template <class Asked>
  using found_for = key_for<Asked, derivation::resolve<Program, Asked>>;
  template <class Asked>
  using value_for = key_for<Asked, numeric::forward_value<derivation::resolve<Program, Asked>>>;

 public:
  /// A result without numbers, to be written by `into`.
  constexpr keyed_result() = default;
  template <class Write>
  BPTT_INLINE constexpr explicit keyed_result(numeric::written_by<Write> by) {
    by.write(*this);
  }
  using number = N;
  using keys = types<Key...>;
  using sequences = Sequences;
  static constexpr int steps = Program::steps;
  static constexpr bool any_length = Sequences::any_length;
  /// Can `result[asked]` be read? Can `result.value(asked)`?
  template <class Asked>
  static constexpr bool has = !std::is_void_v<found_for<Asked>>;
  template <class Asked>
  static constexpr bool has_value = !std::is_void_v<value_for<Asked>>;
  /// What is written to a place `asked(place)`.
  template <class Asked>
  using written_to = typename numeric::written_to<Program, Asked, types<Key...>>::type;
  /// The lengths of the numbers of a key.
  template <class K>
  using extents_of = typename Sequences::template extents_of<Program::steps, K>;

  /// The address to which the numbers of a key are written.
  template <class K>
  constexpr N* numbers() & {
    return static_cast<numeric::entry<K, N, extents_of<K>>&>(*this).numbers;
  }
  /// The same for some keys.
  template <class... K>
  constexpr void find_numbers(types<K...>, [[maybe_unused]] N** to) & {
    ((*to++ = static_cast<numeric::entry<K, N, extents_of<K>>&>(*this).numbers), ...);
  }

  /// The gradient of a symbol, or its value in the result of an evaluation; of the loss its value.
  template <operand Asked>
  constexpr auto operator[](Asked) const& {
    if constexpr (has<Asked>)
      return read<derivation::resolve<Program, Asked>, found_for<Asked>>();
    else
      return numeric::refuse_to_read<Asked, keys>();
  }
  template <operand Asked>
  constexpr auto operator[](Asked asked) const&& {
    return numeric::kept([&] { return (*this)[asked]; });
  }
  /// The forward value that was asked for by `also(...)`.
  template <operand Asked>
  constexpr auto value(Asked) const& {
    if constexpr (has_value<Asked>)
      return read<derivation::resolve<Program, Asked>, value_for<Asked>>();
    else
      return numeric::refuse_to_read<Asked, keys>();
  }
  template <operand Asked>
  constexpr auto value(Asked asked) const&& {
    return numeric::kept([&] { return value(asked); });
  }

 private:
  template <class Asked, class Found>
  constexpr auto read() const {
    N const* const first = static_cast<numeric::entry<Found, N, extents_of<Found>> const&>(*this).numbers +
                           numeric::offset_in<Found, Asked>;
    using view = std::conditional_t<numeric::is_series<Found> && !numeric::is_one_step<Asked>,
                                    series_view<N const, shape_t<Found>, Program::steps, numeric::view_of<Found, N>>,
                                    tensor_view<N const, shape_t<Found>>>;
    if constexpr (Sequences::template apart<Program::steps, Found> != 0)
      return typename Sequences::template view_of_all<Program::steps, Found, view, N>(first);
    else if constexpr (std::is_same_v<view, tensor_view<N const, shape<>>>)
      return *first;
    else
      return view(first);
  }
};

namespace numeric {

/// How the result for one sequence stores a key: one value, with all steps where there are several.
template <bool is_of_any_length>
struct of_one {
  static constexpr bool any_length = is_of_any_length;
  template <int T, class Key>
  using extents_of = typename needed_extents<T, Key, shape_t<Key>>::type;
  /// Do several sequences contribute to a key?
  template <class Key>
  static constexpr bool is_accumulated = false;
  /// The distance from the value of one sequence to that of the next; 0 where there is one value for all.
  template <int T, class Key>
  static constexpr std::ptrdiff_t apart = 0;
};
using of_one_sequence = of_one<false>;

/// The keys of an evaluation of T steps. Where a sequence may be shorter the last step of a variable is not step T − 1,
/// so that it has a key of its own.
template <class Keys, int T>
struct keys_of_any_length;
template <class... Key, int T>
struct keys_of_any_length<types<Key...>, T> {
  using type =
      list::concat<types<Key...>,
                   std::conditional_t<is_series<Key> && (T > 1), types<at<symbol_of<Key>, T - 1>>, types<>>...>;
};

/// What a result knows of its net, in place of the equations, which would stand in the name of each of its functions:
/// the variables that are defined at the end.
template <class... S>
struct ends_of {
  using last_equations = types<equation<at_last<S>, at_last<S>>...>;
};
template <class LastEquations>
struct ends_in;
template <class... E>
struct ends_in<types<E...>> {
  using type = ends_of<symbol_of<typename E::lhs>...>;
};
template <class Program>
using ends_of_program = program<Program::steps, typename ends_in<typename Program::recurrence::last_equations>::type>;

template <class Sequences, class Program, class N, class Keys>
struct keyed_by;
template <class Sequences, class Program, class N, class... Key>
struct keyed_by<Sequences, Program, N, types<Key...>> {
  using type = keyed_result<Sequences, ends_of_program<Program>, N, Key...>;
};
/// The same with the keys of a list.
template <class Program, class N, class Keys, class Sequences = of_one_sequence>
using result_with = typename keyed_by<Sequences, Program, N, Keys>::type;

}  // namespace numeric

/// The result of a call for one sequence.
template <class Program, class N, class... Key>
using result_of = numeric::result_with<Program, N, types<Key...>>;

}  // namespace bptt
