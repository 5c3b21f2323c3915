// Lengths that are known at run time only: of one sequence, `length(n)`, and of those of a batch, `lengths(n)`. T is
// the most that a sequence can have. What both need is here: the least length for which everything that the net reads
// exists, the check, and the steps of a call.
#pragma once
#include <bptt/binding/writer.hpp>
#include <bptt/evaluation/step_loop.hpp>
#include <bptt/meta/greatest.hpp>

namespace bptt {

/// The number of steps of a sequence that may be shorter than the program, bound like a symbol. The cost of a call is
/// that of n steps; `last` is step n − 1. An input has the values of n steps, or of T, of which the first n are read.
/// Errors: what is no integer, at compile time; a length above T, or too short for a reference of the net (h[2_c] needs
/// three steps), and an input of neither n nor T values throw std::invalid_argument.
///   auto const r = g(length(n), W(w), x(xs), h[-1_c](zero));
inline constexpr struct sequence_length : bindable<sequence_length> { using shape = bptt::shape<>; } length;

/// The number of steps of each sequence of a batch: B integers of at most T. Inputs have the values of all T steps.
/// Errors: as of `length`.
///   auto const r = g(W(w), x(xs), h[-1_c](zero), lengths({3, 5, 5, 2}));
inline constexpr struct sequence_lengths : bindable<sequence_lengths> { using shape = bptt::shape<>; } lengths;

template <class Element>
inline constexpr bool has_elements_for<sequence_length, Element> = std::is_integral_v<Element>;
template <class Element>
inline constexpr bool has_elements_for<sequence_lengths, Element> = std::is_integral_v<Element>;

namespace numeric {

template <class Key>
struct is_of_the_net {
  static constexpr bool value = !std::is_same_v<Key, sequence_length> && !std::is_same_v<Key, sequence_lengths>;
};
/// The keys among those of some bindings that are lengths.
template <class... Binding>
using lengths_bound =
    list::unique<list::concat<list::one_if<!is_of_the_net<typename Binding::key>::value, typename Binding::key>...>>;
template <class... Binding>
inline constexpr bool has_lengths = lengths_bound<Binding...>::size > 0;
/// The keys that a call needs, and the length where it has one.
template <class Needed, class Length, class... Binding>
using and_length = list::concat<Needed, list::one_if<list::contains<Length, lengths_bound<Binding...>>, Length>>;

// --- the least length ---------------------------------------------------------------------------

/// Shortest sequence in which this reference exists: k + 1 for v[k], lag for v[t − lag], lead for v[t + lead].
template <class Leaf>
inline constexpr int least_length = 1;
template <numbered_reference Leaf>
inline constexpr int least_length<Leaf> = Leaf::lead + 1;
template <relative_reference Leaf>
inline constexpr int least_length<Leaf> = Leaf::lead < 0 ? -Leaf::lead : Leaf::lead;
/// The loss, if it is at a step that is not the last: a list of one, or of none. A sequence has to reach that step.
template <class Loss, int T>
using fixed_step = std::conditional_t<std::is_same_v<Loss, at<symbol_of<Loss>, T - 1>>, types<>, types<Loss>>;
/// Shortest sequence in which all of some references exist.
template <class... Leaf>
constexpr int least_length_for(types<Leaf...>) {
  return greatest({1, least_length<Leaf>...});
}
/// The length n, after a look whether a sequence can have it. Of a batch it is that of sequence b.
template <int least, int most>
constexpr length_at_run_time checked_length(long long n, int b = -1) {
  if (n < least || n > most) {
    message words;
    b < 0 ? words << "bptt: the sequence" : words << "bptt: sequence " << b << " of the batch";
    refuse(words << " has " << n << " steps: at least " << least << " and at most " << most << " are possible");
  }
  return {static_cast<int>(n)};
}

// --- what one sequence binds --------------------------------------------------------------------

/// The lengths of an input of a sequence of n ≤ T steps: the value of a step has `dims`, and there are n of them or T.
template <int T, int... dims>
struct extents_of_steps {
  static constexpr int rank = 1 + static_cast<int>(sizeof...(dims)), of_a_step = (1 * ... * dims), size = T * of_a_step;
  int n;
  constexpr message& say(message& words, long long numbers_of_a_step) const {
    words << n * numbers_of_a_step;
    return n < T ? words << " or " << T * numbers_of_a_step : words;
  }
};
template <class Key, int T, int... dims>
constexpr void check_size(extents_of_steps<T, dims...> needed, long long given) {
  if (given == 1LL * needed.n * needed.of_a_step || given == needed.size) return;
  message words;
  needed.say(words << "bptt: " << name_of<Key>() << " takes ", needed.of_a_step);
  refuse(words << " numbers, " << given << " are bound");
}
template <class Key, int T, int... dims>
void check_matrix_size(extents_of_steps<T, dims...> needed, long long rows, long long cols) {
  check_size<Key>(needed, rows * cols);
  if (matrix_fits(extents<T, dims...>{}, rows * T / (rows == needed.n ? needed.n : T), cols) || sizeof...(dims) == 0)
    return;
  message words;
  needed.say(words << "bptt: " << name_of<Key>() << " takes ", 1) << " x " << needed.of_a_step << " numbers, ";
  refuse(words << rows << " x " << cols << " are bound");
}
template <class Key, int T, int... dims, class V>
constexpr void check_rows(extents_of_steps<T, dims...> needed, V const& value) {
  long long const steps = static_cast<long long>(std::size(value));
  check_size<Key>(needed, steps * needed.of_a_step);
  row_lengths<Key, sizeof...(dims) + 1>{{steps, dims...}}.check(value);
}

/// The lengths that a binding of one sequence is to have.
template <int T, class Key>
struct extents_up_to {
  using type = extents_bound<T, Key>;
};
template <int T, class Key>
  requires is_series<Key>
struct extents_up_to<T, Key> {
  template <int... n>
  static extents_of_steps<n...> of_steps(extents<n...>);
  using type = decltype(of_steps(extents_bound<T, Key>{}));
};
/// The lengths that the bindings of a call are to have, with a length among them or not.
template <int T, class... Binding>
using extents_of_call =
    std::conditional_t<has_lengths<Binding...>, types<typename extents_up_to<T, key_in<T, Binding>>::type...>,
                       extents_of_bindings<T, Binding...>>;

}  // namespace numeric

template <class Symbol, int T, int... dims, int... bound>
inline constexpr bool value_fits<Symbol, numeric::extents_of_steps<T, dims...>, numeric::extents<bound...>> = [] {
  using given = numeric::extents<bound...>;
  constexpr int of_a_step = numeric::extents<dims...>::size, n = given::size / of_a_step;
  return n <= T && value_fits<Symbol, numeric::extents<n, dims...>, given>;
}();
template <class Symbol, int T, int... dims, class Element>
inline constexpr bool elements_fit<Symbol, numeric::extents_of_steps<T, dims...>, Element> =
    elements_fit<Symbol, numeric::extents<T, dims...>, Element>;

namespace numeric {

/// The source of the length, or of one binding beside it.
template <int T, class N, class Binding, class Key = key_in<T, Binding>>
using source_up_to = choose<is_of_the_net<Key>::value,
                            source<Key, number_bound<Key, N, Binding>, typename extents_up_to<T, Key>::type, Binding>,
                            source<Key, long long, extents<>, Binding>>;
template <int... n>
constexpr extents<n...> in_sequence(std::type_identity<extents<n...>>, int) {
  return {};
}
template <int T, int... dims>
constexpr extents_of_steps<T, dims...> in_sequence(std::type_identity<extents_of_steps<T, dims...>>, int n) {
  return {n};
}

/// The sources of a call with a length, which is looked at first. `Reads::type` are the references that have to exist.
template <int T, class N, class Reads, class... Binding>
struct sources_up_to : length_at_run_time, source_up_to<T, N, Binding>... {
  constexpr explicit sources_up_to(Binding const&... b)
      : length_at_run_time(checked_length<least_length_for(typename Reads::type{}), T>((0 + ... + length_in(b)))),
        source_up_to<T, N, Binding>(
            b,
            in_sequence(std::type_identity<typename extents_up_to<T, key_in<T, Binding>>::type>{}, this->length))... {}

