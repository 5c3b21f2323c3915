// What the elementary functions are made of.
#include <bptt/arithmetic/binary_number.hpp>

namespace {
using namespace bptt::elementary;
template <class N>
constexpr bool holds() {
  using bits = typename constants<N>::bits;
  static_assert(power_of_2<N>(bits{5}) == 32 && power_of_2<N>(bits{0} - 3) == N(0.125));
  static_assert(number<N>(bits{7}) == 7 && number<N>(bits{0} - 7) == -7 && number<N>(bits{0}) == 0);
  static_assert(magnitude(N(-2.5)) == N(2.5) && with_sign_of(N(-1), N(3)) == -3 && with_sign_of(N(-0.0), N(3)) == -3 &&
                with_sign_of(N(1), N(-3)) == 3);
  static_assert(select(true, N(1), N(2)) == 1 && select(false, N(1), N(2)) == 2);
  static_assert(to_the<4>(N(3)) == 81 && to_the<1>(N(3)) == 3);
  // x = n·ln 2 + r − rest
  constexpr auto of_10 = reduce(N(10)), of_minus_1 = reduce(N(-1)), of_0 = reduce(N(0));
  static_assert((of_10.n & 0xff) == 14 && of_10.r - of_10.rest > N(0.2959) && of_10.r - of_10.rest < N(0.296));
  static_assert((of_minus_1.n & 0xff) == 0xff && of_minus_1.r > N(-0.30686) && of_minus_1.r < N(-0.30685));
  static_assert((of_0.n & 0xff) == 0 && of_0.r == 0 && of_0.rest == 0);
  return true;
}
static_assert(holds<double>() && holds<float>());

constexpr double coefficients[] = {1, 2, 3, 4, 5};
static_assert(polynomial<coefficients>(10.0) == 54321 && polynomial<coefficients, 1, 3>(10.0) == 32);
static_assert(binary_number<float> && binary_number<double> && !binary_number<long double> && !binary_number<int>);
}  // namespace
