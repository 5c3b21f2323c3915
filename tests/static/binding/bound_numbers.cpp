// The numbers that a binding gives to a symbol, as one flat array.
#include <bptt/binding/bound_numbers.hpp>
#include <bptt/formula/nodes.hpp>
#include <span>

namespace {
using namespace bptt;
using namespace bptt::numeric;
// clang-format off
inline constexpr struct W : parameter<W, 2, 3> {} W;
// clang-format on
// as many numbers, in the same nesting or flat
static_assert(value_fits<struct W, extents<2, 3>, extents<2, 3>> && value_fits<struct W, extents<2, 3>, extents<6>> &&
              !value_fits<struct W, extents<2, 3>, extents<3, 2>> && !value_fits<struct W, extents<2, 3>, extents<5>>);
// of a range: numbers, or rows
static_assert(elements_fit<struct W, extents<2, 3>, extents<>> && elements_fit<struct W, extents<2, 3>, extents<3>> &&
              !elements_fit<struct W, extents<2, 3>, extents<2>>);
static_assert(nesting_fits<struct W, extents<2, 3>, 2> && !nesting_fits<struct W, extents<2, 3>, 1>);
static_assert(matrix_fits(extents<2, 3>{}, 2, 3) && !matrix_fits(extents<2, 3>{}, 3, 2) &&
              matrix_fits(extents<3>{}, 1, 3) && matrix_fits(extents<3>{}, 3, 1) && !matrix_fits(extents<4>{}, 2, 2));

// row by row, in the number type of the call
template <class N, class V>
constexpr N numbered(V const& value) {
  auto const bound = W(value);
  source<struct W, N, extents<2, 3>, std::remove_const_t<decltype(bound)>> const numbers(bound);
  N sum = 0;
  for (int i = 0; i < 6; ++i) sum = 10 * sum + numbers.data()[i];
  return sum;
}
constexpr std::array<std::array<int, 3>, 2> nested{{{1, 2, 3}, {4, 5, 6}}};
constexpr std::array<double, 6> flat{1, 2, 3, 4, 5, 6};
static_assert(numbered<double>(nested) == 123456 && numbered<float>(flat) == 123456 &&
              numbered<double>(flat) == 123456);
static_assert(numbered<double>(std::span<double const>(flat)) == 123456 && numbered<double>(one) == 111111);
}  // namespace
