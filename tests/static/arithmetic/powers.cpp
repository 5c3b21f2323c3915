// sqrt and pow as constants: exact values, the ends of the range. Errors in ulps are measured at run time.
#include <bptt/arithmetic/powers.hpp>

namespace {
namespace e = bptt::elementary;
template <class N>
constexpr N infinity = std::numeric_limits<N>::infinity();
template <class N>
constexpr N no_number = std::numeric_limits<N>::quiet_NaN();
template <class N>
constexpr bool near(N got, N want, int ulps = 4) {
  N const error = got < want ? want - got : got - want, size = want < 0 ? -want : want;
  return error <= static_cast<N>(ulps) * std::numeric_limits<N>::epsilon() * size;
}
template <class N>
constexpr bool is_nan(N x) {
  return x != x;
}
/// The same number, with the same sign where it is 0.
template <class N>
constexpr bool same(N a, N b) {
  return std::bit_cast<typename e::constants<N>::bits>(a) == std::bit_cast<typename e::constants<N>::bits>(b);
}
template <class N>
constexpr bool holds() {
  constexpr N inf = infinity<N>, nan = no_number<N>, big = std::numeric_limits<N>::max(),
              tiny = std::numeric_limits<N>::denorm_min();
  static_assert(e::sqrt(N(6.25)) == N(2.5) && near(e::sqrt(N(2)), N(1.414213562373095048802L)) &&
                near(e::sqrt(big) * (e::sqrt(big) / 2), big / 2) && near(e::sqrt(4 * tiny), 2 * e::sqrt(tiny)) &&
                e::sqrt(tiny) > 0);
  static_assert(e::sqrt(inf) == inf && same(e::sqrt(N(-0.0)), N(-0.0)) && is_nan(e::sqrt(N(-1))) &&
                is_nan(e::sqrt(-inf)) && is_nan(e::sqrt(nan)));

  static_assert(e::pow(N(2), N(10)) == 1024 && e::pow(N(-2), N(-3)) == N(-0.125) && near(e::pow(N(9), N(0.5)), N(3)) &&
                near(e::pow(N(2), N(-0.5)), N(0.707106781186547524401L)));
  static_assert(near(e::pow(N(1.25), N(3.75)), N(2.3089394751054097004L), 6) && near(e::pow(N(10), N(30)), N(1e30L)) &&
                near(e::pow(N(1.0078125), N(1000)), N(2397.4008301764894700L), 40));
  static_assert(e::pow(N(0), N(0)) == 1 && e::pow(nan, N(0)) == 1 && e::pow(N(1), nan) == 1 &&
                is_nan(e::pow(nan, N(1))) && is_nan(e::pow(N(2), nan)) && is_nan(e::pow(N(-2), N(0.5))));
  static_assert(e::pow(N(0), N(-2)) == inf && same(e::pow(N(-0.0), N(-3)), -inf) &&
                same(e::pow(N(-0.0), N(3)), N(-0.0)) && same(e::pow(N(-0.0), N(2.5)), N(0)));
  static_assert(e::pow(N(-1), inf) == 1 && e::pow(N(2), inf) == inf && e::pow(N(0.5), inf) == 0 &&
                e::pow(N(0.5), -inf) == inf && e::pow(-inf, N(3)) == -inf && same(e::pow(-inf, N(-3)), N(-0.0)));
  static_assert(e::pow(N(10), N(400)) == inf && e::pow(N(-10), N(401)) == -inf && e::pow(N(10), N(-400)) == 0 &&
                e::pow(N(10), big) == inf && e::pow(N(0.5), big) == 0);

  static_assert(near(e::hypot(N(3), N(-4)), N(5)) && near(e::hypot(N(0.3L), N(0.7L)), N(0.7615773105863908286L)) &&
                near(e::hypot(big, N(1)), big) && near(e::hypot(3 * tiny, 4 * tiny), 5 * tiny) &&
                e::hypot(N(0), N(0)) == 0);
  static_assert(e::hypot(big, big) == inf && e::hypot(-inf, nan) == inf && e::hypot(nan, inf) == inf &&
                is_nan(e::hypot(nan, N(1))) && is_nan(e::hypot(N(1), nan)));
  static_assert(near(e::direction_cosine(N(3), N(-4)), N(0.6L)) &&
                near(e::direction_cosine(-big, big), N(-0.70710678118654752440L)) &&
                e::direction_cosine(N(0), N(0)) == 0 && e::direction_cosine(-inf, N(2)) == -1 &&
                e::direction_cosine(N(2), inf) == 0 && is_nan(e::direction_cosine(nan, inf)));
  static_assert(near(e::inversion(N(3), N(-4)), N(0.12L)) && near(e::inversion(N(-2), N(0)), N(-0.5)) &&
                e::inversion(N(0), N(0)) == 0 && e::inversion(inf, N(2)) == 0 && e::inversion(-tiny, N(0)) == -inf &&
                is_nan(e::inversion(N(1), nan)));

  static_assert(e::integer_power<5>(N(-2)) == -32 && e::integer_power<-2>(N(4)) == N(0.0625) &&
                e::integer_power<0>(N(7)) == 1 && e::integer_power<1>(N(7)) == 7);
  return true;
}
static_assert(holds<double>() && holds<float>());
}  // namespace
