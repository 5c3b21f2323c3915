// The results of a batch: what belongs to each sequence, `result[x][b]`, and what they share, `result[W]`.
#pragma once
#include <bptt/binding/writer.hpp>
#include <bptt/callables/batch_sources.hpp>
#include <bptt/meta/inline.hpp>

namespace bptt {

/// One value for each of B sequences, `apart` numbers from one to the next: `values[b]` is a number, a tensor, or a
/// series of all steps.
template <class Numbers, class View, int B, int apart>
class batch_of_values : public values_of<Numbers, View, B, apart> {
 public:
  /// The same of other numbers, which lie one after another.
  template <class Other>
  using with = batch_of_values<Other, View, B, static_cast<int>(View::size())>;
  using batch_of_values::values_of::values_of;
  static constexpr int sequences() { return B; }
};
/// A view of one value for each sequence, of numbers that lie elsewhere.
template <class N, class View, int B, int apart>
using batch_view = batch_of_values<
    numeric::scattered<N, static_cast<std::size_t>(B) * View::size(), View::size(), static_cast<std::size_t>(apart)>,
    View, B, apart>;

namespace numeric {

/// Does a result have a value for each sequence under this key?
template <class Key, class Constants>
inline constexpr bool each_has_its_own = is_of_each_sequence<Key> || list::contains<symbol_of<Key>, Constants>;
template <class Reference, class Constants>
inline constexpr bool each_has_its_own<forward_value<Reference>, Constants> = true;

/// How the result for B sequences stores a key: a value for each sequence, read as a `batch_view`, or one that they
/// share, as for one sequence. Of the constants listed each sequence has its own.
template <int B, class Constants>
struct of_sequences {
  static constexpr bool any_length = true;
  template <int T, class Key>
  using of_one = typename of_one_sequence::template extents_of<T, Key>;
  /// The sequence is the first dimension.
  template <int T, class Key>
  using extents_of = std::conditional_t<each_has_its_own<Key, Constants>,
                                        typename extents_in_batch<B, of_one<T, Key>>::type, of_one<T, Key>>;
  template <class Key>
  static constexpr bool is_accumulated = !each_has_its_own<Key, Constants>;
  template <int T, class Key>
  static constexpr std::ptrdiff_t apart = is_accumulated<Key> ? 0 : of_one<T, Key>::size;
  template <int T, class Key, class View, class N>
  using view_of_all = batch_view<N const, View, B, of_one<T, Key>::size>;
};

/// The key of the mean of the losses. The losses themselves are forward values.
template <class Loss>
struct mean_of : expression {
  using shape = bptt::shape<>;
};

}  // namespace numeric

/// The gradient of the mean loss of a batch: `result[L]` is the mean, `result.loss(b)` the loss of sequence b.
template <class Loss, class Program, class Values>
class batch_gradient_result : public Values {
  using mean_key = numeric::mean_of<Loss>;
  template <class Asked>
  static constexpr bool is_loss = std::is_same_v<derivation::resolve<Program, Asked>, Loss>;

 public:
  constexpr batch_gradient_result() = default;
  template <class Write>
  BPTT_INLINE constexpr explicit batch_gradient_result(numeric::written_by<Write> by) {
    by.write(*this);
  }
  template <class Asked>
  using written_to = std::conditional_t<is_loss<Asked>, mean_key, typename Values::template written_to<Asked>>;
  /// The loss of sequence b.
  template <numeric::index I>
  constexpr auto loss(I b) const {
    return Values::value(Loss{})[b];
  }
  template <operand Asked>
  constexpr auto operator[](Asked asked) const& {
    if constexpr (is_loss<Asked>)
      return Values::operator[](mean_key{});
    else if constexpr (Values::template has<Asked>)
      return Values::operator[](asked);
    else
      return numeric::refuse_to_read<Asked, typename Values::keys>();
  }
  template <operand Asked>
  constexpr auto operator[](Asked asked) const&& {
    return numeric::kept([&] { return (*this)[asked]; });
  }
};

namespace numeric {

/// Sets to zero what the sequences accumulate.
template <class Key, class Writer>
constexpr void begin_sums(Writer const& to) {
  if constexpr (Writer::sequences::template is_accumulated<Key>) set_to_zero<Key>(to);
}
/// A writer of which one part of a batch writes the accumulated keys to sums of its own.
template <class Writer, class Sums, class... Key>
constexpr redirected<Writer, Key...> with_sums(Writer const& to, Sums& sums, types<Key...>) {
  return {to, {sums.template numbers<Key>()}...};
}
/// Adds the sums of one part.
template <class Key, class Writer, class Sums>
constexpr void add_sum(Writer const& to, Sums& sums) {
  auto* const first = to.template numbers<Key>();
  auto const* const more = sums.template numbers<Key>();
  for (int i = 0; i < Writer::template extents_of<Key>::size; ++i) first[i] += more[i];
}
template <class Writer, class Sums, class... Key>
constexpr void add_sums(Writer const& to, Sums& sums, types<Key...>) {
  (add_sum<Key>(to, sums), ...);
}
/// Divides gradients by B: those that all sequences share, or those of so many sequences; forward values are no sums.
template <class Key, int B, bool are_shared, class Writer>
constexpr void divide(Writer const& to, [[maybe_unused]] int sequences = 1) {
  using N = typename Writer::number;
  if constexpr (!is_forward_value<Key> && Writer::sequences::template is_accumulated<Key> == are_shared) {
    auto* const first = to.template numbers<Key>();
    std::ptrdiff_t const of_one = are_shared ? Writer::template extents_of<Key>::size : Writer::template apart<Key>;
    for (std::ptrdiff_t i = 0; i < sequences * of_one; ++i)
      if (!is_sparse<Key> || i % shape_t<Key>::size != 0) first[i] = first[i] / N(B);  // ids are none
  }
}

}  // namespace numeric
}  // namespace bptt
