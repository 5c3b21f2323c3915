// A block stands for its symbols: for their bindings, their places and themselves.
#include <bptt/bptt.hpp>
#include <type_traits>

namespace blocks {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a, 2> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct x : input<x> {} x;
// clang-format on
struct block {
  using number = float;
  using symbols = types<struct a, struct b>;
  float all[3]{1, 2, 3};
  template <class S>
  constexpr float * numbers() {
    return all + (std::is_same_v<S, struct b> ? 2 : 0);
  }
  template <class S>
  constexpr float const * numbers() const {
    return all + (std::is_same_v<S, struct b> ? 2 : 0);
  }
};
using numeric::binding, numeric::bindings_in, numeric::part_of_block, numeric::with_bindings;
static_assert(std::is_same_v<bindings_in<block, types<struct b, struct x>>::type,
                             types<binding<struct b, part_of_block<float const, 1>>>> &&
              std::is_same_v<bindings_in<block, void>::symbols, types<struct a, struct b>> &&
              std::is_same_v<bindings_in<decltype(x(1.0)), types<>>::type, types<decltype(x(1.0))>>);
static_assert(std::is_same_v<decltype(wrt(block{}, x)), numeric::targets<struct a, struct b, struct x>>);

// the bindings of all arguments, in their order
constexpr int digits = [] {
  block first;
  auto const other = x(7.0f);
  return with_bindings<types<struct b, struct a>>(
      [](auto const& of_x, auto const& of_a, auto const& of_b) {
        return static_cast<int>(of_x.value * 1000 + of_a.value.data()[0] * 100 + of_a.value.data()[1] * 10 +
                                *of_b.value.data());
      },
      other, first);
}();
static_assert(digits == 7123);
static_assert(with_bindings<types<>>([](auto const&... nothing) { return sizeof...(nothing); }) == 0);
// places can be written to
constexpr auto written = [] {
  block first;
  auto const places = to(first);
  static_cast<binding<struct b, part_of_block<float, 1>> const&>(places).value.data()[0] = 9;
  for (float& each : static_cast<binding<struct a, part_of_block<float, 2>> const&>(places).value) each += 1;
  return first;
}();
static_assert(written.all[0] == 2 && written.all[1] == 3 && written.all[2] == 9);
// a temporary block is no place
static_assert(is_place<block&> && !is_place<block> && !is_place<int>);
}  // namespace blocks
