// What a net learns from, batch after batch: a data set in shuffled order, and segments of a stream. The data are
// yours, wherever they lie; these structs know places, and are copied and saved as any numbers are.
#pragma once
#include <bptt/binding/refusal.hpp>
#include <bptt/train/initial.hpp>
#include <iterator>
#include <span>
#include <utility>

namespace bptt::train {

/// An integer of 0 to n − 1, each equally probable but for 2⁻⁵³.
template <class Random>
constexpr std::size_t below(std::size_t n, Random& random) {
  return static_cast<std::size_t>(canonical(random) * static_cast<double>(n));
}
/// Puts a range into random order; all orders are equally probable, and the same with every standard library, which
/// std::shuffle's are not. Source: Fisher and Yates, Knuth, The Art of Computer Programming 2, 3.4.2 P.
template <class Range, class Random>
constexpr void shuffle(Range&& range, Random& random) {
  for (std::size_t left = std::size(range); left > 1; --left) {
    auto& one = range[left - 1];
    auto& other = range[below(left, random)];
    auto const kept = one;
    one = other, other = kept;
  }
}

/// Draws batches of B from a data set of n examples: B numbers of 0 to n − 1. Between two shuffles each example is
/// drawn at most once; what is left of an epoch when it is less than a batch waits for another (PyTorch's DataLoader
/// with shuffle and drop_last). `order` is yours, a range of n integers; it is overwritten at first.
/// Errors: fewer than B examples throw std::invalid_argument.
///   std::vector<int> order(data.size());
///   train::shuffled_batches<16> draw;
///   auto const chosen = draw(order, random);     train::gather(xs, data, chosen);
template <int B>
struct shuffled_batches {
  std::size_t place = 0;  // of the next batch, in the order
  long long epochs = 0;   // how often the order was shuffled

  template <class Order, class Random>
  constexpr auto operator()(Order& order, Random& random) {
    constexpr std::size_t count = static_cast<std::size_t>(B);
    std::size_t const n = std::size(order);
    if (n < count)
      numeric::refuse(numeric::message{} << "bptt: a batch of " << B << " out of " << static_cast<long long>(n)
                                         << " examples");
    if (epochs == 0)
      for (std::size_t i = 0; i < n; ++i) order[i] = static_cast<std::remove_cvref_t<decltype(order[i])>>(i);
    if (epochs == 0 || place + count > n) shuffle(order, random), place = 0, ++epochs;
    auto const chosen = std::span(std::as_const(order)).subspan(place).template first<count>();
    place += count;
    return chosen;
  }
};

/// Copies what was drawn: to[b] = from[chosen[b]], whole sequences, lengths or labels.
template <class To, class From, class Chosen>
constexpr void gather(To&& to, From const& from, Chosen const& chosen) {
  for (std::size_t b = 0; b < std::size(chosen); ++b) to[b] = from[static_cast<std::size_t>(chosen[b])];
}

/// Segments of T steps of a stream, of B places at a time: the stream is cut into B parts of the same length, and
/// sequence b of each batch goes on where that of the batch before ended, so that its last state is the next one's
/// first. When the parts are at their ends it begins anew. What does not fill the last segments is left out.
/// Errors: a stream of fewer than B·T steps throws std::invalid_argument.
///   train::segments<16, 32> at{text.size() - 1};
///   for (; ; at.next()) {
///     if (at.begins()) state = {};
///     at.copy(read, text), at.copy(told, text, 1);      // std::array<std::array<char, 32>, 16> read, told;
template <int B, int T>
struct segments {
  std::size_t size;       // steps of the stream
  std::size_t place = 0;  // segments of each part that are behind

  /// How many there are of each part.
  constexpr std::size_t count() const { return size / (static_cast<std::size_t>(B) * T); }
  /// Is it the first, with nothing to go on from?
  constexpr bool begins() const { return place == 0; }
  /// The step of the stream with which the segment of part b begins.
  constexpr std::size_t first(std::size_t b) const { return (b * count() + place) * T; }
  constexpr void next() { place = place + 1 < count() ? place + 1 : 0; }

  /// to[b][k] = the value of step first(b) + k, or of one so many steps ahead.
  template <class To, class Stream>
  constexpr void copy(To&& to, Stream const& stream, std::size_t ahead = 0) const {
    if (count() == 0 || std::size(stream) < size + ahead)
      numeric::refuse(numeric::message{} << "bptt: " << B << " segments of " << T << " steps, of "
                                         << static_cast<long long>(size + ahead) << " steps of a stream of "
                                         << static_cast<long long>(std::size(stream)));
    for (std::size_t b = 0; b < static_cast<std::size_t>(B); ++b)
      for (std::size_t k = 0; k < static_cast<std::size_t>(T); ++k) to[b][k] = stream[first(b) + k + ahead];
  }
};

}  // namespace bptt::train
