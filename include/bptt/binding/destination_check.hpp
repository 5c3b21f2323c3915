// The check of what `into` writes to.
#pragma once
#include <bptt/binding/destination.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {
/// Fails for a temporary result: what is written to it is gone after the call.
template <class To>
inline constexpr bool is_there_after_the_call = true;
template <class To>
  requires requires { typename To::keys; }
inline constexpr bool is_there_after_the_call<To> = false;

namespace numeric {

/// `To` is a reference if `into` was given an lvalue.
template <class To>
constexpr bool check_to() {
  static_assert(BPTT_HOLDS(is_there_after_the_call<To>),
                "bptt: into(...) writes to a result that has a name: a temporary one is gone after the call");
  return is_there_after_the_call<To>;
}

/// A place of a call that would return a `Result`: the key whose numbers are written there, what its numbers are, and
/// whether that is right.
template <class Result, class Place>
struct place_in {
  using key = typename Result::template written_to<typename Place::key>;
  using symbol = typename symbol_of_place<key>::type;
  using pointer = decltype(first_place_in(std::declval<Place const&>()));
  using element = std::remove_pointer_t<pointer>;
  using needed = typename Result::template extents_of<key>;
  using traits = typename Place::traits;
  using lengths = typename traits::lengths;
  static constexpr bool is_right = can_be_written<symbol, pointer> &&
                                   place_has_numbers_of_the_call<symbol, element, typename Result::number> &&
                                   fits<symbol, needed, traits>;
};

/// The check of what `into` writes to. A call makes it itself, so that few lines of g++ stand before its message.
/// Of places, `to(W(dW), ...)`: there is one for each target (of an evaluation none has to be there), and nothing else.
template <class Result, bool hands_out_values, class... Place, class... Target>
constexpr bool check_destination(places_for<Place...>*, types<Target...>) {
  using written = types<typename Result::template written_to<typename Place::key>...>;
  constexpr bool are_there = hands_out_values || (has_a_place<Target, written, Result> && ...);
  constexpr bool are_asked_for =
      (place_is_asked_for<typename Place::key, typename Result::template written_to<typename Place::key>, Result,
                          hands_out_values> &&
       ...);
  if constexpr (!are_there) {
    static_assert(BPTT_HOLDS((has_a_place<Target, written, Result> && ...)),
                  "bptt: into(...) has no place for a gradient that is asked for");
  } else if constexpr (!are_asked_for) {
    static_assert(
        BPTT_HOLDS((place_is_asked_for<typename Place::key, typename Result::template written_to<typename Place::key>,
                                       Result, hands_out_values> &&
                    ...)),
        "bptt: into(...) has a place for a gradient that is not asked for, or for a value that is not there");
  } else if constexpr (list::unique<written>::size != written::size) {
    static_assert(BPTT_HOLDS((has_one_place<typename place_in<Result, Place>::key,
                                            list::times<typename place_in<Result, Place>::key, written>> &&
                              ...)),
                  "bptt: to(...) has two places for one gradient");
  } else if constexpr (!(place_in<Result, Place>::is_right && ...)) {
    using wrong =
        list::element<0, list::concat<list::one_if<!place_in<Result, Place>::is_right, place_in<Result, Place>>...>>;
    using symbol = typename wrong::symbol;
    using lengths = typename wrong::lengths;
    if constexpr (!can_be_written<symbol, typename wrong::pointer>)
      static_assert(
          BPTT_HOLDS(can_be_written<symbol, typename wrong::pointer>),
          "bptt: a gradient or value is written to an array, a contiguous range or a number that is not const");
    else if constexpr (!place_has_numbers_of_the_call<symbol, typename wrong::element, typename Result::number>)
      static_assert(BPTT_HOLDS(place_has_numbers_of_the_call<symbol, typename wrong::element, typename Result::number>),
                    "bptt: a gradient or value is written to numbers of the type of the call's");
    else if constexpr (wrong::traits::open)
      static_assert(BPTT_HOLDS(elements_fit<symbol, typename wrong::needed, lengths>),
                    "bptt: a gradient or value is written to a range whose elements have another size than the rows "
                    "of its symbol");
    else
      static_assert(BPTT_HOLDS(value_fits<symbol, typename wrong::needed, lengths>),
                    "bptt: a gradient or value is written to a place that has another size than its symbol");
  } else {
    return true;
  }
  return false;
}
/// Of anything else: it has the numbers of each target.
template <class Result, bool, class To, class... Target>
constexpr bool check_destination(To*, types<Target...>) {
  using N = typename Result::number;
  if constexpr (is_refused<To>) {
    return false;
  } else if constexpr (!(has_a_place<Target, To, Result> && ...)) {
    static_assert(BPTT_HOLDS((has_a_place<Target, To, Result> && ...)),
                  "bptt: into(...) has no place for a gradient that is asked for");
    return false;
  } else {
    static_assert(BPTT_HOLDS((result_hands_out_numbers<To, Target, N> && ...)),
                  "bptt: into(...) takes the result of an earlier call, to(W(dW), ...), or what hands out "
                  "numbers<Key>() of the call's type");
    return (result_hands_out_numbers<To, Target, N> && ...);
  }
}

}  // namespace numeric
}  // namespace bptt
