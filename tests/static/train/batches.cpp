// Batches of a data set: each example once between two shuffles, another order each time; segments of a stream: each
// part goes on where it was, and what is copied is where it should be. Errors and frequencies: tests/runtime/train.
#include <array>
#include <bptt/train/batches.hpp>

#include "minimal_standard.hpp"

namespace batches {
using namespace bptt;

constexpr bool each_once_in_an_epoch() {
  minimal_standard random{};
  std::array<short, 11> order{};
  std::array<std::array<int, 9>, 3> epochs{};  // three batches of 3 each; two examples wait for the next
  train::shuffled_batches<3> draw;
  for (auto& epoch : epochs) {
    std::array<int, 11> drawn{};
    for (std::size_t i = 0; i < 9; ++i) {
      if (i % 3 == 0) {
        auto const chosen = draw(order, random);
        static_assert(chosen.extent == 3);
        train::gather(std::span(epoch).subspan(i), std::array{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, chosen);
      }
      if (epoch[i] % 10 != 0 || ++drawn[static_cast<std::size_t>(epoch[i] / 10)] != 1) return false;
    }
  }
  return draw.epochs == 3 && draw.place == 9 && epochs[0] != epochs[1] && epochs[1] != epochs[2];
}
static_assert(each_once_in_an_epoch());

constexpr bool an_exact_number_of_batches() {
  minimal_standard random{};
  std::array<int, 6> order{};
  train::shuffled_batches<3> draw;
  for (int i = 0; i < 2; ++i) draw(order, random);
  auto const saved = draw;
  auto const random_then = random;
  auto const order_then = order;
  std::array<int, 3> next{}, again{};
  train::gather(next, std::array{0, 1, 2, 3, 4, 5}, draw(order, random));
  auto resumed = saved;
  random = random_then, order = order_then;
  train::gather(again, std::array{0, 1, 2, 3, 4, 5}, resumed(order, random));
  return saved.epochs == 1 && draw.epochs == 2 && next == again;
}
static_assert(an_exact_number_of_batches());

// A stream of 17 steps in two parts: of three steps there are two segments each, 0 to 5 and 6 to 11.
constexpr bool parts_go_on() {
  std::array<int, 18> stream{};
  for (std::size_t i = 0; i < stream.size(); ++i) stream[i] = static_cast<int>(i);
  train::segments<2, 3> at{17};
  std::array<std::array<long, 3>, 2> read{}, told{};
  using batch = decltype(read);
  constexpr batch wanted[] = {{{{0, 1, 2}, {6, 7, 8}}}, {{{3, 4, 5}, {9, 10, 11}}}, {{{0, 1, 2}, {6, 7, 8}}}};
  for (int i = 0; i < 3; ++i, at.next()) {
    if (at.begins() != (i != 1)) return false;
    at.copy(read, stream), at.copy(told, stream, 1);
    if (read != wanted[i]) return false;
    for (std::size_t k = 0; k < 3; ++k)
      if (told[0][k] != read[0][k] + 1 || told[1][k] != read[1][k] + 1) return false;
  }
  return at.count() == 2 && at.first(1) == 9;
}
static_assert(parts_go_on());
static_assert(train::segments<2, 3>{18}.count() == 3 && train::segments<2, 3>{5}.count() == 0);

constexpr bool below_all() {
  minimal_standard random{};
  std::array<int, 3> count{};
  for (int i = 0; i < 300; ++i) ++count[train::below(3, random)];
  return train::below(1, random) == 0 && count[0] > 60 && count[1] > 60 && count[2] > 60;
}
static_assert(below_all());
}  // namespace batches
