// Destinations: where `into` writes. A place is memory of the caller for one gradient or value, `W(dW)`; `to(...)` puts
// places together.
#pragma once
#include <bptt/binding/block.hpp>
#include <bptt/binding/result.hpp>
#include <bptt/binding/sources.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt {
namespace numeric {

/// Places of the caller: what `to(...)` returns.
template <class... Binding>
struct places_for : Binding... {};
template <class To>
inline constexpr bool are_places = false;
template <class... Binding>
inline constexpr bool are_places<places_for<Binding...>> = true;

/// The places of all arguments of `to(...)`, which are places or lists of them.
constexpr places_for<> all_places() { return {}; }
template <class... A, class... Rest>
constexpr auto all_places(places_for<A...> const& first, Rest const&... rest) {
  return [&]<class... B>(places_for<B...> const& others) {
    return places_for<A..., B...>{static_cast<A const&>(first)..., static_cast<B const&>(others)...};
  }(all_places(rest...));
}
template <class Key, class V, class... Rest>
constexpr auto all_places(binding<Key, V> const& first, Rest const&... rest) {
  return all_places(places_for<binding<Key, V>>{first}, rest...);
}
template <symbol_block Block, class... Rest>
constexpr auto all_places(Block& block, Rest const&... rest) {
  return with_parts<typename Block::number>(
      block, [&](auto const&... place) { return all_places(place..., rest...); }, typename Block::symbols{});
}
template <class Place>
struct keys_of_places {
  using type = types<typename Place::key>;
};
template <symbol_block Block>
struct keys_of_places<Block> {
  using type = typename Block::symbols;
};
template <class... Binding>
struct keys_of_places<places_for<Binding...>> {
  using type = types<typename Binding::key...>;
};

template <class Key, class V>
constexpr auto as_forward_value(binding<Key, V> const& place) {
  using value_place = binding<forward_value<Key>, V>;
  if constexpr (requires { place.place; })
    return value_place{place.value, place.place};
  else
    return value_place{place.value};
}
/// The symbol that a place names.
template <class Key>
struct symbol_of_place {
  using type = symbol_of<Key>;
};
template <class Reference>
struct symbol_of_place<forward_value<Reference>> : symbol_of_place<Reference> {};

}  // namespace numeric

/// Holds for a place, `W(dW)`, for places of forward values, `also(h[last](h1))`, and for a block that is there after
/// the call.
template <class Place>
inline constexpr bool is_place =
    numeric::are_places<std::remove_cvref_t<Place>> || is_refused<std::remove_cvref_t<Place>> || requires {
  typename std::remove_cvref_t<Place>::key;
};
template <numeric::symbol_block Block>
inline constexpr bool is_place<Block&> = true;
/// Holds when there is no other place for the same gradient.
template <class Key, int places>
inline constexpr bool has_one_place = places <= 1;

namespace numeric {

template <class... Key>
constexpr bool check_no_place_twice(types<Key...>) {
  static_assert(BPTT_HOLDS((has_one_place<Key, list::times<Key, types<Key...>>> && ...)),
                "bptt: to(...) has two places for one gradient");
  return (has_one_place<Key, list::times<Key, types<Key...>>> && ...);
}

}  // namespace numeric

/// Places for gradients and values, written as bindings are. A place is a number, an array, a nested array or a
/// contiguous range, of the number type of the call. It takes the gradient, or the forward value where no gradient is
/// asked for; where both are, `to(h[last](dh), also(h[last](h1)))`. A block of parameters is a place for each.
/// Shapes: those of the result: for an input, `h[t]` and `W[t]` a value for each step; in a batch one for each
/// sequence, sequence 0 first, unless they share it.
/// Errors, at compile time: two places for one gradient; a place that does not fit, see `into`.
///   double const loss = g.into(to(W(dW), b(db), h[-1_c](dh)), W(w), b(bs), x(xs), h[-1_c](h0));
template <class... Place>
constexpr auto to(Place&&... place) {
  static_assert(BPTT_HOLDS((is_place<Place> && ...)), "bptt: to(...) takes places, written as bindings are: W(dW)");
  if constexpr (!(is_place<Place> && ...) || one_is_refused<std::remove_cvref_t<Place>...>)
    return refused{};
  else if constexpr (!numeric::check_no_place_twice(
                         list::concat<typename numeric::keys_of_places<std::remove_cvref_t<Place>>::type...>{}))
    return refused{};
  else
    return numeric::all_places(place...);
}
/// Places for forward values that a gradient was asked for by `also(...)`: `to(W(dW), also(h[last](h1)))`.
template <class Key, class V, class... Others>
constexpr auto also(numeric::binding<Key, V> const& place, Others const&... others) {
  return to(numeric::as_forward_value(place), numeric::as_forward_value(others)...);
}

/// Do two results say the same of their lengths? Where sequences may be shorter than the program the last step is no
/// step of all T. A block of parameters says nothing of it.
template <class To, class Result>
inline constexpr bool lengths_agree = true;
template <class To, class Result>
  requires requires { To::any_length, Result::any_length; }