 private:
  template <class Key, class V>
  static constexpr long long length_in(binding<Key, V> const& b) {
    if constexpr (is_of_the_net<Key>::value)
      return 0;
    else
      return *source<Key, long long, extents<>, binding<Key, V>>(b).data();
  }
};
template <int T, class N, class Reads, class... Binding>
using sources_of_sequence =
    choose<has_lengths<Binding...>, sources_up_to<T, N, Reads, Binding...>, sources<T, N, Binding...>>;

/// The steps that a call runs: all of the program's, or as many as its sequence has.
template <int T, class Sources>
BPTT_INLINE constexpr whole_sequence<T> steps_of(Sources const&) {
  return {};
}
template <int T, class Sources>
requires std::is_base_of_v<length_at_run_time, Sources> BPTT_INLINE constexpr sequence_of_length steps_of(
    Sources const& in) {
  return {{in.length}};
}
template <int T, class Bound, class N, class... Key>
BPTT_INLINE constexpr auto steps_of(sources_with<Bound, N, Key...> const& in) {
  return steps_of<T>(in.bound);
}

// --- what is written ----------------------------------------------------------------------------

/// The step that a key names by its number; 0 where it names none.
template <class Key>
inline constexpr int step_named = 0;
template <class S, int k>
inline constexpr int step_named<at<S, k>> = k;
template <class Reference>
inline constexpr int step_named<forward_value<Reference>> = step_named<Reference>;

/// Sets to zero what belongs to steps that a sequence does not have, and to no other sequence. The last step of T is
/// the last of any sequence.
template <int T, class Key, class To>
constexpr void set_to_zero_beyond(To const& to, int n) {
  constexpr int size = shape_t<Key>::size;
  constexpr bool is_of_one_step = step_named < Key >> 0 && step_named<Key> < T - 1;
  if constexpr (!To::sequences::template is_accumulated<Key> && (is_series<Key> || is_of_one_step)) {
    auto* const first = to.template numbers<Key>();
    if (is_series<Key> || step_named<Key> >= n)
      for (int i = is_series<Key> ? n * size : 0; i < (is_series<Key> ? T * size : size); ++i)
        first[i] = typename To::number(0);
  }
}
template <int T, class To, class... Key, class Steps>
BPTT_INLINE constexpr void set_all_to_zero_beyond(To const& to, Steps const& steps, types<Key...>) {
  if constexpr (!has_known_length<Steps>) (set_to_zero_beyond<T, Key>(to, steps.length), ...);
}

}  // namespace numeric
}  // namespace bptt
