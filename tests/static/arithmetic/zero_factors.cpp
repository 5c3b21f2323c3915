// Products in which a factor that is 0 decides, alone and in sums, as constants.
#include <bptt/arithmetic/zero_factors.hpp>
#include <limits>

namespace {
namespace el = bptt::elementary;
namespace kernel = bptt::kernel;
template <class N>
constexpr bool decides() {
  constexpr N inf = std::numeric_limits<N>::infinity(), nan = std::numeric_limits<N>::quiet_NaN();
  static_assert(
      el::deciding_product<true, false>(N(0), inf) == 0 && el::deciding_product<true, false>(-N(0), nan) == 0 &&
      el::deciding_product<false, true>(nan, N(0)) == 0 && el::deciding_product<true, true>(N(3), N(2)) == 6 &&
      el::deciding_product<true, false>(N(2), inf) == inf);
  static_assert(el::or_zero(true, N(2)) == 2 && el::or_zero(false, nan) == 0 && el::blend(true, N(2), nan) == 2 &&
                el::blend(false, nan, N(-3)) == -3 && el::blend(true, inf, N(1)) == inf);
  constexpr N numbers[]{1, 2, 3, 4, 5, inf}, others[]{1, nan, 3, 4, 5, 6};
  static_assert(kernel::are_finite<5>(numbers) && !kernel::are_finite<6>(numbers) && !kernel::are_finite<2>(others) &&
                kernel::are_finite<1>(others, 3, 2) && !kernel::are_finite<2>(others, 3, 2));
  return true;
}
static_assert(decides<float>() && decides<double>() && decides<long double>());

// (2 × 3)·(3 × 2), in which the second column of the left factor is 0, and the second row of the right one is no number
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
struct four {
  double at[4]{100, 100, 100, 100};
};
template <kernel::into how>
constexpr four product(kernel::factor decides, double const * a, double const * b) {
  four c;
  kernel::deciding_product<how, double>(decides, 2, 3, 2, c.at, 2, {a, 3, 1}, {b, 2, 1});
  return c;
}
constexpr double zeros[]{1, 0, 2, 3, 0, 4}, no_numbers[]{1, 2, nan, nan, 3, 4};
constexpr double left[]{1, nan, 2, 3, nan, 4}, right[]{1, 2, 0, 0, 3, 4};
constexpr four set = product<kernel::into::set>(kernel::factor::left, zeros, no_numbers);
static_assert(set.at[0] == 7 && set.at[1] == 10 && set.at[2] == 15 && set.at[3] == 22);
constexpr four added = product<kernel::into::plus>(kernel::factor::right, left, right);
static_assert(added.at[0] == 107 && added.at[3] == 122);
constexpr four taken = product<kernel::into::minus>(kernel::factor::left, zeros, no_numbers);
static_assert(taken.at[1] == 90 && taken.at[2] == 85);
}  // namespace
