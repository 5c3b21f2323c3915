// Where a call writes its gradients, when the caller has a place for them: `g.into(to(W(dW), b(db)), ...)`, a result of
// an earlier call, or whatever hands out numbers by key.
#pragma once
#include <bptt/binding/result.hpp>
#include <bptt/binding/sources.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt {
namespace numeric {

/// Places for gradients: the argument `to(...)`.
template <class... Binding>
struct places_for : Binding... {};
template <class Result>
inline constexpr bool are_places = false;
template <class... Binding>
inline constexpr bool are_places<places_for<Binding...>> = true;

}  // namespace numeric

/// Holds when there is no other place for the same gradient.
template <class Key, int places>
inline constexpr bool has_one_place = places <= 1;

/// Places for gradients, written as bindings are: `to(W(dW), b(db), h[-1_c](dh))`. A place is a number, an array, a
/// nested array or a contiguous range, of the type of the call's numbers and as large as its gradient, of an input with
/// one value for each step.
/// Errors, at compile time: two places for one gradient; what `into` says of places that do not fit.
template <class... Key, class... V>
constexpr auto to(numeric::binding<Key, V> const&... place) {
  static_assert((has_one_place<Key, numeric::times_bound<Key, Key...>> && ...),
                "bptt: to(...) has two places for one gradient");
  if constexpr ((has_one_place<Key, numeric::times_bound<Key, Key...>> && ...))
    return numeric::places_for<numeric::binding<Key, V>...>{place...};
}

/// Holds when there is a place for a gradient that is asked for.
template <class Target, class Places>
inline constexpr bool has_a_place = true;
template <class Target, class... Binding>
inline constexpr bool has_a_place<Target, numeric::places_for<Binding...>> =
    (0 + ... +
     int(std::is_same_v<typename Binding::key, Target> ||
         std::is_same_v<numeric::forward_value<typename Binding::key>, Target>)) > 0;
template <class Target, class Places>
  requires requires { typename Places::keys; }
inline constexpr bool has_a_place<Target, Places> = list::contains<Target, typename Places::keys>;
/// Holds when a place is that of one of the gradients.
template <class Key, class Targets>
inline constexpr bool is_place_of_a_gradient =
    list::contains<Key, Targets> || list::contains<numeric::forward_value<Key>, Targets>;
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

/// The first number of a place; nothing where there is none to write to.
struct no_place {};
template <class V>
constexpr auto first_place(V& value) {
  if constexpr (number<std::remove_const_t<V>>)
    return &value;
  else if constexpr (std::is_array_v<V>)
    return first_place(value[0]);
  else if constexpr (contiguous_range<std::remove_const_t<V>>)
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

/// Where the numbers of one key go, row by row, step by step.
template <class Key, class N, class Needed, class Binding>
class destination {
  using traits = typename Binding::traits;
  Binding const& place_;
  N* first_ = nullptr;

 public:
  constexpr explicit destination(Binding const& b) : place_(b) {
    using symbol = symbol_of<typename Binding::key>;
    using pointer = decltype(first_place_in(b));
    static_assert(can_be_written<symbol, pointer>,
                  "bptt: a gradient is written to an array, a contiguous range or a number that is not const");
    if constexpr (can_be_written<symbol, pointer>) {
      static_assert(place_has_numbers_of_the_call<symbol, std::remove_pointer_t<pointer>, N>,
                    "bptt: a gradient is written to numbers of the type of the call's");
      if constexpr (traits::open) {
        static_assert(
            elements_fit<symbol, Needed, typename traits::lengths>,
            "bptt: a gradient is written to a range whose elements have another size than the rows of its symbol");
        check_size<typename Binding::key>(Needed{}, static_cast<long long>(b.value.size()) * traits::lengths::size);
      } else {
        static_assert(value_fits<symbol, Needed, typename traits::lengths>,
                      "bptt: a gradient is written to a place that has another size than its symbol");
      }
      if constexpr (std::is_same_v<pointer, N*>) {
        if (std::is_constant_evaluated())  // the compiler does not walk from one row of a nested array to the next
          first_ = new N[static_cast<std::size_t>(Needed::size)];
        else
          first_ = first_place_in(b);
      }
    }
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

/// Where the backward pass of one sequence writes: the numbers of somebody else.
template <class Result>
struct writer_to {
  Result& all;
  template <class K>
  static constexpr bool is_accumulated = false;
  template <class K>
  static constexpr std::ptrdiff_t apart = 0;
  template <class K>
  BPTT_INLINE constexpr auto numbers() const {
    return all.template numbers<K>();
  }
};

template <class Key, class Targets>
using key_of_place = std::conditional_t<list::contains<Key, Targets>, Key, forward_value<Key>>;
template <int T, class N, class Targets, class Binding>
using destination_for =
    destination<key_of_place<typename Binding::key, Targets>, N,
                typename needed_extents<T, typename Binding::key, shape_t<typename Binding::key>>::type, Binding>;

template <int T, class N, class Targets, class... Binding>
struct destinations : destination_for<T, N, Targets, Binding>... {
  constexpr explicit destinations(places_for<Binding...> const& places)
      : destination_for<T, N, Targets, Binding>(static_cast<Binding const&>(places))... {}
  template <class Key>
  BPTT_INLINE constexpr N* numbers() const {
    return first_of<Key>(*this);
  }

 private:
  template <class Key, class Needed, class Place>
  BPTT_INLINE static constexpr N* first_of(destination<Key, N, Needed, Place> const& d) {
    return d.data();
  }
};

template <class N, class Result, class... Target>
constexpr bool check_result() {
  static_assert((has_a_place<Target, Result> && ...), "bptt: into(...) has no place for a gradient that is asked for");
  if constexpr ((has_a_place<Target, Result> && ...)) {
    static_assert((result_hands_out_numbers<Result, Target, N> && ...),
                  "bptt: into(...) takes the result of an earlier call, to(W(dW), ...), or what hands out "
                  "numbers<Key>() of the call's type");
    return (result_hands_out_numbers<Result, Target, N> && ...);
  }
  return false;
}
template <class... Target, class... Binding>
constexpr bool check_places(types<Target...>, types<Binding...>) {
  static_assert((has_a_place<Target, places_for<Binding...>> && ...),
                "bptt: into(...) has no place for a gradient that is asked for");
  static_assert((is_place_of_a_gradient<typename Binding::key, types<Target...>> && ...),
                "bptt: into(...) has a place for a gradient that is not asked for");
  return (has_a_place<Target, places_for<Binding...>> && ...) &&
         (is_place_of_a_gradient<typename Binding::key, types<Target...>> && ...);
}

}  // namespace numeric
}  // namespace bptt
