// The results of a batch: what belongs to each sequence, `result[x][b]`, and what they share, `result[W]`.
#pragma once
#include <bptt/binding/result.hpp>
#include <bptt/callables/batch_sources.hpp>
#include <bptt/meta/inline.hpp>

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

template <class Key, int T>
inline constexpr int values_of_each = is_series<Key> ? T : 1;
template <class Key, class N, int B, int T, class Constants>
using batch_entry = entry<Key, N, values_of_each<Key, T>*(each_has_its_own<Key, Constants> ? B : 1)>;

}  // namespace numeric

/// The numbers of a call for B sequences, by symbol. `Constants` are those of which each sequence has its own.
/// Errors, at compile time: a symbol that was not asked for.
template <int B, class Program, class N, class Constants, class... Key>
class batch_result : numeric::batch_entry<Key, N, B, Program::steps, Constants>... {
  template <class K>
  using entry_of = numeric::batch_entry<K, N, B, Program::steps, Constants>;
  template <class K>
  static constexpr int numbers_of_each = (shape_t<K>::size * numeric::values_of_each<K, Program::steps>);

 public:
  using number = N;
  using keys = types<Key...>;
  static constexpr int sequences = B;

  /// Do several sequences contribute to a key?
  template <class K>
  static constexpr bool is_accumulated = !numeric::each_has_its_own<K, Constants>;
  /// How many numbers there are from one sequence to the next; none where they share them.
  template <class K>
  static constexpr std::ptrdiff_t apart = is_accumulated<K> ? 0 : numbers_of_each<K>;
  /// The numbers of a key, to write to: those of sequence b, or those that all sequences share.
  template <class K>
  constexpr N* numbers(int b) {
    return static_cast<entry_of<K>&>(*this).numbers + b * apart<K>;
  }

  /// Sets to zero what the sequences contribute to, or everything.
  constexpr void clear(bool everything) { (set_to_zero<Key>(everything), ...); }
  /// Makes means over the sequences of sums over them; forward values stay.
  constexpr void divide_gradients() { (divide<Key>(), ...); }

  /// The values or gradients of a symbol: a `batch_view` of what belongs to each sequence; what they share as the
  /// result of one sequence has it.
  template <operand Asked>
  constexpr auto operator[](Asked) const {
    using asked = derivation::resolve<Program, Asked>;
    return read<asked, numeric::found_in<asked, keys, Program::steps>>();
  }
  /// The forward values that were asked for by `also(...)`, of each sequence.
  template <operand Asked>
  constexpr auto value(Asked) const {
    using asked = derivation::resolve<Program, Asked>;
    return read<asked, numeric::found_in<numeric::forward_value<asked>, keys, Program::steps>>();
  }

 private:
  template <class K>
  constexpr void set_to_zero(bool everything) {
    if (everything || is_accumulated<K>)
      for (N& x : static_cast<entry_of<K>&>(*this).numbers) x = N(0);
  }
  template <class K>
  constexpr void divide() {
    if constexpr (!numeric::is_forward_value<K>)
      for (N& x : static_cast<entry_of<K>&>(*this).numbers) x = x / N(B);
  }

  template <class Asked, class Found>
  constexpr auto read() const {
    static_assert(result_has<Asked, batch_result> || !std::is_void_v<Found>,
                  "bptt: the result has no such value: ask for it in wrt(...), or in also(...)");
    if constexpr (!std::is_void_v<Found>) {
      N const* const first = static_cast<entry_of<Found> const&>(*this).numbers + numeric::offset_in<Found, Asked>;
      using view = std::conditional_t<numeric::is_series<Found> && !is_one_step<Asked>,
                                      series_view<N const, shape_t<Found>, Program::steps>,
                                      tensor_view<N const, shape_t<Found>>>;
      if constexpr (!is_accumulated<Found>)
        return batch_view<N const, view, B, numbers_of_each<Found>>(first);
      else if constexpr (std::is_same_v<view, tensor_view<N const, shape<>>>)
        return *first;
      else
        return view(first);
    }
  }
};

/// The gradient of the mean loss of a batch: `result[L]` is the mean, `result.loss(b)` the loss of sequence b.
template <class Loss, class Program, class Values>
class batch_gradient_result : public Values {
  using N = typename Values::number;
  N losses_[static_cast<std::size_t>(Values::sequences)];
  N mean_;

 public:
  constexpr void set_loss(int b, N value) { losses_[b] = value; }
  /// When all sequences have contributed.
  constexpr void take_means() {
    mean_ = losses_[0];
    for (int b = 1; b < Values::sequences; ++b) mean_ += losses_[b];
    mean_ = mean_ / N(Values::sequences);
    this->divide_gradients();
  }
  /// The mean of the losses.
  constexpr N mean() const { return mean_; }
  /// The loss of sequence b.
  constexpr N loss(std::size_t b) const { return losses_[b]; }
  template <operand Asked>
  constexpr auto operator[](Asked asked) const {
    if constexpr (std::is_same_v<derivation::resolve<Program, Asked>, Loss>)
      return mean_;
    else
      return Values::operator[](asked);
  }
};

namespace numeric {

/// Where the backward pass of one sequence, or of a group that begins with it, writes.
template <class Values>
struct result_of_sequence {
  Values& all;
  int b;
  template <class K>
  static constexpr bool is_accumulated = Values::template is_accumulated<K>;
  template <class K>
  static constexpr std::ptrdiff_t apart = Values::template apart<K>;
  template <class K>
  BPTT_INLINE constexpr auto numbers() const {
    return all.template numbers<K>(b);
  }
};

}  // namespace numeric
}  // namespace bptt
