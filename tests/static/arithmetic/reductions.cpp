// Sums and maxima: of how many numbers, in which order, and each of them once.
#include <array>
#include <bptt/arithmetic/reductions.hpp>
#include <limits>
#include <utility>

using namespace bptt::kernel;

namespace {
static_assert(chains<1> == 1 && chains<7> == 1 && chains<8> == 4 && chains<15> == 4 && chains<16> == 8 &&
              chains<63> == 16 && chains<64> == 32 && chains<4096> == 32);

// every number counts once, and the greatest is found wherever it is
template <int n>
constexpr bool is_right() {
  std::array<int, static_cast<std::size_t>(n)> asked{};
  long const sum = reduce<sum_of_two, n>([&](int i) { return ++asked[static_cast<std::size_t>(i)], 3L * i + 1; });
  for (int const times : asked)
    if (times != 1) return false;
  for (int most = 0; most < n; ++most)
    if (reduce<greater_of_two, n>([&](int i) { return i == most ? 2 : i % 3 - 1; }) != 2) return false;
  return sum == 3L * n * (n - 1) / 2 + n;
}
template <int... n>
constexpr bool all_are_right(std::integer_sequence<int, n...>) {
  return (is_right<n + 1>() && ...);
}
static_assert(all_are_right(std::make_integer_sequence<int, 70>{}) && is_right<100>() && is_right<128>());

// from eight numbers on, four chains, (a + b) + (c + d) in the end; before, one after another
constexpr double uneven[] = {1e16, 1, -1e16, 3, 1, 0x1p-40, 5, 1e8, 0.1, 0.7, 1e-9};
template <int n>
constexpr double sum = reduce<sum_of_two, n>([](int i) { return uneven[i]; });
static_assert(sum<4> == ((1e16 + 1) + -1e16) + 3);
static_assert(sum<10> == (((1e16 + 1) + 0.1) + ((1 + 0x1p-40) + 0.7)) + ((-1e16 + 5) + (3 + 1e8)));

// NaN is lost in a maximum unless it comes first in its chain, and never in a sum
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double greatest_with_nan = reduce<greater_of_two, 9>([](int i) { return i == 5 ? nan : i; });
static_assert(greatest_with_nan == 8);
}  // namespace