inline constexpr bool lengths_agree<To, Result> = To::any_length == Result::any_length;
/// Holds when there is a place for a gradient that is asked for: one of `to(...)`; the same key with the same lengths
/// in another result, of a call with a length if this has one; any object that hands out numbers by key is taken to
/// have one for each.
template <class Target, class To, class Result>
inline constexpr bool has_a_place = true;
template <class Target, class... Key, class Result>
inline constexpr bool has_a_place<Target, types<Key...>, Result> = list::contains<Target, types<Key...>>;
template <class Target, class To, class Result>
  requires requires { typename To::keys; }
inline constexpr bool has_a_place<Target, To, Result> = [] {
  if constexpr (list::contains<Target, typename To::keys>)
    return std::is_same_v<typename To::template extents_of<Target>, typename Result::template extents_of<Target>> &&
           lengths_agree<To, Result>;
  else
    return false;
}();
/// Holds when something is written to a place: `Written` is a key of the result, or of an evaluation a step of one.
template <class Place, class Written, class Result, bool hands_out_values>
inline constexpr bool place_is_asked_for =
    hands_out_values ? !std::is_void_v<Written> : list::contains<Written, typename Result::keys>;
/// Holds for something whose numbers can be written: an lvalue that is not const, or a view of such numbers.
template <class Symbol, class Place>
inline constexpr bool can_be_written = false;
template <class Symbol, class N>
inline constexpr bool can_be_written<Symbol, N*> = !std::is_const_v<N>;
/// Holds for a place of the call's numbers.
template <class Symbol, class Place, class N>
inline constexpr bool place_has_numbers_of_the_call = std::is_same_v<std::remove_const_t<Place>, N>;
/// Holds for an object that hands out the numbers of a key: `result.template numbers<Key>()`.
template <class Result, class Key, class N>
inline constexpr bool result_hands_out_numbers = requires(Result& r) {
  { r.template numbers<Key>() } -> std::same_as<N*>;
};

namespace numeric {

/// The address of the first number of a place; `no_place` where it is nothing that can be written to.
struct no_place {};
template <class V>
constexpr auto first_place(V& value) {
  if constexpr (number<std::remove_const_t<V>>)
    return &value;
  else if constexpr (std::is_array_v<V>)
    return first_place(value[0]);
  else if constexpr (contiguous_range<std::remove_const_t<V>> && !value_traits<std::remove_const_t<V>>::in_rows)
    return first_place(*value.data());
  else
    return no_place{};
}
template <class Key, class V>
constexpr auto first_place_in(binding<Key, V> const& b) {
  if constexpr (requires { b.place; })
    return b.place;
  else
    return first_place(b.value);
}

template <class N, class V>
constexpr N const* copy_into_place(V& value, N const* from) {
  if constexpr (number<V>) {
    value = *from;
    return from + 1;
  } else {
    for (auto& inner : value) from = copy_into_place(inner, from);
    return from;
  }
}

/// The destination of the numbers of one key, row by row, step by step: the caller's memory itself. In a constant
/// evaluation it is a flat copy, which the destructor writes to the place.
template <class Key, class N, class Needed, class Binding>
class destination {
  using traits = typename Binding::traits;
  Binding const& place_;
  N* first_ = nullptr;

 public:
  constexpr explicit destination(Binding const& b) : place_(b) {
    if constexpr (traits::open)
      check_size<typename symbol_of_place<Key>::type>(Needed{},
                                                      static_cast<long long>(b.value.size()) * traits::lengths::size);
    if (std::is_constant_evaluated())  // the compiler does not walk from one row of a nested array to the next
      first_ = new N[static_cast<std::size_t>(Needed::size)];
    else
      first_ = first_place_in(b);
  }
  constexpr ~destination() {
    if (std::is_constant_evaluated()) {
      if constexpr (requires { place_.place; })
        *place_.place = *first_;
      else
        copy_into_place(place_.value, static_cast<N const*>(first_));
      delete[] first_;
    }
  }
  destination(destination const&) = delete;
  destination& operator=(destination const&) = delete;
  constexpr N* data() const { return first_; }
};

template <class Result, class Binding, class Key = typename Result::template written_to<typename Binding::key>>
using destination_for = destination<Key, typename Result::number, typename Result::template extents_of<Key>, Binding>;
/// The destinations of all places of a call that would return a `Result`.
template <class Result, class... Binding>
struct destinations : destination_for<Result, Binding>... {
  constexpr explicit destinations(places_for<Binding...> const& places)
      : destination_for<Result, Binding>(static_cast<Binding const&>(places))... {}
  template <class Key>
  BPTT_INLINE constexpr auto* numbers() const {
    return first_of<Key>(*this);
  }
  template <class... Key, class N>
  BPTT_INLINE constexpr void find_numbers(types<Key...>, [[maybe_unused]] N** to) const {
    ((*to++ = first_of<Key>(*this)), ...);
  }

 private:
  template <class Key, class N, class Needed, class Place>
  BPTT_INLINE static constexpr N* first_of(destination<Key, N, Needed, Place> const& d) {
    return d.data();
  }
};

}  // namespace numeric
}  // namespace bptt
