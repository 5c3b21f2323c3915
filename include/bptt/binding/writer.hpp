// Writers: a callable asks its writer for the address to which the numbers of a key are written.
#pragma once
#include <bptt/binding/result.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt::numeric {

/// The writer of a call that would return a `Result`: it writes the numbers of `Keys` to where `To` has them.
/// `of_sequence(b)` is the writer of sequence b of a batch, or of a group that begins with it.
template <class Result, class To, class Keys>
struct writer_to {
  using number = typename Result::number;
  using keys = Keys;
  To& all;
  int sequence = 0;
  /// Are the numbers of a key written?
  template <class K>
  static constexpr bool has = list::contains<K, Keys>;
  using sequences = typename Result::sequences;
  static constexpr int steps = Result::steps;
  /// The distance from the value of one sequence to that of the next; 0 where they share it.
  template <class K>
  static constexpr std::ptrdiff_t apart = sequences::template apart<steps, K>;
  /// The lengths of the numbers of a key.
  template <class K>
  using extents_of = typename Result::template extents_of<K>;

  constexpr writer_to of_sequence(int b) const { return {all, b}; }
  template <class K>
  BPTT_INLINE constexpr number* numbers() const {
    return all.template numbers<K>() + sequence * apart<K>;
  }
  /// The addresses for some keys, by one function for all of them where `To` has it: compile time is a feature.
  template <class... K>
  BPTT_INLINE constexpr void find_numbers(types<K...> some, [[maybe_unused]] number** to) const {
    if constexpr (requires { all.find_numbers(some, to); })
      all.find_numbers(some, to);
    else
      find_each(some, to);
    ((*to++ += sequence * sequences::template apart<steps, K>), ...);
  }

 private:
  template <class... K>
  BPTT_INLINE constexpr void find_each(types<K...>, [[maybe_unused]] number** to) const {
    ((*to++ = all.template numbers<K>()), ...);
  }
};
/// A writer that writes some keys elsewhere: to the workspace, or to a local variable.
template <class Writer, class... Key>
struct redirected : Writer, numbers_of_key<Key, typename Writer::number>... {
  template <class K>
  static constexpr bool is_elsewhere = list::contains<K, types<Key...>>;
  template <class K>
  static constexpr bool has = is_elsewhere<K> || Writer::template has<K>;
  constexpr redirected of_sequence(int b) const {
    return {Writer::of_sequence(b), static_cast<numbers_of_key<Key, typename Writer::number> const&>(*this)...};
  }
  template <class K>
  BPTT_INLINE constexpr auto* numbers() const {
    if constexpr (is_elsewhere<K>)
      return static_cast<numbers_of_key<K, typename Writer::number> const&>(*this).first;
    else
      return Writer::template numbers<K>();
  }
  template <class... K>
  BPTT_INLINE constexpr void find_numbers(types<K...>, [[maybe_unused]] typename Writer::number** to) const {
    ((*to++ = numbers<K>()), ...);
  }
};
/// Writes a scalar, if the writer has its key.
template <class Key, class Writer>
BPTT_INLINE constexpr void write_scalar(Writer const& to, typename Writer::number const& value) {
  if constexpr (Writer::template has<Key>) *to.template numbers<Key>() = value;
}
/// Sets all numbers of a key to zero.
template <class Key, class To>
constexpr void set_to_zero(To&& to) {
  using to_type = std::remove_cvref_t<To>;
  auto* const first = to.template numbers<Key>();
  for (int i = 0; i < to_type::template extents_of<Key>::size; ++i) first[i] = typename to_type::number(0);
}
template <class To, class... Key>
constexpr void set_all_to_zero(To&& to, types<Key...>) {
  (set_to_zero<Key>(to), ...);
}

/// The sources of a call, and the numbers of a result beside them.
template <class Bound, class Program, class N, class... Key>
constexpr sources_with<Bound, N, Key...> with_numbers(Bound const& bound,
                                                      keyed_result<of_one_sequence, Program, N, Key...>& numbers) {
  return {{numbers.template numbers<Key>()}..., bound};
}

}  // namespace bptt::numeric
