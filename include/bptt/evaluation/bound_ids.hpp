// Ids of tokens: a call reads them where they are bound, in the type that they have there.
#pragma once
#include <bptt/binding/sources.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt::numeric {

/// The ids that a sequence binds to a token, as binding number `key`.
template <int key, class Id>
struct ids_bound_as {
  Id const* first;
};
/// Those of all its tokens.
template <class... Ids>
struct ids_bound : Ids... {};
template <int key, class Id>
BPTT_INLINE constexpr Id const* ids_of(ids_bound_as<key, Id> const& ids) {
  return ids.first;
}

/// The ids that a sequence has bound, of the types that its bindings have.
template <class Keys, class Sources>
struct ids_in;
template <class... Key, class Sources>
struct ids_in<types<Key...>, Sources> {
  template <class K>
  struct of {
    using type = types<>;
  };
  template <class K>
    requires is_one_hot<K>
  struct of<K> {
    using first = decltype(numbers_bound<K>(std::declval<Sources const&>()));
    using type =
        types<ids_bound_as<list::position<K, types<Key...>>::value, std::remove_cv_t<std::remove_pointer_t<first>>>>;
  };
  template <class... Ids>
  static ids_bound<Ids...> all(types<Ids...>);
  using type = decltype(all(list::concat<typename of<Key>::type...>{}));
  using tokens = list::concat<list::one_if<is_one_hot<Key>, Key>...>;
};
template <class Ids, class... Token, class Sources>
BPTT_INLINE constexpr Ids find_ids(types<Token...>, [[maybe_unused]] Sources const& in) {
  return {{numbers_bound<Token>(in)}...};
}
template <class S>
void refuse_id(long long id, int step) {
  refuse(message{} << "bptt: " << name_of<S>() << " is " << id << " at step " << step << ", and the ids of "
                   << shape_t<S>::size << " tokens are 0 to " << shape_t<S>::size - 1);
}
/// Looks at the ids that are bound by a token, for each of its steps, or for a step outside the sequence.
template <int key, class Key, class Memory>
BPTT_INLINE constexpr void check_ids([[maybe_unused]] Memory const& m) {
  if constexpr (is_one_hot<Key>) {
    int first = 0, end = m.steps.length;
    if constexpr (is_reference<Key>) first = m.step_of_call(Key::lead), end = first + 1;
    for (auto const& of_sequence : m.ids)
      for (int k = first; k < end; ++k)
        if (auto const id = static_cast<long long>(ids_of<key>(of_sequence)[k - first]);
            id < 0 || id >= shape_t<Key>::size)
          refuse_id<symbol_of<Key>>(id, k);
  }
}
template <class... Key, class Memory>
BPTT_INLINE constexpr void check_all_ids(types<Key...>, Memory const& m) {
  (check_ids<list::position<Key, types<Key...>>::value, Key>(m), ...);
}

}  // namespace bptt::numeric
