// sin, cos, atan and atan2 of constants: exact values, symmetries, the ends of the range. Errors in ulps are measured
// at run time.
#include <bptt/arithmetic/trigonometric.hpp>

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
  constexpr N inf = infinity<N>, nan = no_number<N>, tiny = std::numeric_limits<N>::denorm_min();
  static_assert(near(e::sin(N(1)), N(0.841470984807896506653L)) && near(e::sin(N(2)), N(0.909297426825681695396L)) &&
                near(e::sin(N(-4)), N(0.756802495307928251373L)));
  static_assert(near(e::cos(N(1)), N(0.540302305868139717401L)) && near(e::cos(N(2)), N(-0.416146836547142386998L)) &&
                near(e::cos(N(-6)), N(0.960170286650366020545L)));
  static_assert(near(e::sin(N(355)), N(-3.014435335948845e-5L)) &&
                near(e::cos(N(1e6)), N(0.936752127533144784564L)));  // where most digits cancel
  static_assert(same(e::sin(N(-0.0)), N(-0.0)) && e::cos(N(0)) == 1 && e::sin(tiny) == tiny && is_nan(e::sin(inf)) &&
                is_nan(e::cos(-inf)) && is_nan(e::sin(nan)) && is_nan(e::cos(nan)));
  static_assert(near(e::sin(N(0x1p60)), N(-0.8306492176372546505L)) &&
                near(e::cos(N(0x1p60)), N(-0.5567960822766417037L)));  // beyond the largest angle
  constexpr N pi = N(3.141592653589793238463L);
  static_assert(
      near(e::atan(N(0.25L)), N(0.244978663126864154172L)) && near(e::atan(N(-1.5L)), N(-0.982793723247329067986L)) &&
      near(e::atan(N(0.7L)), N(0.610725964389208616544L)) && near(e::atan(N(1e9L)), N(1.57079632579489661923L)));
  static_assert(e::atan(N(1)) == pi / 4 && e::atan(inf) == pi / 2 && e::atan(-inf) == -pi / 2 &&
                same(e::atan(N(-0.0)), N(-0.0)) && e::atan(tiny) == tiny && is_nan(e::atan(nan)));
  static_assert(near(e::atan2(N(1), N(2)), N(0.463647609000806116214L)) &&
                near(e::atan2(N(-2), N(1)), N(-1.10714871779409050302L)) &&
                near(e::atan2(N(3), N(-4)), N(2.49809154479650885166L)) &&
                near(e::atan2(N(-0.4L), N(-1)), N(-2.76108627647742835216L)));
  static_assert(same(e::atan2(N(0), N(0)), N(0)) && same(e::atan2(N(-0.0), N(1)), N(-0.0)) &&
                e::atan2(N(0), N(-0.0)) == pi && e::atan2(N(-0.0), N(-1)) == -pi && e::atan2(N(1), N(0)) == pi / 2 &&
                e::atan2(-inf, N(3)) == -pi / 2 && e::atan2(tiny, -inf) == pi);
  static_assert(e::atan2(inf, inf) == pi / 4 && near(e::atan2(inf, -inf), 3 * pi / 4) &&
                same(e::atan2(N(1), inf), N(0)) && e::atan2(tiny, tiny) == pi / 4 && is_nan(e::atan2(nan, inf)) &&
                is_nan(e::atan2(N(0), nan)));
  return true;
}
static_assert(holds<double>() && holds<float>());
}  // namespace
