// The results of a batch: what belongs to each sequence, `result[x][b]`, and what they share, `result[W]`.
#pragma once
#include <bptt/binding/destination.hpp>
#include <bptt/callables/batch_sources.hpp>

namespace bptt {

/// One value for each of B sequences, `apart` numbers from one to the next: `view[b]` is a number, a `tensor_view`, or
/// with all steps a `series_view`.
template <class N, class View, int B, int apart>
class batch_view {
  N* first_;
  static constexpr bool is_one_after_another = View::size() == static_cast<std::size_t>(apart);

 public:
  constexpr explicit batch_view(N* first) : first_(first) {}
  static constexpr int sequences() { return B; }
  /// How many numbers there are in all.
  static constexpr std::size_t size() { return static_cast<std::size_t>(B) * View::size(); }
  constexpr N* data() const requires is_one_after_another { return first_; }
  constexpr N* begin() const requires is_one_after_another { return first_; }
  constexpr N* end() const requires is_one_after_another { return first_ + size(); }
  constexpr decltype(auto) operator[](std::size_t b) const {
    if constexpr (std::is_same_v<View, tensor_view<N, shape<>>>)
      return (first_[b * static_cast<std::size_t>(apart)]);
    else
      return View(first_ + b * static_cast<std::size_t>(apart));
  }
  /// Sequence after sequence.
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, batch_view const& v) {
    for (std::size_t b = 0; b < static_cast<std::size_t>(B); ++b) out << (b == 0 ? "" : "\n") << v[b];
    return out;
  }
};

namespace numeric {

/// Has each sequence a value of its own for a key of a result?
template <class Key, class Constants>
inline constexpr bool each_has_its_own = is_of_each_sequence<Key> || list::contains<symbol_of<Key>, Constants>;
template <class Reference, class Constants>
inline constexpr bool each_has_its_own<forward_value<Reference>, Constants> = true;

/// The layout of what B sequences have: `result[x]` is a `batch_view` of what belongs to each sequence; what they share
/// is as in the result of one sequence. Of `Constants` each sequence has its own.
template <int B, class Constants>
struct of_sequences {
  template <int T, class Key>
  using of_one = typename of_one_sequence::template extents_of<T, Key>;
  /// Sequences first.
  template <int T, class Key>
  using extents_of = std::conditional_t<each_has_its_own<Key, Constants>,
                                        typename extents_in_batch<B, of_one<T, Key>>::type, of_one<T, Key>>;
  template <class Key>
  static constexpr bool is_accumulated = !each_has_its_own<Key, Constants>;
  template <int T, class Key>
  static constexpr std::ptrdiff_t apart = is_accumulated<Key> ? 0 : of_one<T, Key>::size;
  template <int T, class Key, class View, class N>
  static constexpr auto read(N const* first) {
    if constexpr (is_accumulated<Key>)
      return of_one_sequence::template read<T, Key, View>(first);
    else
      return batch_view<N const, View, B, of_one<T, Key>::size>(first);
  }
};

/// The key of the mean of the losses; that of each sequence is a forward value.
template <class Loss>
struct mean_of : expression {
  using shape = bptt::shape<>;
};

/// The keys of an evaluation. With sequences of different lengths a variable at `last` is not its value at step T − 1.
template <class Key, int T>
struct value_at_last {
  using type = types<>;
};
template <class S, int T>
struct value_at_last<ago<S, 0>, T> {
  using type = types<at<S, T - 1>>;
};
template <class Keys, int T, bool has_lengths>
struct of_the_last_step;
template <class... Key, int T>
struct of_the_last_step<types<Key...>, T, true> {
  using type = list::concat<types<Key...>, typename value_at_last<Key, T>::type...>;
};
template <class Keys, int T>
struct of_the_last_step<Keys, T, false> {
  using type = Keys;
};
template <class Keys, int T, bool has_lengths>
using keys_of_sequences = typename of_the_last_step<Keys, T, has_lengths>::type;

}  // namespace numeric

/// The gradient of the mean loss of a batch: `result[L]` is the mean, `result.loss(b)` the loss of sequence b.
template <class Loss, class Program, class Values>
class batch_gradient_result : public Values {
  using mean_key = numeric::mean_of<Loss>;
  template <class Asked>
  static constexpr bool is_loss = std::is_same_v<derivation::resolve<Program, Asked>, Loss>;

 public:
  template <class Asked>
  using written_to = std::conditional_t<is_loss<Asked>, mean_key, typename Values::template written_to<Asked>>;
  /// The loss of sequence b.
  constexpr auto loss(std::size_t b) const { return Values::value(Loss{})[b]; }
  template <operand Asked>
  constexpr auto operator[](Asked asked) const {
    if constexpr (is_loss<Asked>)
      return Values::operator[](mean_key{});
    else
      return Values::operator[](asked);
  }
};

namespace numeric {

/// Sets to zero what the sequences add to, and what belongs to steps that a sequence may not have.
template <class Key, class Writer>
constexpr void begin_sums(Writer const& to, bool has_lengths) {
  if (has_lengths || Writer::template is_accumulated<Key>) set_to_zero<Key>(to);
}
/// Makes means over B sequences of sums over them; forward values stay.
template <class Key, int B, class Writer>
constexpr void divide_sums(Writer const& to) {
  using N = typename Writer::number;
  if constexpr (!is_forward_value<Key>) {
    auto* const first = to.template numbers<Key>();
    for (int i = 0; i < Writer::template extents_of<Key>::size; ++i) first[i] = first[i] / N(B);
  }
}

}  // namespace numeric
}  // namespace bptt
